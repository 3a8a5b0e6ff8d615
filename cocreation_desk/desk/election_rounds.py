"""Holding the rounds of an election: the frozen roll, the proclamation, and who meets again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from cocreation_desk.desk import elections, mandates
from cocreation_desk.desk.finding import the_ballot, the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.agenda import StepState
from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.counting.rules import Rules
from cocreation_desk.domain.election import FEWEST_CANDIDATES, CandidateState, Election, checked_words
from cocreation_desk.domain.election_result import Outcome, Proclamation, Sums, decided, told_apart
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.session import Session
from cocreation_desk.store import agenda, people
from cocreation_desk.store import ballots as ballot_rows
from cocreation_desk.store import elections as rows

LONGEST_REMARKS = 2000


def made_ready(turn: Turn, session: Session, ballot: Ballot) -> Ballot:
    """The vote as it may open: candidates in the drawn order, the declared rules, and the roll frozen with those here."""
    check_alone(turn, ballot)
    if rows.registered(turn.db, ballot.id):
        return ballot  # it was suspended
    election = elections.the_election(turn, session.id)
    if ballot.parent_id is None and election.missing:
        raise Refused(election.missing[0])
    options = elections.options_for(turn, session.id, ballot)
    if not options:
        raise Refused("election_round_before")
    if len(options) < FEWEST_CANDIDATES:
        raise Refused("election_one_left")
    if [(each.candidate_id, each.label) for each in options] != [
        (each.candidate_id, each.label) for each in ballot.options
    ]:
        ballot_rows.set_options(turn.db, ballot.id, options)
    else:
        options = ballot.options  # as they were printed
    ready = replace(ballot, options=options, rules=_rules(ballot, election))
    ballot_rows.change_ballot(turn.db, ballot.id, {"rules": ready.rules.to_json()})
    here = [each.id for each in _entitled(turn, session.id, ballot) if each.presence.is_here]
    rows.register(turn.db, ballot.id, here)
    turn.note("roll_frozen", "election", election.id, code=ballot.code, registered=len(here))
    return ready


def check_alone(turn: Turn, ballot: Ballot) -> None:
    """One vote of an election at a time, in the whole programme."""
    if code := rows.other_open(turn.db, ballot.id):
        raise Refused("election_other_open", code=code)


def roll(turn: Turn, ballot: Ballot) -> frozenset[str]:
    """Who may vote in that round."""
    return rows.registered(turn.db, ballot.id)


def check_registered(turn: Turn, ballot: Ballot, voter: Participant) -> None:
    """Only who is on the roll votes."""
    if not rows.is_registered(turn.db, ballot.id, voter.id):
        raise Refused("not_on_the_roll")


def register_late(turn: Turn, ballot_id: str) -> int:
    """Put those on the roll who have come since the vote opened, where the rules allow it; how many they are."""
    ballot = the_ballot(turn, ballot_id)
    if ballot.state not in (BallotState.OPEN, BallotState.SUSPENDED):
        raise Refused("ballot_not_open")
    session_id = ballot_rows.session_of(turn.db, ballot_id)
    election = elections.the_election(turn, session_id)
    if not election.late_arrivals:
        raise Refused("roll_is_closed")
    on_roll = rows.registered(turn.db, ballot_id)
    late = [each.id for each in _entitled(turn, session_id, ballot) if each.presence.is_here and each.id not in on_roll]
    rows.register(turn.db, ballot_id, late)
    ballot_rows.change_ballot(turn.db, ballot_id, {"registered": len(on_roll) + len(late)})
    turn.note("late_registered", "election", election.id, code=ballot.code, n=len(late))
    turn.touch("ballot")
    return len(late)


def write_remarks(turn: Turn, ballot_id: str, words: str) -> None:
    """Incidents and complaints, for the record of the count; not after the result was announced."""
    ballot = the_ballot(turn, ballot_id)
    if ballot.state is BallotState.PROCLAIMED:
        raise Refused("ballot_was_announced", code=ballot.code)
    rows.set_remarks(turn.db, ballot_id, checked_words(words, LONGEST_REMARKS))
    turn.note("remarks_written", "election", ballot_id)


def proclaim(turn: Turn, ballot: Ballot, announcement: Announcement) -> None:
    """Keep the round as it is announced, with the names of those who watched.

    A tie that somebody must settle is announced as one; the round is proclaimed anew once it is settled.
    """
    session = the_session(turn, ballot_rows.session_of(turn.db, ballot.id))
    election = elections.the_election(turn, session.id)
    if not election.scrutineers:
        raise Refused("election_needs_scrutineers")
    count = announcement.sides.all
    outcome, elected, going_on = decided(count, election.tie_rule)
    signed, papers = ballot_rows.counts(turn.db, ballot.id)
    majority = count.moment("majority")
    needed = majority["needed"] if majority else None
    names = {each.id: each.name for each in people.participants(turn.db, session.id)}
    told = Proclamation(
        outcome=outcome,
        at=turn.now,
        tie_rule=election.tie_rule,
        sums=Sums(
            registered=ballot.registered,
            signed=signed,
            papers=papers,
            blank=count.blank,
            void=count.void,
            valid=count.valid,
            needed=needed if isinstance(needed, int) else None,
        ),
        elected=elected,
        going_on=going_on,
        level=told_apart(count),
        scrutineers=tuple(names[each] for each in election.scrutineers),
        chair=session.chair,
        secretary=session.secretary,
        remarks=election.remarks.get(ballot.id, ""),
    )
    rows.proclaim(turn.db, ballot.id, told)
    turn.note("round_proclaimed", "election", election.id, code=ballot.code, outcome=outcome)
    if outcome == "elected":
        _conclude(turn, election, {each.candidate_id for each in ballot.options if each.id in elected})


def following(turn: Turn, session_id: str, ballot: Ballot, again: Ballot) -> Ballot:
    """The next round: between those who go on, by relative majority, in the step the agenda keeps for it.

    After an annulled vote it is the same round again, between those who stand now.
    """
    if ballot.state is BallotState.CANCELLED:
        return replace(again, options=elections.options_for(turn, session_id, again))
    told = elections.the_election(turn, session_id).proclamations.get(ballot.id)
    outcome: Outcome = told.outcome if told else "empty"
    if outcome == "elected":
        raise Refused("election_is_over")
    if outcome == "tie":
        raise Refused("election_tie_first")
    held = ballot_rows.ballots(turn.db, session_id)
    if any(each.parent_id == ballot.id and each.state is not BallotState.CANCELLED for each in held):
        raise Refused("next_round_exists", code=ballot.code)
    rules = replace(again.rules, majority="simple" if outcome == "runoff" else ballot.rules.majority, lot=())
    planned = replace(again, parent_id=ballot.id, rules=rules)
    if kept := _kept_for_it(turn, session_id, ballot):
        ballot_rows.remove_unopened(turn.db, kept.step_id)
        planned = replace(planned, step_id=kept.step_id, code=kept.code)
    options = elections.options_for(turn, session_id, planned)
    if len(options) < FEWEST_CANDIDATES:
        raise Refused("election_one_left")
    return replace(planned, options=options)


def _kept_for_it(turn: Turn, session_id: str, ballot: Ballot) -> Ballot | None:
    """The vote of a later step that the agenda keeps for the next round."""
    steps = {each.id: each for each in agenda.steps(turn.db, session_id)}
    here = steps[ballot.step_id].position
    for each in ballot_rows.ballots(turn.db, session_id):  # in the order of the steps
        step = steps[each.step_id]
        waits = each.is_election and each.opened_at is None and each.parent_id is None
        if waits and step.position > here and step.state is StepState.PLANNED:
            return each
    return None


def leave_out_rounds(turn: Turn, session_id: str) -> None:
    """Once somebody is elected, skip the steps that were kept for another round."""
    election = elections.the_election(turn, session_id)
    if not any(told.outcome == "elected" for told in election.proclamations.values()):
        raise Refused("election_round_before")
    held = ballot_rows.ballots(turn.db, session_id)
    votes = {each.step_id for each in held if each.is_election and each.opened_at is None}
    for step in agenda.steps(turn.db, session_id):
        if step.state is StepState.PLANNED and (step.kind == "pitch" or step.id in votes):
            agenda.change_step(turn.db, step.id, {"state": StepState.SKIPPED})
            turn.note("step_skipped", "step", step.id)


def _conclude(turn: Turn, election: Election, winners: set[str | None]) -> None:
    for each in election.standing:
        state = CandidateState.ELECTED if each.id in winners else CandidateState.NOT_ELECTED
        rows.change_candidate(turn.db, each.id, {"state": state})
        turn.note(f"candidate_{state.value}", "candidate", each.id, number=each.number)
        if state is CandidateState.ELECTED:
            mandates.propose(turn, election, each)


def _rules(ballot: Ballot, election: Election) -> Rules:
    quorum = Fraction(election.quorum, 100) if election.quorum else None
    rules = replace(ballot.rules, tie_rule=election.tie_rule, quorum=quorum, quorum_people=None, quorum_of="voters")
    if ballot.method == "two_round" and ballot.parent_id is None:
        rules = replace(rules, majority=election.first_round)
    return rules


def _entitled(turn: Turn, session_id: str, ballot: Ballot) -> list[Participant]:
    return [each for each in people.participants(turn.db, session_id) if ballot.electorate.includes(each.side)]
