"""The papers there are to print: the list is the order of the menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cocreation_desk.reports.attendance import attendance_sheet
from cocreation_desk.reports.badges import badge_sheets
from cocreation_desk.reports.ballot_papers import ballot_sheets, large_ballots
from cocreation_desk.reports.candidates import candidates_paper
from cocreation_desk.reports.count_record import count_record
from cocreation_desk.reports.decisions import decision_record
from cocreation_desk.reports.draw_certificate import draw_certificates
from cocreation_desk.reports.mandate import mandate_letter
from cocreation_desk.reports.minutes import minutes
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.pdf import pdf
from cocreation_desk.reports.record import Record, file_name
from cocreation_desk.reports.results import result_sheets
from cocreation_desk.reports.summary import summary


@dataclass(frozen=True)
class Printed:
    """A finished paper: what it is called, and its bytes."""

    key: str
    title: str
    file_name: str
    variant: str
    pdf: bytes


@dataclass(frozen=True)
class Document:
    """One paper that can be ordered. ``key`` is its name on the command line, and in the file."""

    key: str
    make: Callable[[Order], Printed]


def _of_record(key: str, write: Callable[[Order], Record]) -> Document:
    def make(order: Order) -> Printed:
        written = write(order)
        return Printed(key, written.title, file_name(written), written.variant, pdf(written))

    return Document(key, make)


def _of_sheets(key: str, write: Callable[[Order], bytes]) -> Document:
    """A paper that is cut and handed out, without a header of its own."""

    def make(order: Order) -> Printed:
        session, named = order.session, order.say(f"paper_{key}_file")
        name = f"{session.starts_at.date().isoformat()}_{session.code}_{named}_{order.language}.pdf"
        return Printed(key, order.say(f"paper_{key}"), name, "", write(order))

    return Document(key, make)


DOCUMENTS: dict[str, Document] = {
    document.key: document
    for document in (
        _of_record("minutes", minutes),
        _of_record("summary", summary),
        _of_record("results", result_sheets),
        _of_record("attendance", attendance_sheet),
        _of_sheets("badges", badge_sheets),
        _of_sheets("ballots", ballot_sheets),
        _of_sheets("ballots_large", large_ballots),
        _of_record("decisions", decision_record),
        _of_record("certificate", draw_certificates),
        _of_record("candidates", candidates_paper),
        _of_record("record", count_record),
        _of_record("mandate", mandate_letter),
    )
}
