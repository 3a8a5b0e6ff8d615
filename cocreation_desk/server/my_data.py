"""Somebody's own page: what is held about them, what they agreed to and can take back with one tap, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_desk.desk import consents
from cocreation_desk.domain.consents import CHOICES, WITHDRAWN, YES, Purpose
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language
from cocreation_desk.kinds.wording import notice_of
from cocreation_desk.server import web
from cocreation_desk.server.catching_up import has_caught_up
from cocreation_desk.server.pages import SHAPES, Pages
from cocreation_desk.server.postbox import Postbox
from cocreation_desk.server.web import Answer, Form
from cocreation_desk.words import Say, sayer

MINE = "/mine"


class MyData:
    """Answers ``/mine``, on the loop's thread, for whoever the phone is known to be. ``show`` gives it each new room."""

    def __init__(self, room: Room, pages: Pages, postbox: Postbox) -> None:
        self._room = room
        self._pages = pages
        self._postbox = postbox

    def show(self, room: Room) -> None:
        self._room = room

    def shown(
        self, person: Participant, spoken: Language, alert: str = "", status: int = 200, saved: str = ""
    ) -> Answer:
        room, say = self._room, sayer(spoken)
        page = self._pages.page(
            "mine",
            room,
            spoken,
            alert,
            saved=saved,
            back=MINE,
            name=person.first_name,
            shape=SHAPES[person.side],
            side=person.side,
            held=list(_held(room, person, say)),
            purposes=[_asked(room, person, purpose, say) for purpose in _purposes(room, person)],
            notice=notice_of(room, say),
            contact=room.programme.contact,
            organisation=room.programme.organisation,
            months=room.programme.retention_months,
        )
        return Answer(status, page, headers=(web.NEVER_KEPT,))

    async def posted(self, person: Participant, form: Form, spoken: Language) -> tuple[Answer, bool]:
        """One choice of one purpose; and whether somebody who may have been in pictures no longer agrees to it."""
        say = sayer(spoken)
        named, choice, version = (form.get(name, [""])[0] for name in ("purpose", "choice", "version"))
        purpose = next((each for each in _purposes(self._room, person) if each.value == named), None)
        if purpose is None:
            return self.shown(person, spoken, say("answer_not_understood"), 409), False
        before = self._room.consents.get(person.id, {}).get(purpose)
        read = int(version) if version.isascii() and version.isdigit() and len(version) < 6 else 0
        try:
            await self._postbox.do("phone", consents.change_mind, person.id, purpose, choice, read)
        except Trouble as trouble:
            return self.shown(person, spoken, say(trouble.key, **trouble.details), web.status_of(trouble)), False
        left = purpose is Purpose.IMAGE and before in YES and choice not in YES
        if not await has_caught_up(self._postbox):
            return self.shown(person, spoken, saved=say("phone_saved")), left
        return web.see_other(f"{MINE}#{purpose.value}"), left


def _purposes(room: Room, person: Participant) -> list[Purpose]:
    """What the session asks, and whatever else they once answered."""
    said = room.consents.get(person.id, {})
    asked = room.session.purposes if room.session else ()
    return [purpose for purpose in Purpose if purpose in asked or purpose in said]


def _asked(room: Room, person: Participant, purpose: Purpose, say: Say) -> dict[str, object]:
    chosen = room.consents.get(person.id, {}).get(purpose, "")
    notice = room.notices.get(purpose)
    return {
        "name": purpose.value,
        "question": say(f"consent_{purpose.value}"),
        "stands": _stands(purpose, chosen, say),
        "is_yes": chosen in YES,
        "again": purpose in room.ask_again.get(person.id, frozenset()),
        "text": "" if purpose is Purpose.NOTICE else notice_of(room, say, purpose),
        "version": notice.version if notice else 0,
        "choices": [] if purpose is Purpose.GUARDIAN else _offered(purpose, chosen, room, person, say),
        "withdraw": WITHDRAWN if chosen in YES and purpose not in (Purpose.NOTICE, Purpose.GUARDIAN) else "",
        "guardian": person.guardian if purpose is Purpose.GUARDIAN else "",
    }


def _offered(purpose: Purpose, chosen: str, room: Room, person: Participant, say: Say) -> list[tuple[str, str]]:
    """The other answers; the same one too where its words have been replaced since."""
    again = purpose in room.ask_again.get(person.id, frozenset())
    may_say_no = chosen not in YES  # whoever agreed takes it back instead
    return [
        (each, say(f"consent_{purpose.value}_{each}"))
        for each in CHOICES[purpose]
        if (each != chosen or again) and (each in YES or may_say_no)
    ]


def _stands(purpose: Purpose, chosen: str, say: Say) -> str:
    if not chosen:
        return say("mine_no_answer")
    return say("consent_withdrawn_short" if chosen == WITHDRAWN else f"consent_{purpose.value}_{chosen}_short")


def _held(room: Room, person: Participant, say: Say) -> Iterator[tuple[str, str]]:
    """What is kept, sort by sort; of votes only that they took part."""
    yield say("mine_name"), person.name
    for key, value in (
        ("person_email", person.email),
        ("person_organisation", person.organisation),
        ("person_job_title", person.job_title),
        ("person_role", person.role),
        ("person_guardian", person.guardian),
    ):
        if value:
            yield say(key), value
    yield say("mine_presence"), _presence(person, say)
    written = sum(1 for each in room.contributions if each.author_id == person.id)
    if written:
        yield say("mine_written"), say("mine_written_n", n=written)
    voted = sum(1 for ballot in room.ballots if person.id in room.voted.get(ballot.id, ()))
    if voted:
        yield say("mine_votes"), say("mine_votes_n", n=voted)


def _presence(person: Participant, say: Say) -> str:
    told = say(f"presence_{person.presence.value}")
    return f"{told} · {say.time(person.arrived_at.timetz())}" if person.arrived_at else told
