"""How a tablet at the back of the room becomes a kiosk: its own address, as a code to scan and as words to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from cocreation_desk.domain.badges import kiosk_code
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import label, row
from cocreation_desk.widgets.qr import QrCode
from cocreation_desk.words import Say

WIDE = 480  # pixels


def kiosk_address(address: str, badge_key: bytes, session_id: str) -> str:
    """Where the tablet is sent; nothing while the phones have no address either."""
    return f"{address}/kiosk/{kiosk_code(badge_key, session_id)}" if address else ""


class KioskCard(QDialog):
    """Whoever scans this makes a screen a kiosk, so it is shown on the console and not on the stage."""

    def __init__(self, say: Say, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("kiosk_card"))
        self.setFixedWidth(WIDE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addWidget(label(say("kiosk_card"), "heading"))
        whole.addWidget(label(say("kiosk_card_how" if address else "session_no_door"), wrap=True))
        self.link = label(address, "small", wrap=True)
        self.link.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = button(say("session_copy"), "copy", "quiet")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(address))
        if address:
            whole.addWidget(QrCode(address), 0, Qt.AlignmentFlag.AlignHCenter)
            whole.addLayout(row(self.link, 1, copy))
            whole.addWidget(label(say("kiosk_card_pinned"), "hint", wrap=True))
        done = button(say("kiosk_card_done"), voice="primary")
        done.clicked.connect(self.accept)
        whole.addLayout(row(1, done))
        self.setMinimumHeight(whole.totalHeightForWidth(WIDE))
