"""*Try it with your own phone*: green once a phone has come over the network, three questions when none has."""

from __future__ import annotations

import urllib.request
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.app import App
from cocreation_desk.console import try_it
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.network_check import NetworkCheck
from cocreation_desk.console.network_form import NetworkForm
from cocreation_desk.console.network_memory import NetworkMemory
from cocreation_desk.console.surroundings import Around
from cocreation_desk.console.try_it import Heard, TryIt
from cocreation_desk.console.window import Window
from cocreation_desk.server.network import Visit, ranked
from cocreation_desk.words import sayer
from tests.console.conftest import found
from tests.rooms import MORNING

URL = "http://192.168.8.20:8080/try"
AT = datetime(2026, 11, 22, 12, 41)
PHONE = Visit("203.0.113.57", 60.0, 12)
FOUND = ranked([("Wi-Fi", "192.168.8.20"), ("Hotspot", "192.168.137.1")], source="192.168.8.20")


@pytest.fixture
def trial(qtbot: QtBot) -> TryIt:
    made = TryIt(sayer("en"))
    qtbot.addWidget(made)
    made.show_address(URL)
    made.show()
    return made


def test_nothing_after_a_while_asks_what_the_phone_shows(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(try_it, "SILENT_MS", 1)
    trial = TryIt(sayer("en"))
    qtbot.addWidget(trial)
    trial.show_address(URL)
    assert "Waiting" in trial.state.text()

    trial.show()

    qtbot.waitUntil(lambda: "Nothing has come" in trial.state.text())
    assert all(each.isVisible() for each in trial.symptoms.values())


def test_one_need_not_wait_to_be_asked(trial: TryIt) -> None:
    trial.silent.click()

    assert all(each.isVisible() for each in trial.symptoms.values())
    assert not trial.silent.isVisible()


@pytest.mark.parametrize(
    ("symptom", "cause"), [("loads", "firewall"), ("refused", "mobile data"), ("portal", "portal")]
)
def test_each_answer_says_what_to_do(symptom: str, cause: str, trial: TryIt) -> None:
    trial.silent.click()
    trial.symptoms[symptom].click()

    assert trial.advice.isVisible() and cause in trial.advice.text()


def test_the_first_phone_turns_it_green_and_says_when_and_how_fast(trial: TryIt) -> None:
    trial.silent.click()
    trial.show_heard(Heard(AT))
    assert trial.property("tone") == "good" and "12:41" in trial.details.text()
    assert not any(each.isVisible() for each in (*trial.symptoms.values(), trial.silent))

    trial.show_heard(Heard(AT, 12))
    assert "12 ms" in trial.details.text()
    trial.show_heard(Heard(AT, 1500))
    assert "slow" in trial.details.text()


def test_another_address_is_another_try(trial: TryIt) -> None:
    trial.show_heard(Heard(AT))

    trial.show_address("http://10.1.2.3/try")

    assert trial.property("tone") == "quiet" and "Waiting" in trial.state.text()


def test_without_a_network_there_is_nothing_to_try(trial: TryIt) -> None:
    trial.show_address("")
    trial.show_heard(Heard(AT))
    trial.ask()

    assert "without a network" in trial.state.text()


@pytest.fixture
def form(memory: Memory, qtbot: QtBot) -> NetworkForm:
    around = QWidget()
    qtbot.addWidget(around)
    made = NetworkForm(sayer("en"), NetworkMemory(memory), FOUND, "http://192.168.8.20:8080", around, 18)
    made.around = around  # type: ignore[attr-defined]  # lives as long as the form
    return made


def test_networks_come_and_go_while_one_looks_and_the_tick_stays(form: NetworkForm) -> None:
    form.offered["192.168.137.1"].setChecked(True)
    more = ranked([("Wi-Fi", "192.168.8.20"), ("Hotspot", "192.168.137.1"), ("Ethernet", "10.1.2.3")])

    form.show_found(more)

    assert set(form.offered) == {"192.168.8.20", "192.168.137.1", "10.1.2.3"}
    assert [ip for ip, each in form.offered.items() if each.isChecked()] == ["192.168.137.1"]


def test_before_they_are_known_networks_are_looked_for(memory: Memory, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    form = NetworkForm(sayer("en"), NetworkMemory(memory), None, "http://192.168.8.20:8080", around)
    said = [each.text() for each in form.findChildren(QLabel)]
    assert "Looking for networks…" in said and form.offered == {}

    form.show_found(FOUND)
    assert set(form.offered) == {"192.168.8.20", "192.168.137.1"}


def test_answers_that_phones_still_keep_are_told(form: NetworkForm) -> None:
    form.show_phones(14, 0)
    assert form.in_touch.text() == "14 phones are connected."

    form.show_phones(0, 3)
    assert "3 answers still wait" in form.in_touch.text() and form.in_touch.property("tone") == "warn"


@pytest.mark.parametrize(
    ("phones", "told"), [(8, "shared"), (9, "router"), (30, "router"), (31, "two good"), (201, "venue")]
)
def test_so_many_phones_take_such_a_network(phones: int, told: str, form: NetworkForm) -> None:
    form.phones.setValue(phones)

    assert told in form.advice.text()


def test_a_shared_connection_that_is_too_small_says_so(form: NetworkForm) -> None:
    assert "will not do" not in form.advice.text()

    form.offered["192.168.137.1"].setChecked(True)

    assert "will not do" in form.advice.text()


def test_only_a_phone_that_came_over_the_network_turns_the_dialog_green(window: Window, qtbot: QtBot) -> None:
    heard = [Visit("127.0.0.1", 0.5)]
    given = replace(window.given, heard=lambda: heard, waiting=lambda: {"p1": 2, "p2": 1})
    form = NetworkForm(sayer("en"), NetworkMemory(given.memory), None, given.address(), window)
    check = NetworkCheck(given, form)
    form.open()
    with qtbot.waitSignal(check.looked):
        check.look()
    assert form.trial.property("tone") == "quiet"
    assert "3 answers still wait" in form.in_touch.text()

    heard.append(PHONE)
    qtbot.waitUntil(lambda: form.trial.property("tone") == "good")
    assert form.trial.heard == Heard(MORNING - timedelta(minutes=1), 12)
    form.reject()


def test_the_dialog_opens_from_the_window_for_those_who_are_expected(window: Window, qtbot: QtBot) -> None:
    window.choose_network()
    form = found(window, NetworkForm)

    assert form.phones.value() == 18 and form.trial.isVisible()
    form.reject()


def test_the_check_before_the_doors_says_when_a_phone_found_us(window: Window, qtbot: QtBot) -> None:
    around = Around(replace(window.given, heard=lambda: [PHONE]), window)
    first = around()
    assert first.computer is None and first.heard_at is None

    qtbot.waitUntil(lambda: around().computer is not None)
    assert around().heard_at == (MORNING - timedelta(minutes=1)).time()
    assert isinstance(around().heard_at, time)
    with qtbot.waitSignal(around.changed):
        around.look_again()
    qtbot.waitUntil(lambda: around().computer is not None)
    around.close()


def test_the_console_hears_of_every_page_that_is_asked_for(app: App) -> None:
    assert app.evening is not None and app.window is not None
    with urllib.request.urlopen(f"{app.evening.phones.url}/try", timeout=120) as page:
        assert page.status == 200

    assert [each.address for each in app.window.given.heard()] == ["127.0.0.1"]
