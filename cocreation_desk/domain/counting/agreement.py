"""The gradient of agreement: seven degrees for one proposal, from "I fully support it" to "I cannot accept it".

Source: S. Kaner, Facilitator's Guide to Participatory Decision-Making; `domain/STEPS_AND_BALLOTS.md` §2.1. Nothing is
adopted by arithmetic: the room sees the seven columns, and those at 5 to 7 are invited to speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting import graded
from cocreation_desk.domain.counting.checks import DEGREES, check_degree
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Degree, Paper, pile
from cocreation_desk.domain.counting.result import Count, Moment, Tally, shown
from cocreation_desk.domain.counting.rules import Rules


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    (proposal,) = options
    given = pile(papers, Degree)
    spread = dict.fromkeys(DEGREES, 0)
    for paper, alike in given.papers.items():
        spread[paper.value] += alike
    supporting, abstaining = sum(spread[degree] for degree in (1, 2, 3)), spread[4]
    against = given.valid - supporting - abstaining
    tally = Tally(
        proposal,
        score=Fraction(supporting),
        people=given.valid,
        distribution=graded.labelled(spread),
        mean=graded.mean(spread),
        median=graded.median(spread),
    )
    support = Moment("support", {"supporting": supporting, "abstaining": abstaining, "against": against})
    invited = (Moment("invited_to_speak", {"people": against}),) if against else ()
    return shown("agreement", given, (tally,), rules, ranking=((proposal,),), story=(support, *invited))


AGREEMENT = Method("agreement", paper="degree", check=check_degree, count=count, least_options=1, most_options=1)
