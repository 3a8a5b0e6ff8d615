"""The top of the console: on a small laptop everything that matters is on it, whatever the session is called."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.console.window import Window
from cocreation_desk.desk import programme, running
from cocreation_desk.domain.text import Text
from tests.console.conftest import Evening

LONG = "Deuxième séance de travail du comité de direction avec nos clients fidèles : la plateforme 2027"


def overlapping(widgets: list[QWidget]) -> list[tuple[str, str]]:
    """Neighbours that stand on each other, by what they are."""
    boxes = [(each.objectName() or type(each).__name__, each.geometry()) for each in widgets if each.isVisible()]
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
    assert all(header.rect().contains(each.geometry()) for each in said if each.isVisible())


def test_on_a_low_screen_the_step_below_gets_the_room(window: Window, evening: Evening, qtbot: QtBot) -> None:
    evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: window.bridge.room.current is not None)
    window.resize(1366, 900)
    qtbot.waitUntil(lambda: window.height() == 900)
    tall = window.now.sizeHint().height()
    window.resize(1366, 708)

    qtbot.waitUntil(lambda: window.height() == 708)
    assert window.now.sizeHint().height() < tall
