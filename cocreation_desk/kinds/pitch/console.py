"""Candidates speak, one after the other: whose turn it is, how much of the same time is left, what each has used."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Slot

from cocreation_desk.console.files_there import FilesThere
from cocreation_desk.design import PALETTE
from cocreation_desk.desk import running, speeches
from cocreation_desk.domain.election import LONGEST_FILM, Candidate
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.candidates import (
    GRACE,
    LAST_SECONDS,
    film_on_stage,
    minutes_and_seconds,
    on_stage,
    seconds_of,
    speakers_of,
    time_left,
    used_words,
)
from cocreation_desk.kinds.hands import FilmHands, Hands
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.panel import Item, ItemList, Panel
from cocreation_desk.widgets.parts import column, holding, label, pill, row, tone
from cocreation_desk.widgets.ring import Ring


class PitchPanel(Panel):
    """Choosing a candidate only prepares; *Call* puts their card on the stage, *Start* lets their time run.

    A candidate's film is shown before they speak, as long for one as for the other.
    """

    def __init__(self, hands: Hands, step_id: str, film: FilmHands | None = None) -> None:
        super().__init__()
        self._hands = hands
        self._film = film
        self._say = hands.say
        self._step_id = step_id
        self._files = FilesThere(self)
        self._files.changed.connect(self._show_buttons)
        say = self._say
        self.ring = Ring(PALETTE.sunken)
        self.name = label(name="heading", wrap=True)
        self.state = pill()
        self.hint = label(name="hint", wrap=True)
        self.list = ItemList(say("pitch_panel_list"), 150)
        self.list.say_when_empty(say("pitch_panel_empty"), say("pitch_panel_nobody"))
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.call = button(say("pitch_panel_call"), "screen")
        self.start = button(say("pitch_panel_start"), "play", "primary")
        self.stop = button(say("pitch_panel_stop"), "stop", "primary")
        self.all = button(say("pitch_panel_all"), "list")
        self.film = button(say("pitch_panel_film"), "film", tip=say("pitch_panel_film_tip", seconds=LONGEST_FILM))
        self.film.clicked.connect(self._show_film)
        self.anew = button(say("pitch_panel_anew"), "undo", "quiet", say("pitch_panel_anew_tip"))
        self.call.clicked.connect(self._call)
        self.start.clicked.connect(self._start)
        self.stop.clicked.connect(self._stop)
        self.all.clicked.connect(lambda: self._cue(""))
        self.anew.clicked.connect(self._anew)
        about = column(self.name, gap=6)
        about.addLayout(row(self.state, 1))
        about.addWidget(self.hint)
        about.addStretch(1)
        actions = Flow(gap=6)
        for each in (self.start, self.stop, self.film, self.call, self.all, self.anew):
            actions.addWidget(each)
        beside = row(self.ring, gap=16)
        beside.addLayout(about, 1)
        self.column.addLayout(beside)
        self.column.addWidget(holding(actions))
        self.column.addWidget(self.list, 1)

    @property
    def _chosen(self) -> Candidate | None:
        step = self._hands.room.step(self._step_id)
        people = speakers_of(step, self._hands.room) if step else ()
        return next((each for each in people if each.id == self.list.chosen), None)

    @property
    def _shown(self) -> Candidate | None:
        step = self._hands.room.step(self._step_id)
        return on_stage(step, self._hands.room) if step else None

    def show_room(self, room: Room) -> None:
        step = room.step(self._step_id)
        if step is None:
            return
        people = speakers_of(step, room)
        items = []
        for at, each in enumerate(people, start=1):
            used = used_words(room.election, step, each, room.now) if room.election else ""
            speaks = room.election is not None and room.election.speech(step.id, each.id).since is not None
            key = "pitch_panel_speaks" if speaks else "pitch_panel_used" if used else "pitch_panel_waits"
            note = self._say(key, time=used)
            items.append(Item(each.id, f"{at}. {each.name} · {note}\n{each.slogan}", PALETTE.ink_soft if used else ""))
        self.list.show_items(items)
        if not self.list.chosen and people:
            self.list.choose(self._next(room).id)
        self._show_buttons()
        self.tick(self._hands.now())

    def _next(self, room: Room) -> Candidate:
        """The first who has not spoken; the first of all where everybody has."""
        step = room.step(self._step_id)
        people = speakers_of(step, room) if step else ()
        waiting = (
            each
            for each in people
            if room.election and step and not room.election.speech(step.id, each.id).used(room.now)
        )
        return next(waiting, people[0])

    @Slot()
    def _show_buttons(self) -> None:
        room, chosen = self._hands.room, self._chosen
        speaking = room.election.speaking(self._step_id) if room.election else None
        running_now = chosen is not None and speaking is not None and speaking.candidate_id == chosen.id
        self.start.setVisible(not running_now)
        self.stop.setVisible(running_now)
        self.start.setEnabled(chosen is not None)
        self.call.setEnabled(chosen is not None and speaking is None)
        self.all.setEnabled(speaking is None)
        self.anew.setEnabled(chosen is not None and not running_now)
        gone = chosen is not None and bool(chosen.film) and not self._files.has(chosen.film)
        self.film.setVisible(chosen is not None and bool(chosen.film))
        self.film.setEnabled(speaking is None and not gone)
        self.film.setText(self._say("pitch_panel_film_stop" if self._runs else "pitch_panel_film"))
        words = "pitch_panel_film_gone" if gone else "pitch_panel_words" if chosen else "pitch_panel_nobody"
        self.hint.setText(self._say(words))

    @property
    def _runs(self) -> bool:
        """Is a candidate's film on the stage?"""
        step = self._hands.room.step(self._step_id)
        return bool(step and film_on_stage(step, self._hands.room))

    def tick(self, now: datetime) -> None:
        room, say = self._hands.room, self._say
        step = room.step(self._step_id)
        shown = self._shown or self._chosen
        if step is None or shown is None or room.election is None:
            self.ring.show_time("–", 0.0, PALETTE.accent)
            self.name.setText("")
            self.state.hide()
            return
        if self._runs:
            return self._tick_film(shown)
        left = time_left(step, room, shown, now)
        running_now = room.election.speaking(self._step_id) is not None
        colour = PALETTE.stop if left < 0 else PALETTE.warn if left <= LAST_SECONDS else PALETTE.accent
        self.ring.show_time(minutes_and_seconds(left), max(0.0, left / seconds_of(step)), colour)
        self.name.setText(shown.name)
        key = "over" if left <= -GRACE else "grace" if left < 0 else "speaks" if running_now else "ready"
        self.state.setText(say(f"pitch_panel_{key}"))
        self.state.show()
        tone(self.state, {"over": "bad", "grace": "warn", "speaks": "live"}.get(key, ""))

    def _tick_film(self, shown: Candidate) -> None:
        """The card comes back when the film ends, and after the time that all films have."""
        at = (self._film.film_position() if self._film is not None else 0) / 1000
        if at >= LONGEST_FILM:
            self._hands.do(running.cue, self._step_id, film=False)
        self.ring.show_time(minutes_and_seconds(LONGEST_FILM - at), max(0.0, 1 - at / LONGEST_FILM), PALETTE.accent)
        self.name.setText(shown.name)
        self.state.setText(self._say("pitch_panel_film_runs"))
        self.state.show()
        tone(self.state, "live")

    @Slot()
    def _show_film(self) -> None:
        """The same button takes it off the stage again."""
        self._hands.do(running.cue, self._step_id, candidate=self.list.chosen, film=not self._runs)

    def _cue(self, candidate_id: str) -> None:
        self._hands.do(running.cue, self._step_id, candidate=candidate_id, film=False)

    @Slot()
    def _call(self) -> None:
        self._cue(self.list.chosen)

    @Slot()
    def _start(self) -> None:
        self._cue(self.list.chosen)
        self._hands.do(speeches.start_speech, self._step_id, self.list.chosen)

    @Slot()
    def _stop(self) -> None:
        """The card leaves the stage with the time: nothing stands there between two candidates."""
        self._hands.do(speeches.stop_speech, self._step_id, then=self._go_on)

    def _go_on(self, _: object) -> None:
        self._cue("")
        room = self._hands.room
        step = room.step(self._step_id)
        people = [each.id for each in speakers_of(step, room)] if step else []
        if self.list.chosen in people[:-1]:
            self.list.choose(people[people.index(self.list.chosen) + 1])

    @Slot()
    def _anew(self) -> None:
        self._hands.do(speeches.give_time_back, self._step_id, self.list.chosen)
