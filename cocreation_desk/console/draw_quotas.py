"""The table of quotas: every answer with how many gave it, and how many are wanted at least and at most."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cocreation_desk.domain.draw.pool import PoolMember, features_of, values_of
from cocreation_desk.domain.draw.quotas import Quota, shares_of
from cocreation_desk.kinds.draw_words import feature_name
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.fields import number
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.parts import emptied, holding, label
from cocreation_desk.words import Say

MOST_VALUES = 40  # a feature with more answers than that is no feature to set quotas on
HIGHEST = 9999


class QuotaTable(QWidget):
    changed = Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._members: tuple[PoolMember, ...] = ()
        self._seats = 1
        self._on: list[str] = []
        self._bounds: dict[tuple[str, str], tuple[int, int]] = {}
        self.chips = Flow(gap=6)
        self.features: dict[str, QPushButton] = {}
        self._chips = holding(self.chips)
        self.table = QTableWidget(0, 5)
        self.table.setHorizontalHeaderLabels(
            [say(f"draw_column_{name}") for name in ("feature", "value", "registered", "least", "most")]
        )
        self.table.setAccessibleName(say("draw_quotas"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(38)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for at, wide in ((0, 130), (2, 120), (3, 96), (4, 96)):
            head.resizeSection(at, wide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(say("draw_quotas_on"), "caption"))
        column.addWidget(self._chips)
        column.addWidget(self.table, 1)

    def show_pool(self, members: Sequence[PoolMember], seats: int) -> None:
        """Other people: what was wanted stays wanted where the answers are still there."""
        self._members, self._seats = tuple(members), seats
        known = [feature for feature in features_of(members) if len(values_of(members, feature)) <= MOST_VALUES]
        self._on = [feature for feature in self._on if feature in known]
        emptied(self.chips)
        self.features.clear()
        for feature in known:
            chip = button(feature_name(feature, self._say))
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setChecked(feature in self._on)
            chip.toggled.connect(lambda on, feature=feature: self.want(feature, on))
            self.chips.addWidget(chip)
            self.features[feature] = chip
        self._fill()

    def want(self, feature: str, on: bool) -> None:
        """Quotas on this feature or none: first as people registered, give or take one seat."""
        if on == (feature in self._on):
            return
        self._on = [each for each in self._on if each != feature] + ([feature] if on else [])
        if on:
            counts = values_of(self._members, feature)
            shares = shares_of(self._seats, {v: Fraction(n, len(self._members)) for v, n in counts.items()})
            for value, n in shares.items():
                self._bounds.setdefault((feature, value), (max(0, n - 1), n + 1))
        if feature in self.features:
            self.features[feature].setChecked(on)
        self._fill()
        self.changed.emit()

    def set_bounds(self, feature: str, value: str, least: int, most: int) -> None:
        self._bounds[feature, value] = (least, most)
        self._fill()
        self.changed.emit()

    @property
    def quotas(self) -> tuple[Quota, ...]:
        return tuple(
            Quota(feature, value, *self._bounds.get((feature, value), (0, self._seats)))
            for feature in self._on
            for value in sorted(values_of(self._members, feature))
        )

    def _fill(self) -> None:
        quotas, say = self.quotas, self._say
        self.table.setRowCount(len(quotas))
        before = ""
        for at, quota in enumerate(quotas):
            n = values_of(self._members, quota.feature)[quota.value]
            name = feature_name(quota.feature, say) if quota.feature != before else ""
            share = say.percent(Fraction(n, max(1, len(self._members))))
            shown = quota.value or say("draw_no_answer")
            for where, words in enumerate((name, shown, f"{say.number(n)}  ·  {share}")):
                self.table.setItem(at, where, QTableWidgetItem(words))
            self.table.setCellWidget(at, 3, self._bound(quota, "least", quota.least))
            self.table.setCellWidget(at, 4, self._bound(quota, "most", quota.most))
            before = quota.feature

    def _bound(self, quota: Quota, which: str, n: int) -> QSpinBox:
        made = number(0, HIGHEST, n)
        made.setAccessibleName(f"{quota.feature} {quota.value} {self._say(f'draw_column_{which}')}")
        made.valueChanged.connect(
            lambda now, key=(quota.feature, quota.value), which=which: self._bound_changed(key, which, now)
        )
        return made

    @Slot()
    def _bound_changed(self, key: tuple[str, str], which: str, now: int) -> None:
        least, most = self._bounds.get(key, (0, self._seats))
        self._bounds[key] = (now, most) if which == "least" else (least, now)
        self.changed.emit()
