"""On which screen the stage stands: on the projector where there is one, never over the console."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from cocreation_desk.stage.window import SMALLEST, StageWindow

log = logging.getLogger(__name__)

SETTLE = 300  # milliseconds: plugging a projector in makes several screens come and go
WINDOWED = 2 / 3  # of the console's screen, when the stage has none of its own


@dataclass(frozen=True)
class Facts:
    """What we can know of a screen."""

    name: str
    serial: str
    geometry: QRect

    @property
    def key(self) -> str:
        """The same projector the next time, whichever socket it is in, when it tells its serial number."""
        return f"{self.name}/{self.serial}"


@dataclass(frozen=True)
class Place:
    """Where the stage should stand: full screen on ``screen``, or in a window when that is ``None``."""

    screen: int | None
    mirrored: bool  # what the room sees is what the facilitator sees: somebody has to be told


def place(screens: Sequence[Facts], console: int, remembered: str = "") -> Place:
    """The screen for the stage: the one it had last time, else the largest that does not touch the console's."""
    home = screens[console].geometry
    others = [at for at in range(len(screens)) if at != console]
    free = [at for at in others if not screens[at].geometry.intersects(home)]
    if not free:
        return Place(None, mirrored=bool(others))
    known = [at for at in free if screens[at].key == remembered]
    widest = max(free, key=lambda at: screens[at].geometry.width() * screens[at].geometry.height())
    return Place(known[0] if known else widest, mirrored=False)


class Screens(QObject):
    """Keeps the stage where the room can see it, while cables come and go."""

    placed = Signal(str)  # the screen's name, or "" in a window
    mirrored = Signal()  # the screens show the same: the stage stays a window
    lost = Signal()  # the cable went: nothing stands over the console

    def __init__(self, stage: StageWindow, memory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._console: QWindow | None = None
        self._memory = memory
        self._wanted_windowed = False
        self._yielded = False
        self._filled_the_console = False  # by wish, before it yielded
        self._settling = QTimer(self, singleShot=True, interval=SETTLE)
        self._settling.timeout.connect(self._settle)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._screens_changed)
        app.screenRemoved.connect(self._screens_changed)
        stage.full_screen_asked.connect(self.full_screen)

    def stand_beside(self, console: QWindow | None) -> None:
        """From now on that is the window never to cover."""
        self._console = console

    def come_back(self) -> None:
        """After the program was cut off: to the projector it had, if that is still there; otherwise nothing is shown."""
        facts = [_facts(screen) for screen in _screens()]
        where = place(facts, self._console_at(), self._remembered())
        found = where.screen is not None and facts[where.screen].key == self._remembered()
        if found and not self._stage.isVisible() and not self._yielded:
            self.arrange()

    def show(self) -> None:
        """Shows the stage in its place."""
        self._wanted_windowed = False
        self.arrange()

    @Slot()
    def yield_or_take_back(self) -> None:
        """Leave the projector to another program, whatever cables do meanwhile, and come back to where the stage was."""
        if self._stage.isVisible():
            self._yielded = True
            is_full = self._stage.visibility() is QWindow.Visibility.FullScreen
            self._filled_the_console = is_full and self._stage.screen() is self._console_screen()
            self._stage.hide()
        elif self._yielded and self._filled_the_console:
            self.full_screen(True)
        else:
            self.arrange()

    @Slot(bool)
    def full_screen(self, wanted: bool) -> None:
        """F11 and Esc. In a window by wish, it stays one until asked otherwise."""
        self._yielded = False
        self._wanted_windowed = not wanted
        if not wanted:
            self._in_a_window(self._console_screen())
            self.placed.emit("")
            return
        where = place([_facts(screen) for screen in _screens()], self._console_at(), self._remembered())
        if where.screen is None:
            self._stage.showFullScreen()
        else:
            self._on(_screens()[where.screen])

    def swap(self) -> None:
        """The next screen that is not the console's: when we guessed wrong."""
        free = [screen for screen in _screens() if screen is not self._console_screen()]
        if not free:
            return
        now = self._stage.screen()
        following = free[(free.index(now) + 1) % len(free)] if now in free else free[0]
        self._remember(following)
        self._on(following)

    def choose(self, name: str) -> None:
        """That screen, by its name; remembered for next time."""
        for screen in _screens():
            if screen.name() == name:
                self._remember(screen)
                self._on(screen)
                return
        raise ValueError(f"no screen called {name!r}")

    @Slot()
    def arrange(self) -> None:
        """Puts the stage where it belongs, with the screens that are there now."""
        self._yielded = False
        screens = _screens()
        where = place([_facts(screen) for screen in screens], self._console_at(), self._remembered())
        if where.mirrored:
            self.mirrored.emit()
        if where.screen is None or self._wanted_windowed:
            self._in_a_window(self._console_screen())
            self.placed.emit("")
        else:
            self._on(screens[where.screen])

    @Slot(QScreen)
    def _screens_changed(self, _screen: QScreen) -> None:
        if not self._yielded:
            self._settling.start()

    @Slot()
    def _settle(self) -> None:
        """Cables have come or gone. Without a screen of its own the stage would cover the console: it waits for one."""
        where = place([_facts(screen) for screen in _screens()], self._console_at(), self._remembered())
        if where.screen is not None or where.mirrored:
            self.arrange()
        elif self._stage.visibility() is QWindow.Visibility.FullScreen:
            self._stage.hide()
            self.lost.emit()

    def _on(self, screen: QScreen) -> None:
        self._wanted_windowed = False
        self._stage.setScreen(screen)
        self._stage.setGeometry(screen.geometry())
        self._stage.showFullScreen()
        self._stage.raise_()
        if self._console is not None:
            self._console.requestActivate()  # keys go on going to the console
        self._remember(screen)
        self.placed.emit(screen.name())

    def _in_a_window(self, screen: QScreen) -> None:
        room = screen.availableGeometry()
        wide = max(SMALLEST.width(), round(room.width() * WINDOWED))
        self._stage.showNormal()
        self._stage.setScreen(screen)
        self._stage.setGeometry(room.right() - wide - 24, room.top() + 48, wide, round(wide * 9 / 16))

    def _console_screen(self) -> QScreen:
        screen = self._console.screen() if self._console is not None else None
        return screen or QGuiApplication.primaryScreen()

    def _console_at(self) -> int:
        return _screens().index(self._console_screen())

    def _remembered(self) -> str:
        try:
            return str(json.loads(self._memory.read_text("utf-8"))["projector"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def _remember(self, screen: QScreen) -> None:
        try:
            self._memory.write_text(json.dumps({"projector": _facts(screen).key}), "utf-8")
        except OSError:
            log.warning("the projector will not be remembered: %s cannot be written", self._memory.name)


def _screens() -> list[QScreen]:
    return list(QGuiApplication.screens())


def _facts(screen: QScreen) -> Facts:
    return Facts(screen.name(), screen.serialNumber(), screen.geometry())
