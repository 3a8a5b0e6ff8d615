"""What scrutineers are shown of an election: how many are on the roll, how many have voted, by which ways. Never a choice."""

from __future__ import annotations

from dataclasses import dataclass

from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.channels import Channels
from cocreation_desk.domain.election import rounds_of
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.wording import channels_told
from cocreation_desk.words import Say


@dataclass(frozen=True)
class Counters:
    """The round that counts, in words and figures; where no round is ready only the title says so."""

    title: str
    state: str = ""
    is_open: bool = False
    figure: str = ""
    turnout: str = ""
    lines: tuple[str, ...] = ()
    seals: tuple[str, ...] = ()
    watching: str = ""


def counters(room: Room, say: Say) -> Counters:
    names = [each.name for each in room.participants if room.election and each.id in room.election.scrutineers]
    watching = say.labelled(say("scrutineers"), say.listing(names)) if names else ""
    rounds = rounds_of(room.ballots)
    if not rounds:
        return Counters(say("scrutineers_nothing"), watching=watching)
    ballot = rounds[-1]
    voted = len(room.voted.get(ballot.id, frozenset()))
    registered = ballot.registered or len(room.entitled(ballot))
    return Counters(
        title=say("paper_ballot_round", code=ballot.code, n=ballot.round),
        state=say(f"ballot_panel_state_{ballot.state.value}"),
        is_open=ballot.state is BallotState.OPEN,
        figure=say("n_of", here=voted, of=registered),
        turnout=_turnout(voted, max(0, registered - voted), ballot, say),
        lines=tuple(_lines(room, ballot, say)),
        seals=tuple(_seals(ballot, say)),
        watching=watching,
    )


def _turnout(voted: int, waiting: int, ballot: Ballot, say: Say) -> str:
    if ballot.state.is_over:
        return say("scrutineers_abstained", n=waiting)
    return say("scrutineers_turnout", n=voted, waiting=waiting)


def _lines(room: Room, ballot: Ballot, say: Say) -> list[str]:
    lines = []
    if ballot.opened_at is not None:
        lines.append(say.labelled(say("scrutineers_opened"), say.clock(ballot.opened_at)))
    if ballot.closed_at is not None:
        lines.append(say.labelled(say("scrutineers_closed"), say.clock(ballot.closed_at)))
    channels = room.channels.get(ballot.id, Channels())
    if ballot.state.is_over and not ballot.is_being_emptied:
        lines.append(say("scrutineers_papers", n=sum(channels.found.values()), signed=sum(channels.signed.values())))
    if told := channels_told(room, ballot, say):
        lines.append(told)
    return lines


def _seals(ballot: Ballot, say: Say) -> list[str]:
    said = (
        ("scrutineers_lock", ballot.key_words),
        ("paper_closing_fingerprint", ballot.fingerprint[:16]),
    )
    return [say.labelled(say(key), words) for key, words in said if words]
