"""How phones find this computer: the network is chosen, remembered and followed, and the room's Wi-Fi has a code."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.app import App
from cocreation_desk.console.label_memory import LabelMemory
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.network_form import NetworkForm
from cocreation_desk.console.network_memory import NetworkMemory
from cocreation_desk.desk import running
from cocreation_desk.domain.session import Scene
from cocreation_desk.server.network import Wifi, ranked
from cocreation_desk.words import sayer

FOUND = ranked([("Wi-Fi", "192.168.1.23"), ("Ethernet", "10.1.2.3"), ("tun0", "10.8.0.2")], source="192.168.1.23")


@pytest.fixture
def form(memory: Memory, qtbot: QtBot) -> NetworkForm:
    around = QWidget()
    qtbot.addWidget(around)
    made = NetworkForm(sayer("fr"), NetworkMemory(memory), FOUND, "http://192.168.1.23:8080", around)
    made.around = around  # type: ignore[attr-defined]  # lives as long as the form
    return made


def test_the_address_in_use_is_ticked_and_the_likeliest_is_told(form: NetworkForm) -> None:
    assert [ip for ip, each in form.offered.items() if each.isChecked()] == ["192.168.1.23"]
    assert list(form.offered) == ["192.168.1.23", "10.1.2.3", "10.8.0.2"]
    assert "VPN" in form.offered["10.8.0.2"].accessibleDescription()


def test_another_network_is_asked_for_and_found_again_the_next_day(
    form: NetworkForm, memory: Memory, qtbot: QtBot
) -> None:
    form.offered["10.1.2.3"].setChecked(True)
    with qtbot.waitSignal(form.address_chosen) as asked:
        form.save.click()

    assert asked.args == ["10.1.2.3"]
    tomorrow = ranked([("Wi-Fi", "192.168.1.99"), ("Ethernet", "10.1.2.77")], source="192.168.1.99")
    assert [each.ip for each in NetworkMemory(memory).in_order(tomorrow)] == ["10.1.2.77", "192.168.1.99"]


def test_the_address_in_use_is_left_alone(form: NetworkForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.address_chosen):
        form.save.click()


def test_the_wifi_is_remembered_and_badges_know_its_name(form: NetworkForm, memory: Memory) -> None:
    form.name.setText(" Salle 2 ")
    form.password.setText("soleil")
    form.save.click()

    assert NetworkMemory(memory).wifi == Wifi("Salle 2", "soleil")
    assert LabelMemory(memory).wishes.wifi == "Salle 2"


def test_codes_on_the_stage_follow_the_network_that_is_chosen(app: App, qtbot: QtBot) -> None:
    assert app.evening is not None and app.window is not None and app.projection is not None
    session = app.evening.desk.look().result().session
    assert session is not None
    app.evening.desk.do(running.next_step, session.id).result()
    app.evening.desk.do(running.show_scene, session.id, Scene.JOIN).result()
    shown = app.projection.stage.state
    qtbot.waitUntil(lambda: shown.scene["scene"] == "join")
    NetworkMemory(app.memory).keep_wifi(Wifi("Salle 2", "soleil"))
    qtbot.waitUntil(lambda: shown.scene["scene"] == "wifi")
    assert shown.scene["view"]["wifi_qr"] == "WIFI:T:WPA;S:Salle 2;P:soleil;;"

    app.window.wants_address.emit("localhost")
    qtbot.waitUntil(lambda: "http://localhost" in shown.scene["view"]["qr"])
    qtbot.waitUntil(lambda: "localhost" in app.window.banner.words)  # type: ignore[union-attr]  # it is there
