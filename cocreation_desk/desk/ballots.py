"""Holding a vote: prepare, open, extend, close, count, reveal, and vote again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from cocreation_desk.desk import election_rounds, elections, urns
from cocreation_desk.desk.finding import session_of_step, the_ballot, the_session, the_step
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.announcement import announce, second_round, was
from cocreation_desk.domain.answers import Channel, Vote
from cocreation_desk.domain.ballot import (
    Ballot,
    BallotState,
    Option,
    Secrecy,
    check_can_open,
    check_may_grow,
    check_sides,
    design_from,
    option_marks,
)
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.domain.moves import Moved, moved
from cocreation_desk.domain.people import Audience, Participant, Side
from cocreation_desk.domain.secrecy import check_may_be_secret
from cocreation_desk.domain.session import SessionState
from cocreation_desk.domain.shortlist import shortlisted
from cocreation_desk.domain.text import Text
from cocreation_desk.store import ballots as rows
from cocreation_desk.store import ideas, people
from cocreation_desk.store.rows import as_json

YES_NO = (Text("Oui", "Yes"), Text("Non", "No"))


def prepare(turn: Turn, session_id: str, step: Step) -> None:
    """Draw up the ballot that a step's settings describe, in place of one nobody has opened."""
    if step.kind != "ballot":
        return
    held = [each for each in rows.ballots(turn.db, session_id) if each.step_id == step.id]
    if any(each.opened_at is not None for each in held):
        raise Refused("ballot_was_opened")
    code = held[0].code if held else f"V-{rows.next_number(turn.db, session_id):02d}"
    rows.remove_unopened(turn.db, step.id)
    try:
        design = design_from(step.settings)
    except ValueError as unclear:
        raise Refused("ballot_settings_unclear") from unclear
    if design.method not in METHODS:
        raise Refused("method_unknown", method=design.method)
    labels = design.options
    if not labels and not design.options_from:
        labels = (
            YES_NO
            if design.method == "yesno"
            else (step.prompt or step.title,)
            if METHODS[design.method].takes(1)
            else ()
        )
    ballot = Ballot(
        id=turn.new_id(),
        step_id=step.id,
        code=code,
        round=1,
        parent_id=None,
        question=step.prompt or step.title,
        method=design.method,
        options=_options(turn, labels),
        rules=design.rules,
        electorate=design.electorate,
        predicted_by=design.predicted_by,
        secrecy=design.secrecy,
        words=design.words,
        outcome_only=design.outcome_only,
        low=design.low,
        high=design.high,
        options_from=design.options_from,
    )
    if ballot.is_secret:
        check_may_be_secret(ballot)
    rows.add_ballot(turn.db, session_id, ballot)
    if ballot.is_election:
        elections.refill(turn, session_id)


def withdraw(turn: Turn, step: Step) -> None:
    """Take a step's ballot away with it, as long as nobody has opened it."""
    rows.remove_unopened(turn.db, step.id)


def open_ballot(turn: Turn, ballot_id: str, sides: Audience = Audience.ALL) -> None:
    """Open the vote, to everybody entitled or first to one side: the company may seal its prediction beforehand."""
    ballot = the_ballot(turn, ballot_id)
    session = the_session(turn, rows.session_of(turn.db, ballot_id))
    sealed_beforehand = session.state is SessionState.READY and sides is not Audience.ALL
    if not session.state.is_live and not sealed_beforehand:
        raise Refused("session_is_not_live")
    if ballot.is_election:
        ballot = election_rounds.made_ready(turn, session, ballot)
    elif ballot.options_from and not ballot.options:
        ballot = replace(ballot, options=_options(turn, _themes(turn, session.id, ballot)))
        rows.set_options(turn.db, ballot_id, ballot.options)
    voters = _registered(turn, session.id, ballot)
    registered = voters.total()
    check_can_open(ballot, registered)
    check_sides(ballot, voters)
    if ballot.is_secret:
        if sides is not Audience.ALL:
            raise Refused("secret_opens_to_all", code=ballot.code)
        urns.open_urn(turn, ballot, voters)
    opened_at = ballot.opened_at or turn.now
    changes = {
        "state": BallotState.OPEN,
        "open_to": sides,
        "opened_at": opened_at,
        "registered": registered,
        "closes_at": None,
    }
    rows.change_ballot(turn.db, ballot_id, changes)
    turn.note("ballot_opened", "ballot", ballot_id, code=ballot.code, to=sides, registered=registered)


