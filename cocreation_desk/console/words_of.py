"""How the console names things that have no words of their own: kinds, sides, states, times."""

from __future__ import annotations

from datetime import timedelta

from cocreation_desk.design import COMPANY, CUSTOMERS, EVERYONE
from cocreation_desk.design import Side as SideLook
from cocreation_desk.domain.people import Audience, Side
from cocreation_desk.words import Say

KIND_DRAWINGS = {
    "checkin": "door",
    "charter": "shield",
    "talk": "voice",
    "discuss": "bubble",
    "collect": "pencil",
    "cluster": "cards",
    "break": "cup",
    "media": "film",
    "ballot": "vote",
    "commit": "flag",
    "survey": "list",
    "close": "end",
}


def kind_drawing(kind: str) -> str:
    return KIND_DRAWINGS.get(kind, "circle")


def side_look(side: Side) -> SideLook:
    return {Side.CUSTOMER: CUSTOMERS, Side.COMPANY: COMPANY}.get(side, EVERYONE)


def audience_look(audience: Audience) -> SideLook | None:
    """The look of the side a step is for; none when it is for everyone."""
    return {Audience.CUSTOMERS: CUSTOMERS, Audience.COMPANY: COMPANY}.get(audience)


def countdown(left: timedelta) -> str:
    """``12:05``; past the end it counts up: ``+1:30``."""
    seconds = int(abs(left.total_seconds()))
    minutes, rest = divmod(seconds, 60)
    return f"{'+' if left < timedelta(0) else ''}{minutes}:{rest:02}"


def whole_minutes(length: timedelta) -> int:
    """Minutes, counted once they are whole."""
    return int(length.total_seconds() / 60)


def ahead_or_late(say: Say, late: timedelta) -> str:
    minutes = whole_minutes(late)
    if minutes >= 1:
        return say("agenda_late", time=say.minutes(minutes))
    if minutes <= -1:
        return say("agenda_ahead", time=say.minutes(-minutes))
    return say("agenda_on_time")
