"""An election through the desk: candidacies, the drawn order, the frozen roll, rounds, proclamation."""

from __future__ import annotations

from datetime import date

import pytest

from cocreation_desk.desk import agenda, ballots, election_rounds, elections, keying, people
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.counting.papers import Ticks
from cocreation_desk.domain.election import CandidateState
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import NewParticipant, Presence, Side
from cocreation_desk.store import journal
from tests.elected import ElectionEvening, Hold, photo


def labels(evening: ElectionEvening, code: str) -> list[str]:
    ballot = evening.room.ballot(code)
    assert ballot is not None
    return [option.label.fr for option in ballot.options]


def test_the_whole_election_of_a_president(hold: Hold) -> None:
    """The numbers of the scenario: 147 papers; 71 needed of 142 valid ones; then 74 against 63. Counted by hand."""
    evening = hold(customers=148, candidates=6)
    evening.prepare()
    first = evening.open_round()
    assert first.registered == 148
    evening.vote(first, {"A": 52, "B": 38, "C": 21, "D": 14, "E": 9, "F": 8}, blank=5)
    evening.announce(first)

    told = evening.election.proclamations[first.id]
    a, b = first.option_ids[:2]
    assert (told.outcome, told.going_on) == ("runoff", (a, b))
    sums = told.sums
    assert (sums.registered, sums.signed, sums.papers, sums.blank, sums.void, sums.valid) == (148, 147, 147, 5, 0, 142)
    assert sums.needed == 142 // 2 + 1
    assert told.scrutineers == ("Client 146", "Client 147")
    assert (told.chair, told.secretary) == ("Isabelle Weiss", "Bruno Tessier")

    evening.do(ballots.next_round, first.id)
    second = evening.open_round(2)
    assert labels(evening, second.code) == labels(evening, first.code)[:2]
    assert (second.code, second.round, second.rules.majority) == ("V-02", 2, "simple")
    evening.vote(second, {"A": 74, "B": 63}, blank=9)
    evening.announce(second)

    final = evening.election.proclamations[second.id]
    assert (final.outcome, final.elected) == ("elected", (second.option_ids[0],))
    assert (final.sums.papers, final.sums.valid, final.sums.needed) == (146, 137, None)
    states = [each.state for each in evening.election.standing]
    assert states == [CandidateState.ELECTED, *[CandidateState.NOT_ELECTED] * 5]
    (mandate,) = evening.election.mandates
    assert mandate.holder == labels(evening, second.code)[0]
    assert (mandate.starts_on, mandate.ends_on) == (date(2026, 4, 1), date(2026, 9, 30))


def test_the_order_drawn_is_that_of_phones_papers_and_speeches(hold: Hold) -> None:
    evening = hold(candidates=5)

    evening.do(elections.draw_order, evening.session_id, "12345 67890")

    drawn = [each.name for each in evening.election.standing]
    assert labels(evening, "V-01") == drawn
    assert evening.election.lot is not None and evening.election.lot.digits == "1234567890"
    evening.do(elections.draw_order, evening.session_id, "1234567890")
    assert [each.name for each in evening.election.standing] == drawn


def test_what_the_computer_draws_is_written_in_the_journal(hold: Hold) -> None:
    evening = hold()

    evening.do(elections.draw_order, evening.session_id)

    lot = evening.election.lot
    assert lot is not None and lot.source == "computer" and len(lot.digits) == 10
    with evening.desk.file.reader() as db:
        entry = next(each for each in journal.entries(db, 5) if each.action == "order_drawn")
    assert lot.digits in entry.summary and "Marchand" not in entry.summary


def test_slips_drawn_by_hand_name_everybody_once(hold: Hold) -> None:
    evening = hold()
    a, b, c = evening.candidates

    with pytest.raises(Refused, match="order_names_others"):
        evening.do(elections.order_by_slips, evening.session_id, (a, b, b))
    evening.do(elections.order_by_slips, evening.session_id, (c, a, b))

    assert [each.id for each in evening.election.standing] == [c, a, b]


def test_an_incomplete_candidacy_waits_and_a_rejected_one_says_why(hold: Hold) -> None:
    evening = hold()
    newcomer = evening.do(elections.declare, evening.session_id, evening.customers[4])

    with pytest.raises(Refused, match="candidate_incomplete"):
        evening.do(elections.validate, newcomer)
    with pytest.raises(Refused, match="reason_needed"):
        evening.do(elections.reject, newcomer, " ")
    evening.do(elections.reject, newcomer, "Dossier incomplet")

    found = evening.election.candidate(newcomer)
    assert found is not None and (found.state, found.reason) == (CandidateState.REJECTED, "Dossier incomplet")
    assert newcomer not in [each.id for each in evening.election.standing]


def test_nobody_stands_twice_or_watches_over_their_own_count(hold: Hold) -> None:
    evening = hold()
    session_id, (first, *_, last) = evening.session_id, evening.customers

    with pytest.raises(Refused, match="candidate_stands_already"):
        evening.do(elections.declare, session_id, first)
    with pytest.raises(Refused, match="candidate_cannot_watch"):
        evening.do(elections.name_scrutineers, session_id, [first])
    evening.do(elections.name_scrutineers, session_id, [last])
    with pytest.raises(Refused, match="scrutineer_cannot_stand"):
        evening.do(elections.declare, session_id, last)


