"""Tables, visit groups and pairs: wish, write down what was drawn, put right by hand, tell the room.

Drawing takes long and is done before the act, by whoever asks for it (``domain.groups.draw``); the act writes it down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cocreation_desk.desk.finding import the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain import groups
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.grouping import Round
from cocreation_desk.domain.groups import GroupPlan, Guides, Wanted
from cocreation_desk.store import groups as rows
from cocreation_desk.store import people

LONGEST_GUIDE = 80


def make_plan(turn: Turn, session_id: str, wanted: Wanted) -> str:
    """A plan of that sort for the session, or new wishes for the one there is; the seating stays until it is drawn again."""
    the_session(turn, session_id)
    wanted = groups.checked(wanted)
    before = next((each for each in rows.plans(turn.db, session_id) if each.wanted.what is wanted.what), None)
    if before is not None:
        rows.change_wanted(turn.db, before.id, wanted)
        turn.note("groups_wished", "grouping", before.id, what=wanted.what)
        return before.id
    plan = GroupPlan(turn.new_id(), session_id, wanted)
    rows.add_plan(turn.db, plan)
    turn.note("groups_planned", "grouping", plan.id, what=wanted.what)
    return plan.id


def write_seating(turn: Turn, plan_id: str, rounds: Sequence[Round], seed: int | None = None) -> tuple[Round, ...]:
    """Keep what was drawn; gives the seating before. Refused when somebody in it is no longer on the list."""
    plan = the_plan(turn, plan_id)
    known = {each.id for each in people.participants(turn.db, plan.session_id)}
    if any(person not in known for tables in rounds for table in tables for person in table):
        raise Refused("groups_list_changed")
    rows.write_seating(turn.db, plan_id, rounds, plan.locked)
    rows.change_plan(
        turn.db,
        plan_id,
        {"seed": plan.seed if seed is None else seed, "round_now": min(plan.round_now, max(0, len(rounds) - 1))},
    )
    drawn = len(rounds[0]) if rounds else 0
    turn.note("groups_drawn", "grouping", plan_id, groups=drawn, rounds=len(rounds))
    return plan.rounds


def move_person(turn: Turn, plan_id: str, at: int, participant_id: str, to: int) -> tuple[Round, ...]:
    """One person to another group of that round; gives the seating before."""
    plan = the_plan(turn, plan_id)
    return _put_right(turn, plan, groups.moved(plan.rounds, at, participant_id, to))


def swap_people(turn: Turn, plan_id: str, at: int, one: str, other: str) -> tuple[Round, ...]:
    """Two people change places in that round; gives the seating before."""
    plan = the_plan(turn, plan_id)
    return _put_right(turn, plan, groups.swapped(plan.rounds, at, one, other))


def catch_up(turn: Turn, plan_id: str) -> tuple[Round, ...]:
    """Take out who is not coming, seat who has come since; gives the seating before."""
    plan = the_plan(turn, plan_id)
    return _put_right(turn, plan, groups.caught_up(plan, people.participants(turn.db, plan.session_id)))


def lock(turn: Turn, plan_id: str, participant_ids: Iterable[str], locked: bool = True) -> None:
    """Whoever is locked keeps their places when the rest is drawn again."""
    the_plan(turn, plan_id)
    rows.set_locked(turn.db, plan_id, participant_ids, locked)
    turn.note("groups_locked" if locked else "groups_unlocked", "grouping", plan_id)


def name_guides(turn: Turn, plan_id: str, place: int, guides: Guides) -> None:
    the_plan(turn, plan_id)
    tidied = Guides(*(" ".join(name.split())[:LONGEST_GUIDE] for name in (guides.guide, guides.sweeper)))
    rows.set_guides(turn.db, plan_id, place, tidied)
    turn.note("group_guides_named", "grouping", plan_id)


def tell_room(turn: Turn, plan_id: str, told: bool = True) -> None:
    """Show everybody their group on their phones, or no longer."""
    plan = the_plan(turn, plan_id)
    if told and not plan.is_drawn:
        raise Refused("groups_not_drawn")
    rows.change_plan(turn.db, plan_id, {"told_at": turn.now if told else None})
    turn.note("groups_told" if told else "groups_untold", "grouping", plan_id)


def go_to_round(turn: Turn, plan_id: str, at: int) -> None:
    """The round the room is at."""
    plan = the_plan(turn, plan_id)
    if not 0 <= at < len(plan.rounds):
        raise Refused("groups_no_such_round")
    rows.change_plan(turn.db, plan_id, {"round_now": at})
    turn.note("groups_round", "grouping", plan_id, round=at + 1)


def forget_plan(turn: Turn, plan_id: str) -> GroupPlan:
    """Take the plan away, and give it whole to whoever wants to put it back."""
    plan = the_plan(turn, plan_id)
    rows.forget_plan(turn.db, plan_id)
    turn.note("groups_forgotten", "grouping", plan_id)
    return plan


def put_back(turn: Turn, plan: GroupPlan) -> None:
    """A plan that was forgotten, as it was; those who have left the list since are not seated again."""
    known = {each.id for each in people.participants(turn.db, plan.session_id)}
    if any(each.wanted.what is plan.wanted.what for each in rows.plans(turn.db, plan.session_id)):
        raise Refused("groups_planned_already")
    seated = tuple(
        tuple(tuple(person for person in table if person in known) for table in tables) for tables in plan.rounds
    )
    rows.add_plan(turn.db, replace(plan, rounds=seated, wanted=groups.among(plan.wanted, known)))
    turn.note("groups_put_back", "grouping", plan.id)


def the_plan(turn: Turn, plan_id: str) -> GroupPlan:
    plan = rows.plan(turn.db, plan_id)
    if plan is None:
        raise Refused("groups_gone")
    return plan


def _put_right(turn: Turn, plan: GroupPlan, rounds: tuple[Round, ...]) -> tuple[Round, ...]:
    rows.write_seating(turn.db, plan.id, rounds, plan.locked)
    turn.note("groups_put_right", "grouping", plan.id)
    return plan.rounds
