"""How phones find this computer: through which of its networks, and by which Wi-Fi people get there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from cocreation_desk.console.forms import Form
from cocreation_desk.console.network_memory import NetworkMemory
from cocreation_desk.server.network import Address, Wifi
from cocreation_desk.widgets.parts import card, column, holding, label, pill, row, tone
from cocreation_desk.widgets.qr import QrCode
from cocreation_desk.words import Say

WIDE = 940  # pixels
CAPTION = 150
CODE_SIDE = 176


class NetworkForm(Form):
    """``found``: our addresses, the likeliest first; ``url``: the one the phones use now. Another one takes effect when kept."""

    address_chosen = Signal(str)

    def __init__(self, say: Say, memory: NetworkMemory, found: Sequence[Address], url: str, parent: QWidget) -> None:
        super().__init__(say, say("network_title"), say("form_save"), parent)
        self._memory = memory
        self._found = {each.ip: each for each in found}
        self._in_use = url.partition("://")[2].partition(":")[0]
        self.setMinimumWidth(WIDE)
        self.choices = QButtonGroup(self)
        self.offered: dict[str, QRadioButton] = {}
        asked = column(label(say("network_which" if found else "network_none"), "strong", wrap=True), gap=10)
        for at, address in enumerate(found):
            asked.addWidget(self._offer(address, is_first=at == 0))
        asked.addSpacing(8)
        asked.addWidget(label(say("network_wifi"), "strong"))
        asked.addWidget(label(say("network_wifi_words"), "hint", wrap=True))
        wifi = memory.wifi
        self.name, self.password = QLineEdit(wifi.name), QLineEdit(wifi.password)
        for words, field in ((say("network_wifi_name"), self.name), (say("network_wifi_password"), self.password)):
            caption = label(words)
            caption.setFixedWidth(CAPTION)
            caption.setBuddy(field)
            field.setAccessibleName(words)
            asked.addLayout(row(caption, field))
        asked.addStretch(1)
        whole = row(gap=20)
        whole.addLayout(asked, 5)
        whole.addWidget(self._advice(url), 3)
        self.fields.addRow(holding(whole))

    def _offer(self, address: Address, is_first: bool) -> QWidget:
        say = self.say
        made = QRadioButton(say("network_address", adapter=address.adapter, ip=address.ip))
        made.setChecked(address.ip == self._in_use)
        self.choices.addButton(made)
        self.offered[address.ip] = made
        why = label(say(f"network_{address.likelihood}"), "hint", wrap=True)
        why.setContentsMargins(26, 0, 0, 4)
        made.setAccessibleDescription(why.text())
        best = pill(say("network_likeliest"))
        tone(best, "good")
        best.setVisible(is_first and len(self._found) > 1)
        return holding(column(holding(row(made, best, 1)), why, gap=0))

    def _advice(self, url: str) -> QWidget:
        """Try it with one's own phone, and what to do when it stays silent."""
        say = self.say
        frame, inside = card("well", 16, 8)
        if self._in_use and not self._in_use.startswith("127."):
            inside.addWidget(label(say("network_try"), "strong", wrap=True))
            inside.addWidget(QrCode(url, CODE_SIDE), 0, Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(label(url.partition("://")[2], "strong"), 0, Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(label(say("network_try_words"), "hint", wrap=True))
        inside.addWidget(label(say("network_how_many"), "hint", wrap=True))
        inside.addStretch(1)
        return frame

    @Slot()
    def keep(self) -> None:
        self._memory.keep_wifi(Wifi(self.name.text().strip(), self.password.text()))
        for ip, asked in self.offered.items():
            if asked.isChecked():
                self._memory.choose(self._found[ip])
                if ip != self._in_use:
                    self.address_chosen.emit(ip)
        self.done_well()
