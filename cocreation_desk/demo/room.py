"""The demo seen by whoever plays all its parts: the facilitator's acts, eighteen phones, and a clock that can be moved ahead."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from cocreation_desk.demo import cast, script
from cocreation_desk.desk import captures
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.badges import badge_code
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.clock import Clock
from cocreation_desk.domain.commitments import NoteKind
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language
from cocreation_desk.evening import Evening
from cocreation_desk.rehearsal import Fields, Phone, Sheet
from cocreation_desk.words import Say

Result = TypeVar("Result")


class DemoClock(Clock):
    """A clock that can be moved ahead: four hours pass in a minute, and the minutes say half past eight."""

    def __init__(self, begins: datetime) -> None:
        super().__init__()
        self._ahead = begins - super().now()

    def now(self) -> datetime:
        return super().now() + self._ahead

    def move_to(self, moment: datetime) -> None:
        self._ahead += max(moment - self.now(), timedelta())


class Camera(Protocol):
    def stage(self, name: str, room: Room, language: Language) -> None: ...

    def console(self, name: str, room: Room, language: Language, page: str = "room") -> None: ...


class Play:
    """The session under way, seen by whoever plays all its parts."""

    def __init__(
        self, evening: Evening, clock: DemoClock, say: Say, camera: Camera, tell: Callable[[str], None]
    ) -> None:
        room = evening.desk.room
        if room.session is None:
            raise ValueError("the demo has a session")
        self.evening = evening
        self.clock = clock
        self.say = say
        self.camera = camera
        self.tell = tell
        self.session = room.session
        self.starts = {slot.step_id: slot.planned_start for slot in room.slots}
        key = evening.file.badge_key
        self.phones = [
            Phone(
                evening.phones.url,
                f"/j/{badge_code(key, person.id, person.badge_issue)}",
                person.id,
                "en" if person.first_name in cast.SPEAKS_ENGLISH else "fr",
            )
            for person in room.participants
        ]
        self.customers, self.executives = self.phones[: len(cast.CUSTOMERS)], self.phones[len(cast.CUSTOMERS) :]

    @property
    def room(self) -> Room:
        return self.evening.desk.room

    async def do(self, future: Future[Result]) -> Result:
        """Wait for an act, and until the room shows it."""
        result = await asyncio.wrap_future(future)
        await asyncio.wrap_future(self.evening.desk.look())
        return result

    async def everyone(self, phones: Sequence[Phone], form_id: str, fill: Callable[[int, Sheet], Fields | None]) -> int:
        """Each of these phones fills in that form once its screen brings it; how many did."""

        async def one(place: int, phone: Phone) -> int:
            sheet = await phone.sheet(form_id)
            values = fill(place, sheet)
            if values is None:
                return 0
            await phone.send(sheet, values)
            return 1

        sent = sum(await asyncio.gather(*(one(place, phone) for place, phone in enumerate(phones))))
        await asyncio.wrap_future(self.evening.desk.look())
        return sent

    def after(self, step: Step, minutes: float) -> None:
        """That many minutes into the step."""
        self.clock.move_to(self.starts[step.id] + timedelta(minutes=minutes))

    def snap(self, name: str, console: bool = False, english: bool = False) -> None:
        self.camera.stage(name, self.room, "fr")
        if english:
            self.camera.stage(name, self.room, "en")
        if console:
            self.camera.console(name, self.room, "fr")

    def ballot(self, step: Step) -> Ballot:
        return self.room.ballots_of(step)[-1]

    async def note(self, moment: str) -> None:
        for each in script.MINUTES.notes[moment]:
            await self.do(
                self.evening.desk.do(
                    captures.note_down, self.session.id, NoteKind(each.kind), each.text, each.said_by, each.quotable
                )
            )
