"""One count, however the papers came in: by phone, keyed in from paper, by raised hands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cocreation_desk.commands.recounting import recounted
from cocreation_desk.desk import ballots, keying, reconciling
from cocreation_desk.desk.agenda import edit_step
from cocreation_desk.desk.answers import answer
from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.answers import Channel, Vote
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.channels import Channels
from cocreation_desk.domain.counting.papers import BLANK, Degree, Grades, Ticks, Void
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.reconciling import Way
from cocreation_desk.kinds import KINDS
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.plain import plain
from cocreation_desk.reports.results import result_sheets
from cocreation_desk.words import sayer
from tests.evenings import Evening


@pytest.fixture
def support(evening: Evening) -> Evening:
    """The degree of agreement of twelve customers is asked."""
    evening.hold(customers=12)
    evening.do(ballots.open_ballot, evening.ballot(evening.reach("ballot", 3)).id)
    return evening


def held(evening: Evening) -> Ballot:
    return evening.ballot(evening.room.ballots[2].step_id)


def vote(evening: Evening, voter: str, channel: Channel) -> None:
    ballot = held(evening)
    evening.do(answer, ballot.step_id, voter, Vote(ballot.id, Degree(2)), f"key of {voter}", channel)


@pytest.mark.parametrize(("on_paper", "told"), [(5, {"phone": 7, "paper": 5}), (1, {})])
def test_papers_are_told_by_channel_unless_one_channel_is_a_few_people(
    support: Evening, on_paper: int, told: dict[str, int]
) -> None:
    for number, voter in enumerate(support.side(Side.CUSTOMER)):
        vote(support, voter, "paper" if number < on_paper else "phone")

    assert support.room.channels_of(held(support)) == told
    support.do(ballots.close_ballot, held(support).id)
    assert support.room.channels_of(held(support)) == told


def test_predictions_are_not_among_the_votes_of_a_channel(evening: Evening) -> None:
    evening.hold(customers=12)
    ballot = evening.ballot(evening.reach("ballot"))
    assert ballot.predicted_by is Side.COMPANY
    evening.do(ballots.open_ballot, ballot.id)
    graded = Vote(ballot.id, Grades(dict.fromkeys(ballot.option_ids, 3)))
    ways: list[Channel] = ["paper", "phone"]
    for side, on_paper in ((Side.CUSTOMER, 5), (Side.COMPANY, 0)):
        for number, voter in enumerate(evening.side(side)[:11]):
            evening.do(answer, ballot.step_id, voter, graded, f"key of {voter}", ways[number >= on_paper])
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)

    words = plain(result_sheets(Order(evening.room, "fr", evening.clock.now()))).replace("\u00a0", " ")

    assert evening.room.channels_of(ballot) == {"phone": 6, "paper": 5}
    assert "A. Inscrits | 12" in words and "C. Abstentions | 1" in words
    assert "6 par téléphone · 5 sur papier" in words


def test_the_only_paper_keyed_in_is_not_the_only_one_of_its_channel_in_the_file(support: Evening) -> None:
    for number, voter in enumerate(support.side(Side.CUSTOMER)):
        vote(support, voter, "paper" if number == 0 else "phone")

    support.do(ballots.close_ballot, held(support).id)

    with support.desk.file.reader() as db:
        assert {row[0] for row in db.execute("select channel from paper")} == {""}


def test_a_paper_is_not_keyed_in_for_somebody_who_has_voted(support: Evening) -> None:
    ballot, voter = held(support), support.side(Side.CUSTOMER)[0]
    vote(support, voter, "phone")

    with pytest.raises(Refused, match="has_voted_already"):
        support.do(keying.key_in, ballot.step_id, voter, Vote(ballot.id, Degree(7)), "another key")

    support.do(ballots.close_ballot, ballot.id)
    assert [paper.marks for paper in support.room.papers[ballot.id]] == [Degree(2)]


def asked(evening: Evening, method: str = "yesno", secrecy: str = "anonymous", **more: object) -> Ballot:
    """A yes-or-no to twelve customers, opened in place of the question on their support."""
    evening.hold(customers=12)
    step_id = [step.id for step in evening.room.steps if step.kind == "ballot"][2]
    settings = {"method": method, "electorate": "customers", "secrecy": secrecy, "options": [], **more}
    evening.do(edit_step, step_id, settings=settings)
    evening.reach("ballot", 3)
    evening.do(ballots.open_ballot, evening.ballot(step_id).id)
    return evening.ballot(step_id)


def test_raised_hands_are_counted_with_the_phones_and_told_apart(evening: Evening) -> None:
    ballot = asked(evening)
    yes, no = ballot.option_ids
    for voter in evening.side(Side.CUSTOMER)[:6]:
        evening.send(ballot.step_id, voter, Vote(ballot.id, Ticks(frozenset({yes}))))
    evening.do(keying.enter_hands, ballot.id, Side.CUSTOMER, {yes: 5, no: 1})
    evening.do(keying.enter_hands, ballot.id, Side.CUSTOMER, {yes: 1, no: 3}, 1)

    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)

    ballot = evening.ballot(ballot.step_id)
    assert ballot.state is BallotState.PROCLAIMED, "the hands were entered again, and only the last totals count"
    assert ballot.announced is not None
    count = Announcement.from_json(ballot.announced).sides.all
    assert [count.of(yes).score, count.of(no).score, count.blank] == [7, 3, 1]
    assert evening.room.channels_of(ballot) == {"phone": 6, "hands": 5}


@pytest.mark.parametrize(
    ("secrecy", "up", "key"), [("secret", 3, "ballot_takes_no_hands"), ("anonymous", 12, "too_many_hands")]
)
def test_hands_that_cannot_be_right_are_refused(evening: Evening, secrecy: str, up: int, key: str) -> None:
    ballot = asked(evening, secrecy=secrecy)
    evening.send(
        ballot.step_id, evening.side(Side.CUSTOMER)[0], Vote(ballot.id, Ticks(frozenset({ballot.option_ids[0]})))
    )

    with pytest.raises(Refused, match=key):
        evening.do(keying.enter_hands, ballot.id, Side.CUSTOMER, {ballot.option_ids[0]: up})

    assert evening.room.channels[ballot.id].hands == 0


def told_of(evening: Evening, ballot: Ballot) -> Count:
    announced = evening.ballot(ballot.step_id).announced
    assert announced is not None
    return Announcement.from_json(announced).sides.all


def yes(ballot: Ballot) -> Vote:
    return Vote(ballot.id, Ticks(frozenset({ballot.option_ids[0]})))


def test_hands_for_several_options_are_counted_with_the_people_who_raised_them(evening: Evening) -> None:
    ballot = asked(evening, "multi", options=["Un", "Deux", "Trois"], max_choices=2)
    one, two, three = ballot.option_ids

    evening.do(keying.enter_hands, ballot.id, Side.CUSTOMER, {one: 5, two: 4, three: 1}, 1, 7)
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)

    count = told_of(evening, ballot)
    assert [count.of(option).people for option in (one, two, three)] == [5, 4, 1]
    assert (count.voters, count.blank, count.valid) == (7, 1, 6)
    assert all(len(p.marks.options) in (1, 2) for p in evening.room.papers[ballot.id] if isinstance(p.marks, Ticks))


@pytest.mark.parametrize(
    ("totals", "people", "key"),
    [
        ((6, 0, 0), 5, "hands_more_than_people"),
        ((5, 5, 1), 5, "hands_more_than_choices"),
        ((2, 1, 0), 5, "hands_fewer_than_people"),
        ((1, 1, 1), None, "hands_people_missing"),
        ((13, 0, 0), 13, "too_many_hands"),
    ],
)
def test_totals_no_room_can_raise_are_refused(
    evening: Evening, totals: tuple[int, ...], people: int | None, key: str
) -> None:
    ballot = asked(evening, "multi", options=["Un", "Deux", "Trois"], max_choices=2)

    with pytest.raises(Refused, match=key):
        evening.do(
            keying.enter_hands, ballot.id, Side.CUSTOMER, dict(zip(ballot.option_ids, totals, strict=True)), 0, people
        )

    assert not evening.room.channels.get(ballot.id, Channels()).hands


@pytest.mark.parametrize("secrecy", ["anonymous", "secret"])
def test_papers_of_the_urn_blank_and_void_ones_too_make_up_the_voters(evening: Evening, secrecy: str) -> None:
    ballot = asked(evening, secrecy=secrecy)
    voters = evening.side(Side.CUSTOMER)
    for voter in voters[:5]:
        evening.send(ballot.step_id, voter, yes(ballot))
    for voter in voters[5:8]:
        evening.do(keying.sign_for_paper, ballot.id, voter)
    for marks in (BLANK, Void("too_many"), Ticks(frozenset({ballot.option_ids[1]}))):
        evening.do(keying.lay_paper, ballot.id, Side.CUSTOMER, Vote(ballot.id, marks))

    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)

    count = told_of(evening, ballot)
    assert [count.voters, count.blank, count.void, count.valid] == [8, 1, 1, 6]
    with evening.desk.file.reader() as db:
        assert [each.finding for each in recounted(db, evening.session_id) if each.code == ballot.code] == [
            "as_announced"
        ]


def test_no_phone_hands_in_a_void_paper(evening: Evening) -> None:
    ballot = asked(evening)

    with pytest.raises(Refused, match="paper_other_kind"):
        evening.send(ballot.step_id, evening.side(Side.CUSTOMER)[0], Vote(ballot.id, Void("other")))


def test_a_numbered_paper_is_typed_in_once(evening: Evening) -> None:
    ballot = asked(evening)
    evening.do(keying.lay_paper, ballot.id, Side.CUSTOMER, yes(ballot), "007")

    with pytest.raises(Refused, match="number_was_keyed"):
        evening.do(keying.lay_paper, ballot.id, Side.CUSTOMER, yes(ballot), "007")

    assert evening.room.channels[ballot.id].all_found == 1


def test_whoever_signed_for_a_paper_does_not_vote_by_phone_until_the_signature_is_taken_back(evening: Evening) -> None:
    ballot, voter = asked(evening), evening.side(Side.CUSTOMER)[0]
    evening.do(keying.sign_for_paper, ballot.id, voter)
    with pytest.raises(Refused, match="vote_is_final"):
        evening.send(ballot.step_id, voter, yes(ballot))

    evening.do(keying.take_back_signature, ballot.id, voter)
    evening.send(ballot.step_id, voter, yes(ballot))

    with pytest.raises(Refused, match="mark_has_its_paper"):
        evening.do(keying.take_back_signature, ballot.id, voter)
    assert evening.room.voted[ballot.id] == {voter}


def test_a_secret_paper_is_not_typed_in_for_a_person(evening: Evening) -> None:
    ballot = asked(evening, secrecy="secret")

    with pytest.raises(Refused, match="secret_paper_has_no_name"):
        evening.do(keying.key_in, ballot.step_id, evening.side(Side.CUSTOMER)[0], yes(ballot), "key")


def differing(evening: Evening, secrecy: str = "anonymous", *, missing: bool = True) -> Ballot:
    """Six votes by phone, and a signature without its paper, or a paper without its signature."""
    ballot = asked(evening, secrecy=secrecy)
    voters = evening.side(Side.CUSTOMER)
    for voter in voters[:6]:
        evening.send(ballot.step_id, voter, yes(ballot))
    if missing:
        evening.do(keying.sign_for_paper, ballot.id, voters[6])
    else:
        evening.do(keying.lay_paper, ballot.id, Side.CUSTOMER, yes(ballot))
    evening.do(ballots.close_ballot, ballot.id)
    assert evening.ballot(ballot.step_id).state is BallotState.CLOSED
    return ballot


@pytest.mark.parametrize(
    ("missing", "way", "voters"),
    [(True, Way.PAPER_ADDED, 7), (True, Way.MARK_STRUCK, 6), (False, Way.MARK_ADDED, 7)],
)
def test_a_difference_is_settled_with_a_reason_and_then_counted(
    evening: Evening, missing: bool, way: Way, voters: int
) -> None:
    ballot = differing(evening, missing=missing)
    signer = evening.side(Side.CUSTOMER)[6]
    mend: dict[Way, tuple[Callable[..., object], tuple[object, ...]]] = {
        Way.PAPER_ADDED: (reconciling.add_missing_paper, (Side.CUSTOMER, yes(ballot))),
        Way.MARK_STRUCK: (reconciling.strike_mark, (signer,)),
        Way.MARK_ADDED: (reconciling.add_mark, (signer,)),
    }
    act, given = mend[way]
    with pytest.raises(Refused, match="reason_needed"):
        evening.do(act, ballot.id, *given, "  ")

    evening.do(act, ballot.id, *given, "retrouvé sous la table")
    evening.do(ballots.reveal, ballot.id)

    (correction,) = evening.room.channels[ballot.id].corrections
    assert (correction.way, correction.reason) == (way, "retrouvé sous la table")
    assert told_of(evening, ballot).voters == voters
    with evening.desk.file.reader() as db:
        assert [each.finding for each in recounted(db, evening.session_id) if each.code == ballot.code] == [
            "as_announced"
        ]


def test_nothing_is_added_to_a_secret_urn_nor_struck_from_its_roll(evening: Evening) -> None:
    ballot = differing(evening, "secret")
    for act, given in (
        (reconciling.add_missing_paper, (Side.CUSTOMER, yes(ballot))),
        (reconciling.strike_mark, (evening.side(Side.CUSTOMER)[6],)),
    ):
        with pytest.raises(Refused, match="not_a_way_out"):
            evening.do(act, ballot.id, *given, "reason")

    evening.do(reconciling.let_stand, ballot.id, "une personne est repartie avec son bulletin")
    evening.do(ballots.reveal, ballot.id)

    assert told_of(evening, ballot).voters == 6
    with evening.desk.file.reader() as db:
        assert [each.finding for each in recounted(db, evening.session_id) if each.code == ballot.code] == [
            "as_announced"
        ]


def test_a_vote_that_differs_can_be_annulled_and_held_again(evening: Evening) -> None:
    ballot = differing(evening, "secret")

    again = evening.do(reconciling.annul_and_vote_again, ballot.id, "urne renversée")

    states = {each.id: each.state for each in evening.room.ballots}
    assert (states[ballot.id], states[again]) == (BallotState.CANCELLED, BallotState.READY)


def test_nothing_is_settled_where_nothing_differs(evening: Evening) -> None:
    ballot = asked(evening)
    evening.send(ballot.step_id, evening.side(Side.CUSTOMER)[0], yes(ballot))
    evening.do(ballots.close_ballot, ballot.id)

    with pytest.raises(Refused, match="nothing_differs"):
        evening.do(reconciling.strike_mark, ballot.id, evening.side(Side.CUSTOMER)[0], "reason")


@pytest.mark.parametrize(
    ("language", "hands", "void"),
    [
        ("fr", "Dont 3 votants à main levée.", "1 bulletin nul."),
        ("en", "Of which 3 voted by a show of hands.", "1 void paper."),
    ],
)
def test_stage_and_phones_say_how_many_voted_by_hand_and_how_many_papers_are_void(
    evening: Evening, language: str, hands: str, void: str
) -> None:
    ballot = asked(evening)
    evening.do(keying.enter_hands, ballot.id, Side.CUSTOMER, {ballot.option_ids[0]: 3})
    evening.do(keying.sign_for_paper, ballot.id, evening.side(Side.CUSTOMER)[0])
    evening.do(keying.lay_paper, ballot.id, Side.CUSTOMER, Vote(ballot.id, Void("foreign")))
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)

    room, say = evening.room, sayer(language)
    step = room.step(ballot.step_id)
    assert step is not None
    for note in (
        KINDS["ballot"].stage(step, room, say)["result"]["note"],
        KINDS["ballot"].phone(step, room, Side.CUSTOMER, say)["result"]["note"],
    ):
        assert hands in note
        assert void in note
