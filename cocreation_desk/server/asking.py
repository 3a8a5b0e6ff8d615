"""Who asks, from which phone, and in what language they are answered."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

from cocreation_desk.domain.errors import Trouble
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language, language
from cocreation_desk.server.tokens import Phones, cookie_name, token_hash
from cocreation_desk.server.web import Asked
from cocreation_desk.store.file import ProgrammeFile
from cocreation_desk.words import sayer

log = logging.getLogger(__name__)

LANGUAGE_COOKIE = "cd_language"


class Asking:
    """Knows people by the cookies of their phones, as the room has them and as they have come in since."""

    def __init__(self, file: ProgrammeFile, room: Room) -> None:
        self._phones = Phones(file)
        self._room = room
        self._people: dict[str, Participant] = {}
        self.last_seen: dict[str, float] = {}
        self.waiting: dict[str, int] = {}
        self.show(room)

    def show(self, room: Room) -> None:
        before, self._room = self._room, room
        if room.participants is not before.participants or not self._people:
            self._people = {each.id: each for each in room.participants}
        self._phones.show_room(room)

    def participant(self, asked: Asked) -> Participant | None:
        session = self._room.session
        token = asked.cookies.get(cookie_name(session.id)) if session else None
        owner = self._phones.owner(token_hash(token)) if token else None
        return self._people.get(owner) if owner else None

    def has_come_in(self, participant: Participant, hashed: str) -> int:
        """With that phone, which the file knows; the next room says so as well. How many phones they have now."""
        self._people[participant.id] = participant
        return self._phones.remember(hashed, participant.id)

    def speaks(self, participant: Participant, chosen: Language) -> None:
        """They have chosen; the next room says so as well."""
        self._people[participant.id] = replace(participant, language=chosen)

    def seen(self, participant: Participant, waiting: str) -> None:
        """Their phone was heard of, with so many answers it still keeps."""
        self.last_seen[participant.id] = time.monotonic()
        if waiting.isascii() and waiting.isdigit():
            self.waiting[participant.id] = min(int(waiting[:4]), 999)

    def language_of(self, participant: Participant) -> Language:
        session = self._room.session
        return participant.language or (session.language if session else "fr")

    def language(self, asked: Asked) -> Language:
        """Their own choice, or what their browser asks for, or the session's."""
        participant = self.participant(asked)
        if participant is not None and participant.language is not None:
            return participant.language
        wished = asked.header("accept-language")[:200].lower().split(",")
        for wish in (asked.cookies.get(LANGUAGE_COOKIE, ""), *wished):
            if (spoken := language_or_none(wish.strip()[:2])) is not None:
                return spoken
        return self._room.session.language if self._room.session else "fr"

    def told(self, asked: Asked, trouble: Trouble) -> str:
        """What went wrong, in their language."""
        say = sayer(self.language(asked))
        try:
            return say(trouble.key, **trouble.details)
        except KeyError:
            log.exception("nothing to say for %s", trouble.key)
            return say("answer_not_understood")


def language_or_none(code: str) -> Language | None:
    try:
        return language(code)
    except ValueError:
        return None
