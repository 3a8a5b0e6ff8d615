"""A list is read, its columns are understood, and all of it comes in, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cocreation_desk.console.background import Background
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.columns_table import ColumnsTable
from cocreation_desk.console.forms import choice
from cocreation_desk.console.unsaved import RETURNS
from cocreation_desk.desk import people as people_acts
from cocreation_desk.desk import registrations as acts
from cocreation_desk.domain.birthdays import Order
from cocreation_desk.domain.columns import OF_PEOPLE, OF_REGISTRATIONS, Field, checked, proposed
from cocreation_desk.domain.errors import Refused, Trouble
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.people_list import read_people
from cocreation_desk.domain.registration_list import Choices, read_registrations
from cocreation_desk.domain.sheet import Progress, Remark, Sheet
from cocreation_desk.sheets.reading import read_file
from cocreation_desk.store import registrations as rows
from cocreation_desk.store.file import ProgrammeFile
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.parts import column, holding, label, row
from cocreation_desk.words import Say

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
LISTS = " ".join(f"*{suffix}" for suffix in SUFFIXES)
WIDE, HIGH = 1120, 660  # pixels
NARROW = 560
Mapping_ = dict[str, Field]


@dataclass(frozen=True)
class Asked:
    """What the dialog asks beside the columns."""

    order: Order | None = None
    put_zeros_back: bool = False
    side: Side | None = None
    french_regions: bool = False


@dataclass(frozen=True)
class Understood:
    """A list whose columns are understood: how many lines, what to know of it, and what the act is given."""

    rows: int
    remarks: tuple[Remark, ...]
    args: tuple[Any, ...]
    dates_told: bool = True
    short_numbers: int = 0
    without_region: int = 0


@dataclass(frozen=True)
class Destination:
    """Where a list goes: what its columns can be, how it is understood, and the act that takes it in."""

    words: str
    fields: tuple[Field, ...]
    remembered: Callable[[Sheet], Mapping[str, str]]
    understand: Callable[[Sheet, Mapping_, Asked, Progress], Understood]
    act: Callable[..., Any]


@dataclass(frozen=True)
class Taken:
    """A list that is in: under which name, how many lines, and what the act was given and gave."""

    name: str
    rows: int
    args: tuple[Any, ...]
    result: Any


def into_programme(say: Say, file: ProgrammeFile, today: Callable[[], Any]) -> Destination:
    def remembered(sheet: Sheet) -> Mapping[str, str]:
        with file.reader() as db:
            return rows.remembered_mapping(db, sheet.head) or {}

    def understand(sheet: Sheet, mapped: Mapping_, asked: Asked, progress: Progress) -> Understood:
        choices = Choices(asked.order, asked.put_zeros_back, asked.french_regions)
        enrolment = read_registrations(sheet, mapped, today(), choices, progress)
        return Understood(
            len(enrolment.registrations),
            enrolment.remarks,
            (sheet, mapped, enrolment),
            enrolment.order_is_told and asked.order is None,
            enrolment.short_numbers,
            enrolment.without_region,
        )

    return Destination(say("import_into_programme"), OF_REGISTRATIONS, remembered, understand, acts.take_in)


def into_session(say: Say, session_id: str, code: str) -> Destination:
    def understand(sheet: Sheet, mapped: Mapping_, asked: Asked, progress: Progress) -> Understood:
        newcomers = read_people(sheet, mapped, asked.side)
        return Understood(len(newcomers), sheet.remarks, (session_id, newcomers))

    words = say("import_into_session", session=code)
    return Destination(words, OF_PEOPLE, lambda sheet: {}, understand, people_acts.add_many)


class ImportDialog(QDialog):
    taken_in = Signal(object)

    def __init__(self, bridge: Bridge, path: Path, destination: Destination, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._path, self._destination = bridge, path, destination
        self.sheet: Sheet | None = None
        self.understood: Understood | None = None
        say = bridge.say
        self.setWindowTitle(say("import_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDE, HIGH)
        self._file_reading, self._list_reading = Background(self), Background(self)
        self._file_reading.done.connect(self._show_sheet)
        self._file_reading.troubled.connect(self._tell)
        self._file_reading.went_on.connect(self._show_progress)
        self._list_reading.done.connect(self._show_understood)
        self._list_reading.troubled.connect(self._tell)
        self.finished.connect(self._put_away)
        self._about = label(name="hint", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self._doing = label(say("import_reading", name=path.name), "strong", wrap=True)
        self.columns = ColumnsTable(say, destination.fields)
        self.columns.changed.connect(self._understand)
        self.remarks = label(wrap=True)
        self.remarks.hide()
        self.problem = label(name="problem", wrap=True)
        self.problem.hide()
        self.cancel = button(say("form_cancel"), voice="quiet")
        self.cancel.clicked.connect(self.reject)
        self.keep = button(say("import_take_in"), "check", "primary")
        self.keep.clicked.connect(self._take_in)
        self.keep.setDefault(True)
        self.keep.setEnabled(False)
        self._make_choices()
        self._lay_out()
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return imports, from wherever one chooses; on another button it presses that one."""
        if event.key() in RETURNS and isinstance(on := self.focusWidget(), QPushButton):
            on.click()
        else:
            super().keyPressEvent(event)

    def _make_choices(self) -> None:
        say = self._bridge.say
        self.tab, self.spelling = QComboBox(), QComboBox()
        self.tab.activated.connect(self._read)
        self.spelling.activated.connect(self._read)
        self.order = choice(
            [("", say("import_dates_told")), ("dmy", say("import_dates_dmy")), ("mdy", say("import_dates_mdy"))], ""
        )
        self.order.activated.connect(self._understand)
        self.zeros = QCheckBox()
        self.zeros.setMinimumHeight(self.order.sizeHint().height())
        self.zeros.clicked.connect(self._understand)
        self.regions = QCheckBox()
        self.regions.setMinimumHeight(self.order.sizeHint().height())
        self.regions.setToolTip(say("import_regions_tip"))
        self.regions.clicked.connect(self._understand)
        self.side = choice(
            [("", say("import_side_choose")), *((each.value, say(f"side_{each.value}")) for each in Side)], ""
        )
        self.side.activated.connect(self._understand)
        self._asked = {
            "tab": _captioned(say("import_tab"), self.tab),
            "spelling": _captioned(say("import_spelling"), self.spelling),
            "order": _captioned(say("import_dates"), self.order),
            "side": _captioned(say("import_side"), self.side),
            "zeros": self.zeros,
            "regions": self.regions,
        }

    def _lay_out(self) -> None:
        say = self._bridge.say
        choices = Flow(gap=14)
        for asked in self._asked.values():
            choices.addWidget(asked)
            asked.hide()
        waiting = column(1, self._doing, self.progress, 2, gap=12)
        waiting.setContentsMargins(120, 0, 120, 0)
        understood = QVBoxLayout()
        understood.setContentsMargins(0, 0, 0, 0)
        understood.setSpacing(10)
        understood.addLayout(choices)
        understood.addWidget(label(say("import_columns_words"), "caption", wrap=True))
        understood.addWidget(self.columns, 1)
        understood.addWidget(self.remarks)
        self._pages = QStackedWidget()
        self._pages.addWidget(holding(waiting))
        self._pages.addWidget(holding(understood))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(10)
        whole.addWidget(label(self._path.name, "heading", wrap=True))
        whole.addWidget(self._about)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.problem)
        whole.addLayout(row(1, self.cancel, self.keep))
        self._about.setText(self._destination.words)

    # ---- the file -----------------------------------------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        """The file as it is, or as the tab and the letters that were chosen show it."""
        self.understood = None
        self.keep.setEnabled(False)
        self.problem.hide()
        self._pages.setCurrentIndex(0)
        self.progress.setRange(0, 0)
        encoding, tab = self.spelling.currentData() or None, self.tab.currentData() or None
        self._file_reading.start(partial(_sheet_of, self._path, encoding, tab))

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)

    @Slot(object)
    def _show_sheet(self, sheet: Sheet) -> None:
        same_columns = self.sheet is not None and self.sheet.head == sheet.head
        self.sheet = sheet
        say = self._bridge.say
        self._about.setText(
            f"{self._destination.words} {say('import_lines', n=len(sheet.lines))} {say('import_columns_n', n=len(sheet.head))}"
        )
        self._offer_tabs(sheet)
        self._offer_spellings(sheet)
        mapped = self.columns.mapped if same_columns else self._proposal(sheet)
        self.columns.show_sheet(sheet, mapped)
        self._pages.setCurrentIndex(1)
        self._understand()

    def _proposal(self, sheet: Sheet) -> Mapping_:
        before = self._destination.remembered(sheet)
        fields = self._destination.fields
        said = {each: Field(field) for each, field in before.items() if each in sheet.head and field in fields}
        return proposed(sheet.head, said, fields)

    def _offer_tabs(self, sheet: Sheet) -> None:
        self.tab.clear()
        for tab in sheet.tabs:
            self.tab.addItem(tab, tab)
        self.tab.setCurrentIndex(self.tab.findData(sheet.tab))
        self._asked["tab"].setVisible(len(sheet.tabs) > 1)

    def _offer_spellings(self, sheet: Sheet) -> None:
        """How the first words would be written; where it is not sure, somebody has to say."""
        self.spelling.clear()
        if not sheet.is_sure:
            self.spelling.addItem(self._bridge.say("import_spelling_choose"), "")
        for each in sheet.spellings:
            self.spelling.addItem(" · ".join(each.words[:4]) or each.encoding, each.encoding)
        if sheet.is_sure and sheet.spelling is not None:
            self.spelling.setCurrentIndex(self.spelling.findData(sheet.spelling.encoding))
        self._asked["spelling"].setVisible(len(sheet.spellings) > 1)

    # ---- the list -----------------------------------------------------------------------------------------------------------------

    @Slot()
    def _understand(self) -> None:
        """Read the list again with what is now said of its columns."""
        if self.sheet is None:
            return
        self.understood = None
        self.keep.setEnabled(False)
        mapped = self.columns.mapped
        asks_side = Field.SIDE in self._destination.fields and Field.SIDE not in mapped.values()
        self._asked["side"].setVisible(asks_side)
        try:
            checked(mapped)
            if asks_side and not self.side.currentData():
                raise Refused("import_side_needed")
            if not self.sheet.is_sure:
                raise Refused("import_spelling_unsure")
        except Refused as refusal:
            self._list_reading.stop()
            self._tell(refusal)
            return
        side, regions = _side(self.side.currentData()), self.regions.isChecked()
        asked = Asked(self._order(), self.zeros.isChecked(), side, regions)
        understand, sheet = self._destination.understand, self.sheet
        self._list_reading.start(lambda progress: understand(sheet, mapped, asked, progress))

    def _order(self) -> Order | None:
        match self.order.currentData():
            case "dmy":
                return "dmy"
            case "mdy":
                return "mdy"
            case _:
                return None

    @Slot(object)
    def _show_understood(self, understood: Understood) -> None:
        say = self._bridge.say
        self.understood = understood
        self.problem.hide()
        self.remarks.setText("\n".join(f"•  {say(each.key, **each.details)}" for each in understood.remarks))
        self.remarks.setVisible(bool(understood.remarks))
        self._asked["order"].setVisible(not understood.dates_told or self._order() is not None)
        self.zeros.setText(say("import_zeros", n=understood.short_numbers))
        self.zeros.setVisible(understood.short_numbers > 0)
        self.regions.setText(say("import_regions", n=understood.without_region))
        self.regions.setVisible(understood.without_region > 0)
        self.keep.setText(say("import_keep", n=understood.rows))
        self.keep.setEnabled(True)
        if self.focusWidget() in (None, self.cancel):
            self.keep.setFocus()

    @Slot()
    def _take_in(self) -> None:
        understood = self.understood
        if understood is None or self.sheet is None:
            return
        self.keep.setEnabled(False)
        self._doing.setText(self._bridge.say("import_writing"))
        self.progress.setRange(0, 0)
        self._pages.setCurrentIndex(0)
        name = self.sheet.name

        def taken(result: Any) -> None:
            self.taken_in.emit(Taken(name, understood.rows, understood.args, result))
            self.accept()

        self._bridge.do(self._destination.act, *understood.args, then=taken, refused=self._refused)

    def _refused(self, words: str) -> None:
        self._pages.setCurrentIndex(1)
        self._say_problem(words)

    @Slot(object)
    def _tell(self, trouble: Exception) -> None:
        say = self._bridge.say
        words = say(trouble.key, **trouble.details) if isinstance(trouble, Trouble) else say("console_act_failed")
        self._say_problem(words)
        if self.sheet is None:  # there is nothing to look at but the sentence
            self._pages.hide()
            self.keep.hide()
            self.resize(NARROW, self.sizeHint().height())
        else:
            self._pages.setCurrentIndex(1)

    def _say_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    @Slot()
    def _put_away(self) -> None:
        self._file_reading.close()
        self._list_reading.close()


def _sheet_of(path: Path, encoding: str | None, tab: str | None, progress: Progress) -> Sheet:
    return read_file(path, encoding=encoding, tab=tab, progress=progress)


def _captioned(words: str, asked: QComboBox) -> QWidget:
    asked.setAccessibleName(words)
    return holding(row(label(words, "caption"), asked, gap=6))


def _side(chosen: object) -> Side | None:
    return Side(str(chosen)) if chosen else None
