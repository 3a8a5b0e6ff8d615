"""The rules of the game, and what each person agrees to, purpose by purpose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Consented, Payload
from cocreation_desk.domain.consents import CHOICES, WITHDRAWN, Purpose
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Bullets, Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.form import chosen, one, only
from cocreation_desk.kinds.kind import Form, Kind, Setting, View, cue, prompt_of, title_of
from cocreation_desk.kinds.wording import notice_of
from cocreation_desk.words import Say

SETTINGS = (Setting("points", "texts", ()),)
READ = "read_"  # before a purpose: the version of its text that stood above the question


def purposes_of(room: Room) -> tuple[Purpose, ...]:
    """What the session asks everybody."""
    return room.session.purposes if room.session else ()


def points_of(step: Step, say: Say) -> list[str]:
    points = step.settings.get("points", ())
    return [Text.from_json(point).said_in(say.language) for point in points] if isinstance(points, Sequence) else []


def read_answer(step: Step, room: Room, form: Form) -> Payload:
    """One choice a purpose, all of them made: a refusal is an answer, silence is not."""
    purposes = purposes_of(room)
    only(form, {*purposes, *(f"{READ}{purpose}" for purpose in purposes)})
    read = {purpose: version for purpose in purposes if (version := _version(form, purpose))}
    return Consented({purpose: chosen(form, purpose, CHOICES[purpose]) for purpose in purposes}, read)


def _version(form: Form, purpose: Purpose) -> int:
    written = one(form, f"{READ}{purpose}") or ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 0


def stage(step: Step, room: Room, say: Say) -> View:
    sentences = points_of(step, say) or [prompt_of(step, room, say)]
    at = cue(step, "at", None)
    return {
        "title": title_of(step, say),
        "sentences": sentences,
        "at": at if isinstance(at, int) and 0 <= at < len(sentences) else None,
        "line": say("charter_on_phone") if purposes_of(room) else "",
    }


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    return {
        "title": title_of(step, say),
        "points": points_of(step, say) or [prompt_of(step, room, say)],
        "notice": notice_of(room, say),
        "form": step.id,
        "for_you": step.audience.includes(side),
        "purposes": [
            {
                "name": purpose.value,
                "question": say(f"consent_{purpose}"),
                "text": "" if purpose is Purpose.NOTICE else notice_of(room, say, purpose),
                "read": READ + purpose.value,
                "version": _shown_version(room, purpose),
                "choices": [
                    {"id": each, "label": say(f"consent_{purpose}_{each}"), "mark": "", "note": ""}
                    for each in CHOICES[purpose]
                ],
            }
            for purpose in purposes_of(room)
        ],
    }


def _shown_version(room: Room, purpose: Purpose) -> int:
    shown = room.notice if purpose is Purpose.NOTICE else room.notices.get(purpose)
    return shown.version if shown else 0


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    if points := points_of(step, say):
        yield Bullets(tuple(points))
    answers = []
    for purpose in purposes_of(room):
        given = Counter(choices[purpose] for choices in room.consents.values() if purpose in choices)
        if given:
            told = [
                f"{say(f'consent_{purpose}_{each}_short')} ({say.number(given[each])})"
                for each in CHOICES[purpose]
                if given[each]
            ]
            if given[WITHDRAWN]:
                told.append(f"{say('consent_withdrawn_short')} ({say.number(given[WITHDRAWN])})")
            answers.append(say.labelled(say(f"consent_{purpose}_short"), say.listing(told)))
    if answers:
        yield Paragraph(" · ".join(answers))


KIND = Kind("charter", SETTINGS, read_answer, stage, phone, minutes)
