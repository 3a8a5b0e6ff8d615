"""A day, a time of day or both, part by part as Qt has it, or typed whole over what stands there."""

from __future__ import annotations

import re

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QDateTimeEdit

ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
DAY = re.compile(r"\b(\d{1,2})(?:er)?[\s./-]+(\d{1,2}|[^\W\d]+\.?)(?:[\s./-]+(\d{4}|\d{2}))?(?![\d:h])", re.IGNORECASE)
TIME = re.compile(r"\b(\d{1,2})\s*(?::|h)\s*(\d{2})?(?!\d)", re.IGNORECASE)


class When(QDateTimeEdit):
    """Typing over everything, or over the name of the day, begins afresh; Return or leaving the field reads it."""

    _whole = False  # is being typed whole

    def __init__(self, shows: str, language: str) -> None:
        super().__init__()
        self.setLocale(QLocale("fr_FR" if language == "fr" else "en_GB"))
        self.setDisplayFormat(shows)
        self.setCalendarPopup(True)
        self.setCorrectionMode(QDateTimeEdit.CorrectionMode.CorrectToNearestValue)
        self.editingFinished.connect(self._settle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.lineEdit()
        typed = event.text() if event.text().isprintable() else ""
        on_name = self.displayFormat().startswith("ddd") and self.currentSectionIndex() == 0
        if not self._whole and typed and (line.selectedText() == line.text() or (on_name and typed.isdigit())):
            self._whole = True
            line.selectAll()
        if self._whole and typed:
            line.insert(typed)
        elif self._whole and event.key() == Qt.Key.Key_Backspace:
            line.backspace()
        else:
            super().keyPressEvent(event)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        if self._whole:
            return QValidator.State.Intermediate, text, at
        return super().validate(text, at)

    def fixup(self, text: str) -> str:
        """What was typed whole, as it would stand here; what it does not say stays as it was."""
        if not self._whole:
            return super().fixup(text)
        self._whole = False
        return self.textFromDateTime(self._read(text))

    def _settle(self) -> None:
        self._whole = False

    def _read(self, text: str) -> QDateTime:
        before, at = self.dateTime(), self.time()
        if (found := TIME.search(text)) is not None:
            at = QTime(int(found[1]), int(found[2] or 0))
            text = text[: found.start()] + text[found.end() :]
        day = self._day(text.strip())
        return QDateTime(day if day.isValid() else before.date(), at if at.isValid() else before.time())

    def _day(self, text: str) -> QDate:
        if (found := ISO.search(text)) is not None:
            return QDate(int(found[1]), int(found[2]), int(found[3]))
        if (found := DAY.search(text)) is None:
            return QDate()
        year = int(found[3]) if found[3] else self.date().year()
        return QDate(year + 2000 if year < 100 else year, self._month(found[2]), int(found[1]))

    def _month(self, said: str) -> int:
        """By number, or by the beginning of its name; none of them is 0."""
        if said.isdigit():
            return int(said)
        said = said.rstrip(".").casefold()
        names = [self.locale().standaloneMonthName(number).casefold() for number in range(1, 13)]
        return next((number for number, name in enumerate(names, 1) if name.startswith(said) and len(said) > 2), 0)
