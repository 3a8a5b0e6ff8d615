"""The ballot panel: what it warns of, ties it lets settle, votes it cancels and holds again."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.confirming import Confirming
from cocreation_desk.console.idea_form import IdeaForm
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.console.secret_opening import SecretOpening
from cocreation_desk.console.tie_form import TieForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import agenda, answers, ballots
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.counting.papers import Ticks
from cocreation_desk.domain.draw.certificate import verify
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.secrecy import EXPLAINED
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.ballot.console import BallotPanel
from tests.console.conftest import Evening, found
from tests.console.test_live_panels import arrive, kind, press

THREE = ({"fr": "Chêne", "en": "Oak"}, {"fr": "Orme", "en": "Elm"}, {"fr": "Frêne", "en": "Ash"})


def at_vote(window: Window, evening: Evening, qtbot: QtBot, **settings: object) -> BallotPanel:
    """The first vote of the evening asks this, and is on the console."""
    step = next(each for each in evening.room.steps if each.kind == "ballot")
    plain = {"options_from": "", "electorate": "all", "predicted_by": None, "words": 0, "options": THREE}
    evening.do(agenda.edit_step, step.id, settings={**plain, "method": "single", **settings})
    arrive(window, evening, qtbot, kind("ballot"))
    panel = window.live.panel
    assert isinstance(panel, BallotPanel)
    return panel


def ballot_of(evening: Evening) -> Ballot:
    step = evening.room.current
    assert step is not None
    return evening.room.ballots_of(step)[-1]


def vote(evening: Evening, marks: Sequence[str]) -> None:
    ballot, step = ballot_of(evening), evening.room.current
    assert isinstance(step, Step)
    by_mark = {option.mark: option.id for option in ballot.options}
    for number, mark in enumerate(marks):
        paper = Vote(ballot.id, Ticks(frozenset({by_mark[mark]})))
        evening.do(answers.answer, step.id, evening.person(number).id, paper, f"key-{number}-{ballot.id}")


def counted(evening: Evening, marks: Sequence[str]) -> None:
    evening.do(ballots.open_ballot, ballot_of(evening).id)
    vote(evening, marks)
    evening.do(ballots.close_ballot, ballot_of(evening).id)


def test_digits_thrown_in_the_room_put_those_who_are_level_in_order(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    """The order is worked out here with hashlib and hmac alone, as docs/verify-a-draw.md says it."""
    panel = at_vote(window, evening, qtbot)
    counted(evening, "AABB")
    qtbot.waitUntil(panel.settle.isVisible)
    press(panel.settle)
    form = found(window, TieForm)
    form.digits.setText("42613 51126")
    assert not any(place.isEnabled() for place in form.places)
    form.said_by.setText("Zoé")
    press(form.save)

    qtbot.waitUntil(lambda: ballot_of(evening).settled is not None)
    settled = ballot_of(evening).settled
    assert settled is not None and settled.digits == ("4261351126",)
    pool = "number;site_choices;household\n1;;\n2;;\n"
    manifest = (
        '{"algorithm":"CD-ORDRE-1","digits":10,"one_per_household":0,"places":[{"key":"tie","quotas":[],"seats":2}],'
        f'"pool":"{hashlib.sha256(pool.encode()).hexdigest()}","rule":"simple","substitutes":0}}'
    )
    seed = hashlib.sha256(f"CD-ORDRE-1|{hashlib.sha256(manifest.encode()).hexdigest()}|4261351126".encode()).digest()
    drawn = sorted("12", key=lambda number: hmac.new(seed, number.encode(), "sha256").hexdigest())
    assert list(settled.order) == [ballot_of(evening).option_ids[int(number) - 1] for number in drawn]
    assert all(check.is_sound for check in verify(settled.certificates[0]))


def test_a_tie_waits_for_the_lot_and_the_lot_is_typed_in(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = at_vote(window, evening, qtbot)
    counted(evening, "AABB")
    qtbot.waitUntil(panel.settle.isVisible)
    assert "À égalité : « Chêne » et « Orme »." in panel.guidance.text().replace("\u00a0", " ")

    press(panel.settle)
    form = found(window, TieForm)
    oak, elm, _ = ballot_of(evening).option_ids
    form.places[0].setCurrentIndex(form.places[0].findData(elm))
    assert form.places[1].currentData() == oak
    press(form.save)
    qtbot.waitUntil(form.problem.isVisible)  # nobody has said who drew it
    form.said_by.setText("Huguette, la plus jeune")
    press(form.save)

    qtbot.waitUntil(lambda: ballot_of(evening).settled is not None)
    qtbot.waitUntil(lambda: not panel.settle.isVisible())
    assert "tirage au sort public : « Orme », « Chêne »" in panel.guidance.text().replace("\u00a0", " ")


def test_nobody_is_asked_for_a_lot_where_the_place_is_shared(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = at_vote(window, evening, qtbot, tie_rule="shared")
    counted(evening, "AABB")
    qtbot.waitUntil(panel.reveal.isVisible)

    assert not panel.settle.isVisible()
    assert "partagent la place" in panel.guidance.text()


def test_a_vote_is_cancelled_with_a_reason_and_held_again(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = at_vote(window, evening, qtbot)
    assert not panel.annul.isVisible()
    evening.do(ballots.open_ballot, ballot_of(evening).id)
    qtbot.waitUntil(panel.annul.isVisible)

    press(panel.annul)
    form = found(window, ReasonForm)
    form.reason.setText("Il manquait une option")
    press(form.save)

    qtbot.waitUntil(lambda: "Il manquait une option" in panel.guidance.text())
    assert panel.again.isVisible() and panel.again.text() == "Refaire ce vote"
    press(panel.again)
    qtbot.waitUntil(lambda: ballot_of(evening).state is BallotState.READY)
    assert ballot_of(evening).round == 1


def test_a_secret_vote_opens_once_it_was_said_what_that_means(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = at_vote(window, evening, qtbot, secrecy="secret")
    press(panel.open)
    form = found(window, SecretOpening)
    said = "\n".join(each.text() for each in (*form.explained, *form.warnings))
    assert all(window.bridge.say(key) in said for key in EXPLAINED)
    assert ballot_of(evening).state is BallotState.READY

    press(form.save)

    qtbot.waitUntil(lambda: ballot_of(evening).state is BallotState.OPEN)
    qtbot.waitUntil(lambda: ballot_of(evening).key_words in panel.guidance.text())


def test_a_secret_vote_stays_closed_and_unanimity_is_warned_of(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = at_vote(window, evening, qtbot, secrecy="secret")
    counted(evening, "AAAAA")
    qtbot.waitUntil(panel.reveal.isVisible)

    assert not panel.reopen.isVisible()
    assert window.bridge.say("secret_of_one_mind") in panel.guidance.text()
    press(panel.reveal)
    assert ballot_of(evening).state is BallotState.COUNTED
    press(found(window, Confirming).save)
    qtbot.waitUntil(lambda: ballot_of(evening).state is BallotState.PROCLAIMED)


def test_an_urn_of_few_papers_is_emptied_once_it_was_said_what_that_tells(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    panel = at_vote(window, evening, qtbot, secrecy="secret")
    evening.do(ballots.open_ballot, ballot_of(evening).id)
    vote(evening, "AAB")
    qtbot.waitUntil(lambda: len(window.bridge.room.voted.get(ballot_of(evening).id, ())) == 3)

    panel.close_vote.held.emit()
    form = found(window, Confirming)
    assert ballot_of(evening).state is BallotState.OPEN
    press(form.save)

    qtbot.waitUntil(lambda: ballot_of(evening).state is BallotState.COUNTED)


def test_a_vote_of_which_only_the_outcome_is_told_has_no_figures_here_either(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    panel = at_vote(window, evening, qtbot, method="yesno", options=(), outcome_only=True)
    counted(evening, "AAB")

    qtbot.waitUntil(lambda: panel.guidance.text() == "Adopté")
    assert not panel.result.isVisible() and not panel.result_title.isVisible()


@pytest.mark.parametrize(
    ("rule", "told"),
    [("each_side", "Chaque côté doit l’emporter"), ("weights", "Les côtés sont pondérés")],
)
def test_how_the_sides_count_is_said_before_the_vote_opens(
    window: Window, evening: Evening, qtbot: QtBot, rule: str, told: str
) -> None:
    panel = at_vote(window, evening, qtbot, method="yesno", options=(), sides_rule=rule, weights=[60, 40])

    assert told in panel.guidance.text()


def test_the_round_that_was_planned_is_announced(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = at_vote(window, evening, qtbot, rounds=2)
    counted(evening, "AAB")
    evening.do(ballots.reveal, ballot_of(evening).id)

    qtbot.waitUntil(lambda: "Tour 2 sur 2" in panel.guidance.text().replace("\u00a0", " "))
    assert panel.again.property("voice") == "primary", "it is what comes next"


def test_an_idea_of_the_room_joins_the_duels(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = at_vote(window, evening, qtbot, method="wiki_survey")
    evening.do(ballots.open_ballot, ballot_of(evening).id)
    qtbot.waitUntil(panel.idea.isVisible)

    press(panel.idea)
    form = found(window, IdeaForm)
    form.idea.write(Text("Hêtre"))
    press(form.save)

    qtbot.waitUntil(lambda: [option.label.fr for option in ballot_of(evening).options][-1] == "Hêtre")


def test_what_phones_propose_is_read_before_it_joins(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = at_vote(window, evening, qtbot, method="wiki_survey", new_ideas=True)
    evening.do(ballots.open_ballot, ballot_of(evening).id)
    step = evening.room.current
    assert step is not None
    for number, words in enumerate(("Un hêtre", "Nul, comme Paul")):
        idea = KINDS["ballot"].read_answer(step, evening.room, {"idea": [words]})
        evening.do(answers.answer, step.id, evening.person(number).id, idea, f"idea-{number}")
    qtbot.waitUntil(lambda: "(2)" in panel.idea.text())

    press(panel.idea)
    form = found(window, IdeaForm)
    form.proposed.setCurrentIndex(1)
    press(form.save)
    qtbot.waitUntil(lambda: "(1)" in panel.idea.text())
    press(panel.idea)
    form = found(window, IdeaForm)
    form.proposed.setCurrentIndex(1)
    press(form.aside)

    qtbot.waitUntil(lambda: "(" not in panel.idea.text())
    assert [option.label.fr for option in ballot_of(evening).options][3:] == ["Un hêtre"]


def test_nobody_proposes_where_it_was_not_said(window: Window, evening: Evening, qtbot: QtBot) -> None:
    at_vote(window, evening, qtbot, method="wiki_survey")
    evening.do(ballots.open_ballot, ballot_of(evening).id)
    step = evening.room.current
    assert step is not None

    with pytest.raises(Refused, match="step_takes_no_answer"):
        KINDS["ballot"].read_answer(step, evening.room, {"idea": ["Un hêtre"]})
