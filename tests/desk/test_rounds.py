"""Ties, rounds, sides and cancelled votes, on a real file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing

import pytest

from cocreation_desk.commands.recounting import for_anyone, recounted
from cocreation_desk.desk import agenda, ballots, ties
from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.counting.papers import Duels, Ranking, Ticks
from cocreation_desk.domain.counting.recount import recount
from cocreation_desk.domain.counting.sides import Suppressed
from cocreation_desk.domain.draw.certificate import verify
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.moves import Moves
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.text import Text
from cocreation_desk.store import ties as tie_rows
from tests.evenings import Evening

OAK_ELM_ASH = ({"fr": "Chêne", "en": "Oak"}, {"fr": "Orme", "en": "Elm"}, {"fr": "Frêne", "en": "Ash"})


def asked(evening: Evening, company: int = 9, /, **settings: object) -> str:
    """A session whose only vote asks this, at its step; the step's identifier."""
    evening.hold("blank", company=company)
    step = next(each for each in evening.room.steps if each.kind == "ballot")
    given = {"options_from": "", "electorate": "all", "rounds": 1, "words": 0, "predicted_by": None, **settings}
    evening.do(agenda.edit_step, step.id, settings=given)
    return evening.reach("ballot")


def vote(evening: Evening, step: str, side: Side, marks: Sequence[str]) -> None:
    """The first people of that side vote, each for the option of that letter (``AB``: in that order)."""
    ballot = evening.ballot(step)
    by_mark = {option.mark: option.id for option in ballot.options}
    for person, letters in zip(evening.side(side), marks, strict=False):
        named = [by_mark[letter] for letter in letters]
        ordered = ballot.method == "instant_runoff"
        cast = Ranking(tuple(frozenset({each}) for each in named)) if ordered else Ticks(frozenset(named))
        evening.send(step, person, Vote(ballot.id, cast))


def held(evening: Evening, step: str, customers: str, company: str) -> Ballot:
    """The step's newest ballot opened, voted and counted."""
    evening.do(ballots.open_ballot, evening.ballot(step).id)
    vote(evening, step, Side.CUSTOMER, customers)
    vote(evening, step, Side.COMPANY, company)
    evening.do(ballots.close_ballot, evening.ballot(step).id)
    return evening.ballot(step)


def told(ballot: Ballot) -> Announcement:
    assert ballot.announced is not None
    return Announcement.from_json(ballot.announced)


def findings(evening: Evening) -> list[str]:
    with evening.desk.file.reader() as db:
        return [each.finding for each in recounted(db, evening.session_id)]


def test_a_lot_drawn_in_the_room_ends_a_tie_and_is_kept_with_who_drew_it(evening: Evening) -> None:
    step = asked(evening, method="single", options=OAK_ELM_ASH)
    ballot = held(evening, step, "AABB", "")
    oak, elm, _ = ballot.option_ids
    evening.do(ballots.reveal, ballot.id)
    assert told(evening.ballot(step)).sides.all.outcome == "tie"

    evening.do(ties.settle_tie, ballot.id, [elm, oak], "Huguette, la plus jeune")

    after = evening.ballot(step)
    assert told(after).sides.all.winners == (elm,)
    assert after.settled is not None
    assert (after.settled.rule, after.settled.order, after.settled.said_by) == (
        "draw",
        (elm, oak),
        "Huguette, la plus jeune",
    )
    assert after.settled.at == evening.clock.at
    with evening.desk.file.reader() as db:
        noted = [json.loads(row[0]) for row in db.execute("select summary from journal where action = 'tie_settled'")]
    assert noted == [{"code": ballot.code, "rule": "draw", "order": ["B", "A"]}]


def test_check_and_count_use_the_lot_that_was_drawn(evening: Evening) -> None:
    step = asked(evening, method="single", options=OAK_ELM_ASH)
    ballot = held(evening, step, "AAABBB", "")
    oak, elm, _ = ballot.option_ids
    evening.do(ties.settle_tie, ballot.id, [elm, oak], "Le notaire")
    evening.do(ballots.reveal, ballot.id)

    assert findings(evening) == ["as_announced"]
    with evening.desk.file.reader() as db:
        ((_, sheet),) = for_anyone(db, evening.session_id, 5)
    assert recount("single", json.dumps(sheet), "json").count.winners == (elm,)


