"""A new session from one of the templates: which, what it is called, when, where, in which language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, Qt, QTime, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cocreation_desk.console.forms import choice
from cocreation_desk.domain.templates import Template, load
from cocreation_desk.domain.text import LANGUAGES, Language, Text, language
from cocreation_desk.places import resource
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.fields import time_of_day
from cocreation_desk.widgets.parts import holding, label, row
from cocreation_desk.widgets.when import When
from cocreation_desk.widgets.writing import unmarked
from cocreation_desk.words import Say

FIRST = "open_codir"
COLUMNS = 3


@dataclass(frozen=True)
class Asked:
    """What the facilitator wants to create. Without a programme's name, the session joins the open programme."""

    template: Template
    title: Text
    starts_at: datetime
    language: Language
    place: str
    facilitator: str
    programme: str = ""
    organisation: str = ""


class NewSession(QWidget):
    created = Signal(object)

    def __init__(self, say: Say, now: datetime, with_programme: bool) -> None:
        super().__init__()
        self._say = say
        self.templates = load(resource("templates.json").read_text("utf-8"))
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, template in enumerate(self.templates):
            chosen = _Named(_short(template.name.said_in(say.language)))
            chosen.setProperty("template", True)
            chosen.setObjectName("templateName")
            chosen.setCheckable(True)
            chosen.setToolTip(template.name.said_in(say.language))
            self._group.addButton(chosen, number)
            self.buttons[template.key] = chosen
            grid.addWidget(chosen, number // COLUMNS, number % COLUMNS)
        self._about = label(name="hint", wrap=True)
        self._group.idClicked.connect(self._choose)
        fields = QFormLayout()
        fields.setHorizontalSpacing(16)
        fields.setVerticalSpacing(8)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.programme = QLineEdit()
        self.organisation = QLineEdit()
        self.title = QLineEdit()
        self.place = QLineEdit()
        self.facilitator = QLineEdit()
        self.language = choice([(code, say(f"language_{code}")) for code in LANGUAGES], say.language)
        self.day = When("dddd d MMMM yyyy", say.language)
        tomorrow = (now + timedelta(days=1)).date()
        self.day.setDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
        self.at = time_of_day()
        if with_programme:
            _ask(fields, say("new_programme"), self.programme)
            _ask(fields, say("new_organisation"), self.organisation)
        _ask(fields, say("new_title"), self.title)
        when = row(self.day, self.at, self.language, 1)
        for key, field in (("new_day", self.day), ("new_time", self.at), ("new_language", self.language)):
            field.setAccessibleName(say(key))
        fields.addRow(say("new_when"), holding(when))
        _ask(fields, say("new_place"), self.place)
        _ask(fields, say("new_facilitator"), self.facilitator)
        self.problem = label(name="problem", wrap=True)
        self.problem.hide()
        self.make = button(say("new_create"), "check", "primary")
        self.make.clicked.connect(self._ask_for_it)
        for written in (self.programme, self.organisation, self.title, self.place, self.facilitator):
            written.returnPressed.connect(self._ask_for_it)
        self._with_programme = with_programme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self._about)
        column.addLayout(fields)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignRight)
        self.choose(FIRST)

    @property
    def template(self) -> Template:
        return self.templates[self._group.checkedId()]

    def choose(self, key: str) -> None:
        self.buttons[key].setChecked(True)
        self._choose(self._group.checkedId())

    @Slot(int)
    def _choose(self, _: int) -> None:
        template, say = self.template, self._say
        self._about.setText(
            say(
                "new_about",
                people=template.people.said_in(say.language),
                minutes=say.minutes(template.minutes),
                n=len(template.steps),
            )
        )
        self.title.setPlaceholderText(template.name.said_in(say.language))
        self.at.setTime(QTime(template.start.hour, template.start.minute))

    @Slot()
    def _ask_for_it(self) -> None:
        missing = self._with_programme and not self.programme.text().strip()
        if missing:
            self.show_problem(self._say("new_needs_programme"))
            self.programme.setFocus()
            return
        self.problem.hide()
        day, at = self.day.date(), self.at.time()
        starts_at = datetime(day.year(), day.month(), day.day(), at.hour(), at.minute()).astimezone()
        title = self.title.text().strip()
        self.created.emit(
            Asked(
                template=self.template,
                title=Text(title, title) if title else self.template.name,
                starts_at=starts_at,
                language=language(str(self.language.currentData())),
                place=self.place.text().strip(),
                facilitator=self.facilitator.text().strip(),
                programme=self.programme.text().strip(),
                organisation=self.organisation.text().strip(),
            )
        )

    def show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()


def _ask(fields: QFormLayout, words: str, field: QWidget) -> None:
    caption = QLabel(words)
    caption.setTextFormat(Qt.TextFormat.PlainText)
    caption.setBuddy(field)
    field.setAccessibleName(words)
    fields.addRow(caption, field)


class _Named(QPushButton):
    """Its name ends in an ellipsis where there is no room for all of it; the tip has it whole."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, self.width() - 26)
        self.setText(unmarked(fits))


def _short(name: str) -> str:
    """Without what stands in brackets: the tip has it all."""
    return re.sub(r" \([^()]*\)$", "", name)
