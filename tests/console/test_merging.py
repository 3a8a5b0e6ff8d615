"""Among many cards, the one that says the same is offered first, and any other is found by its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.merging import OFFERED, MergeForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import ideas
from cocreation_desk.domain.ideas import ContributionState
from cocreation_desk.domain.people import Side
from cocreation_desk.kinds.collect.console import CollectPanel
from tests.console.conftest import Evening, found
from tests.console.test_live_panels import arrive, kind

LIMIT = 120_000


def test_a_card_is_merged_with_one_that_was_looked_for(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, kind("collect"))
    label = step.settings["fields"][0]["label"]  # type: ignore[index]  # plain data
    subjects = ("parking", "vitrine", "musique", "retours", "horaires", "caisses", "vendeurs", "cabines", "colis")
    for words in (*(f"Changer les {subject}" for subject in subjects), "Moins d’attente le samedi", "R&D avec nous"):
        evening.do(ideas.write_down, step.id, label, words, Side.CUSTOMER)
    alike = evening.do(ideas.write_down, step.id, label, "Le samedi, trop d’attente", Side.CUSTOMER)
    panel = window.live.panel
    assert isinstance(panel, CollectPanel)
    panel.shelf.button("approved").click()
    qtbot.waitUntil(lambda: panel.list.count() == 12, timeout=LIMIT)
    panel.list.choose(alike)
    menu = panel.merge.menu()

    menu.aboutToShow.emit()
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert len(offered) == OFFERED + 1
    assert offered[0].endswith("Moins d’attente le samedi")
    menu.actions()[-1].trigger()
    form = found(panel, MergeForm)
    assert form.list.count() == 11
    QTest.keyClicks(form.search, "r&d")
    assert form.list.count() == 1
    QTest.keyClick(form.search, Qt.Key.Key_Return)

    def merged() -> bool:
        card = next(each for each in evening.room.contributions if each.id == alike)
        return card.state is ContributionState.MERGED

    qtbot.waitUntil(merged, timeout=LIMIT)


def test_what_people_write_with_an_ampersand_stays_whole(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, kind("collect"))
    label = step.settings["fields"][0]["label"]  # type: ignore[index]  # plain data
    for words in ("R&D avec nous", "Autre chose"):
        last = evening.do(ideas.write_down, step.id, label, words, Side.CUSTOMER)
    panel = window.live.panel
    assert isinstance(panel, CollectPanel)
    panel.shelf.button("approved").click()
    qtbot.waitUntil(lambda: panel.list.count() == 2, timeout=LIMIT)
    panel.list.choose(last)

    panel.merge.menu().aboutToShow.emit()

    assert panel.merge.menu().actions()[0].text().endswith("R&&D avec nous")
