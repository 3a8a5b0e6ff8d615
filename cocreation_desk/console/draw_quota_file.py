"""Quotas that come from a file, opened or dropped, and go into one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.draw_quotas import QuotaTable
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.kinds.draw_words import feature_name, value_name
from cocreation_desk.saving import save
from cocreation_desk.sheets.quota_file import ENDINGS, quotas_as
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.drops import Drops
from cocreation_desk.widgets.parts import label, row

MOST_TOLD = 6


class QuotaCard(QWidget):
    """The table with its heading and its file; ``opened`` says that quotas came from one. ``asked_in`` reads it, by place."""

    told = Signal(str)
    opened = Signal()

    def __init__(self, bridge: Bridge, asked_in: Callable[[Path], Mapping[str, Sequence[Quota]]]) -> None:
        super().__init__()
        self._bridge, self._asked_in = bridge, asked_in
        say = bridge.say
        Drops(self, ENDINGS, lambda file, _: self.read(file))
        self.table = QuotaTable(say)
        self.open = button(say("draw_quotas_open"), "folder", tip=say("draw_quotas_open_tip"))
        self.save = button(say("draw_quotas_save"), "save", tip=say("draw_quotas_save_tip"))
        self.open.clicked.connect(self._browse)
        self.save.clicked.connect(self._browse_to_save)
        self.none = label(say("draw_no_quotas"), "hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(label(say("draw_quotas"), "heading"), 1, self.open, self.save))
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.table.changed.connect(self._show_save)
        self._show_save()

    def show_rule(self, with_quotas: bool) -> None:
        self.table.setVisible(with_quotas)
        self.save.setVisible(with_quotas)
        self.none.setVisible(not with_quotas)

    @Slot()
    def _show_save(self) -> None:
        self.save.setEnabled(any(self.table.by_place.values()))

    def read(self, path: Path) -> None:
        """All the quotas of that file instead of those there are, or none."""
        try:
            found = self._asked_in(path)
        except Trouble as trouble:
            self._bridge.troubled.emit(self._bridge.say(trouble.key, **trouble.details))
            return
        self.opened.emit()
        strangers = self.table.take(found)
        say, n = self._bridge.say, len({quota for quotas in found.values() for quota in quotas})
        if strangers:
            self._bridge.troubled.emit(
                say("draw_quotas_strangers", name=path.name, n=len(strangers), quotas=self._named(strangers))
            )
        else:
            self.told.emit(say("draw_quotas_opened", name=path.name, n=n))

    def write(self, path: Path) -> None:
        say = self._bridge.say
        try:
            save(path, quotas_as(path.suffix, self.table.by_place))
        except Trouble as trouble:
            self._bridge.troubled.emit(say(trouble.key, **trouble.details))
        else:
            self.told.emit(say("draw_saved", name=path.name))

    def _named(self, quotas: tuple[Quota, ...]) -> str:
        say = self._bridge.say
        names = [f"{feature_name(q.feature, say)} {say.quoted(value_name(q.feature, q.value, say))}" for q in quotas]
        return say.listing(names[:MOST_TOLD]) + (" …" if len(names) > MOST_TOLD else "")

    @Slot()
    def _browse(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        dialog = QFileDialog(self, self._bridge.say("draw_quotas_open"), str(Path.home()), f"CSV, TOML ({kinds})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.read(Path(chosen)))
        dialog.open()

    @Slot()
    def _browse_to_save(self) -> None:
        start = str(Path.home() / "quotas.csv")
        dialog = QFileDialog(self, self._bridge.say("draw_quotas_save"), start, "CSV (*.csv);;TOML (*.toml)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()
