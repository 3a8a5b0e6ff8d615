"""The table of quotas: every answer with how many gave it, and how many are wanted at least and at most, site by site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cocreation_desk.domain.draw.pool import PoolMember, features_of, values_of
from cocreation_desk.domain.draw.quota_names import as_answered
from cocreation_desk.domain.draw.quotas import Quota, features_in, shares_of
from cocreation_desk.kinds.draw_words import feature_name, value_name
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.fields import number
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.listing import as_list, share_width
from cocreation_desk.widgets.parts import emptied, holding, label, row
from cocreation_desk.widgets.tips import tip
from cocreation_desk.words import Say

MOST_VALUES = 40  # a feature with more answers than that is no feature to set quotas on
HIGHEST = 9999
EVERYWHERE = ""
COLUMNS = ("value", "registered", "least", "most")
WIDTHS = {"registered": 124, "least": 96, "most": 96}
LINE, TITLE = 38, 32  # pixels


class QuotaTable(QWidget):
    """Bounds hold for every site until one site is given its own."""

    changed = Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._members: tuple[PoolMember, ...] = ()
        self._seats: Mapping[str, int] = {EVERYWHERE: 1}  # by place
        self._sites: Mapping[str, str] = {}  # by place, where the site has several
        self._on: list[str] = []
        self._bounds: dict[tuple[str, str, str], tuple[int, int]] = {}  # as asked for, by place, feature and value
        self._suggested: set[str] = set()  # features whose other bounds follow the seats
        self.place = QComboBox()
        self.place.setAccessibleName(say("draw_quotas_of"))
        self.place.currentIndexChanged.connect(self._fill)
        self._places = holding(row(label(say("draw_quotas_of")), self.place, 1))
        self.chips = Flow(gap=6)
        self.features: dict[str, QPushButton] = {}
        self._chips = holding(self.chips)
        self._hint = label(say("draw_quotas_pick"), "hint", wrap=True)
        self._make_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(say("draw_quotas_on"), "caption"))
        column.addWidget(self._chips)
        column.addWidget(self._places)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)
        self.show_places({}, {}, self._seats)

    def _make_table(self) -> None:
        say = self._say
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setHorizontalHeaderLabels([say(f"draw_column_{name}") for name in COLUMNS])
        as_list(self.table, say("draw_quotas"), LINE)
        share_width(self.table, COLUMNS, WIDTHS)
        self.table.setAlternatingRowColors(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)

    def show_pool(self, members: Sequence[PoolMember]) -> None:
        """Other people: what was wanted stays wanted where the answers are still there."""
        self._members = tuple(members)
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

    def show_places(self, names: Mapping[str, str], sites: Mapping[str, str], seats: Mapping[str, int]) -> None:
        """The places there are, by key as one says them; with one, there is nothing to choose. ``seats`` of each, and of
        every other one; ``sites`` of those that share one.
        """
        moved = seats != self._seats
        self._sites, self._seats = sites, seats
        several = len(names) > 1
        wanted = {EVERYWHERE: self._say("draw_quotas_everywhere")} | (dict(names) if several else {})
        if wanted != {self.place.itemData(at): self.place.itemText(at) for at in range(self.place.count())}:
            shown = self.place.currentData()
            self.place.blockSignals(True)
            self.place.clear()
            for key, name in wanted.items():
                self.place.addItem(name, key)
            self.place.setCurrentIndex(max(0, self.place.findData(shown)))
            self.place.blockSignals(False)
            moved = True
        if moved:
            self._fill()
        self._places.setVisible(several)

    def want(self, feature: str, on: bool) -> None:
        """Quotas on this feature or none: first as people registered, give or take one seat."""
        if on == (feature in self._on):
            return
        self._on = [each for each in self._on if each != feature] + ([feature] if on else [])
        if on:
            self._suggested.add(feature)
        if feature in self.features:
            self.features[feature].setChecked(on)
        self._fill()
        self.changed.emit()

    def set_bounds(self, feature: str, value: str, least: int, most: int, place: str = EVERYWHERE) -> None:
        self._bounds[place, feature, value] = (least, most)
        self._fill()
        self.changed.emit()

    def take(self, by_place: Mapping[str, Sequence[Quota]]) -> tuple[Quota, ...]:
        """These quotas instead of all there were; gives those that speak of nobody who registered."""
        meant = {place: as_answered(quotas, self._members) for place, quotas in by_place.items()}
        every = [(place, quota) for place, quotas in meant.items() for quota in quotas]
        self._on = [each for each in features_in([quota for _, quota in every]) if each in self.features]
        self._suggested.clear()
        self._bounds = {(place, q.feature, q.value): (q.least, q.most) for place, q in every}
        for feature, chip in self.features.items():
            chip.blockSignals(True)
            chip.setChecked(feature in self._on)
            chip.blockSignals(False)
        self._fill()
        self.changed.emit()
        return tuple(
            quota
            for quota in dict.fromkeys(quota for _, quota in every)
            if quota.feature not in self._on or quota.value not in values_of(self._members, quota.feature)
        )

    def quotas_of(self, place: str) -> tuple[Quota, ...]:
        return tuple(
            Quota(feature, value, *self._bounds_of(place, feature, value))
            for feature in self._on
            for value in sorted(values_of(self._members, feature))
        )

    @property
    def by_place(self) -> dict[str, tuple[Quota, ...]]:
        """As a file keeps them: once where they are the same everywhere."""
        keys = [self.place.itemData(at) for at in range(1, self.place.count())]
        of_sites = {key: self.quotas_of(key) for key in keys}
        everywhere = self.quotas_of(EVERYWHERE)
        return of_sites if any(quotas != everywhere for quotas in of_sites.values()) else {EVERYWHERE: everywhere}

    def _bounds_of(self, place: str, feature: str, value: str) -> tuple[int, int]:
        for where in (place, self._sites.get(place, EVERYWHERE), EVERYWHERE):
            if (where, feature, value) in self._bounds:
                return self._bounds[where, feature, value]
        seats = self._seats.get(place, self._seats[EVERYWHERE])
        if feature not in self._suggested:
            return 0, seats
        n = self._shares(feature, seats)[value]
        return max(0, n - 1), n + 1

    def _shares(self, feature: str, seats: int) -> dict[str, int]:
        """The seats as people registered."""
        counts = values_of(self._members, feature)
        return shares_of(seats, {value: Fraction(n, len(self._members)) for value, n in counts.items()})

    @Slot()
    def _fill(self) -> None:
        """A line for each feature, and under it one for each answer."""
        quotas = self.quotas_of(self.place.currentData() or EVERYWHERE)
        self._hint.setVisible(not quotas)
        self.table.setVisible(bool(quotas))
        self.table.clearSpans()
        self.table.setRowCount(0)
        self.table.setRowCount(len(quotas) + len(features_in(quotas)))
        at, before = 0, ""
        for quota in quotas:
            if quota.feature != before:
                self._name(at, feature_name(quota.feature, self._say))
                at, before = at + 1, quota.feature
            self._show(at, quota)
            at += 1

    def _name(self, at: int, feature: str) -> None:
        item = QTableWidgetItem(feature)
        item.setToolTip(tip(feature))
        strong = item.font()
        strong.setWeight(strong.Weight.DemiBold)
        item.setFont(strong)
        self.table.setItem(at, 0, item)
        self.table.setSpan(at, 0, 1, len(COLUMNS))
        self.table.setRowHeight(at, TITLE)

    def _show(self, at: int, quota: Quota) -> None:
        say = self._say
        n = values_of(self._members, quota.feature)[quota.value]
        share = say.percent(Fraction(n, max(1, len(self._members))))
        for where, words in enumerate((value_name(quota.feature, quota.value, say), f"{say.number(n)}  ·  {share}")):
            item = QTableWidgetItem(words)
            item.setToolTip(tip(words))
            self.table.setItem(at, where, item)
        self.table.setCellWidget(at, 2, self._bound(quota, "least", quota.least))
        self.table.setCellWidget(at, 3, self._bound(quota, "most", quota.most))

    def _bound(self, quota: Quota, which: str, n: int) -> QSpinBox:
        made = number(0, HIGHEST, n)
        spoken = f"{feature_name(quota.feature, self._say)}, {value_name(quota.feature, quota.value, self._say)}"
        made.setAccessibleName(f"{spoken}, {self._say(f'draw_column_{which}')}")
        made.valueChanged.connect(
            lambda now, key=(quota.feature, quota.value), which=which: self._bound_changed(key, which, now)
        )
        return made

    def _bound_changed(self, key: tuple[str, str], which: str, now: int) -> None:
        place = self.place.currentData() or EVERYWHERE
        least, most = self._bounds_of(place, *key)
        self._bounds[place, *key] = (now, most) if which == "least" else (least, now)
        self.changed.emit()
