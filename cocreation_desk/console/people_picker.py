"""A field that finds one person among hundreds: letters of the name, the number of the badge, or the badge itself scanned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from cocreation_desk.console.look import style_sheet
from cocreation_desk.console.people_model import found_by
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.scanning import readings
from cocreation_desk.widgets.buttons import drawing
from cocreation_desk.widgets.fields import passing, unmoved
from cocreation_desk.words import Say

UNSET = ("", "")  # nobody is chosen in advance
NARROWEST = 16  # letters; longer names are read in the open list
LINES = 9  # of the open list
WIDE = 680  # pixels: a form in which long names can be read

Entry = tuple[str, str]  # what is kept, what is read
Reads = Callable[[str], str]  # a scanned badge: the participant whose it is, or nothing


def by_name(people: Iterable[Participant]) -> list[Participant]:
    """By family name."""
    return sorted(people, key=lambda each: (folded(each.last_name), folded(each.first_name), each.badge_no))


def sifted(people: Sequence[Participant], typed: str) -> list[Participant]:
    """Those who are meant: by the whole number of their badge as any keyboard types it, or by the beginnings of their names."""
    numbers = {int(each) for each in readings(typed.strip()) if each.isdecimal() and each.isascii()}
    if numbers:
        return [each for each in people if each.badge_no in numbers]
    return [each for each in people if found_by(each, typed)]


class PeoplePicker(QComboBox):
    """``chosen`` comes when somebody was chosen by Return or a click, ``missed`` with what was typed when nobody answers to it.

    As long as what is typed is nobody's name, nobody is chosen.
    """

    chosen = Signal()
    missed = Signal(str)

    def __init__(self, say: Say, reads: Reads | None = None) -> None:
        super().__init__()
        self._say, self._reads = say, reads
        self._entries: list[Entry] = []
        self._people: list[Participant] = []
        self._found: list[str] = []
        self.field = QLineEdit()
        self.setLineEdit(self.field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(NARROWEST)
        self.setMaxVisibleItems(LINES + 3)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes its own away
        self.field.setPlaceholderText(say("picker_hint"))
        self.field.addAction(drawing("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textEdited.connect(self._look)
        passing(self.field)
        unmoved(self)
        self._shown = QStringListModel(self)
        self._list = QCompleter(self._shown, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(LINES)
        self.open_list = popup = QListView()
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # long names are often the same at the beginning
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        popup.setStyleSheet(style_sheet())  # a window of its own, which takes nothing from the field's
        self._list.setPopup(popup)
        self._list.setWidget(self)
        popup.clicked.connect(self._pick)
        self.activated.connect(lambda _: self._settle(self.person))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def offer(self, people: Sequence[Participant], entries: Sequence[Entry] = (UNSET,)) -> None:
        """In this order; ``entries`` stand above them."""
        self._entries, self._people, self._found = list(entries), list(people), []
        names = Counter(each.name for each in people)
        self.clear()
        for value, words in self._entries:
            self.addItem(words, value)
        for each in people:
            self.addItem(self._told(each) if names[each.name] > 1 else each.name, each.id)
        self.setCurrentIndex(self.findData(""))

    @property
    def person(self) -> str:
        """Who is chosen; nothing while nobody is."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        self.setCurrentIndex(self.findData(value))
        self.field.setCursorPosition(0)  # a long name shows its beginning

    def _told(self, person: Participant) -> str:
        return f"{person.name} · {self._say('door_badge', n=person.badge_no)}"

    @Slot(str)
    def _look(self, typed: str) -> None:
        """Whoever was chosen is not who is being typed."""
        if self.person:
            at = self.field.cursorPosition()
            self.setCurrentIndex(self.findData(""))
            self.field.setText(typed)
            self.field.setCursorPosition(at)
        people = sifted(self._people, typed)
        entries = [entry for entry in self._entries if entry[0] and _begins(entry[1], typed)]
        self._found = [value for value, _ in entries] + [each.id for each in people]
        self._shown.setStringList([*(words for _, words in entries), *map(self._told, people)])
        if not typed.strip() or not self._found:
            self.open_list.hide()
            return
        self._list.complete()
        self.open_list.setCurrentIndex(self._list.completionModel().index(0, 0))

    def _take(self) -> None:
        """Return: the line that is lit, or whoever the scanned badge belongs to."""
        typed = self.field.text().strip()
        if self.person:
            self.chosen.emit()
        elif self.open_list.isVisible() and self.open_list.currentIndex().isValid():
            self._pick(self.open_list.currentIndex())
        elif typed:
            scanned = self._reads(typed) if self._reads is not None else ""
            if self.findData(scanned) >= 0 and scanned:
                self._settle(scanned)
            else:
                self.field.selectAll()
                self.missed.emit(typed)

    @Slot(QModelIndex)
    def _pick(self, index: QModelIndex) -> None:
        self.open_list.hide()
        if index.row() < len(self._found):
            self._settle(self._found[index.row()])

    def _settle(self, value: str) -> None:
        self.choose(value)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses, and is no business of the form around."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._take()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing looks for somebody else, and adds nothing to the name that stands there."""
        super().focusInEvent(event)
        if self.person and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.field.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A name that can be one person's only is theirs when the field is left."""
        left = event.reason() is not Qt.FocusReason.PopupFocusReason
        if left and not self.person and len(self._found) == 1 and self.field.text().strip():
            self.choose(self._found[0])
        super().focusOutEvent(event)


def _begins(words: str, typed: str) -> bool:
    """Whether every word that was typed begins one of these words."""
    return all(any(word.startswith(each) for word in folded(words).split()) for each in folded(typed).split())
