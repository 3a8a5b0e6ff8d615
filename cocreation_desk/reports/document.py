"""One paper that can be ordered, what it needs before it makes sense, and what it is once it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cocreation_desk.domain.pieces import Paragraph
from cocreation_desk.reports.order import Order, record
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
    to_copy: bool = False,
) -> Document:
    """A paper that is cut and handed out, or hung up, without a header of its own.

    Where nothing can be printed yet, one page says why; a paper ``to_copy`` is useful blank as well.
    """

    def make(order: Order) -> Printed:
        missing = lack(order)
        if missing is None or not missing.stops or to_copy:
            sheets = write(order)
        else:
            sheets = nothing_yet(order, key, [order.say(missing.key), order.say(f"{missing.key}_cure")])
        return Printed(key, order.say(f"paper_{key}"), sheets_name(order, key), "", sheets)

    return Document(key, make, moment, kit, lack)


def nothing_yet(order: Order, key: str, sentences: Sequence[str]) -> bytes:
    """One page with the name of the paper, saying why there is no more to it."""
    first, *others = sentences
    told = (Paragraph(first, "lead"), *(Paragraph(each) for each in others))
    about = record(order, key, told, number="", title=order.say(f"paper_{key}"))
    return pdf(replace(about, variant=""))


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
