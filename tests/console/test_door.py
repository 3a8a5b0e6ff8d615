"""The door: a badge or three letters, a big answer, a walk-in with a spare badge, and everything taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.door_page import DoorPage
from cocreation_desk.console.door_settings import DoorSettings
from cocreation_desk.console.guardian_form import GuardianForm
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.page import Given
from cocreation_desk.console.window import Window
from cocreation_desk.desk import people, programme, running
from cocreation_desk.domain.badges import badge_code, short_code, spare_badge
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.domain.quorum import Quorum, QuorumKind
from tests.console.conftest import Evening, found

BOTH = pytest.mark.parametrize("window", ["fr", "en"], indirect=True)


@pytest.fixture
def page(bridge: Bridge, evening: Evening, memory: Memory, qtbot: QtBot) -> DoorPage:
    """The page without the window around it."""
    given = Given(bridge, evening.desk.file, memory, QUndoStack(), lambda: frozenset(), lambda: "")
    made = DoorPage(given)
    qtbot.addWidget(made)
    made.show()
    return made


def code_of(evening: Evening, number: int) -> str:
    person = evening.person(number)
    return badge_code(evening.desk.file.badge_key, person.id, person.badge_issue)


def scan(page: DoorPage, words: str) -> None:
    """As a keyboard-wedge scanner does it: keys, then Return."""
    QTest.keyClicks(page.field, words)
    QTest.keyClick(page.field, Qt.Key.Key_Return)


@BOTH
def test_the_door_from_the_first_badge_to_the_last_undo(window: Window, evening: Evening, qtbot: QtBot) -> None:
    window.show_page("door")
    page, say = window.page_named("door"), window.bridge.say
    assert isinstance(page, DoorPage)

    scan(page, f"http://192.168.8.20:8765/j/{code_of(evening, 2)}")
    qtbot.waitUntil(lambda: page.answer.name.text() == "Aïssatou Diallo")
    assert page.answer.line.text() == say("door_welcome")
    qtbot.waitUntil(lambda: page.counts.here.text() == "1")

    evening.clock.pass_by(12)
    scan(page, code_of(evening, 2))
    arrived = evening.person(2).arrived_at
    assert arrived is not None
    qtbot.waitUntil(lambda: page.answer.line.text() == say("door_already", time=arrived))

    scan(page, "ruben")
    qtbot.waitUntil(lambda: page.answer.name.text() == "Ruben Cohen-Salmon")
    qtbot.waitUntil(lambda: page.counts.here.text() == "2")

    spare = badge_code(evening.desk.file.badge_key, spare_badge(evening.session_id, 3), 1)
    scan(page, spare)
    assert page.answer.name.text() == say("door_spare", n=3)
    page.walk_in.first_name.insert("Zoé")
    QTest.keyClick(page.walk_in.first_name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.answer.name.text() == "Zoé")
    assert say("door_spare", n=3) in page.answer.about.text()
    qtbot.waitUntil(lambda: page.counts.here.text() == "3")
    scan(page, spare)
    qtbot.waitUntil(lambda: page.answer.line.text().startswith(say("door_already", time="")[:10]))

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.bridge.room.participants) == 18)
    qtbot.waitUntil(lambda: window.bridge.room.spares == {})
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.bridge.room.participants[1].presence is Presence.EXPECTED)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.counts.here.text() == "0")


def test_a_wrong_badge_says_why(page: DoorPage, bridge: Bridge, evening: Evening, qtbot: QtBot) -> None:
    say = bridge.say
    old = code_of(evening, 0)
    evening.do(people.new_badge, evening.person(0).id)
    qtbot.waitUntil(lambda: bridge.room.participants[0].badge_issue == 2)

    scan(page, old)
    assert (page.answer.name.text(), page.answer.about.text()) == (say("door_wrong_replaced"), "Huguette Marchand")
    scan(page, "ABCDEFGH23456789ABCDEFGH23")
    assert page.answer.name.text() == say("door_wrong_unknown")
    scan(page, "zzz")
    assert page.answer.name.text() == say("door_wrong_nobody", typed="zzz")
    assert page.counts.here.text() == "0"


def test_a_short_code_of_letters_only_is_read_where_nobody_is_called_so(
    page: DoorPage, bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    key = evening.desk.file.badge_key
    scan(page, short_code(key, evening.person(4).id, 1))

    qtbot.waitUntil(lambda: page.answer.name.text() == evening.person(4).name)


@pytest.mark.parametrize(
    ("key", "presence"),
    [
        (Qt.Key.Key_F3, Presence.LATE),
        (Qt.Key.Key_F4, Presence.EXCUSED),
        (Qt.Key.Key_F7, Presence.ABSENT),
        (Qt.Key.Key_F8, Presence.LEFT),
    ],
)
def test_one_key_marks_the_only_one_found(
    page: DoorPage, bridge: Bridge, qtbot: QtBot, key: Qt.Key, presence: Presence
) -> None:
    QTest.keyClicks(page.field, "dial")
    QTest.keyClick(page.field, key)

    qtbot.waitUntil(lambda: bridge.room.participants[2].presence is presence)
    qtbot.waitUntil(lambda: page.stack.canUndo())
    page.stack.undo()
    qtbot.waitUntil(lambda: bridge.room.participants[2].presence is Presence.EXPECTED)


def test_a_scan_beside_the_field_still_goes_into_it(
    page: DoorPage, bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    QTest.keyClicks(page, code_of(evening, 5))
    QTest.keyClick(page.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.answer.name.text() == evening.person(5).name)


def test_the_quorum_counts_down_and_is_met(page: DoorPage, bridge: Bridge, evening: Evening, qtbot: QtBot) -> None:
    say = bridge.say
    evening.do(programme.set_quorum, evening.session_id, Quorum(QuorumKind.NUMBER, 2))
    qtbot.waitUntil(lambda: page.counts.quorum.text() == say("door_quorum_missing", n=2, of=2))
    evening.do(people.mark_presences, [each.id for each in evening.room.participants[:2]], Presence.PRESENT)

    qtbot.waitUntil(lambda: page.counts.quorum.text() == say("door_quorum_met", of=2))


def test_the_afternoon_is_offered_when_it_is_due(
    page: DoorPage, bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    room = evening.room
    assert room.session is not None
    evening.do(programme.edit_session, evening.session_id, ends_at=room.session.starts_at + timedelta(hours=8))
    for _ in range(2):
        evening.do(running.next_step, evening.session_id)
    evening.do(people.mark_presence, evening.person(0).id, Presence.PRESENT)
    evening.clock.pass_by(300)
    qtbot.waitUntil(page.counts.turn.isVisible)
    QTest.mouseClick(page.counts.carry, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bridge.room.half_day == bridge.room.half_days[1])
    assert [each.presence.is_here for each in bridge.room.participants[:2]] == [True, False]


def test_half_days_and_quorum_are_put_right_in_one_form(page: DoorPage, bridge: Bridge, qtbot: QtBot) -> None:
    QTest.mouseClick(page.settings, Qt.MouseButton.LeftButton)
    form = found(page, DoorSettings)
    form.kind.setCurrentIndex(form.kind.findData("share"))
    form.value.setValue(60)
    form.lines[0].label.fr.insert("Matinée usine")  # type: ignore[union-attr]  # one line
    form.add.click()
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(bridge.room.half_days) == 2)
    assert bridge.room.half_days[0].label.fr == "Matinée usine"
    assert bridge.room.session is not None
    assert bridge.room.session.quorum == Quorum(QuorumKind.SHARE, 60)


def test_a_quorum_alone_leaves_the_half_days_to_the_agenda(page: DoorPage, bridge: Bridge, qtbot: QtBot) -> None:
    """Half-days put right by hand no longer follow the agenda."""
    QTest.mouseClick(page.settings, Qt.MouseButton.LeftButton)
    form = found(page, DoorSettings)
    form.kind.setCurrentIndex(form.kind.findData("share"))
    with qtbot.waitSignal(form.finished, timeout=120_000):
        QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bridge.room.session is not None and bridge.room.session.quorum.kind is QuorumKind.SHARE)
    assert [each.own_times for each in bridge.room.half_days] == [False]


def test_somebody_unexpected_needs_their_name_and_two_returns(
    page: DoorPage, bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    """Thirteen keys: eleven of the name with its blank, and Return, Return."""
    scan(page, "lucie petit")
    assert page.answer.line.text() == bridge.say("door_wrong_nobody_offer")
    QTest.keyClick(page.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.answer.name.text() == "Lucie Petit")
    newcomer = bridge.room.participants[-1]
    assert (newcomer.first_name, newcomer.last_name, newcomer.presence.is_here) == ("Lucie", "Petit", True)
    assert bridge.room.spares == {1: newcomer.id}
    assert not page.field.text() and not page.walk_in.first_name.text()


def test_a_name_put_right_is_not_taken_for_somebody_new(page: DoorPage, bridge: Bridge, qtbot: QtBot) -> None:
    scan(page, "dialo")
    QTest.keyClick(page.field, Qt.Key.Key_Backspace)
    assert not page.walk_in.first_name.text()
    QTest.keyClick(page.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.answer.name.text() == "Aïssatou Diallo")
    assert len(bridge.room.participants) == 18


def test_a_badge_scanned_where_a_name_was_to_be_typed_is_a_badge(
    page: DoorPage, evening: Evening, qtbot: QtBot
) -> None:
    QTest.keyClicks(page.walk_in.first_name, f"http://192.168.8.20:8765/j/{code_of(evening, 3)}")
    QTest.keyClick(page.walk_in.first_name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.answer.name.text() == evening.person(3).name)
    assert len(evening.room.participants) == 18


def test_letters_and_the_arrow_choose_among_several(page: DoorPage, bridge: Bridge, qtbot: QtBot) -> None:
    QTest.keyClicks(page.field, "a")
    several = page.model.rowCount()
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    chosen = page.meant
    QTest.keyClick(page.list, Qt.Key.Key_Return)

    assert several > 1 and chosen is not None
    qtbot.waitUntil(lambda: page.answer.name.text() == chosen.name)


def test_a_walk_in_without_a_name_is_told_so(page: DoorPage, bridge: Bridge, qtbot: QtBot) -> None:
    QTest.mouseClick(page.walk_in.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(page.walk_in.problem.isVisible)
    assert page.walk_in.side.currentData() == Side.CUSTOMER.value


def test_a_minor_comes_in_once_the_signed_paper_is_noted(
    page: DoorPage, bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    person = evening.person(2)
    evening.do(people.edit_participant, person.id, is_minor=True)
    qtbot.waitUntil(lambda: bool((p := bridge.room.participant(person.id)) and p.is_minor))
    page.field.insert(person.first_name)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.findChildren(GuardianForm)))
    assert page.answer.name.text() == bridge.say("guardian_missing")
    form = found(page, GuardianForm)
    assert not form.save.isEnabled()

    form.guardian.insert("Mariama Diallo")
    form.choice.setCurrentIndex(form.choice.findData("granted"))
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool((p := bridge.room.participant(person.id)) and p.presence.is_here))
    qtbot.waitUntil(lambda: page.answer.name.text() == person.name)
