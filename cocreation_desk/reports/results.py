"""Ballot result sheets: who could vote, who did, what came out, in the order of the paper."""

from __future__ import annotations

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.channels import HANDS
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.sides import Suppressed
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import (
    Beside,
    Fields,
    Gaps,
    Heading,
    PageBreak,
    Paragraph,
    Piece,
    Signatures,
    Table,
    Together,
)
from cocreation_desk.kinds.decision_rules import base_words, quorum_words
from cocreation_desk.kinds.result_pieces import result_pieces
from cocreation_desk.kinds.result_rules import rule_of_sides
from cocreation_desk.kinds.results import announced
from cocreation_desk.kinds.wording import channels_told, side_name
from cocreation_desk.reports.beforehand import planned_votes
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record
from cocreation_desk.reports.result_incidents import announced_by, codes, incidents


def result_sheets(order: Order) -> Record:
    """Every vote whose result was announced, a page each; the signatures stand under an outcome, never alone overleaf."""
    say, session = order.say, order.session
    told = [(ballot, result) for ballot in announced_ballots(order) if (result := announced(ballot)) is not None]
    pieces: list[Piece] = [] if told else [Paragraph(say("paper_no_ballot"), "lead"), *planned_votes(order)]
    for ballot, result in told:
        pieces += [PageBreak()] if pieces else []
        pieces += _sheet(order, ballot, result)
        ending = _ending(order, ballot, result.sides.all)
        if ballot is told[-1][0]:
            signers = (
                (say("paper_chair"), session.chair),
                (say("sheet_scrutineers"), ""),
                (say("paper_secretary"), session.secretary),
            )
            ending += [Paragraph(say("paper_advisory"), "note"), Signatures(signers)]
        pieces.append(Together(tuple(ending)))
    return record(order, "results", pieces, number="PV")


_BESIDE = 4  # votes side by side in one table


def overview(order: Order) -> list[Piece]:
    """The votes of a session side by side, A to J; then what each option received, where the course does not say it."""
    say, ballots = order.say, announced_ballots(order)
    pieces: list[Piece] = []
    for first in range(0, len(ballots), _BESIDE):
        told = [(ballot, dict(_told(order, ballot))) for ballot in ballots[first : first + _BESIDE]]
        labels = list(dict.fromkeys(label for _, lines in told for label in lines))
        pieces.append(
            Table(
                ("", *(_title(order, ballot) for ballot, _ in told)),
                tuple((label, *(lines.get(label, "–") for _, lines in told)) for label in labels),
                (30, *(140 / len(told) for _ in told)),
            )
        )
    for ballot in ballots:
        result = announced(ballot)
        votes = _votes(order, ballot, result) if result else []
        if votes:
            subject = ballot.question.said_in(order.language)
            pieces += [Heading(say.labelled(_title(order, ballot), subject), 3), *votes]
    return pieces


def _told(order: Order, ballot: Ballot) -> list[tuple[str, str]]:
    say, result = order.say, announced(ballot)
    if result is None:
        return []
    count, step = result.sides.all, order.room.step(ballot.step_id)
    where = [(say("paper_detail"), say("paper_origin_step", number=step.position + 1))] if step else []
    return [
        (say("paper_ballot_subject"), ballot.question.said_in(order.language)),
        *_about(order, ballot),
        *_turnout(order, ballot, count),
        *_rule(order, ballot, count),
        *where,
        (say("paper_outcome"), _outcome(order, ballot, count)),
        (say("paper_closing_fingerprint"), ballot.fingerprint[:16] or "–"),
    ]


def _title(order: Order, ballot: Ballot) -> str:
    several = ballot.round > 1 or any(each.parent_id == ballot.id for each in order.room.ballots)
    return order.say("paper_ballot_round", code=ballot.code, n=ballot.round) if several else ballot.code


def announced_ballots(order: Order) -> list[Ballot]:
    return [ballot for ballot in order.room.ballots if ballot.state is BallotState.PROCLAIMED]


