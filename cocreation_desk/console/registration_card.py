"""One registration as it was given, beside the one it resembles."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from cocreation_desk.console.registrations_model import Book, stands, why
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import card, column, emptied, holding, label, rule, scrolled, tone
from cocreation_desk.words import Say

WIDE = 400  # pixels


class RegistrationCard:
    """What is the same in both stands out: it is why somebody has to look."""

    def __init__(self, say: Say, ask_guardian: Callable[[Registration], object]) -> None:
        self._say, self._ask_guardian = say, ask_guardian
        self.frame, around = card(margin=0, gap=0)
        self.frame.setFixedWidth(WIDE)
        self._column = column(gap=10)
        self._column.setContentsMargins(16, 16, 16, 16)
        around.addWidget(scrolled(holding(self._column)))

    def show(self, book: Book, registration: Registration | None) -> None:
        self.frame.setVisible(registration is not None)
        emptied(self._column)
        if registration is None:
            return
        say = self._say
        found = book.found.get(registration.id, ())
        twin_id = registration.duplicate_of or next((each.twin_id for each in found if each.twin_id), None)
        twin = book.get(twin_id)
        self._column.addWidget(label(registration.name or say("registration_without_name"), "heading", wrap=True))
        state = label(stands(say, book, registration), "caption", wrap=True)
        self._column.addWidget(state)
        if registration.is_decided:
            self._column.addWidget(label(self._decided(registration), "hint", wrap=True))
            for each in found:
                self._column.addWidget(label(why(say, book, each), "hint", wrap=True))
        if registration.is_minor:
            ask = button(say("guardian_ask"), "pencil", tip=say("guardian_ask_tip"))
            ask.clicked.connect(lambda: self._ask_guardian(registration))
            self._column.addWidget(ask)
        self._column.addWidget(rule())
        self._column.addLayout(self._grid(registration, twin))
        self._column.addStretch(1)

    def _decided(self, registration: Registration) -> str:
        by = "decided_by_rule" if registration.decided_by == "rule" else "decided_by_hand"
        at = registration.decided_at
        return self._say(by, at=at.astimezone()) if at else self._say(by, at="")

    def _grid(self, one: Registration, twin: Registration | None) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1 if twin else 0)
        ones, twins = self._lines(one), self._lines(twin) if twin else {}
        shown = [key for key in ones if ones[key] or twins.get(key)]
        for row, key in enumerate(shown):
            grid.addWidget(label(self._say(f"field_{key}"), "hint", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            same = bool(twin) and key != "number" and folded(ones[key]) == folded(twins.get(key, ""))
            for place, words in ((1, ones[key]), (2, twins.get(key, ""))):
                if place == 1 or twin:
                    grid.addWidget(_cell(words, same), row, place, Qt.AlignmentFlag.AlignTop)
        return grid

    def _lines(self, each: Registration) -> dict[str, str]:
        say = self._say
        return {
            "number": each.number,
            "first_name": each.first_name,
            "last_name": each.last_name,
            "email": each.email,
            "phone": each.phone,
            "postcode": each.postcode,
            "region": each.region,
            "age_band": each.age_band.replace("-", "–"),
            "sex": each.sex,
            "site_choice": "\n".join(each.site_choices),
            "segment": "" if each.segment == "none" else say(f"segment_{each.segment}"),
            "organisation": each.organisation,
            "registered_at": say.spoken(each.registered_at.astimezone()) if each.registered_at else "",
            "guardian": each.guardian,
            "stratum": "\n".join(say.labelled(name, value) for name, value in each.strata.items()),
        }


def _cell(words: str, same: bool) -> QLabel:
    # An address may be broken after its sign, so that two of them fit side by side.
    cell = label(words.replace("@", "@\u200b") or "–", "caption" if same else "", wrap=True)
    cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if same:
        tone(cell, "same")
    return cell
