"""The mandate of whoever was elected: its dates, the company's side of it, and the programme month by month."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.forms import Bilingual, Form, choice, line
from cocreation_desk.desk import mandates
from cocreation_desk.domain.mandate import (
    FEWEST_EVENTS,
    LONGEST_COMMITMENT,
    LONGEST_REPORT,
    EventKind,
    Mandate,
    MandateEvent,
    MandateState,
    next_month,
)
from cocreation_desk.widgets.buttons import button, icon_button
from cocreation_desk.widgets.parts import column, holding, label, row, written_in
from cocreation_desk.words import Say

KIND = 190


class MandateForm(Form):
    """Once the mandate is signed only its programme can be written on: what was done, and what came of it."""

    def __init__(self, bridge: Bridge, mandate: Mandate, parent: QWidget) -> None:
        say = bridge.say
        super().__init__(say, say("mandate_title", name=mandate.holder), say("form_save"), parent)
        self.setMinimumWidth(1000)
        self._bridge = bridge
        self._mandate = mandate
        self.title = Bilingual(say, say("rules_office"), mandate.title)
        self.starts = _day(mandate.starts_on, say)
        self.ends = _day(mandate.ends_on, say)
        self.sponsor = line(mandate.sponsor)
        self.commitment = QPlainTextEdit(mandate.commitment)
        self.commitment.setTabChangesFocus(True)
        self.commitment.setPlaceholderText(say("mandate_commitment_hint"))
        self.commitment.setFixedHeight(96)
        self.ends.setAccessibleName(say("mandate_ends"))
        dates = holding(row(self.starts, label(say("mandate_to")), self.ends, 1))
        dates.setFocusProxy(self.starts)
        self.ask(say("rules_office"), self.title)
        self.ask(say("mandate_dates"), dates)
        self.starts.setAccessibleName(say("mandate_starts"))
        self.ask(say("mandate_sponsor"), self.sponsor)
        self.ask(say("mandate_commitment"), self.commitment)
        self.rows: list[EventRow] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self.add = button(say("mandate_add_event"), "plus")
        self.add.clicked.connect(lambda: self.add_event())
        self.ask(say("mandate_programme"), holding(self._list))
        self.fields.addRow("", holding(row(self.add, label(say("mandate_programme_words"), "hint", wrap=True))))
        signed = mandate.state is not MandateState.PROPOSED
        for each in (self.title, self.starts, self.ends, self.sponsor, self.commitment):
            each.setEnabled(not signed)
        for event in mandate.events:
            self.add_event(event)
        while len(self.rows) < FEWEST_EVENTS and not signed:
            self.add_event()
        self.save.setEnabled(not mandate.state.is_over)

    def add_event(self, event: MandateEvent | None = None) -> None:
        months, signed = _months(self._mandate), self._mandate.state is not MandateState.PROPOSED
        at = months[min(len(self.rows), len(months) - 1)]
        made = EventRow(self.say, event or MandateEvent(at, EventKind.MEETING, ""), months, signed)
        made.gone.clicked.connect(lambda: self._remove(made))
        self.rows.append(made)
        self._list.addWidget(made)

    def _remove(self, row_: EventRow) -> None:
        self.rows.remove(row_)
        self._list.removeWidget(row_)
        row_.hide()
        row_.deleteLater()

    @Slot()
    def keep(self) -> None:
        commitment = written_in(self.commitment)
        if len(commitment) > LONGEST_COMMITMENT:
            self.show_problem(self.say("text_too_long", most=LONGEST_COMMITMENT))
            return
        self._bridge.do(
            mandates.edit_mandate,
            self._mandate.id,
            title=self.title.text,
            starts_on=_read(self.starts),
            ends_on=_read(self.ends),
            sponsor=self.sponsor.text().strip(),
            commitment=commitment,
            events=tuple(each.planned for each in self.rows if each.title.text().strip()),
            then=self.done_well,
            refused=self.show_problem,
        )


class EventRow(QWidget):
    """What is planned, and once the mandate is signed, what came of it."""

    def __init__(self, say: Say, event: MandateEvent, months: list[date], reports: bool) -> None:
        super().__init__()
        spoken = QLocale("fr_FR" if say.language == "fr" else "en_GB")
        self.month = QComboBox()
        for month in sorted({*months, event.month}):
            self.month.addItem(spoken.toString(QDate(month.year, month.month, 1), "MMM yyyy"), month.isoformat())
        self.month.setCurrentIndex(self.month.findData(event.month.isoformat()))
        self.month.setAccessibleName(say("mandate_event_month"))
        self.kind = choice([(each.value, say(f"mandate_event_{each.value}")) for each in EventKind], event.kind.value)
        self.kind.setAccessibleName(say("mandate_event_kind"))
        self.kind.setFixedWidth(KIND)
        self.title = QLineEdit(event.title)
        self.title.setPlaceholderText(say("mandate_event_title"))
        self.title.setAccessibleName(say("mandate_event_title"))
        self.done = QCheckBox(say("mandate_event_done"))
        self.done.setChecked(event.done)
        self.gone = icon_button(say("mandate_event_remove"), "bin")
        self.report = QLineEdit(event.report)
        self.report.setMaxLength(LONGEST_REPORT)
        self.report.setPlaceholderText(say("mandate_event_report"))
        self.report.setAccessibleName(say("mandate_event_report"))
        self.report.setVisible(reports)
        line_ = row(self.month, self.kind, self.title, self.done, self.gone, gap=6)
        line_.setStretchFactor(self.title, 1)
        both = column(gap=4)
        both.addLayout(line_)
        both.addWidget(self.report)
        self.setLayout(both)

    @property
    def planned(self) -> MandateEvent:
        month = date.fromisoformat(str(self.month.currentData()))
        kind = EventKind(str(self.kind.currentData()))
        return MandateEvent(month, kind, self.title.text().strip(), self.done.isChecked(), self.report.text().strip())


def _months(mandate: Mandate) -> list[date]:
    """The first day of each month of the mandate."""
    found = [mandate.starts_on.replace(day=1)]
    while (following := next_month(found[-1])) <= mandate.ends_on:
        found.append(following)
    return found


def _day(day: date, say: Say) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setCalendarPopup(True)
    edit.setLocale(QLocale("fr_FR" if say.language == "fr" else "en_GB"))
    edit.setDisplayFormat("d MMMM yyyy")
    return edit


def _read(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())
