"""A real programme file, a real desk and the windows on it; only the network and the projector stay away."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.app import App
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.look import dress
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.window import Window
from cocreation_desk.demo import make
from cocreation_desk.desk import people, programme
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.clock import Clock
from cocreation_desk.domain.people import NewParticipant, Participant
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.store.file import create, open_programme
from cocreation_desk.words import sayer
from tests.rooms import MORNING, templates
from tests.rooms import people as named_people


class StandingClock(Clock):
    """Time stands still until a test lets it pass."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        return self.at

    def pass_by(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


@dataclass
class Evening:
    """The desk on a file of its own, with an Open CoDir of nine and nine."""

    desk: Desk
    clock: StandingClock
    session_id: str

    def do(self, act: Callable[..., Any], *args: Any, **named: Any) -> Any:
        return self.desk.do(act, *args, **named).result(120)

    @property
    def room(self) -> Room:
        return self.desk.look().result(120)

    def person(self, number: int) -> Participant:
        return self.room.participants[number]


@pytest.fixture(scope="session", autouse=True)
def rubbish_is_collected_here() -> Iterator[None]:
    """As in the app: never on the desk's thread, where freeing a widget is the end."""
    gc.disable()
    gc.collect()
    gc.freeze()  # what every module brought is not looked through after each test
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    yield
    gc.collect()


W = TypeVar("W", bound=QWidget)


def found(window: QWidget, kind: type[W]) -> W:
    """The newest widget of that sort in the window."""
    return window.findChildren(kind)[-1]


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    dress(qapp)


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    path = tmp_path / "evening.cocreation"
    create(path, Programme("p", "Clients au Codir", "Maison Lavigne", "fr"))
    clock = StandingClock(MORNING)
    desk = Desk(open_programme(path), clock)
    title = Text("Open CoDir : la plateforme", "Open CoDir: the platform")
    session_id = desk.do(programme.create_session, templates()["open_codir"], MORNING, "fr", title, "Lyon").result(120)
    made = Evening(desk, clock, session_id)
    made.do(programme.edit_session, session_id, facilitator="Élodie Marchand")
    newcomers = [NewParticipant(each.first_name, each.last_name, each.side) for each in named_people()]
    desk.do(people.add_many, session_id, newcomers).result(120)
    yield made
    desk.close()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "console.ini")


@pytest.fixture
def bridge(request: pytest.FixtureRequest, evening: Evening, qapp: QApplication) -> Iterator[Bridge]:
    """For pages without the window around them; in French unless asked otherwise."""
    evening.desk.look().result(120)
    made = Bridge(evening.desk, sayer(getattr(request, "param", "fr")), qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture(params=["fr"])
def window(request: pytest.FixtureRequest, evening: Evening, memory: Memory, qtbot: QtBot) -> Iterator[Window]:
    """The console in French; ``indirect`` parameters ask for another language."""
    evening.desk.look().result(120)
    bridge = Bridge(evening.desk, sayer(request.param), QApplication.instance())
    stack = QUndoStack()
    window = Window(
        bridge, evening.desk.file, memory, stack, lambda: None, lambda: frozenset(), lambda: "http://192.168.8.20:8765"
    )
    qtbot.addWidget(window)
    window.show()
    yield window
    bridge.close()
    bridge.deleteLater()
    window.put_away()


@pytest.fixture
def app(tmp_path: Path, qtbot: QtBot) -> Iterator[App]:
    """The demonstration, opened as a facilitator opens it: with its phones, on this computer alone."""
    make(tmp_path / "soir.cocreation", "fr")
    made = App(Memory(tmp_path / "console.ini"), "fr", host="127.0.0.1")
    assert made.open(tmp_path / "soir.cocreation")
    yield made
    made.quit()
    made.deleteLater()
