"""The registrations as Qt can show them: thousands of lines, sifted by what is to decide and by a few letters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from cocreation_desk.design import PALETTE
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.registrations import Finding, Reason, Registration, Rules, Standing, Tally, findings, tally
from cocreation_desk.store.registrations import Import
from cocreation_desk.widgets.line_model import Index, LineModel
from cocreation_desk.words import Say

COLUMNS = ("number", "name", "contact", "postcode", "age_band", "site_choices", "standing")

EVERYBODY, TO_DECIDE, ADMITTED, ASIDE, FORGOTTEN = "all", "to_decide", "admitted", "aside", "forgotten"
NO_RULES = Rules()
NOBODY_YET = Tally(0, 0, {}, 0)


@dataclass(frozen=True)
class Book:
    """All registrations as the file has them, with what there is to say about each."""

    registrations: tuple[Registration, ...] = ()
    by_id: Mapping[str, Registration] = field(default_factory=dict)
    found: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    rules: Rules = NO_RULES
    tally: Tally = NOBODY_YET
    imports: tuple[Import, ...] = ()
    version: int = -1

    def get(self, registration_id: str | None) -> Registration | None:
        return self.by_id.get(registration_id or "")

    def is_to_decide(self, each: Registration) -> bool:
        return each.id in self.found and not each.is_decided

    def counts(self) -> dict[str, int]:
        """How many each filter shows; a reason counts those still to decide."""
        made = {
            EVERYBODY: len(self.registrations),
            TO_DECIDE: self.tally.undecided,
            ADMITTED: self.tally.eligible - self.tally.undecided,
            ASIDE: sum(1 for each in self.registrations if each.state is not Standing.ELIGIBLE),
            FORGOTTEN: self.tally.forgotten,
        }
        return made | {
            reason.value: sum(1 for each in self.registrations if self._is_for(each, reason)) for reason in Reason
        }

    def shows(self, each: Registration, wanted: str) -> bool:
        match wanted:
            case "all":
                return True
            case "to_decide":
                return self.is_to_decide(each)
            case "admitted":
                return each.state is Standing.ELIGIBLE and not self.is_to_decide(each)
            case "aside":
                return each.state is not Standing.ELIGIBLE
            case "forgotten":
                return each.is_forgotten
            case _:
                return self._is_for(each, Reason(wanted))

    def _is_for(self, each: Registration, reason: Reason) -> bool:
        return self.is_to_decide(each) and any(one.reason is reason for one in self.found[each.id])


def book_of(
    registrations: Sequence[Registration], rules: Rules, imports: tuple[Import, ...] = (), version: int = 0
) -> Book:
    gathered: dict[str, tuple[Finding, ...]] = {}
    for each in findings(registrations, rules):
        gathered[each.registration_id] = (*gathered.get(each.registration_id, ()), each)
    by_id = {each.id: each for each in registrations}
    return Book(tuple(registrations), by_id, gathered, rules, tally(registrations, rules), imports, version)


def why(say: Say, book: Book, finding: Finding) -> str:
    """« même e-mail que le n° 0012, Zoé Lefèvre »."""
    twin = book.get(finding.twin_id)
    if twin is not None:
        return say(f"clue_{finding.clue.value}", number=twin.number, name=twin.name)
    return say(f"clue_{finding.clue.value}", number="", name="")


def reasons(say: Say, book: Book, each: Registration) -> str:
    return " · ".join(why(say, book, finding) for finding in book.found[each.id])


def stands(say: Say, book: Book, each: Registration) -> str:
    """Where a registration stands and why, in one line."""
    if each.is_forgotten:
        return say("standing_forgotten_on", on=each.forgotten_at.date() if each.forgotten_at else "")
    if each.state is Standing.DUPLICATE:
        kept = book.get(each.duplicate_of)
        return say("stands_duplicate", number=kept.number if kept else "?")
    if each.state is Standing.EXCLUDED:
        return say.labelled(say("standing_excluded"), say(f"reason_{(each.reason or Reason.OTHER).value}"))
    if book.is_to_decide(each):
        return say.labelled(say("standing_undecided"), reasons(say, book, each))
    if each.person_id:
        return say("standing_invited")
    told = [say("standing_kept" if each.id in book.found else "standing_eligible")]
    if each.is_minor:
        told.append(guardian_words(say, each))
    return " · ".join(told)


def guardian_words(say: Say, each: Registration) -> str:
    """What the parent or guardian of a minor has answered."""
    if not each.guardian_choice:
        return say("guardian_lacks")
    return say("guardian_yes", guardian=each.guardian) if each.has_guardian else say("guardian_no")


class RegistrationsModel(LineModel):
    def __init__(self, say: Say, parent: QObject | None = None) -> None:
        super().__init__([say(f"registrations_column_{name}") for name in COLUMNS], parent)
        self._say = say
        self.book = Book()
        self._sought: dict[str, str] = {}
        self.wanted = EVERYBODY
        self._letters = ""
        self._sorted_by: tuple[int, bool] = (0, False)

    def show(self, book: Book) -> None:
        self.book = book
        self._sought.clear()
        self._sift()

    def look_for(self, letters: str) -> None:
        if letters != self._letters:
            self._letters = letters
            self._sift()

    def want(self, wanted: str) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._sift()

    def _sift(self) -> None:
        typed = folded(self._letters).split()
        self.beginResetModel()
        self._lines = self._in_order(
            each
            for each in self.book.registrations
            if self.book.shows(each, self.wanted) and (not typed or self._is_found(each, typed))
        )
        self.endResetModel()

    def _is_found(self, each: Registration, typed: Sequence[str]) -> bool:
        """Every word that was typed begins one of its words."""
        if each.id not in self._sought:
            words = f"{each.number} {each.first_name} {each.last_name} {each.postcode} {each.organisation}"
            self._sought[each.id] = f" {folded(words)} {folded(each.email)} {each.phone.replace(' ', '')}"
        return all(f" {word}" in self._sought[each.id] for word in typed)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = column, order is Qt.SortOrder.DescendingOrder
        self._sift()

    def _in_order(self, found: Iterable[Registration]) -> list[Registration]:
        column, backwards = self._sorted_by
        ordered = list(found)
        if COLUMNS[column] != "number":
            ordered.sort(key=lambda each: folded(self._words(each, COLUMNS[column])))
        return ordered[::-1] if backwards else ordered

    def at(self, row: int) -> Registration | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rows_of(self, ids: frozenset[str]) -> list[int]:
        return [row for row, each in enumerate(self._lines) if each.id in ids]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each, column = self._lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole or (role == Qt.ItemDataRole.ToolTipRole and column == "standing"):
            return self._words(each, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            if not each.is_eligible:
                return QColor(PALETTE.muted)
            if column == "standing":
                waits = self.book.is_to_decide(each) or (each.is_minor and not each.has_guardian)
                return QColor(PALETTE.warn if waits else PALETTE.ok)
        return None

    def _words(self, each: Registration, column: str) -> str:
        match column:
            case "number":
                return each.number
            case "name":
                return each.name
            case "contact":
                return " · ".join(part for part in (each.email, each.phone) if part)
            case "postcode":
                return each.postcode
            case "age_band":
                return " · ".join(part for part in (each.age_band.replace("-", "–"), each.sex) if part)
            case "site_choices":
                return " › ".join(each.site_choices)
            case _:
                told = reasons if self.book.is_to_decide(each) else stands
                return told(self._say, self.book, each)
