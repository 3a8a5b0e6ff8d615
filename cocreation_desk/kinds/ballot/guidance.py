"""What the facilitator is told beside a vote: its declared rules before it opens, and what comes next once it is counted."""

from __future__ import annotations

from collections import Counter

from cocreation_desk.domain.announcement import Announcement, announce
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.channels import CHANNELS, HANDS, UNTOLD, Channels
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.sides import MIN_BREAKDOWN
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.secrecy import fragile_at_reveal
from cocreation_desk.domain.ties import ENTERED, level_in
from cocreation_desk.kinds.result_rules import rule_of_sides, verdict_of_sides, verdict_of_tie
from cocreation_desk.kinds.result_verdict import verdict_told
from cocreation_desk.kinds.results import announced
from cocreation_desk.kinds.wording import named, side_name
from cocreation_desk.words import Say


def outcome(ballot: Ballot, room: Room) -> Announcement | None:
    """What was announced, or what would be; None while papers come in."""
    if ballot.state is BallotState.COUNTED:
        return announce(ballot, room.papers.get(ballot.id, ()), _least(room))
    return announced(ballot)


def waits_for_an_order(ballot: Ballot, room: Room) -> bool:
    """Whether the count waits for a lot or for the chair, by the rule that was declared."""
    result = outcome(ballot, room)
    if result is None or ballot.rules.tie_rule not in ENTERED or any(b.parent_id == ballot.id for b in room.ballots):
        return False
    return bool(level_in(result.sides.all))


def again_words(ballot: Ballot, say: Say) -> str:
    """What the button for another vote says."""
    if ballot.state is BallotState.CANCELLED:
        return say("ballot_panel_hold_again")
    result = announced(ballot)
    return say("ballot_panel_runoff" if result and _go_on(result.sides.all) else "ballot_panel_again")


def _go_on(count: Count) -> bool:
    return count.outcome == "runoff" or (count.outcome == "tie" and count.rules.tie_rule == "runoff")


def guidance(ballot: Ballot, room: Room, say: Say) -> str:
    """A sentence or two, each on a line of its own; empty where there is nothing to say."""
    match ballot.state:
        case BallotState.READY | BallotState.OPEN | BallotState.SUSPENDED:
            lines = _declared(ballot, room, say)
        case BallotState.COUNTED | BallotState.PROCLAIMED:
            lines = _counted(ballot, room, say)
        case BallotState.CANCELLED:
            lines = [say("ballot_cancelled_because", reason=ballot.cancel_reason)]
        case _:
            lines = []
    return "\n".join(filter(None, lines))


def differing_words(room: Room, ballot: Ballot, say: Say) -> str:
    """What was signed and what was found, channel by channel, where a closed vote could not be counted; else nothing."""
    if ballot.state is not BallotState.CLOSED or ballot.is_being_emptied:
        return ""
    channels = room.channels.get(ballot.id, Channels())
    signed, found = channels.signed, channels.found
    if channels.all_signed == channels.all_found:
        return ""
    lines = [say("differing_total", signed=channels.all_signed, found=channels.all_found)]
    if UNTOLD not in found:  # the papers still say how they came
        for name in (each for each in CHANNELS if each in {*signed, *found}):
            wanted = channels.hands if name == HANDS else signed.get(name, 0)
            lines.append(say(f"differing_{name}", signed=wanted, found=found.get(name, 0)))
    return "\n".join([*lines, say("differing_secret" if ballot.is_secret else "differing_what_now")])


def _declared(ballot: Ballot, room: Room, say: Say) -> list[str]:
    lines = [rule_of_sides(ballot.rules, room, say)]
    if lines[0]:
        of_side = Counter(each.side for each in room.entitled(ballot))
        small = [side_name(side, room, say) for side, n in of_side.items() if n < _least(room)]
        lines += [say("sides_warn_small", sides=say.listing(small), least=_least(room))] if small else []
    if ballot.key_words:
        lines.append(say.labelled(say("secret_key_words"), ballot.key_words))
    return lines


def _counted(ballot: Ballot, room: Room, say: Say) -> list[str]:
    result = outcome(ballot, room)
    if result is None:
        return []
    count = result.sides.all
    if ballot.outcome_only:
        return [verdict_told(count, say)]
    lines = [verdict_of_sides(ballot, count, room, say)]
    if level := level_in(count):
        lines.append(say("ballot_level", names=named(ballot, level, say)))
    lines.append(verdict_of_tie(ballot, count, say))
    if ballot.state is BallotState.PROCLAIMED and _go_on(count):
        lines.append(say("ballot_next_between", names=named(ballot, count.tied, say)))
    elif ballot.state is BallotState.PROCLAIMED:
        lines.append(_another_round(ballot, room, say))
    else:
        lines += [say(key) for key in fragile_at_reveal(ballot, room.papers.get(ballot.id, ()))]
    return lines


def _another_round(ballot: Ballot, room: Room, say: Say) -> str:
    """Where the step was planned in several rounds."""
    return say("ballot_next_planned", n=ballot.round + 1, of=_rounds(ballot, room)) if is_to_go_on(ballot, room) else ""


def is_to_go_on(ballot: Ballot, room: Room) -> bool:
    """Whether the step was planned with another round after this one."""
    return ballot.round < _rounds(ballot, room)


def _rounds(ballot: Ballot, room: Room) -> int:
    step = room.step(ballot.step_id)
    rounds = step.settings.get("rounds", 1) if step else 1
    return rounds if isinstance(rounds, int) else 1


def _least(room: Room) -> int:
    return room.session.min_breakdown if room.session else MIN_BREAKDOWN
