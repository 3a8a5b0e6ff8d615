"""How the room is read again after a turn: only the parts that the turn has touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from datetime import datetime
from typing import Any

from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.counting.papers import Paper
from cocreation_desk.domain.room import Room
from cocreation_desk.store import (
    agenda,
    ballots,
    captures,
    consents,
    draws,
    elections,
    groups,
    ideas,
    people,
    programme,
    replies,
    slots,
)

EVERYTHING = "everything"
FEW = 200


def whole_room(db: sqlite3.Connection, session_id: str | None, now: datetime, version: int) -> Room:
    """The room of that session, or of the programme's last one."""
    known = programme.sessions(db)
    chosen = next((each.id for each in known if each.id == session_id), known[-1].id if known else None)
    empty = Room(version, now, programme.the_programme(db), known)
    return replace(empty, **_read(db, chosen, list(_PARTS), empty)) if chosen else empty


def next_room(
    db: sqlite3.Connection,
    room: Room,
    touched: Mapping[str, Set[str]],
    now: datetime,
    entered: str | None = None,
) -> Room:
    """The room with what these rows, by their subject in the journal, concern read anew, one version on."""
    if EVERYTHING in touched or room.session is None:
        return whole_room(db, entered or (room.session.id if room.session else None), now, room.version + 1)
    parts = [part for part in _PARTS if part in {part for subject in touched for part in _CONCERNS.get(subject, ())}]
    fields = dict(_read(db, room.session.id, parts, room, _few(touched)))
    return replace(room, version=room.version + 1, now=now, **fields)


def _few(touched: Mapping[str, Set[str]]) -> Mapping[str, Set[str]]:
    """By part of the room, the only rows that need reading, where that is known and they are few."""
    return {
        part: touched[subject]
        for part, (subject, _) in _ROW_BY_ROW.items()
        if subject in touched
        and "" not in touched[subject]
        and len(touched[subject]) <= FEW
        and not any(part in _CONCERNS.get(other, ()) for other in touched if other != subject)
    }


def _read(
    db: sqlite3.Connection, session_id: str, parts: list[str], room: Room, few: Mapping[str, Set[str]] = {}
) -> Mapping[str, Any]:
    fields: dict[str, Any] = {}
    for part in parts:
        some = _ROW_BY_ROW[part][1](db, room, few[part]) if part in few else None
        fields |= _PARTS[part](db, session_id, room) if some is None else some
    return fields


