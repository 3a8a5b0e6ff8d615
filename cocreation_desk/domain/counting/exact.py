"""Fractions on their way to JSON and back, with nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeAlias

Detail: TypeAlias = "bool | int | str | Fraction | tuple[Detail, ...] | Mapping[str, Detail] | None"


def to_plain(detail: Detail) -> Any:
    """A detail as plain JSON; 7/2 becomes ``{"/": [7, 2]}`` and 3/1 becomes 3."""
    if isinstance(detail, Fraction):
        return detail.numerator if detail.denominator == 1 else {"/": [detail.numerator, detail.denominator]}
    if isinstance(detail, tuple):
        return [to_plain(part) for part in detail]
    if isinstance(detail, Mapping):
        return {key: to_plain(part) for key, part in detail.items()}
    return detail


def from_plain(plain: Any) -> Detail:
    match plain:
        case {"/": [int(numerator), int(denominator)], **rest} if not rest and denominator > 0:
            return Fraction(numerator, denominator)
        case None | bool() | int() | str():
            return plain
        case list():
            return tuple(from_plain(part) for part in plain)
        case dict():
            return {str(key): from_plain(part) for key, part in plain.items()}
        case _:
            raise ValueError("not a number, a text, or several of them")


def fraction(plain: Any) -> Fraction:
    detail = from_plain(plain)
    if isinstance(detail, bool) or not isinstance(detail, (int, Fraction)):
        raise ValueError("not a number")
    return Fraction(detail)
