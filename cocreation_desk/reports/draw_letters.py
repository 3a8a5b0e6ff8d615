"""The people drawn as a list for letters: a line a person, in CSV or Excel, ready to be merged into an invitation."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from cocreation_desk.domain.cells import harmless
from cocreation_desk.domain.draw.held import HeldDraw
from cocreation_desk.domain.room import Room
from cocreation_desk.reports.tables import as_csv
from cocreation_desk.words import Say

COLUMNS = (
    "number", "first_name", "last_name", "email", "phone", "state", "place", "session", "date", "time", "address",
)  # fmt: skip


def letter_rows(room: Room, held: HeldDraw, say: Say) -> Iterator[tuple[str, ...]]:
    """Whoever holds a seat, place by place, in the order in which they were drawn."""
    sessions = {session.id: session for session in room.sessions}
    for place in held.plan.places:
        session = sessions.get(held.sessions[place.key])
        for seat in held.seated:
            if seat.place != place.key:
                continue
            yield (
                seat.number,
                seat.first_name,
                seat.last_name,
                seat.email,
                seat.phone,
                say(f"draw_state_{seat.confirmation.value}"),
                place.chosen_as,
                session.title.said_in(say.language) if session else "",
                say.weekday(session.starts_at.date()) if session else "",
                say.clock(session.starts_at) if session else "",
                session.place if session else "",
            )


def letter_head(say: Say) -> tuple[str, ...]:
    return tuple(say(f"draw_letter_{name}") for name in COLUMNS)


def letters_csv(room: Room, held: HeldDraw, say: Say) -> bytes:
    return as_csv(letter_head(say), letter_rows(room, held, say)).encode()


def letters_xlsx(room: Room, held: HeldDraw, say: Say) -> bytes:
    """All cells are text: a telephone number keeps its zero."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = held.code
    for row in (letter_head(say), *letter_rows(room, held, say)):
        sheet.append([harmless(cell) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for at, column in enumerate(sheet.columns, start=1):
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[get_column_letter(at)].width = min(40, 3 + longest)
    written = BytesIO()
    book.save(written)
    return written.getvalue()
