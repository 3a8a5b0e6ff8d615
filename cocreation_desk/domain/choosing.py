"""What a facilitator wants of a vote, and the method that gives it: her words first, ours after.

Each intent is ``intent_<key>`` in the catalogue, and ``why_<key>`` the one sentence that says why. The recommendations
follow `engineering/METHODS.md` §3: no ranking where approval will do, no lone winner where seats are shared.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Intent:
    key: str
    method: str


INTENTS = (
    Intent("one_most_accept", "approval"),
    Intent("best_judged", "majority_judgment"),
    Intent("one_winner_by_order", "schulze"),
    Intent("majority_in_rounds", "instant_runoff"),
    Intent("formal_election", "two_round"),
    Intent("share_seats", "stv"),
    Intent("committee_by_approval", "phragmen"),
    Intent("spend_money", "equal_shares"),
    Intent("set_priorities", "dots"),
    Intent("how_strongly", "quadratic"),
    Intent("many_ideas", "wiki_survey"),
    Intent("what_first", "quadrant"),
    Intent("adopt_proposal", "yesno"),
    Intent("go_ahead_safely", "consent"),
    Intent("measure_support", "agreement"),
)


def recommended(key: str) -> str:
    """The method for that intent; ``KeyError`` for one that nobody offers."""
    return {intent.key: intent.method for intent in INTENTS}[key]
