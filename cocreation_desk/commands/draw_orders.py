"""Orders to draw by lot: freeze, throw, then every seat confirmed, given up or passed on to the next in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cocreation_desk.commands.order import (
    REASON,
    Errand,
    Field,
    Missing,
    Order,
    a_text,
    any_text,
    errand,
    order,
    several,
    truth,
    values,
    whole,
)
from cocreation_desk.desk import draws, sealing
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.badges import witness_code
from cocreation_desk.domain.draw.chances import estimate
from cocreation_desk.domain.draw.draw import draw
from cocreation_desk.domain.draw.held import Confirmation, DrawState, HeldDraw, Seat, next_for, what_would_help
from cocreation_desk.domain.draw.lottery import for_seconds
from cocreation_desk.domain.draw.order import agreed
from cocreation_desk.domain.draw.plan import ADVISED_DIGITS, PANEL_DIGITS, Plan, Rule
from cocreation_desk.domain.draw.quota_names import as_answered
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.draw.visits import refuse_strangers, seats_by_visit, visits
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session
from cocreation_desk.kinds.draw_scene import draw_on_show

WITNESSES = (1, 2)
Turn = tuple[HeldDraw, Seat]


# What fields can hold


def a_draw(given: object, room: Room) -> HeldDraw:
    """By code or identifier; left out, the one that the room sees."""
    found = draw_on_show(room) if given is None else next((d for d in room.draws if given in (d.code, d.id)), None)
    if found is None:
        raise Refused("draw_is_gone")
    return found


def a_draw_id(given: object, room: Room) -> str:
    return a_draw(given, room).id


def a_seat(given: object, room: Room) -> Turn:
    """By the number of the registration whose turn it is, in the newest draw that has it."""
    if given is None:
        raise Missing
    held = (each for each in reversed(room.draws) if each.state is not DrawState.CANCELLED)
    for each in held:
        for seat in each.turns:
            if given in (seat.number, seat.id):
                return each, seat
    raise Refused("draw_is_gone")


def some_sessions(given: object, room: Room) -> dict[str, Session]:
    """By code; left out, the one under way."""
    if given is None:
        return {room.session.code: room.session} if room.session else {}
    by_code = {each.code: each for each in room.sessions}
    if missing := [code for code in several(given, room) if code not in by_code]:
        raise Refused("cli_session_unknown", code=str(missing[0]), codes=sorted(by_code))
    return {code: by_code[code] for code in several(given, room)}


def a_rule(given: object, room: Room) -> Rule | None:
    return None if given is None else Rule(a_text(given, room))


def some_seats(given: object, room: Room) -> dict[str, int]:
    """A number for every session, or ``{"K7MP": 20, "P2QR": 12}``, by code."""
    if not isinstance(given, dict):
        return {"": whole(20)(given, room)}
    return {code: whole(0)(seats, room) for code, seats in values(given, room).items()}


def some_quotas(given: object, room: Room) -> dict[str, tuple[Quota, ...]]:
    """``{"sex": {"woman": [9, 11], "man": [9, 11]}}``, or that by site or code of the session."""
    found = {}
    for name, inner in values(given, room).items():
        tables = values(inner, room)
        if tables and all(isinstance(each, dict) for each in tables.values()):
            found[name] = tuple(quota for feature, bounds in tables.items() for quota in _bounds(feature, bounds, room))
        else:
            found[""] = (*found.get("", ()), *_bounds(name, tables, room))
    return found


def _bounds(feature: str, given: object, room: Room) -> Iterator[Quota]:
    for value, two in values(given, room).items():
        least, most = (whole(0)(each, room) for each in several(two, room))
        if not 0 <= least <= most:
            raise ValueError("bounds the wrong way round")
        yield Quota(feature, value, least, most)


def what_was_typed(given: object, room: Room) -> tuple[str, ...]:
    """The digits, once or as often as somebody typed them at the computer."""
    return tuple(a_text(each, room) for each in (given if isinstance(given, list) else (given,)))


def how_left(given: object, room: Room) -> Confirmation:
    how = Confirmation.DECLINED if given is None else Confirmation(a_text(given, room))
    if not how.leaves_it_free:
        raise ValueError("the seat would not be free")
    return how


def some_names(given: object, room: Room) -> tuple[str, ...]:
    return () if given is None else tuple(a_text(each, room) for each in several(given, room))


# What takes more than one act


def freeze(
    desk: Desk,
    sessions: Mapping[str, Session],
    seats: Mapping[str, int],
    quotas: Mapping[str, tuple[Quota, ...]],
    rule: Rule | None,
    substitutes: int,
    one_per_household: bool,
    seconds: int,
) -> dict[str, Any]:
    """Seal the list with the rule; gives what is to be shown on the wall, and the codes of the witnesses' phones."""
    members = sealing.the_pool(desk.file)
    to = visits(list(sessions.values()), members)
    refuse_strangers(quotas, visits(desk.look().result().sessions, members))
    rule = rule or (Rule.ORDER if any(quotas.values()) else Rule.SIMPLE)
    digits = PANEL_DIGITS if rule is Rule.EQUAL else ADVISED_DIGITS
    places = tuple(
        each.place(n, as_answered(each.quotas(quotas), members))
        for each, n in zip(to, seats_by_visit(to, seats), strict=True)
    )
    plan = Plan(rule, places, substitutes, one_per_household, digits)
    made = sealing.seal(plan, desk.file, for_seconds(seconds))
    draw_id = desk.do(draws.prepare_draw, plan, {each.key: each.session.id for each in to}).result()
    desk.do(draws.freeze_draw, draw_id, made.frozen, made.reached, made.at_most).result()
    return {
        "draw": _of(desk, draw_id).code,
        "pool": len(made.frozen.members),
        "undecided": sealing.to_decide(desk.file),
        "fingerprint": made.frozen.fingerprint,
        "digits": digits,
        "least": made.least,
        "witness_codes": [witness_code(desk.file.badge_key, draw_id, witness) for witness in WITNESSES],
    }


