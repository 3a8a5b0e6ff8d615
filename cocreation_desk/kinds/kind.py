"""What a kind of agenda step is: a name and a few functions, each with a plain default."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Payload
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.words import Say

# What a template or a QML file sees: numbers, strings, lists and dicts of them.
View = dict[str, Any]

# What was sent: every field of the form with all its values, as a browser's urlencoded body has them.
Form = Mapping[str, Sequence[str]]


Settings = Mapping[str, object]


def always(settings: Settings) -> bool:
    return True


def changed_settings(before: Settings, set_now: Settings) -> dict[str, object]:
    """A step's settings with what was set now in the place of what was."""
    return {**before, **set_now}


@dataclass(frozen=True)
class Setting:
    """One thing the facilitator can set on a step of this kind; the console makes the form from these.

    ``matters`` says whether it means anything beside the others as they are set; ``begins_anew`` names the setting
    whose change brings this one back to its default.
    """

    name: str
    sort: Literal["text", "texts", "words", "whole", "choice", "switch", "file"]  # texts: bilingual lines
    default: object
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 600
    matters: Callable[[Settings], bool] = always
    begins_anew: str = ""


def takes_no_answer(step: Step, room: Room, form: Form) -> Payload:
    raise Refused("step_takes_no_answer")


def title_of(step: Step, say: Say) -> str:
    return step.title.said_in(say.language)


def prompt_of(step: Step, room: Room, say: Say) -> str:
    """The prompt, with what only the live session knows in the place of ``{resume}`` and ``{next_session}``."""
    prompt = step.prompt.said_in(say.language)
    if "{resume}" in prompt:
        until = next((say.time(slot.expected_end) for slot in room.slots if slot.step_id == step.id), "…")
        prompt = prompt.replace("{resume}", until)
    next_session = (room.session.next_session if room.session else "") or say("kind_date_to_come")
    return prompt.replace("{next_session}", next_session)


def cue(step: Step, name: str, default: Any) -> Any:
    """What the facilitator asked the stage to show of this step: a page, one line alone, the film running.

    Cues lie beside the settings, under ``cue``; each kind says which it knows.
    """
    cues = step.settings.get("cue")
    value = cues.get(name, default) if isinstance(cues, Mapping) else default
    return value if default is None or type(value) is type(default) else default


def title_only(step: Step, room: Room, say: Say) -> View:
    return {"title": title_of(step, say), "prompt": prompt_of(step, room, say)}


def title_for(step: Step, room: Room, side: Side, say: Say) -> View:
    return title_only(step, room, say)


def prompt_only(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    prompt = prompt_of(step, room, say)
    return (Paragraph(prompt, "lead"),) if prompt else ()


@dataclass(frozen=True)
class Kind:
    """One sort of step.

    ``read_answer`` turns what a phone sent into a payload, or refuses it. ``stage`` says what the room sees,
    ``phone`` what any participant of a side sees (never what one person did), ``minutes`` what the paper says
    of the step, below its heading. ``kept_settings`` says what stays of the settings when some are set anew. All are
    pure; nothing reaches the projector that ``stage`` did not put there.
    """

    name: str
    settings: tuple[Setting, ...] = ()
    read_answer: Callable[[Step, Room, Form], Payload] = takes_no_answer
    stage: Callable[[Step, Room, Say], View] = title_only
    phone: Callable[[Step, Room, Side, Say], View] = title_for
    minutes: Callable[[Step, Room, Say], Iterable[Piece]] = prompt_only
    kept_settings: Callable[[Settings, Settings], dict[str, object]] = changed_settings
    place: str = ""  # the folder, where the name cannot be one

    @property
    def folder(self) -> Path:
        return Path(__file__).parent / (self.place or self.name)
