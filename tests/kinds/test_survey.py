"""What a survey says of itself: satisfaction as the share of 4 and 5, trust beside what it was before."""

from __future__ import annotations

from dataclasses import replace

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Reply
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.survey import kind as survey
from cocreation_desk.words import sayer
from tests.kinds.situations import surveyed
from tests.rooms import templates


def asking(room: Room, step: Step, question: str, *values: int) -> Room:
    """The room once that step, made a survey of one question, was answered so."""
    survey = replace(step, kind="survey", settings={"questions": [question], "cue": {"revealed": True}})
    steps = tuple(survey if each.id == step.id else each for each in room.steps)
    replies = tuple(Reply("customer", {question: value}) for value in values)
    return replace(room, steps=steps, replies=dict(room.replies) | {step.id: replies})


def means(room: Room, step: Step) -> list[tuple[str, str]]:
    asked = next(each for each in room.steps if each.id == step.id)
    view = KINDS["survey"].stage(asked, room, sayer("fr"))
    return [(mean["text"], mean["before_text"]) for mean in view["means"]]


def test_satisfaction_counts_those_at_four_and_five() -> None:
    room = surveyed()
    last = room.steps[18]

    assert means(asking(room, last, "csat", 5, 4, 4, 3, 1), last) == [("3,4", "3 sur 5 ont répondu 4 ou 5")]


def test_the_visit_of_a_factory_asks_for_trust_in_the_same_words_before_and_after() -> None:
    asking_trust = [(step, survey.asked(step)) for step in templates()["factory_visit"].steps if step.kind == "survey"]

    for language in ("fr", "en"):
        words = {survey.wording(survey.QUESTIONS["trust"], step, sayer(language)) for step, _ in asking_trust}
        assert len(words) == 1
    assert all(survey.QUESTIONS["trust"] in questions for _, questions in asking_trust)
    assert len(asking_trust) == 2


def test_trust_stands_beside_what_it_was_before() -> None:
    room = surveyed()
    first, last = room.steps[3], room.steps[18]
    room = asking(asking(room, first, "trust", 4, 5, 6, 5, 5), last, "trust", 7, 7, 6, 6, 9)

    ((after, before),) = means(room, last)
    assert after == "7,0" and "5,0" in before
