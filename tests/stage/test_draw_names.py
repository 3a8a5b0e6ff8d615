"""Names of a draw appear one after the other once; whoever is called later appears alone."""

from __future__ import annotations

from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from cocreation_desk.stage.window import StageWindow
from tests.stage.picking import View
from tests.stage.sample_views import scene


def seen(stage: StageWindow) -> dict[str, float]:
    """How visible each person is, by number."""
    found: dict[str, float] = {}

    def look(item: QQuickItem) -> None:
        person = item.property("modelData")
        if item.property("known") is not None:
            found[str((person.toVariant() if isinstance(person, QJSValue) else person)["number"])] = item.opacity()
        for child in item.childItems():
            look(child)

    look(stage.rootObject())
    return found


def drawn(*numbers: int) -> View:
    shown = scene("draw.drawn", "fr")
    shown["view"]["people"] = [{"name": f"Zoé {n}.", "detail": "75", "number": str(n)} for n in numbers]
    return shown


def test_whoever_was_seen_stays_when_somebody_else_is_called(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()
    stage.show_scene(drawn(*range(12)))
    qtbot.waitUntil(lambda: len(seen(stage)) == 12, timeout=120_000)

    stage.show_scene(drawn(*range(3), 99, *range(4, 12)))
    qtbot.waitUntil(lambda: "99" in seen(stage), timeout=120_000)

    assert {number for number, opacity in seen(stage).items() if opacity == 1} >= {str(n) for n in range(12)} - {"3"}
    qtbot.waitUntil(lambda: seen(stage)["99"] == 1, timeout=120_000)
