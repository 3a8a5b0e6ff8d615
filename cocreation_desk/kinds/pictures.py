"""Which picture each method's result is drawn as."""

from __future__ import annotations

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.result_duels import duels_view
from cocreation_desk.kinds.result_judged import judged_view
from cocreation_desk.kinds.result_quadrant import quadrant_view
from cocreation_desk.kinds.result_rounds import CHAPTERS, rounds_view
from cocreation_desk.kinds.results import agreement_view, announced, bars_view, consent_view, scale_view
from cocreation_desk.words import Say

PLAIN = {"scale": scale_view, "agreement": agreement_view, "consent": consent_view, "quadrant": quadrant_view}
TOLD = {
    "majority_judgment": judged_view,
    "score": judged_view,
    "schulze": duels_view,
    **dict.fromkeys(CHAPTERS, rounds_view),
}


def result_view(ballot: Ballot, room: Room, say: Say, at: int | None = None) -> View | None:
    """The result as the stage draws it, or None while there is nothing to be seen.

    A count that is told in chapters shows the one asked for, the last where none is asked for.
    """
    result = announced(ballot)
    if result is None:
        return None
    if ballot.method in TOLD:
        return TOLD[ballot.method](ballot, result, room, say, at)
    return PLAIN.get(ballot.method, bars_view)(ballot, result, room, say)
