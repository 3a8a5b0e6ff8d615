"""Before the doors open: what is still missing, and what would go wrong in front of everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text

LEAST_FREE_BYTES = 200_000_000


@dataclass(frozen=True)
class Surroundings:
    """What the file does not know of this computer."""

    address: str  # where phones find us, such as ``http://192.168.8.20``
    free_bytes: int


@dataclass(frozen=True)
class Concern:
    """A key of the catalogue with its details; ``stops`` when the doors cannot open before it is seen to."""

    key: str
    details: dict[str, object] = field(default_factory=dict)
    stops: bool = False
    step_id: str = ""


def concerns(room: Room, around: Surroundings) -> tuple[Concern, ...]:
    """What stops the doors first, then what concerns the room, then each step in its order."""
    return (*_stopping(room), *_around(room, around), *(each for step in room.steps for each in _of_step(step)))


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
    if not room.participants:
        yield Concern("preflight_people")
    if room.notice is None or not room.notice.text:
        yield Concern("preflight_notice")
    if not around.address or "//127." in around.address:
        yield Concern("preflight_network")
    if around.free_bytes < LEAST_FREE_BYTES:
        yield Concern("preflight_disk")


def _of_step(step: Step) -> Iterator[Concern]:
    if step.kind == "media":
        path = str(step.settings.get("path", ""))
        if not path:
            yield Concern("preflight_no_media", {"title": step.title}, step_id=step.id)
        elif not Path(path).is_file():
            yield Concern("preflight_media_gone", {"title": step.title, "name": Path(path).name}, step_id=step.id)
    if step.kind == "ballot" and not step.settings.get("options_from") and not step.settings.get("options"):
        yield Concern("preflight_options", {"title": step.title}, step_id=step.id)
    if any(_half_said(words) for words in (step.title, step.prompt)):
        yield Concern("preflight_language", {"title": step.title}, step_id=step.id)


def _half_said(words: Text) -> bool:
    """Said in one language only: the other half of the room would read a foreign sentence."""
    return bool(words.fr.strip()) != bool(words.en.strip())
