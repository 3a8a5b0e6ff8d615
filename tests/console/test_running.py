"""The day itself, through keys and clicks: next, pause, more time, back, late, neutral."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cocreation_desk.console.now_panel import REST_MS
from cocreation_desk.console.people_page import PeoplePage
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import agenda, ballots, running
from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.session import Scene, SessionState
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.checkin.console import CheckinPanel
from tests.console.conftest import Evening, found


def current(window: Window) -> str:
    step = window.bridge.room.current
    return step.kind if step else ""


def step_of(evening: Evening, kind: str) -> Step:
    return next(each for each in evening.room.steps if each.kind == kind)


def go_on(window: Window, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_PageDown) -> None:
    """One press of the clicker, and what follows from it, until the next press counts."""
    window.now._pressed.invalidate()
    before = window.bridge.room.current
    QTest.keyClick(window, key)
    qtbot.waitUntil(lambda: window.bridge.room.current != before and not window.now._busy)


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Space])
def test_the_clicker_opens_the_doors_and_goes_on(window: Window, qtbot: QtBot, key: Qt.Key) -> None:
    go_on(window, qtbot, key)
    assert current(window) == "checkin"
    assert isinstance(window.live.panel, CheckinPanel)

    go_on(window, qtbot, key)
    session = window.bridge.room.session
    assert session is not None and session.state is SessionState.RUNNING
    assert window.now.title.text() == window.bridge.room.steps[1].title.fr


def test_a_clicker_that_bounces_goes_on_once(window: Window, qtbot: QtBot) -> None:
    assert REST_MS >= 300
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    QTest.keyClick(window, Qt.Key.Key_PageDown)

    qtbot.waitUntil(lambda: current(window) == "checkin")
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    window.bridge._desk.look().result(120)
    assert current(window) == "checkin"


def test_a_vote_nobody_opened_is_said_before_next_leaves_it_out(window: Window, evening: Evening, qtbot: QtBot) -> None:
    vote = step_of(evening, "ballot")
    evening.do(running.make_ready, evening.session_id)
    evening.do(running.welcome, evening.session_id)
    evening.do(running.open_step, vote.id)
    qtbot.waitUntil(lambda: current(window) == "ballot")

    QTest.keyClick(window, Qt.Key.Key_PageDown)

    assert window.banner.words == window.bridge.say("now_not_opened", code="V-01")
    assert current(window) == "ballot"
    go_on(window, qtbot)
    assert current(window) == "discuss"


def test_a_result_the_room_has_not_seen_is_said_before_next_goes_on_without_it(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    vote = step_of(evening, "ballot")
    ballot = evening.room.ballots_of(vote)[0]
    evening.do(running.make_ready, evening.session_id)
    evening.do(running.welcome, evening.session_id)
    evening.do(running.open_step, vote.id)
    evening.do(ballots.open_ballot, ballot.id)
    evening.do(ballots.close_ballot, ballot.id)
    qtbot.waitUntil(lambda: window.bridge.room.ballots_of(vote)[0].state is BallotState.COUNTED)

    QTest.keyClick(window, Qt.Key.Key_PageDown)

    assert window.banner.words == window.bridge.say("now_not_announced", code="V-01")
    evening.do(ballots.reveal, ballot.id)
    qtbot.waitUntil(lambda: window.bridge.room.ballots_of(vote)[0].state is BallotState.PROCLAIMED)
    go_on(window, qtbot)
    assert current(window) == "discuss"


def test_a_film_nobody_saw_is_said_before_next_leaves_it_out(window: Window, evening: Evening, qtbot: QtBot) -> None:
    film = step_of(evening, "media")
    evening.do(agenda.edit_step, film.id, settings={**film.settings, "path": "/here/film.mp4"})
    evening.do(running.make_ready, evening.session_id)
    evening.do(running.welcome, evening.session_id)
    evening.do(running.open_step, film.id)
    qtbot.waitUntil(lambda: current(window) == "media")

    QTest.keyClick(window, Qt.Key.Key_PageDown)

    assert window.banner.words == window.bridge.say("now_not_shown")
    go_on(window, qtbot)
    assert current(window) == "ballot"


def test_space_while_typing_types(window: Window, qtbot: QtBot) -> None:
    window.capture.text.setFocus()
    QTest.keyClicks(window.capture.text, "oui mais")

    assert window.capture.text.text() == "oui mais"
    assert window.bridge.room.current is None


def test_escape_leaves_a_field_and_space_is_next_again(window: Window, qtbot: QtBot) -> None:
    for field in (window.people.search, window.capture.text):
        field.setFocus()
        QTest.keyClicks(field, "oui")
        QTest.keyClick(field, Qt.Key.Key_Escape)

        assert field.text() == ""
        go_on(window, qtbot, Qt.Key.Key_Space)


class Greedy(QLineEdit):
    """As on Linux, where a field keeps Ctrl+E for the end of its line."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)


def test_the_keys_that_catch_something_are_the_consoles_in_a_field_too(window: Window) -> None:
    field = Greedy(window.capture)
    field.show()
    field.setFocus()
    for key, kept in ((Qt.Key.Key_E, False), (Qt.Key.Key_D, False), (Qt.Key.Key_J, True)):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(field, asked)

        assert asked.isAccepted() is kept


def test_a_click_beside_everything_leaves_a_field_too(window: Window) -> None:
    window.people.search.setFocus()

    QTest.mouseClick(window.now.title, Qt.MouseButton.LeftButton)

    assert window.focusWidget() is window.agenda.list


