"""The end: thanks, what comes next, and what becomes of what people said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Bullets, Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.kind import Kind, Setting, View, prompt_of
from cocreation_desk.words import Say

SETTINGS = (Setting("next", "texts", ()),)
MOST_ON_STAGE = 4


def next_lines(step: Step, say: Say) -> list[str]:
    lines = step.settings.get("next", ())
    return [Text.from_json(line).said_in(say.language) for line in lines] if isinstance(lines, Sequence) else []


def stage(step: Step, room: Room, say: Say) -> View:
    """A line such as « Sous 48 heures : le résumé » is cut at its colon: when, and what."""
    dates = []
    for line in next_lines(step, say)[:MOST_ON_STAGE]:
        when, colon, what = line.partition(":")
        dates.append({"when": when.strip(), "what": what.strip()} if colon else {"when": "", "what": line.strip()})
    return {
        "title": say("close_thanks"),
        "prompt": say("close_next") if dates else prompt_of(step, room, say),
        "dates": dates,
        "line": adjourned(room, say),
    }


def adjourned(room: Room, say: Say) -> str:
    ended = room.session.actual_end if room.session else None
    return say("close_adjourned", time=ended.timetz()) if ended else ""


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    return {
        "title": say("close_thanks"),
        "prompt": prompt_of(step, room, say),
        "next": next_lines(step, say),
        "data": say("close_data", n=room.programme.retention_months),
        "contact": say.labelled(say("close_contact"), room.programme.contact) if room.programme.contact else "",
    }


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    lines = next_lines(step, say)
    if lines:
        yield Bullets(tuple(lines))
    elif prompt := prompt_of(step, room, say):
        yield Paragraph(prompt)


KIND = Kind("close", SETTINGS, stage=stage, phone=phone, minutes=minutes)
