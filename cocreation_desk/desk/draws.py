"""Drawing by lot, act by act: prepare, freeze, throw; then confirm, give up, call the next in order.

What takes long (looking ahead, searching for a lottery) is worked out before the act, by whoever asks for it, from
``store.draws``; the act checks that nothing has moved since and writes it down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cocreation_desk.desk import guardians, people, slots
from cocreation_desk.desk.finding import the_session
from cocreation_desk.desk.registrations import put_on_the_list
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.draw import order
from cocreation_desk.domain.draw.advice import Change
from cocreation_desk.domain.draw.certificate import Event
from cocreation_desk.domain.draw.chances import Chances
from cocreation_desk.domain.draw.draw import Drawn, Frozen
from cocreation_desk.domain.draw.held import Confirmation, DrawState, HeldDraw, Seat, Stood
from cocreation_desk.domain.draw.plan import Plan
from cocreation_desk.domain.draw.pool import canonical
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.store import draws as rows
from cocreation_desk.store import people as people_rows
from cocreation_desk.store import registrations
from cocreation_desk.store import slots as slot_rows

LONGEST_REASON = 200


def prepare_draw(turn: Turn, plan: Plan, sessions: Mapping[str, str], title: str = "") -> str:
    """The plan of a draw, written down as it is being thought over; ``sessions`` by place.

    As long as nothing is sealed the same draw is written anew. One that went wrong is never overwritten: it is called off, and
    a new one made.
    """
    for place in plan.places:
        the_session(turn, sessions[place.key])
    wanted = frozenset(sessions.values())
    for draft in rows.drafts(turn.db):
        if wanted & frozenset(draft.sessions.values()):
            rows.change_draw(turn.db, draft.id, {"plan": plan, "sessions": dict(sessions), "title": title.strip()})
            turn.touch("draw")
            return draft.id
    held = HeldDraw(turn.new_id(), rows.next_code(turn.db), title.strip(), DrawState.OPEN, plan, sessions)
    rows.add_draw(turn.db, held, turn.now)
    turn.note("draw_prepared", "draw", held.id, rule=plan.rule, seats=plan.seats)
    return held.id


def freeze_draw(
    turn: Turn, draw_id: str, frozen: Frozen, reached: float | None = None, at_most: float | None = None
) -> str:
    """Seal the list and the plan; gives the fingerprint. Refused when the list has changed since it was worked out."""
    held = the_draw(turn, draw_id, DrawState.OPEN)
    if frozen.plan != held.plan or canonical(rows.pool(turn.db)) != frozen.pool:
        raise Refused("draw_list_changed")
    rows.change_draw(
        turn.db,
        draw_id,
        {
            "frozen": frozen,
            "state": DrawState.FROZEN,
            "frozen_at": turn.now,
            "received": rows.received(turn.db),
            "reached": reached,
            "at_most": at_most,
        },
    )
    turn.note("draw_frozen", "draw", draw_id, fingerprint=frozen.fingerprint, pool=frozen.pool_fingerprint)
    return frozen.fingerprint


def type_digits(turn: Turn, draw_id: str, typed: str) -> None:
    """Show the digits on the projector while they are being read out."""
    the_draw(turn, draw_id, DrawState.FROZEN)
    rows.change_draw(turn.db, draw_id, {"typing": "".join(each for each in typed if each.isdecimal())[:60]})
    turn.touch("draw")


def enter_digits(turn: Turn, draw_id: str, witness: int, thrown: str) -> None:
    """What a witness typed on their phone, as far as they heard it; their last word counts."""
    held = the_draw(turn, draw_id, DrawState.FROZEN)
    rows.change_draw(turn.db, draw_id, {"entries": {**held.entries, str(witness): thrown}})
    turn.note("draw_digits_entered", "draw", draw_id, witness=witness)


def keep_result(
    turn: Turn,
    draw_id: str,
    drawn: Drawn,
    where: str = "",
    operator: str = "",
    witnesses: Sequence[str] = (),
    typed_by: int = 1,
) -> None:
    """Write down what the digits gave, once and for all."""
    held = the_draw(turn, draw_id, DrawState.FROZEN)
    if held.frozen is None or order.seed(held.frozen.fingerprint, drawn.digits).hex() != drawn.seed:
        raise Refused("draw_list_changed")
    rows.change_draw(
        turn.db,
        draw_id,
        {
            "drawn": drawn,
            "state": DrawState.DRAWN,
            "drawn_at": turn.now,
            "place": where.strip(),
            "operator": operator.strip(),
            "witnesses": tuple(each.strip() for each in witnesses if each.strip()),
            "typed_by": typed_by,
            "typing": drawn.digits,
        },
    )
    ranks = {number: at for at, number in enumerate(drawn.order, start=1)}
    for place, numbers in drawn.chosen.items():
        for number in numbers:
            rows.add_turn(turn.db, draw_id, Seat(turn.new_id(), place, number, ranks[number], called_at=turn.now))
    turn.note("draw_held", "draw", draw_id, digits=drawn.digits, seats=len(drawn.all_chosen))


def keep_chances(turn: Turn, draw_id: str, chances: Chances) -> None:
    """What simulated draws told of everybody's chance, for the certificate."""
    the_draw(turn, draw_id, DrawState.FROZEN, DrawState.DRAWN, DrawState.CONFIRMED)
    rows.change_draw(turn.db, draw_id, {"chances": chances})
    turn.note("draw_simulated", "draw", draw_id, times=chances.times)


