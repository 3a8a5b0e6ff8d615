"""Between the desk's threads and the windows: rooms come in, acts go out, and the windows never wait."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from datetime import datetime
from itertools import count
from typing import Any, TypeAlias

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.domain.room import Room
from cocreation_desk.server.badge_reading import BadgeReader, is_badge
from cocreation_desk.server.tokens import Badge
from cocreation_desk.words import Say

log = logging.getLogger(__name__)

Then: TypeAlias = Callable[[Any], object]
Refusal: TypeAlias = Callable[[str], object]

ROOMS_A_SECOND = 30
TICK_MS = 250


class Bridge(QObject):
    """Lives on the Qt thread. ``changed`` brings the newest room at most 30 times a second, ``ticked`` the time of the room.

    What the desk refuses comes back as a sentence by ``troubled``; nothing here ever blocks.
    """

    changed = Signal(object)
    ticked = Signal(object)
    troubled = Signal(str)
    _wake = Signal()
    _answered = Signal(object)

    def __init__(self, desk: Desk, say: Say, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self._desk = desk
        self._room = desk.room
        self._lock = threading.Lock()
        self._newest: Room | None = None
        self._closed = False
        self._badges = BadgeReader(desk.file)
        self._asked = count()
        # Who waits for which answer. They stay on this thread: a window that the desk's thread let go of last would be
        # freed there, and take the program with it.
        self._waiting: dict[int, tuple[Then | None, Refusal | None]] = {}
        self._since = QElapsedTimer()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._deliver)
        self._wake.connect(self._schedule, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._beat = QTimer(self)
        self._beat.setInterval(TICK_MS)
        self._beat.timeout.connect(self._tick)
        self._beat.start()
        self._stop_listening = desk.listen(self._arrived)

    @property
    def room(self) -> Room:
        """The room as the windows show it now."""
        return self._room

    def now(self) -> datetime:
        return self._desk.clock.now()

    def whose_badge(self, typed: str) -> str:
        """The participant whose badge was scanned; nothing where it is nobody's, or not one of this session."""
        if not is_badge(typed):
            return ""
        shown = self._badges.read(self._room, typed)
        return shown.participant_id if isinstance(shown, Badge) else ""

    def do(
        self,
        act: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        refused: Refusal | None = None,
        **named: Any,
    ) -> None:
        """Ask the desk. What is refused is told, to ``refused`` if there is one and its window is still there.

        ``then`` gets the result on this thread, once the windows show a room in which it has happened.
        """

        number, wants_room = next(self._asked), then is not None
        self._waiting[number] = (then, refused)

        def done(answer: Future[Any]) -> None:
            if not wants_room or answer.cancelled() or answer.exception():
                self._bring(answer, number)
            else:
                self._desk.look().add_done_callback(lambda _: self._bring(answer, number))

        self._desk.do(act, *args, **named).add_done_callback(done)

    def enter(self, session_id: str) -> None:
        number = next(self._asked)
        self._desk.enter(session_id).add_done_callback(lambda entered: self._bring(entered, number))

    def close(self) -> None:
        """No room and no answer arrives after this."""
        with self._lock:
            self._closed = True
        self._waiting.clear()
        self._stop_listening()
        self._beat.stop()
        self._later.stop()

    def _bring(self, answer: Future[Any], number: int) -> None:
        """From the desk's thread to that of the windows."""
        with self._lock:
            if not self._closed:
                self._answered.emit((answer, number))

    def _arrived(self, room: Room) -> None:
        """On the desk's own thread: one wake-up in flight is enough, the last room wins."""
        with self._lock:
            if self._closed:
                return
            asleep = self._newest is None
            self._newest = room
            if asleep:
                self._wake.emit()

    @Slot()
    def _schedule(self) -> None:
        gap = round(1000 / ROOMS_A_SECOND)
        self._later.start(0 if not self._since.isValid() else max(0, gap - self._since.elapsed()))

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            room, self._newest = self._newest, None
        self._since.restart()
        if room is not None and not self._closed and room.version >= self._room.version:
            self._room = room
            self.changed.emit(room)

    @Slot(object)
    def _hand_over(self, answer: tuple[Future[Any], int]) -> None:
        done, number = answer
        then, refused = self._waiting.pop(number, (None, None))
        if self._closed:
            return
        if refused is None or not _is_there(refused):
            refused = self.troubled.emit
        try:
            result = done.result()
        except Trouble as trouble:
            refused(self.say(trouble.key, **trouble.details))
        except CancelledError:
            log.info("an act was given up because the desk closes")
        except Exception:
            log.exception("an act failed")
            self.troubled.emit(self.say("console_act_failed"))
        else:
            if then is not None:
                self._deliver()
                if _is_there(then):
                    then(result)

    @Slot()
    def _tick(self) -> None:
        self.ticked.emit(self.now())


def _is_there(waiting: Callable[..., object]) -> bool:
    """A window may be closed, and gone, before its answer comes."""
    held = [getattr(waiting, "__self__", None)]
    held += [cell.cell_contents for cell in getattr(waiting, "__closure__", None) or ()]
    return all(isValid(each) for each in held if isinstance(each, QObject))
