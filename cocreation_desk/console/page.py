"""A page of the console: what it is given, and what it can say to the window around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.people_panel import Online
from cocreation_desk.server.network import Visit
from cocreation_desk.store.file import ProgrammeFile


@dataclass(frozen=True)
class Given:
    """What every page is made from."""

    bridge: Bridge
    file: ProgrammeFile
    memory: Memory
    stack: QUndoStack  # changes the facilitator can take back
    online: Online  # the participants with a page open
    address: Callable[[], str]  # where the phones find us
    heard: Callable[[], Sequence[Visit]] = tuple  # when each address last asked for a page
    waiting: Callable[[], Mapping[str, int]] = dict  # how many answers each phone could not send yet


class Page(QWidget):
    told = Signal(str)  # good news, for the line at the top
    wants_page = Signal(str)
    wants_network = Signal()  # the dialog that chooses it

    def put_away(self) -> None:
        """Before the window goes for good: nothing is left running or open behind it."""