def sheet(order: Order, ballot: Ballot) -> list[Piece]:
    """A to L of the result sheet for one round; nothing before the result was announced."""
    result = announced(ballot)
    return [] if result is None else [*_sheet(order, ballot, result), *_ending(order, ballot, result.sides.all)]


def _sheet(order: Order, ballot: Ballot, result: Announcement) -> list[Piece]:
    """A to J of the result sheet for one round."""
    say, room, count = order.say, order.room, result.sides.all
    return [
        Heading(say.labelled(_title(order, ballot), ballot.question.said_in(order.language))),
        Beside(
            (Fields((*_about(order, ballot), *_rule(order, ballot, count))),),
            (Fields(tuple(_turnout(order, ballot, count))),),
            0.46,
        ),
        *_votes(order, ballot, result),
        *(piece for piece in result_pieces(ballot, room, say) if not isinstance(piece, Gaps)),  # said by the means
    ]


def _ending(order: Order, ballot: Ballot, count: Count) -> list[Piece]:
    """What came of it, and K and L: what is signed."""
    say = order.say
    return [
        Paragraph(say.labelled(say("paper_outcome"), _outcome(order, ballot, count)), "lead"),
        *incidents(order, ballot),
        Paragraph(say.labelled(say("paper_closing_fingerprint"), ballot.fingerprint[:16] or "–"), "note"),
        *codes(order, ballot),
    ]


def _about(order: Order, ballot: Ballot) -> list[tuple[str, str]]:
    say = order.say
    lines = [
        (say("paper_method"), say(f"paper_method_{ballot.method}")),
        (say("paper_status_of_ballot"), say(f"paper_ballot_{ballot.secrecy}")),
        (say("paper_electorate"), say(f"paper_electorate_{ballot.electorate}")),
    ]
    if ballot.settled is not None:
        by = say("rule_tie_settled_by", name=ballot.settled.said_by, time=say.time(ballot.settled.at))
        lines.append((say(f"rule_tie_how_{ballot.settled.rule}"), by))
        lines += [(say("order_digits"), digits) for digits in ballot.settled.digits]
    if ballot.key_words:
        lines.append((say("secret_key_words"), ballot.key_words))
    if ballot.opened_at and ballot.closed_at:
        lines.append((say("paper_opened_and_closed"), order.span(ballot.opened_at, ballot.closed_at)))
    return [*lines, *announced_by(order, ballot)]


def _turnout(order: Order, ballot: Ballot, count: Count) -> list[tuple[str, str]]:
    """The electors only: those who predict sign the roll too, but cast no vote."""
    say, room = order.say, order.room
    voted = room.voted.get(ballot.id, frozenset())
    electors = [each for each in room.participants if ballot.electorate.includes(each.side)]
    hands = room.channels[ballot.id].votes.get(HANDS, 0) if ballot.id in room.channels else 0
    signed = sum(1 for each in electors if each.id in voted) + hands
    registered = max(ballot.registered, signed) if ballot.registered else len(electors)
    by_channel = channels_told(room, ballot, say)
    lines = [
        ("A", say("paper_registered"), say.number(registered)),
        ("B", say("paper_voters"), say.number(signed)),
        ("C", say("paper_abstentions"), say.number(registered - signed)),
        (
            "D",
            say("paper_papers_found"),
            say("paper_papers_difference", found=count.voters, difference=signed - count.voters),
        ),
        *((("", say("channels_of_which"), by_channel),) if by_channel else ()),
    ]
    if not ballot.outcome_only:
        lines += [
            ("E", say("paper_blank"), say.number(count.blank)),
            ("F", say("paper_void"), say.number(count.void)),
            ("G", say("paper_valid"), say.number(count.valid)),
        ]
    return [(f"{letter}. {label}" if letter else label, figure) for letter, label, figure in lines]


