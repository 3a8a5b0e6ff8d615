"""Each person writes in silence; the room sees what the facilitator has let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cocreation_desk import design
from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.answers import Contributed, Payload, Said
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import LONGEST, ContributionState, Quotable, readable
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Bullets, Heading, Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.form import one, only
from cocreation_desk.kinds.kind import Form, Kind, Setting, View, cue, prompt_of, title_of
from cocreation_desk.words import Say

SETTINGS = (
    Setting("fields", "texts", ()),
    Setting("per_person", "whole", 1, low=1, high=20),
    Setting("longest", "whole", LONGEST, low=20, high=LONGEST),
    Setting("moderated", "switch", True),
    Setting("quotable", "switch", True),
    Setting("phases", "words", ()),
)
PEOPLE = (1, 2, 4, 8)  # alone, in pairs, in fours, all: as many discs on the stage
SIGNS = {"plus": "+", "minus": "−", "question": "?"}


@dataclass(frozen=True)
class Field:
    label: str
    text: Text


def fields_of(step: Step) -> tuple[Field, ...]:
    """The labelled fields; one nameless field where none were set."""
    given = step.settings.get("fields", ())
    found = tuple(
        Field(str(each["label"]), Text.from_json(each.get("text", "")))
        if isinstance(each, Mapping) and "label" in each
        else Field(f"field-{at + 1}", Text.from_json(each))
        for at, each in enumerate(given if isinstance(given, Sequence) and not isinstance(given, str) else ())
    )
    return found or (Field("idea", Text()),)


def phase_at(step: Step, room: Room) -> tuple[int, int] | None:
    """Which phase the step is in and how many there are (1-2-4-all), or None for a step of one piece."""
    lengths = phases_of(step)
    if len(lengths) < 2:
        return None
    passed = step.elapsed(room.now).total_seconds() / 60
    for at, _ in enumerate(lengths):
        if passed < sum(lengths[: at + 1]):
            return at, len(lengths)
    return len(lengths) - 1, len(lengths)


def phases_of(step: Step) -> tuple[int, ...]:
    """The minutes of each phase."""
    given = step.settings.get("phases", ())
    return tuple(n for n in given if isinstance(n, int)) if isinstance(given, Sequence) else ()


def read_answer(step: Step, room: Room, form: Form) -> Payload:
    """The fields that hold something; empty ones are left out, all empty is no answer."""
    fields = fields_of(step)
    only(form, {"quotable", *(field.label for field in fields)})
    value = one(form, "quotable") or Quotable.ANONYMOUS.value
    if value not in tuple(Quotable):
        raise Refused("answer_not_understood")
    sent = {field.label: one(form, field.label) or "" for field in fields}
    items = tuple(
        Said(label, readable(text, longest_of(step)), Quotable(value)) for label, text in sent.items() if text.strip()
    )
    if not items:
        raise Refused("text_is_empty")
    return Contributed(items)


def longest_of(step: Step) -> int:
    longest = step.settings.get("longest", LONGEST)
    return min(longest, LONGEST) if isinstance(longest, int) and longest > 0 else LONGEST


def stage(step: Step, room: Room, say: Say) -> View:
    """The wall once something was let through; until then a counter, and no words of anybody."""
    fields = fields_of(step)
    texts = [[each.display for each in room.shown(step) if each.label == field.label] for field in fields]
    labelled = len(fields) > 1
    pages = design.wall_pages(texts, labelled)
    page = min(max(cue(step, "page", 0), 0), max(len(pages) - 1, 0))
    visible = pages[page] if pages else [[] for _ in fields]
    columns = [
        _column(SIGNS.get(field.label, ""), field.text.said_in(say.language), [texts[at][index] for index in indices])
        if labelled
        else _column("", "", [texts[0][index] for index in indices])
        for at, (field, indices) in enumerate(zip(fields if labelled else fields * len(visible), visible, strict=True))
    ]
    phase = phase_at(step, room)
    return {
        "phase": "wall" if pages else "collecting",
        "title": title_of(step, say) if phase is None or pages else phase_name(phase[0], phases_of(step), say),
        "prompt": prompt_of(step, room, say),
        "columns": columns,
        "phases": [] if pages else _phases(step, room, say),
        "counter": say("collect_answers", n=received(step, room)),
        "page_text": f"{page + 1} / {len(pages)}" if len(pages) > 1 else "",
    }


def _phases(step: Step, room: Room, say: Say) -> list[View]:
    """The phases of 1-2-4-all side by side, the present one marked; none for a step of one piece."""
    phase = phase_at(step, room)
    if phase is None:
        return []
    lengths = phases_of(step)
    return [
        {
            "people": PEOPLE[at] if len(lengths) == len(PEOPLE) else 0,
            "name": phase_name(at, lengths, say),
            "length": say.minutes(minutes),
            "now": at == phase[0],
            "over": at < phase[0],
        }
        for at, minutes in enumerate(lengths)
    ]


def _column(sign: str, name: str, items: list[str]) -> View:
    return {"sign": sign, "name": name, "items": items}


def phase_name(at: int, lengths: Sequence[int], say: Say) -> str:
    """« Seul », « À deux », « À quatre », « Tous ensemble »; other rounds are numbered."""
    return say(f"collect_phase_{at + 1}") if len(lengths) == 4 else say("collect_phase", n=at + 1, of=len(lengths))


def received(step: Step, room: Room) -> int:
    """How many were sent, shown or not; what was hidden is not counted."""
    return sum(1 for each in room.contributions_of(step) if each.state is not ContributionState.HIDDEN)


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    per_person = step.settings.get("per_person", 1)
    return {
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "form": step.id if step.audience.includes(side) else "",
        "after": "done" if per_person == 1 else "again",
        "fields": [
            {
                "name": field.label,
                "label": field.text.said_in(say.language) or say("collect_your_answer"),
                "sign": SIGNS.get(field.label, ""),
            }
            for field in fields_of(step)
        ],
        "longest": longest_of(step),
        "quotable": [{"id": each.value, "label": say(f"quotable_{each}"), "mark": "", "note": ""} for each in Quotable]
        if step.settings.get("quotable", True) is True
        else [],
        "phases": [
            f"{phase_name(at, phases_of(step), say)} · {say.minutes(n)}" for at, n in enumerate(phases_of(step))
        ],
    }


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    """What was let through, field by field, unless its theme tells it; who wrote it is never said here."""
    if prompt := prompt_of(step, room, say):
        yield Paragraph(prompt, "lead")
    fields = fields_of(step)
    count = received(step, room)
    elsewhere = _told_elsewhere(step, room)
    yield Paragraph(say("collect_answers", n=count))
    for field in fields:
        items = tuple(
            each.display
            for each in room.shown(step)
            if each.label == field.label and each.quotable is not Quotable.NO and each.id not in elsewhere
        )
        if items:
            if len(fields) > 1:
                yield Heading(field.text.said_in(say.language), 3)
            yield Bullets(items)
    for at, n in sorted(Counter(elsewhere.values()).items()):
        yield Paragraph(say("collect_in_themes", n=n, number=at + 1), "note")


def _told_elsewhere(step: Step, room: Room) -> dict[str, int]:
    """What was let through and grouped, and the place of the step under whose themes it is told."""
    grouped = {theme.id: room.step(theme.step_id) for theme in room.themes}
    return {
        each.id: told.position
        for each in room.shown(step)
        if (told := grouped.get(each.theme_id or "")) is not None and told.state is not StepState.SKIPPED
    }


KIND = Kind("collect", SETTINGS, read_answer, stage, phone, minutes)
