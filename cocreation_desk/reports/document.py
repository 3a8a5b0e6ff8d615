"""One paper that can be ordered, what it needs before it makes sense, and what it is once it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cocreation_desk.reports.order import Order
from cocreation_desk.reports.pdf import pdf
from cocreation_desk.reports.record import Record, file_name

Moment = Literal["before", "votes", "after"]


@dataclass(frozen=True)
class Printed:
    """A finished paper: what it is called, and its bytes."""

    key: str
    title: str
    file_name: str
    variant: str
    pdf: bytes


@dataclass(frozen=True)
class Lack:
    """What a paper still misses, as a key of the catalogue; where it ``stops``, there is nothing to print yet."""

    key: str
    stops: bool = True


def nothing_lacks(order: Order) -> Lack | None:
    return None


@dataclass(frozen=True)
class Document:
    """``key`` is its name on the command line, and in the file; ``moment`` is when one wants it; ``kit``: it is printed for the day."""

    key: str
    make: Callable[[Order], Printed]
    moment: Moment = "after"
    kit: bool = False
    lack: Callable[[Order], Lack | None] = nothing_lacks


def of_record(
    key: str,
    write: Callable[[Order], Record],
    moment: Moment = "after",
    *,
    kit: bool = False,
    lack: Callable[[Order], Lack | None] = nothing_lacks,
) -> Document:
    def make(order: Order) -> Printed:
        written = write(order)
        return Printed(key, written.title, file_name(written), written.variant, pdf(written))

    return Document(key, make, moment, kit, lack)


def of_sheets(
    key: str,
    write: Callable[[Order], bytes],
    moment: Moment = "before",
    *,
    kit: bool = False,
    lack: Callable[[Order], Lack | None] = nothing_lacks,
) -> Document:
    """A paper that is cut and handed out, or hung up, without a header of its own."""

    def make(order: Order) -> Printed:
        return Printed(key, order.say(f"paper_{key}"), sheets_name(order, key), "", write(order))

    return Document(key, make, moment, kit, lack)


def sheets_name(order: Order, key: str) -> str:
    session, named = order.session, order.say(f"paper_{key}_file")
    return f"{session.starts_at.date().isoformat()}_{session.code}_{named}_{order.language}.pdf"


def lacks_people(order: Order) -> Lack | None:
    return Lack("kit_no_people") if not order.room.participants else None


def lacks_address(order: Order) -> Lack | None:
    return Lack("kit_no_address", stops=False) if not order.has_address else None


def lacks_people_or_address(order: Order) -> Lack | None:
    return lacks_people(order) or lacks_address(order)


def lacks_notice(order: Order) -> Lack | None:
    return Lack("kit_no_notice") if order.room.notice is None or not order.room.notice.text else None
