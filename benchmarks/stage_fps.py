"""``python -m benchmarks.stage_fps``: how evenly the stage draws while a thousand phones vote at the same instant."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem
from PySide6.QtWidgets import QApplication

from benchmarks.room import BusyRoom
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.projection import Projection
from cocreation_desk.rehearsal import spread
from cocreation_desk.words import sayer

MOVING = b"""
import QtQuick
Rectangle { width: 24; height: 24; NumberAnimation on rotation { from: 0; to: 360; duration: 2000; loops: -1 } }
"""


def main(words: Sequence[str] | None = None) -> int:
    reads = ArgumentParser(prog="python -m benchmarks.stage_fps", description=__doc__)
    reads.add_argument("--phones", type=int, default=1000)
    reads.add_argument("--seconds", type=float, default=4.0, help="how long each measurement lasts")
    asked = reads.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver.warning=false")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with BusyRoom(asked.phones) as room, tempfile.TemporaryDirectory() as scratch:
        room.join()
        room.go_to_the_rating()
        ballot, _, _ = room.open_vote()
        bridge = Bridge(room.desk, sayer("fr"))
        projection = Projection(room.evening, bridge, Path(scratch) / "screens", application)
        projection.stage.resize(1920, 1080)
        projection.stage.show()
        moving = _something_that_moves(projection)
        _frames(projection, 1.0)
        quiet = _frames(projection, asked.seconds)
        burst = threading.Thread(target=room.vote, args=(ballot, 0.0))
        burst.start()
        busy = _frames(projection, asked.seconds)
        burst.join()
        counted = len(room.desk.look().result().voted[ballot.id])
        _tell("nobody votes", quiet)
        _tell(f"{asked.phones} votes at once", busy)
        print(f"{counted} votes counted meanwhile; the stage was drawn by {QApplication.platformName()}")
        moving.deleteLater()
        bridge.close()
        projection.close()
        QCoreApplication.processEvents()
    return 0


def _something_that_moves(projection: Projection) -> QObject:
    """A stage at rest draws nothing: a small square that turns for ever asks for every frame there can be."""
    component = QQmlComponent(projection.stage.engine())
    component.setData(MOVING, QUrl())
    square = component.create()
    assert isinstance(square, QQuickItem), component.errorString()
    square.setParent(projection.stage)
    square.setParentItem(projection.stage.contentItem())
    return square


def _frames(projection: Projection, seconds: float) -> list[float]:
    """The time between one frame and the next."""
    drawn: list[float] = []
    loop = QEventLoop()
    swapped = projection.stage.frameSwapped.connect(lambda: drawn.append(time.perf_counter()))
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    projection.stage.frameSwapped.disconnect(swapped)
    return [after - before for before, after in pairwise(drawn)]


def _tell(name: str, frames: Sequence[float]) -> None:
    if not frames:
        print(f"{name}: no frame was drawn")
        return
    figures = spread(frames)
    print(
        f"{name:24}{len(frames) / sum(frames):6.1f} frames a second, frame time p50 {figures['p50']}"
        f" p95 {figures['p95']} p99 {figures['p99']} max {figures['max']} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
