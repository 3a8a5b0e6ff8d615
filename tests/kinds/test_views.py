"""Every kind keeps the same promises: plain views, pages in both languages, the stage's names, nothing before it may."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene, SessionState
from cocreation_desk.domain.text import LANGUAGES, Language
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.scene import scene
from cocreation_desk.server.pages import Pages
from cocreation_desk.words import sayer
from tests.kinds import situations
from tests.kinds.situations import RECEIVED, SITUATIONS
from tests.rooms import COMMITTEE, CUSTOMERS, at_step, open_codir_room, room_from, templates
from tests.stage import sample_views

PAGES = Pages(KINDS)
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
in_every_situation = pytest.mark.parametrize("name", SITUATIONS)


def view_of(room: Room, language: Language) -> dict[str, Any]:
    picture = scene(room, sayer(language), url="http://192.168.8.20:8765")
    assert isinstance(picture["view"], dict)
    return picture


def names(value: Any) -> Any:
    """The names in a view, all the way down; the members of a list are told by the first."""
    match value:
        case dict():
            return {name: names(each) for name, each in value.items()}
        case [first, *_]:
            return [names(first)]
        case _:
            return None


def agree(ours: Any, theirs: Any) -> bool:
    """The same names wherever both have something to say."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(agree(ours[name], theirs[name]) for name in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return agree(ours[0], theirs[0])
    return True


@in_both_languages
@in_every_situation
def test_the_stage_is_given_exactly_the_names_it_draws(name: str, language: Language) -> None:
    ours, theirs = view_of(SITUATIONS[name], language), sample_views.scene(name, language)

    assert (ours["scene"], ours["kind"]) == (theirs["scene"], theirs["kind"])
    assert agree(names(ours["view"]), names(theirs["view"]))
    assert agree(names(ours["chrome"]), names(theirs["chrome"]))


@in_every_situation
def test_the_stage_is_in_the_phase_it_should_be_in(name: str) -> None:
    ours, theirs = view_of(SITUATIONS[name], "fr")["view"], sample_views.scene(name, "fr")["view"]

    same = ("phase", "layout", "playing", "kind", "paper", "at")
    assert {key: ours[key] for key in same if key in theirs} == {key: theirs[key] for key in same if key in theirs}


@in_both_languages
@in_every_situation
def test_views_are_plain_data(name: str, language: Language) -> None:
    room = SITUATIONS[name]
    views: list[Any] = [view_of(room, language)]
    if room.current:
        views += [KINDS[room.current.kind].phone(room.current, room, side, sayer(language)) for side in Side]

    assert json.loads(json.dumps(views)) == views


@in_both_languages
@in_every_situation
@pytest.mark.parametrize("side", Side)
def test_a_page_exists_for_every_side(
    name: str, language: Language, side: Side, caplog: pytest.LogCaptureFixture
) -> None:
    html = PAGES.fragment(SITUATIONS[name], language, side)

    assert "<h1" in html
    assert not caplog.records
    assert "style=" not in html and "<script" not in html


@in_both_languages
@in_every_situation
def test_the_minutes_of_every_situation_can_be_drawn(name: str, language: Language) -> None:
    room = SITUATIONS[name]
    assert room.current is not None
    pieces = tuple(KINDS[room.current.kind].minutes(room.current, room, sayer(language)))

    assert RECEIVED not in repr(pieces) or room.current.kind == "commit"  # a promise is in the minutes once it is made


@in_every_situation
def test_the_two_languages_of_a_page_differ_in_words_only(name: str) -> None:
    french, english = (PAGES.fragment(SITUATIONS[name], language, Side.CUSTOMER) for language in LANGUAGES)

    assert french != english
    assert re.findall(r"<[a-z0-9]+|name=\"[^\"]*\"", french) == re.findall(r"<[a-z0-9]+|name=\"[^\"]*\"", english)


@in_every_situation
def test_nothing_personal_and_nothing_unread_is_shown(name: str) -> None:
    room = SITUATIONS[name]
    shown = json.dumps(view_of(room, "fr"), ensure_ascii=False)
    shown += "".join(PAGES.fragment(room, "fr", side) for side in Side)

    assert RECEIVED not in shown
    assert not [person for person in (*CUSTOMERS, *COMMITTEE) if person.split(" ", 1)[1] in shown]


@pytest.mark.parametrize("state", [state for state in BallotState if state is not BallotState.PROCLAIMED])
@pytest.mark.parametrize("method", ["film", "dots", "gradient"])
def test_no_view_depends_on_the_papers_before_the_result_is_announced(state: BallotState, method: str) -> None:
    room = {"film": situations.film, "dots": situations.dots}.get(method, lambda _: situations.gradient())(state)
    room = replace(room, ballots=tuple(replace(each, state=state) for each in room.ballots))
    emptied = replace(room, papers={}, words={})

    for number in (10, 11, 14, 16):
        here, there = at_step(room, number), at_step(emptied, number)
        assert view_of(here, "fr") == view_of(there, "fr")
        for side in Side:
            assert PAGES.fragment(here, "fr", side) == PAGES.fragment(there, "fr", side)


@in_both_languages
@pytest.mark.parametrize("key", templates())
def test_every_step_of_every_template_opens_on_every_face(
    key: str, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    room = room_from(key)
    say = sayer(language)

    for step in room.steps:
        opened = at_step(room, step.position + 1)
        opened = replace(
            opened,
            ballots=tuple(
                replace(each, state=BallotState.OPEN) if each.step_id == step.id else each for each in opened.ballots
            ),
        )
        assert view_of(opened, language)["view"]["title"]
        for side in Side:
            assert PAGES.fragment(opened, language, side)
        tuple(KINDS[step.kind].minutes(step, opened, say))
    assert not caplog.records


@in_both_languages
@pytest.mark.parametrize("asked", [Scene.WELCOME, Scene.JOIN, Scene.TIMER, Scene.NEUTRAL, Scene.COMMITMENTS])
def test_the_facilitator_may_put_another_scene_in_the_place_of_the_step(asked: Scene, language: Language) -> None:
    room = open_codir_room(12)
    assert room.session is not None
    room = replace(room, session=replace(room.session, scene=asked))
    name = "commit" if asked is Scene.COMMITMENTS else asked.value

    picture = view_of(room, language)

    assert picture["scene"] == name
    assert agree(names(picture["view"]), names(sample_views.scene(name, language)["view"]))


def test_before_the_session_the_stage_welcomes_and_after_it_the_stage_thanks() -> None:
    room = open_codir_room()
    assert room.session is not None
    early = replace(room, session=replace(room.session, state=SessionState.WELCOMING, actual_start=None))
    late = replace(room, session=replace(room.session, state=SessionState.CLOSED, actual_end=room.now))

    assert view_of(early, "fr")["scene"] == "welcome"
    assert view_of(late, "fr")["scene"] == "close"
    assert view_of(late, "fr")["view"]["line"] == "La séance est levée à 10\xa0h\xa030."


def test_where_ideas_are_pitched_nobody_waits_for_candidates() -> None:
    room = at_step(room_from("ideas_club"), 7)
    step = room.current
    assert step is not None and step.kind == "pitch"
    say = sayer("en")

    assert scene(room, say)["view"]["nobody"] == ""
    assert KINDS["pitch"].phone(step, room, Side.CUSTOMER, say)["nobody"] == "Just listen: nothing to do here for now."
