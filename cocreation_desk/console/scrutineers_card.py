"""Who watches over the count: their names, how one more is named, and the counters on a window or on their own phone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.link_card import LinkCard
from cocreation_desk.console.people_picker import PeoplePicker, by_name
from cocreation_desk.console.scrutineers_window import ScrutineersWindow
from cocreation_desk.desk import elections
from cocreation_desk.domain.badges import scrutineer_code
from cocreation_desk.domain.election import CandidateState, Election
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.widgets.buttons import button, icon_button
from cocreation_desk.widgets.parts import card, holding, label, row


class ScrutineersCard(QWidget):
    """``address`` is where the phones find us; it is asked for each time a link is shown."""

    def __init__(self, bridge: Bridge, badge_key: bytes, address: Callable[[], str]) -> None:
        super().__init__()
        self._bridge = bridge
        self._badge_key = badge_key
        self._address = address
        self._shown: tuple[tuple[str, str], ...] = ()
        say = bridge.say
        frame, column = card(margin=18, gap=8)
        self.counters = button(say("scrutineers_open"), "eye")
        self.counters.clicked.connect(self.open_counters)
        self.watchers = QVBoxLayout()
        self.watchers.setSpacing(4)
        self.who = PeoplePicker(say, bridge.whose_badge)
        self._offered: list[tuple[str, str]] = []
        self.who.setAccessibleName(say("scrutineers_add"))
        self.name_one = button(say("scrutineers_add"), "plus")
        self.name_one.clicked.connect(self._name_one)
        self.who.chosen.connect(self.name_one.setFocus)
        adding = row(self.who, self.name_one, gap=6)
        adding.setStretchFactor(self.who, 1)
        column.addLayout(row(label(say("scrutineers"), "heading"), 1, self.counters))
        column.addLayout(self.watchers)
        column.addLayout(adding)
        column.addWidget(label(say("scrutineers_words"), "hint", wrap=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def show_room(self, room: Room, election: Election) -> None:
        watching = [each for each in (room.participant(id) for id in election.scrutineers) if each is not None]
        shown = tuple((each.id, each.name) for each in watching)
        if shown != self._shown:
            self._shown = shown
            self._list(watching)
        standing = {
            each.participant_id
            for each in election.candidates
            if each.state not in (CandidateState.WITHDRAWN, CandidateState.REJECTED)
        }
        free = [each for each in room.participants if each.id not in standing and each.id not in election.scrutineers]
        if (offered := [(each.id, each.name) for each in free]) != self._offered:
            chosen, self._offered = self.who.person, offered
            self.who.offer(by_name(free), ())
            self.who.choose(chosen)
        self.name_one.setEnabled(bool(free))

    def _list(self, watching: list[Participant]) -> None:
        say = self._bridge.say
        while (item := self.watchers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in watching:
            link = icon_button(say("scrutineers_link", name=each.name), "phone", "quiet")
            link.clicked.connect(partial(self.show_link, each.id))
            gone = icon_button(say("scrutineers_remove"), "cross", "quiet")
            gone.clicked.connect(partial(self._unname, each.id))
            self.watchers.addWidget(holding(row(label(each.name), 1, link, gone)))

    def show_link(self, participant_id: str, _: bool = False) -> None:
        """That scrutineer's own way to the counters."""
        say, room = self._bridge.say, self._bridge.room
        person = room.participant(participant_id)
        if person is None or room.session is None:
            return
        code = scrutineer_code(self._badge_key, room.session.id, person.id, person.badge_issue)
        address = self._address()
        LinkCard(
            say,
            say("scrutineers_card", name=person.name),
            say("scrutineers_card_how", name=person.name),
            say("scrutineers_card_personal"),
            f"{address}/watch/{code}" if address else "",
            self,
        ).open()

    @Slot()
    def _name_one(self) -> None:
        session, election = self._bridge.room.session, self._bridge.room.election
        if session is not None and election is not None and self.who.person:
            named = (*election.scrutineers, self.who.person)
            self._bridge.do(elections.name_scrutineers, session.id, named)

    def _unname(self, participant_id: str, _: bool = False) -> None:
        session, election = self._bridge.room.session, self._bridge.room.election
        if session is not None and election is not None:
            left = tuple(each for each in election.scrutineers if each != participant_id)
            self._bridge.do(elections.name_scrutineers, session.id, left)

    @Slot()
    def open_counters(self) -> None:
        ScrutineersWindow(self._bridge, self).show()
