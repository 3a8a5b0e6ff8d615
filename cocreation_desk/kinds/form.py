"""The strict door for what phones send: known fields, once each, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cocreation_desk.domain.errors import Refused
from cocreation_desk.kinds.kind import Form

ALWAYS = frozenset({"key"})  # the sender's own number for this sending; the server has read it already


def only(form: Form, known: Iterable[str]) -> None:
    """Refuse any field that the page did not offer."""
    if not ALWAYS.issuperset(form.keys() - known):
        raise Refused("answer_not_understood")


def one(form: Form, name: str) -> str | None:
    """The one value of a field, or None where it was not sent."""
    values: Sequence[str] = form.get(name, ())
    if len(values) > 1:
        raise Refused("answer_not_understood")
    return values[0] if values else None


def chosen(form: Form, name: str, choices: Iterable[str]) -> str:
    """One of the choices; refused when it is missing or unknown."""
    value = one(form, name)
    if value is None:
        raise Refused("answer_incomplete")
    if value not in tuple(choices):
        raise Refused("answer_not_understood")
    return value


def whole(value: str) -> int:
    """A whole number as a page's number field writes it, of at most three digits."""
    if not (value.isascii() and value.isdigit() and len(value) <= 3):
        raise Refused("answer_not_understood")
    return int(value)


def signed(value: str) -> int:
    """A whole number with or without a minus, as a number field writes it."""
    return -whole(value[1:]) if value.startswith("-") else whole(value)
