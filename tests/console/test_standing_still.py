"""Nothing moves under the pointer because of what the console tells, and nothing is cut off on a small laptop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.app import App
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.minutes_page import MinutesPage
from cocreation_desk.console.window import Window
from cocreation_desk.desk import running
from tests.console.conftest import Evening

BOTH = pytest.mark.parametrize("window", ["fr", "en"], indirect=True)


def places(window: QWidget) -> dict[QWidget, QPoint]:
    """Where everything stands that can be pressed."""
    pressed = [*window.findChildren(QPushButton), *window.findChildren(QToolButton)]
    return {each: each.mapTo(window, QPoint()) for each in pressed if each.isVisible()}


@pytest.mark.parametrize("tone", ["good", "bad"])
def test_news_move_nothing_when_they_come_and_when_they_go(
    window: Window, evening: Evening, qtbot: QtBot, tone: str
) -> None:
    window.resize(1280, 720)
    evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: window.now.pause.isVisible())
    qtbot.wait(1)
    before = places(window)
    window.banner.say("C’est gardé. " * 30, tone)
    qtbot.waitUntil(window.banner.isVisible)

    assert {each: at for each, at in places(window).items() if each in before} == before
    QTest.mouseClick(window.banner, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()
    assert places(window) == before


@BOTH
def test_news_leave_next_the_clock_and_the_pages_to_be_seen(window: Window) -> None:
    for size in ((1280, 720), (1366, 768)):
        window.resize(*size)
        window.tell(window.bridge.say("capture_decision_kept"))
        told = window.banner.geometry()
        for seen in (window.now.next, window.header.clock, *window.header.nav.buttons.values()):
            middle = seen.mapTo(window, seen.rect().center())
            assert not told.contains(middle)


def test_news_follow_the_window_when_it_changes_its_size(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    window.tell("C’est gardé.")
    wide = window.banner.width()
    window.resize(1120, 720)

    qtbot.waitUntil(lambda: window.banner.width() < wide)
    assert window.banner.geometry().right() < window.header.clock.mapTo(window, QPoint()).x()


def test_the_start_page_stands_still_too(memory: Memory, qtbot: QtBot) -> None:
    app = App(memory, "fr", host="127.0.0.1")
    app.show_start()
    assert app.start is not None
    app.start.grab()
    before = places(app.start)
    app.start.tell_trouble("Ce fichier n’est pas un programme.")

    assert {each: at for each, at in places(app.start).items() if each in before} == before
    app.quit()
    app.deleteLater()


@BOTH
def test_the_stage_window_s_button_is_whole_beside_not_on_a_screen(window: Window, qtbot: QtBot) -> None:
    for size in ((1280, 720), (1366, 768)):
        window.resize(*size)
        window.stage.show_standing(False)
        window.grab()
        for shown in (window.stage.open, window.stage.absent, window.stage.give_up):
            assert shown.width() >= shown.sizeHint().width()
            assert window.stage.rect().contains(shown.mapTo(window.stage, shown.rect().bottomRight()))


@BOTH
def test_the_minutes_are_read_without_scrolling_sideways(window: Window) -> None:
    window.resize(1280, 720)
    window.show_page("minutes")
    page = window.page_named("minutes")
    assert isinstance(page, MinutesPage)
    window.grab()

    assert page.preview.toPlainText()
    assert not page.preview.horizontalScrollBar().isVisible()
