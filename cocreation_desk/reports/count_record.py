"""The record of an election's count, a page a round: what was announced, the sums that hold it together, and who signs."""

from __future__ import annotations

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.draw.pool import in_groups
from cocreation_desk.domain.election import Election, rounds_of
from cocreation_desk.domain.election_result import Proclamation
from cocreation_desk.domain.pieces import (
    Beside,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Piece,
    Signatures,
    Table,
    Together,
)
from cocreation_desk.kinds.results import announced
from cocreation_desk.kinds.wording import channels_told
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record


def count_record(order: Order) -> Record:
    """Every round that was proclaimed, as it was proclaimed; nothing is counted anew."""
    election = order.room.election
    pieces: list[Piece] = []
    for ballot in rounds_of(order.room.ballots):
        told = election.proclamations.get(ballot.id) if election else None
        result = announced(ballot)
        if election is None or told is None or result is None:
            continue
        if pieces:
            pieces.append(PageBreak())
        pieces += _round(order, election, ballot, told, result.sides.all)
    paper = pieces or [Paragraph(order.say("paper_no_round"))]
    return record(order, "record", paper, number="PV", compact=True, named=True)


def _round(order: Order, election: Election, ballot: Ballot, told: Proclamation, count: Count) -> list[Piece]:
    say = order.say
    title = say("paper_ballot_round", code=ballot.code, n=ballot.round)
    seals = [
        say.labelled(say(key), words)
        for key, words in (
            ("paper_closing_fingerprint", ballot.fingerprint[:16]),
            ("scrutineers_lock", ballot.key_words),
        )
        if words
    ]
    chair, secretary = ((say("paper_chair"), told.chair), (say("paper_secretary"), told.secretary))
    scrutineers = tuple((say("paper_scrutineer"), name) for name in told.scrutineers)
    return [
        Heading(say.labelled(title, election.office.said_in(order.language))),
        Beside((Fields(_about(order, election, ballot, told)),), (Fields(_sums(order, ballot, told, count)),), 0.5),
        Heading(say("paper_votes_in_order"), 3),
        _votes(order, ballot, count),
        Together(
            (
                Paragraph(say.labelled(say("paper_outcome"), _outcome(order, ballot, told)), "lead"),
                Paragraph(say.labelled(f"K. {say('election_remarks')}", told.remarks or say("paper_nothing_to_say"))),
                Paragraph(say("paper_void_attached", n=told.sums.void)),
                Paragraph(say("paper_advisory"), "note"),
                Paragraph(" · ".join(seals), "note"),
                Signatures((chair, *scrutineers, secretary)),
            )
        ),
    ]


def _about(order: Order, election: Election, ballot: Ballot, told: Proclamation) -> tuple[tuple[str, str], ...]:
    say, session = order.say, order.session
    lines = [
        (say("paper_method"), say(f"paper_method_{ballot.method}")),
        (say("paper_status_of_ballot"), say(f"paper_ballot_{ballot.secrecy}")),
        (say("paper_electorate"), say(f"paper_electorate_{ballot.electorate}")),
    ]
    if ballot.opened_at and ballot.closed_at:
        lines.append((say("paper_opened_and_closed"), order.span(ballot.opened_at, ballot.closed_at)))
    if session.place:
        lines.append((say("paper_record_place"), session.place))
    if lot := election.lot:
        words = {"digits": lot.digits} if lot.digits else {}
        lines.append(
            (say("paper_order_of_names"), say(f"order_drawn_{lot.source}", time=say.clock(lot.drawn_at), **words))
        )
        if lot.fingerprint:
            lines.append((say("order_fingerprint"), in_groups(lot.fingerprint)))
    lines.append((say("rules_tie"), say(f"rules_tie_{told.tie_rule}")))
    lines.append((say("paper_proclaimed_at"), say.clock(told.at)))
    return tuple(lines)


def _sums(order: Order, ballot: Ballot, told: Proclamation, count: Count) -> tuple[tuple[str, str], ...]:
    """A to H, in the letters that such records have."""
    say, sums = order.say, told.sums
    found = say("paper_papers_difference", found=sums.papers, difference=sums.signed - sums.papers)
    channels = channels_told(order.room, ballot, say)
    share = say.percent(sums.signed / sums.registered) if sums.registered else "–"
    quorum = count.moment("quorum")
    met = say("paper_quorum_none")
    if quorum is not None:
        met = say("paper_quorum_met" if quorum["met"] else "paper_quorum_missed", needed=quorum["needed"])
    majority = (
        say("paper_majority_votes", n=sums.needed)
        if sums.needed is not None
        else say(f"paper_majority_{count.rules.majority}")
    )
    return (
        (f"A. {say('paper_registered')}", say.number(sums.registered)),
        (f"B. {say('paper_voters')}", say.number(sums.signed)),
        (f"C. {say('paper_abstentions')}", say.number(sums.registered - sums.signed)),
        (say("paper_turnout"), share),
        (f"D. {say('paper_papers_found')}", found),
        *(((say("channels_of_which"), channels),) if channels else ()),
        (f"E. {say('paper_blank')}", say.number(sums.blank)),
        (f"F. {say('paper_void')}", say.number(sums.void)),
        (f"G. {say('paper_valid')}", say.number(sums.valid)),
        (f"H. {say('paper_majority')}", majority),
        (f"H. {say('paper_quorum')}", met),
    )


def _votes(order: Order, ballot: Ballot, count: Count) -> Table:
    """In the order of the paper; the rank stands beside."""
    say = order.say
    rows = []
    for option in ballot.options:
        tally = count.of(option.id)
        place = count.place(option.id)
        name = f"{option.mark} · {option.label.said_in(order.language)}"
        rows.append((name, say.number(tally.score), say.number(place) if place else "–"))
    rows.append((say("paper_all_valid"), say.number(count.valid), ""))
    return Table((say("paper_candidate"), say("paper_votes"), say("paper_rank")), tuple(rows), (6, 1.4, 1.2), "lrr")


def _outcome(order: Order, ballot: Ballot, told: Proclamation) -> str:
    say = order.say

    def names(options: tuple[str, ...]) -> str:
        found = (option.label.said_in(order.language) for option in ballot.options if option.id in options)
        return say.listing(found)

    match told.outcome:
        case "elected":
            said = say("election_told_elected", n=len(told.elected), names=names(told.elected))
        case "runoff":
            said = say("paper_outcome_next_round", names=names(told.going_on))
        case "tie":
            said = say("paper_outcome_level", names=names(told.level))
        case outcome:
            said = say(f"proclamation_{outcome}", n=1) + "."
    if told.level and told.outcome != "tie":
        rule = say(f"rules_tie_{told.tie_rule}")
        said += " " + say("paper_tie_settled", names=names(told.level), rule=rule)
    return said
