"""Candidates present themselves: a card each, the same time for all, nothing between two."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Paragraph, Piece, Table
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.candidates import (
    GRACE,
    SECONDS,
    candidate_view,
    film_on_stage,
    listed,
    minutes_and_seconds,
    on_stage,
    seconds_of,
    speakers_of,
    time_left,
    used_words,
)
from cocreation_desk.kinds.kind import Kind, Setting, View, prompt_of, title_of
from cocreation_desk.words import Say

SETTINGS = (Setting("seconds", "whole", SECONDS, low=15, high=1800),)


def _elects(room: Room) -> bool:
    """Are there candidates to come? Ideas are pitched too, and stand for nothing."""
    return any(ballot.is_election for ballot in room.ballots)


def stage(step: Step, room: Room, say: Say) -> View:
    """Everybody in the drawn order, or the card of one: whoever speaks, or was called."""
    speakers = speakers_of(step, room)
    shown = on_stage(step, room)
    people = listed(speakers)
    card = next((each for each in people if shown and each["id"] == shown.id), None)
    over = shown is not None and time_left(step, room, shown, room.now) <= -GRACE
    film = film_on_stage(step, room)
    return {
        "phase": "film" if film else "card" if card else "list",
        "source": film,
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "people": [{name: each[name] for name in ("mark", "name", "initials", "slogan", "photo")} for each in people],
        "card": {name: card[name] for name in ("mark", "name", "initials", "slogan", "photo")} if card else None,
        "number": say("pitch_number", n=people.index(card) + 1, of=len(people)) if card else "",
        "thanks": say("pitch_thanks") if over else "",
        "nobody": "" if people or not _elects(room) else say("pitch_nobody"),
    }


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    """Who speaks comes unfolded; everybody's statement can be read at any time."""
    shown = on_stage(step, room)
    return {
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "candidates": [
            {**each, "now": bool(shown and each["id"] == shown.id)} for each in listed(speakers_of(step, room))
        ],
        "nobody": say("pitch_nobody" if _elects(room) else "kind_listen"),
    }


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    """Who spoke, in which order, for how long."""
    speakers = speakers_of(step, room)
    if not speakers or room.election is None:
        yield Paragraph(prompt_of(step, room, say))
        return
    yield Paragraph(say("pitch_each", time=minutes_and_seconds(seconds_of(step))))
    rows = []
    for at, each in enumerate(speakers):
        view = candidate_view(each, str(at + 1))
        rows.append((view["mark"], each.name, each.slogan, used_words(room.election, step, each, room.now) or "–"))
    head = ("", say("pitch_candidate"), say("candidate_slogan"), say("pitch_used"))
    yield Table(head, tuple(rows), (0.5, 2.4, 4, 1.2), "lllr")


KIND = Kind("pitch", SETTINGS, stage=stage, phone=phone, minutes=minutes)
