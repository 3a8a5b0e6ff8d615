"""Why: what is not done lightly asks for a reason, which the minutes or the journal will keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.forms import Form, line
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.parts import label


class ReasonForm(Form):
    """Asks the desk for ``act(subject_id, reason)``, and tells ``then`` what it gave.

    ``may_be_empty`` where the desk does not insist.
    """

    def __init__(
        self,
        bridge: Hands,
        parent: QWidget,
        title: str,
        words: str,
        do_words: str,
        act: Callable[..., Any],
        subject_id: str,
        may_be_empty: bool = False,
        then: Callable[[Any], object] = lambda _: None,
    ) -> None:
        say = bridge.say
        super().__init__(say, title, do_words, parent)
        self._bridge = bridge
        self._act = act
        self._subject_id = subject_id
        self._then = then
        self.reason = line()
        self.reason.setMaxLength(300)
        about = label(words, "hint", wrap=True)
        self.column.insertWidget(1, about)
        self.ask(say("reason_why"), self.reason)
        self.save.setEnabled(may_be_empty)
        if not may_be_empty:
            self.reason.textChanged.connect(lambda written: self.save.setEnabled(bool(written.strip())))
        self.reason.setFocus()

    @Slot()
    def keep(self) -> None:
        reason = self.reason.text().strip()
        self._bridge.do(self._act, self._subject_id, reason, then=self._done, refused=self.show_problem)

    def _done(self, result: object) -> None:
        self.done_well()
        self._then(result)
