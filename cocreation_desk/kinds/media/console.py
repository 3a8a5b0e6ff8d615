"""The film: which file, running or not, how much of it is left; the stage is black before and after."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QSlider

from cocreation_desk.console.files_there import FilesThere
from cocreation_desk.desk import agenda, running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.hands import FilmHands, Hands
from cocreation_desk.kinds.kind import cue
from cocreation_desk.kinds.media.kind import FILMS, IMAGES, showing
from cocreation_desk.widgets.buttons import button, speak_as
from cocreation_desk.widgets.drops import Drops
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import holding, label, pill, row, tone


class MediaPanel(Panel):
    """Cues ``phase`` and ``playing``: the stage follows the room, so a reopened evening knows where the film stood."""

    def __init__(self, hands: Hands, step_id: str, film: FilmHands | None) -> None:
        super().__init__()
        Drops(self, (*FILMS, *IMAGES), lambda file, _: self.take(str(file)))
        self._hands = hands
        self._film = film
        self._step_id = step_id
        self._files = FilesThere(self)
        self._files.changed.connect(lambda: self.show_room(self._hands.room))
        say = self._say = hands.say
        self.file = label(name="strong", wrap=True)
        self.state = pill()
        self.times = label(name="small")
        self.left = label(name="bigFigure")
        self.gone = label(name="small")
        self.choose = button(say("media_panel_choose"), "folder")
        self.play = button(say("media_panel_play"), "play", "primary")
        self.pause = button(say("media_panel_pause"), "pause")
        self.black = button(say("media_panel_black"), "stop")
        self.on = button(say("media_panel_next"), "next", "primary")
        self.choose.clicked.connect(self._browse)
        self.play.clicked.connect(lambda: self._cue(phase="showing", playing=True))
        self.pause.clicked.connect(lambda: self._cue(phase="showing", playing=False))
        self.black.clicked.connect(lambda: self._cue(phase="after", playing=False))
        self.on.clicked.connect(self._go_on)
        self.place = _slider(say("media_panel_place"))
        self.place.sliderMoved.connect(self._seek)
        self.place.actionTriggered.connect(self._place_asked)
        self.volume = _slider(say("media_panel_volume"))
        self.volume.setRange(0, 100)
        self.volume.setPageStep(10)
        self.volume.setMaximumWidth(220)
        self.volume.setValue(film.film_volume() if film is not None else 100)
        self.volume.valueChanged.connect(self._set_volume)
        self._running = holding(row(self.left, self.place, self.gone, gap=12))
        self._sound = holding(row(label(say("media_panel_volume"), "caption"), self.volume, 1, gap=12))
        self.column.addLayout(row(self.state, self.times, 1, self.choose))
        self.column.addWidget(self.file)
        self.column.addWidget(self._running)
        self.column.addLayout(row(self.play, self.pause, self.black, 1, self.on))
        self.column.addWidget(self._sound)
        self.column.addWidget(label(say("media_panel_words"), "hint", wrap=True))
        self.column.addStretch(1)

    def show_room(self, room: Room) -> None:
        step, say = room.step(self._step_id), self._say
        if step is None:
            return
        path = str(step.settings.get("path", ""))
        is_film = step.settings.get("kind", "film") == "film"
        there = self._files.has(path)
        self.file.setText(Path(path).name if path else say("media_panel_none"))
        self.file.setToolTip(path)
        phase, playing = cue(step, "phase", "before" if is_film else "showing"), cue(step, "playing", False)
        key = "playing" if playing and phase == "showing" else "paused" if phase == "showing" else phase
        if key == "paused" and not is_film:
            key = "shown"
        self.state.setText(say(f"media_panel_{key}") if there or not path else say("media_panel_missing"))
        tone(self.state, "live" if key in ("playing", "shown") else "bad" if path and not there else "")
        self._show_times(step, is_film)
        self.play.setVisible(key != "playing")
        self.play.setEnabled(there and key != "shown")
        self.pause.setVisible(is_film and key == "playing")
        self.pause.setEnabled(there)
        self.black.setEnabled(phase != "after")
        self._sound.setVisible(is_film and self._film is not None)
        self.tick(self._hands.now())

    def _show_times(self, step: Step, is_film: bool) -> None:
        """Once it was shown as often as was planned, the obvious thing is to go on."""
        shown, times = cue(step, "shown", 0), step.settings.get("times", 1)
        over = is_film and isinstance(times, int) and shown >= times
        self.times.setVisible(is_film and isinstance(times, int) and times > 1)
        self.times.setText(self._say("media_panel_times", n=shown, of=times))
        self.on.setVisible(over)
        speak_as(self.play, "play", "plain" if over else "primary")
        key = "media_panel_show_image" if not is_film else "media_panel_again" if shown else "media_panel_play"
        self.play.setText(self._say(key))

    def tick(self, now: datetime) -> None:
        length = self._film.film_length() if self._film is not None else 0
        self._running.setVisible(length > 0)
        if self._film is None or length <= 0:
            return
        position = self._film.film_position()
        self.left.setText(f"−{_clock(length - position)}")
        self.gone.setText(_clock(length))
        if not self.place.isSliderDown():
            self.place.setRange(0, length)
            self.place.setPageStep(max(1, length // 20))
            self.place.setValue(position)

    def _cue(self, phase: str, playing: bool) -> None:
        self._hands.do(running.cue, self._step_id, phase=phase, playing=playing)

    @Slot()
    def _go_on(self) -> None:
        session = self._hands.room.session
        if session is not None:
            self._hands.do(running.next_step, session.id)

    @Slot(int)
    def _seek(self, position: int) -> None:
        if self._film is not None:
            self._film.film_seek(position)

    @Slot(int)
    def _place_asked(self, action: int) -> None:
        """Keys and clicks beside the knob; dragging it comes by ``sliderMoved``."""
        if action != QSlider.SliderAction.SliderMove.value:
            self._seek(self.place.sliderPosition())

    @Slot(int)
    def _set_volume(self, volume: int) -> None:
        if self._film is not None:
            self._film.set_film_volume(volume)

    @Slot()
    def _browse(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in (*FILMS, *IMAGES))
        dialog = QFileDialog(self, self._say("media_panel_choose"), str(Path.home()), f"({kinds})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, file: str) -> None:
        step = self._hands.room.step(self._step_id)
        if step is not None:
            self._hands.do(agenda.edit_step, step.id, settings=showing(step, file))


def _slider(name: str) -> QSlider:
    made = QSlider(Qt.Orientation.Horizontal)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _clock(milliseconds: int) -> str:
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 60}:{seconds % 60:02}"
