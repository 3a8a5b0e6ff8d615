"""Who cannot take part, and what is decided for many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.forms import Form, line
from cocreation_desk.console.registrations_model import Book
from cocreation_desk.desk import registrations as acts
from cocreation_desk.domain.registrations import Clue, Reason, Rules, Way
from cocreation_desk.widgets.parts import label
from cocreation_desk.words import Say

DOUBLES = (Clue.SAME_EMAIL, Clue.SAME_PHONE, Clue.SAME_NAME)


def rule_lines(say: Say, book: Book) -> Iterator[tuple[str, Reason, Way, Clue | None]]:
    """What can be decided by rule now: its words with how many it is about, and what the act is given."""
    counts = book.counts()
    clues = Counter(
        clue
        for each in book.registrations
        if book.is_to_decide(each)
        for clue in {one.clue for one in book.found[each.id]}
    )
    for clue in DOUBLES:
        if clues[clue]:
            for way in (Way.SET_ASIDE, Way.KEEP_NEWEST, Way.KEEP):
                yield say(f"rule_{way.value}_{clue.value}", n=clues[clue]), Reason.DUPLICATE, way, clue
    for reason in Reason:
        if reason is not Reason.DUPLICATE and counts[reason.value]:
            for way in (Way.SET_ASIDE, Way.KEEP):
                words = say(f"rule_{way.value}", name=say(f"filter_{reason.value}"), n=counts[reason.value])
                yield words, reason, way, None


class RulesForm(Form):
    """``changed`` is told the rules before and after."""

    def __init__(
        self, bridge: Bridge, in_force: Rules, changed: Callable[[object, object], None], parent: QWidget
    ) -> None:
        say = bridge.say
        super().__init__(say, say("registrations_rules_title"), say("form_save"), parent)
        self._bridge = bridge
        self._changed = changed
        self.column.insertWidget(1, label(say("registrations_rules_words"), "hint", wrap=True))
        self.organisations = line(", ".join(in_force.organisations))
        self.domains = line(", ".join(in_force.domains), say("rules_domains_hint"))
        self.postcodes = line(", ".join(in_force.postcodes), say("rules_postcodes_hint"))
        self.regions = line(", ".join(in_force.regions), say("rules_regions_hint"))
        self.minors = QCheckBox(say("rules_minors_allowed"))
        self.minors.setChecked(in_force.minors_allowed)
        for key, field in (
            ("rules_organisations", self.organisations),
            ("rules_domains", self.domains),
            ("rules_postcodes", self.postcodes),
            ("rules_regions", self.regions),
            ("rules_minors", self.minors),
        ):
            self.ask(say(key), field)
        self.organisations.setFocus()

    @Slot()
    def keep(self) -> None:
        wanted = Rules(
            organisations=_several(self.organisations),
            domains=_several(self.domains),
            postcodes=_several(self.postcodes),
            regions=_several(self.regions),
            minors_allowed=self.minors.isChecked(),
        )

        def kept(before: object) -> None:
            self._changed(before, wanted)
            self.done_well()

        self._bridge.do(acts.change_rules, wanted, then=kept, refused=self.show_problem)


def _several(field: QLineEdit) -> tuple[str, ...]:
    return tuple(part for each in field.text().replace(";", ",").split(",") if (part := each.strip()))
