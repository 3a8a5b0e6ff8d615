"""What became of what was promised: the sponsor's table, late first, and what the participants are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cocreation_desk.domain.commitments import Answer, Commitment, CommitmentKind, CommitmentStatus
from cocreation_desk.domain.pieces import Beside, Bullets, Heading, Paragraph, Piece, Signatures, Table, Together
from cocreation_desk.kinds.cluster.kind import grouped
from cocreation_desk.reports.decisions import origin, standing
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record
from cocreation_desk.reports.signed import signed

WIDTHS = (11, 82, 17.6, 38, 24.2, 24.2, 27, 33)
COLUMNS = ("code", "text", "origin", "owner", "first_due", "due", "status", "last")
SIGNS = {"to_confirm": "?", "to_do": "○", "in_progress": "◆", "blocked": "■", "done": "✓", "dropped": "×", "late": "▲"}
ANSWERED = {Answer.STUDY: "◇", Answer.REFUSE: "×"}


def follow_up(order: Order) -> Record:
    """Suivi des engagements: late first, then by date; totals; the sponsor signs."""
    say, today = order.say, order.made_at.date()
    promises = sorted(order.room.commitments, key=lambda each: (not each.is_late(today), each.due_on, each.code))
    rows = tuple(
        (
            each.code,
            _told(order, each),
            origin(order, each),
            each.owner,
            say.short_date(each.first_due_on or each.due_on),
            say.short_date(each.due_on),
            f"{_sign(order, each)} {standing(order, each)}",
            "",
        )
        for each in promises
    )

    def laid_out(pieces: Sequence[Piece]) -> Record:
        return record(order, "follow_up", pieces, number="SU", landscape=True, compact=True, named=True)

    if not rows:
        return laid_out((Paragraph(say("follow_none"), "lead"),))
    table = Table(tuple(say(f"follow_{each}") for each in COLUMNS), rows, WIDTHS)
    closing = Together((Paragraph(say("follow_note"), "note"), Signatures(((say("follow_sponsor"), ""),))))
    return signed((Paragraph(_totals(order, promises), "lead"),), table, closing, laid_out)


def public_note(order: Order) -> Record:
    """« Vous avez dit, nous avons fait »: themes, what is done, what will not be and why; only what may be shown, and nobody's name."""
    say = order.say
    promised = sorted(
        (each for each in order.room.commitments if each.kind is CommitmentKind.COMMITMENT and each.shown),
        key=lambda each: each.code,
    )
    said = [say("cluster_theme", name=theme.name, n=len(grouped(theme, order.room))) for theme in order.room.themes]
    done = [_doing(order, each) for each in promised if each.answer is not Answer.REFUSE]
    refused = [_refused(order, each) for each in promised if each.answer is Answer.REFUSE]
    left = (Heading(say("public_said")), Bullets(tuple(said))) if said else ()
    right = [
        piece
        for title, lines in (("public_done", done), ("public_refused", refused))
        if lines
        for piece in (Heading(say(title)), Bullets(tuple(lines)))
    ]
    pieces: list[Piece] = [Beside(left, tuple(right), 0.38)] if left and right else [*left, *right]
    if not promised:
        pieces.append(Paragraph(say("public_none")))
    next_ = order.session.next_session
    pieces.append(Paragraph(say("public_next", next=next_) if next_ else say("public_thanks"), "lead"))
    return replace(record(order, "public_note", pieces, number="VD"), variant="", confidentiality="")


def _told(order: Order, promise: Commitment) -> str:
    parts = [promise.text]
    if promise.measure:
        parts.append(order.say.labelled(order.say("paper_measure"), promise.measure))
    if promise.reason:
        parts.append(order.say.labelled(order.say("paper_because"), promise.reason))
    return "\n".join(parts)


def _sign(order: Order, promise: Commitment) -> str:
    """Read without colour, before the word."""
    late = promise.is_late(order.made_at.date())
    return ANSWERED.get(promise.answer) or SIGNS["late" if late else promise.status.value]


def _totals(order: Order, promises: Sequence[Commitment]) -> str:
    states = Counter(each.status for each in promises)
    told = (
        (len(promises), "follow_total_all"),
        (states[CommitmentStatus.DONE], "follow_total_done"),
        (states[CommitmentStatus.IN_PROGRESS], "follow_total_in_progress"),
        (sum(1 for each in promises if each.is_late(order.made_at.date())), "follow_total_late"),
        (sum(1 for each in promises if each.answer is Answer.REFUSE), "follow_total_refused"),
    )
    return " · ".join(order.say(key, n=n) for n, key in told)


def _doing(order: Order, promise: Commitment) -> str:
    say = order.say
    if promise.status is CommitmentStatus.DONE:
        return say("public_is_done", text=promise.text)
    key = "public_is_studied" if promise.answer is Answer.STUDY else "public_by"
    return say(key, text=promise.text.rstrip(". "), date=promise.due_on)


def _refused(order: Order, promise: Commitment) -> str:
    return "\n".join((promise.text, order.say.labelled(order.say("paper_because"), promise.reason)))
