"""A break: when it ends, and what comes next."""

from __future__ import annotations

from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import Kind, View, prompt_of, title_of
from cocreation_desk.words import Say


def until(step: Step, room: Room, say: Say) -> str:
    slot = next((slot for slot in room.slots if slot.step_id == step.id), None)
    return say.time(slot.expected_end) if slot else ""


def what_comes(step: Step, room: Room, say: Say) -> str:
    after = (each for each in room.steps if each.position > step.position and each.state is not StepState.SKIPPED)
    following = next(after, None)
    return title_of(following, say) if following else ""


def stage(step: Step, room: Room, say: Say) -> View:
    return {
        "title": title_of(step, say),
        "until_label": say("break_until"),
        "until": until(step, room, say),
        "next_label": say("break_next"),
        "next": what_comes(step, room, say),
    }


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    following = what_comes(step, room, say)
    return {
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "until": say.labelled(say("break_until"), until(step, room, say)) if until(step, room, say) else "",
        "next": say.labelled(say("break_next"), following) if following else "",
    }


KIND = Kind("break", stage=stage, phone=phone, minutes=lambda step, room, say: (), place="pause")
