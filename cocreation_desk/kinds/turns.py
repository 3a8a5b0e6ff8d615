"""Everybody speaks once and for the same time: in which order, and how much of the turn is left."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.candidates import minutes_and_seconds
from cocreation_desk.kinds.kind import View, cue

LENGTHS = {"discuss": "round_seconds", "commit": "seconds"}
PATIENCE = 1.25  # no pressure: a turn is over a quarter past its time


def turn_seconds(step: Step) -> int:
    """How long a turn is; 0 where nobody is timed."""
    seconds = step.settings.get(LENGTHS.get(step.kind, ""), 0)
    return seconds if isinstance(seconds, int) else 0


def turn_began(step: Step) -> datetime | None:
    """When whoever speaks began to; nothing between two turns."""
    began = cue(step, "speaker_began", "")
    return datetime.fromisoformat(began) if began else None


def drawn_order(step: Step, room: Room, side: Side | None = None) -> Sequence[str]:
    """Who is here, sides in turn, in an order drawn from the step: the same whenever it is asked for."""
    here = [each for each in room.invited(step.audience) if each.presence.is_here]
    drawn = random.Random(step.id)
    sides = [
        [each.name for each in sorted(here, key=lambda each: each.id) if each.side is one]
        for one in Side
        if side in (None, one)
    ]
    for names in sides:
        drawn.shuffle(names)
    rounds = max(map(len, sides), default=0)
    return [name for at in range(rounds) for names in sides for name in names[at : at + 1]]


def is_over(step: Step, began: datetime, now: datetime) -> bool:
    return (now - began).total_seconds() > turn_seconds(step) * PATIENCE


def turn_timer(step: Step, room: Room) -> View | None:
    """The turn under way, as the stage's clocks take it; it bears no name."""
    seconds, began = turn_seconds(step), turn_began(step)
    if not seconds or began is None:
        return None
    left = seconds - (room.now - began).total_seconds()
    return {
        "text": minutes_and_seconds(left),
        "share": min(max(left / seconds, 0.0), 1.0),
        "tone": "over" if is_over(step, began, room.now) else "calm",
    }