def confirm(turn: Turn, draw_id: str, turn_id: str) -> str:
    """They come: they are on the list of participants of the place's session from now on, once, even if invited before."""
    held, seat = their_turn(turn, draw_id, turn_id)
    if seat.confirmation is Confirmation.CONFIRMED and seat.participant_id:
        return seat.participant_id
    if not seat.confirmation.holds_the_seat:
        raise Refused("draw_turn_is_over")
    who = registrations.numbered(turn.db, seat.number)
    if who is None or who.is_forgotten:
        raise Refused("draw_person_is_gone")
    guardians.refuse_without(turn, who)
    participant_id, known_by = put_on_the_list(turn, who, held.sessions[seat.place], Side.CUSTOMER)
    rows.change_turn(
        turn.db,
        turn_id,
        {
            "confirmation": Confirmation.CONFIRMED,
            "answered_at": turn.now,
            "participation_id": participant_id,
            "stood": Stood(known_by),
        },
    )
    rows.add_event(turn.db, draw_id, Event("confirmed", seat.place, seat.number, at=turn.now.isoformat()))
    say_how_far(turn, draw_id)
    turn.note("seat_confirmed", "draw", draw_id, seat=turn_id)
    return participant_id


def confirm_many(turn: Turn, draw_id: str, turn_ids: Sequence[str]) -> tuple[str, ...]:
    """All of them come, or nobody is written down."""
    return tuple(confirm(turn, draw_id, each) for each in turn_ids)


def give_up(turn: Turn, draw_id: str, turn_id: str, reason: str, how: Confirmation = Confirmation.DECLINED) -> None:
    """They do not come, whether they said so or never answered; up to the last minute. The reason is kept."""
    _, seat = their_turn(turn, draw_id, turn_id)
    if not seat.confirmation.holds_the_seat:
        raise Refused("draw_turn_is_over")
    if not how.leaves_it_free:
        raise ValueError(f"{how} does not leave a seat free")
    told = reason.strip()[:LONGEST_REASON]
    if not told:
        raise Refused("draw_reason_missing")
    stood = replace(seat.stood, confirmation=seat.confirmation, answered_at=seat.answered_at)
    if seat.participant_id and (person := people_rows.participant(turn.db, seat.participant_id)) is not None:
        half_day = slots.current_half_day(turn, person.session_id)
        was = slot_rows.attendance(turn.db, half_day.id, person.id)
        stood = replace(stood, half_day_id=half_day.id, attendance=was)
        told_us = how is Confirmation.DECLINED
        people.mark_presence(turn, person.id, Presence.EXCUSED if told_us else Presence.ABSENT)
    changes = {"confirmation": how, "reason": told, "answered_at": turn.now, "stood": stood}
    rows.change_turn(turn.db, turn_id, changes)
    rows.add_event(turn.db, draw_id, Event("left", seat.place, seat.number, told, turn.now.isoformat()))
    say_how_far(turn, draw_id)
    turn.note("seat_given_up", "draw", draw_id, seat=turn_id, how=how)


