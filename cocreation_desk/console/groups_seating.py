"""Who sits where: the groups of a round as cards, how good they are, and all that is put right by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.groups_cards import Group, GroupCard
from cocreation_desk.console.undo import Deed, Reversible
from cocreation_desk.desk import groups
from cocreation_desk.domain.grouping import Round
from cocreation_desk.domain.groups import GroupPlan, Guides, What
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.group_words import change_words, group_word, quality_lines, round_said, seated_in
from cocreation_desk.shapes import shape
from cocreation_desk.widgets.buttons import button, icon_button
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.parts import card, emptied, holding, label, row, scrolled, yielding

LEAST_SEEN = 180  # pixels of cards


class Seating(QFrame):
    """What is done here is taken back with the window's own undo."""

    def __init__(self, bridge: Bridge, stack: QUndoStack) -> None:
        super().__init__()
        self.setObjectName("card")
        self._bridge, self._stack = bridge, stack
        say = bridge.say
        self._plan: GroupPlan | None = None
        self._drawn_cards: tuple[object, ...] = ()
        self._round = 0
        self._follow = ""
        self._guided = False
        self.catch_up = button(say("groups_catch_up"), "check", tip=say("groups_catch_up_tip"))
        self.release = button(say("groups_release"), "lock", "quiet", say("groups_release_tip"))
        self.before = icon_button(say("groups_round_before"), "back")
        self.after = icon_button(say("groups_round_after"), "next")
        self.here = button(say("groups_round_here"), tip=say("groups_round_here_tip"))
        self.here.setCheckable(True)
        self._quality, self._change = label(wrap=True), label(wrap=True)
        self._round_words = label(name="strong")
        self._lay_out()
        self.catch_up.clicked.connect(self._catch_up)
        self.release.clicked.connect(self._release)
        self.before.clicked.connect(lambda: self._turn_round(-1))
        self.after.clicked.connect(lambda: self._turn_round(1))
        self.here.clicked.connect(self._go_here)

    def _lay_out(self) -> None:
        self._news, news = card("well", margin=10, gap=6)
        changed = row(self._change, self.catch_up)
        changed.setStretch(0, 1)
        news.addLayout(changed)
        self._rounds = holding(row(self.before, self._round_words, self.after, self.here, 1))
        self._cards = Flow(gap=12)
        self._scroll = yielding(scrolled(holding(self._cards)), LEAST_SEEN)
        about = row(self._quality, self.release)
        about.setStretch(0, 1)
        seated = QVBoxLayout(self)
        seated.setContentsMargins(16, 16, 16, 16)
        seated.setSpacing(10)
        seated.addLayout(about)
        seated.addWidget(self._news)
        seated.addWidget(self._rounds)
        seated.addWidget(self._scroll, 1)

    # ---- what is shown ------------------------------------------------------------------------------------------------------------

    def show_plan(self, plan: GroupPlan, room: Room) -> None:
        """A plan that was drawn; another one begins with its first round."""
        say = self._bridge.say
        if self._plan is None or self._plan.id != plan.id:
            self._round = 0
        self._plan = plan
        self._round = min(self._round, len(plan.rounds) - 1)
        self._quality.setText(" ".join(quality_lines(plan, room, say)))
        missing = change_words(plan, room, say)
        self._change.setText(missing)
        self._news.setVisible(bool(missing))
        self.release.setVisible(bool(plan.locked))
        self._rounds.setVisible(len(plan.rounds) > 1)
        self._round_words.setText(round_said(plan, self._round, say))
        self.here.setChecked(plan.round_now == self._round)
        self._show_cards(plan, room)

    def show_nothing(self) -> None:
        self._plan, self._drawn_cards = None, ()

    def _show_cards(self, plan: GroupPlan, room: Room) -> None:
        people = room.participants
        shown = (plan.id, self._round, plan.rounds, plan.locked, dict(plan.guides), people)
        if shown == self._drawn_cards:
            return
        self._drawn_cards = shown
        say, visit = self._bridge.say, plan.wanted.what is What.VISIT
        made = [
            Group(
                at,
                shape(at),
                group_word(at, say),
                tuple(seated_in(plan, self._round, at, people)),
                plan.locked,
                plan.guides.get(at, Guides()) if visit else None,
            )
            for at in range(plan.groups)
        ]
        if len(self.cards) != len(made) or self._guided != visit:
            self._make_cards(made, visit)
        for held, group in zip(self.cards, made, strict=True):
            held.show_group(group, made)
        self._cards.invalidate()
        if self._follow:
            followed = next((each for each in self.cards if each.list.choose(self._follow)), None)
            if followed is not None:
                self._follow = ""
                self._scroll.ensureWidgetVisible(followed)

    def _make_cards(self, made: list[Group], visit: bool) -> None:
        emptied(self._cards)
        self._guided = visit
        for group in made:
            held = GroupCard(self._bridge.say, group.at, group.shape, group.word, visit)
            held.moved.connect(self.move_person)
            held.swapped.connect(self.swap)
            held.lock_asked.connect(self.turn_lock)
            held.guides_named.connect(self._name_guides)
            self._cards.addWidget(held)
            held.show()
        self._scroll.verticalScrollBar().setValue(0)

    @property
    def cards(self) -> list[GroupCard]:
        held = (self._cards.itemAt(at) for at in range(self._cards.count()))
        return [each.widget() for each in held if each is not None and isinstance(each.widget(), GroupCard)]  # type: ignore[misc]

    def _turn_round(self, by: int) -> None:
        if self._plan is not None:
            self._round = (self._round + by) % len(self._plan.rounds)
            self.show_plan(self._plan, self._bridge.room)

    # ---- by hand ------------------------------------------------------------------------------------------------------------------

    @Slot(str, int)
    def move_person(self, person: str, to: int) -> None:
        if self._plan is not None and self._plan.group_of(person, self._round) != to:
            self._follow = person
            self.change("groups_undo_move", self._plan.id, groups.move_person, self._plan.id, self._round, person, to)

    @Slot(str, str)
    def swap(self, one: str, other: str) -> None:
        if self._plan is not None:
            self._follow = one
            self.change("groups_undo_swap", self._plan.id, groups.swap_people, self._plan.id, self._round, one, other)

    @Slot()
    def _catch_up(self) -> None:
        if self._plan is not None:
            self.change("groups_undo_catch_up", self._plan.id, groups.catch_up, self._plan.id)

    def change(self, words: str, plan_id: str, act: Callable[..., Any], *args: Any) -> None:
        """Every act on the seating gives the one before: that is what taking it back writes again."""

        def done(before: tuple[Round, ...]) -> None:
            back = Deed(groups.write_seating, (plan_id, before))
            self._stack.push(Reversible(self._bridge, self._bridge.say(words), Deed(act, args), back))

        self._bridge.do(act, *args, then=done)

    @Slot(str)
    def turn_lock(self, person: str) -> None:
        if self._plan is not None:
            self._follow = person
            self._lock((person,), person not in self._plan.locked)

    @Slot()
    def _release(self) -> None:
        if self._plan is not None:
            self._lock(tuple(self._plan.locked), False)

    def _lock(self, people: tuple[str, ...], locked: bool) -> None:
        assert self._plan is not None
        again, back = (Deed(groups.lock, (self._plan.id, people, as_)) for as_ in (locked, not locked))
        words = self._bridge.say("groups_undo_lock" if locked else "groups_undo_release", n=len(people))
        push = Reversible(self._bridge, words, again, back)
        self._bridge.do(again.act, *again.args, then=lambda _: self._stack.push(push))

    @Slot(int, object)
    def _name_guides(self, at: int, guides: Guides) -> None:
        if self._plan is not None:
            self._bridge.do(groups.name_guides, self._plan.id, at, guides)

    @Slot()
    def _go_here(self) -> None:
        if self._plan is not None:
            self._bridge.do(groups.go_to_round, self._plan.id, self._round)
