"""The ready demo programme: one Open CoDir with its people, its film and everything said on its cover."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from pathlib import Path

from cocreation_desk.demo import cast, film, script
from cocreation_desk.desk import agenda, people, programme
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.clock import Clock
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.templates import Template, load
from cocreation_desk.domain.text import Language, Text
from cocreation_desk.places import resource
from cocreation_desk.store import agenda as agenda_rows
from cocreation_desk.store import file

NAME = Text("La boîte revient", "The tin comes back")
TITLE = Text("Open CoDir « La boîte revient »", "Open committee “The tin comes back”")


def make(path: Path, language: Language, starts_at: datetime | None = None, clock: Clock | None = None) -> None:
    """A new programme at ``path``, its film beside it; it begins soon unless ``starts_at`` says when."""
    shown = path.with_name(f"{path.stem}.avi")
    begins = starts_at or _soon(datetime.now().astimezone())
    file.create(
        path, Programme(secrets.token_hex(10), NAME.said_in(language), cast.ORGANISATION, language, cast.CONTACT)
    )
    film.write(shown)
    desk = Desk(file.open_programme(path), clock)
    try:
        desk.do(set_up, _template(), begins, language, shown).result()
    finally:
        desk.close()


def set_up(turn: Turn, template: Template, starts_at: datetime, language: Language, shown: Path) -> str:
    """The session as the facilitator left it the evening before."""
    session_id = programme.create_session(turn, template, starts_at, language, TITLE, cast.PLACE.said_in(language))
    programme.edit_session(
        turn,
        session_id,
        objective=script.OBJECTIVE.said_in(language),
        promise=script.PROMISE.said_in(language),
        facilitator=cast.FACILITATOR,
        secretary=cast.SECRETARY,
        chair=cast.CHAIR,
        next_session=script.NEXT_SESSION.said_in(language),
    )
    people.add_many(turn, session_id, cast.people(language))
    for step in agenda_rows.steps(turn.db, session_id):
        if step.kind == "media":
            agenda.edit_step(turn, step.id, settings={**step.settings, "path": str(shown.absolute())})
        if step.kind == "talk" and not step.settings.get("signal"):
            agenda.edit_step(turn, step.id, settings={**step.settings, "speaker": cast.CHAIR})
    return session_id


def _template() -> Template:
    templates = load(resource("templates.json").read_text("utf-8"))
    return next(template for template in templates if template.key == "open_codir")


def _soon(now: datetime) -> datetime:
    """In some twenty minutes, on a round five."""
    later = now + timedelta(minutes=20)
    return later.replace(minute=later.minute - later.minute % 5, second=0, microsecond=0)