def _of_programme(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    known = programme.sessions(db)
    notices = consents.newest_notices(db, session_id)
    return {
        "programme": programme.the_programme(db),
        "sessions": known,
        "session": next(each for each in known if each.id == session_id),
        "notice": notices.get(Purpose.NOTICE),
        "notices": notices,
    }


def _of_people(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    half_days = slots.half_days(db, session_id)
    now = slots.current_id(db, session_id)
    return {
        "participants": people.participants(db, session_id),
        "half_days": half_days,
        "half_day": next((each for each in half_days if each.id == now), None),
        "spares": slots.spares(db, session_id),
    }


def _of_agenda(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    return {"steps": agenda.steps(db, session_id)}


def _of_ballots(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    """Ballots, and the papers of those that are over and whose traces are gone: until then nobody may see them."""
    held = ballots.ballots(db, session_id)
    papers: dict[str, tuple[Paper, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    before = {each.id: each for each in room.ballots}
    for ballot in held:
        if not ballot.state.is_over or ballot.is_being_emptied:
            continue
        if ballot.id in room.papers and before[ballot.id] == ballot:
            papers[ballot.id], words[ballot.id] = room.papers[ballot.id], room.words[ballot.id]
        else:
            papers[ballot.id], words[ballot.id] = ballots.papers(db, ballot.id), ballots.words(db, ballot.id)
    return {
        "ballots": held,
        "papers": papers,
        "words": words,
    }


def _of_rolls(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    return {"voted": ballots.rolls(db, session_id), "channels": ballots.channels(db, session_id)}


def _of_ideas(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    return {
        "contributions": ideas.contributions(db, session_id),
        "supporters": ideas.supporters(db, session_id),
        "themes": ideas.themes(db, session_id),
    }


def _of_replies(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    return {
        "replies": replies.replies(db, session_id),
        "replied": replies.replied(db, session_id),
        "signals": replies.signals(db, session_id),
    }


def _of_consents(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    return {"consents": consents.consents(db, session_id), "ask_again": consents.to_ask_again(db, session_id)}


def _of_captures(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    return {
        "decisions": captures.decisions(db, session_id),
        "commitments": captures.commitments(db, session_id),
        "notes": captures.notes(db, session_id),
    }


def _of_election(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    return {
        "election": elections.election(db, session_id),
        "earlier_mandates": elections.running_mandates(db, session_id),
    }


def _some_people(db: sqlite3.Connection, room: Room, ids: Set[str]) -> Mapping[str, Any] | None:
    """None when somebody has come or gone."""
    known = {each.id: each for each in room.participants if each.id in ids}
    fresh = {each.id: each for each in people.participants_among(db, ids)}
    if known.keys() != ids or fresh.keys() != ids:
        return None
    if known == fresh:
        return {}
    return {"participants": tuple(fresh.get(each.id, each) for each in room.participants)}


def _some_rolls(db: sqlite3.Connection, room: Room, ids: Set[str]) -> Mapping[str, Any] | None:
    """None for a ballot that is new."""
    if room.session is None or not ids <= room.voted.keys():
        return None
    voted = {ballot_id: ballots.roll(db, ballot_id) for ballot_id in ids}
    came = ballots.channels(db, room.session.id, ids)
    return {"voted": {**room.voted, **voted}, "channels": {**room.channels, **came}}


def _some_consents(db: sqlite3.Connection, room: Room, ids: Set[str]) -> Mapping[str, Any] | None:
    fields: dict[str, Any] = {"consents": {**room.consents, **consents.consents_of(db, ids)}}
    if room.session is not None:
        others = {who: purposes for who, purposes in room.ask_again.items() if who not in ids}
        fields["ask_again"] = others | consents.to_ask_again(db, room.session.id, ids)
    return fields


def _of_draws(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    return {"draws": draws.draws(db)}


def _of_groups(db: sqlite3.Connection, session_id: str, room: Room) -> Mapping[str, Any]:
    return {"groupings": groups.plans(db, session_id)}


_PARTS: dict[str, Callable[[sqlite3.Connection, str, Room], Mapping[str, Any]]] = {
    "programme": _of_programme,
    "people": _of_people,
    "agenda": _of_agenda,
    "ballots": _of_ballots,
    "rolls": _of_rolls,
    "ideas": _of_ideas,
    "replies": _of_replies,
    "consents": _of_consents,
    "captures": _of_captures,
    "draws": _of_draws,
    "election": _of_election,
    "groups": _of_groups,
}

# What can be read row by row, and the subject its rows are known by in the journal.
_ROW_BY_ROW: dict[str, tuple[str, Callable[[sqlite3.Connection, Room, Set[str]], Mapping[str, Any] | None]]] = {
    "people": ("participant", _some_people),
    "rolls": ("paper", _some_rolls),
    "consents": ("consent", _some_consents),
}

# Which parts of the room an entry of the journal concerns, by its subject.
_CONCERNS: dict[str, tuple[str, ...]] = {
    "programme": ("programme",),
    "session": ("programme",),
    "participant": ("people", "election", "groups"),
    "half_day": ("people", "election"),
    "step": ("agenda", "ballots", "rolls"),
    "ballot": ("ballots", "rolls", "election"),
    "paper": ("rolls",),
    "contribution": ("ideas",),
    "theme": ("ideas",),
    "reply": ("replies",),
    "consent": ("consents",),
    "decision": ("captures",),
    "commitment": ("captures",),
    "note": ("captures",),
    "draw": ("draws",),
    "election": ("election",),
    "candidate": ("election",),
    "speech": ("election",),
    "mandate": ("election",),
    "grouping": ("groups",),
}
