"""Hands raised in the room, counted option by option: which votes take them, and which totals are possible."""

from __future__ import annotations

from collections.abc import Mapping

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.papers import BLANK, Marks, Ticks
from cocreation_desk.domain.errors import Refused

# One hand up is one whole paper; or one of several ticks, where only the number of ticks an option has is counted.
WHOLE = frozenset({"yesno", "single", "two_round"})
SEVERAL = frozenset({"multi", "approval"})


def takes_hands(ballot: Ballot) -> bool:
    """Where the count of hands is the whole count, and nobody was promised that their vote stays their secret.

    Never in an election: only who is on its roll votes, and hands sign no roll.
    """
    return ballot.method in WHOLE | SEVERAL and not ballot.is_secret and not ballot.is_election


def counts_people_apart(ballot: Ballot) -> bool:
    """Where everybody may raise a hand more than once, so that the people must be counted too."""
    return ballot.method in SEVERAL


def papers_of(ballot: Ballot, totals: Mapping[str, int], blank: int = 0, people: int | None = None) -> list[Marks]:
    """As many papers as people, whose ticks add up to the totals; Refused when no such papers can be.

    Where everybody may raise a hand several times, who raised it for what together is not known and not said:
    the ticks are dealt out in turn, and the count, which only adds them up, is that of the hands.
    """
    if any(n < 0 for n in (*totals.values(), blank, people or 0)) or not set(totals) <= set(ballot.option_ids):
        raise Refused("answer_not_understood")
    up = sum(totals.values())
    if not counts_people_apart(ballot):
        people = up + blank
    elif people is None:
        raise Refused("hands_people_missing")
    voting = people - blank
    if voting < 0 or (up and not voting):
        raise Refused("hands_too_few_people", people=people)
    most = min(ballot.rules.max_choices or len(ballot.options), len(ballot.options))
    for option in ballot.options:
        if totals.get(option.id, 0) > voting:
            raise Refused("hands_more_than_people", mark=option.mark, n=totals[option.id], people=voting)
    if up > voting * (most if counts_people_apart(ballot) else 1):
        raise Refused("hands_more_than_choices", n=up, most=voting * most, each=most)
    if up < voting * ballot.rules.min_choices:
        raise Refused("hands_fewer_than_people", n=up, people=voting)
    ticked: list[set[str]] = [set() for _ in range(voting)]
    at = 0
    for id in ballot.option_ids:
        for _ in range(totals.get(id, 0)):
            ticked[at % voting].add(id)
            at += 1
    return [*(Ticks(frozenset(ticks)) for ticks in ticked), *(BLANK for _ in range(blank))]