def test_on_another_page_the_keyboard_never_goes_to_a_run_of_show_that_nobody_sees(
    window: Window, qtbot: QtBot
) -> None:
    """There, Alt+Up would move a step unseen."""
    window.show_page("people")
    page = window.page_named("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(page.search.isVisible)
    page.search.setFocus()

    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=page.rect().bottomLeft())
    assert window.focusWidget() is page.search
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert window.focusWidget() is page.search


def test_a_button_that_goes_leaves_space_to_next_and_not_to_its_neighbour(window: Window) -> None:
    window.now.show()
    window.now.next.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.focusWidget() is window.now.next

    window.now.next.setVisible(False)

    assert window.focusWidget() is window.agenda.list


def test_a_click_on_a_button_leaves_space_to_next(window: Window, qtbot: QtBot) -> None:
    go_on(window, qtbot)
    QTest.mouseClick(window.now.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bridge.room.steps[0].minutes == 21)
    go_on(window, qtbot, Qt.Key.Key_Space)

    assert window.bridge.room.steps[0].state is StepState.DONE
    assert window.bridge.room.steps[0].minutes == 21


def test_pause_stops_the_ring_and_go_on_lets_it_run(window: Window, evening: Evening, qtbot: QtBot) -> None:
    go_on(window, qtbot)
    QTest.mouseClick(window.now.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bridge.room.steps[0].state is StepState.PAUSED)
    evening.clock.pass_by(5)
    window.now.tick(evening.clock.now())
    assert window.now.ring.accessibleName() == "20:00"

    QTest.mouseClick(window.now.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bridge.room.steps[0].state is StepState.ACTIVE)
    evening.clock.pass_by(5)
    window.now.tick(evening.clock.now())
    assert window.now.ring.accessibleName() == "15:00"


def test_past_its_end_the_time_counts_up(window: Window, evening: Evening, qtbot: QtBot) -> None:
    go_on(window, qtbot)
    evening.clock.pass_by(21.5)
    window.now.tick(evening.clock.now())

    assert window.now.ring.accessibleName() == "+1:30"


def test_back_takes_the_last_step_up_again(window: Window, qtbot: QtBot) -> None:
    go_on(window, qtbot)
    go_on(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_PageUp)

    qtbot.waitUntil(lambda: current(window) == "checkin")
    assert window.bridge.room.steps[1].state is StepState.PLANNED


def test_skip_leaves_out_the_step_that_comes(window: Window, qtbot: QtBot) -> None:
    go_on(window, qtbot)
    QTest.mouseClick(window.now.skip, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: window.bridge.room.steps[1].state is StepState.SKIPPED)
    assert window.bridge.room.steps[2].title.fr in window.now.up_next.text()


def test_the_rules_of_the_game_are_not_skipped_without_a_word(window: Window, qtbot: QtBot) -> None:
    go_on(window, qtbot)
    go_on(window, qtbot)
    QTest.mouseClick(window.now.skip, Qt.MouseButton.LeftButton)

    form = found(window, ReasonForm)
    assert not form.save.isEnabled()
    form.reason.setText("Rappelées hier soir")
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bridge.room.steps[2].state is StepState.SKIPPED)
    assert window.bridge.room.steps[2].skip_reason == "Rappelées hier soir"


def test_a_delay_is_said_and_absorbed_only_by_what_is_ticked(window: Window, evening: Evening, qtbot: QtBot) -> None:
    go_on(window, qtbot)
    evening.clock.pass_by(20)
    go_on(window, qtbot)
    evening.clock.pass_by(17)  # of a talk of five minutes
    delay = window.agenda.delay
    delay._tick(evening.clock.now())
    assert delay.isVisible()

    QTest.mouseClick(delay.show_ways, Qt.MouseButton.LeftButton)
    before = [step.minutes for step in window.bridge.room.steps]
    assert [step.minutes for step in window.bridge.room.steps] == before
    for box in delay.boxes[1:]:
        box.setChecked(False)
    chosen = delay.chosen[0]
    QTest.mouseClick(delay.apply, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: [step.minutes for step in window.bridge.room.steps] != before)
    shortened = window.bridge.room.step(chosen.step_id)
    assert shortened is not None and shortened.minutes < before[shortened.position]
    others = [step.minutes for step in window.bridge.room.steps if step.id != chosen.step_id]
    assert others == [minutes for at, minutes in enumerate(before) if at != shortened.position]


def test_an_ampersand_in_a_title_stays_in_what_absorbs_a_delay(window: Window, evening: Evening, qtbot: QtBot) -> None:
    for step in evening.room.steps:
        evening.do(agenda.edit_step, step.id, title=Text("R&D", "R&D"))
    go_on(window, qtbot)
    evening.clock.pass_by(20)
    go_on(window, qtbot)
    evening.clock.pass_by(17)
    qtbot.waitUntil(lambda: all(step.title.fr == "R&D" for step in window.bridge.room.steps))

    delay = window.agenda.delay
    delay._tick(evening.clock.now())

    QTest.mouseClick(delay.show_ways, Qt.MouseButton.LeftButton)

    assert delay.boxes and all("R&&D" in box.text() for box in delay.boxes)


def test_the_panic_key_is_neutral_at_once_and_back_again(window: Window, qtbot: QtBot) -> None:
    go_on(window, qtbot)
    with qtbot.waitSignal(window.wants_neutral, timeout=200):
        QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: window.bridge.room.session.scene is Scene.NEUTRAL)  # type: ignore[union-attr]  # there is one
    assert window.stage.panic.isChecked()

    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: window.bridge.room.session.scene is Scene.STEP)  # type: ignore[union-attr]  # there is one
    assert not window.stage.panic.isChecked()
