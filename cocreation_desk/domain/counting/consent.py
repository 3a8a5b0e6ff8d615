"""Consent: the proposal passes when nobody holds a reasoned objection; concerns are written down, and stop nothing.

Source: Sociocracy 3.0, "Consent Decision-Making"; `domain/STEPS_AND_BALLOTS.md` §2.1 ("good enough for now, safe
enough to try"). Blank papers neither consent nor object; with no valid paper at all nothing passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting.checks import check_stance
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import STANCES, Paper, Pile, Stance, StanceKind, pile
from cocreation_desk.domain.counting.result import Count, Moment, Tally, decided
from cocreation_desk.domain.counting.rules import QUORUM, Rules


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    (proposal,) = options
    taken = pile(papers, Stance)
    people: dict[StanceKind, int] = dict.fromkeys(STANCES, 0)
    for stance, alike in taken.papers.items():
        people[stance.kind] += alike
    without_objection = taken.valid - people["objection"]
    tally = Tally(proposal, Fraction(without_objection), without_objection, {kind: people[kind] for kind in STANCES})
    story = (
        Moment("objections", {"people": people["objection"], "texts": _texts(taken, "objection")}),
        Moment("concerns", {"people": people["concern"], "texts": _texts(taken, "concern")}),
    )
    return decided("consent", taken, (tally,), rules, carried=not people["objection"], story=story)


def _texts(taken: Pile[Stance], kind: StanceKind) -> tuple[str, ...]:
    """In alphabetical order: the order they came in would say who wrote them."""
    return tuple(
        sorted(
            stance.text.strip()
            for stance, alike in taken.papers.items()
            for _ in range(alike)
            if stance.kind == kind and stance.text.strip()
        )
    )


CONSENT = Method(
    "consent", paper="stance", check=check_stance, count=count, asks=QUORUM, least_options=1, most_options=1
)
