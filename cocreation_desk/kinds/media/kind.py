"""A film or an image on the big screen, black before and after; the phones look up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import Kind, Setting, View, cue, title_of
from cocreation_desk.words import Say

SETTINGS = (
    Setting("path", "file", ""),
    Setting("kind", "choice", "film", ("film", "image")),
    Setting("times", "whole", 1, low=1, high=5),
)
PHASES = ("before", "showing", "after")
FILMS = (".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi", ".mpg")
IMAGES = (".png", ".jpg", ".jpeg", ".webp")


def showing(step: Step, file: str) -> dict[str, object]:
    """The settings of the step when it shows that file."""
    kind = "image" if Path(file).suffix.lower() in IMAGES else "film"
    return {**step.settings, "path": file, "kind": kind}


def stage(step: Step, room: Room, say: Say) -> View:
    """Films wait, in black, for the facilitator's cues ``phase`` and ``playing``; an image is there at once."""
    source = str(step.settings.get("path", ""))
    kind = "image" if step.settings.get("kind") == "image" else "film"
    phase = cue(step, "phase", "showing" if kind == "image" and source else "before")
    return {
        "phase": phase if phase in PHASES else "before",
        "title": title_of(step, say),
        "kind": kind,
        "source": source,
        "playing": kind == "film" and phase == "showing" and cue(step, "playing", False),
    }


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    return {"title": title_of(step, say), "note": say("kind_look_up")}


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    times = step.settings.get("times", 1)
    if step.settings.get("kind", "film") == "film" and isinstance(times, int):
        yield Paragraph(say("media_shown", n=times))


KIND = Kind("media", SETTINGS, stage=stage, phone=phone, minutes=minutes)