def throw(
    desk: Desk, held: HeldDraw, typed: Sequence[str], where: str, operator: str, witnesses: Sequence[str]
) -> dict[str, Any]:
    """Draw, when what was typed here and on the witnesses' phones is the same."""
    if held.frozen is None or held.state is not DrawState.FROZEN:
        raise Refused("draw_not_in_that_state", state=held.state.value)
    entries = {f"here {at}": each for at, each in enumerate(typed)} | dict(held.entries)
    drawn = draw(held.frozen, agreed(entries, held.plan.digits))
    desk.do(draws.keep_result, held.id, drawn, where, operator, witnesses, len(entries)).result()
    return {
        "typed_by": len(entries),
        "chosen": {key: list(numbers) for key, numbers in drawn.chosen.items()},
        "substitutes": {key: list(numbers) for key, numbers in drawn.substitutes.items()},
        "panel": drawn.panel,
    }


def give_up(desk: Desk, at: Turn, reason: str, how: Confirmation) -> None:
    held, seat = at
    desk.do(draws.give_up, held.id, seat.id, reason, how).result()


def confirm(desk: Desk, at: Turn) -> str:
    """Gives the participant they have become."""
    held, seat = at
    return desk.do(draws.confirm, held.id, seat.id).result()


def replace(desk: Desk, at: Turn) -> dict[str, Any]:
    """Call the next in order to a seat that is free; ``draw_nobody_left`` when nobody is, and then a quota has to give way."""
    held, seat = at
    number = next_for(held, seat)
    desk.do(draws.call_next, held.id, seat.id, number, len(held.events)).result()
    new = next(each for each in _of(desk, held.id).turns if each.number == number)
    return {"number": number, "rank": new.rank, "place": new.place}


def advise(desk: Desk, held: HeldDraw) -> list[dict[str, Any]]:
    """The smallest relaxation with which the free seats could be filled."""
    return [vars(each) for each in what_would_help(held).changes]


def relax(desk: Desk, held: HeldDraw, reason: str) -> list[dict[str, Any]]:
    """Take that relaxation; gives the bounds that gave way."""
    changes = what_would_help(held).changes
    desk.do(draws.relax, held.id, changes, reason).result()
    return [vars(each) for each in changes]


def simulate(desk: Desk, held: HeldDraw, times: int) -> int:
    """Estimate everybody's chance for the certificate; gives how many profiles there are."""
    if held.frozen is None:
        raise Refused("draw_not_in_that_state", state=held.state.value)
    chances = estimate(held.plan, held.frozen.members, times)
    desk.do(draws.keep_chances, held.id, chances).result()
    return len(chances.profiles)


def _of(desk: Desk, draw_id: str) -> HeldDraw:
    return next(each for each in desk.look().result().draws if each.id == draw_id)


DRAW = Field("draw", a_draw)
DRAW_ID = Field("draw", a_draw_id)
SEAT = Field("seat", a_seat)
WHY = Field("reason", a_text)

DRAW_ORDERS: dict[str, Order | Errand] = {
    "freeze_draw": errand(
        freeze,
        Field("sessions", some_sessions),
        Field("seats", some_seats),
        Field("quotas", some_quotas),
        Field("rule", a_rule),
        Field("substitutes", whole(0)),
        Field("one_per_household", truth(False)),
        Field("seconds", whole(60)),
    ),
    "type_digits": order(draws.type_digits, DRAW_ID, Field("digits", a_text)),
    "throw": errand(
        throw,
        DRAW,
        Field("digits", what_was_typed),
        Field("where", any_text),
        Field("operator", any_text),
        Field("witnesses", some_names),
    ),
    "simulate_draw": errand(simulate, DRAW, Field("times", whole(200))),
    "call_off_draw": order(draws.call_off, DRAW_ID, REASON),
    "confirm_seat": errand(confirm, SEAT),
    "give_up_seat": errand(give_up, SEAT, WHY, Field("how", how_left)),
    "replace_seat": errand(replace, SEAT),
    "advise_draw": errand(advise, DRAW),
    "relax_draw": errand(relax, DRAW, WHY),
    "close_draw": order(draws.close_draw, DRAW_ID),
}
