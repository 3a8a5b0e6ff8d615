"""Everything the day needs on paper, in one go: what there is, what is missing, and how far the printing is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from cocreation_desk.console.background import Background
from cocreation_desk.console.memory import Memory
from cocreation_desk.domain.errors import Trouble, Unavailable
from cocreation_desk.domain.sheet import Progress
from cocreation_desk.reports.document import Document, Printed
from cocreation_desk.reports.documents import PAPERS
from cocreation_desk.reports.kit import ON_A3, ON_LABELS, bound, contents, parts
from cocreation_desk.reports.order import Order
from cocreation_desk.saving import save
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import column as column_of
from cocreation_desk.widgets.parts import holding, label, row, scrolled
from cocreation_desk.words import Say

Ordered = Callable[[], Order]  # may read the file: not for the Qt thread while papers are made


class KitDialog(QDialog):
    """``made`` brings the one PDF, ``written`` the folder and the papers in it."""

    made = Signal(object)
    written = Signal(object, object)
    labels_wanted = Signal()

    def __init__(self, say: Say, memory: Memory, look: Callable[[], Ordered], parent: QWidget) -> None:
        """``look`` takes the room as it stands and what is wished of labels."""
        super().__init__(parent)
        self._say, self._memory, self._look = say, memory, look
        self._chosen: tuple[Document, ...] = ()
        self._work = Background(self)
        self._work.went_on.connect(self._show_progress)
        self._work.done.connect(self._hand_over)
        self._work.troubled.connect(self._show_trouble)
        self.setWindowTitle(say("kit_dialog"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        self.ticks: dict[str, QCheckBox] = {}
        self.hints: dict[str, QLabel] = {}
        papers = QGridLayout()
        papers.setHorizontalSpacing(20)
        papers.setVerticalSpacing(10)
        papers.setColumnStretch(1, 1)
        for at, document in enumerate(each for each in PAPERS if each.kit):
            tick = self.ticks[document.key] = QCheckBox(say(f"documents_{document.key}"))
            hint = self.hints[document.key] = label(name="hint", wrap=True)
            tick.toggled.connect(self._show_buttons)
            papers.addWidget(tick, at, 0, Qt.AlignmentFlag.AlignTop)
            papers.addWidget(hint, at, 1)
        papers.setRowStretch(papers.rowCount(), 1)
        self.labels = button(say("kit_labels"), "badge", "quiet", tip=say("kit_labels_tip"))
        self.labels.clicked.connect(self.labels_wanted)
        self.words = label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("kit_dialog"))
        self.problem = label(name="problem", wrap=True)
        self.problem.hide()
        self.close_ = button(say("form_cancel"), voice="quiet")
        self.stop = button(say("kit_stop"), "stop", "danger")
        self.into_folder = button(say("kit_folder"), "save")
        self.one_pdf = button(say("kit_one_pdf"), "printer", "primary")
        self.one_pdf.setDefault(True)
        self.close_.clicked.connect(self.reject)
        self.stop.clicked.connect(self._give_up)
        self.into_folder.clicked.connect(self._ask_where)
        self.one_pdf.clicked.connect(self.bind)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(say("kit_dialog"), "heading"))
        column.addWidget(label(say("kit_dialog_words"), "hint", wrap=True))
        column.addWidget(scrolled(holding(papers)), 1)
        column.addLayout(row(self.labels, 1))
        self._under_way = holding(column_of(self.words, holding(row(self.bar, self.stop))))
        column.addWidget(self._under_way)
        column.addWidget(self.problem)
        column.addLayout(row(1, self.close_, self.into_folder, self.one_pdf))
        for document, lack in contents(PAPERS, look()()):
            self.ticks[document.key].setChecked(lack is None or not lack.stops)
        self.show_papers()
        self.resize(720, 640)

    def done(self, result: int) -> None:
        self._work.let_go()
        super().done(result)

    @Slot()
    def bind(self) -> None:
        chosen, ordered = self._begin()

        def work(progress: Progress) -> tuple[Path | None, tuple[Printed, ...]]:
            order = ordered()
            return None, (bound(parts(chosen, order, progress), order),)

        self._work.start(work)

    def write_into(self, folder: Path) -> None:
        """A file for each paper, each whole or not at all."""
        chosen, ordered = self._begin()
        self._memory.keep("folder", str(folder))

        def work(progress: Progress) -> tuple[Path | None, tuple[Printed, ...]]:
            found = [part.printed for part in parts(chosen, ordered(), progress) if part.printed is not None]
            _write(folder, found)
            return folder, tuple(found)

        self._work.start(work)

    @Slot()
    def show_papers(self) -> None:
        """What there is, on what it is printed, and what is missing."""
        order = self._look()()
        for document, lack in contents(PAPERS, order):
            on_labels = document.key in ON_LABELS
            stock = self._say(f"label_stock_{order.labels.stock}") if on_labels else ""
            stock = self._say("kit_a3") if document.key in ON_A3 else stock
            hint = self.hints[document.key]
            hint.setText(self._say(lack.key) if lack is not None else stock)
            self.ticks[document.key].setEnabled(lack is None or not lack.stops)
        self._under_way.hide()
        self.labels.setEnabled(True)
        self._show_buttons()

    def _begin(self) -> tuple[tuple[Document, ...], Ordered]:
        self._chosen = tuple(each for each in PAPERS if each.key in self.ticks and self._goes_in(each.key))
        self.problem.hide()
        self.bar.setRange(0, len(self._chosen))
        self.bar.setValue(0)
        self._under_way.show()
        for each in (self.one_pdf, self.into_folder, self.labels, *self.ticks.values()):
            each.setEnabled(False)
        return self._chosen, self._look()

    def _goes_in(self, key: str) -> bool:
        """What cannot be printed yet goes in as well: the list on top says why."""
        return self.ticks[key].isChecked() or not self.ticks[key].isEnabled()

    @Slot()
    def _show_buttons(self) -> None:
        some = any(tick.isChecked() for tick in self.ticks.values())
        self.one_pdf.setEnabled(some)
        self.into_folder.setEnabled(some)

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self._say("kit_where"), self._memory.kept("folder", str(Path.home())))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.write_into(Path(name)))
        dialog.open()

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        if done < of:
            paper = self._say(f"documents_{self._chosen[done].key}")
            self.words.setText(self._say("kit_making", done=done + 1, of=of, paper=paper))

    @Slot()
    def _give_up(self) -> None:
        self._work.stop()
        self._say_problem(self._say("kit_stopped"))

    @Slot(object)
    def _hand_over(self, made: tuple[Path | None, tuple[Printed, ...]]) -> None:
        folder, papers = made
        if folder is None:
            self.made.emit(papers[0])
        else:
            self.written.emit(folder, papers)
        self.accept()

    @Slot(object)
    def _show_trouble(self, trouble: Exception) -> None:
        if isinstance(trouble, Trouble):
            self._say_problem(self._say(trouble.key, **trouble.details))
        else:
            self._say_problem(self._say("documents_failed"))

    def _say_problem(self, words: str) -> None:
        self.show_papers()
        self.problem.setText(words)
        self.problem.show()


def _write(folder: Path, papers: Sequence[Printed]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise Unavailable("save_folder_closed", folder=folder.name) from trouble
    for each in papers:
        save(folder / each.file_name, each.pdf)
