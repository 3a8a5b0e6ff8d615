"""Somebody speaks; whoever does not follow may say so without a word."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Payload, Signalled
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.form import chosen, only
from cocreation_desk.kinds.kind import Form, Kind, Setting, View, prompt_of, title_of
from cocreation_desk.words import Say

SETTINGS = (Setting("signal", "switch", True), Setting("speaker", "text", ""))


def takes_signals(step: Step) -> bool:
    return step.settings.get("signal", True) is True


def speaker_of(step: Step, say: Say) -> str:
    return Text.from_json(step.settings.get("speaker", "")).said_in(say.language)


def read_answer(step: Step, room: Room, form: Form) -> Payload:
    if not takes_signals(step):
        raise Refused("step_takes_no_answer")
    only(form, {"signal"})
    chosen(form, "signal", ("1",))
    return Signalled()


def stage(step: Step, room: Room, say: Say) -> View:
    """The speaker as the facilitator wrote it: a name, and after the first comma what this person does."""
    speaker, _, role = speaker_of(step, say).partition(",")
    return {
        "title": title_of(step, say),
        "speaker": speaker.strip(),
        "role": role.strip(),
        "prompt": prompt_of(step, room, say),
    }


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    return {
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "form": f"{step.id}-signal" if takes_signals(step) and step.audience.includes(side) else "",
    }


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    if speaker := speaker_of(step, say).strip():
        yield Paragraph(say.labelled(say("talk_speaker"), speaker))
    prompt = prompt_of(step, room, say)
    if prompt and not takes_signals(step):  # where one may signal, the prompt says how: nothing to remember
        yield Paragraph(prompt)
    if signals := room.signals.get(step.id, ()):
        yield Paragraph(say("talk_signals", n=len(signals)), "note")


KIND = Kind("talk", SETTINGS, read_answer, stage, phone, minutes)
