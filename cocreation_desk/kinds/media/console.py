"""The film: which file, running or not, how much of it is left; the stage is black before and after."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from cocreation_desk.desk import agenda, running
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.hands import FilmHands, Hands
from cocreation_desk.kinds.kind import cue
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import label, pill, row, tone

FILES = "*.mp4 *.mov *.m4v *.webm *.mkv *.avi *.mpg"
IMAGES = "*.png *.jpg *.jpeg *.webp"


class MediaPanel(Panel):
    """Cues ``phase`` and ``playing``: the stage follows the room, so a reopened evening knows where the film stood."""

    def __init__(self, hands: Hands, step_id: str, film: FilmHands | None) -> None:
        super().__init__()
        self._hands = hands
        self._film = film
        self._step_id = step_id
        say = self._say = hands.say
        self.file = label(wrap=True)
        self.state = pill()
        self.left = label(name="bigFigure")
        self.choose = button(say("media_panel_choose"), "folder")
        self.play = button(say("media_panel_play"), "play", "primary")
        self.pause = button(say("media_panel_pause"), "pause")
        self.black = button(say("media_panel_black"), "stop")
        self.choose.clicked.connect(self._browse)
        self.play.clicked.connect(lambda: self._cue(phase="showing", playing=True))
        self.pause.clicked.connect(lambda: self._cue(phase="showing", playing=False))
        self.black.clicked.connect(lambda: self._cue(phase="after", playing=False))
        self.column.addLayout(row(self.state, 1, self.choose))
        self.column.addWidget(self.file)
        self.column.addWidget(self.left)
        self.column.addLayout(row(self.play, self.pause, self.black, 1))
        self.column.addWidget(label(say("media_panel_words"), "hint", wrap=True))
        self.column.addStretch(1)

    def show_room(self, room: Room) -> None:
        step, say = room.step(self._step_id), self._say
        if step is None:
            return
        path = str(step.settings.get("path", ""))
        there = bool(path) and Path(path).is_file()
        self.file.setText(Path(path).name if path else say("media_panel_none"))
        phase, playing = cue(step, "phase", "before"), cue(step, "playing", False)
        key = "playing" if playing and phase == "showing" else "paused" if phase == "showing" else phase
        self.state.setText(say(f"media_panel_{key}") if there or not path else say("media_panel_missing"))
        tone(self.state, "live" if key == "playing" else "bad" if path and not there else "")
        self.play.setEnabled(there)
        self.pause.setEnabled(there and key == "playing")
        self.black.setEnabled(phase != "after")
        self.tick(self._hands.now())

    def tick(self, now: datetime) -> None:
        left = self._film.film_remaining() if self._film is not None else 0
        self.left.setVisible(left > 0)
        seconds = int(timedelta(milliseconds=left).total_seconds())
        self.left.setText(f"−{seconds // 60}:{seconds % 60:02}")

    def _cue(self, phase: str, playing: bool) -> None:
        self._hands.do(running.cue, self._step_id, phase=phase, playing=playing)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self._say("media_panel_choose"), str(Path.home()), f"({FILES} {IMAGES})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, file: str) -> None:
        step = self._hands.room.step(self._step_id)
        if step is not None:
            kind = "image" if f"*{Path(file).suffix.lower()}" in IMAGES.split() else "film"
            self._hands.do(agenda.edit_step, step.id, settings={**step.settings, "path": file, "kind": kind})
