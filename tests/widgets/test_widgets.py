"""Widgets that know nothing of sessions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Rich
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.widgets.banner import Banner
from cocreation_desk.widgets.bars import Bar, Bars, Line
from cocreation_desk.widgets.buttons import button, drawing
from cocreation_desk.widgets.clamped import Clamped
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.hold_button import HoldButton
from cocreation_desk.widgets.icons import DRAWINGS, picture
from cocreation_desk.widgets.panel import Item, ItemList
from cocreation_desk.widgets.parts import written_in
from cocreation_desk.widgets.ring import Ring
from cocreation_desk.widgets.segments import Segments


def test_a_button_that_wants_to_be_held_ignores_a_short_press(qtbot: QtBot) -> None:
    held = HoldButton("Close", "#6E2347", hold_ms=200)
    qtbot.addWidget(held)
    held.show()
    with qtbot.assertNotEmitted(held.held, wait=250):
        QTest.mouseClick(held, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(held.held):
        QTest.mousePress(held, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton)


def test_it_can_be_held_with_the_space_bar(qtbot: QtBot) -> None:
    held = HoldButton("Close", "#6E2347", hold_ms=200)
    qtbot.addWidget(held)
    held.show()
    held.setFocus()
    with qtbot.waitSignal(held.held):
        QTest.keyPress(held, Qt.Key.Key_Space)
    QTest.keyRelease(held, Qt.Key.Key_Space)


def test_a_click_leaves_the_focus_where_it_was(qtbot: QtBot) -> None:
    for made in (button("Save"), HoldButton("Close", "#6E2347")):
        qtbot.addWidget(made)

        assert made.focusPolicy() is Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_draws_something(name: str, qtbot: QtBot) -> None:
    image = picture(name, "#000000", 24).toImage()
    inked = sum(1 for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 60)

    assert inked > 12


def test_a_list_keeps_what_was_chosen_while_its_lines_change(qtbot: QtBot) -> None:
    lines = ItemList("Ideas")
    qtbot.addWidget(lines)
    lines.show_items([Item("a", "one"), Item("b", "two")])
    lines.choose("b")
    lines.show_items([Item("c", "three"), Item("b", "two, reworded")])
    assert lines.chosen == "b"

    lines.show_items([Item("c", "three")])
    assert lines.chosen == ""


def test_a_list_is_described_as_empty_only_while_it_is(qtbot: QtBot) -> None:
    lines = ItemList("Ideas")
    qtbot.addWidget(lines)
    lines.say_when_empty("Nothing yet", "Ideas arrive here.")
    assert lines.accessibleDescription() == "Nothing yet. Ideas arrive here."

    lines.show_items([Item("a", "one")])
    assert lines.accessibleDescription() == ""

    lines.show_items([])
    assert lines.accessibleDescription() == "Nothing yet. Ideas arrive here."


@pytest.mark.parametrize("words", ["<b>5 € & plus</b>", "R&D < Ventes", "Deux lignes\nde mots", "<img src='x.png'>"])
def test_what_people_wrote_is_never_markup_in_a_tip(words: str, qtbot: QtBot) -> None:
    title, lines = Clamped(2), ItemList("Ideas")
    qtbot.addWidget(title)
    qtbot.addWidget(lines)
    title.setText(words)
    lines.show_items([Item("a", "one", tip=words)])

    for shown in (title.toolTip(), lines.item(0).toolTip()):
        read = QTextDocument()
        read.setHtml(shown) if Rich.mightBeRichText(shown) else read.setPlainText(shown)
        assert read.toPlainText() == words


def test_long_titles_get_smaller_and_then_end_in_an_ellipsis(qtbot: QtBot) -> None:
    short, long = Clamped(2, shrinks=True), Clamped(2, shrinks=True)
    for each in (short, long):
        qtbot.addWidget(each)
    short.setText("A title")
    long.setText("A title that goes on " * 12)

    _, lines = short._fitted(300)
    assert lines == ["A title"]
    font, lines = long._fitted(300)
    assert len(lines) == 2 and lines[1].endswith("…")
    assert font.pointSizeF() < long.font().pointSizeF()


def test_hidden_widgets_leave_no_hole_in_a_flow(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, gap=10)
    first, hidden, last = QPushButton("1"), QPushButton("2"), QPushButton("3")
    for each in (first, hidden, last):
        flow.addWidget(each)
    hidden.hide()
    holder.resize(600, 60)
    holder.show()

    assert last.x() == first.x() + first.width() + 10


def test_a_banner_says_what_it_says_and_can_be_closed(qtbot: QtBot) -> None:
    banner = Banner("Close", drawing("cross"))
    qtbot.addWidget(banner)
    banner.say("The vote is open.", "good")
    assert banner.isVisible() and banner.words == "The vote is open."

    banner._close.click()
    assert not banner.isVisible()


def test_segments_have_one_choice(qtbot: QtBot) -> None:
    segments = Segments([("a", "A", None), ("b", "B", None)])
    qtbot.addWidget(segments)
    with qtbot.waitSignal(segments.chosen) as chosen:
        segments.button("b").click()

    assert chosen.args == ["b"]
    assert segments.choice == "b"


def test_the_ring_and_the_bars_tell_what_they_show(qtbot: QtBot) -> None:
    ring, bars = Ring("#EEEEEE"), Bars("#EEEEEE")
    qtbot.addWidget(ring)
    qtbot.addWidget(bars)
    ring.show_time("4:59", 0.5, "#6E2347")
    bars.show_lines([Line("Customers", (Bar("●", 0.5, "9 of 18", "#C4572A"),))])
    for each in (ring, bars):
        each.show()
        each.grab()

    assert ring.accessibleName() == "4:59"
    assert bars.accessibleName() == "Customers ● 9 of 18"


def test_no_break_spaces_survive_a_text_field(qtbot: QtBot) -> None:
    writer = QPlainTextEdit("Vraiment\u00a0?\nOui\u00a0!")
    qtbot.addWidget(writer)

    assert written_in(writer) == "Vraiment\u00a0?\nOui\u00a0!"
