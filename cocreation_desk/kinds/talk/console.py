"""Somebody speaks: has everybody followed? « I did not get that », counted and tied to nobody."""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.talk.kind import takes_signals
from cocreation_desk.widgets.buttons import large
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import label, pill, row, tone

LATELY = timedelta(minutes=3)
REPHRASE_FROM = 3


class TalkPanel(Panel):
    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._step_id = step_id
        self.speaker = label(name="strong")
        self.signals = label(name="bigFigure")
        self.lately = pill()
        self._words = label(self._say("talk_panel_signals"), wrap=True)
        self.column.addWidget(self.speaker)
        heard = row(self.signals, self._words, self.lately)
        heard.setStretchFactor(self._words, 1)
        self.listen = Empty(self._say("talk_panel_listen"), self._say("talk_panel_listen_words"), large("voice"))
        self.column.addLayout(heard)
        self.column.addWidget(self.listen, 1)
        self.column.addStretch(0)

    def show_room(self, room: Room) -> None:
        step = room.step(self._step_id)
        if step is None:
            return
        speaker = step.settings.get("speaker", "")
        name = Text.from_json(speaker).said_in(self._say.language) if isinstance(speaker, str | dict) else ""
        self.speaker.setText(name)
        self.speaker.setVisible(bool(name))
        asked = takes_signals(step)
        self.signals.setVisible(asked)
        self.signals.setText(self._say.number(len(room.signals.get(step.id, ()))) if asked else "")
        self._words.setVisible(asked)
        self.listen.setVisible(not asked)
        self.tick(self._hands.now())

    def tick(self, now: datetime) -> None:
        given = self._hands.room.signals.get(self._step_id, ())
        lately = sum(1 for at in given if now - at < LATELY)
        self.lately.setVisible(lately >= REPHRASE_FROM)
        self.lately.setText(self._say("talk_panel_rephrase", n=lately))
        tone(self.lately, "warn")
