"""What a step would be left without if *Next* were obeyed at once: said the first time, and obeyed the second."""

from __future__ import annotations

from typing import NamedTuple

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import cue


class Unfinished(NamedTuple):
    """``key`` of the catalogue and the code it names; ``of`` is what was not done, so that it is said once."""

    key: str
    code: str
    of: str


def unfinished(room: Room) -> Unfinished | None:
    step = room.current
    if step is None:
        return None
    return _of_a_vote(room, step) or _of_a_film(step)


def _of_a_vote(room: Room, step: Step) -> Unfinished | None:
    held = room.ballots_of(step)
    if not held:
        return None
    newest = held[-1]
    match newest.state:
        case BallotState.READY:
            return Unfinished("now_not_opened", newest.code, f"{newest.id} opened")
        case BallotState.CLOSED | BallotState.COUNTED:
            return Unfinished("now_not_announced", newest.code, f"{newest.id} announced")
        case _:
            return None


def _of_a_film(step: Step) -> Unfinished | None:
    if step.kind != "media" or step.settings.get("kind", "film") != "film" or not step.settings.get("path"):
        return None
    if cue(step, "shown", 0) or cue(step, "phase", "before") != "before":
        return None
    return Unfinished("now_not_shown", "", step.id)
