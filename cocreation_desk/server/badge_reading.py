"""What a badge shown at the door is: somebody's, a spare one still free, or worthless and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cocreation_desk.domain.badges import (
    ALPHABET,
    SHORT_CODE_LENGTH,
    SPARE_BADGES,
    as_typed,
    badge_code,
    kiosk_code,
    looked_up,
    short_code,
    spare_badge,
)
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.scanning import readings
from cocreation_desk.server.tokens import BADGE_LENGTH, Badge, Codes, Door
from cocreation_desk.store import people
from cocreation_desk.store.file import ProgrammeFile


@dataclass(frozen=True)
class FreeSpare:
    number: int


@dataclass(frozen=True)
class Worthless:
    """``of``: whose badge it was, where that is known."""

    why: Literal["unknown", "replaced", "lost_spare", "other_session", "room_code", "kiosk_code"]
    of: str = ""


Shown = Badge | FreeSpare | Worthless


def is_badge(typed: str) -> bool:
    """Whether that can be nothing but a code: an address, or as long as a code and written like one."""
    plain = as_typed(_code_in(typed))
    if "/" in typed or len(plain) == BADGE_LENGTH or (len(plain) == SHORT_CODE_LENGTH and _has_digit(plain)):
        return True
    return len(_codes_in(typed)) > 1


class BadgeReader:
    """Reads what a scanner types, or a hand. Wrong codes are looked into; right ones are found at once."""

    def __init__(self, file: ProgrammeFile) -> None:
        self._file = file
        self._codes = Codes(file.badge_key)

    def read(self, room: Room, typed: str) -> Shown:
        """Of several readings the first that means anything counts."""
        self._codes.show_room(room)
        shown: Shown = Worthless("unknown")
        for code in _codes_in(typed):
            shown = self._read_code(room, code)
            if shown != Worthless("unknown"):
                break
        return shown

    def _read_code(self, room: Room, code: str) -> Shown:
        match self._codes.read(code):
            case Badge() as badge:
                return badge
            case Door():
                return Worthless("room_code")
            case None:
                return self._looked_into(room, looked_up(code))

    def _looked_into(self, room: Room, shown: str) -> FreeSpare | Worthless:
        if room.session is None:
            return Worthless("unknown")
        for number in range(1, SPARE_BADGES + 1):
            if shown in self._both(spare_badge(room.session.id, number), 1):
                return Worthless("lost_spare") if number in room.spares else FreeSpare(number)
        for each in room.participants:
            if any(shown in self._both(each.id, issue) for issue in range(1, each.badge_issue)):
                return Worthless("replaced", each.id)
        if shown == looked_up(kiosk_code(self._file.badge_key, room.session.id)):
            return Worthless("kiosk_code")
        if any(shown in self._both(*badge) for badge in self._elsewhere(room)):
            return Worthless("other_session")
        return Worthless("unknown")

    def _elsewhere(self, room: Room) -> Iterator[tuple[str, int]]:
        others = [each.id for each in room.sessions if room.session is None or each.id != room.session.id]
        with self._file.reader() as db:
            for session_id in others:
                yield from ((each.id, each.badge_issue) for each in people.participants(db, session_id))
                yield from ((spare_badge(session_id, number), 1) for number in range(1, SPARE_BADGES + 1))

    def _both(self, wearer: str, issue: int) -> tuple[str, str]:
        key = self._file.badge_key
        return looked_up(badge_code(key, wearer, issue)), looked_up(short_code(key, wearer, issue))


def _codes_in(typed: str) -> tuple[str, ...]:
    """The code as it was typed, and the whole codes that a scanner with another keyboard would have meant."""
    first, *others = map(_code_in, readings(typed))
    return (first, *(code for code in others if len(code) == BADGE_LENGTH and set(code.upper()) <= set(ALPHABET)))


def _code_in(typed: str) -> str:
    """The last part of an address, as a scanner types it."""
    return typed.strip().rstrip("/").rsplit("/", 1)[-1]


def _has_digit(plain: str) -> bool:
    return any(letter.isdigit() for letter in plain)
