"""One candidacy: who stands, with which slogan and which words, and their picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.candidates_list import PICTURES, Fetch, face
from cocreation_desk.console.forms import Form
from cocreation_desk.console.people_picker import PeoplePicker, by_name
from cocreation_desk.console.photo_reading import Photo, PhotoReading, small_picture
from cocreation_desk.desk import elections
from cocreation_desk.domain.election import LONGEST_FILM, LONGEST_SLOGAN, LONGEST_STATEMENT, Candidate
from cocreation_desk.kinds.media.kind import FILMS
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.drops import Drops
from cocreation_desk.widgets.parts import holding, label, row, written_in

FACE = 120


class CandidateForm(Form):
    def __init__(self, bridge: Bridge, candidate: Candidate | None, fetch: Fetch, parent: QWidget) -> None:
        say = bridge.say
        super().__init__(say, say("candidate_edit" if candidate else "candidate_add"), say("form_save"), parent)
        self.setMinimumWidth(780)
        self._bridge = bridge
        self._candidate = candidate
        self._photo = b""
        self._name = candidate.name if candidate else ""
        self.slogan = QLineEdit(candidate.slogan if candidate else "")
        self.who = PeoplePicker(say, bridge.whose_badge)
        if candidate is None:
            self._offer_people()
            self.ask(say("candidate_who"), self.who)
        else:
            self.ask(say("candidate_who"), label(candidate.name, "strong"))
        self.slogan.setMaxLength(LONGEST_SLOGAN)
        self.ask(say("candidate_slogan"), self.slogan)
        self.statement = QPlainTextEdit(candidate.statement if candidate else "")
        self.statement.setTabChangesFocus(True)
        self.statement.setMinimumHeight(170)
        self.ask(say("candidate_read"), self.statement)
        self.left = label(name="hint", wrap=True)
        self.fields.addRow("", self.left)
        self.face = QLabel()
        self.face.setFixedSize(FACE, FACE)
        Drops(
            self, PICTURES, lambda file, _: self.take(str(file)), lambda *_: self.show_problem(say("photo_unreadable"))
        )
        self.choose = button(say("candidate_photo_choose"), "folder")
        self.choose.clicked.connect(self._browse)
        self._keep_once_read = False
        self._reading = PhotoReading(self._side, self)
        self._reading.read.connect(self._take_read)
        self._reading.unreadable.connect(self._tell_unreadable)
        self.finished.connect(self._reading.let_go)
        held = fetch(candidate.photo) if candidate and candidate.photo else None
        self._show_face(small_picture(held, self._side) if held else None)
        self.ask(say("candidate_photo"), holding(row(self.face, self.choose, 1)))
        self.film = QLineEdit(candidate.film if candidate else "")
        self.film.setPlaceholderText(say("candidate_film_words", seconds=LONGEST_FILM))
        choose_film = button(say("candidate_film_choose"), "film")
        choose_film.clicked.connect(self._browse_film)
        beside = row(self.film, choose_film)
        beside.setStretchFactor(self.film, 1)
        filmed = holding(beside)
        filmed.setFocusProxy(self.film)
        self.ask(say("candidate_film"), filmed)
        self.film.setAccessibleName(say("candidate_film"))
        self.statement.textChanged.connect(self._count)
        self.slogan.textChanged.connect(self._count)
        self._count()
        (self.who if candidate is None else self.slogan).setFocus()

    def _offer_people(self) -> None:
        """Who does not stand yet and does not watch over the count, by family name."""
        room = self._bridge.room
        election = room.election
        taken = {each.participant_id for each in election.candidates} if election else set()
        taken |= set(election.scrutineers) if election else set()
        free = [each for each in room.participants if each.id not in taken]
        self.who.offer(by_name(free), ())
        self.who.chosen.connect(self.slogan.setFocus)
        self.who.missed.connect(lambda typed: self.show_problem(self.say("picker_nobody", typed=typed)))
        self.save.setEnabled(self.who.count() > 0)

    @Slot()
    def _count(self) -> None:
        slogan = LONGEST_SLOGAN - len(self.slogan.text())
        statement = LONGEST_STATEMENT - len(written_in(self.statement))
        self.left.setText(self.say("candidate_left", slogan=slogan, statement=statement))

    @Slot()
    def _browse(self) -> None:
        dialog = QFileDialog(self, self.say("candidate_photo_choose"), str(Path.home()), "(*.jpg *.jpeg *.png *.webp)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    @Slot()
    def _browse_film(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in FILMS)
        dialog = QFileDialog(self, self.say("candidate_film_choose"), str(Path.home()), f"({kinds})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.film.setText)
        dialog.open()

    @Slot(str)
    def take(self, file: str) -> None:
        """The picture is looked at and made small by the desk, when the form is kept."""
        self._reading.start(file)

    @Slot(object)
    def _take_read(self, photo: Photo) -> None:
        self._photo = photo.data
        self._show_face(photo.small)
        if self._keep_once_read:
            self.keep()

    @Slot()
    def _tell_unreadable(self) -> None:
        self._keep_once_read = False
        self.show_problem(self.say("photo_unreadable"))

    @property
    def _side(self) -> int:
        return round(FACE * self.devicePixelRatioF())

    def _show_face(self, small: QImage | None) -> None:
        self.face.setPixmap(face(small, self._name or "?", FACE, self.devicePixelRatioF()))

    @Slot()
    def keep(self) -> None:
        session = self._bridge.room.session
        self._keep_once_read = self._reading.is_busy
        if session is None or self._keep_once_read:
            return
        slogan, statement, film = self.slogan.text(), written_in(self.statement), self.film.text().strip()
        if film and not Path(film).is_file():
            self.show_problem(self.say("candidate_film_gone", name=Path(film).name))
            return
        if self._candidate is None:
            if not self.who.person:
                self.show_problem(self.say("candidate_who_first"))
                return
            args = (session.id, self.who.person, slogan, statement, self._photo, film)
            self._bridge.do(elections.declare, *args, then=self.done_well, refused=self.show_problem)
            return
        act, chosen = elections.edit_candidate, self._candidate.id
        photo = self._photo or None
        self._bridge.do(act, chosen, slogan, statement, photo, film, then=self.done_well, refused=self.show_problem)
