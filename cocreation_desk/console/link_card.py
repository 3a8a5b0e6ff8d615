"""An address that lets one screen in, as a code to scan and as words to copy: shown on the console, never on the stage."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import label, row
from cocreation_desk.widgets.qr import QrCode
from cocreation_desk.words import Say

WIDE = 480  # pixels


class LinkCard(QDialog):
    """``how`` says what the address does, ``kept`` how it is to be kept. Without an address it says that there is none."""

    def __init__(self, say: Say, title: str, how: str, kept: str, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addWidget(label(title, "heading", wrap=True))
        whole.addWidget(label(how if address else say("session_no_door"), wrap=True))
        self.link = label(address, "small", wrap=True)
        self.link.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = button(say("session_copy"), "copy", "quiet")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(address))
        if address:
            whole.addWidget(QrCode(address), 0, Qt.AlignmentFlag.AlignHCenter)
            whole.addLayout(row(self.link, 1, copy))
            whole.addWidget(label(kept, "hint", wrap=True))
        done = button(say("kiosk_card_done"), voice="primary")
        done.clicked.connect(self.accept)
        whole.addLayout(row(1, done))
        self.setMinimumHeight(whole.totalHeightForWidth(WIDE))
