"""Rooms come in and acts go out, and the windows never wait."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.desk import people
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.people import NewParticipant, Presence, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.words import sayer
from tests.console.conftest import Evening


def test_a_burst_becomes_a_handful_of_rooms_and_the_last_one_wins(
    bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    rooms: list[Room] = []
    bridge.changed.connect(rooms.append)
    for _ in range(200):
        evening.desk.do(people.mark_presence, evening.desk.room.participants[0].id, Presence.PRESENT)
    evening.do(people.mark_presence, evening.desk.room.participants[1].id, Presence.LATE)

    qtbot.waitUntil(lambda: bridge.room.participants[1].presence is Presence.LATE)
    assert len(rooms) < 40
    assert bridge.room.participants[0].presence is Presence.PRESENT


def test_rooms_are_delivered_on_the_windows_own_thread(bridge: Bridge, evening: Evening, qtbot: QtBot) -> None:
    threads: list[int] = []
    bridge.changed.connect(lambda _: threads.append(threading.get_ident()))
    evening.do(people.mark_presence, evening.desk.room.participants[0].id, Presence.PRESENT)

    qtbot.waitUntil(lambda: bool(threads))
    assert set(threads) == {threading.get_ident()}


def test_what_the_desk_refuses_is_told_in_the_language_of_the_window(bridge: Bridge, qtbot: QtBot) -> None:
    session = bridge.room.session
    assert session is not None
    with qtbot.waitSignal(bridge.troubled) as told:
        bridge.do(people.add_participant, session.id, NewParticipant("", "", Side.CUSTOMER))

    assert told.args == [sayer("fr")("name_is_empty")]


def test_an_answer_comes_with_a_room_in_which_it_has_happened(bridge: Bridge, evening: Evening, qtbot: QtBot) -> None:
    """As fast as a person can press, faster than rooms come by themselves."""
    presence: list[Presence] = []

    def look(_: object) -> None:
        presence.extend(each.presence for each in bridge.room.participants)

    for number in range(4):
        presence.clear()
        bridge.do(people.mark_presence, bridge.room.participants[number].id, Presence.LATE, then=look)
        qtbot.waitUntil(lambda: bool(presence))
        assert presence[: number + 1] == [Presence.LATE] * (number + 1)


def test_a_bug_in_an_act_is_told_and_stops_nothing(
    bridge: Bridge, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(turn: Turn) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(bridge.troubled) as told:
        bridge.do(broken)

    assert told.args == [sayer("fr")("console_act_failed")]
    assert "ZeroDivisionError" in caplog.text


def test_an_answer_that_comes_after_closing_goes_nowhere(evening: Evening, qtbot: QtBot) -> None:
    bridge = Bridge(evening.desk, sayer("fr"), QApplication.instance())
    answers: list[object] = []
    held, going = threading.Event(), threading.Event()

    def slow(turn: Turn) -> str:
        going.set()
        held.wait(120)
        return "late"

    bridge.do(slow, then=answers.append)
    assert going.wait(120)
    bridge.close()
    held.set()
    evening.desk.look().result(120)
    qtbot.wait(1)

    assert answers == []


def test_whoever_waits_for_an_answer_is_never_held_by_the_desks_thread(evening: Evening, qtbot: QtBot) -> None:
    """A widget that Python frees on another thread takes the program with it."""
    bridge = Bridge(evening.desk, sayer("fr"), QApplication.instance())
    freed: list[threading.Thread] = []

    class Waiting:
        def told(self, _: object) -> None:
            raise AssertionError("the windows are gone")

        def __del__(self) -> None:
            freed.append(threading.current_thread())

    going_on, seen = threading.Event(), threading.Event()

    def slow(turn: Turn) -> None:
        seen.set()
        going_on.wait(120)

    waiting = Waiting()
    bridge.do(slow, then=waiting.told, refused=waiting.told)
    assert seen.wait(120)
    del waiting
    bridge.close()

    assert freed == [threading.main_thread()], "let go of here, while the desk still works"
    going_on.set()
    evening.desk.look().result(120)
    bridge.deleteLater()


def test_an_answer_for_a_window_that_is_gone_goes_nowhere_and_a_refusal_is_told_all_the_same(
    bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    """Save, then Escape: nothing of it may break, since whatever breaks empties the stage."""
    session = bridge.room.session
    assert session is not None
    gone: list[object] = []

    class Asking(QDialog):
        def told(self, _: object) -> None:
            gone.append(self.isVisible())

    asking = Asking()
    here, nobody = evening.desk.room.participants[0].id, NewParticipant("", "", Side.CUSTOMER)
    going_on = threading.Event()
    bridge.do(lambda turn: going_on.wait(120))
    bridge.do(people.mark_presence, here, Presence.LATE, then=asking.told)
    bridge.do(people.mark_presence, here, Presence.LATE, then=lambda _: asking.told(_))
    bridge.do(people.add_participant, session.id, nobody, refused=asking.told)
    with qtbot.waitSignal(asking.destroyed):
        asking.deleteLater()
    with qtbot.waitSignal(bridge.troubled) as told:
        going_on.set()

    assert told.args == [sayer("fr")("name_is_empty")]
    qtbot.waitUntil(lambda: bridge.room.participants[0].presence is Presence.LATE)
    assert gone == []