def call_next(turn: Turn, draw_id: str, turn_id: str, number: str, after_events: int) -> str:
    """Give a free seat to the person who ``next_for`` found; refused when anything has happened since."""
    held, seat = their_turn(turn, draw_id, turn_id)
    if held.drawn is None or seat not in held.free or len(held.events) != after_events:
        raise Refused("draw_moved_on")
    if any(each.number == number for each in held.turns):
        raise Refused("draw_moved_on")
    rank = held.drawn.order.index(number) + 1
    new = Seat(turn.new_id(), seat.place, number, rank, replaces=seat.id, called_at=turn.now)
    rows.add_turn(turn.db, draw_id, new)
    rows.change_turn(turn.db, seat.id, {"confirmation": Confirmation.REPLACED})
    rows.add_event(turn.db, draw_id, Event("called", seat.place, number, seat.reason, turn.now.isoformat()))
    say_how_far(turn, draw_id)
    turn.note("substitute_called", "draw", draw_id, seat=new.id, rank=rank)
    return new.id


def relax(turn: Turn, draw_id: str, changes: Sequence[Change], reason: str) -> None:
    """People have decided that a quota may give way; the certificate says who asked, when and why."""
    the_draw(turn, draw_id, DrawState.DRAWN, DrawState.CONFIRMED)
    if not reason.strip():
        raise Refused("draw_reason_missing")
    told = reason.strip()[:LONGEST_REASON]
    rows.add_event(turn.db, draw_id, Event("relaxed", reason=told, at=turn.now.isoformat(), changes=tuple(changes)))
    turn.note("draw_relaxed", "draw", draw_id, bounds=len(changes))


def close_draw(turn: Turn, draw_id: str) -> None:
    """No more calls; the certificate is final."""
    the_draw(turn, draw_id, DrawState.DRAWN, DrawState.CONFIRMED)
    rows.change_draw(turn.db, draw_id, {"state": DrawState.CLOSED})
    turn.note("draw_closed", "draw", draw_id)


def call_off(turn: Turn, draw_id: str, reason: str) -> None:
    """Give a draw up, with the reason; it keeps its number and stays in the file."""
    held = the_draw(turn, draw_id, DrawState.OPEN, DrawState.FROZEN, DrawState.DRAWN)
    if not reason.strip() and held.state is not DrawState.OPEN:
        raise Refused("draw_reason_missing")
    if any(each.participant_id for each in held.turns):
        raise Refused("draw_has_participants")
    told = reason.strip()[:LONGEST_REASON]
    rows.change_draw(turn.db, draw_id, {"state": DrawState.CANCELLED, "cancel_reason": told})
    turn.note("draw_called_off", "draw", draw_id)


def the_draw(turn: Turn, draw_id: str, *states: DrawState) -> HeldDraw:
    held = rows.draw(turn.db, draw_id)
    if held is None:
        raise Refused("draw_is_gone")
    if states and held.state not in states:
        raise Refused("draw_not_in_that_state", state=held.state.value)
    return held


def their_turn(turn: Turn, draw_id: str, turn_id: str) -> tuple[HeldDraw, Seat]:
    held = the_draw(turn, draw_id, DrawState.DRAWN, DrawState.CONFIRMED)
    seat = held.turn(turn_id)
    if seat is None:
        raise Refused("draw_is_gone")
    return held, seat


def say_how_far(turn: Turn, draw_id: str) -> None:
    """Confirmed as soon as every seat is; drawn again when one is given up."""
    held = the_draw(turn, draw_id)
    all_come = sum(1 for each in held.turns if each.confirmation is Confirmation.CONFIRMED) == held.plan.seats
    wanted = DrawState.CONFIRMED if all_come else DrawState.DRAWN
    if held.state is not wanted:
        rows.change_draw(turn.db, draw_id, {"state": wanted})
