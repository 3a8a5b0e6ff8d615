"""All that is held about one person: read, handed to them as a file, or forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from cocreation_desk.console.forgetting_form import shortened
from cocreation_desk.console.page import Given
from cocreation_desk.console.renewing import Renewing
from cocreation_desk.design import PALETTE
from cocreation_desk.desk.forgetting import Forgotten, forget
from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.domain.people import Participant
from cocreation_desk.saving import save
from cocreation_desk.store import forgetting
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.hold_button import HoldButton
from cocreation_desk.widgets.parts import label, row

NOTHING = (None, "", 0, "[]", "{}")


class PersonData(QDialog):
    """The rows as the file has them, so that nothing is left out; to forget, a button is held."""

    def __init__(self, given: Given, person: Participant, parent: QWidget) -> None:
        super().__init__(parent)
        self._given, self._bridge, self._person = given, given.bridge, person
        say = self._bridge.say
        self.setWindowTitle(say("person_data_title", name=person.name))
        self._renewing = Renewing.of(given)
        self._renewing.told.connect(self._tell)
        self.finished.connect(self.deleteLater)
        with given.file.reader() as db:
            held = forgetting.held(db, person.person_id)
            self.found: dict[str, Any] = forgetting.all_of(db, held) if held else {}
        self.text = QPlainTextEdit("\n".join(_lines(self.found)))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(say("person_data_title", name=person.name))
        self.news = label(name="strong", wrap=True)
        self.news.hide()
        self.hand_over = button(say("person_data_save"), "save", tip=say("person_data_save_tip"))
        self.hand_over.clicked.connect(self._browse)
        self.forget = HoldButton(say("person_data_forget"), PALETTE.stop)
        self.forget.setProperty("voice", "danger")
        self.forget.setToolTip(say("person_data_forget_tip"))
        self.forget.held.connect(self._forget)
        close = button(say("forgetting_close"), voice="quiet")
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(label(say("person_data_title", name=person.name), "heading", wrap=True))
        whole.addWidget(label(say("person_data_words"), "hint", wrap=True))
        whole.addWidget(self.text, 1)
        whole.addWidget(self.news)
        whole.addLayout(row(self.hand_over, 1, close, self.forget))
        self.resize(760, 620)

    @Slot()
    def _browse(self) -> None:
        name = str(Path.home() / f"{self._bridge.say('person_data_file')}.json")
        dialog = QFileDialog(self, self._bridge.say("person_data_save"), name, "JSON (*.json)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: Path) -> None:
        say = self._bridge.say
        try:
            save(path, json.dumps(self.found, ensure_ascii=False, indent=1).encode() + b"\n")
        except Unavailable as trouble:
            self._tell(say(trouble.key, **trouble.details))
        else:
            self._tell(say("draw_saved", name=path.name))

    @Slot()
    def _forget(self) -> None:
        self._tell(self._bridge.say("forgetting_under_way"))
        self._bridge.do(forget, self._person.person_id, then=self._forgotten, refused=self._tell)

    def _forgotten(self, done: Forgotten) -> None:
        self._given.stack.clear()  # an undo would write the name again
        say = self._bridge.say
        self.hand_over.setEnabled(False)
        self.forget.setEnabled(False)
        self.found = {}
        self.text.setPlainText("\n".join(shortened(each.text) for each in done.mentions))
        self._tell(say("cli_erased", n=len(done.mentions)))
        self._renewing.start(done.papers)

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.news.setText(words)
        self.news.show()


def _is_ours(name: str) -> bool:
    """Identifiers say nothing to anybody; the file that is handed over has them all the same."""
    return name in ("id", "seq") or name.endswith("_id")


def _lines(found: dict[str, Any]) -> Iterator[str]:
    for table, rows in found.get("rows", {}).items():
        for each in rows:
            told = [f"{name} = {value}" for name, value in each.items() if value not in NOTHING and not _is_ours(name)]
            yield f"{table}: {' · '.join(told) or '–'}"
    for vote in found.get("votes", ()):
        yield f"vote: {vote['code']} {vote['question_fr']} {vote['marks'] or ''}".rstrip()
    for mention in found.get("mentions", ()):
        yield f"{mention['table']}.{mention['column']}: {shortened(mention['text'])}"
