"""What the door answers, big enough to be read in passing: who came in, or why nobody did."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.words_of import side_look
from cocreation_desk.desk.attendance import Arrival
from cocreation_desk.domain.people import Participant, Presence
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.door_words import group_line
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.widgets.parts import column, label, tone

LONGEST_TYPED = 40


class DoorAnswer(QFrame):
    """``participant_id`` is whom it spoke of last; empty for nobody. The words wait for the room to know a newcomer."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("doorAnswer")
        self._bridge = bridge
        self.participant_id = ""
        self._line = ""
        self._sounds = "quiet"
        self._has_come = False
        self.mark = label(name="doorMark")
        self.name = label(name="doorName", wrap=True)
        self.line = label(name="doorLine", wrap=True)
        self.about = label(name="strong", wrap=True)
        self.setMinimumHeight(132)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(16)
        whole.addWidget(self.mark)
        words = column(1, self.name, self.line, self.about, 1, gap=2)
        whole.addLayout(words, 1)
        self.say_nothing()

    def say_nothing(self) -> None:
        say = self._bridge.say
        self._tell("quiet", say("door_ready"), say("door_ready_words"))

    def arrived(self, arrival: Arrival) -> None:
        say = self._bridge.say
        if arrival.already_at is not None:
            self._about(arrival.participant_id, "warn", say("door_already", time=arrival.already_at))
        elif arrival.before.left_at is not None:
            self._about(arrival.participant_id, "good", say("door_back"))
        elif arrival.presence is Presence.LATE:
            self._about(arrival.participant_id, "good", say("door_late"))
        else:
            self._about(arrival.participant_id, "good", say("door_welcome"))

    def marked(self, participant_id: str, presence: Presence) -> None:
        good = "good" if presence.is_here else "quiet"
        self._about(participant_id, good, self._bridge.say("door_marked", presence=self._presence(presence)))

    def spare(self, number: int) -> None:
        say = self._bridge.say
        self._tell("quiet", say("door_spare", n=number), say("door_spare_words"), mark="+")

    def wrong(self, why: str, of: str) -> None:
        say, owner = self._bridge.say, self._bridge.room.participant(of)
        about = owner.name if owner is not None else ""
        self._tell("bad", say(f"door_wrong_{why}"), say(f"door_wrong_{why}_words"), about, "✕")

    def nobody(self, typed: str, offered: bool) -> None:
        """``offered``: they need only press Return once more to be on the list."""
        say = self._bridge.say
        words = say("door_wrong_nobody_offer" if offered else "door_wrong_nobody_words")
        self._tell("bad", say("door_wrong_nobody", typed=typed[:LONGEST_TYPED]), words, mark="✕")

    def several(self, n: int) -> None:
        say = self._bridge.say
        self._tell("quiet", say("door_several", n=n), say("door_several_words"))

    def nobody_meant(self) -> None:
        say = self._bridge.say
        self._tell("quiet", say("door_nobody_meant"), say("door_ready_words"))

    def refused(self, words: str) -> None:
        self._tell("bad", words, "", mark="✕")

    def show_room(self, room: Room) -> None:
        """Whoever it speaks of is shown as they are now; somebody taken off the list again is not spoken of."""
        person = room.participant(self.participant_id)
        if person is not None:
            self._has_come = self._has_come or person.presence is not Presence.EXPECTED
            self._show(person, room)
        elif self._has_come:
            self.say_nothing()

    def _about(self, participant_id: str, sounds: str, line: str) -> None:
        self.participant_id = participant_id
        self._line, self._sounds, self._has_come = line, sounds, False
        self.show_room(self._bridge.room)

    def _show(self, person: Participant, room: Room) -> None:
        say, look = self._bridge.say, side_look(person.side)
        took_back = self._has_come and person.presence is Presence.EXPECTED
        tone(self, "quiet" if took_back else self._sounds)
        self.mark.setText(look.hollow if not person.presence.is_here else look.shape)
        self.mark.setStyleSheet(f"color: {look.ink}")
        self.name.setText(person.name)
        self.line.setText(say("door_taken_back") if took_back else self._line)
        number = say("door_badge", n=person.badge_no)
        spare = next((n for n, wearer in room.spares.items() if wearer == person.id), None)
        if spare is not None:
            number = say("door_spare", n=spare)
        parts = (side_name(person.side, room, say), group_line(room, person.id, say), person.role, number)
        self.about.setText(" · ".join(part for part in parts if part))
        self.about.show()

    def _tell(self, sounds: str, name: str, line: str, about: str = "", mark: str = "") -> None:
        self.participant_id, self._has_come = "", False
        tone(self, sounds)
        self.mark.setText(mark)
        self.mark.setStyleSheet("")
        self.name.setText(name)
        self.line.setText(line)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def _presence(self, presence: Presence) -> str:
        return self._bridge.say(f"presence_{presence.value}")
