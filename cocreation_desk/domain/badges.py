"""The codes that let people in: personal ones on badges, and one for the room."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

# No 0, O, 1, I or L: a code is read aloud, copied by hand and typed with a thumb.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
ROOM_CODE_LENGTH = 6
SHORT_CODE_LENGTH = 8
SPARE_BADGES = 10  # printed without a name for a session, numbered from 1


def badge_code(key: bytes, participant_id: str, issue: int) -> str:
    """The 26 characters (128 bits) in a badge's QR code; printing twice gives the same, a new issue another one."""
    return _spelled(_digest(key, "badge", participant_id, issue), 26)


def short_code(key: bytes, participant_id: str, issue: int) -> str:
    """The 8 characters under the QR code, for whoever types it (39.6 bits, and guesses are limited)."""
    return _spelled(_digest(key, "short", participant_id, issue), SHORT_CODE_LENGTH)


def spare_badge(session_id: str, number: int) -> str:
    """What stands in a participant's place in the codes of a spare badge, until it is given to somebody."""
    return f"spare|{session_id}|{number}"


def kiosk_code(key: bytes, session_id: str) -> str:
    """The 26 characters that make a screen at the back of the room a kiosk of that session."""
    return _spelled(_digest(key, "kiosk", session_id, 1), 26)


def scrutineer_code(key: bytes, session_id: str, participant_id: str, issue: int) -> str:
    """The 26 characters that show one scrutineer the counters; a new issue of their badge ends it too."""
    return _spelled(_digest(key, f"scrutineer|{session_id}", participant_id, issue), 26)


def witness_code(key: bytes, draw_id: str, witness: int) -> str:
    """The six characters with which a witness sends the digits they heard, to that draw alone."""
    return _spelled(_digest(key, "witness", draw_id, witness), ROOM_CODE_LENGTH)


def room_code(chance: Callable[[str], str]) -> str:
    """Six characters (29.7 bits) that open the door without saying who enters."""
    return "".join(chance(ALPHABET) for _ in range(ROOM_CODE_LENGTH))


def as_typed(code: str) -> str:
    """The code as we compare it: capitals, without the blanks and dashes people put in."""
    return "".join(ch for ch in code.upper() if ch.isalnum())


def looked_up(code: str) -> str:
    """What tables of codes are keyed by, so that no comparison tells how much of a guess was right."""
    return hashlib.sha256(as_typed(code).encode()).hexdigest()


def _digest(key: bytes, purpose: str, participant_id: str, issue: int) -> int:
    message = f"{purpose}|{participant_id}|{issue}".encode()
    return int.from_bytes(hmac.new(key, message, hashlib.sha256).digest())


def _spelled(number: int, length: int) -> str:
    characters = []
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[place])
    return "".join(characters)
