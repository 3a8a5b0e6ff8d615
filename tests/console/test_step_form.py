"""The forms of all kinds: every setting and every choice has its words, and what is set is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from cocreation_desk.console.chooser import Chooser
from cocreation_desk.console.step_form import StepForm, choice_name, offered, setting_name
from cocreation_desk.console.window import Window
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.secrecy import EXPLAINED
from cocreation_desk.domain.text import LANGUAGES
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.collect.kind import fields_of
from cocreation_desk.kinds.kind import Kind
from cocreation_desk.words import sayer
from tests.console.conftest import found


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_setting_and_choice_has_its_words(kind: Kind, code: str) -> None:
    say = sayer(code)
    for setting in kind.settings:
        assert setting_name(say, kind.name, setting.name)
        for word in setting.choices or offered(setting):
            assert choice_name(say, setting.name, word)


def test_what_is_ticked_and_typed_is_kept(window: Window, qtbot: QtBot) -> None:
    survey = next(step for step in window.bridge.room.steps if step.kind == "survey")
    window.edit_step(survey)
    form = found(window, StepForm)
    trust = next(box for box in form.findChildren(QCheckBox) if box.text() == "Confiance (0–10)")
    trust.setChecked(not trust.isChecked())
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    def questions() -> object:
        step = window.bridge.room.step(survey.id)
        return step.settings["questions"] if step else None

    before = survey.settings["questions"]
    qtbot.waitUntil(lambda: questions() != before)
    assert set(questions()) ^ set(before) == {"trust"}  # type: ignore[call-overload]  # plain lists


def test_a_collection_keeps_the_labels_of_its_fields(window: Window, qtbot: QtBot) -> None:
    """Answers are filed under a field's label: renaming the field must not orphan them."""
    collect = next(step for step in window.bridge.room.steps if step.kind == "collect" and fields_of(step)[1:])
    window.edit_step(collect)
    form = found(window, StepForm)
    labels = [each["label"] for each in form._readers["fields"]()]

    assert labels == [field.label for field in fields_of(collect)]


def test_who_does_not_know_the_methods_is_told_which_one_she_means(window: Window, qtbot: QtBot) -> None:
    vote = next(step for step in window.bridge.room.steps if step.kind == "ballot")
    window.edit_step(vote)
    form = found(window, StepForm)
    QTest.mouseClick(form.help_choose, Qt.MouseButton.LeftButton)
    chooser = found(form, Chooser)
    chooser.intent.setCurrentIndex(chooser.intent.findData("share_seats"))

    assert chooser.method.text() == "Plusieurs sièges, vote transférable"
    QTest.mouseClick(chooser.save, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    def method() -> object:
        step = window.bridge.room.step(vote.id)
        return step.settings["method"] if step else None

    qtbot.waitUntil(lambda: method() == "stv")


def test_another_method_begins_with_rules_of_its_own(window: Window, qtbot: QtBot) -> None:
    dots = next(step for step in window.bridge.room.steps if step.settings.get("method") == "dots")
    assert dots.settings["points"] == 2
    window.edit_step(dots)
    form = found(window, StepForm)
    method = form._widgets["method"]
    assert isinstance(method, QComboBox)
    method.setCurrentIndex(method.findData("quadratic"))
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    def ballot() -> Ballot:
        return next(each for each in window.bridge.room.ballots if each.step_id == dots.id)

    qtbot.waitUntil(lambda: ballot().method == "quadratic")
    assert ballot().rules.points == 100  # as the method has it, and not the two points of before
    after = window.bridge.room.step(dots.id)
    assert after is not None and after.settings["options_from"] == "themes"


def test_only_the_rules_that_the_method_reads_are_asked(window: Window, qtbot: QtBot) -> None:
    vote = next(step for step in window.bridge.room.steps if step.settings.get("method") == "dots")
    window.edit_step(vote)
    form = found(window, StepForm)
    method, sides = form._widgets["method"], form._widgets["sides_rule"]
    assert isinstance(method, QComboBox) and isinstance(sides, QComboBox)

    def asked() -> set[str]:
        rules = (
            "points",
            "majority",
            "base",
            "quorum",
            "quorum_of",
            "sides_rule",
            "weights",
            "budget",
            "seats",
            "tie_rule",
        )
        return {name for name in rules if form.fields.isRowVisible(form._rows[name])}

    assert asked() == {"points", "quorum", "seats", "tie_rule"}
    method.setCurrentIndex(method.findData("yesno"))
    assert asked() == {"majority", "quorum", "sides_rule", "tie_rule"}
    sides.setCurrentIndex(sides.findData("weights"))
    assert asked() == {"majority", "quorum", "sides_rule", "weights", "tie_rule"}


def test_the_base_and_the_quorum_of_a_decision_are_set_on_its_step(window: Window, qtbot: QtBot) -> None:
    vote = next(step for step in window.bridge.room.steps if step.settings.get("method") == "dots")
    window.edit_step(vote)
    form = found(window, StepForm)
    boxes = {name: form._widgets[name] for name in ("method", "majority", "base", "quorum_of", "quorum")}

    def choose(name: str, value: str) -> None:
        box = boxes[name]
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(value))

    choose("method", "yesno")
    assert not form.fields.isRowVisible(form._rows["base"])
    choose("majority", "two_thirds")
    choose("base", "voters")
    assert isinstance(boxes["quorum"], QSpinBox)
    boxes["quorum"].setValue(40)
    assert form.fields.isRowVisible(form._rows["quorum_of"])
    choose("quorum_of", "voters")
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    def ballot() -> Ballot:
        return next(each for each in window.bridge.room.ballots if each.step_id == vote.id)

    qtbot.waitUntil(lambda: ballot().method == "yesno")
    rules = ballot().rules
    assert (rules.majority, rules.base, str(rules.quorum), rules.quorum_of) == ("two_thirds", "voters", "2/5", "voters")


def test_choosing_a_secret_vote_says_what_that_means(window: Window, qtbot: QtBot) -> None:
    vote = next(step for step in window.bridge.room.steps if step.kind == "ballot")
    window.edit_step(vote)
    form = found(window, StepForm)
    secrecy = form._widgets["secrecy"]
    assert isinstance(secrecy, QComboBox)
    assert form.secrecy_words.isHidden()

    secrecy.setCurrentIndex(secrecy.findData("secret"))

    assert not form.secrecy_words.isHidden()
    assert all(window.bridge.say(key) in form.secrecy_words.text() for key in EXPLAINED)


def test_a_form_begins_in_its_first_field(window: Window, qtbot: QtBot) -> None:
    window.edit_step(window.bridge.room.steps[0])
    form = found(window, StepForm)

    qtbot.waitUntil(lambda: form.focusWidget() is form.title.fr)
