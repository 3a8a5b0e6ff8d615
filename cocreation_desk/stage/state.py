"""What the stage is asked to show, as QML reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal

from cocreation_desk.kinds import KINDS
from cocreation_desk.places import resource

Scene = Mapping[str, Any]

SHELL = "Shell.qml"
OWN_SCENES = (
    "welcome",
    "join",
    "wifi",
    "title",
    "timer",
    "candidates",
    "proclamation",
    "draw",
    "groups",
    "neutral",
    "black",
)
NO_CHROME: dict[str, Any] = {"session": "", "clock": "", "join": "", "timer": None}


def page_of(scene: Scene) -> Path:
    """The QML that draws this scene. A kind without a page of its own gets its title."""
    kind = scene.get("kind")
    if kind:
        page = KINDS[kind].folder / "stage.qml"
        return page if page.exists() else _own("title")
    name = str(scene["scene"])
    if name not in OWN_SCENES:
        raise ValueError(f"no scene called {name!r}")
    return _own(name)


def key_of(scene: Scene) -> str:
    """The same for two scenes that are one picture with other words and numbers; another where the page turns."""
    view = scene["view"]
    shape = {name: view[name] for name in ("phase", "layout", "paper", "page_text", "at") if name in view}
    shape["absent"] = sorted(name for name, value in view.items() if value is None)
    shape["options"] = len(view.get("options") or view.get("people") or ())
    result = view.get("result")
    if result:
        shape["result"] = [result["paper"], result.get("at"), len(result.get("rows", ()))]
    return json.dumps([str(page_of(scene)), shape], sort_keys=True)


class StageState(QObject):
    """One scene. QML hears of a new one once, when all of it is there."""

    sceneChanged = Signal()
    chromeChanged = Signal()
    spareChanged = Signal()

    def __init__(self, scene: Scene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = self._spare = scene
        self._key = key_of(scene)

    def show(self, scene: Scene) -> None:
        before, self._scene = self._scene, scene
        if scene.get("chrome") != before.get("chrome"):
            self.chromeChanged.emit()
        key = key_of(scene)
        if key != self._key or scene["view"] != before["view"]:
            self._key = key
            self.sceneChanged.emit()

    def keep_spare(self, scene: Scene) -> None:
        """What stands in the place of a scene that cannot be drawn."""
        self._spare = scene
        self.spareChanged.emit()

    @property
    def scene(self) -> Scene:
        return self._scene

    def _read_page(self) -> QUrl:
        return QUrl.fromLocalFile(str(page_of(self._scene)))

    def _read_key(self) -> str:
        return self._key

    def _read_view(self) -> Any:
        return dict(self._scene["view"])

    def _read_chrome(self) -> Any:
        return NO_CHROME | dict(self._scene.get("chrome") or {})

    def _read_spare_page(self) -> QUrl:
        return QUrl.fromLocalFile(str(page_of(self._spare)))

    def _read_spare_view(self) -> Any:
        return dict(self._spare["view"])

    page = Property(QUrl, _read_page, notify=sceneChanged)
    key = Property(str, _read_key, notify=sceneChanged)
    view = Property("QVariant", _read_view, notify=sceneChanged)  # type: ignore[arg-type]  # a type's name will do
    chrome = Property("QVariant", _read_chrome, notify=chromeChanged)  # type: ignore[arg-type]
    sparePage = Property(QUrl, _read_spare_page, notify=spareChanged)
    spareView = Property("QVariant", _read_spare_view, notify=spareChanged)  # type: ignore[arg-type]


def _own(name: str) -> Path:
    return resource("stage", f"{name.capitalize()}.qml")