def seal(turn: Turn, ballot_id: str) -> None:
    """End the predictions made beforehand: their papers stay in the urn, and the vote is ready for everybody."""
    ballot = _in_state(turn, ballot_id, BallotState.OPEN)
    if ballot.open_to is Audience.ALL:
        raise Refused("ballot_open_to_all", code=ballot.code)
    rows.change_ballot(turn.db, ballot_id, {"state": BallotState.READY, "open_to": Audience.ALL})
    turn.note("predictions_sealed", "ballot", ballot_id, code=ballot.code)


def add_idea(turn: Turn, ballot_id: str, label: Text) -> None:
    """Take up an idea that came up while a survey of duels is open: it meets the others from now on."""
    ballot = the_ballot(turn, ballot_id)
    check_may_grow(ballot, label)
    marks = option_marks(len(ballot.options) + 1)
    rows.add_option(turn.db, ballot_id, len(ballot.options), Option(turn.new_id(), label, marks[-1]))
    turn.note("idea_added", "ballot", ballot_id, code=ballot.code, mark=marks[-1])


def suspend_ballot(turn: Turn, ballot_id: str) -> None:
    """Stop taking papers for a while; those received stay."""
    ballot = _in_state(turn, ballot_id, BallotState.OPEN)
    rows.change_ballot(turn.db, ballot_id, {"state": BallotState.SUSPENDED})
    turn.note("ballot_suspended", "ballot", ballot_id, code=ballot.code)


def extend(turn: Turn, ballot_id: str, minutes: int = 1) -> None:
    """Announce that the vote closes so many minutes later: from now, or from the end announced before."""
    ballot = _in_state(turn, ballot_id, BallotState.OPEN)
    base = max(ballot.closes_at or turn.now, turn.now)
    rows.change_ballot(turn.db, ballot_id, {"closes_at": base + timedelta(minutes=minutes)})
    turn.note("ballot_extended", "ballot", ballot_id, code=ballot.code, minutes=minutes)


def close_ballot(turn: Turn, ballot_id: str) -> None:
    """Close the vote and count. Papers and roll must agree, or the ballot stays closed and uncounted.

    The papers of an anonymous vote are laid down again in a drawn order under new identifiers, tied to nobody. Those
    of a secret vote are opened; it is counted only when the traces of its sealed papers and its key are gone.
    """
    ballot = _in_state(turn, ballot_id, BallotState.OPEN, BallotState.SUSPENDED)
    session = the_session(turn, rows.session_of(turn.db, ballot_id))
    if ballot.is_secret:
        signed, found = urns.empty_urn(turn, ballot, session.min_breakdown)
    else:
        signed, found = rows.counts(turn.db, ballot_id)
    if ballot.secrecy is Secrecy.ANONYMOUS:
        _cut_loose(turn, ballot)
    fingerprint = rows.fingerprint_of_papers(turn.db, ballot_id)
    state = BallotState.COUNTED if signed == found and not ballot.is_secret else BallotState.CLOSED
    registered = _registered(turn, session.id, ballot).total()
    changes = {"state": state, "closed_at": turn.now, "fingerprint": fingerprint, "registered": registered}
    if not ballot.is_election:
        present = replace(ballot.rules, present=_present(turn, session.id, ballot))
        changes["rules"] = as_json(present.to_json())
    rows.change_ballot(turn.db, ballot_id, changes)
    turn.note(
        "ballot_closed", "ballot", ballot_id, code=ballot.code, signed=signed, papers=found, fingerprint=fingerprint
    )


def reopen(turn: Turn, ballot_id: str) -> None:
    """Take papers again, as long as nothing was announced. Papers already cut from the roll can no longer be changed.

    Never in a secret vote: its urn has no key any more.
    """
    ballot = _in_state(turn, ballot_id, BallotState.CLOSED, BallotState.COUNTED)
    if ballot.is_secret:
        raise Refused("secret_stays_closed", code=ballot.code)
    if ballot.is_election:
        election_rounds.check_alone(turn, ballot)
    rows.change_ballot(turn.db, ballot_id, {"state": BallotState.OPEN, "closed_at": None, "closes_at": None})
    turn.note("ballot_reopened", "ballot", ballot_id, code=ballot.code)


def reveal(turn: Turn, ballot_id: str) -> None:
    """Announce the result: from here on it is kept as it was announced."""
    if the_ballot(turn, ballot_id).is_being_emptied:
        raise Unavailable("urn_not_wiped_yet")
    ballot = _in_state(turn, ballot_id, BallotState.COUNTED)
    announce_result(turn, ballot)


