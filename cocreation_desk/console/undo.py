"""What the facilitator can take back: something the desk has done, and the acts that undo it and do it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtGui import QUndoCommand

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.widgets.writing import unmarked


@dataclass(frozen=True)
class Deed:
    act: Callable[..., Any]
    args: tuple[Any, ...]
    named: dict[str, Any] = field(default_factory=dict)


class Reversible(QUndoCommand):
    """Something the desk has already done when this is pushed: the first *redo* is left out."""

    def __init__(self, bridge: Bridge, words: str, again: Deed, back: Deed) -> None:
        super().__init__(unmarked(words))
        self._bridge = bridge
        self._again = again
        self._back = back
        self._done_already = True

    def redo(self) -> None:
        if self._done_already:
            self._done_already = False
            return
        self._do(self._again)

    def undo(self) -> None:
        self._do(self._back)

    def _do(self, deed: Deed) -> None:
        self._bridge.do(deed.act, *deed.args, **deed.named)
