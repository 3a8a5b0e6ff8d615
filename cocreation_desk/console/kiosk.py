"""How a tablet at the back of the room becomes a kiosk: by an address of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cocreation_desk.console.link_card import LinkCard
from cocreation_desk.domain.badges import kiosk_code
from cocreation_desk.words import Say


def kiosk_address(address: str, badge_key: bytes, session_id: str) -> str:
    """Where the tablet is sent; nothing while the phones have no address either."""
    return f"{address}/kiosk/{kiosk_code(badge_key, session_id)}" if address else ""


class KioskCard(LinkCard):
    """Whoever scans this makes a screen a kiosk."""

    def __init__(self, say: Say, address: str, parent: QWidget) -> None:
        super().__init__(say, say("kiosk_card"), say("kiosk_card_how"), say("kiosk_card_pinned"), address, parent)
