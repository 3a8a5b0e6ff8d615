"""Tables, groups and pairs on the console: wished, drawn, put right by hand, fixed, told, forgotten, all of it taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.groups_page import GroupsPage
from cocreation_desk.console.groups_wish import WishForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import people
from cocreation_desk.domain.groups import GroupPlan, Guides, What, counted
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.session import Scene
from tests.console.conftest import Evening, found

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return qtbot.waitUntil


@pytest.fixture
def page(window: Window) -> GroupsPage:
    window.show_page("groups")
    made = window.page_named("groups")
    assert isinstance(made, GroupsPage)
    return made


def plan_of(page: GroupsPage) -> GroupPlan:
    assert page.shown is not None
    return page.shown


def drawn(page: GroupsPage, until: Until, tables: int = 3) -> GroupPlan:
    page.plan.by.button("many").click()
    page.plan.number.setValue(tables)
    page.draw.click()
    until(lambda: page.shown is not None and page.shown.groups == tables and len(page.seating.cards) == tables)
    return plan_of(page)


@pytest.mark.parametrize("window", ["fr", "en"], indirect=True)
def test_three_mixed_tables_are_made_and_told(page: GroupsPage, window: Window, until: Until) -> None:
    plan = drawn(page, until)

    everybody = window.bridge.room.participants
    assert all(table == {"customer": 3, "company": 3} for table in counted(plan, everybody, "side"))
    assert [card.list.count() for card in page.seating.cards] == [6, 6, 6]
    page.project.click()
    until(lambda: window.bridge.room.session is not None and window.bridge.room.session.scene is Scene.GROUPS)
    until(lambda: page.tell.isChecked())


def test_dropped_on_somebody_two_change_places_and_beside_one_moves(
    page: GroupsPage, window: Window, until: Until
) -> None:
    plan = drawn(page, until)
    one, other = plan.rounds[0][0][0], plan.rounds[0][1][0]
    target = page.seating.cards[1].list

    target.dropEvent(dropped(one, target.visualItemRect(target.item(0)).center()))
    until(lambda: plan_of(page).group_of(one) == 1 and plan_of(page).group_of(other) == 0)
    target.dropEvent(dropped(other, QPoint(20, target.viewport().height() + 50)))
    until(lambda: plan_of(page).group_of(other) == 1)

    assert [card.list.count() for card in page.seating.cards] == [5, 7, 6]
    until(lambda: window.given.stack.index() == 3)  # drawn, one moved, the other moved
    window.given.stack.undo()
    window.given.stack.undo()
    until(lambda: plan_of(page).rounds == plan.rounds)


def dropped(person: str, where: QPoint) -> QDropEvent:
    carried = QMimeData()
    carried.setData("application/x-cocreation-participant", QByteArray(person.encode()))
    dropped.kept = carried  # type: ignore[attr-defined]  # Qt does not keep what is carried
    return QDropEvent(
        QPointF(where), Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


def test_the_keyboard_moves_and_fixes_somebody(page: GroupsPage, until: Until) -> None:
    plan = drawn(page, until)
    one = plan.rounds[0][0][0]
    page.seating.cards[0].list.choose(one)

    QTest.keyClick(page.seating.cards[0].list, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    until(lambda: plan_of(page).group_of(one) == 1)
    assert page.seating.cards[1].list.person == one
    QTest.keyClick(page.seating.cards[1].list, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    until(lambda: one in plan_of(page).locked)

    assert page.seating.release.isVisible()
    menu = page.seating.cards[1].menu(one)
    assert menu.actions()[0].isChecked()
    menu.close()


def test_who_is_fixed_stays_when_the_rest_is_drawn_again(page: GroupsPage, window: Window, until: Until) -> None:
    plan = drawn(page, until)
    one = plan.rounds[0][2][0]
    page.seating.turn_lock(one)
    until(lambda: one in plan_of(page).locked)

    page.draw.click()
    until(lambda: plan_of(page).seed > plan.seed and window.given.stack.index() == 3)  # drawn, fixed, drawn again

    assert plan_of(page).group_of(one) == 2
    window.given.stack.undo()
    until(lambda: plan_of(page).rounds == plan.rounds)


def test_an_absent_person_is_taken_out_when_asked(page: GroupsPage, evening: Evening, until: Until) -> None:
    plan = drawn(page, until)
    gone = plan.rounds[0][0][0]
    assert not page.seating.catch_up.isVisible()
    evening.do(people.mark_presence, gone, Presence.ABSENT)
    until(lambda: page.seating.catch_up.isVisible())

    page.seating.catch_up.click()

    until(lambda: gone not in plan_of(page).seated)
    assert not page.seating.catch_up.isVisible()


def test_a_wish_is_picked_from_the_people_and_kept(page: GroupsPage, evening: Evening, until: Until) -> None:
    drawn(page, until)
    pair = {evening.person(0).id, evening.person(9).id}
    page.plan.add_wish.click()
    form = found(page, WishForm)
    assert not form.save.isEnabled()
    form.kind.button("apart").click()
    form.pick(*pair)
    form.save.click()
    until(lambda: plan_of(page).wanted.wishes.apart == (frozenset(pair),))

    page.draw.click()

    until(lambda: len({plan_of(page).group_of(each) for each in pair}) == 2)


def test_what_cannot_hold_is_said_and_changes_nothing(page: GroupsPage, until: Until) -> None:
    plan = drawn(page, until)
    page.plan.number.setValue(40)
    page.draw.click()

    until(lambda: "18" in page._problem.text() and page.draw.isVisible())
    assert plan_of(page).rounds == plan.rounds


def test_a_search_can_be_stopped(page: GroupsPage, until: Until) -> None:
    plan = drawn(page, until)

    page.draw.click()
    page.stop.click()

    until(lambda: page.draw.isVisible() and not page.bar.isVisible())
    assert plan_of(page).rounds == plan.rounds


def test_visit_groups_have_guides_and_pairs_leave_nobody_alone(page: GroupsPage, until: Until) -> None:
    page.what.button(What.VISIT.value).click()
    page.plan.stations.setPlainText("Four\nEmballage")
    drawn(page, until, 2)
    page.seating.cards[0].guide.setText("Sonia")
    page.seating.cards[0].guide.editingFinished.emit()
    until(lambda: plan_of(page).guides == {0: Guides("Sonia", "")})

    page.what.button(What.PAIRS.value).click()
    page.draw.click()
    until(lambda: page.shown is not None and page.shown.is_drawn)

    assert [len(pair) for pair in plan_of(page).rounds[0]] == [2] * 9


def test_pairs_change_partners_and_posts_over_several_rounds(page: GroupsPage, until: Until) -> None:
    page.what.button(What.PAIRS.value).click()
    page.plan.stations.setPlainText("Four\nTri\nPalettes")
    page.plan.at_once.setValue(3)
    page.plan.rounds.setValue(3)
    page.draw.click()
    until(lambda: page.shown is not None and len(page.shown.rounds) == 3)
    until(lambda: len(page.seating.cards) == 9)

    first = plan_of(page)
    partners = [frozenset(pair) for tables in first.rounds for pair in tables]
    assert len(set(partners)) == 27
    page.seating.turn_lock(first.rounds[0][0][0])
    until(lambda: bool(plan_of(page).locked))
    page.draw.click()
    until(lambda: plan_of(page).seed > first.seed)
    (fixed,) = plan_of(page).locked
    assert [plan_of(page).group_of(fixed, turn) for turn in range(3)] == [first.group_of(fixed, at) for at in range(3)]


def test_a_plan_that_was_deleted_comes_back(page: GroupsPage, window: Window, until: Until) -> None:
    plan = drawn(page, until)

    page.forget.click()
    until(lambda: page.shown is None and window.given.stack.index() == 2)  # drawn, deleted
    window.given.stack.undo()

    until(lambda: page.shown == plan)
    assert page.plan.wanted == plan.wanted