def _rule(order: Order, ballot: Ballot, count: Count) -> list[tuple[str, str]]:
    """The majority where the method decides something by one, and the quorum."""
    say = order.say
    quorum = count.moment("quorum")
    if quorum is None:
        met = say("paper_quorum_none")
    else:
        met = say(
            "sheet_quorum_counted",
            met=say("paper_quorum_met" if quorum["met"] else "paper_quorum_missed", needed=quorum["needed"]),
            n=quorum["present"],
            registered=quorum["registered"],
            quorum=quorum_words(count.rules, say),
        )
    majority = (
        say(f"paper_majority_{count.rules.majority}")
        if count.method in ("yesno", "single", "two_round")
        else say("paper_none_needed")
    )
    if (needed := count.moment("majority")) and not ballot.outcome_only:
        majority = say("sheet_majority_needed", rule=majority, needed=needed["needed"], base=needed["base"])
        majority = say("sheet_majority_base", majority=majority, base=base_words(count.rules, say))
    sides = rule_of_sides(count.rules, order.room, say)
    return [
        (f"H. {say('paper_majority')}", majority),
        *(((f"H. {say('rule_sides')}", sides),) if sides else ()),
        (f"H. {say('paper_quorum')}", met),
    ]


# Methods that judge statements or one proposal: their picture says all there is to say.
_JUDGING = ("scale", "agreement", "consent", "score", "majority_judgment", "wiki_survey", "quadrant")
# What an option received, where it is not votes.
_SCORES = {
    "dots": "paper_points",
    "borda": "paper_points",
    "star": "paper_points",
    "schulze": "count_duels_head",
    "instant_runoff": "count_first_choices",
    "stv": "count_first_choices",
}


def _votes(order: Order, ballot: Ballot, result: Announcement) -> list[Piece]:
    """What each option received, in the order of the paper, by side where it may be shown."""
    if ballot.method in _JUDGING or ballot.outcome_only:
        return []
    say, room = order.say, order.room
    sides = [side for side in Side if (found := result.sides.by.get(side)) is not None and found.voters]
    shown = sides if len(sides) > 1 else []
    dots = ballot.method in ("dots", "borda", "star")
    head = [
        say("paper_option"),
        say(_SCORES.get(ballot.method, "paper_votes")),
        *([say("paper_people")] if dots else []),
        *(side_name(side, room, say) for side in shown),
        say("paper_rank"),
    ]
    rows = []
    for option in ballot.options:
        tally = result.sides.all.of(option.id)
        row = [f"{option.mark} · {option.label.said_in(order.language)}", say.number(tally.score)]
        if dots:
            row.append(say.number(tally.people))
        row += [_of_side(order, result, side, option.id) for side in shown]
        rows.append((*row, say.number(result.sides.all.place(option.id)) or "–"))
    pieces: list[Piece] = [
        Table(tuple(head), tuple(rows), (6.2, *(1.75 for _ in head[1:])), "l" + "r" * (len(head) - 1))
    ]
    if any(isinstance(result.sides.by[side], Suppressed) for side in shown):
        pieces.append(Paragraph(say("paper_side_too_small", least=order.session.min_breakdown), "note"))
    return pieces


def _of_side(order: Order, result: Announcement, side: Side, option: str) -> str:
    count = result.sides.of(side)
    return order.say.number(count.of(option).score) if count else "*"


def _outcome(order: Order, ballot: Ballot, count: Count) -> str:
    say = order.say
    names = {option.id: option.label.said_in(order.language) for option in ballot.options}
    quoted = (lambda name: name) if ballot.is_election else say.quoted
    winners = say.listing(quoted(names[option]) for option in count.winners) if count.winners else ""
    tied = say.listing(quoted(names[option]) for option in count.tied) if count.tied else ""
    match count.outcome:
        case "chosen":
            return say("paper_outcome_chosen", names=winners)
        case "tie":
            return say("paper_outcome_tie", names=tied)
        case "runoff":
            return say("paper_outcome_runoff", names=tied)
        case outcome:
            return say(f"paper_outcome_{outcome}")