def announce_result(turn: Turn, ballot: Ballot) -> None:
    """Keep the result as the room is told it, with the moves since the round before where papers can be followed."""
    session = the_session(turn, rows.session_of(turn.db, ballot.id))
    announced = announce(ballot, rows.papers(turn.db, ballot.id), session.min_breakdown)
    announced = replace(announced, moves=_moves(turn, ballot, session.min_breakdown))
    if ballot.is_election:
        election_rounds.proclaim(turn, ballot, announced)
    told = announced.to_json() | {"at": turn.now.isoformat(timespec="seconds"), "by": session.facilitator}
    changes = {"state": BallotState.PROCLAIMED, "announced": as_json(told)}
    rows.change_ballot(turn.db, ballot.id, changes)
    turn.note("result_announced", "ballot", ballot.id, code=ballot.code, fingerprint=ballot.fingerprint)


def _moves(turn: Turn, ballot: Ballot, least: int) -> Moved | None:
    """Only the papers of two named rounds are still with their voters."""
    if ballot.parent_id is None or ballot.secrecy is not Secrecy.NAMED:
        return None
    before = the_ballot(turn, ballot.parent_id)
    if before.secrecy is not Secrecy.NAMED:
        return None
    return moved(rows.papers_of_both(turn.db, before.id, ballot.id), was(before, ballot), least)


def followed(turn: Turn, ballot: Ballot) -> bool:
    """Whether a round that was not cancelled comes after this one, or stands in the place of one that was."""
    others = [each for each in ballots_of(turn, ballot.step_id) if each.state is not BallotState.CANCELLED]
    if ballot.state is BallotState.CANCELLED:
        return any(each.round >= ballot.round for each in others)
    return any(each.parent_id == ballot.id for each in others)


def next_round(turn: Turn, ballot_id: str) -> str:
    """Vote again on the same question once the result is announced: a new ballot, linked to this one.

    After a cancelled vote it is the same round again.
    """
    ballot = _in_state(turn, ballot_id, BallotState.PROCLAIMED, BallotState.CANCELLED)
    session_id = rows.session_of(turn.db, ballot_id)
    if followed(turn, ballot):
        raise Refused("next_round_exists", code=ballot.code)
    cancelled = ballot.state is BallotState.CANCELLED
    again = second_round(ballot)
    again = replace(
        again,
        id=turn.new_id(),
        code=f"V-{rows.next_number(turn.db, session_id):02d}",
        round=ballot.round if cancelled else ballot.round + 1,
        parent_id=ballot.parent_id if cancelled else ballot.id,
        options=_options(turn, tuple(option.label for option in again.options)),
        state=BallotState.READY,
        words=0,
        key_words="",
        receipt_codes=(),
    )
    if ballot.is_election:
        again = election_rounds.following(turn, session_id, ballot, again)
    rows.add_ballot(turn.db, session_id, again)
    turn.note("next_round_prepared", "ballot", again.id, code=again.code, round=again.round)
    return again.id


def cancel_ballot(turn: Turn, ballot_id: str, reason: str) -> None:
    """Annul a vote that was not announced; its papers stay, uncounted, and the minutes say why.

    The papers of an anonymous vote are cut loose as if it had closed. Those that are still sealed stay so for ever: they
    go, and their key with them.
    """
    ballot = the_ballot(turn, ballot_id)
    if ballot.state is BallotState.PROCLAIMED:
        raise Refused("ballot_was_announced", code=ballot.code)
    if ballot.state is BallotState.CANCELLED:
        raise Refused("ballot_in_other_state", code=ballot.code, state=ballot.state.value)
    if not reason.strip():
        raise Refused("reason_needed")
    if ballot.is_secret:
        urns.discard_urn(turn, ballot)
    if ballot.secrecy is Secrecy.ANONYMOUS and not ballot.state.is_over:
        _cut_loose(turn, ballot)
    rows.change_ballot(
        turn.db, ballot_id, {"state": BallotState.CANCELLED, "closed_at": turn.now, "cancel_reason": reason.strip()}
    )
    turn.note("ballot_cancelled", "ballot", ballot_id, code=ballot.code)


def voted_in(turn: Turn, step: Step, ballot_id: str) -> Ballot:
    """The ballot of that step a paper is for."""
    ballot = turn.know(("ballot", ballot_id), lambda: the_ballot(turn, ballot_id))
    if ballot.step_id != step.id:
        raise Refused("ballot_is_gone")
    return ballot


