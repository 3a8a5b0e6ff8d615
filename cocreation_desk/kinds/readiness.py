"""Before the doors open: what is missing, what would go wrong in front of everybody, and what is ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    projector: str = ""  # the second screen's name and size
    films: Mapping[str, bool | None] = field(default_factory=dict)  # by path: can be shown here, cannot, not known yet


@dataclass(frozen=True)
class Concern:
    """A key of the catalogue with its details; ``stops`` when the doors cannot open before it is seen to."""

    key: str
    details: dict[str, object] = field(default_factory=dict)
    stops: bool = False
    step_id: str = ""


def concerns(room: Room, around: Surroundings) -> tuple[Concern, ...]:
    """What stops the doors first, then what concerns the room, then each step in its order."""
    of_steps = (each for step in room.steps for each in _of_step(step, around))
    return (*_stopping(room), *_around(room, around), *of_steps, *_of_candidates(room, around))


@dataclass(frozen=True)
class Ready:
    """Something that was looked at and is well: a key of the catalogue with its details."""

    key: str
    details: dict[str, object] = field(default_factory=dict)


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
    if not room.participants:
        yield Concern("preflight_people")
    if room.notice is None or not room.notice.text:
        yield Concern("preflight_notice")
    if not _reaches_phones(around):
        yield Concern("preflight_network")
    if not around.projector:
        yield Concern("preflight_projector")
    if around.free_bytes < LEAST_FREE_BYTES:
        yield Concern("preflight_disk")


def _ready(room: Room, around: Surroundings) -> Iterator[Ready]:
    if _reaches_phones(around):
        yield Ready("preflight_ready_network", {"address": around.address.partition("://")[2]})
    if around.projector:
        yield Ready("preflight_ready_projector", {"screen": around.projector})
    if room.participants:
        yield Ready("preflight_ready_people", {"n": len(room.participants)})
    for step in room.steps:
        match around.films.get(_file_of(step)) if _file_of(step) else False:
            case True:
                yield Ready("preflight_ready_film", {"title": step.title})
            case None:
                yield Ready("preflight_film_tried", {"title": step.title})
    if around.free_bytes >= LEAST_FREE_BYTES:
        yield Ready("preflight_ready_disk", {"free": round(around.free_bytes / 10**9, 1)})


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