def test_a_count_that_stops_at_a_lot_goes_on_from_there(evening: Evening) -> None:
    # Oak 3, elm 2, ash 2: whoever is drawn last leaves. Elm's go to ash (2 + 2 beats 3); ash's go to oak.
    step = asked(evening, method="instant_runoff", options=OAK_ELM_ASH)
    evening.do(ballots.open_ballot, evening.ballot(step).id)
    vote(evening, step, Side.CUSTOMER, ["A", "A", "A", "BC", "BC", "CA", "CA"])
    evening.do(ballots.close_ballot, evening.ballot(step).id)
    ballot = evening.ballot(step)
    _, elm, ash = ballot.option_ids

    evening.do(ties.settle_tie, ballot.id, [ash, elm], "Le président")
    evening.do(ballots.reveal, ballot.id)

    count = told(evening.ballot(step)).sides.all
    assert (count.outcome, count.winners) == ("chosen", (ash,))
    assert len([moment for moment in count.story if moment.key == "round"]) == 2


def test_every_draw_that_a_count_waited_for_can_be_done_again(evening: Evening) -> None:
    # Ash and beech have one each: whoever is drawn last leaves, then the other, and oak and elm still have two each.
    step = asked(evening, method="instant_runoff", options=[*OAK_ELM_ASH, {"fr": "Hêtre", "en": "Beech"}])
    evening.do(ballots.open_ballot, evening.ballot(step).id)
    vote(evening, step, Side.CUSTOMER, ["A", "A", "B", "B", "C", "D"])
    evening.do(ballots.close_ballot, evening.ballot(step).id)
    ballot = evening.ballot(step)

    for digits in ("4261351126", "1662534153"):
        evening.do(ties.draw_tie, ballot.id, digits, "Le notaire")

    evening.do(ballots.reveal, ballot.id)
    assert told(evening.ballot(step)).sides.all.outcome == "chosen"
    with evening.desk.file.reader() as db:
        drawn = [certificate for _, certificate in tie_rows.certificates(db)]
    assert [json.loads(each)["digits"] for each in drawn] == ["4261351126", "1662534153"]
    assert all(check.is_sound for each in drawn for check in verify(each))
    settled = evening.ballot(step).settled
    assert settled is not None and settled.digits == ("4261351126", "1662534153")


FIVE = [{"fr": letter, "en": letter} for letter in ("Ash", "Beech", "Cedar", "Dogwood", "Elm")]


@pytest.mark.parametrize("second", ["1662534153", "9917352044", "3141592653", "2718281828"])
def test_digits_for_a_second_tie_keep_the_order_of_the_first(evening: Evening, second: str) -> None:
    # Phragmén, three seats: A, B, C and E are level for the first; then D with two of those who were drawn already.
    step = asked(evening, method="phragmen", options=FIVE, seats=3)
    evening.do(ballots.open_ballot, evening.ballot(step).id)
    vote(evening, step, Side.CUSTOMER, ["EC", "AE", "D", "BA", "BC"])
    evening.do(ballots.close_ballot, evening.ballot(step).id)
    ballot = evening.ballot(step)
    evening.do(ties.draw_tie, ballot.id, "4261351126", "Le notaire")
    first = evening.ballot(step).settled
    assert first is not None and len(first.order) == 4

    evening.do(ties.draw_tie, ballot.id, second, "Le notaire")

    settled = evening.ballot(step).settled
    assert settled is not None and len(settled.order) == 5
    assert tuple(option for option in settled.order if option in first.order) == first.order
    dogwood = ballot.option_ids[3]
    thrown = [ballot.option_ids[int(number) - 1] for number in json.loads(settled.certificates[1])["order"]]
    assert thrown.index(dogwood) == [option for option in settled.order if option in thrown].index(dogwood)
    evening.do(ballots.reveal, ballot.id)
    assert told(evening.ballot(step)).sides.all.outcome == "chosen"
    assert findings(evening) == ["as_announced"]


@pytest.mark.parametrize("rule", ["runoff", "shared"])
def test_a_tie_is_settled_only_by_the_rule_that_was_declared(evening: Evening, rule: str) -> None:
    step = asked(evening, method="single", options=OAK_ELM_ASH, tie_rule=rule)
    ballot = held(evening, step, "AABB", "")

    with pytest.raises(Refused, match="tie_is_not_settled_so"):
        evening.do(ties.settle_tie, ballot.id, list(ballot.option_ids[:2]), "Le président")


