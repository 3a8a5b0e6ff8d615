"""The rules of an election: the lot, who goes on, ties, speaking time, and the dates of a mandate. All counts are by hand."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import BLANK, Paper, Ticks
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.rules import TieRule
from cocreation_desk.domain.draw.certificate import verify
from cocreation_desk.domain.election import Candidate, CandidateState, Election, Speech, check_move, checked_words
from cocreation_desk.domain.election_lot import draw_lot
from cocreation_desk.domain.election_result import decided, going_on
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.mandate import (
    EventKind,
    Mandate,
    MandateEvent,
    MandateState,
    after_months,
    check_mandate,
    months_of,
    next_month,
)
from cocreation_desk.domain.mandate import check_move as check_mandate_move
from cocreation_desk.domain.text import Text

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
TWO_ROUND = METHODS["two_round"]


def counted(votes: Mapping[str, int], blank: int = 0, **rules: object) -> Count:
    papers = [Paper(Ticks(frozenset({name})), "customer") for name, n in votes.items() for _ in range(n)]
    papers += [Paper(BLANK, "customer") for _ in range(blank)]
    return TWO_ROUND.count(tuple(votes), papers, TWO_ROUND.rules(rules))


def test_the_order_is_drawn_by_the_rule_of_every_draw() -> None:
    """Worked out here with hashlib and hmac alone, as docs/verify-a-draw.md says it."""
    pool = "number;site_choices;household\n" + "".join(f"{number};;\n" for number in (1, 2, 3, 10))
    manifest = (
        '{"algorithm":"CD-ORDRE-1","digits":10,"one_per_household":0,'
        '"places":[{"key":"candidates","quotas":[],"seats":4}],'
        f'"pool":"{hashlib.sha256(pool.encode()).hexdigest()}","rule":"simple","substitutes":0}}'
    )
    fingerprint = hashlib.sha256(manifest.encode()).hexdigest()
    seed = hashlib.sha256(f"CD-ORDRE-1|{fingerprint}|4261351126".encode()).digest()

    lot, order = draw_lot([10, 3, 1, 2], "42613 51126", "public", NOON, {})

    assert (lot.fingerprint, lot.digits) == (fingerprint, "4261351126")
    assert list(order) == sorted([1, 2, 3, 10], key=lambda n: hmac.new(seed, str(n).encode(), "sha256").hexdigest())
    assert all(check.is_sound for check in verify(lot.certificate))


@pytest.mark.parametrize(("thrown", "why"), [("426135112", "draw_too_few_digits"), ("quatre", "draw_not_digits")])
def test_an_order_is_not_drawn_from_too_little(thrown: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        draw_lot([1, 2], thrown, "public", NOON, {})


# SCENARIOS §1.4: 147 papers, 5 blank, 1 void; 141 valid votes, the majority is 71.
FIRST_ROUND = {"A": 52, "B": 38, "C": 21, "D": 14, "E": 9, "F": 7}


def test_nobody_has_seventy_one_of_a_hundred_and_forty_one_votes_so_two_meet_again() -> None:
    count = counted(FIRST_ROUND, blank=5)

    majority = count.moment("majority")
    assert majority is not None and majority["needed"] == 71
    assert decided(count, "runoff") == ("runoff", (), ("A", "B"))


def test_most_votes_win_the_second_round() -> None:
    count = counted({"A": 74, "B": 63}, blank=9, majority="simple")

    assert decided(count, "runoff") == ("elected", ("A",), ())


@pytest.mark.parametrize(
    ("withdrawn", "stay"),
    [((), ("A", "B")), (("A",), ("B", "C")), (("B",), ("A", "C")), (("A", "B"), ("C", "D")), (("F",), ("A", "B"))],
)
def test_whoever_withdraws_leaves_the_place_to_the_next(withdrawn: Sequence[str], stay: Sequence[str]) -> None:
    assert going_on(counted(FIRST_ROUND), withdrawn) == stay


def test_all_who_are_level_with_the_second_go_on() -> None:
    assert going_on(counted({"A": 9, "B": 5, "C": 5, "D": 1}), ()) == ("A", "B", "C")


def test_one_who_got_no_vote_does_not_go_on() -> None:
    assert going_on(counted({"A": 4, "B": 4, "C": 0}), ("B",)) == ("A",)


@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        ("runoff", ("runoff", (), ("A", "B"))),
        ("shared", ("elected", ("A", "B"), ())),
        ("draw", ("tie", (), ())),
        ("chair", ("tie", (), ())),
    ],
)
def test_a_tie_is_what_the_declared_rule_makes_of_it(rule: TieRule, outcome: tuple[object, ...]) -> None:
    assert decided(counted({"A": 6, "B": 6}, majority="simple"), rule) == outcome


def test_a_lot_that_was_drawn_settles_the_tie() -> None:
    assert decided(counted({"A": 6, "B": 6}, majority="simple", lot=("B", "A")), "draw") == ("elected", ("B",), ())


def test_without_quorum_or_without_a_valid_paper_everybody_stays() -> None:
    few = counted({"A": 2, "B": 1}, quorum="1/2", registered=10)
    none = counted({"A": 0, "B": 0}, blank=4)

    assert decided(few, "runoff") == ("no_quorum", (), ("A", "B"))
    assert decided(none, "runoff") == ("empty", (), ("A", "B"))


def test_the_life_of_a_candidacy() -> None:
    check_move(CandidateState.DECLARED, CandidateState.VALIDATED)
    check_move(CandidateState.VALIDATED, CandidateState.WITHDRAWN)
    with pytest.raises(Refused, match="candidate_cannot_move"):
        check_move(CandidateState.REJECTED, CandidateState.VALIDATED)
    with pytest.raises(Refused, match="candidate_cannot_move"):
        check_move(CandidateState.ELECTED, CandidateState.WITHDRAWN)


def candidate(number: int, state: CandidateState, place: int | None = None) -> Candidate:
    return Candidate(f"k{number}", f"c{number}", f"Name {number}", number, "slogan", "words", state=state, place=place)


def test_an_election_says_what_it_still_lacks() -> None:
    election = Election(
        "e", "s", candidates=(candidate(1, CandidateState.VALIDATED), candidate(2, CandidateState.DECLARED))
    )

    assert election.missing == (
        "election_needs_candidates",
        "election_candidates_waiting",
        "election_needs_order",
        "election_needs_scrutineers",
    )


def test_candidates_stand_in_the_drawn_order_and_those_who_left_are_not_among_them() -> None:
    people = (
        candidate(1, CandidateState.VALIDATED, 3),
        candidate(2, CandidateState.WITHDRAWN),
        candidate(3, CandidateState.VALIDATED, 1),
    )

    assert [each.number for each in Election("e", "s", candidates=people).standing] == [3, 1]


def test_the_time_used_runs_on_from_what_was_kept() -> None:
    speech = Speech("step", "k1", 50.0, NOON)

    assert speech.used(NOON + timedelta(seconds=12)) == 62
    assert replace(speech, since=None).used(NOON + timedelta(hours=1)) == 50


def test_words_are_kept_as_they_were_written_up_to_their_length() -> None:
    assert checked_words("  Une ligne \r\n\r\nUne autre\x00 ", 40) == "Une ligne\n\nUne autre"
    with pytest.raises(Refused, match="text_too_long"):
        checked_words("x" * 81, 80)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 6, 1), date(2026, 11, 30)),
        (date(2026, 9, 1), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 28)),
    ],
)
def test_six_months(start: date, end: date) -> None:
    assert after_months(start) == end


def test_a_mandate_begins_with_the_next_month() -> None:
    assert (next_month(date(2026, 5, 12)), next_month(date(2026, 12, 31))) == (date(2026, 6, 1), date(2027, 1, 1))


def mandate(*events: MandateEvent, **more: object) -> Mandate:
    given = {"sponsor": "Adèle Rochefort", "commitment": "répondre par écrit"} | more
    begins, ends = date(2026, 6, 1), date(2026, 11, 30)
    plain = Mandate("m", "k1", "Léa Nguyen", Text("Présidente", "President"), begins, ends, events=events)
    return replace(plain, **given)  # type: ignore[arg-type]  # fields of a mandate


def planned(month: int, title: str = "Rencontre") -> MandateEvent:
    return MandateEvent(date(2026, month, 1), EventKind.MEETING, title)


def test_a_mandate_counts_its_months_and_finds_its_middle() -> None:
    assert months_of(mandate()) == 6
    assert mandate().review_on == date(2026, 8, 31)


@pytest.mark.parametrize("event", [planned(5), planned(12), planned(7, " ")])
def test_a_programme_stays_within_its_mandate_and_says_what_is_planned(event: MandateEvent) -> None:
    with pytest.raises(Refused, match="mandate_event"):
        check_mandate(mandate(event))


def test_nobody_signs_an_empty_programme_or_one_the_company_promised_nothing_for() -> None:
    three = (planned(6), planned(8), planned(11))

    check_mandate_move(mandate(*three), MandateState.SIGNED, "")
    for short, key in (
        (mandate(*three[:2]), "mandate_needs_programme"),
        (mandate(*three, sponsor=" "), "mandate_needs_sponsor"),
        (mandate(*three, commitment=""), "mandate_needs_commitment"),
    ):
        with pytest.raises(Refused, match=key):
            check_mandate_move(short, MandateState.SIGNED, "")


def test_a_mandate_is_broken_off_for_a_reason_only() -> None:
    with pytest.raises(Refused, match="reason_needed"):
        check_mandate_move(mandate(), MandateState.INTERRUPTED, " ")
    with pytest.raises(Refused, match="mandate_cannot_move"):
        check_mandate_move(mandate(), MandateState.ACTIVE, "")
