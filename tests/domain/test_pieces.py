"""A written record is plain data, and can be compared with another."""

from __future__ import annotations

import dataclasses
from typing import get_args

from cocreation_desk.domain import pieces
from cocreation_desk.domain.pieces import Heading, Paragraph, Piece, Table, Together


def test_every_piece_is_a_frozen_value() -> None:
    for piece in get_args(Piece):
        assert piece.__dataclass_params__.frozen, piece


def test_every_piece_the_module_defines_is_in_the_union() -> None:
    parts_of_pieces = {pieces.Figure, pieces.Series, pieces.Rated, pieces.Gap, pieces.Judged, pieces.Spot}
    defined = {thing for thing in vars(pieces).values() if dataclasses.is_dataclass(thing)}

    assert defined - parts_of_pieces == set(get_args(Piece))


def test_two_records_that_say_the_same_are_equal() -> None:
    once = Together((Heading("Décisions"), Table(("Code",), (("D-01",),)), Paragraph("Adopté.")))
    again = Together((Heading("Décisions"), Table(("Code",), (("D-01",),)), Paragraph("Adopté.")))

    assert once == again
    assert hash(once) == hash(again)
