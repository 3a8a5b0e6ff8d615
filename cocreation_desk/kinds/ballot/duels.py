"""Which two ideas a paper sets side by side: all pairs of a few; of many a ring, or on a phone a dozen of its own.

A wiki survey shows each person pairs drawn by the weight min(1 / (n + 1), 1 / 20), n being how often a pair was shown: a
pair counts less only after it was shown twenty times. A room is smaller than that, and a weight that hangs on the papers
so far would be a hint of them: so each phone draws its pairs evenly among all, none of them twice, their order and their
sides too, and keeps them when the page is loaded again. A page without a script, and paper, have the ring.
"""

from __future__ import annotations

import hashlib
from itertools import combinations, permutations

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ballot import Ballot, BallotState, Option
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.ideas import Contribution, ContributionState
from cocreation_desk.domain.room import Room

MOST_PAIRS = 12
IDEA = "idea"  # the label of what participants propose for a survey of duels


def pairs_of(ballot: Ballot) -> tuple[tuple[Option, Option], ...]:
    """Up to twelve duels; every idea fights as often as every other, in an order that favours nobody.

    The order hangs on the ballot alone, so that a page loaded again asks the same.
    """
    drawn = sorted(ballot.options, key=lambda option: hashlib.sha256(f"{ballot.id} {option.mark}".encode()).digest())
    n = len(drawn)
    if n * (n - 1) // 2 <= MOST_PAIRS:
        return tuple(pair if at % 2 else pair[::-1] for at, pair in enumerate(combinations(drawn, 2)))
    around = max(1, MOST_PAIRS // n)
    return tuple((drawn[at], drawn[(at + far) % n]) for far in range(1, around + 1) for at in range(n))


def takes_ideas(step: Step, ballot: Ballot | None) -> bool:
    """Whether participants may propose ideas of their own now."""
    if ballot is None or ballot.state is not BallotState.OPEN or ballot.is_secret:
        return False
    return METHODS[ballot.method].grows and bool(step.settings.get("new_ideas"))


def proposed(step: Step, room: Room) -> tuple[Contribution, ...]:
    """What participants propose and nobody has read yet."""
    waiting = (each for each in room.contributions_of(step) if each.state is ContributionState.RECEIVED)
    return tuple(each for each in waiting if each.label == IDEA)


def may_be_asked(ballot: Ballot) -> tuple[tuple[Option, Option], ...]:
    """Every pair that some phone may have drawn, either way round."""
    return tuple(permutations(ballot.options, 2))
