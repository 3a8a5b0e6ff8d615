"""What stands in the console's menus, and under which keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from cocreation_desk.console.capture_bar import CATCHES, KEYS
from cocreation_desk.console.header import page_keys
from cocreation_desk.console.menus import Ask, Choice, Line, Undoing
from cocreation_desk.console.pages import PAGES, ROOM
from cocreation_desk.console.setting_aside import ballot_to_cancel, may_cancel_session
from cocreation_desk.console.stage_panel import SCENES
from cocreation_desk.console.story import may_turn_story, turn_story
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene, SessionState
from cocreation_desk.widgets.writing import unmarked

if TYPE_CHECKING:
    from cocreation_desk.console.window import Window

LIVE_KEYS = "Ctrl+J"


def asks(window: Window) -> dict[str, tuple[Line, ...]]:
    return {
        "menu_programme": _programme(window),
        "menu_edit": _edit(window),
        "menu_session": _session(window),
        "menu_stage": _stage(window),
        "menu_view": _view(window),
        "menu_help": (Ask(window.bridge.say("menu_shortcuts"), window.show_shortcuts, "F1"),),
    }


def _programme(window: Window) -> tuple[Line, ...]:
    say = window.bridge.say

    def sessions(menu: QMenu) -> None:
        room = window.bridge.room
        for session in room.sessions:
            action = menu.addAction(unmarked(f"{session.code} · {session.title.said_in(say.language)}"))
            action.setCheckable(True)
            action.setChecked(room.session is not None and session.id == room.session.id)
            action.triggered.connect(lambda _=False, session_id=session.id: window.bridge.enter(session_id))

    return (
        Ask(say("header_new_session"), window.wants_new_session.emit, "Ctrl+N"),
        Choice(say("header_menu"), sessions),
        None,
        Ask(say("menu_copy"), window.copies.ask_where),
        Ask(say("menu_network"), window.choose_network),
        Ask(say("menu_people_data"), window.due.open_form),
        None,
        Ask(say("header_start_page"), partial(window.leave, window.wants_start.emit), "Ctrl+W"),
        Ask(say("menu_quit"), window.close, "Ctrl+Q"),
    )


def _edit(window: Window) -> tuple[Line, ...]:
    say, capture = window.bridge.say, window.capture
    catches = (
        Ask(say(f"capture_{catch}_tip"), partial(capture.begin, catch), KEYS[catch], _has_session) for catch in CATCHES
    )
    return (
        Undoing(window.given.stack),
        None,
        *catches,
        None,
        Ask(say("help_people"), window.search_people, "Ctrl+F"),
        Ask(say("menu_mark_missing"), window.mark_missing, "", _somebody_is_expected),
    )


def _session(window: Window) -> tuple[Line, ...]:
    say, now = window.bridge.say, window.now
    return (
        Ask(say("now_next_tip"), now.go_on, "PgDown", _has_session),
        Ask(say("now_back"), now.go_back, "PgUp", _runs),
        Ask(say("help_pause"), now.pause_or_resume, "Ctrl+.", _has_step),
        Ask(say("now_more_tip"), now.give_a_minute, "Ctrl++", _has_step),
        Ask(say("now_skip_tip"), now.skip_next, "", lambda room: room.upcoming is not None),
        None,
        Ask(say("menu_live"), partial(_go_to_controls, window), LIVE_KEYS, _has_session),
        None,
        Ask(say("menu_suspend"), window.suspend_or_resume, "", _runs),
        Ask(say("menu_adjourn"), window.adjourn, "", lambda room: _state(room) is SessionState.RUNNING),
        None,
        Ask(say("menu_cancel_ballot"), window.cancel_ballot, "", lambda room: ballot_to_cancel(room) is not None),
        Ask(say("menu_cancel_session"), window.cancel_session, "", may_cancel_session),
    )


def _go_to_controls(window: Window) -> None:
    """From any page."""
    window.show_page(ROOM)
    window.live.take_focus()


def _stage(window: Window) -> tuple[Line, ...]:
    bridge, stage = window.bridge, window.stage
    say = bridge.say
    scenes = (
        Ask(
            say(f"stage_scene_{scene.value}"),
            partial(stage.show_scene, scene),
            "",
            _has_session,
            partial(_shows, scene),
        )
        for scene in SCENES
    )
    return (
        Ask(say("stage_open"), window.wants_stage.emit, "F5"),
        Ask(say("menu_yield"), window.wants_yield.emit, "F6"),
        Ask(say("menu_neutral"), stage.toggle_neutral, "F9", _has_session, partial(_shows, Scene.NEUTRAL)),
        None,
        Ask(say("menu_story_back"), partial(turn_story, bridge, -1), "Alt+Left", partial(may_turn_story, bridge, -1)),
        Ask(say("menu_story_on"), partial(turn_story, bridge, 1), "Alt+Right", partial(may_turn_story, bridge, 1)),
        None,
        *scenes,
    )


def _view(window: Window) -> tuple[Line, ...]:
    say = window.bridge.say
    other = "en" if say.language == "fr" else "fr"
    pages = (
        Ask(
            say(f"page_{page}"),
            partial(window.show_page, page),
            page_keys(at),
        )
        for at, page in enumerate((ROOM, *PAGES))
    )
    return (*pages, None, Ask(say(f"header_speak_{other}"), lambda: window.language_chosen.emit(other)))


def _state(room: Room) -> SessionState | None:
    return room.session.state if room.session else None


def _shows(scene: Scene, room: Room) -> bool:
    return room.session is not None and room.session.scene is scene


def _has_session(room: Room) -> bool:
    return room.session is not None


def _has_step(room: Room) -> bool:
    return room.current is not None


def _runs(room: Room) -> bool:
    return _state(room) in (SessionState.RUNNING, SessionState.SUSPENDED)


def _somebody_is_expected(room: Room) -> bool:
    return any(each.presence is Presence.EXPECTED for each in room.participants)
