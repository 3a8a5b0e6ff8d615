"""A programme under way on a real file, with time that passes only when told to."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from cocreation_desk.desk import programme, running
from cocreation_desk.desk.answers import Receipt, answer
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.people import add_many
from cocreation_desk.domain.answers import Payload
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.clock import Clock
from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.templates import load
from cocreation_desk.places import resource
from cocreation_desk.store import file as store_file
from cocreation_desk.store.keys import KeyDrawer

MORNING = datetime(2026, 3, 12, 8, 30, tzinfo=timezone(timedelta(hours=1)))
TEMPLATES = {template.key: template for template in load(resource("templates.json").read_text(encoding="utf-8"))}


class StoppedClock(Clock):
    def __init__(self) -> None:
        self.at = MORNING

    def now(self) -> datetime:
        return self.at

    def pass_minutes(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


class Evening:
    """A desk, and short ways to say what people do."""

    def __init__(self, path: Path, keys: KeyDrawer | None = None) -> None:
        store_file.create(path, Programme("p1", "Ouvrir la maison", "Maison Test", "fr"))
        self._take_up(path, keys)

    def _take_up(self, path: Path, keys: KeyDrawer | None) -> None:
        self.path = path
        self.keys = keys
        self.clock = StoppedClock()
        self.desk = self.opened()
        self._sent = 0

    def opened(self) -> Desk:
        return Desk(store_file.open_programme(self.path), self.clock, keys=self.keys)

    def do(self, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.desk.do(act, *args, **kwargs).result(120)

    @property
    def room(self) -> Room:
        return self.desk.look().result(120)

    @property
    def session_id(self) -> str:
        assert self.room.session is not None
        return self.room.session.id

    def hold(self, template: str = "open_codir", customers: int = 9, company: int = 9) -> None:
        session_id = self.do(programme.create_session, TEMPLATES[template], MORNING, "fr")
        self.desk.enter(session_id).result(120)
        self.do(programme.edit_session, session_id, facilitator="Camille")
        people = [NewParticipant(f"Client {number}", "Un", Side.CUSTOMER) for number in range(customers)]
        people += [NewParticipant(f"Cadre {number}", "Deux", Side.COMPANY) for number in range(company)]
        self.do(add_many, session_id, people)

    def side(self, side: Side) -> list[str]:
        return [each.id for each in self.room.participants if each.side is side]

    def next(self) -> str | None:
        opened: str | None = self.do(running.next_step, self.session_id)
        return opened

    def reach(self, kind: str, nth: int = 1) -> str:
        """Press Next until the nth step of that kind runs; its identifier."""
        wanted = [step.id for step in self.room.steps if step.kind == kind][nth - 1]
        while self.next() != wanted:
            pass
        return wanted

    def ballot(self, step_id: str) -> Ballot:
        return next(each for each in reversed(self.room.ballots) if each.step_id == step_id)

    def send(self, step_id: str, participant_id: str, payload: Payload, key: str = "") -> Receipt:
        return self.sending(step_id, participant_id, payload, key).result(120)

    def sending(self, step_id: str, participant_id: str, payload: Payload, key: str = "") -> Future[Receipt]:
        self._sent += 1
        return self.desk.do_by("phone", answer, step_id, participant_id, payload, key or f"key-{self._sent}")