def test_whoever_runs_the_session_does_not_watch_over_it(hold: Hold) -> None:
    evening = hold()
    camille = evening.do(people.add_participant, evening.session_id, NewParticipant("camille", "ROY", Side.CUSTOMER))

    with pytest.raises(Refused, match="operator_cannot_watch"):
        evening.do(elections.name_scrutineers, evening.session_id, [camille])


@pytest.mark.parametrize(
    ("left_out", "key"),
    [
        ("order", "election_needs_order"),
        ("scrutineers", "election_needs_scrutineers"),
        ("all", "election_needs_candidates"),
    ],
)
def test_the_vote_opens_when_all_is_ready(hold: Hold, left_out: str, key: str) -> None:
    evening = hold(candidates=1 if left_out == "all" else 3)
    if left_out != "order":
        evening.do(elections.draw_order, evening.session_id)
    if left_out != "scrutineers":
        evening.do(elections.name_scrutineers, evening.session_id, evening.customers[-1:])

    with pytest.raises(Refused, match=key):
        evening.open_round()


def test_rules_and_candidates_are_fixed_once_the_vote_has_opened(hold: Hold) -> None:
    evening = hold()
    evening.do(elections.edit_election, evening.session_id, tie_rule="draw", quorum=50)
    evening.prepare()

    ballot = evening.open_round()

    assert (ballot.rules.tie_rule, str(ballot.rules.quorum)) == ("draw", "1/2")
    first = evening.candidates[0]
    for act, args in (
        (elections.edit_election, (evening.session_id,)),
        (elections.draw_order, (evening.session_id, "7")),
        (elections.edit_candidate, (first, "a", "b")),
        (elections.set_photo, (first, photo())),
        (elections.declare, (evening.session_id, evening.customers[5])),
    ):
        with pytest.raises(Refused, match="election_has_begun"):
            evening.do(act, *args)
    with pytest.raises(Refused, match="election_round_open"):
        evening.do(elections.withdraw, first)


def test_only_who_was_here_at_the_opening_votes(hold: Hold) -> None:
    evening = hold(customers=6)
    evening.prepare()
    late = evening.customers[3]
    evening.do(people.mark_presence, late, Presence.EXPECTED)
    ballot = evening.open_round()
    evening.do(people.mark_presence, late, Presence.PRESENT)
    vote = Vote(ballot.id, Ticks(frozenset({ballot.option_ids[0]})), ())

    with pytest.raises(Refused, match="not_on_the_roll"):
        evening.send(ballot.step_id, late, vote)
    with pytest.raises(Refused, match="not_on_the_roll"):
        evening.do(keying.sign_for_paper, ballot.id, late)
    with pytest.raises(Refused, match="roll_is_closed"):
        evening.do(election_rounds.register_late, ballot.id)
    evening.vote(ballot, {"A": 2})
    evening.announce(ballot)

    assert evening.election.proclamations[ballot.id].sums.registered == 5


def test_late_comers_are_registered_where_the_rule_says_so_and_it_is_noted(hold: Hold) -> None:
    evening = hold(customers=6)
    evening.do(elections.edit_election, evening.session_id, late_arrivals=True)
    evening.prepare()
    late = evening.customers[0]
    evening.do(people.mark_presence, late, Presence.EXPECTED)
    ballot = evening.open_round()
    evening.do(people.mark_presence, late, Presence.LATE)

    assert evening.do(election_rounds.register_late, ballot.id) == 1
    evening.vote(ballot, {"A": 1})

    held = evening.room.ballot(ballot.id)
    assert held is not None and held.registered == 6
    assert [each.id for each in evening.room.entitled(held)] == evening.customers
    with evening.desk.file.reader() as db:
        assert "late_registered" in {each.action for each in journal.entries(db, 20)}


def test_a_vote_that_was_suspended_keeps_its_roll(hold: Hold) -> None:
    evening = hold(customers=6)
    evening.prepare()
    ballot = evening.open_round()
    evening.do(people.mark_presence, evening.customers[2], Presence.LEFT)
    evening.do(ballots.suspend_ballot, ballot.id)
    evening.do(ballots.open_ballot, ballot.id)

    held = evening.room.ballot(ballot.id)
    assert held is not None and (held.registered, held.option_ids) == (6, ballot.option_ids)


def test_whoever_withdraws_between_two_rounds_leaves_the_place_to_the_third(hold: Hold) -> None:
    evening = hold(customers=10)
    evening.prepare()
    first = evening.elect({"A": 4, "B": 3, "C": 2})
    evening.do(ballots.next_round, first.id)
    assert labels(evening, "V-02") == labels(evening, "V-01")[:2]

    evening.do(elections.withdraw, first.options[0].candidate_id or "", "Raisons personnelles")

    assert labels(evening, "V-02") == labels(evening, "V-01")[1:]
    assert [each.outcome for each in evening.election.proclamations.values()] == ["runoff"]


