"""Who was there: the sheet people sign, and what the minutes say of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import time

from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.domain.pieces import Beside, Fields, Paragraph, Piece, Signatures, Table, Together
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.reports.order import Order, record, shortened
from cocreation_desk.reports.record import Record

ROW_MM = 10.2  # fifteen lines a page, and two lines of words in each
LONGEST_CAPACITY = 60
BLANK_LINES = 3
AFTERNOON = time(13, 0)  # a morning that ends before this needs no second signature


def attendance_sheet(order: Order) -> Record:
    """Feuille d'émargement: one line a person in the order of family names, one signature a half-day."""
    say, session = order.say, order.session
    starts, ends = session.starts_at, session.ends_at
    about = (
        (say("paper_date"), f"{say.weekday(starts.date())}, {order.span(starts, ends)}"),
        (say("paper_place"), session.place or "…"),
        (
            say("paper_facilitator"),
            " · ".join((session.facilitator or "…", say.labelled(say("paper_secretary"), session.secretary or "…"))),
        ),
    )
    people = sorted(order.room.participants, key=lambda each: alphabetical(each.register_name))
    half_days = _half_days(order)
    rows = [
        (str(number), person.register_name, _capacity(order, person), *("" for _ in half_days), "")
        for number, person in enumerate(people, start=1)
    ]
    rows += [(str(len(rows) + 1 + line), *("" for _ in range(3 + len(half_days)))) for line in range(BLANK_LINES)]
    head = ("paper_number", "paper_name_first_name", "paper_capacity", *half_days, "paper_remarks")
    table = Table(
        tuple(say(key) for key in head),
        tuple(rows),
        (8, 58, 38, *(50 for _ in half_days), 45),
        "r" + "l" * (len(head) - 1),
        ROW_MM,
    )
    totals = " ".join(say.labelled(say(f"paper_{state}"), "……") for state in ("present", "excused", "absent"))
    signature = (say("paper_facilitator_signs"), say("paper_date_and_time_to_fill"))
    closing = Together(
        (
            Paragraph(totals),
            Signatures((signature,)),
            Paragraph(say("paper_kept", n=order.room.programme.retention_months, contact=_contact(order)), "note"),
        )
    )
    pieces: list[Piece] = [
        Beside((Fields(about),), (), 0.87),
        Paragraph(say("paper_attendance_meaning"), "small"),
        table,
        closing,
    ]
    return record(order, "attendance", pieces, number="EM", landscape=True, compact=True, named=True, qr=order.join_url)


def alphabetical(name: str) -> str:
    """What a list is sorted by: accents, ligatures and apostrophes do not count, so « Œuvrard » comes under O."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ")


def presence(order: Order) -> list[Piece]:
    """Present, excused, absent by side, with the names that may stand there."""
    say, people = order.say, order.room.participants
    sides = [side for side in (Side.CUSTOMER, Side.COMPANY, Side.NEUTRAL) if any(each.side is side for each in people)]
    head = ("", *(say(f"paper_{name}") for name in ("invited", "present", "excused", "absent")))
    rows = [
        (side_name(side, order.room, say), *_counted([each for each in people if each.side is side])) for side in sides
    ]
    if len(sides) > 1:
        rows.append((say("paper_total"), *_counted(people)))
    pieces: list[Piece] = [Table(head, tuple(rows), (4, 1, 1, 1, 1), "lrrrr")]
    lines = [line for side in sides for line in _names(order, side)]
    if lines:
        pieces.append(Fields(tuple(lines)))
    return pieces


def _counted(people: Sequence[Participant]) -> tuple[str, ...]:
    came = sum(1 for each in people if _came(each))
    excused = sum(1 for each in people if each.presence is Presence.EXCUSED)
    return (str(len(people)), str(came), str(excused), str(len(people) - came - excused))


def _came(person: Participant) -> bool:
    return person.presence in (Presence.PRESENT, Presence.LATE, Presence.LEFT)


def _names(order: Order, side: Side) -> list[tuple[str, str]]:
    """The company's people by name; customers only where the paper is a named one, and always the mix of the group."""
    say = order.say
    people = sorted(
        (each for each in order.room.participants if each.side is side),
        key=lambda each: alphabetical(each.register_name),
    )
    lines: list[tuple[str, str]] = []
    if side is Side.CUSTOMER:
        mix = _mix(order, [each for each in people if _came(each)])
        if mix:
            lines.append((say("paper_customers_mix"), mix))
        if not order.named:
            return lines
    for state, chosen in (
        ("present", [each for each in people if _came(each)]),
        ("excused", [each for each in people if each.presence is Presence.EXCUSED]),
        ("absent", [each for each in people if not _came(each) and each.presence is not Presence.EXCUSED]),
    ):
        if chosen:
            label = say("paper_of_side", state=say(f"paper_{state}"), side=side_name(side, order.room, say))
            lines.append((label, ", ".join(_with_role(order, each) for each in chosen)))
    return lines


def _with_role(order: Order, person: Participant) -> str:
    role = person.job_title if person.side is Side.COMPANY else ""
    return f"{order.shown_name(person)} ({role})" if role else order.shown_name(person)


def _mix(order: Order, people: Sequence[Participant]) -> str:
    """« 5 fidèles et 4 nouveaux venus »: how many of each, nobody by name."""
    counts = {segment: sum(1 for each in people if each.segment == segment) for segment in ("loyal", "newcomer")}
    told = [order.say(f"paper_segment_{segment}", n=n) for segment, n in counts.items() if n]
    return order.say.listing(told) if told else ""


def _capacity(order: Order, person: Participant) -> str:
    """The side, and what the person does there; never what sort of customer it is."""
    own = person.role or (person.job_title if person.side is Side.COMPANY else "")
    side = side_name(person.side, order.room, order.say)
    return shortened(f"{side}, {own}" if own else side, LONGEST_CAPACITY)


def _half_days(order: Order) -> tuple[str, ...]:
    """One signature a half-day: the morning ends at lunch, whatever the minute."""
    starts, ends = order.session.starts_at.time(), order.session.ends_at.time()
    several_days = order.session.starts_at.date() != order.session.ends_at.date()
    morning, afternoon = starts < time(12), ends > AFTERNOON
    if several_days or (morning and afternoon):
        return ("paper_morning", "paper_afternoon")
    return ("paper_morning",) if morning else ("paper_afternoon",)


def _contact(order: Order) -> str:
    return order.room.programme.contact or order.session.facilitator or order.room.programme.organisation
