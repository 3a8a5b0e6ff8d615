"""The election in the console: candidates with their pictures, order, rules, scrutineers, speeches, rounds, mandate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.candidates_form import CandidateForm
from cocreation_desk.console.candidates_page import ElectionPage
from cocreation_desk.console.election_order import OrderForm
from cocreation_desk.console.election_rules import RulesForm
from cocreation_desk.console.election_strip import RemarksForm
from cocreation_desk.console.link_card import LinkCard
from cocreation_desk.console.mandate_form import MandateForm
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.page import Given
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.console.scrutineers_window import ScrutineersWindow
from cocreation_desk.console.secret_opening import SecretOpening
from cocreation_desk.console.window import Window
from cocreation_desk.desk import elections, mandates, people
from cocreation_desk.domain.badges import scrutineer_code
from cocreation_desk.domain.election import CandidateState
from cocreation_desk.domain.mandate import MandateState
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.session import Scene
from cocreation_desk.kinds.ballot.console import BallotPanel
from cocreation_desk.kinds.pitch.console import PitchPanel
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.words import sayer
from tests.console.dropping import drop
from tests.elected import ElectionEvening, photo

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[ElectionEvening]:
    evening = ElectionEvening(tmp_path)
    yield evening
    evening.desk.close()


@pytest.fixture
def bridge(held: ElectionEvening) -> Iterator[Bridge]:
    held.desk.look().result(120)
    made = Bridge(held.desk, sayer("fr"), QApplication.instance())
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def page(bridge: Bridge, held: ElectionEvening, tmp_path: Path, qtbot: QtBot) -> ElectionPage:
    memory = Memory(tmp_path / "console.ini")
    given = Given(bridge, held.desk.file, memory, QUndoStack(), lambda: frozenset(), lambda: "http://192.168.8.20:8765")
    made = ElectionPage(given)
    qtbot.addWidget(made)
    made.show()
    return made


def at_work(panel: Panel, bridge: Bridge, qtbot: QtBot) -> None:
    """The live panel of a step, told of every room."""
    qtbot.addWidget(panel)
    bridge.changed.connect(panel.show_room)
    panel.show_room(bridge.room)
    panel.show()


def newest(window: QWidget, kind: type[W]) -> W:
    return window.findChildren(kind)[-1]


def lines(page: ElectionPage) -> list[str]:
    return [page.list.item(at).text() for at in range(page.list.count())]


def arrived(page: ElectionPage, held: ElectionEvening, qtbot: QtBot) -> None:
    """The windows show the room as it is now."""
    version = held.room.version
    qtbot.waitUntil(lambda: page._bridge.room.version >= version, timeout=120_000)


def test_a_candidate_is_added_with_a_picture_and_validated(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot, tmp_path: Path
) -> None:
    page.add_one.click()
    form = newest(page, CandidateForm)
    form.who.setCurrentIndex(form.who.findText("Léa Nguyen"))
    form.slogan.setText("Testons avant de décider")
    form.statement.setPlainText("Mes mots.")
    file = tmp_path / "lea.jpg"
    file.write_bytes(photo())
    form.take(str(file))
    form.save.click()
    qtbot.waitUntil(lambda: page.list.count() == 4, timeout=120_000)
    assert "à valider" in lines(page)[-1]

    page.list.setCurrentRow(3)
    page.validate.click()

    qtbot.waitUntil(lambda: "en lice" in lines(page)[-1], timeout=120_000)
    found = next(each for each in held.election.candidates if each.name == "Léa Nguyen")
    assert (found.state, found.slogan, bool(found.photo)) == (
        CandidateState.VALIDATED,
        "Testons avant de décider",
        True,
    )


def test_those_who_stand_or_watch_are_not_offered_again(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot
) -> None:
    held.do(elections.name_scrutineers, held.session_id, held.customers[-1:])
    arrived(page, held, qtbot)
    page.add()

    who = newest(page, CandidateForm).who
    offered = {who.itemText(at) for at in range(who.count())}
    assert "Huguette Marchand" not in offered and "Client 11" not in offered and "Client 10" in offered


def test_a_picture_dropped_on_a_name_becomes_theirs(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "portrait.png"
    file.write_bytes(photo(kind="PNG"))
    viewport = page.list.viewport()

    assert drop(viewport, file, at=page.list.visualItemRect(page.list.item(1)).center())
    qtbot.waitUntil(lambda: sum(bool(each.photo) for each in held.election.candidates) == 1, timeout=120_000)
    assert held.election.standing[1].photo


def test_a_picture_dropped_beside_the_names_is_told_where_to_go(
    page: ElectionPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page._bridge.troubled, timeout=120_000) as told:
        drop(page.list.viewport(), tmp_path / "portrait.png", at=QPoint(5, page.list.viewport().height() - 2))

    assert told.args == [page._bridge.say("candidate_photo_words")]


def test_a_picture_dropped_on_the_form_is_shown_there(page: ElectionPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "portrait.png"
    file.write_bytes(photo(kind="PNG"))
    page.add()
    form = newest(page, CandidateForm)
    initials = form.face.pixmap().toImage()

    assert drop(form.face, tmp_path / "discours.docx")
    assert "JPEG" in form.problem.text() and form.face.pixmap().toImage() == initials
    assert drop(form.face, file)
    qtbot.waitUntil(lambda: form.face.pixmap().toImage() != initials, timeout=120_000)


def test_what_is_no_picture_is_told(page: ElectionPage, held: ElectionEvening, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "portrait.png"
    file.write_bytes(b"nothing")

    with qtbot.waitSignal(page._bridge.troubled, timeout=120_000) as told:
        page.take_photo(held.candidates[0], str(file))

    assert told.args is not None and "JPEG" in told.args[0]


def test_a_candidacy_is_rejected_for_a_reason(page: ElectionPage, held: ElectionEvening, qtbot: QtBot) -> None:
    newcomer = held.do(elections.declare, held.session_id, held.customers[5], "Slogan", "Mots")
    arrived(page, held, qtbot)
    page.list.choose(newcomer)
    page.reject.click()
    form = newest(page, ReasonForm)
    form.reason.setText("Hors délai")
    form.save.click()

    qtbot.waitUntil(lambda: "Hors délai" in lines(page)[-1], timeout=120_000)


@pytest.mark.parametrize("way", ["computer", "public", "slips"])
def test_the_order_is_drawn_in_three_ways(way: str, page: ElectionPage, held: ElectionEvening, qtbot: QtBot) -> None:
    page.draw.click()
    form = newest(page, OrderForm)
    form.ways[way].setChecked(True)
    if way == "public":
        assert not form.save.isEnabled()
        form.digits.setText("4 2 6 1 3 5 1 1 2 6")
    if way == "slips":
        form.list.setCurrentRow(2)
        form.up.click()
        form.up.click()
    form.save.click()

    qtbot.waitUntil(lambda: held.election.order_is_drawn, timeout=120_000)
    lot = held.election.lot
    assert lot is not None and lot.source == way
    if way == "slips":
        assert [each.number for each in held.election.standing] == [3, 1, 2]


def test_rules_are_declared_and_scrutineers_named(page: ElectionPage, held: ElectionEvening, qtbot: QtBot) -> None:
    page.change_rules.click()
    form = newest(page, RulesForm)
    form.tie_rule.setCurrentIndex(form.tie_rule.findData("chair"))
    form.quorum.setCurrentIndex(form.quorum.findData("50"))
    form.late.setChecked(True)
    form.save.click()
    page.scrutineers.who.setCurrentIndex(page.scrutineers.who.findText("Client 9"))
    page.scrutineers.name_one.click()

    qtbot.waitUntil(lambda: bool(held.election.scrutineers), timeout=120_000)
    assert (held.election.tie_rule, held.election.quorum, held.election.late_arrivals) == ("chair", 50, True)
    arrived(page, held, qtbot)
    assert "voix prépondérante" in page.rules.text()
    assert "L’ordre des candidats reste à tirer au sort." in page.ready.text()


def test_speeches_are_started_stopped_and_timed(page: ElectionPage, held: ElectionEvening, qtbot: QtBot) -> None:
    held.prepare()
    step_id = held.reach("pitch")
    arrived(page, held, qtbot)
    panel = PitchPanel(page._bridge, step_id)
    at_work(panel, page._bridge, qtbot)
    first = held.election.standing[0]
    assert panel.list.chosen == first.id
    panel.start.click()
    qtbot.waitUntil(panel.stop.isVisible, timeout=120_000)
    held.clock.at += timedelta(seconds=195)
    panel.tick(held.clock.now())
    assert (panel.state.text(), panel.ring.accessibleName()) == ("temps écoulé", "+0:15")

    panel.stop.click()

    qtbot.waitUntil(lambda: panel.list.chosen == held.election.standing[1].id, timeout=120_000)
    assert held.election.speech(step_id, first.id).used(held.clock.now()) == 195


def test_a_film_is_chosen_shown_for_a_minute_and_taken_off(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot, tmp_path: Path
) -> None:
    film = tmp_path / "huguette.mp4"
    page.list.choose(held.candidates[0])
    page.edit.click()
    form = newest(page, CandidateForm)
    form.film.setText(str(film))
    form.save.click()
    assert "n’est pas sur cet ordinateur" in form.problem.text()
    film.write_bytes(b"a film")
    form.save.click()
    qtbot.waitUntil(lambda: held.election.candidates[0].film == str(film), timeout=120_000)
    held.prepare()
    step_id = held.reach("pitch")
    arrived(page, held, qtbot)
    projector = Projector()
    panel = PitchPanel(page._bridge, step_id, projector)
    at_work(panel, page._bridge, qtbot)
    panel.list.choose(held.candidates[0])

    panel.film.click()
    qtbot.waitUntil(lambda: panel.film.text() == "Arrêter le film", timeout=120_000)
    projector.position = 60_000
    panel.tick(held.clock.now())

    qtbot.waitUntil(lambda: panel.film.text() == "Projeter le film", timeout=120_000)


class Projector:
    """The film on the stage, as far as the console asks about it."""

    position = 0

    def film_position(self) -> int:
        return self.position

    def film_length(self) -> int:
        return 90_000

    def film_seek(self, position: int) -> None:
        self.position = position

    def film_volume(self) -> int:
        return 100

    def set_film_volume(self, volume: int) -> None:
        raise AssertionError("nobody asked for it")


def test_scrutineers_see_counters_and_nothing_else(page: ElectionPage, held: ElectionEvening, qtbot: QtBot) -> None:
    held.prepare()
    ballot = held.open_round()
    held.vote(ballot, {"A": 5, "B": 2})
    arrived(page, held, qtbot)
    page.scrutineers.counters.click()
    window = newest(page.scrutineers, ScrutineersWindow)
    assert window.figure.text() == "7 sur 12"

    held.announce(ballot)
    arrived(page, held, qtbot)

    said = "\n".join(each.text() for each in window.findChildren(QLabel))
    assert "7 émargements, 7 bulletins trouvés" in said
    assert not any(each.name in said for each in held.election.candidates)
    window.close()


def test_each_scrutineer_has_a_link_of_their_own_that_the_phones_know(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot
) -> None:
    held.prepare()
    arrived(page, held, qtbot)
    scrutineer = held.election.scrutineers[0]

    page.scrutineers.show_link(scrutineer)

    shown = newest(page.scrutineers, LinkCard)
    person = held.room.participant(scrutineer)
    assert person is not None
    code = scrutineer_code(held.desk.file.badge_key, held.session_id, person.id, person.badge_issue)
    assert shown.link.text() == f"http://192.168.8.20:8765/watch/{code}"
    shown.accept()


def test_the_strip_leads_from_the_first_round_to_the_second(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot
) -> None:
    held.prepare()
    first = held.elect({"A": 5, "B": 4, "C": 3})
    arrived(page, held, qtbot)
    assert "La majorité absolue (7 voix) n’est pas atteinte" in page.strip.told.text()
    panel = BallotPanel(page._bridge, first.step_id)
    at_work(panel, page._bridge, qtbot)
    panel.election.proclaim.click()
    qtbot.waitUntil(
        lambda: held.room.session is not None and held.room.session.scene is Scene.PROCLAMATION, timeout=120_000
    )

    page.strip.again.click()

    qtbot.waitUntil(lambda: "Le tour suivant est prêt (V-02)" in page.strip.told.text(), timeout=120_000)
    assert held.room.ballot("V-02") is not None and not page.strip.again.isVisibleTo(page)
    assert first.id in held.election.proclamations


def test_the_warning_before_an_election_is_about_those_who_are_here(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot
) -> None:
    held.prepare()
    for late in held.customers[4:]:
        held.do(people.mark_presence, late, Presence.EXPECTED)
    step_id = held.reach("ballot")
    arrived(page, held, qtbot)
    panel = BallotPanel(page._bridge, step_id)
    at_work(panel, page._bridge, qtbot)

    panel.open.click()

    told = [each.text() for each in newest(panel, SecretOpening).warnings]
    assert f"– {page._bridge.say('secret_warns_few')}" in told


def test_incidents_are_written_down_before_the_result_is_announced(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot
) -> None:
    held.prepare()
    ballot = held.open_round()
    arrived(page, held, qtbot)
    page.strip.remarks.click()
    form = newest(page, RemarksForm)
    form.words.setPlainText("Un téléphone déchargé.")
    form.save.click()

    qtbot.waitUntil(lambda: held.election.remarks == {ballot.id: "Un téléphone déchargé."}, timeout=120_000)


def test_the_mandate_is_filled_in_signed_and_broken_off(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot
) -> None:
    held.prepare()
    held.elect({"A": 8, "B": 2})
    arrived(page, held, qtbot)
    page.mandate.fill.click()
    form = newest(page.mandate, MandateForm)
    form.sponsor.setText("Adèle Rochefort")
    form.commitment.setPlainText("Répondre sous quinze jours")
    form.add.click()
    for number, row in enumerate(form.rows):
        row.title.setText(f"Rendez-vous {number}")
    form.rows[0].gone.click()
    form.save.click()
    qtbot.waitUntil(lambda: len(held.election.mandates[0].events) == 3, timeout=120_000)
    arrived(page, held, qtbot)

    page.mandate.onward[MandateState.SIGNED].click()
    qtbot.waitUntil(lambda: held.election.mandates[0].state is MandateState.SIGNED, timeout=120_000)
    arrived(page, held, qtbot)
    page.mandate.breaks[MandateState.INTERRUPTED].click()
    reason = newest(page.mandate, ReasonForm)
    reason.reason.setText("Déménagement")
    page.mandate.fill.click()
    signed = newest(page.mandate, MandateForm)
    signed.rows[0].done.setChecked(True)
    signed.rows[0].report.setText("Trois défauts notés")
    signed.save.click()
    qtbot.waitUntil(lambda: held.election.mandates[0].events[0].report == "Trois défauts notés", timeout=120_000)
    reason.save.click()

    qtbot.waitUntil(lambda: held.election.mandates[0].state is MandateState.INTERRUPTED, timeout=120_000)
    assert held.election.mandates[0].reason == "Déménagement"


def test_what_the_desk_refuses_of_a_mandate_is_said_in_the_form(
    page: ElectionPage, held: ElectionEvening, qtbot: QtBot
) -> None:
    held.prepare()
    held.elect({"A": 8, "B": 2})
    (mandate,) = held.election.mandates
    held.do(mandates.edit_mandate, mandate.id, sponsor="x")
    arrived(page, held, qtbot)

    with qtbot.waitSignal(page._bridge.troubled, timeout=120_000) as told:
        page.mandate.onward[MandateState.SIGNED].click()

    assert told.args is not None and "au moins 3 rendez-vous" in told.args[0]


def test_an_open_codir_has_no_election_until_somebody_stands(window: Window, evening: object, qtbot: QtBot) -> None:
    window.show_page("election")
    page = window.page_named("election")
    assert isinstance(page, ElectionPage)

    assert page._stack.currentIndex() == 1
    page.add()
    assert newest(page, CandidateForm).who.count() == 18