def test_those_level_meet_again_where_that_was_the_rule(evening: Evening) -> None:
    step = asked(evening, method="single", options=OAK_ELM_ASH, tie_rule="runoff")
    evening.do(ballots.reveal, held(evening, step, "AACC", "B").id)

    evening.do(ballots.next_round, evening.ballot(step).id)

    assert [option.label.en for option in evening.ballot(step).options] == ["Oak", "Ash"]


def test_each_side_must_carry_where_that_was_the_rule(evening: Evening) -> None:
    step = asked(evening, method="yesno", options=(), sides_rule="each_side")
    evening.do(ballots.reveal, held(evening, step, "A" * 9, "A" * 4 + "B" * 5).id)

    count = told(evening.ballot(step)).sides.all
    assert (count.of(count.tallies[0].option).people, count.outcome) == (13, "rejected")
    assert findings(evening) == ["as_announced"]
    with evening.desk.file.reader() as db:
        ((_, sheet),) = for_anyone(db, evening.session_id, 5)
    assert recount("yesno", json.dumps(sheet), "json").count.outcome == "rejected"


def test_weights_are_declared_before_and_never_change_the_counts(evening: Evening) -> None:
    step = asked(evening, method="yesno", options=(), sides_rule="weights", weights=[40, 60])
    evening.do(ballots.reveal, held(evening, step, "A" * 8 + "B", "A" * 3 + "B" * 6).id)

    count = told(evening.ballot(step)).sides.all
    assert [tally.people for tally in count.tallies] == [11, 7]
    assert count.outcome == "adopted"  # 8/9 of 40 and 3/9 of 60 make 55 5/9 of 100
    assert findings(evening) == ["as_announced"]


@pytest.mark.parametrize(
    ("settings", "company", "key"),
    [
        ({"sides_rule": "each_side"}, 0, "sides_need_both"),
        ({"sides_rule": "each_side", "electorate": "customers"}, 9, "sides_need_both"),
        ({"sides_rule": "weights"}, 0, "sides_need_both"),
    ],
)
def test_sides_count_as_sides_only_where_both_vote(
    evening: Evening, settings: dict[str, str], company: int, key: str
) -> None:
    step = asked(evening, company, method="yesno", options=(), **settings)

    with pytest.raises(Refused, match=key):
        evening.do(ballots.open_ballot, evening.ballot(step).id)


def again(evening: Evening, step: str, customers: str, company: str) -> Announcement:
    """The next round held and announced."""
    evening.do(ballots.next_round, evening.ballot(step).id)
    evening.do(ballots.reveal, held(evening, step, customers, company).id)
    return told(evening.ballot(step))


def test_a_named_vote_held_again_tells_who_moved_from_what_to_what(evening: Evening) -> None:
    step = asked(evening, method="single", options=OAK_ELM_ASH, secrecy="named", rounds=2)
    evening.do(ballots.reveal, held(evening, step, "AAAAAABBB", "BBBBBCC").id)

    second = again(evening, step, "AAACCCBBB", "CCCCCCC")

    assert second.moves is not None
    oak, elm, ash = evening.ballot(step).option_ids
    assert {(flow.before, flow.after): flow.n for flow in second.moves.all.moved} == {(elm, ash): 5, (oak, ash): 3}
    customers = second.moves.by["customer"]
    assert isinstance(customers, Moves)
    assert {(flow.before, flow.after): flow.n for flow in customers.moved} == {(oak, ash): 3}


def test_the_moves_of_a_small_side_are_held_back(evening: Evening) -> None:
    step = asked(evening, 3, method="single", options=OAK_ELM_ASH, secrecy="named", rounds=2)
    evening.do(ballots.reveal, held(evening, step, "AAAAAABBB", "BBB").id)

    second = again(evening, step, "AAAAAABBB", "AAA")

    assert second.moves is not None
    assert second.moves.by == {"company": Suppressed(3), "customer": Suppressed(9)}


