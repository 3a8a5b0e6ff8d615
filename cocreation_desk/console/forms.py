"""Dialogs that ask for a few things and never lose them: what is refused is said inside, and the form stays open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QIdentityProxyModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
    Slot,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cocreation_desk.console.look import style_sheet
from cocreation_desk.console.unsaved import Careful
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.text import Text
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.fields import unmoved
from cocreation_desk.widgets.parts import holding, label, row, scrolled, written_in
from cocreation_desk.widgets.writing import unmarked
from cocreation_desk.words import Say

HIGHEST = 680  # pixels
AROUND = QSize(40, 60)  # what the screen keeps for the frame of a window
CAPTION = 170
SCROLL_BAR = 24
FOLDED = Qt.ItemDataRole.UserRole + 1


class Form(Careful):
    """``keep`` is asked when the button is pressed; it calls ``done_well`` or ``show_problem`` in its own time."""

    def __init__(self, say: Say, title: str, keep_words: str, parent: QWidget) -> None:
        super().__init__(say, parent)
        self.say = say
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self.fields = QFormLayout()
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(10)
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.problem = label(name="problem", wrap=True)
        self.problem.hide()
        self.save = button(keep_words, "check", "primary")
        self.save.setDefault(True)
        self.cancel = button(say("form_cancel"), voice="quiet")
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(14)
        self.column.addWidget(label(title, "heading", wrap=True))
        self._inside = holding(self.fields)
        self._scrolled = scrolled(self._inside)
        self._scrolled.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._inside.installEventFilter(self)
        self.column.addWidget(self._scrolled, 1)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.foot(1, self.cancel, self.save))

    def sizeHint(self) -> QSize:
        """As high as its fields want with what stands around them, and no higher than a laptop's screen."""
        wide = max(self.minimumWidth(), super().sizeHint().width(), self.fields.sizeHint().width() + 80)
        margins = self.column.contentsMargins()
        inside = wide - margins.left() - margins.right()
        heights = [high for at in range(self.column.count()) if (high := self._height_of(at, inside))]
        around = margins.top() + margins.bottom() + self.column.spacing() * (len(heights) - 1)
        return QSize(wide, min(sum(heights) + around, HIGHEST))

    def _height_of(self, at: int, width: int) -> int:
        """What one part of the dialog takes at that width; nothing while it is hidden."""
        part = self.column.itemAt(at)
        if part is None or part.isEmpty():
            return 0
        asked: QLayout | QLayoutItem = part
        if part.widget() is self._scrolled:
            asked, width = self.fields, width - SCROLL_BAR
        return asked.heightForWidth(width) if asked.hasHeightForWidth() else asked.sizeHint().height()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt by itself would leave a third of the screen free."""
        if not event.spontaneous():
            self.resize(self._wanted())
            self._begin()
        super().showEvent(event)

    def setVisible(self, visible: bool) -> None:
        """A long title shows its beginning, and is not written over by the first key."""
        super().setVisible(visible)
        first = self.focusWidget()
        if visible and isinstance(first, QLineEdit):
            first.home(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The dialog is as wide as its fields need, and grows with what appears among them; it scrolls up and down only."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self._scrolled.setMinimumWidth(self._inside.minimumSizeHint().width() + SCROLL_BAR)
            if self.isVisible() and (high := self._wanted().height()) > self.height():
                self.resize(self.width(), high)
        return super().eventFilter(watched, event)

    def _wanted(self) -> QSize:
        return self.sizeHint().boundedTo(self.screen().availableSize() - AROUND)

    def _begin(self) -> None:
        """In the first field, unless the form has chosen another place."""
        if self.focusWidget() not in (None, self.save, self.cancel) or self.cancel.isDefault():
            return
        for field in self._scrolled.findChildren(QWidget):
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isEnabled() and field.isVisibleTo(self):
                field.setFocus()
                return

    def ask(self, words: str, field: QWidget) -> None:
        """A labelled field; the label names it for those who listen too."""
        caption = label(unmarked(words), wrap=True)
        caption.setFixedWidth(CAPTION)
        caption.setBuddy(field)
        field.setAccessibleName(words)
        self.fields.addRow(caption, field)

    @Slot()
    def keep(self) -> None:
        raise NotImplementedError

    @Slot()
    def done_well(self, _: object = None) -> None:
        self.accept()

    def show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()


class Bilingual(QWidget):
    """The same words in French and in English, side by side."""

    def __init__(self, say: Say, name: str, text: Text, lines: int = 1) -> None:
        super().__init__()
        self._lines = lines
        self.fr = _writer(text.fr, lines)
        self.en = _writer(text.en, lines)
        for code, writer in (("fr", self.fr), ("en", self.en)):
            writer.setAccessibleName(f"{name} ({say(f'language_{code}')})")
            writer.setPlaceholderText(say(f"language_{code}"))
        self.setLayout(row(self.fr, self.en))
        self.setFocusProxy(self.fr)

    @property
    def text(self) -> Text:
        return Text(_written(self.fr), _written(self.en))

    def write(self, text: Text) -> None:
        for writer, words in ((self.fr, text.fr), (self.en, text.en)):
            if isinstance(writer, QLineEdit):
                writer.setText(words)
            else:
                writer.setPlainText(words)


class BilingualLines(Bilingual):
    """A list of such words: one a line, the same line in both languages."""

    def __init__(self, say: Say, name: str, texts: list[Text], lines: int = 5) -> None:
        joined = Text("\n".join(text.fr for text in texts), "\n".join(text.en for text in texts))
        super().__init__(say, name, joined, lines)

    @property
    def texts(self) -> list[Text]:
        french, english = _written(self.fr).splitlines(), _written(self.en).splitlines()
        longest = max(len(french), len(english))
        pairs = zip(french + [""] * (longest - len(french)), english + [""] * (longest - len(english)), strict=True)
        return [text for fr, en in pairs if (text := Text(fr.strip(), en.strip()))]


def choice(options: list[tuple[str, str]], chosen: str) -> QComboBox:
    """``options``: what is kept, what is read."""
    made = QComboBox()
    for value, words in options:
        made.addItem(words, value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    unmoved(made)
    return made


def line(words: str = "", hint: str = "", done: Callable[[], None] | None = None) -> QLineEdit:
    made = QLineEdit(words)
    made.setPlaceholderText(hint)
    if done is not None:
        made.returnPressed.connect(done)
    return made


def completed(field: QLineEdit, known: QStringListModel) -> None:
    """Offer, while one types, what is known with these letters anywhere in it, accents or not."""
    completer = _Unaccented(known, field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    offered = QListView()
    offered.setStyleSheet(style_sheet())  # a window of its own, which takes nothing from the field's
    completer.setPopup(offered)
    field.setCompleter(completer)


class _Unaccented(QCompleter):
    def __init__(self, known: QStringListModel, field: QLineEdit) -> None:
        super().__init__(field)
        self._known = _FoldedWords(known)
        self.setModel(self._known)
        self.setCompletionRole(FOLDED)

    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


class _FoldedWords(QIdentityProxyModel):
    """The same words, and as they are compared."""

    def __init__(self, known: QStringListModel) -> None:
        super().__init__(known)
        self.setSourceModel(known)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == FOLDED:
            return folded(str(super().data(index, Qt.ItemDataRole.DisplayRole)))
        return super().data(index, role)


def _writer(words: str, lines: int) -> QLineEdit | QPlainTextEdit:
    if lines == 1:
        short = QLineEdit(words)
        short.setCursorPosition(0)
        return short
    made = QPlainTextEdit(words)
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + 22)
    return made


def _written(writer: QLineEdit | QPlainTextEdit) -> str:
    return writer.text().strip() if isinstance(writer, QLineEdit) else written_in(writer)
