"""Turning the story of a count on the stage, chapter by chapter, from a key."""

from __future__ import annotations

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.desk import running
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.ballot.wording import current_round, story_at
from cocreation_desk.kinds.pictures import result_view


def turn_story(bridge: Bridge, by: int) -> None:
    """One chapter on, or back; nothing where there is none."""
    if (chapter := _next_chapter(bridge.room, bridge, by)) is not None:
        step_id, at = chapter
        bridge.do(running.cue, step_id, round=at)


def may_turn_story(bridge: Bridge, by: int, room: Room) -> bool:
    return _next_chapter(room, bridge, by) is not None


def _next_chapter(room: Room, bridge: Bridge, by: int) -> tuple[str, int] | None:
    """The step that is told, and the chapter to come."""
    step = room.current
    ballot = current_round(step, room) if step is not None and step.kind == "ballot" else None
    if step is None or ballot is None:
        return None
    result = result_view(ballot, room, bridge.say, story_at(step)) or {}
    at = int(result.get("round", 0)) + by
    return (step.id, at) if 0 <= at < int(result.get("rounds", 1)) else None
