"""From a code to a participant, and from a phone to the one it was given to."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from cocreation_desk.domain.badges import as_typed, badge_code, looked_up, short_code, spare_badge
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.store import devices
from cocreation_desk.store.file import ProgrammeFile

BADGE_LENGTH = 26


@dataclass(frozen=True)
class Badge:
    """A personal code was shown: that participant enters."""

    participant_id: str


@dataclass(frozen=True)
class Door:
    """The room's code was shown: somebody enters, and says who."""


class Codes:
    """Every code that opens the room's door, looked up by hash."""

    def __init__(self, badge_key: bytes) -> None:
        self._badge_key = badge_key
        self._of: dict[tuple[str, int], tuple[str, str]] = {}
        self._participants: dict[str, str] = {}
        self._door = ""
        self._seen: tuple[Participant, ...] = ()
        self._spares: Mapping[int, str | None] = {}

    def show_room(self, room: Room) -> None:
        self._door = looked_up(room.session.room_code) if room.session and room.session.room_code else ""
        if room.participants is self._seen and room.spares == self._spares:
            return
        self._seen, self._spares = room.participants, room.spares
        issued = {(each.id, each.badge_issue): each.id for each in room.participants}
        if room.session is not None:
            given = ((number, wearer) for number, wearer in room.spares.items() if wearer is not None)
            issued |= {(spare_badge(room.session.id, number), 1): wearer for number, wearer in given}
        if issued.keys() != self._of.keys():
            self._of = {badge: self._of.get(badge) or self._hashes(*badge) for badge in issued}
            self._participants = {code: issued[badge] for badge, codes in self._of.items() for code in codes}

    def read(self, code: str) -> Badge | Door | None:
        shown = looked_up(code)
        if shown in self._participants:
            return Badge(self._participants[shown])
        return Door() if shown == self._door else None

    def _hashes(self, participant_id: str, issue: int) -> tuple[str, str]:
        return (
            looked_up(badge_code(self._badge_key, participant_id, issue)),
            looked_up(short_code(self._badge_key, participant_id, issue)),
        )


def is_guessable(code: str) -> bool:
    """The long code of a badge cannot be guessed, so whoever shows one need not wait behind those who guess."""
    return len(as_typed(code)) != BADGE_LENGTH


class Phones:
    """Which phone belongs to whom. The file keeps the hashes, so that phones are known again after a restart."""

    def __init__(self, file: ProgrammeFile) -> None:
        self._file = file
        self._session_id = ""
        self._issues: Mapping[str, int] = {}
        self._owners: dict[str, str] = {}
        self._seen: tuple[Participant, ...] = ()

    def show_room(self, room: Room) -> None:
        """Read the file anew when the session changes or a badge has been renewed, which forgets its phones."""
        session_id = room.session.id if room.session else ""
        if room.participants is self._seen and session_id == self._session_id:
            return
        self._seen = room.participants
        issues = {each.id: each.badge_issue for each in room.participants}
        if session_id != self._session_id or any(issues.get(who) != issue for who, issue in self._issues.items()):
            with self._file.reader() as db:
                self._owners = devices.all_devices(db, session_id)
        self._session_id, self._issues = session_id, issues

    def owner(self, token_hash: str) -> str | None:
        return self._owners.get(token_hash)

    def remember(self, token_hash: str, participant_id: str) -> int:
        """A phone the file has just been told of; how many that participant has now."""
        self._owners[token_hash] = participant_id
        return list(self._owners.values()).count(participant_id)


def new_token() -> str:
    """128 random bits for a phone's cookie."""
    return secrets.token_hex(16)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(session_id: str) -> str:
    """One for each session: the same address serves another session tomorrow."""
    return f"cd_{session_id}"
