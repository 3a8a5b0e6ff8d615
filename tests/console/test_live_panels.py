"""The live panels, each on its step of a real session: what it says, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cocreation_desk.console.window import Window
from cocreation_desk.desk import answers, ballots, captures, ideas, people, running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Consented, Contributed, Replied, Said, Signalled, Supported, Vote
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.counting.papers import Grades
from cocreation_desk.domain.ideas import QUESTION, ContributionState
from cocreation_desk.domain.people import Presence
from cocreation_desk.kinds.ballot.console import BallotPanel
from cocreation_desk.kinds.charter.console import CharterPanel
from cocreation_desk.kinds.cluster.console import ClusterPanel
from cocreation_desk.kinds.collect.console import CollectPanel
from cocreation_desk.kinds.collect.kind import fields_of
from cocreation_desk.kinds.commit.console import CommitPanel
from cocreation_desk.kinds.discuss.console import DiscussPanel
from cocreation_desk.kinds.kind import cue
from cocreation_desk.kinds.media.console import MediaPanel
from cocreation_desk.kinds.survey.console import SurveyPanel
from cocreation_desk.kinds.talk.console import TalkPanel
from tests.console.conftest import Evening


def arrive(window: Window, evening: Evening, qtbot: QtBot, wanted: Callable[[Step], bool]) -> Step:
    """Everybody is here, and the session is at the first step that is wanted."""
    for person in evening.room.participants:
        evening.do(people.mark_presence, person.id, Presence.PRESENT)
    while (step := evening.room.current) is None or not wanted(step):
        evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: window.bridge.room.current is not None and window.bridge.room.current.id == step.id)
    return step


def kind(name: str) -> Callable[[Step], bool]:
    return lambda step: step.kind == name


def press(button: QPushButton) -> None:
    assert button.isEnabled()
    button.click()


def answer(evening: Evening, step: Step, number: int, payload: Any) -> None:
    evening.do(answers.answer, step.id, evening.person(number).id, payload, f"{step.id}-{number}-{payload!r}"[:60])


def test_refusals_are_named_on_the_console(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, kind("charter"))
    choices = {Purpose.NOTICE: "granted", Purpose.CONFIDENTIALITY: "granted", Purpose.QUOTES: "anonymous"}
    answer(evening, step, 0, Consented({**choices, Purpose.IMAGE: "granted"}))
    answer(evening, step, 1, Consented({**choices, Purpose.IMAGE: "refused"}))

    panel = window.live.panel
    assert isinstance(panel, CharterPanel)
    qtbot.waitUntil(lambda: "Ruben Cohen-Salmon" in panel.refusals.text())
    assert "Huguette" not in panel.refusals.text()
    assert panel.answered.text() == "2 sur 18 ont répondu"


def test_three_who_did_not_follow_ask_for_other_words(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, lambda each: each.kind == "talk" and bool(each.settings.get("signal")))
    panel = window.live.panel
    assert isinstance(panel, TalkPanel)
    for number in range(3):
        answer(evening, step, number, Signalled())

    qtbot.waitUntil(panel.lately.isVisible)
    assert panel.signals.text() == "3"


def test_a_question_goes_on_the_air_then_becomes_a_promise(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, lambda each: each.settings.get("queue") is True)
    for number, words in enumerate(("Pourquoi ce nom ?", "Et le dimanche ?")):
        answer(evening, step, number, Contributed((Said(QUESTION, words),)))
    first, second = evening.room.contributions_of(step)
    for question in (first, second):
        evening.do(ideas.approve, question.id)
    answer(evening, step, 5, Supported(second.id, True))
    panel = window.live.panel
    assert isinstance(panel, DiscussPanel)
    qtbot.waitUntil(lambda: panel.list.count() == 2 and "Et le dimanche" in panel.list.item(0).text())

    panel.list.choose(second.id)
    press(panel.on_air)
    qtbot.waitUntil(lambda: panel.air.text() == "Et le dimanche ?")
    panel.list.choose(second.id)
    panel.owner.setText("Adèle Rochefort")
    press(panel.later)
    qtbot.waitUntil(lambda: bool(window.bridge.room.commitments))
    assert window.bridge.room.commitments[0].due_on == date(2026, 12, 9)


def test_everybody_speaks_once_in_a_drawn_order(window: Window, evening: Evening, qtbot: QtBot) -> None:
    arrive(window, evening, qtbot, lambda each: bool(each.settings.get("round_seconds")))
    panel = window.live.panel
    assert isinstance(panel, DiscussPanel)
    heard = []
    for _ in range(18):
        heard.append(panel.round.who.text())
        press(panel.round.forth)

    assert sorted(heard) == sorted(person.name for person in evening.room.participants)
    assert not panel.round.forth.isEnabled()


def test_nothing_is_shown_before_it_is_let_through(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, kind("collect"))
    label = step.settings["fields"][0]["label"]  # type: ignore[index]  # plain data
    for number, words in enumerate(("Bien", "Très bien", "Nul, comme Paul")):
        answer(evening, step, number, Contributed((Said(label, words),)))
    good, same, nasty = evening.room.contributions_of(step)
    panel = window.live.panel
    assert isinstance(panel, CollectPanel)
    qtbot.waitUntil(lambda: panel.list.count() == 3)

    panel.list.choose(nasty.id)
    panel.words.setText("Nomme une personne")
    press(panel.hide_it)
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    panel.list.choose(good.id)
    press(panel.approve)
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    panel.list.choose(same.id)
    panel.merge.menu().aboutToShow.emit()
    panel.merge.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: panel.list.count() == 0)

    states = {each.text: each.state for each in evening.room.contributions_of(step)}
    assert states == {
        "Bien": ContributionState.APPROVED,
        "Très bien": ContributionState.MERGED,
        "Nul, comme Paul": ContributionState.HIDDEN,
    }
    assert (
        next(each for each in evening.room.contributions if each.id == nasty.id).hidden_reason == "Nomme une personne"
    )


def test_what_was_on_paper_is_typed_in(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, kind("collect"))
    panel = window.live.panel
    assert isinstance(panel, CollectPanel)
    panel.typed.setText("Une idée de papier")
    QTest.keyClick(panel.typed, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(window.bridge.room.contributions_of(step)) == 1)
    assert window.bridge.room.contributions_of(step)[0].channel == "paper"
    qtbot.waitUntil(lambda: panel.typed.text() == "")


def test_a_film_is_cued_and_the_stage_goes_black_after(
    window: Window, evening: Evening, qtbot: QtBot, tmp_path: Any
) -> None:
    step = arrive(window, evening, qtbot, kind("media"))
    panel = window.live.panel
    assert isinstance(panel, MediaPanel)
    assert not panel.play.isEnabled()
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    panel.take(str(film))
    qtbot.waitUntil(panel.play.isEnabled)

    def phase() -> tuple[str, bool]:
        now = window.bridge.room.step(step.id)
        assert now is not None
        return cue(now, "phase", "before"), cue(now, "playing", False)

    for button, expected in (
        (panel.play, ("showing", True)),
        (panel.pause, ("showing", False)),
        (panel.black, ("after", False)),
    ):
        press(button)
        qtbot.waitUntil(partial(lambda wanted: phase() == wanted, expected))


def test_a_vote_from_opening_to_the_announcement(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, kind("ballot"))
    panel = window.live.panel
    assert isinstance(panel, BallotPanel)

    def state() -> BallotState:
        return window.bridge.room.ballots_of(step)[0].state

    press(panel.open)
    qtbot.waitUntil(lambda: state() is BallotState.OPEN)
    ballot = evening.room.ballots_of(step)[0]
    for number in (*range(8), *range(9, 18)):
        marks = Grades(dict.fromkeys(ballot.option_ids, 2 if number < 9 else 4))
        answer(evening, step, number, Vote(ballot.id, marks))
    qtbot.waitUntil(lambda: panel.turnout.text() == "8 sur 9")
    assert not panel.names.isVisible(), "nobody is named unless somebody asks"
    panel.missing.click()
    assert panel.names.text().endswith(evening.person(8).name)
    assert not panel.result.isVisible()

    QTest.mouseClick(panel.close_vote, Qt.MouseButton.LeftButton)
    evening.desk.look().result(120)
    assert state() is BallotState.OPEN, "a short press closes nothing"
    QTest.mousePress(panel.close_vote, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state() is BallotState.COUNTED)
    QTest.mouseRelease(panel.close_vote, Qt.MouseButton.LeftButton)

    assert panel.result.isVisible()
    assert "2,0" in panel.result.accessibleName() and "4,0" in panel.result.accessibleName()
    press(panel.reveal)
    qtbot.waitUntil(lambda: state() is BallotState.PROCLAIMED)
    assert "−2,0" in panel.gaps.text(), "answered minus predicted, as on the stage"


def test_predictions_are_sealed_before_the_customers_vote(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, kind("ballot"))
    panel = window.live.panel
    assert isinstance(panel, BallotPanel)
    press(panel.open_first)
    qtbot.waitUntil(panel.seal.isVisible)
    assert not panel.close_vote.isVisible()
    press(panel.seal)

    qtbot.waitUntil(lambda: window.bridge.room.ballots_of(step)[0].state is BallotState.READY)
    qtbot.waitUntil(panel.open.isVisible)


def test_a_second_round_follows_an_announced_one(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, kind("ballot"))
    ballot = evening.room.ballots_of(step)[0]
    evening.do(ballots.open_ballot, ballot.id)
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)
    panel = window.live.panel
    assert isinstance(panel, BallotPanel)
    qtbot.waitUntil(panel.again.isVisible)
    press(panel.again)

    qtbot.waitUntil(lambda: len(window.bridge.room.ballots_of(step)) == 2)
    assert "tour 2" in panel.head.text()


def test_cards_are_sorted_into_a_new_theme(window: Window, evening: Evening, qtbot: QtBot) -> None:
    collect = arrive(window, evening, qtbot, lambda each: each.kind == "collect" and bool(each.settings.get("phases")))
    evening.do(ideas.write_down, collect.id, "idea", "Ouvrir plus tard", evening.person(0).side)
    arrive(window, evening, qtbot, kind("cluster"))
    panel = window.live.panel
    assert isinstance(panel, ClusterPanel)

    def cards() -> int:
        theme = panel.tree.topLevelItem(0)
        return theme.childCount() if theme is not None else 0

    qtbot.waitUntil(lambda: panel.loose.topLevelItemCount() == 1)
    to_sort = panel.loose.topLevelItem(0)
    assert to_sort is not None
    panel.loose.setCurrentItem(to_sort)
    panel.name.setText("Horaires")
    press(panel.add)

    qtbot.waitUntil(lambda: panel.loose.topLevelItemCount() == 0 and cards() == 1)
    qtbot.waitUntil(lambda: panel.tree.width() > 2 * panel.loose.width())
    card = window.bridge.room.contributions[-1]
    panel.loose.sorted_into.emit(card.id, "")  # dropped on the unsorted
    qtbot.waitUntil(lambda: panel.loose.topLevelItemCount() == 1 and cards() == 0)


@pytest.mark.parametrize("window", ["fr", "en"], indirect=True)
def test_a_small_laptop_shows_many_contributions_at_once(window: Window, evening: Evening, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    step = arrive(window, evening, qtbot, kind("collect"))
    panel = window.live.panel
    assert isinstance(panel, CollectPanel)
    labels = [field.label for field in fields_of(step)]
    for number in range(9):
        words = tuple(Said(label, f"La remarque {number} tient en une ligne.") for label in labels)
        answer(evening, step, number, Contributed(words))
    qtbot.waitUntil(lambda: panel.list.count() == 9 * len(labels))
    window.grab()

    seen = panel.list.viewport().rect()
    whole = [at for at in range(panel.list.count()) if seen.contains(panel.list.visualItemRect(panel.list.item(at)))]
    assert len(whole) >= 5
    for size in ((1280, 720), (1366, 768)):
        window.resize(*size)
        window.grab()
        assert window.live.width() >= panel.width()
        assert panel.keep.mapTo(window.live, panel.keep.rect().bottomRight()).y() < window.live.height()


@pytest.mark.parametrize("window", ["fr", "en"], indirect=True)
def test_themes_stay_in_view_while_many_cards_are_sorted(window: Window, evening: Evening, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    collect = arrive(window, evening, qtbot, lambda each: each.kind == "collect" and bool(each.settings.get("phases")))
    for number in range(27):
        evening.do(ideas.write_down, collect.id, "idea", f"Ouvrir plus tard, {number}", evening.person(0).side)
    step = arrive(window, evening, qtbot, kind("cluster"))
    for number in range(5):
        evening.do(ideas.add_theme, step.id, f"Thème {number}")
    panel = window.live.panel
    assert isinstance(panel, ClusterPanel)
    qtbot.waitUntil(lambda: panel.loose.topLevelItemCount() == 27 and panel.tree.topLevelItemCount() == 5)
    panel.loose.scrollToBottom()
    window.grab()

    seen = panel.tree.viewport().rect()
    for at in range(5):
        theme = panel.tree.topLevelItem(at)
        assert theme is not None and seen.contains(panel.tree.visualItemRect(theme))
    edge = panel.tree.mapTo(window.live, panel.tree.rect().bottomRight())
    assert window.live.rect().contains(edge)


def test_a_promise_is_shown_only_once_its_wording_is_agreed(window: Window, evening: Evening, qtbot: QtBot) -> None:
    arrive(window, evening, qtbot, kind("commit"))
    made = evening.do(captures.commit, evening.session_id, "Rappeler", "Adèle Rochefort", date(2026, 12, 31))
    panel = window.live.panel
    assert isinstance(panel, CommitPanel)
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    assert "Adèle" not in panel.owing.text() and "Bruno" in panel.owing.text()

    panel.list.choose(made)
    press(panel.show_it)
    qtbot.waitUntil(lambda: window.bridge.room.commitments[0].shown)
    panel.words.setText("Rappeler sous huit jours")
    press(panel.reword)
    qtbot.waitUntil(lambda: window.bridge.room.commitments[0].text == "Rappeler sous huit jours")
    assert not window.bridge.room.commitments[0].shown


def test_the_survey_counts_and_shows_when_asked(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = arrive(window, evening, qtbot, kind("survey"))
    names = [str(name) for name in step.settings["questions"]]  # type: ignore[attr-defined]  # plain data
    values: dict[str, int | str | None] = {"nps": 9, "heard": 5, "trust": 8, "recontact": "yes"}
    answer(evening, step, 0, Replied({name: values[name] for name in names}))
    panel = window.live.panel
    assert isinstance(panel, SurveyPanel)
    qtbot.waitUntil(lambda: panel.count.text() == "1 sur 9")
    press(panel.reveal)

    def revealed() -> bool:
        now = window.bridge.room.step(step.id)
        return now is not None and cue(now, "revealed", False)

    qtbot.waitUntil(revealed)
