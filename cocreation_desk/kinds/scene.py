"""What the stage shows now: the step, or what the facilitator put in its place for a while."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene, Session, SessionState
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.candidates import candidates_scene, proclamation_scene, speech_timer
from cocreation_desk.kinds.collect.kind import phase_at, phase_name, phases_of
from cocreation_desk.kinds.draw_scene import draw_scene
from cocreation_desk.kinds.groups_scene import groups_scene
from cocreation_desk.kinds.kind import Kind, View, prompt_of, title_of, title_only
from cocreation_desk.kinds.turns import turn_timer
from cocreation_desk.words import Say, unbroken

SOON = timedelta(minutes=1)
ADDRESSES = frozenset({"source", "qr", "wifi_qr", "wifi_name"})
WITHOUT_TIMER = frozenset({"checkin", "charter", "media", "survey", "cluster", "close"})


def scene(
    room: Room,
    say: Say,
    *,
    url: str = "",
    network: str = "",
    network_code: str = "",
    joined: int | None = None,
    now: datetime | None = None,
) -> View:
    """The stage's picture as plain data: ``scene``, ``kind``, ``view``, ``language`` and ``chrome``.

    ``url`` is where phones find us, such as ``http://192.168.8.20:8765``; ``network`` the Wi-Fi's name and
    ``network_code`` what its QR code holds; ``joined`` how many phones are connected; ``now`` the time, where it is later than the room's own.
    """
    room = replace(room, now=now) if now is not None else room
    name, kind, view = _picture(room, say, url=url, wifi=(network, network_code), joined=joined)
    around = chrome(room, say, url=url)
    return {"scene": name, "kind": kind, "language": say.language, "chrome": _unbroken(around), "view": _unbroken(view)}


def _unbroken(shown: Any, name: str = "") -> Any:
    """Every sentence of a view with its spaces where French breaks no line; addresses and files stay as they are."""
    match shown:
        case str() if name not in ADDRESSES:
            return unbroken(shown)
        case dict():
            return {key: _unbroken(each, key) for key, each in shown.items()}
        case list():
            return [_unbroken(each, name) for each in shown]
        case _:
            return shown


def _picture(
    room: Room, say: Say, *, url: str, wifi: tuple[str, str], joined: int | None
) -> tuple[str, str | None, View]:
    session, step = room.session, room.current
    if session is None:
        return "neutral", None, neutral(room, say)
    match session.scene:
        case Scene.WELCOME:
            return "welcome", None, welcome(room, session, say)
        case Scene.JOIN:
            shown = join(room, session, say, url=url, joined=joined)
            return ("wifi", None, shown | by_wifi(say, *wifi)) if all(wifi) and url else ("join", None, shown)
        case Scene.NEUTRAL:
            return "neutral", None, neutral(room, say)
        case Scene.TIMER if step is not None:
            return "timer", None, timer(step, room, say)
        case Scene.CANDIDATES:
            return "candidates", None, candidates_scene(room, say)
        case Scene.PROCLAMATION:
            return "proclamation", None, proclamation_scene(room, say)
        case Scene.DRAW:
            return "draw", None, draw_scene(room, say)
        case Scene.GROUPS:
            return "groups", None, groups_scene(room, say)
        case Scene.COMMITMENTS:
            return "commit", "commit", KINDS["commit"].stage(_commitments(room, say), room, say)
        case _:
            return _step_or_around(room, session, step, say)


def _step_or_around(room: Room, session: Session, step: Step | None, say: Say) -> tuple[str, str | None, View]:
    if step is not None:
        return of_step(step, room, say)
    if session.actual_start is None:
        return "welcome", None, welcome(room, session, say)
    over = session.state not in (SessionState.RUNNING, SessionState.SUSPENDED)
    closing = next((each for each in reversed(room.steps) if each.kind == "close"), None)
    if over and closing is not None:
        return of_step(closing, room, say)
    return "neutral", None, neutral(room, say)


def of_step(step: Step, room: Room, say: Say) -> tuple[str, str | None, View]:
    """The picture of one step; kinds without a page of their own show the title."""
    kind = KINDS.get(step.kind, Kind(step.kind))
    if kind.stage is title_only:
        return "title", None, title_only(step, room, say)
    return kind.name, kind.name, kind.stage(step, room, say)


def welcome(room: Room, session: Session, say: Say) -> View:
    return {
        "organisation": room.programme.organisation,
        "title": session.title.said_in(say.language),
        "subtitle": session.objective,
        "date": say.weekday(session.starts_at.date()),
        "line": say("checkin_phones"),
    }


def join(room: Room, session: Session, say: Say, *, url: str, joined: int | None) -> View:
    here = sum(1 for each in room.participants if each.presence.is_here)
    return {
        "title": say("join_title"),
        "qr": f"{url}/j/{session.room_code}" if url else "",
        "address": _address(url),
        "code": session.room_code,
        "code_label": say("join_code"),
        "scan_line": say("join_scan"),
        "joined": say("join_joined", n=here if joined is None else joined),
    }


def by_wifi(say: Say, name: str, code: str) -> View:
    """Beside the page's own code, the one that joins the room's Wi-Fi first."""
    return {
        "wifi_qr": code,
        "wifi_name": name,
        "wifi_line": say("join_scan_wifi"),
        "page_line": say("join_scan_page"),
    }


def neutral(room: Room, say: Say) -> View:
    title = room.session.title if room.session else Text(room.programme.name, room.programme.name)
    return {"title": title.said_in(say.language), "organisation": room.programme.organisation}


def timer(step: Step, room: Room, say: Say) -> View:
    phase = phase_at(step, room) if step.kind == "collect" else None
    if phase is None:
        return {"title": title_of(step, say), "line": prompt_of(step, room, say)}
    at, of = phase
    return {"title": phase_name(at, phases_of(step), say), "line": say("collect_phase", n=at + 1, of=of)}


def _commitments(room: Room, say: Say) -> Step:
    """The step whose commitments are shown out of turn: the session's last of that kind, or one that stands for it."""
    own = next((each for each in reversed(room.steps) if each.kind == "commit"), None)
    title = Text(say("commit_title"), say("commit_title"))
    return own or Step("", 0, "commit", title, Text(), 1, 1)


