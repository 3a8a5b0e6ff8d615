"""Who stands: every candidate with their picture, slogan and statement, in the order of the papers."""

from __future__ import annotations

from cocreation_desk.domain.ballot import option_marks
from cocreation_desk.domain.pieces import Beside, Heading, Paragraph, Picture, Piece, Together
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record


def candidates_paper(order: Order) -> Record:
    """Everybody in the same form; a picture that is missing leaves no hole."""
    say, election = order.say, order.room.election
    standing = election.standing if election else ()
    pieces: list[Piece] = []
    if election is not None and standing:
        pieces.append(Paragraph(election.office.said_in(order.language), "lead"))
        pieces.append(
            Paragraph(say("candidates_in_drawn_order" if election.order_is_drawn else "order_not_drawn"), "note")
        )
    for mark, each in zip(option_marks(len(standing)), standing, strict=True):
        said: list[Piece] = [Heading(f"{mark} · {each.name}", 2)]
        said += [Paragraph(each.slogan, "quote")] if each.slogan else []
        said += [Paragraph(words) for words in each.statement.split("\n") if words]
        picture = order.photos.get(each.photo)
        pieces.append(Together((Beside((Picture(picture),), tuple(said), 0.2),) if picture else tuple(said)))
    return record(order, "candidates", pieces or [Paragraph(say("pitch_nobody"))], number="CA", named=True)
