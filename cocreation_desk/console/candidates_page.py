"""The election: who stands and in which order, the rules, who watches, what is missing, the rounds, and the mandate."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cocreation_desk.console.candidates_form import CandidateForm
from cocreation_desk.console.candidates_list import FACE, CandidateList
from cocreation_desk.console.election_order import OrderForm
from cocreation_desk.console.election_rules import RulesForm, rules_told
from cocreation_desk.console.election_strip import ElectionStrip
from cocreation_desk.console.mandate_card import MandateCard
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.photo_reading import PhotoReading
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.console.scrutineers_card import ScrutineersCard
from cocreation_desk.desk import elections
from cocreation_desk.domain.ballot import option_marks
from cocreation_desk.domain.election import Candidate, CandidateState, Election, in_order
from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.domain.room import Room
from cocreation_desk.saving import save
from cocreation_desk.store import elections as rows
from cocreation_desk.widgets.buttons import button, large
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.parts import card, column, holding, label, row, scrolled


class ElectionPage(Page):
    def __init__(self, given: Given) -> None:
        super().__init__()
        self._bridge = given.bridge
        self._file = given.file
        self._address = given.address
        self._memory = given.memory
        self._stack = QStackedWidget()
        self._stack.addWidget(self._election())
        say = self._bridge.say
        begin = button(say("candidate_add"), "plus", "primary")
        begin.clicked.connect(self.add)
        self.earlier = MandateCard(self._bridge)
        nobody = Empty(say("election_none"), say("election_none_words"), large("vote"), begin)
        self._stack.addWidget(holding(column(self.earlier, nobody, gap=12)))
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.addWidget(self._stack)
        self._bridge.changed.connect(self.show_room)
        self.show_room(self._bridge.room)

    def _election(self) -> QWidget:
        both = QWidget()
        columns = QHBoxLayout(both)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(14)
        columns.addWidget(self._candidates(), 3)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 6, 0)
        right.setSpacing(12)
        self.strip = ElectionStrip(self._bridge)
        self.mandate = MandateCard(self._bridge)
        self.scrutineers = ScrutineersCard(self._bridge, self._file.badge_key, self._address)
        held, column = card(margin=18, gap=10)
        column.addWidget(label(self._bridge.say("election_now"), "heading"))
        self.ready = label(wrap=True)
        column.addWidget(self.ready)
        column.addWidget(self.strip)
        for each in (held, self.mandate, self._rules(), self.scrutineers):
            right.addWidget(each)
        right.addStretch(1)
        columns.addWidget(scrolled(holding(right)), 2)
        return both

    def _candidates(self) -> QWidget:
        say = self._bridge.say
        frame, column = card(margin=18, gap=10)
        self.count = label(name="small")
        self.add_one = button(say("candidate_add"), "plus", "primary")
        self.add_one.clicked.connect(self.add)
        self.draw = button(say("order_title"), "merge")
        self.draw.clicked.connect(self._draw)
        self.drawn = label(name="hint", wrap=True)
        self.list = CandidateList(say("candidates_title"), self.photo)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.list.itemDoubleClicked.connect(lambda _: self._edit())
        self.list.photo_dropped.connect(self.take_photo)
        self.edit = button(say("candidate_edit"), "pencil")
        self.validate = button(say("candidate_validate"), "check", "primary")
        self.reject = button(say("candidate_reject"), "cross")
        self.withdraw = button(say("candidate_withdraw"), "back")
        self.again = button(say("candidate_again"), "undo", "quiet")
        self.remove = button(say("candidate_remove"), "bin", "danger")
        self.edit.clicked.connect(self._edit)
        self.validate.clicked.connect(lambda: self._ask(elections.validate))
        self.reject.clicked.connect(self._reject)
        self.withdraw.clicked.connect(self._withdraw)
        self.again.clicked.connect(lambda: self._ask(elections.declare_again))
        self.remove.clicked.connect(lambda: self._ask(elections.remove_candidate))
        column.addLayout(row(label(say("candidates_title"), "heading"), self.count, 1, self.draw, self.add_one))
        self.proof = button(say("order_proof"), "save", "quiet", say("order_proof_tip"))
        self.proof.clicked.connect(self._ask_where)
        beside = row(self.drawn, self.proof)
        beside.setStretchFactor(self.drawn, 1)
        column.addLayout(beside)
        column.addWidget(self.list, 1)
        column.addWidget(label(say("candidate_photo_words"), "hint", wrap=True))
        actions = Flow(gap=6)
        for each in (self.validate, self.edit, self.reject, self.withdraw, self.again, self.remove):
            actions.addWidget(each)
        column.addWidget(holding(actions))
        return frame

    def _rules(self) -> QWidget:
        say = self._bridge.say
        frame, column = card(margin=18, gap=8)
        self.change_rules = button(say("rules_change"), "settings", "quiet")
        self.change_rules.clicked.connect(self._change_rules)
        self.office = label(name="strong", wrap=True)
        self.rules = label(wrap=True)
        column.addLayout(row(label(say("rules_title"), "heading"), 1, self.change_rules))
        column.addWidget(self.office)
        column.addWidget(self.rules)
        return frame

    def photo(self, name: str) -> bytes | None:
        with self._file.reader() as db:
            return rows.picture(db, name)

    @property
    def _chosen(self) -> Candidate | None:
        election = self._bridge.room.election
        return election.candidate(self.list.chosen) if election else None

    @Slot(object)
    def show_room(self, room: Room) -> None:
        election, say = room.election, self._bridge.say
        self._stack.setCurrentIndex(1 if election is None else 0)
        self.earlier.show_room(room)
        if election is None:
            return
        marks = dict(zip((each.id for each in election.standing), option_marks(len(election.standing)), strict=True))
        others = in_order(each for each in election.candidates if not each.state.stands)
        listed = [(each, self._words(each, marks.get(each.id, ""))) for each in (*election.standing, *others)]
        self.list.show_candidates(listed)
        self.count.setText(say("candidates_count", n=len(election.standing), of=len(election.candidates)))
        self.draw.setEnabled(bool(election.standing))
        self.drawn.setText(self._lot(election))
        self.proof.setVisible(bool(election.order_is_drawn and election.lot and election.lot.certificate))
        self.office.setText(election.office.said_in(say.language))
        self.rules.setText("\n".join(rules_told(election, say)))
        self.scrutineers.show_room(room, election)
        missing = election.missing if not election.proclamations and not election.registers else ()
        self.ready.setText(
            "\n".join(f"○ {say(key)}" for key in missing)
            or (f"✓ {say('election_ready')}" if not election.registers else "")
        )
        self.ready.setVisible(bool(self.ready.text()))
        self.strip.show_room(room)
        self.strip.told.setVisible(bool(self.strip.told.text()) and not missing)
        self.mandate.show_room(room)
        self._show_buttons()

    def _words(self, candidate: Candidate, mark: str) -> str:
        say = self._bridge.say
        head = " · ".join(filter(None, (mark, candidate.name, say(f"candidate_state_{candidate.state.value}"))))
        return "\n".join(filter(None, (head, candidate.slogan, candidate.reason)))

    def _lot(self, election: Election) -> str:
        lot, say = election.lot, self._bridge.say
        if lot is None or not election.order_is_drawn:
            return say("order_not_drawn")
        at = say.clock(lot.drawn_at)
        return say(f"order_drawn_{lot.source}", time=at, **({"digits": lot.digits} if lot.digits else {}))

    @Slot()
    def _show_buttons(self) -> None:
        chosen = self._chosen
        state = chosen.state if chosen else None
        declared, validated = state is CandidateState.DECLARED, state is CandidateState.VALIDATED
        self.edit.setEnabled(chosen is not None)
        self.validate.setVisible(declared or chosen is None)
        self.validate.setEnabled(declared)
        self.reject.setVisible(declared)
        self.remove.setVisible(declared)
        self.withdraw.setVisible(declared or validated)
        self.again.setVisible(state in (CandidateState.VALIDATED, CandidateState.WITHDRAWN, CandidateState.REJECTED))

    def _ask(self, act: object) -> None:
        if self.list.chosen:
            self._bridge.do(act, self.list.chosen)  # type: ignore[arg-type]  # an act on a candidate

    @Slot()
    def add(self) -> None:
        CandidateForm(self._bridge, None, self.photo, self).open()

    @Slot()
    def _edit(self) -> None:
        if (chosen := self._chosen) is not None:
            CandidateForm(self._bridge, chosen, self.photo, self).open()

    @Slot()
    def _draw(self) -> None:
        if (election := self._bridge.room.election) is not None:
            OrderForm(self._bridge, election, self).open()

    @Slot()
    def _ask_where(self) -> None:
        say = self._bridge.say
        folder = self._memory.kept("folder", str(Path.home()))
        dialog = QFileDialog(self, say("order_proof"), folder, "JSON (*.json)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{say('order_proof_file')}.json")
        dialog.fileSelected.connect(lambda chosen: self.save_proof(Path(chosen)))
        dialog.open()

    def save_proof(self, path: Path) -> None:
        """The certificate with which anybody can draw the order again."""
        election, say = self._bridge.room.election, self._bridge.say
        if election is None or election.lot is None:
            return
        try:
            save(path, f"{election.lot.certificate}\n".encode())
        except Unavailable as trouble:
            self._bridge.troubled.emit(say(trouble.key, **trouble.details))
            return
        self._memory.keep("folder", str(path.parent))
        self.told.emit(say("draw_saved", name=path.name))

    @Slot()
    def _change_rules(self) -> None:
        if (election := self._bridge.room.election) is not None:
            RulesForm(self._bridge, election, self).open()

    @Slot()
    def _reject(self) -> None:
        self._with_reason("candidate_reject", elections.reject, may_be_empty=False)

    @Slot()
    def _withdraw(self) -> None:
        self._with_reason("candidate_withdraw", elections.withdraw, may_be_empty=True)

    def _with_reason(self, key: str, act: object, may_be_empty: bool) -> None:
        say, chosen = self._bridge.say, self._chosen
        if chosen is not None:
            words = (say(key), say(f"{key}_words", name=chosen.name), say(key))
            ReasonForm(self._bridge, self, *words, act, chosen.id, may_be_empty).open()  # type: ignore[arg-type]  # an act with a reason

    @Slot(str, str)
    def take_photo(self, candidate_id: str, file: str) -> None:
        if not candidate_id:
            self._bridge.troubled.emit(self._bridge.say("candidate_photo_words"))
            return
        reading = PhotoReading(FACE, self)
        reading.read.connect(lambda photo: self._bridge.do(elections.set_photo, candidate_id, photo.data))
        reading.unreadable.connect(lambda: self._bridge.troubled.emit(self._bridge.say("photo_unreadable")))
        for ended in (reading.read, reading.unreadable):
            ended.connect(reading.deleteLater)
        reading.start(file)
