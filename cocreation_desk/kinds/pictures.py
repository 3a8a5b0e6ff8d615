"""Which picture each method's result is drawn as."""

from __future__ import annotations

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.result_duels import duels_view
from cocreation_desk.kinds.result_judged import judged_view
from cocreation_desk.kinds.result_outcome import outcome_told, quorum_missed
from cocreation_desk.kinds.result_quadrant import quadrant_view
from cocreation_desk.kinds.result_rounds import CHAPTERS, rounds_view
from cocreation_desk.kinds.result_rules import verdict_of_sides, verdict_of_tie
from cocreation_desk.kinds.result_shift import round_before, shift_view, why_totals
from cocreation_desk.kinds.result_sides import has_sides, sides_view
from cocreation_desk.kinds.result_verdict import verdict_view
from cocreation_desk.kinds.results import agreement_view, announced, bars_view, consent_view, scale_view
from cocreation_desk.words import Say

PLAIN = {"scale": scale_view, "agreement": agreement_view, "consent": consent_view, "quadrant": quadrant_view}
BOTH_ROUNDS = "agreement"  # whose own picture has the totals of the round before beside those of this one
TOLD = {
    "majority_judgment": judged_view,
    "score": judged_view,
    "schulze": duels_view,
    **dict.fromkeys(CHAPTERS, rounds_view),
}


def result_view(ballot: Ballot, room: Room, say: Say, at: int | None = None) -> View | None:
    """The result as the stage draws it, or None while there is nothing to be seen.

    A count that is told in chapters shows the one asked for; where none is asked for, the last of the count itself.
    """
    result = announced(ballot)
    if result is None:
        return None
    if ballot.outcome_only:
        return verdict_view(ballot, result, room, say)
    view = _with_verdict(_own_view(ballot, result, room, say, at), ballot, result, room, say)
    more = further_views(ballot, room, say) if at is not None else ()
    if not more or at is None:
        return view
    own = view.get("rounds", 1)
    chapters = own + len(more)
    here = min(max(at, 0), chapters - 1)
    shown = view if here < own else more[here - own]
    chapter = {"round_text": say("count_chapter", n=here + 1, of=chapters)} if "told" in shown else {}
    return {**shown, **chapter, "round": here, "rounds": chapters}


def further_views(ballot: Ballot, room: Room, say: Say) -> tuple[View, ...]:
    """The chapters behind the count itself: what each side gave, and what changed since the round before."""
    result = announced(ballot)
    if result is None or ballot.outcome_only:
        return ()
    by_side = (sides_view(ballot, result, room, say),) if ballot.method in TOLD and has_sides(result) else ()
    told_already = ballot.method == BOTH_ROUNDS and result.moves is None
    changed = None if told_already else shift_view(ballot, result, room, say)
    return (*by_side, changed) if changed else by_side


def _with_verdict(view: View, ballot: Ballot, result: Announcement, room: Room, say: Say) -> View:
    """The end of the count says what came of it: who won, sides that count as sides, a tie and how it is settled."""
    count = result.sides.all
    if view.get("round", 0) + 1 < view.get("rounds", 1):
        return view
    rules = (verdict_of_sides(ballot, count, room, say), verdict_of_tie(ballot, count, say))
    if ballot.method not in PLAIN and ballot.method not in TOLD:
        told = _sentences(outcome_told(ballot, count, say), *rules)
        return {**view, "told": told, "round_text": ""}
    missed = quorum_missed(count, say) if count.outcome == "no_quorum" else ""
    why = why_totals(ballot, say) if _has_both_rounds(ballot, result, room) else ""
    if "told" in view:
        return {**view, "told": _sentences(missed, view["told"]), "note": _sentences(*rules, view["note"], why)}
    return {**view, "note": _sentences(missed, view["note"], why)}


def _sentences(*told: str) -> str:
    return " ".join(filter(None, told))


def _has_both_rounds(ballot: Ballot, result: Announcement, room: Room) -> bool:
    return ballot.method == BOTH_ROUNDS and result.moves is None and round_before(ballot, room) is not None


def _own_view(ballot: Ballot, result: Announcement, room: Room, say: Say, at: int | None) -> View:
    if ballot.method in TOLD:
        return TOLD[ballot.method](ballot, result, room, say, at)
    return PLAIN.get(ballot.method, bars_view)(ballot, result, room, say)
