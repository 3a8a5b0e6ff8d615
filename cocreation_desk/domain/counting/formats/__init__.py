"""The files that papers come in, by the ending of their name."""

from __future__ import annotations

from typing import Protocol

from cocreation_desk.domain.counting.formats.blt import read_blt
from cocreation_desk.domain.counting.formats.election import Election
from cocreation_desk.domain.counting.formats.own import read_own
from cocreation_desk.domain.counting.formats.pabulib import read_pabulib
from cocreation_desk.domain.counting.formats.preflib import read_categories, read_orders
from cocreation_desk.domain.counting.formats.table import read_table
from cocreation_desk.domain.counting.papers import PaperKind


class Reader(Protocol):
    """Reads a text for a method's kind of paper; ``one``: the method takes one tick only. Raises Refused."""

    def __call__(self, text: str, paper: PaperKind, *, one: bool) -> Election: ...


FORMATS: dict[str, Reader] = {
    "json": read_own,
    "soc": read_orders,
    "soi": read_orders,
    "toc": read_orders,
    "toi": read_orders,
    "cat": read_categories,
    "blt": read_blt,
    "pb": read_pabulib,
    "csv": read_table,
}
