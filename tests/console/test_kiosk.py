"""The facilitator opens a kiosk from the session's page, with an address that the server knows."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cocreation_desk.console.kiosk import KioskCard
from cocreation_desk.console.session_page import SessionPage
from cocreation_desk.console.window import Window
from cocreation_desk.domain.badges import kiosk_code
from tests.console.conftest import Evening, found
from tests.console.test_live_panels import press


def test_the_kiosk_has_an_address_of_its_own_to_scan_or_to_copy(window: Window, evening: Evening, qtbot: QtBot) -> None:
    window.show_page("session")
    press(found(window, SessionPage).kiosk)
    card = found(window, KioskCard)
    own = kiosk_code(evening.desk.file.badge_key, evening.session_id)

    next(each for each in card.findChildren(QPushButton) if each.text() == "Copier").click()

    assert QApplication.clipboard().text() == card.link.text() == f"http://192.168.8.20:8765/kiosk/{own}"
