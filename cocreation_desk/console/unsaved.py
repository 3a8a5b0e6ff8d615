"""A dialog that does not close on words that were typed and not kept: it asks first, inside itself and never elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.fields import is_passing
from cocreation_desk.widgets.parts import column, holding, label, row, written_in
from cocreation_desk.words import Say

RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Careful(QDialog):
    """Escape, the close button and *Cancel* ask whether to go on writing, when there is writing to lose.

    ``foot`` is where the buttons stand that end it; the question takes their place.
    """

    def __init__(self, say: Say, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.question = Question(say)
        self.question.go_on.clicked.connect(self._go_on_writing)
        self.question.discard.clicked.connect(self._leave_for_good)
        self._before: list[str] = []
        self._had_focus: QWidget | None = None
        self._was_default: QPushButton | None = None

    def foot(self, *buttons: QWidget | int) -> QWidget:
        """The line of buttons at the bottom."""
        self._buttons = holding(row(*buttons))
        self.question.hide()
        return holding(column(self._buttons, self.question, gap=0))

    @property
    def written(self) -> list[str]:
        """Whatever stands in a field to write in; what only searches is not kept, and not lost."""
        lines = [each.text() for each in self.findChildren(QLineEdit) if not each.isReadOnly() and not is_passing(each)]
        texts = [written_in(each) for each in self.findChildren(QPlainTextEdit) if not each.isReadOnly()]
        return sorted(each for each in (*lines, *texts) if each)

    def nothing_to_lose(self) -> None:
        """From here on what stands in the fields is known, or kept."""
        self._before = self.written

    @property
    def asks(self) -> bool:
        return self._buttons.isHidden()

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self.nothing_to_lose()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button it stands on, and with Ctrl the one that keeps, from a text of several lines too."""
        on = self.focusWidget()
        if event.key() not in RETURNS:
            super().keyPressEvent(event)
        elif isinstance(on, QPushButton | QToolButton) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            on.click()
        elif on is not None and is_passing(on):
            event.accept()  # it has found, or not; nothing is kept by that
        else:
            super().keyPressEvent(QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.asks:
            event.ignore()  # it is being asked
        else:
            super().closeEvent(event)

    @Slot()
    def reject(self) -> None:
        if self.asks:
            self._go_on_writing()
        elif self.isVisible() and self.written != self._before:
            self._ask_first()
        else:
            super().reject()

    def _ask_first(self) -> None:
        self._had_focus = self.focusWidget()
        self._was_default = next((each for each in self.findChildren(QPushButton) if each.isDefault()), None)
        self._show_question(True)
        self.question.go_on.setDefault(True)
        self.question.go_on.setFocus()

    @Slot()
    def _go_on_writing(self) -> None:
        self._show_question(False)
        if self._was_default is not None:
            self._was_default.setDefault(True)
        if self._had_focus is not None:
            self._had_focus.setFocus()

    def _show_question(self, shown: bool) -> None:
        """The dialog grows by what the question takes more than the buttons, so that nothing above it moves."""
        more = self.question.heightForWidth(self._buttons.width()) - self._buttons.sizeHint().height()
        self._buttons.setHidden(shown)
        self.question.setVisible(shown)
        self.resize(self.width(), self.height() + (more if shown else -more))

    @Slot()
    def _leave_for_good(self) -> None:
        super().reject()


class Question(QFrame):
    def __init__(self, say: Say) -> None:
        super().__init__()
        self.setObjectName("late")
        self.setAccessibleName(say("form_unsaved"))
        self.discard = button(say("form_discard"), "bin", "danger")
        self.go_on = button(say("form_go_on"), "pencil", "primary")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 10, 10, 10)
        inside.setSpacing(8)
        inside.addWidget(label(say("form_unsaved"), "strong", wrap=True))
        inside.addLayout(row(1, self.discard, self.go_on))
