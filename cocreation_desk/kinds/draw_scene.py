"""What the room sees of a draw by lot: the rule, the fingerprint, the digits as they fall, then the people, briefly named."""

from __future__ import annotations

from collections.abc import Mapping

from cocreation_desk.domain.draw.held import DrawState, HeldDraw
from cocreation_desk.domain.draw.pool import in_groups
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.draw_words import rule_sentence, site_names
from cocreation_desk.kinds.kind import View
from cocreation_desk.words import Say

MOST_NAMES = 30
_GROUP = 5


def draw_on_show(room: Room) -> HeldDraw | None:
    """The newest draw for this session that was sealed and not called off; before there is one, the one being prepared."""
    here = room.session.id if room.session else ""
    held = [each for each in reversed(room.draws) if here in each.sessions.values()]
    sealed = (each for each in held if each.state not in (DrawState.OPEN, DrawState.CANCELLED))
    return next(sealed, None) or draft_in(room)


def draft_in(room: Room) -> HeldDraw | None:
    """The draw for this session that is still being thought over."""
    here = room.session.id if room.session else ""
    return next((each for each in room.draws if each.state is DrawState.OPEN and here in each.sessions.values()), None)


def draw_scene(room: Room, say: Say) -> View:
    """Never more of a person than first name, initial and département; nothing of who was not drawn."""
    held = draw_on_show(room)
    view: View = {
        "title": say("draw_scene_title"),
        "rule": "",
        "phase": "open",
        "pool": "",
        "fingerprint_label": say("draw_scene_fingerprint"),
        "fingerprint": [],
        "digits": [],
        "digits_label": "",
        "people": [],
        "more": "",
    }
    if held is None or held.frozen is None:
        return view | {"rule": rule_sentence(held.plan, say) if held else say("draw_scene_soon")}
    counted = say("draw_scene_pool", n=held.received.get("all", 0) - _set_aside(held), seats=held.plan.seats)
    view |= {
        "rule": rule_sentence(held.plan, say),
        "phase": "frozen",
        "pool": counted,
        "fingerprint": in_groups(held.frozen.fingerprint).split(" "),
        "digits": _groups(held.typing, held.plan.digits),
        "digits_label": say("draw_scene_digits", n=held.plan.digits),
    }
    if held.state.has_result:
        here, sites = room.session.id if room.session else "", site_names(held, room.sessions, say, with_year=False)
        view |= {"phase": "drawn", **_people(held, here, sites, say)}
    return view


def _people(held: HeldDraw, here: str, sites: Mapping[str, str], say: Say) -> View:
    """In the order in which they were drawn, site by site; those called since in the seat they took.

    Where they are too many for one picture, those of the session that is projected come first.
    """
    filled = list(held.drawn.chosen) if held.drawn else []
    seated = sorted(held.seated, key=lambda seat: filled.index(seat.place) if filled else 0)
    if len(seated) > MOST_NAMES:
        seated.sort(key=lambda seat: held.sessions[seat.place] != here)
    several = len(held.plan.places) > 1
    people = [
        {
            "name": seat.name or "–",
            "detail": sites[seat.place] if several else seat.department,
            "number": seat.number,
        }
        for seat in seated[:MOST_NAMES]
    ]
    left = len(seated) - len(people)
    return {"people": people, "more": say("draw_scene_more", n=left) if left else ""}


def _set_aside(held: HeldDraw) -> int:
    return sum(n for reason, n in held.received.items() if reason != "all")


def _groups(typed: str, wanted: int) -> list[str]:
    """The digits in fives, dots for those still to come."""
    whole = typed.ljust(wanted, "·")
    return [whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP)]