def test_with_one_candidate_left_there_is_nothing_to_vote_on(hold: Hold) -> None:
    evening = hold(customers=8, candidates=2)
    evening.do(elections.edit_election, evening.session_id, first_round="simple")
    evening.prepare()
    first = evening.elect({"A": 3, "B": 3})
    evening.do(elections.withdraw, first.options[1].candidate_id or "")

    with pytest.raises(Refused, match="election_one_left"):
        evening.do(ballots.next_round, first.id)


def test_a_shared_office_makes_two_mandates(hold: Hold) -> None:
    evening = hold(customers=8, candidates=2)
    evening.do(elections.edit_election, evening.session_id, first_round="simple", tie_rule="shared")
    evening.prepare()

    first = evening.elect({"A": 3, "B": 3})

    told = evening.election.proclamations[first.id]
    assert (told.outcome, told.elected, told.level) == ("elected", first.option_ids, first.option_ids)
    assert len(evening.election.mandates) == 2


def test_a_tie_that_somebody_must_settle_elects_nobody_yet(hold: Hold) -> None:
    evening = hold(customers=8, candidates=2)
    evening.do(elections.edit_election, evening.session_id, first_round="simple", tie_rule="draw")
    evening.prepare()

    first = evening.elect({"A": 3, "B": 3})

    assert evening.election.proclamations[first.id].outcome == "tie"
    assert evening.election.mandates == ()
    with pytest.raises(Refused, match="election_tie_first"):
        evening.do(ballots.next_round, first.id)


def test_too_few_voters_for_the_quorum_and_all_may_be_voted_for_again(hold: Hold) -> None:
    evening = hold(customers=9)
    evening.do(elections.edit_election, evening.session_id, quorum=66)
    evening.prepare()
    first = evening.elect({"A": 3, "B": 1})
    evening.do(ballots.next_round, first.id)

    again = evening.room.ballot("V-02")
    assert evening.election.proclamations[first.id].outcome == "no_quorum"
    assert again is not None and len(again.options) == 3 and again.rules.majority == "absolute"


def test_one_vote_of_an_election_at_a_time(hold: Hold) -> None:
    evening = hold()
    evening.prepare()
    first = evening.open_round()
    step = evening.room.step(first.step_id)
    assert step is not None
    other = evening.do(agenda.duplicate_step, first.step_id)

    with pytest.raises(Refused, match="election_other_open"):
        evening.do(ballots.open_ballot, evening.ballot(other).id)


def test_the_second_round_waits_for_the_first(hold: Hold) -> None:
    evening = hold()
    evening.prepare()
    later = [each for each in evening.room.ballots if each.is_election][1]
    evening.reach("talk")

    assert later.options == ()
    with pytest.raises(Refused, match="election_round_before"):
        evening.do(ballots.open_ballot, later.id)


def test_an_annulled_round_is_held_again_between_those_who_stand(hold: Hold) -> None:
    evening = hold()
    evening.prepare()
    first = evening.open_round()
    evening.vote(first, {"A": 1})
    evening.do(ballots.cancel_ballot, first.id, "Un candidat manquait sur les bulletins")
    again = evening.do(ballots.next_round, first.id)
    evening.do(ballots.open_ballot, again)

    held = evening.room.ballot(again)
    assert held is not None and (held.round, held.state) == (1, BallotState.OPEN)
    assert [option.candidate_id for option in held.options] == [option.candidate_id for option in first.options]


def test_once_somebody_is_elected_the_steps_of_the_second_round_can_be_left_out(hold: Hold) -> None:
    evening = hold()
    evening.prepare()
    evening.elect({"A": 7, "B": 2})

    evening.do(election_rounds.leave_out_rounds, evening.session_id)

    skipped = [each.title.fr for each in evening.room.steps if each.state == "skipped"]
    assert skipped == ["Finalistes", "Second tour"]


def test_what_was_proclaimed_keeps_the_scrutineers_it_was_proclaimed_with(hold: Hold) -> None:
    evening = hold()
    evening.prepare()
    first = evening.open_round()
    evening.vote(first, {"A": 4, "B": 4})
    evening.do(ballots.close_ballot, first.id)
    evening.desk.look().result(120)
    evening.do(election_rounds.write_remarks, first.id, "Un téléphone déchargé.")
    evening.do(ballots.reveal, first.id)
    evening.do(elections.name_scrutineers, evening.session_id, evening.customers[5:6])

    told = evening.election.proclamations[first.id]
    assert told.scrutineers == ("Client 10", "Client 11")
    assert told.remarks == "Un téléphone déchargé."
    with pytest.raises(Refused, match="ballot_was_announced"):
        evening.do(election_rounds.write_remarks, first.id, "Autre chose.")


def test_the_election_is_the_same_after_the_programme_was_closed(hold: Hold) -> None:
    evening = hold()
    evening.prepare()
    evening.elect({"A": 4, "B": 4, "C": 1})
    before = evening.election
    evening.desk.close()
    evening.desk = evening.opened()

    assert evening.election == before
