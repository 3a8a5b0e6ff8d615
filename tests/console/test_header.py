"""The top of the console: on a small laptop everything that matters is on it, whatever the session is called."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.console.window import Window
from cocreation_desk.desk import programme, running
from cocreation_desk.domain.text import Text
from tests.console.conftest import Evening

LONG = "Deuxième séance de travail du comité de direction avec nos clients fidèles : la plateforme 2027"


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def overlapping(widgets: list[QWidget]) -> list[tuple[str, str]]:
    """Neighbours that stand on each other, by what they are."""
    boxes = [(each.objectName() or type(each).__name__, place(each)) for each in widgets if each.isVisible()]
    return [
        (name, other)
        for at, (name, box) in enumerate(boxes)
        for other, beside in boxes[at + 1 :]
        if box.intersects(beside)
    ]


@pytest.mark.parametrize("window", ["fr", "en"], indirect=True)
@pytest.mark.parametrize("size", [(1280, 720), (1366, 768)])
def test_a_small_laptop_shows_every_page_and_a_long_title(
    window: Window, evening: Evening, size: tuple[int, int], qtbot: QtBot
) -> None:
    evening.do(programme.edit_session, evening.session_id, title=Text(LONG, LONG))
    evening.do(running.next_step, evening.session_id)
    evening.do(running.next_step, evening.session_id)
    window.resize(*size)
    header = window.header
    qtbot.waitUntil(lambda: header.title.text() == LONG and header.phones.isVisible())

    assert header.nav.hidden_pages == []
    assert header.title.width() >= header.title.fontMetrics().horizontalAdvance(LONG)
    assert LONG in header.title.toolTip()
    said = [header.title, header.place, header.state, header.delay, header.phones, header.clock]
    assert overlapping([*said, header.language, header.help, header.nav]) == []
    assert all(place(header).contains(place(each)) for each in said if each.isVisible())


def test_on_a_low_screen_the_step_below_gets_the_room(window: Window, evening: Evening, qtbot: QtBot) -> None:
    evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: window.bridge.room.current is not None)
    window.resize(1366, 900)
    qtbot.waitUntil(lambda: window.height() == 900)
    tall = window.now.sizeHint().height()
    window.resize(1366, 708)

    qtbot.waitUntil(lambda: window.height() == 708)
    assert window.now.sizeHint().height() < tall


def begin(window: Window, evening: Evening, qtbot: QtBot) -> None:
    """The opening, five minutes planned for 8:50, runs as soon as the doors are open."""
    evening.do(running.next_step, evening.session_id)
    evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: window.header.delay.isVisible())


def test_the_header_and_the_agenda_count_the_same_minutes(window: Window, evening: Evening, qtbot: QtBot) -> None:
    evening.clock.pass_by(-30)
    begin(window, evening, qtbot)
    evening.clock.pass_by(30.5)
    window.bridge.ticked.emit(evening.clock.now())

    opening = window.agenda.model.slots[1]
    assert opening.planned_end - opening.expected_end == timedelta(minutes=25)
    assert window.header.delay.text() == "25\u00a0min d’avance"


def test_a_second_the_clock_skips_leaves_the_agenda_no_minute_behind(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    begin(window, evening, qtbot)
    evening.clock.pass_by(30 + 1 / 60)  # a minute begins without its first second being seen
    window.bridge.ticked.emit(evening.clock.now())

    opening = window.agenda.model.slots[1]
    assert opening.expected_end - opening.planned_end == timedelta(minutes=5)
    assert "5\u00a0min" in window.header.delay.text()
