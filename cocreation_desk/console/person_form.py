"""One participant, as they are written on the list."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.forms import Form, choice, line
from cocreation_desk.desk import attendance, people
from cocreation_desk.domain.people import SEGMENTS, NewParticipant, Participant, Side
from cocreation_desk.domain.text import LANGUAGES, Language, language


class PersonForm(Form):
    """Without a participant it adds somebody who has just walked in, present at once while the session is live."""

    def __init__(self, bridge: Bridge, person: Participant | None, parent: QWidget) -> None:
        say = bridge.say
        super().__init__(say, say("person_edit" if person else "person_add"), say("form_save"), parent)
        self._bridge = bridge
        self._person = person
        self.first_name = line(person.first_name if person else "")
        self.last_name = line(person.last_name if person else "")
        self.side = choice(
            [(side.value, say(f"side_{side.value}")) for side in Side],
            person.side.value if person else Side.CUSTOMER.value,
        )
        self.segment = choice(
            [(each, say(f"segment_{each}")) for each in SEGMENTS], person.segment if person else "none"
        )
        self.organisation = line(person.organisation if person else "")
        self.job_title = line(person.job_title if person else "")
        self.role = line(person.role if person else "")
        self.email = line(person.email if person else "")
        self.minor = QCheckBox(say("person_minor_box"))
        self.minor.setChecked(bool(person and person.is_minor))
        self.guardian = line(person.guardian if person else "")
        self.guardian.setEnabled(self.minor.isChecked())
        self.minor.toggled.connect(self.guardian.setEnabled)
        self.language = choice(
            [("", say("person_language_open")), *((code, say(f"language_{code}")) for code in LANGUAGES)],
            (person.language or "") if person else "",
        )
        for key, field in (
            ("person_first_name", self.first_name),
            ("person_last_name", self.last_name),
            ("person_side", self.side),
            ("person_segment", self.segment),
            ("person_organisation", self.organisation),
            ("person_job_title", self.job_title),
            ("person_role", self.role),
            ("person_email", self.email),
            ("person_language", self.language),
            ("person_minor", self.minor),
            ("person_guardian", self.guardian),
        ):
            self.ask(say(key), field)
        self.first_name.setFocus()

    @Slot()
    def keep(self) -> None:
        session = self._bridge.room.session
        if session is None:
            return
        written = {
            "first_name": self.first_name.text(),
            "last_name": self.last_name.text(),
            "segment": str(self.segment.currentData()),
            "organisation": self.organisation.text(),
            "job_title": self.job_title.text(),
            "role": self.role.text(),
            "email": self.email.text(),
            "guardian": self.guardian.text() if self.minor.isChecked() else "",
        }
        side = Side(self.side.currentData())
        if self._person is None:
            minor = self.minor.isChecked()
            newcomer = NewParticipant(side=side, language=self._language, is_minor=minor, **written)
            then = self._is_here if session.state.is_live else self.done_well
            self._bridge.do(people.add_participant, session.id, newcomer, then=then, refused=self.show_problem)
            return
        after = {**written, "side": side, "language": self._language, "is_minor": self.minor.isChecked()}
        changes = {name: value for name, value in after.items() if getattr(self._person, name) != value}
        act = people.edit_participant
        self._bridge.do(act, self._person.id, then=self.done_well, refused=self.show_problem, **changes)

    @property
    def _language(self) -> Language | None:
        chosen = str(self.language.currentData())
        return language(chosen) if chosen else None

    def _is_here(self, participant_id: str) -> None:
        self._bridge.do(attendance.arrive, participant_id, then=self.done_well)