def chrome(room: Room, say: Say, *, url: str = "") -> View:
    """What stands at the edge: the session, the clock, how to join, and the step's time."""
    session = room.session
    live = session is not None and session.state.is_live
    return {
        "session": session.title.said_in(say.language) if session else "",
        "clock": say.clock(room.now),
        "join": f"{_address(url)} · {session.room_code}" if session and live and url else "",
        "timer": _timer(room.current, room) if room.current else None,
    }


def _timer(step: Step, room: Room) -> View | None:
    """The time left in the step, in its phase, in the turn of whoever speaks, or until the vote closes."""
    if step.kind in WITHOUT_TIMER:
        return None
    if step.kind == "pitch":
        return speech_timer(step, room)
    if (turn := turn_timer(step, room)) is not None:
        return turn
    whole, left = timedelta(minutes=step.minutes), step.remaining(room.now)
    if step.kind == "collect" and (phase := phase_at(step, room)):
        lengths = phases_of(step)
        whole = timedelta(minutes=lengths[phase[0]])
        left = timedelta(minutes=sum(lengths[: phase[0] + 1])) - step.elapsed(room.now)
    if step.kind == "ballot":
        held = [each for each in room.ballots_of(step) if each.state is BallotState.OPEN]
        if not held:
            return None
        if held[-1].closes_at is not None:
            left = held[-1].closes_at - room.now
    seconds = int(left.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    tone = "over" if seconds < 0 else "soon" if left <= min(SOON, whole / 4) else "calm"  # a minute does not begin late
    return {
        "text": f"{'+' if seconds < 0 else ''}{minutes}:{rest:02}",
        "share": min(max(left / whole, 0.0), 1.0) if whole else 0.0,
        "tone": "paused" if step.state is StepState.PAUSED else tone,
    }


def _address(url: str) -> str:
    return url.partition("://")[2].rstrip("/")