def check_may_cast(ballot: Ballot, voter: Participant, vote: Vote) -> None:
    """The vote is open to them, and the paper follows its rules."""
    if ballot.state in (BallotState.READY, BallotState.SUSPENDED):
        raise Refused("ballot_not_open")
    if ballot.state.is_over:
        raise Refused("ballot_is_closed")
    if not ballot.admits(voter.side) or not voter.may_vote:
        raise Refused("not_entitled")
    METHODS[ballot.method].check(vote.marks, ballot.option_ids, ballot.rules)
    if len(vote.words) > ballot.words:
        raise Refused("too_many_words", most=ballot.words)


def cast(turn: Turn, step: Step, voter: Participant, vote: Vote, channel: Channel) -> None:
    """One paper for one right to vote. While the vote is open the same person may replace it."""
    ballot = voted_in(turn, step, vote.ballot_id)
    check_may_cast(ballot, voter, vote)
    if ballot.is_election:
        election_rounds.check_registered(turn, ballot, voter)
    signed = rows.roll_entry(turn.db, ballot.id, voter.id)
    if signed is None:
        paper_id = turn.new_id()
        rows.add_paper(turn.db, paper_id, ballot.id, voter.side, channel, vote.marks, vote.words)
        rows.sign(turn.db, ballot.id, voter.id, channel, paper_id)
    elif signed.paper_id is not None:
        rows.change_paper(turn.db, signed.paper_id, channel, vote.marks, vote.words)
        rows.came_by(turn.db, ballot.id, voter.id, channel)
    else:
        raise Refused("vote_is_final")
    note_received(turn, ballot.id, channel)


def note_received(turn: Turn, ballot_id: str, channel: Channel, papers: int = 1) -> None:
    turn.note_times(papers, "paper_received", "paper", ballot_id, channel=channel)


def _in_state(turn: Turn, ballot_id: str, *states: BallotState) -> Ballot:
    ballot = the_ballot(turn, ballot_id)
    if ballot.state not in states:
        raise Refused("ballot_in_other_state", code=ballot.code, state=ballot.state.value)
    return ballot


def _cut_loose(turn: Turn, ballot: Ballot) -> None:
    session = the_session(turn, rows.session_of(turn.db, ballot.id))
    new_ids = [turn.new_id() for _ in range(rows.counts(turn.db, ballot.id)[1])]
    turn.chance.shuffle(new_ids)
    rows.cut_the_link(turn.db, ballot.id, new_ids, session.min_breakdown)


def _registered(turn: Turn, session_id: str, ballot: Ballot) -> Counter[Side]:
    """How many of each side may vote: those entitled, or those on an election's roll."""
    everybody = people.participants(turn.db, session_id)
    if ballot.is_election:
        roll = election_rounds.roll(turn, ballot)
        return Counter(each.side for each in everybody if each.id in roll)
    return Counter(each.side for each in everybody if ballot.electorate.includes(each.side) and each.may_vote)


def _present(turn: Turn, session_id: str, ballot: Ballot) -> int:
    """How many of those entitled are here: checked in, or here all the same, since they voted."""
    voted = rows.roll(turn.db, ballot.id)
    everybody = people.participants(turn.db, session_id)
    return sum(
        1 for each in everybody if ballot.electorate.includes(each.side) and (each.presence.is_here or each.id in voted)
    )


def _options(turn: Turn, labels: tuple[Text, ...]) -> tuple[Option, ...]:
    marks = option_marks(len(labels))
    return tuple(Option(turn.new_id(), label, mark) for label, mark in zip(labels, marks, strict=True))


def _themes(turn: Turn, session_id: str, ballot: Ballot) -> tuple[Text, ...]:
    """All of them, or as many of those that an earlier vote put first as the step asks for."""
    names = [theme.name for theme in ideas.themes(turn.db, session_id)]
    most = the_step(turn, ballot.step_id).settings.get("options_first", 0)
    first = shortlisted(names, rows.ballots(turn.db, session_id), most if isinstance(most, int) else 0)
    return tuple(Text(name, name) for name in first)


def ballots_of(turn: Turn, step_id: str) -> tuple[Ballot, ...]:
    the_step(turn, step_id)
    return tuple(each for each in rows.ballots(turn.db, session_of_step(turn, step_id)) if each.step_id == step_id)
