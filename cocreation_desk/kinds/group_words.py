"""Groups in words: what each is called, how good a seating is, and what phones and the stage say of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cocreation_desk.domain.grouping import quality
from cocreation_desk.domain.groups import GroupPlan, What, changed, counted, guests
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.wording import people_of
from cocreation_desk.shapes import how_many, shape, svg
from cocreation_desk.words import Say

MOST_VALUES = 4  # of a feature, told one by one


def group_word(at: int, say: Say) -> str:
    """« Bleu »; the thirteenth group is « Bleu 2 »."""
    word, again = say(f"group_word_{shape(at).key}"), at // how_many()
    return f"{word} {again + 1}" if again else word


def group_mark(plan: GroupPlan, at: int) -> str:
    """What a phone's page knows one group of one plan by."""
    return f"group-{plan.id}-{at}"


def seated_in(plan: GroupPlan, at: int, place: int, people: Sequence[Participant]) -> list[Participant]:
    """Who sits there in that round, those who are still on the list, in the order of their seats."""
    known = {each.id: each for each in people}
    return [known[each] for each in plan.rounds[at][place] if each in known]


def told_plans(room: Room) -> list[GroupPlan]:
    """The plans the room was told, the newest first."""
    told: list[tuple[datetime, GroupPlan]] = [
        (plan.told_at, plan) for plan in room.groupings if plan.told_at is not None and plan.is_drawn
    ]
    return [plan for _, plan in sorted(told, key=lambda each: each[0], reverse=True)]


def groups_of(room: Room, participant_id: str) -> frozenset[str]:
    """The marks of that person's groups, of the plans the room was told."""
    found = ((plan, plan.group_of(participant_id)) for plan in told_plans(room))
    return frozenset(group_mark(plan, at) for plan, at in found if at is not None)


def phone_view(room: Room, say: Say) -> View | None:
    """Every group of the plans the room was told: each phone shows its own. None where there is nothing to tell."""
    told = told_plans(room)
    if not told:
        return None
    return {
        "plans": [
            {
                "title": say(f"group_yours_{plan.wanted.what}"),
                "round": round_words(plan, say),
                "groups": [
                    {
                        "mark": group_mark(plan, at),
                        "word": group_word(at, say),
                        "outline": svg(shape(at).outline),
                        "colour": shape(at).colour,
                    }
                    for at in range(plan.groups)
                ],
            }
            for plan in told
        ]
    }


def round_words(plan: GroupPlan, say: Say) -> str:
    """The round the room is at."""
    return round_said(plan, plan.round_now, say)


def round_said(plan: GroupPlan, at: int, say: Say) -> str:
    """« Tour 2 sur 3 »; nothing where there is but one."""
    return say("group_round", n=at + 1, of=len(plan.rounds)) if len(plan.rounds) > 1 else ""


def quality_lines(plan: GroupPlan, room: Room, say: Say) -> list[str]:
    """How good the seating is, in sentences anybody can check by counting."""
    if not plan.is_drawn:
        return []
    people = [each for each in room.participants if each.id in plan.seated]
    known = {each.id for each in people}
    rounds = [[[each for each in table if each in known] for table in tables] for tables in plan.rounds]
    stops = plan.stops
    judged = quality(
        guests(people, plan.wanted.features),
        [tuple(map(tuple, tables)) for tables in rounds],
        plan.wanted.wishes,
        [stop.stations for stop in stops],
    )
    lines = [_sizes(plan, rounds[0], say)]
    if plan.wanted.what is not What.PAIRS:
        lines += [line for name in plan.wanted.features for line in _mix(plan, people, room, name, say)]
    if stops and stops[0].starts_at and stops[-1].ends_at:
        span = {"start": say.clock(stops[0].starts_at), "end": say.clock(stops[-1].ends_at)}
        lines.append(say("groups_circuit", n=len(plan.wanted.stations.names), **span))
    if len(rounds) > 1:
        lines.append(
            say("groups_meet_none") if not judged.meetings_again else say("groups_meet", n=judged.meetings_again)
        )
        lines.append(say("groups_met", met=judged.pairs_met, of=judged.pairs))
        if stops:
            lines.append(say("groups_posts", n=judged.returns) if judged.returns else say("groups_posts_none"))
    if plan.wanted.wishes.apart:
        lines.append(say("groups_apart_kept" if judged.kept_apart else "groups_apart_not_kept"))
    if plan.wanted.wishes.together:
        kept = all(
            any(group & known <= set(table) for table in tables)
            for group in plan.wanted.wishes.together
            for tables in rounds
        )
        lines.append(say("groups_together_kept" if kept else "groups_together_not_kept"))
    return lines


def change_words(plan: GroupPlan, room: Room, say: Say) -> str:
    """« 2 personnes ne viennent plus, 1 n’a pas encore de place »; empty where the seating is as it should be."""
    change = changed(plan, room.participants)
    told = []
    if change.gone:
        told.append(say("groups_gone_people", n=len(change.gone)))
    if change.new:
        told.append(say("groups_new_people", n=len(change.new)))
    return say.listing(told) if told else ""


def _sizes(plan: GroupPlan, tables: Sequence[Sequence[str]], say: Say) -> str:
    lengths = sorted(len(table) for table in tables)
    people, what = sum(lengths), plan.wanted.what
    said = say(f"groups_count_{what}", n=len(lengths))
    each = say("groups_each", n=lengths[0]) if lengths[0] == lengths[-1] else _range(lengths, say)
    return say("groups_sizes", people=say("groups_people", n=people), groups=said, each=each)


def _range(lengths: Sequence[int], say: Say) -> str:
    return say("groups_each_between", least=lengths[0], n=lengths[-1])


def _mix(plan: GroupPlan, people: Sequence[Participant], room: Room, name: str, say: Say) -> list[str]:
    tables = counted(plan, people, name)
    found = {value for table in tables for value in table}
    values = [side.value for side in Side if side.value in found] if name == "side" else sorted(found)
    if name == "organisation" or len(values) > MOST_VALUES:
        most = max((n for table in tables for n in table.values()), default=0)
        return [say("groups_same_value", what=say(f"groups_feature_{name}"), n=most)] if most else []
    told = []
    for value in values:
        least, most = min(table[value] for table in tables), max(table[value] for table in tables)
        told.append(_count(name, value, least, most, room, say))
    return [say("groups_each_has", what=say.listing(told))] if told else []


def _count(name: str, value: str, least: int, most: int, room: Room, say: Say) -> str:
    if name == "side":
        upper = people_of(value, most, room, say)
        return upper if least == most else say("groups_up_to", least=least, most=upper)
    what = say(f"segment_{value}") if name == "segment" else say(f"language_{value}")
    if least == most:
        return say("groups_exactly_of", count=most, what=what.lower())
    return say("groups_range_of", least=least, most=most, what=what.lower())
