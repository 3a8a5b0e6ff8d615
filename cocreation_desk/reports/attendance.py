"""The sheet people sign when they come, a half-day each."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.domain.pieces import Beside, Fields, PageBreak, Paragraph, Piece, Signatures, Table
from cocreation_desk.domain.slots import Attendance, HalfDay, planned
from cocreation_desk.kinds.door_words import half_day_name
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.reports.order import Order, record, shortened
from cocreation_desk.reports.pdf import page_count
from cocreation_desk.reports.record import Record

ROW_MM = 10.2  # fifteen lines a page, and two lines of words in each
LONGEST_CAPACITY = 60
BLANK_LINES = 3
BLANK_SHEET = 7  # lines where nobody is on the list yet: one page, to be copied
TOGETHER = 5  # lines that go over the page with the signature
CAME = frozenset({Presence.PRESENT, Presence.LATE, Presence.LEFT})


def attendance_sheet(order: Order) -> Record:
    """Feuille d'émargement: a sheet a half-day, one line a person in the order of family names, and who was there once it is known."""
    half_days = order.room.half_days or planned(order.room.steps, order.session.starts_at, order.session.ends_at)
    pieces: list[Piece] = []
    for half_day in half_days:
        pieces += [PageBreak()] if pieces else []
        pieces += _fitted(order, half_day)
    return _record(order, pieces)


def _record(order: Order, pieces: Sequence[Piece]) -> Record:
    return record(order, "attendance", pieces, number="EM", landscape=True, compact=True, named=True, qr=order.join_url)


def _fitted(order: Order, half_day: HalfDay) -> list[Piece]:
    """With three blank lines, or fewer where that brings the facilitator's signature under names: it never stands alone.

    Where nothing else helps, the last lines go over the page with it.
    """
    if not order.room.participants:
        above, table, closing = _sheet(order, half_day, BLANK_SHEET)
        return [*above, table, closing]
    for blank in range(BLANK_LINES, 0, -1):
        above, table, closing = _sheet(order, half_day, blank)
        shorter = replace(table, rows=table.rows[:-3])
        if page_count(_record(order, (*above, table, closing))) == page_count(_record(order, (*above, shorter))):
            return [*above, table, closing]
    above, table, closing = _sheet(order, half_day, BLANK_LINES)
    kept, over = (replace(table, rows=rows) for rows in (table.rows[:-TOGETHER], table.rows[-TOGETHER:]))
    return [*above, kept, PageBreak(), over, closing]


def _sheet(order: Order, half_day: HalfDay, blank: int) -> tuple[list[Piece], Table, Piece]:
    """What stands above the names, the names, and what is signed below them."""
    say, session = order.say, order.session
    name = half_day_name(half_day, order.room, say)
    times = order.span(half_day.starts_at, half_day.ends_at)
    about = (
        (say("paper_date"), f"{say.weekday(half_day.day)}, {times} · {name}"),
        (say("paper_place"), session.place or "…"),
        (
            say("paper_facilitator"),
            " · ".join((session.facilitator or "…", say.labelled(say("paper_secretary"), session.secretary or "…"))),
        ),
    )
    people = sorted(order.room.participants, key=lambda each: alphabetical(each.register_name))
    marked = order.register.get(half_day.id, {})
    head = [say(f"paper_{name}") for name in ("number", "name_first_name", "capacity")]
    head += [say("paper_signature_of", half_day=name[:1].lower() + name[1:])]
    votes = any(ballot.is_election for ballot in order.room.ballots)
    head += [say("paper_has_voted")] if votes else []
    head += [say("paper_marked")] if marked else []
    head += [say("paper_remarks")]
    rows = [
        (
            str(number),
            person.register_name,
            _capacity(order, person),
            "",
            *(("",) if votes else ()),
            *((_stood(order, marked.get(person.id, Attendance())),) if marked else ()),
            "",
        )
        for number, person in enumerate(people, start=1)
    ]
    rows += [(str(len(people) + 1 + line), *("" for _ in head[1:])) for line in range(blank)]
    widths = (8, 58, 38, 50, *((20,) if votes else ()), *((52, 30) if marked else (45,)))
    table = Table(tuple(head), tuple(rows), widths, "r" + "l" * (len(head) - 1), ROW_MM)
    counted = _totals([marked.get(each.id, Attendance()) for each in people]) if marked else ("……", "……", "……")
    totals = " ".join(
        say.labelled(say(f"paper_{state}"), n)
        for state, n in zip(("present", "excused", "absent"), counted, strict=True)
    )
    signature = (say("paper_facilitator_signs"), say("paper_date_and_time_to_fill"))
    kept = Paragraph(say("paper_kept", n=order.room.programme.retention_months, contact=_contact(order)), "note")
    closing = Beside((Paragraph(totals), kept), (Signatures((signature,)),), 0.46)
    return [Beside((Fields(about),), (), 0.87), Paragraph(say("paper_attendance_meaning"), "small")], table, closing


def _stood(order: Order, stands: Attendance) -> str:
    """« présent, 8 h 52 », « parti avant la fin, 8 h 52 – 11 h 20 »; a dash where nothing was written down."""
    say = order.say
    if stands.presence is Presence.EXPECTED:
        return "–"
    times = [say.time(each) for each in (stands.arrived_at, stands.left_at) if each is not None]
    return ", ".join(part for part in (say(f"paper_was_{stands.presence.value}"), " – ".join(times)) if part)


def _totals(people: Sequence[Attendance]) -> tuple[str, str, str]:
    came = sum(1 for each in people if each.presence in CAME)
    excused = sum(1 for each in people if each.presence is Presence.EXCUSED)
    return str(came), str(excused), str(len(people) - came - excused)


def alphabetical(name: str) -> str:
    """What a list is sorted by: accents, ligatures and apostrophes do not count, so « Œuvrard » comes under O."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ")


def _capacity(order: Order, person: Participant) -> str:
    """The side, and what the person does there; never what sort of customer it is."""
    own = person.role or (person.job_title if person.side is Side.COMPANY else "")
    side = side_name(person.side, order.room, order.say)
    return shortened(f"{side}, {own}" if own else side, LONGEST_CAPACITY)


def _contact(order: Order) -> str:
    return order.room.programme.contact or order.session.facilitator or order.room.programme.organisation
