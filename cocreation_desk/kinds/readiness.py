"""Before the doors open: what is missing, what would go wrong in front of everybody, and what is ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.computer import Computer, of_computer, ready_computer
from cocreation_desk.kinds.findings import Concern, Ready


@dataclass(frozen=True)
class Surroundings:
    """What the file does not know of the place it is opened in."""

    address: str  # where phones find us, such as ``http://192.168.8.20``
    computer: Computer | None = None  # until it has been looked at
    projector: str = ""  # the second screen's name and size
    films: Mapping[str, bool | None] = field(default_factory=dict)  # by path: can be shown here, cannot, not known yet
    heard_at: time | None = None  # when a phone last found this computer
    today: date | None = None


def concerns(room: Room, around: Surroundings) -> tuple[Concern, ...]:
    """What stops the doors first, then what concerns the room, then each step in its order."""
    of_steps = (each for step in room.steps for each in _of_step(step, around))
    return (*_stopping(room), *_around(room, around), *of_steps, *_of_candidates(room, around))


def ready(room: Room, around: Surroundings) -> tuple[Ready, ...]:
    return tuple(_ready(room, around))


def _stopping(room: Room) -> Iterator[Concern]:
    session = room.session
    if session is None:
        return
    if not session.title:
        yield Concern("preflight_title", stops=True)
    if not session.facilitator.strip():
        yield Concern("preflight_facilitator", stops=True)
    if not room.steps:
        yield Concern("preflight_steps", stops=True)


def _around(room: Room, around: Surroundings) -> Iterator[Concern]:
    session = room.session
    if session is not None and around.today is not None and session.ends_at.date() < around.today:
        yield Concern("preflight_past", {"day": session.starts_at.date()})
    if not room.participants:
        yield Concern("preflight_people")
    if room.notice is None or not room.notice.text:
        yield Concern("preflight_notice")
    if not _reaches_phones(around):
        yield Concern("preflight_network")
    elif around.heard_at is None and around.computer is not None:
        yield Concern("preflight_untried")
    if not around.projector:
        yield Concern("preflight_projector")
    if around.computer is not None:
        yield from of_computer(around.computer, expected_phones(room))


def expected_phones(room: Room) -> int:
    """One for everybody who may still come."""
    return sum(each.presence not in (Presence.ABSENT, Presence.EXCUSED) for each in room.participants)


def _ready(room: Room, around: Surroundings) -> Iterator[Ready]:
    session = room.session
    if session is not None and around.today is not None and around.today < session.starts_at.date():
        yield Ready("preflight_to_come", {"day": session.starts_at.date()}, sign="known")
    if _reaches_phones(around):
        yield Ready("preflight_ready_network", {"address": around.address.partition("://")[2]})
        if around.heard_at is not None:
            yield Ready("preflight_ready_tried", {"at": around.heard_at})
    if around.projector:
        yield Ready("preflight_ready_projector", {"screen": around.projector})
    if room.participants:
        yield Ready("preflight_ready_people", {"n": len(room.participants)})
    for step in room.steps:
        match around.films.get(_file_of(step)) if _file_of(step) else False:
            case True:
                yield Ready("preflight_ready_film", {"title": step.title})
            case None:
                yield Ready("preflight_film_tried", {"title": step.title}, sign="waiting")
    if around.computer is not None:
        yield from ready_computer(around.computer)
    else:
        yield Ready("preflight_looking", sign="waiting")


def _reaches_phones(around: Surroundings) -> bool:
    return bool(around.address) and "//127." not in around.address


def films(room: Room) -> tuple[str, ...]:
    """The files that the agenda will show."""
    of_candidates = (each.film for each in room.election.standing if each.film) if room.election else ()
    return (*(path for step in room.steps if (path := _file_of(step))), *of_candidates)


def _file_of(step: Step) -> str:
    return str(step.settings.get("path", "")) if step.kind == "media" else ""


def _of_candidates(room: Room, around: Surroundings) -> Iterator[Concern]:
    pitch = next((step.id for step in room.steps if step.kind == "pitch"), "")
    for candidate in room.election.standing if room.election else ():
        if candidate.film:
            yield from _of_file(candidate.film, candidate.name, pitch, around)


def _of_file(path: str, title: Text | str, step_id: str, around: Surroundings) -> Iterator[Concern]:
    told: dict[str, object] = {"title": title, "name": Path(path).name}
    if not Path(path).is_file():
        yield Concern("preflight_media_gone", told, step_id=step_id)
    elif around.films.get(path) is False:
        yield Concern("preflight_film", told, step_id=step_id)


def _of_step(step: Step, around: Surroundings) -> Iterator[Concern]:
    if step.kind == "media":
        path = _file_of(step)
        if not path:
            yield Concern("preflight_no_media", {"title": step.title}, step_id=step.id)
        else:
            yield from _of_file(path, step.title, step.id, around)
    if step.kind == "ballot" and not step.settings.get("options_from") and not step.settings.get("options"):
        yield Concern("preflight_options", {"title": step.title}, step_id=step.id)
    if any(_half_said(words) for words in (step.title, step.prompt)):
        yield Concern("preflight_language", {"title": step.title}, step_id=step.id)


def _half_said(words: Text) -> bool:
    """Said in one language only: the other half of the room would read a foreign sentence."""
    return bool(words.fr.strip()) != bool(words.en.strip())
