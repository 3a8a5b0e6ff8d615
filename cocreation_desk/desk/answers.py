"""What phones send, and what is keyed in from paper: one act, one receipt, written once however often it arrives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from cocreation_desk.desk import ballots, consents, election_rounds, guardians, people, urns
from cocreation_desk.desk.finding import session_of_step, the_contribution, the_participant, the_session_known, the_step
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import (
    Channel,
    Consented,
    Contributed,
    Payload,
    Replied,
    Signalled,
    Supported,
    Vote,
)
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.papers import Void
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import LONGEST, QUESTION, Contribution, ContributionState, readable
from cocreation_desk.domain.people import Participant
from cocreation_desk.store import ideas, replies

LONGEST_KEY = 64


@dataclass(frozen=True)
class Receipt:
    """What the sender may be told: it is on the disk; ``again`` when it already was. A secret paper has a ``code``."""

    text_key: str
    again: bool = False
    code: str = ""


SAVED = Receipt("answer_saved")


def answer(
    turn: Turn, step_id: str, participant_id: str, payload: Payload, key: str, channel: Channel = "phone"
) -> Receipt:
    """Write what was sent, once. The same person with the same key is told "received" again, and nothing is written.

    Refused when the step does not run, is not for that side, or the payload breaks its rules.
    """
    check_well_formed(payload, key, channel)
    received = replies.receipt_for(turn.db, participant_id, key)
    if received == step_id:
        return Receipt("answer_saved", again=True)
    if received is not None:
        raise Refused("key_used_elsewhere")
    step, session_id = asked_in(turn, step_id)
    session = the_session_known(turn, session_id)
    sender = the_participant(turn, participant_id)
    if sender.session_id != session_id:
        raise Refused("not_of_this_session")
    if not session.state.is_live and not isinstance(payload, Vote):  # predictions are sealed before the day
        raise Refused("session_is_not_live")
    if isinstance(payload, Vote) and (ballot := ballots.voted_in(turn, step, payload.ballot_id)).is_secret:
        return _cast_secretly(turn, ballot, sender, payload, key, channel)
    _write(turn, session_id, step, sender, payload, channel)
    replies.give_receipts(turn.db, [(participant_id, key, step_id)])
    return SAVED


def check_well_formed(payload: Payload, key: str, channel: Channel) -> None:
    if not key or len(key) > LONGEST_KEY:
        raise Refused("key_missing")
    if isinstance(payload, Vote) and isinstance(payload.marks, Void) and channel != "paper":
        raise Refused("paper_other_kind")


def asked_in(turn: Turn, step_id: str) -> tuple[Step, str]:
    """The step that was answered to, and its session's identifier."""
    step = turn.know(("step", step_id), lambda: the_step(turn, step_id))
    return step, turn.know(("session of", step_id), lambda: session_of_step(turn, step_id))


def _cast_secretly(turn: Turn, ballot: Ballot, sender: Participant, vote: Vote, key: str, channel: Channel) -> Receipt:
    """The key stays with the urn, until the vote closes: the receipts of other answers are kept for good."""
    code = urns.cast_before(turn, ballot, sender, key)
    if code is not None:
        return Receipt("vote_sealed_before" if code else "vote_was_cast", again=True, code=code)
    ballots.check_may_cast(ballot, sender, vote)
    if ballot.is_election:
        election_rounds.check_registered(turn, ballot, sender)
    return Receipt("vote_sealed", code=urns.cast(turn, ballot, sender, vote, key, channel))


def _write(turn: Turn, session_id: str, step: Step, sender: Participant, payload: Payload, channel: Channel) -> None:
    if isinstance(payload, Vote):  # a vote may be opened before its step, as a sealed prediction
        return ballots.cast(turn, step, sender, payload, channel)
    if not (step.state.has_begun if isinstance(payload, Consented) else step.state.is_current):
        raise Refused("step_is_closed")
    if not step.audience.includes(sender.side):
        raise Refused("not_for_your_side")
    match payload:
        case Contributed():
            _contribute(turn, session_id, step, sender, payload, channel)
        case Supported(contribution_id, on):
            _support(turn, step, sender, contribution_id, on)
        case Signalled():
            replies.add_signal(turn.db, turn.new_id(), step.id, turn.now)
            turn.note("signal_received", "reply", step.id)
        case Replied(values):
            replies.set_reply(turn.db, turn.new_id(), step.id, sender.id, sender.side, channel, values)
            turn.note("reply_received", "reply", step.id, channel=channel)
        case Consented():
            consents.say_each(turn, sender, payload.choices, channel, payload.read)
            # Their own name is on it: whoever answers in the room is here. What a minor says is kept in any case.
            if channel != "paper" and guardians.may_come(turn, sender):
                people.join_by_badge(turn, sender.id)
        case _:
            assert_never(payload)


def _contribute(
    turn: Turn, session_id: str, step: Step, sender: Participant, sent: Contributed, channel: Channel
) -> None:
    longest = _whole(step.settings.get("longest"), LONGEST)
    most = _whole(step.settings.get("per_person"), 3)
    for item in sent.items:
        if item.label != QUESTION and ideas.sent_by(turn.db, step.id, sender.id, item.label) >= most:
            raise Refused("enough_sent", most=most)
        _add(
            turn,
            session_id,
            Contribution(
                id=turn.new_id(),
                code=f"C-{ideas.next_number(turn.db, session_id):03d}",
                step_id=step.id,
                label=item.label,
                text=readable(item.text, longest),
                side=sender.side,
                author_id=sender.id,
                quotable=item.quotable,
                channel=channel,
                state=_first_state(step),
                created_at=turn.now,
            ),
        )


def _first_state(step: Step) -> ContributionState:
    return ContributionState.RECEIVED if step.settings.get("moderated", True) else ContributionState.APPROVED


def _add(turn: Turn, session_id: str, contribution: Contribution) -> None:
    ideas.add_contribution(turn.db, session_id, contribution)
    turn.note("contribution_received", "contribution", contribution.id, code=contribution.code)


def _support(turn: Turn, step: Step, sender: Participant, contribution_id: str, on: bool) -> None:
    question = the_contribution(turn, contribution_id)
    if question.step_id != step.id or not question.state.may_be_shown:
        raise Refused("contribution_is_gone")
    if on:
        most = _whole(step.settings.get("supports"), 3)
        if ideas.supports_given(turn.db, step.id, sender.id) >= most:
            raise Refused("enough_supported", most=most)
        ideas.support(turn.db, contribution_id, sender.id)
    else:
        ideas.withdraw_support(turn.db, contribution_id, sender.id)
    turn.note("support_given" if on else "support_withdrawn", "contribution", contribution_id)


def _whole(value: object, default: int) -> int:
    return value if isinstance(value, int) else default
