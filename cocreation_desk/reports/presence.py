"""Who was there, as the minutes say it: counts by side, and the names that may stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.domain.pieces import Fields, Heading, Paragraph, Piece, Table
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.reports.attendance import CAME, alphabetical
from cocreation_desk.reports.order import Order

MOST_IN_A_LINE = 24  # more names than this stand in an annex
ABREAST = 3


def presence(order: Order) -> list[Piece]:
    """Present, excused, absent by side, with the names that may stand there."""
    say, people = order.say, over_all(order)
    sides = [side for side in (Side.CUSTOMER, Side.COMPANY, Side.NEUTRAL) if any(each.side is side for each in people)]
    head = ("", *(say(f"paper_{name}") for name in ("invited", "present", "excused", "absent")))
    rows = [
        (side_name(side, order.room, say), *_counted([each for each in people if each.side is side])) for side in sides
    ]
    if len(sides) > 1:
        rows.append((say("paper_total"), *_counted(people)))
    if not people:
        return [Paragraph(say("before_nobody"))]
    pieces: list[Piece] = [Table(head, tuple(rows), (4, 1, 1, 1, 1), "lrrrr")]
    lines = [line for side in sides for line in _names(order, side)]
    if lines:
        pieces.append(Fields(tuple(lines)))
    return pieces


def who_came(order: Order) -> list[Participant]:
    """Everybody who came to a half-day at least."""
    return [each for each in over_all(order) if _came(each)]


def over_all(order: Order) -> tuple[Participant, ...]:
    """Everybody as they stood over all half-days: who came to one of them came."""
    stood: dict[str, set[Presence]] = {}
    for marked in order.register.values():
        for participant_id, stands in marked.items():
            stood.setdefault(participant_id, set()).add(stands.presence)
    return tuple(
        replace(each, presence=_best(each.presence, stood.get(each.id, set()))) for each in order.room.participants
    )


def _best(now: Presence, stood: set[Presence]) -> Presence:
    if now in CAME or not stood & CAME:
        return Presence.EXCUSED if now not in CAME and Presence.EXCUSED in stood else now
    return Presence.PRESENT


def _counted(people: Sequence[Participant]) -> tuple[str, ...]:
    came = sum(1 for each in people if _came(each))
    excused = sum(1 for each in people if each.presence is Presence.EXCUSED)
    return (str(len(people)), str(came), str(excused), str(len(people) - came - excused))


def _came(person: Participant) -> bool:
    return person.presence in CAME


def _names(order: Order, side: Side) -> list[tuple[str, str]]:
    """The company's people by name; customers only where the paper is a named one, and always the mix of the group."""
    say = order.say
    lines: list[tuple[str, str]] = []
    if side is Side.CUSTOMER:
        mix = _mix(order, [each for each in over_all(order) if each.side is side and _came(each)])
        if mix:
            lines.append((say("paper_customers_mix"), mix))
        if not order.named:
            return lines
    for label, chosen in _by_presence(order, side):
        told = ", ".join(_with_role(order, each) for each in chosen)
        lines.append((label, told if len(chosen) <= MOST_IN_A_LINE else say("paper_names_in_annex", n=len(chosen))))
    return lines


def long_lists(order: Order) -> list[Piece]:
    """In three columns, the names that were too many for a line; nothing in a room of a few dozen."""
    pieces: list[Piece] = []
    for side in Side:
        if side is Side.CUSTOMER and not order.named:
            continue
        for label, chosen in _by_presence(order, side):
            if len(chosen) > MOST_IN_A_LINE:
                names = [_with_role(order, each) for each in chosen]
                rows = tuple(zip_longest(*[iter(names)] * ABREAST, fillvalue=""))
                pieces += [Heading(label, 2), Table((), rows)]
    return pieces


def _by_presence(order: Order, side: Side) -> Iterator[tuple[str, list[Participant]]]:
    """Who of that side was present, excused, absent; each with its label, none that is empty."""
    say = order.say
    people = sorted(
        (each for each in over_all(order) if each.side is side),
        key=lambda each: alphabetical(each.register_name),
    )
    for state, chosen in (
        ("present", [each for each in people if _came(each)]),
        ("excused", [each for each in people if each.presence is Presence.EXCUSED]),
        ("absent", [each for each in people if not _came(each) and each.presence is not Presence.EXCUSED]),
    ):
        if chosen:
            yield say("paper_of_side", state=say(f"paper_{state}"), side=side_name(side, order.room, say)), chosen


def _with_role(order: Order, person: Participant) -> str:
    role = person.job_title if person.side is Side.COMPANY else ""
    return f"{order.shown_name(person)} ({role})" if role else order.shown_name(person)


def _mix(order: Order, people: Sequence[Participant]) -> str:
    """« 5 fidèles et 4 nouveaux venus »: how many of each, nobody by name."""
    counts = {segment: sum(1 for each in people if each.segment == segment) for segment in ("loyal", "newcomer")}
    told = [order.say(f"paper_segment_{segment}", n=n) for segment, n in counts.items() if n]
    return order.say.listing(told) if told else ""
