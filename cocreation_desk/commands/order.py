"""What a line of JSON can ask for: an act with its fields, or an errand, and what a field can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.room import Room

# From what the line says (None: nothing) and the room to what the act is given.
Reader = Callable[[object, Room], Any]
Choice = TypeVar("Choice", bound=Enum)


class Missing(ValueError):
    """The line needs that field."""


@dataclass(frozen=True)
class Field:
    name: str
    read: Reader


@dataclass(frozen=True)
class Order:
    """An act of the desk, its fields in the order in which the act takes them."""

    act: Callable[..., Any]
    fields: tuple[Field, ...]

    def do(self, desk: Desk, given: Sequence[object]) -> Any:
        return desk.do(self.act, *given).result()


@dataclass(frozen=True)
class Errand:
    """What takes long, or several acts: ``run`` works it out on the thread of whoever asks, with the desk at hand."""

    run: Callable[..., Any]
    fields: tuple[Field, ...]

    def do(self, desk: Desk, given: Sequence[object]) -> Any:
        return self.run(desk, *given)


# What fields can hold


def session_id(given: object, room: Room) -> str:
    if room.session is None:
        raise Refused("cli_no_session")
    return room.session.id


def the_room(given: object, room: Room) -> Room:
    """For what looks at more than one thing in it; no field of the line."""
    return room


def a_text(given: object, room: Room) -> str:
    if given is None:
        raise Missing
    if not isinstance(given, str):
        raise ValueError("not a text")
    return given


def any_text(given: object, room: Room) -> str:
    return "" if given is None else a_text(given, room)


def a_date(given: object, room: Room) -> date:
    return date.fromisoformat(a_text(given, room))


def truth(default: bool) -> Reader:
    def read(given: object, room: Room) -> bool:
        if given is None:
            return default
        if not isinstance(given, bool):
            raise ValueError("neither true nor false")
        return given

    return read


def whole(default: int) -> Reader:
    def read(given: object, room: Room) -> int:
        if given is None:
            return default
        if not isinstance(given, int) or isinstance(given, bool):
            raise ValueError("not a whole number")
        return given

    return read


def one_of(choices: type[Choice], default: Choice | None = None) -> Reader:
    def read(given: object, room: Room) -> Choice:
        if given is None:
            if default is None:
                raise Missing
            return default
        return choices(given)

    return read


def one_or_none(choices: Sequence[object]) -> Reader:
    def read(given: object, room: Room) -> object:
        if given is not None and given not in choices:
            raise ValueError("none of the choices")
        return given

    return read


def a_participant(given: object, room: Room) -> str:
    """By identifier or badge number."""
    if given is None:
        raise Missing
    for each in room.participants:
        if given in (each.id, each.badge_no):
            return each.id
    raise Refused("participant_is_gone")


def some_participants(given: object, room: Room) -> list[str]:
    return [a_participant(each, room) for each in several(given, room)]


def several(given: object, room: Room) -> list[Any]:
    if given is None:
        raise Missing
    if not isinstance(given, list):
        raise ValueError("not a list")
    return given


def values(given: object, room: Room) -> Mapping[str, object]:
    """Any names and values, as the line has them."""
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise ValueError("not names and values")
    return given


def text_or_none(given: object, room: Room) -> str | None:
    return None if given is None else a_text(given, room)


SESSION = Field("", session_id)
PARTICIPANT = Field("participant", a_participant)
REASON = Field("reason", any_text)


def order(act: Callable[..., Any], *fields: Field) -> Order:
    return Order(act, fields)


def errand(run: Callable[..., Any], *fields: Field) -> Errand:
    return Errand(run, fields)