@pytest.mark.parametrize("company", [3, 7])
def test_check_follows_the_moves_again_and_sees_papers_that_changed_hands(evening: Evening, company: int) -> None:
    step = asked(evening, company, method="single", options=OAK_ELM_ASH, secrecy="named", rounds=2)
    evening.do(ballots.reveal, held(evening, step, "AAAAAABBB", "BBBBBBB"[:company]).id)
    again(evening, step, "AAACCCBBB", "CCCCCCC"[:company])
    assert findings(evening) == ["as_announced", "as_announced"]

    ballot_id = evening.ballot(step).id
    first, last = evening.side(Side.CUSTOMER)[0], evening.side(Side.CUSTOMER)[8]
    # From oak to oak and from elm to elm: with each other's paper both would have moved, and no paper is another.
    with closing(sqlite3.connect(evening.path)) as db, db:
        query = "update roll set paper_id = ? where ballot_id = ? and participation_id = ?"
        roll = dict(db.execute("select participation_id, paper_id from roll where ballot_id = ?", (ballot_id,)))
        db.executemany(query, [(roll[last], ballot_id, first), (roll[first], ballot_id, last)])

    assert findings(evening) == ["as_announced", "announced_otherwise"]


def test_nobody_is_followed_through_an_anonymous_vote(evening: Evening) -> None:
    step = asked(evening, method="single", options=OAK_ELM_ASH, secrecy="anonymous", rounds=2)
    evening.do(ballots.reveal, held(evening, step, "AAAAAABBB", "BBBBBCC").id)

    second = again(evening, step, "AAACCCBBB", "CCCCCCC")

    assert second.moves is None
    assert second.sides.all.of(evening.ballot(step).option_ids[2]).people == 10


def test_a_cancelled_vote_keeps_its_papers_out_of_the_count_and_tied_to_nobody(evening: Evening) -> None:
    step = asked(evening, method="single", options=OAK_ELM_ASH)
    evening.do(ballots.open_ballot, evening.ballot(step).id)
    vote(evening, step, Side.CUSTOMER, "AAAAA")

    evening.do(ballots.cancel_ballot, evening.ballot(step).id, "Une option manquait")

    cancelled = evening.ballot(step)
    assert (cancelled.state, cancelled.cancel_reason) == (BallotState.CANCELLED, "Une option manquait")
    assert findings(evening) == []
    with evening.desk.file.reader() as db:
        assert db.execute("select count(*) from paper").fetchone()[0] == 5
        assert db.execute("select count(*) from roll where paper_id is not null").fetchone()[0] == 0


def test_a_cancelled_vote_is_held_again_as_the_same_round(evening: Evening) -> None:
    step = asked(evening, method="single", options=OAK_ELM_ASH)
    evening.do(ballots.open_ballot, evening.ballot(step).id)
    evening.do(ballots.cancel_ballot, evening.ballot(step).id, "Une option manquait")
    first = evening.ballot(step)

    evening.do(ballots.next_round, first.id)

    fresh = evening.ballot(step)
    assert (fresh.round, fresh.parent_id, fresh.state) == (1, None, BallotState.READY)
    assert fresh.code != first.code
    with pytest.raises(Refused, match="next_round_exists"):
        evening.do(ballots.next_round, first.id)


def test_an_idea_joins_a_survey_of_duels_that_is_open(evening: Evening) -> None:
    step = asked(evening, method="wiki_survey", options=OAK_ELM_ASH)
    ballot = evening.ballot(step)
    evening.do(ballots.open_ballot, ballot.id)
    evening.do(ballots.add_idea, ballot.id, Text("Hêtre", "Beech"))
    grown = evening.ballot(step)
    oak, *_, beech = grown.option_ids
    evening.send(step, evening.side(Side.CUSTOMER)[0], Vote(ballot.id, Duels(frozenset({(beech, oak)}))))
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)

    assert [option.mark for option in grown.options] == ["A", "B", "C", "D"]
    assert grown.option_ids[:3] == ballot.option_ids
    assert told(evening.ballot(step)).sides.all.of(beech).distribution == {"lost": 0, "won": 1}


@pytest.mark.parametrize(
    ("settings", "idea", "key"),
    [
        ({"method": "single"}, "Beech", "ballot_does_not_grow"),
        ({"method": "wiki_survey", "secrecy": "secret"}, "Beech", "ballot_does_not_grow"),
        ({"method": "wiki_survey"}, "Oak", "idea_is_there"),
        ({"method": "wiki_survey"}, "", "idea_is_empty"),
    ],
)
def test_no_idea_joins_where_everybody_is_asked_about_all(
    evening: Evening, settings: dict[str, str], idea: str, key: str
) -> None:
    step = asked(evening, 9, options=OAK_ELM_ASH, **settings)
    if settings.get("secrecy") != "secret":
        evening.do(ballots.open_ballot, evening.ballot(step).id)

    with pytest.raises(Refused, match=key):
        evening.do(ballots.add_idea, evening.ballot(step).id, Text(idea, idea))
