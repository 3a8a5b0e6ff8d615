"""What a result sheet owes whoever doubts it: incidents, void papers one reason after the other, who announced it when, and the codes."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.channels import Channels
from cocreation_desk.domain.counting.papers import VOID_REASONS, Void
from cocreation_desk.domain.pieces import Paragraph, Piece
from cocreation_desk.domain.reconciling import Correction
from cocreation_desk.reports.order import Order

IN_A_LINE = 12  # receipt codes


def incidents(order: Order, ballot: Ballot) -> list[Piece]:
    """K and L: what was done where roll and papers differed, each with its reason; and why papers are void."""
    say, channels = order.say, order.room.channels.get(ballot.id, Channels())
    told = [_told(order, each) for each in channels.corrections] or [say("sheet_no_incident")]
    pieces: list[Piece] = [Paragraph(f"K. {say.labelled(say('sheet_incidents'), ' '.join(told))}", "small")]
    if reasons := void_reasons(order, ballot):
        pieces.append(Paragraph(f"L. {say.labelled(say('sheet_voids'), reasons)}", "small"))
    return pieces


def void_reasons(order: Order, ballot: Ballot) -> str:
    """« trop de cases ou de points (2), autre motif (1) »"""
    why = Counter(
        paper.marks.reason
        for paper in order.room.papers.get(ballot.id, ())
        if isinstance(paper.marks, Void) and paper.side != ballot.predicted_by
    )
    return ", ".join(
        f"{order.say(f'void_{each}')} ({order.say.number(why[each])})" for each in VOID_REASONS if why[each]
    )


def announced_by(order: Order, ballot: Ballot) -> list[tuple[str, str]]:
    """When the result was announced, and who led the session then; nothing of votes announced before that was kept."""
    at, by = (ballot.announced or {}).get("at"), (ballot.announced or {}).get("by")
    if not isinstance(at, str) or not at:
        return []
    moment = datetime.fromisoformat(at)
    words = order.say("sheet_announced_by", time=order.say.time(moment), name=by) if by else order.say.time(moment)
    return [(order.say("sheet_announced"), words)]


def codes(order: Order, ballot: Ballot) -> list[Piece]:
    """What the phones showed after a secret vote, sorted: whoever kept their code finds that their paper was in the urn."""
    if not ballot.receipt_codes:
        return []
    lines = [
        "   ".join(ballot.receipt_codes[at : at + IN_A_LINE]) for at in range(0, len(ballot.receipt_codes), IN_A_LINE)
    ]
    said = order.say("secret_codes_listed", n=len(ballot.receipt_codes), codes="\n" + "\n".join(lines))
    return [Paragraph(said, "note")]


def _told(order: Order, correction: Correction) -> str:
    """A sentence, with the reason as it was given."""
    say = order.say
    by = say(f"reconcile_by_{correction.channel}") if correction.channel else ""
    did = say(f"sheet_{correction.way}")
    told = f"{did} ({by[:1].lower()}{by[1:]})" if by else did
    return say("sheet_correction", time=say.time(correction.at), told=told, reason=say.quoted(correction.reason))
