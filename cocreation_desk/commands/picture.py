"""The session as a program may read it: where it stands and how many have answered, never what an open vote holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.announcement import told_of
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.draw.held import HeldDraw
from cocreation_desk.domain.groups import GroupPlan
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room

Plain = dict[str, Any]


def of_room(room: Room, connected: int = 0, waiting: int = 0) -> Plain:
    session = room.session
    if session is None:
        return {"session": None}
    return {
        "version": room.version,
        "now": room.now.isoformat(timespec="seconds"),
        "session": {
            "code": session.code,
            "title": session.title.said_in(session.language),
            "state": session.state,
            "scene": session.scene,
            "room_code": session.room_code,
            "starts_at": session.starts_at.isoformat(),
            "ends_at": session.ends_at.isoformat(),
        },
        "step": of_step(room.current, room) if room.current else None,
        "next": of_step(room.upcoming, room) if room.upcoming else None,
        "participants": {
            "all": len(room.participants),
            "here": sum(1 for each in room.participants if each.presence.is_here),
            **{side.value: sum(1 for each in room.participants if each.side is side) for side in Side},
            "presence": dict(Counter(each.presence.value for each in room.participants)),
        },
        "half_days": [
            {
                "number": each.position + 1,
                "starts_at": each.starts_at.isoformat(),
                "ends_at": each.ends_at.isoformat(),
                "under_way": room.half_day is not None and each.id == room.half_day.id,
            }
            for each in room.half_days
        ],
        "connected": connected,
        "waiting": waiting,
        "steps": [of_step(step, room) for step in room.steps],
        "ballots": [of_ballot(ballot, room) for ballot in room.ballots],
        "contributions": [
            {
                "code": each.code,
                "step": each.step_id,
                "label": each.label,
                "state": each.state,
                "text": each.display,
                "theme": each.theme_id,
                "supports": each.supports,
            }
            for each in room.contributions
        ],
        "themes": [{"id": each.id, "step": each.step_id, "name": each.name} for each in room.themes],
        "commitments": [{"code": each.code, "owner": each.owner, "shown": each.shown} for each in room.commitments],
        "decisions": [{"code": each.code} for each in room.decisions],
        "draws": [of_draw(each, room) for each in room.draws],
        "groups": [of_groups(each, room) for each in room.groupings],
    }


def of_step(step: Step, room: Room) -> Plain:
    language = room.session.language if room.session else "fr"
    plain: Plain = {
        "id": step.id,
        "position": step.position,
        "kind": step.kind,
        "title": step.title.said_in(language),
        "minutes": step.minutes,
        "audience": step.audience,
        "state": step.state,
    }
    if replied := len(room.replied.get(step.id, ())):
        plain["replies"] = replied
    if signals := len(room.signals.get(step.id, ())):
        plain["signals"] = signals
    if states := Counter(each.state.value for each in room.contributions_of(step)):
        plain["contributions"] = dict(states)
    if step.kind == "charter":
        plain["consents"] = sum(1 for chosen in room.consents.values() if chosen)
    return plain


def of_draw(held: HeldDraw, room: Room) -> Plain:
    """Seats by the number of the registration: names are for ``people`` and the papers."""
    badges = {each.id: each.badge_no for each in room.participants}
    return {
        "code": held.code,
        "state": held.state,
        "rule": held.plan.rule,
        "fingerprint": held.frozen.fingerprint if held.frozen else None,
        "digits": held.drawn.digits if held.drawn else None,
        "entries": len(held.entries),
        "seats": [
            {
                "number": seat.number,
                "place": seat.place,
                "rank": seat.rank,
                "state": seat.confirmation,
                "badge": badges.get(seat.participant_id or ""),
            }
            for seat in held.turns
        ],
    }


def of_groups(plan: GroupPlan, room: Room) -> Plain:
    badges = {each.id: each.badge_no for each in room.participants}
    return {
        "what": plan.wanted.what,
        "told": plan.told_at is not None,
        "round": plan.round_now + 1,
        "rounds": [[[badges.get(each) for each in table] for table in tables] for tables in plan.rounds],
    }


def of_ballot(ballot: Ballot, room: Room) -> Plain:
    language = room.session.language if room.session else "fr"
    plain: Plain = {
        "id": ballot.id,
        "code": ballot.code,
        "step": ballot.step_id,
        "round": ballot.round,
        "question": ballot.question.said_in(language),
        "method": ballot.method,
        "options": [{"id": option.id, "label": option.label.said_in(language)} for option in ballot.options],
        "state": ballot.state,
        "turnout": _turnout(room, ballot),
    }
    if ballot.state.is_over:
        plain["papers"] = len(room.papers.get(ballot.id, ()))
    if ballot.announced is not None:
        plain["announced"] = told_of(ballot)
        plain["fingerprint"] = ballot.fingerprint
    return plain


def _turnout(room: Room, ballot: Ballot) -> Mapping[str, Mapping[str, int]]:
    return {side.value: {"voted": voted, "of": of} for side, (voted, of) in room.turnout(ballot).items()}
