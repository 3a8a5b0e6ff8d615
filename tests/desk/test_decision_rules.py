"""What it takes to decide is set on the step, said before the vote opens, printed, and held to when it is counted."""

from __future__ import annotations

import pytest

from cocreation_desk.desk import ballots
from cocreation_desk.desk.agenda import edit_step
from cocreation_desk.desk.people import mark_presence
from cocreation_desk.domain.announcement import Announcement, second_round
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.counting.papers import BLANK, Marks, Ticks
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.kinds.ballot.kind import SETTINGS
from cocreation_desk.kinds.ballot.phone import phone
from cocreation_desk.kinds.scene import scene
from cocreation_desk.words import sayer
from tests.evenings import Evening

# Of 18 registered: the rules, who is checked in, (yes, no, blank), and by hand: the outcome, who the quorum found.
HELD: dict[str, tuple[dict[str, object], int, tuple[int, int, int], str, tuple[int, int] | None]] = {
    "two thirds of nine valid votes are six": ({"majority": "two_thirds"}, 0, (6, 3, 3), "adopted", None),
    "blanks in the base: six of twelve are not two thirds": (
        {"majority": "two_thirds", "base": "voters"}, 0, (6, 3, 3), "rejected", None,
    ),
    "absolute majority of the registered: ten of eighteen": (
        {"majority": "absolute", "base": "registered"}, 0, (9, 0, 0), "rejected", None,
    ),
    "absolute majority of those present: six of eleven": (
        {"majority": "absolute", "base": "present"}, 11, (6, 1, 0), "adopted", None,
    ),
    "half of the registered are here, though seven vote": ({"quorum": 50}, 9, (5, 2, 0), "adopted", (9, 9)),
    "those who vote count, and they are too few": (
        {"quorum": 50, "quorum_of": "voters"}, 9, (5, 2, 0), "no_quorum", (7, 9),
    ),
    "ten people must be here, and nine are": ({"quorum_people": 10}, 9, (5, 2, 0), "no_quorum", (9, 10)),
    "whoever votes is here, checked in or not": ({"quorum_people": 7}, 0, (5, 2, 0), "adopted", (7, 7)),
}  # fmt: skip


def asked(evening: Evening, **rules: object) -> Ballot:
    evening.hold()
    step = evening.reach("ballot", 3)
    evening.do(edit_step, step, settings={"method": "yesno", "options": [], **rules})
    return evening.ballot(step)


def vote(evening: Evening, ballot: Ballot, voter: str, marks: Marks) -> None:
    evening.send(ballot.step_id, voter, Vote(ballot.id, marks))


def announced(evening: Evening, ballot: Ballot) -> Count:
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)
    told = evening.ballot(ballot.step_id).announced
    assert told is not None
    return Announcement.from_json(told).sides.all


@pytest.mark.parametrize("case", HELD)
def test_a_vote_decides_by_the_rules_of_its_step(evening: Evening, case: str) -> None:
    rules, checked_in, figures, outcome, quorum = HELD[case]
    ballot = asked(evening, **rules)
    for one in [each.id for each in evening.room.participants][18 - checked_in :]:
        evening.do(mark_presence, one, Presence.PRESENT)
    evening.do(ballots.open_ballot, ballot.id)
    yes, no = (Ticks(frozenset({option})) for option in ballot.option_ids)
    sorts: tuple[Marks, ...] = (yes, no, BLANK)
    papers = [paper for paper, n in zip(sorts, figures, strict=True) for _ in range(n)]
    here = [each.id for each in evening.room.participants][::-1]
    for voter, paper in zip(here, papers, strict=False):
        vote(evening, ballot, voter, paper)

    count = announced(evening, ballot)

    assert count.outcome == outcome
    found = count.moment("quorum")
    assert (None if found is None else (found["present"], found["needed"])) == quorum


def test_the_next_round_counts_heads_anew(evening: Evening) -> None:
    ballot = asked(evening, quorum=50)
    evening.do(ballots.open_ballot, ballot.id)
    announced(evening, ballot)
    closed = evening.ballot(ballot.step_id)

    assert closed.rules.present == 0
    assert second_round(closed).rules.present is None


def test_the_rule_is_said_before_the_vote_opens(evening: Evening) -> None:
    ballot = asked(evening, majority="two_thirds", base="voters", quorum=50, quorum_people=8)
    assert ballot.state is BallotState.READY
    room = evening.room
    step = room.current
    assert step is not None
    sentences = {
        "fr": "Adopté si le oui réunit au moins les deux tiers des votants, blancs compris. "
        "Quorum\u00a0: présence d’au moins 50\u00a0% des inscrits et 8 personnes.",
        "en": "Adopted if yes gathers at least two thirds of those who vote, blanks included. "
        "Quorum: at least 50% of those registered and 8 people present.",
    }

    for language, sentence in sentences.items():
        say = sayer(language)
        assert scene(room, say)["view"]["hint"] == sentence
        assert phone(step, room, Side.CUSTOMER, say)["rule"] == sentence


def test_an_election_keeps_the_rules_that_it_declared(evening: Evening) -> None:
    """A step's own quorum would be a second rule beside the one that all rounds of the election share."""
    election = {"method": "two_round", "options_from": "candidates", "quorum": 50, "majority": "absolute"}

    matters = {each.name for each in SETTINGS if each.matters(election)}
    assert not matters & {"majority", "base", "quorum", "quorum_people", "quorum_of", "tie_rule"}
