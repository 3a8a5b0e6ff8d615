"""The draw on the phones of the room: two witnesses type the digits they heard, and anybody recomputes the public order.

A witness is let in by a code of their own that the console shows. Nobody is named here, before or after.
"""

from __future__ import annotations

from cocreation_desk.desk import draws
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.badges import as_typed, looked_up, witness_code
from cocreation_desk.domain.draw.held import DrawState, HeldDraw
from cocreation_desk.domain.draw.order import digits
from cocreation_desk.domain.draw.pool import in_groups
from cocreation_desk.domain.errors import Refused, Trouble
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language
from cocreation_desk.kinds.draw_scene import draw_on_show
from cocreation_desk.kinds.draw_words import rule_sentence
from cocreation_desk.server import web
from cocreation_desk.server.guard import Guesses
from cocreation_desk.server.pages import Pages
from cocreation_desk.server.postbox import Postbox
from cocreation_desk.server.web import Answer, Asked, Form
from cocreation_desk.words import sayer

WITNESSES = (1, 2)
LOOKS_AGAIN_SECONDS = 15
HEARD = "heard"  # where the page of a witness who has sent their digits looks again


class DrawDoor:
    """Answers ``/draw``, on the loop's thread. ``show`` gives it each new room."""

    def __init__(self, desk: Desk, pages: Pages, guesses: Guesses, postbox: Postbox) -> None:
        self._desk = desk
        self._pages = pages
        self._guesses = guesses
        self._postbox = postbox
        self._room = desk.room

    def show(self, room: Room) -> None:
        self._room = room

    def shown(
        self, spoken: Language, alert: str = "", status: int = 200, typed: str = "", *, is_heard: bool = False
    ) -> Answer:
        """The page of everybody; ``is_heard``: of a witness whose digits came in, for as long as nothing is drawn."""
        say, held = sayer(spoken), draw_on_show(self._room)
        if held is None or held.frozen is None:
            return self._message(spoken, "draw_scene_title", "draw_scene_soon", "/draw")
        if is_heard and not held.drawn:
            return self._message(spoken, "draw_entered", "draw_entered_words", f"/draw?{HEARD}=1")
        numbers = [member.number for member in held.frozen.members] if held.drawn else []
        return Answer(
            status,
            self._pages.page(
                "draw",
                self._room,
                spoken,
                alert,
                rule=rule_sentence(held.plan, say),
                fingerprint=in_groups(held.frozen.fingerprint),
                whole=held.frozen.fingerprint,
                wanted=held.plan.digits,
                digits=held.drawn.digits if held.drawn else "",
                digits_spaced=_in_fives(held.drawn.digits) if held.drawn else "",
                numbers=numbers,
                typed=typed,
                seats=held.plan.seats,
                back="/draw",
            ),
        )

    def _message(self, spoken: Language, title: str, words: str, then: str) -> Answer:
        return Answer(
            200, self._pages.message_page(self._room, spoken, title, words, LOOKS_AGAIN_SECONDS, then, back="/draw")
        )

    async def posted(self, asked: Asked, form: Form, spoken: Language) -> Answer:
        """The digits a witness heard. The console is told; nothing is drawn from here."""
        code, typed = (form.get(name, [""])[0] for name in ("code", "digits"))
        held, say = draw_on_show(self._room), sayer(spoken)
        try:
            if held is None or held.state is not DrawState.FROZEN:
                raise Refused("draw_not_in_that_state", state="")
            if not await self._guesses.may_try(asked.address):
                return self.shown(spoken, say("phone_too_fast"), 429, typed)
            witness = self._witness(held, code)
            if witness is None:
                self._guesses.wrong(asked.address)
                return self.shown(spoken, say("draw_phone_not_a_witness"), 404, typed)
            thrown = digits(typed, held.plan.digits)
            await self._postbox.do("phone", draws.enter_digits, held.id, witness, thrown)
        except Trouble as trouble:
            return self.shown(spoken, say(trouble.key, **trouble.details), web.status_of(trouble), typed)
        return self.shown(spoken, is_heard=True)

    def _witness(self, held: HeldDraw, code: str) -> int | None:
        key = self._desk.file.badge_key
        known = {looked_up(witness_code(key, held.id, at)): at for at in WITNESSES}
        return known.get(looked_up(as_typed(code)))


def _in_fives(thrown: str) -> str:
    return " ".join(thrown[at : at + 5] for at in range(0, len(thrown), 5))
