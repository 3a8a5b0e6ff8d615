"""When something of ours breaks: it is logged whole, the stage goes neutral, the facilitator is told, the evening goes on."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)


class Rescue(QObject):
    """``broke`` comes on the Qt thread, wherever it happened."""

    broke = Signal()
    _noticed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._noticed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        sys.excepthook = self._hooked
        threading.excepthook = self._hooked_in_thread

    def _hooked(self, kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, trouble, trace)
            return
        log.critical("a bug", exc_info=(kind, trouble, trace))
        self._noticed.emit()

    def _hooked_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hooked(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot()
    def _tell(self) -> None:
        self.broke.emit()
