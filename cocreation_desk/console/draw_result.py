"""Who was drawn: each seat with whose turn it is, and what becomes of it until everybody comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from cocreation_desk.console.background import Background
from cocreation_desk.console.confirming import Confirming
from cocreation_desk.console.draw_seats import SeatList
from cocreation_desk.console.draw_work import SIMULATED, Next, the_chances, the_next
from cocreation_desk.console.forms import line
from cocreation_desk.console.guardian_form import ask_of_registration
from cocreation_desk.console.page import Given
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.console.undo import Deed, Reversible
from cocreation_desk.desk import draw_taking_back as taking_back
from cocreation_desk.desk import draws
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.draw.chances import Chances
from cocreation_desk.domain.draw.held import Confirmation, DrawState, HeldDraw, Seat
from cocreation_desk.domain.draw.plan import Rule
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.kinds.draw_words import advice_lines, site_names
from cocreation_desk.reports.draw_letters import letters_csv, letters_xlsx
from cocreation_desk.saving import save
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import label, row

SEARCH_WIDE = 240  # pixels


class DrawResult(QWidget):
    told = Signal(str)
    wants_certificate = Signal()

    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        say = bridge.say
        self._stack = given.stack
        self._held: HeldDraw | None = None
        self._sites: dict[str, str] = {}
        self._called = ""
        self._looking = Background(self)
        self._looking.done.connect(self._found)
        self._looking.troubled.connect(self._tell_trouble)
        self._simulating = Background(self)
        self._simulating.done.connect(self._simulated)
        self._simulating.went_on.connect(self._show_progress)
        self._simulating.troubled.connect(self._tell_trouble)
        self._counts = label(name="strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.table = SeatList(say)
        self.search = line(hint=say("draw_search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(say("draw_search"))
        self.search.setFixedWidth(SEARCH_WIDE)
        self.search.textChanged.connect(self.table.seek)
        self.confirm = button(say("draw_confirm"), "check", "primary", say("draw_confirm_tip"))
        self.decline = button(say("draw_decline"), "cross", tip=say("draw_decline_tip"))
        self.no_answer = button(say("draw_no_reply"), "phone", tip=say("draw_no_reply_tip"))
        self.call = button(say("draw_call"), "next", tip=say("draw_call_tip"))
        self.simulate = button(say("draw_simulate"), "list", tip=say("draw_simulate_tip", n=SIMULATED))
        self.simulate.clicked.connect(self.simulate_or_stop)
        self.letters = button(say("draw_letters"), "save", tip=say("draw_letters_tip"))
        self.proof = button(say("draw_proof"), "shield", tip=say("draw_proof_tip"))
        self.certificate = button(say("draw_certificate"), "printer", tip=say("draw_certificate_tip"))
        self.close_draw = button(say("draw_close"), "flag", tip=say("draw_close_tip"))
        self.confirm.clicked.connect(self.confirm_selected)
        self.decline.clicked.connect(partial(self._ask_why, Confirmation.DECLINED))
        self.no_answer.clicked.connect(partial(self._ask_why, Confirmation.NO_ANSWER))
        self.call.clicked.connect(self.call_next)
        self.letters.clicked.connect(self._save_letters)
        self.proof.clicked.connect(self._save_proof)
        self.certificate.clicked.connect(self.wants_certificate)
        self.close_draw.clicked.connect(self._close)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(
            row(self._counts, 1, self.simulate, self.letters, self.proof, self.certificate, self.close_draw, gap=6)
        )
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addLayout(row(self.confirm, self.decline, self.no_answer, 1, self.search, self.call, gap=6))

    def show_draw(self, held: HeldDraw) -> None:
        if held == self._held:
            return
        self._held = held
        self._sites = site_names(held, self._bridge.room.sessions, self._bridge.say)
        self.table.show_draw(held, self._sites)
        self._tell_called()
        come = sum(1 for seat in held.turns if seat.confirmation is Confirmation.CONFIRMED)
        waiting = sum(1 for seat in held.turns if seat.confirmation is Confirmation.TO_CONFIRM)
        counts = {"come": come, "seats": held.plan.seats, "waiting": waiting, "free": len(held.free)}
        self._counts.setText(self._bridge.say("draw_counts", **counts))
        self._show_buttons()

    @property
    def selected(self) -> list[Seat]:
        return self.table.selected

    @Slot()
    def _show_buttons(self) -> None:
        chosen, held = self.selected, self._held
        going_on = held is not None and held.state in (DrawState.DRAWN, DrawState.CONFIRMED)
        holding = [seat for seat in chosen if seat.confirmation.holds_the_seat]
        waiting = [seat for seat in chosen if seat.confirmation is Confirmation.TO_CONFIRM]
        self.confirm.setEnabled(going_on and bool(waiting))
        self.decline.setEnabled(going_on and len(chosen) == len(holding) == 1)
        self.no_answer.setEnabled(going_on and len(chosen) == len(holding) == 1)
        self.call.setEnabled(going_on and held is not None and bool(held.free))
        self.close_draw.setEnabled(going_on)
        self.simulate.setVisible(going_on and held is not None and held.plan.rule is Rule.ORDER)

    @Slot()
    def simulate_or_stop(self) -> None:
        """Estimate everybody's chance for the certificate; the same button gives up."""
        if self.bar.isVisible():
            self._simulating.stop()
            self._show_simulating(False)
        elif self._held is not None:
            self._show_simulating(True)
            self._simulating.start(the_chances(self._held))

    def _show_simulating(self, at_work: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(at_work)
        self.simulate.setText(self._bridge.say("draw_stop" if at_work else "draw_simulate"))

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    @Slot(object)
    def _simulated(self, chances: Chances) -> None:
        self._show_simulating(False)
        if self._held is not None:
            words = self._bridge.say("draw_simulated")
            self._bridge.do(draws.keep_chances, self._held.id, chances, then=lambda _: self.told.emit(words))

    @Slot()
    def confirm_selected(self) -> None:
        """Everybody selected, taken back at once; for a minor, once a parent or guardian has answered."""
        waiting = [seat for seat in self.selected if seat.confirmation is Confirmation.TO_CONFIRM]
        alone = [seat for seat in waiting if seat.needs_guardian]
        ready = [seat for seat in waiting if not seat.needs_guardian]
        self._confirm([seat for seat in ready if seat.full_name] or ready)
        if alone:
            seat = alone[0]
            agreed = partial(self._confirm, [seat])
            ask_of_registration(self._bridge, seat.registration_id, seat.full_name, "", agreed, self)

    def _confirm(self, seats: Sequence[Seat]) -> None:
        held, say = self._held, self._bridge.say
        if held is None or not seats:
            return
        ids = tuple(seat.id for seat in seats)
        one = seats[0].full_name
        words = say("draw_undo_confirm", name=one) if len(seats) == 1 else say("draw_undo_confirm_many", n=len(seats))
        again, back = Deed(draws.confirm_many, (held.id, ids)), Deed(taking_back.unconfirm_many, (held.id, ids))
        listed = {each.id for each in self._bridge.room.participants}

        def confirmed(participant_ids: tuple[str, ...]) -> None:
            self._can_be_taken_back(words, again, back)
            twice = [seat.full_name for seat, each in zip(seats, participant_ids, strict=True) if each in listed]
            if twice:
                self.told.emit(say("draw_were_listed", n=len(twice), names=say.listing(twice)))

        self._bridge.do(again.act, *again.args, then=confirmed)

    def _can_be_taken_back(self, words: str, again: Deed, back: Deed) -> None:
        self._stack.push(Reversible(self._bridge, words, again, back))

    def _ask_why(self, how: Confirmation, _: bool = False) -> None:
        held, say = self._held, self._bridge.say
        if held is None or len(self.selected) != 1:
            return
        (seat,) = self.selected

        def give_up(turn: Turn, seat_id: str, reason: str) -> str:
            draws.give_up(turn, held.id, seat_id, reason, how)
            return reason

        def given_up(reason: str) -> None:
            again = Deed(draws.give_up, (held.id, seat.id, reason, how))
            back = Deed(taking_back.keep_seat, (held.id, seat.id))
            self._can_be_taken_back(say("draw_undo_give_up", name=seat.full_name), again, back)

        title = say("draw_why_declined" if how is Confirmation.DECLINED else "draw_why_no_answer", name=seat.full_name)
        ReasonForm(
            self._bridge, self, title, say("draw_why_words"), say("draw_free_the_seat"), give_up, seat.id, then=given_up
        ).open()

    @Slot()
    def call_next(self) -> None:
        """The next in order for the free seat that is selected, or for the first one."""
        held = self._held
        if held is None or not held.free:
            return
        free = [seat for seat in self.selected if seat in held.free] or list(held.free)
        self.call.setEnabled(False)
        self._looking.start(the_next(held, free[0]))

    @Slot(object)
    def _found(self, found: Next) -> None:
        held, say = self._held, self._bridge.say
        self._show_buttons()
        if held is None:
            return
        if found.number:
            words = say("draw_called", number=found.number)
            again = Deed(draws.call_next, (held.id, found.seat.id, found.number, found.events))
            back = Deed(taking_back.uncall, (held.id, found.seat.id, found.seat.confirmation))

            def called(_: object) -> None:
                self._can_be_taken_back(words, again, back)
                self._called = found.number
                self._tell_called()

            self._bridge.do(again.act, *again.args, then=called)
            return
        advice = found.advice
        if advice is None or not advice.changes:
            self._bridge.troubled.emit(say("draw_nobody_at_all"))
            return

        def relax(turn, _: str, reason: str) -> None:  # type: ignore[no-untyped-def]  # the desk's own turn
            draws.relax(turn, held.id, advice.changes, reason)

        lines = "\n".join((say("draw_nobody_fits"), *advice_lines(advice, say)))
        ReasonForm(
            self._bridge, self, say("draw_nobody_left_title"), lines, say("draw_take_relaxation"), relax, held.id
        ).open()

    def _tell_called(self) -> None:
        """Who was called, once the room knows, and how to reach them: next somebody asks whether they come."""
        turns = self._held.turns if self._held else ()
        called = next((each for each in turns if each.number == self._called), None)
        if called is None:
            return
        self._called = ""
        self.table.choose(called.number)
        name, site = called.full_name or called.number, self._sites[called.place]
        reach = " · ".join(part for part in (name, called.phone, called.email, site) if part)
        self.told.emit(self._bridge.say("draw_called_who", who=reach))

    @Slot()
    def _close(self) -> None:
        held, say = self._held, self._bridge.say
        if held is not None:
            missing = sum(1 for each in held.turns if each.confirmation is Confirmation.TO_CONFIRM) + len(held.free)
            warnings = ["draw_close_final", *(["draw_close_early"] if missing else [])]
            close = partial(self._bridge.do, draws.close_draw, held.id)
            Confirming(say, "draw_close_sure", warnings, close, self).open()

    def _save_letters(self) -> None:
        kinds = "Excel (*.xlsx);;CSV (*.csv)"
        self._browse("draw_letters", "invitations.xlsx", kinds, self.save_letters)

    def _save_proof(self) -> None:
        code = self._held.code if self._held else "T"
        self._browse("draw_proof", f"tirage-{code}.json", "JSON (*.json)", self.save_proof)

    def _browse(self, title: str, name: str, kinds: str, save: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, self._bridge.say(title), str(Path.home() / name), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
        dialog.open()

    def save_letters(self, path: Path) -> None:
        """As its ending says: Excel, or CSV."""
        if self._held is None:
            return
        made = letters_csv if path.suffix.lower() == ".csv" else letters_xlsx
        self._write(path, made(self._bridge.room, self._held, self._bridge.say))

    def save_proof(self, path: Path) -> None:
        """The certificate that anyone can check."""
        made = self._held.certificate if self._held else None
        if made is not None:
            self._write(path, made.write().encode() + b"\n")

    def _write(self, path: Path, content: bytes) -> None:
        say = self._bridge.say
        try:
            save(path, content)
        except Trouble as trouble:
            self._bridge.troubled.emit(say(trouble.key, **trouble.details))
        else:
            self.told.emit(say("draw_saved", name=path.name))

    @Slot(object)
    def _tell_trouble(self, problem: Exception) -> None:
        self._show_buttons()
        self._show_simulating(False)
        say = self._bridge.say
        told = say(problem.key, **problem.details) if isinstance(problem, Trouble) else say("console_act_failed")
        self._bridge.troubled.emit(told)

    def put_away(self) -> None:
        self._looking.close()
        self._simulating.close()
