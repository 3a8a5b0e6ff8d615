"""How phones find this computer: through which of its networks, and by which Wi-Fi people get there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from cocreation_desk.console.forms import AROUND, Form
from cocreation_desk.console.network_memory import NetworkMemory
from cocreation_desk.console.try_it import TryIt
from cocreation_desk.kinds.computer import network_for
from cocreation_desk.server.network import Address, Wifi
from cocreation_desk.server.trying import TRYING
from cocreation_desk.widgets.fields import number, passing
from cocreation_desk.widgets.parts import column, emptied, holding, label, pill, row, tone
from cocreation_desk.widgets.writing import unmarked
from cocreation_desk.words import Say

WIDE = 1040  # pixels
CAPTION = 200
MOST_PHONES = 5000


class NetworkForm(Form):
    """``found``: our addresses, the likeliest first, ``None`` until they are known; ``url``: the one the phones use now.

    Another one takes effect when kept. ``expected``: how many phones may come.
    """

    address_chosen = Signal(str)

    def __init__(
        self,
        say: Say,
        memory: NetworkMemory,
        found: Sequence[Address] | None,
        url: str,
        parent: QWidget,
        expected: int = 0,
    ) -> None:
        super().__init__(say, say("network_title"), say("form_save"), parent)
        self._memory = memory
        self._found: tuple[Address, ...] | None = None
        self._in_use = ""
        self._url: str | None = None
        self.setMinimumWidth(WIDE)
        self.choices = QButtonGroup(self)
        self.offered: dict[str, QRadioButton] = {}
        self._which = label(say("network_looking"), "strong", wrap=True)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(6)
        self.trial = TryIt(say)
        wifi = memory.wifi
        self.name, self.password = QLineEdit(wifi.name), QLineEdit(wifi.password)
        self.phones = number(1, MOST_PHONES, max(1, expected))
        passing(self.phones.lineEdit())
        self.phones.valueChanged.connect(self._advise)
        self.advice = label(name="hint", wrap=True)
        whole = row(gap=20)
        whole.addLayout(self._asked(), 1)
        self.in_touch = label(name="hint", wrap=True)
        whole.addLayout(column(self.trial, self.in_touch, 1, gap=10))
        self.trial.grew.connect(self._grow)
        self.fields.addRow(holding(whole))
        self.show_address(url)
        if found is not None:
            self.show_found(found)
        self.show_phones(0, 0)
        self._advise()

    def show_address(self, url: str) -> None:
        """The one phones use now: another network may have been chosen, or come by itself."""
        if url == self._url:
            return
        self._url, self._in_use = url, url.partition("://")[2].partition(":")[0]
        reaches = bool(self._in_use) and not self._in_use.startswith("127.")
        self.trial.show_address(f"{url}{TRYING}" if reaches else "")

    def show_phones(self, connected: int, waiting: int) -> None:
        """How many have a page open, and how many answers have not reached us yet."""
        say = self.say
        lines = [say("network_connected", n=connected)] if connected else []
        lines += [say("network_waiting", n=waiting)] if waiting else []
        self.in_touch.setText(" ".join(lines))
        self.in_touch.setVisible(bool(lines))
        tone(self.in_touch, "warn" if waiting else "")

    def show_found(self, found: Sequence[Address]) -> None:
        """Cables are plugged in and hotspots switched on while one looks; what is ticked stays ticked."""
        found = self._memory.in_order(found)
        if found == self._found:
            return
        ticked = next((ip for ip, each in self.offered.items() if each.isChecked()), self._in_use)
        self._found = found
        self.offered.clear()
        emptied(self._offers)
        self._which.setText(self.say("network_which" if found else "network_none"))
        for address in found:
            self._offers.addWidget(self._offer(address, is_first=address is found[0]))
        for ip, offered in self.offered.items():
            offered.setChecked(ip == ticked)
        self._advise()

    @Slot()
    def _grow(self) -> None:
        self.resize(self.size().expandedTo(self.sizeHint()).boundedTo(self.screen().availableSize() - AROUND))

    def _asked(self) -> QVBoxLayout:
        say = self.say
        asked = column(self._which, gap=8)
        asked.addLayout(self._offers)
        asked.addSpacing(6)
        asked.addWidget(label(say("network_wifi"), "strong"))
        asked.addWidget(label(say("network_wifi_words"), "hint", wrap=True))
        for words, field in ((say("network_wifi_name"), self.name), (say("network_wifi_password"), self.password)):
            asked.addLayout(_captioned(words, field))
        asked.addSpacing(6)
        asked.addLayout(_captioned(say("network_how_many"), self.phones, 1))
        asked.addWidget(self.advice)
        asked.addStretch(1)
        return asked

    def _offer(self, address: Address, is_first: bool) -> QWidget:
        say = self.say
        made = QRadioButton(unmarked(say("network_address", adapter=address.adapter, ip=address.ip)))
        self.choices.addButton(made)
        self.offered[address.ip] = made
        made.toggled.connect(self._advise)
        why = label(say(f"network_{address.likelihood}"), "hint", wrap=True)
        why.setContentsMargins(26, 0, 0, 4)
        made.setAccessibleDescription(why.text())
        best = pill(say("network_likeliest"))
        tone(best, "good")
        best.setVisible(is_first and len(self._found or ()) > 1)
        return holding(column(holding(row(made, best, 1)), why, gap=0))

    @Slot()
    def _advise(self) -> None:
        """What so many phones take, and whether the network that is ticked gives it."""
        needed = network_for(self.phones.value())
        ticked = next((each for each in self._found or () if self.offered[each.ip].isChecked()), None)
        is_too_small = needed != "hotspot" and ticked is not None and ticked.is_hotspot
        words = self.say(f"network_for_{needed}")
        self.advice.setText(f"{self.say('network_too_small')} {words}" if is_too_small else words)
        tone(self.advice, "warn" if is_too_small else "")

    @Slot()
    def keep(self) -> None:
        self._memory.keep_wifi(Wifi(self.name.text().strip(), self.password.text()))
        for address in self._found or ():
            if self.offered[address.ip].isChecked():
                self._memory.choose(address)
                if address.ip != self._in_use:
                    self.address_chosen.emit(address.ip)
        self.done_well()


def _captioned(words: str, field: QWidget, *after: int) -> QVBoxLayout:
    caption = label(words)
    caption.setFixedWidth(CAPTION)
    caption.setBuddy(field)
    field.setAccessibleName(words)
    return column(holding(row(caption, field, *after)))
