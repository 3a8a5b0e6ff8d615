"""The candidates on the big screen: all of them, one who speaks, and the proclamation; whole, readable, and never a vote."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from cocreation_desk import design
from cocreation_desk.domain.ballot import BallotState, Option
from cocreation_desk.domain.counting.papers import Paper, Ticks
from cocreation_desk.domain.election import Candidate, CandidateState, Election, Speech
from cocreation_desk.domain.election_result import Proclamation, Sums
from cocreation_desk.domain.mandate import Mandate, after_months
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene
from cocreation_desk.domain.text import LANGUAGES, Language, Text
from cocreation_desk.kinds.scene import scene
from cocreation_desk.stage.window import StageWindow, descend
from cocreation_desk.words import sayer
from tests.elected import photo
from tests.rooms import NOW, at_step, ballot, room_from, with_ballot, with_settings

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "Jean-Eudes de La Motte-Saint-Pierre"
NAMES = ("Huguette Marchand", "Ruben Cohen-Salmon", LONG, "Aïssatou Diallo", "Léa Nguyen", "Noé Lambert")
SIZES = [(1920, 1080), (1024, 768)]
PITCH, VOTE = "s4", "v6"


@pytest.fixture(scope="module")
def painter() -> Iterator[StageWindow]:
    window = StageWindow(still=True, portrait=lambda name: photo(640, 640) if name else None)
    yield window
    window.put_away()
    window.deleteLater()


def election(people: int = 6, **more: Any) -> Election:
    standing = tuple(
        Candidate(
            f"k{n}", f"c{n + 1}", NAMES[n % 6], n + 1, "Une voix pour celles et ceux qui voyagent en famille, chaque mois"[: 30 + 9 * n],
            "Mes mots", "photo" if n % 2 else "", CandidateState.VALIDATED, place=n + 1,
        )
        for n in range(people)
    )  # fmt: skip
    return Election("e", "session", candidates=standing, scrutineers=("c8",), **more)


def room_with(people: int = 6, **more: Any) -> Room:
    room = at_step(room_from("president_election"), 4)
    return replace(room, election=election(people, **more))


def speaking(seconds: float) -> Room:
    """The third has spoken for so long."""
    return room_with(speeches=(Speech(PITCH, "k2", since=NOW - timedelta(seconds=seconds)),))


def proclaimed(outcome: str, chosen: int = 1) -> Room:
    room = room_with()
    marks = "ABCDEF"
    options = tuple(
        Option(f"o{n}", Text(each.name, each.name), marks[n], each.id)
        for n, each in enumerate(room.election.standing if room.election else ())
    )
    held = replace(ballot(room, VOTE), options=options)
    room = replace(room, ballots=tuple(held if each.id == VOTE else each for each in room.ballots))
    papers = [Paper(Ticks(frozenset({"o0"})), "customer") for _ in range(6)]
    room = with_ballot(room, VOTE, BallotState.PROCLAIMED, papers)
    names = tuple(f"o{n}" for n in range(chosen))
    which = {"elected": names} if outcome == "elected" else {"going_on": names}
    told = Proclamation(outcome, NOW, "runoff", Sums(9, 6, 6, 0, 0, 6, 4), **which)  # type: ignore[arg-type]  # one of the outcomes
    start = NOW.date().replace(day=1)
    mandate = Mandate("m", "k0", NAMES[0], Text("Présidente", "President"), start, after_months(start))
    assert room.election is not None
    held_by = replace(room.election, proclamations={VOTE: told}, mandates=(mandate,))
    assert room.session is not None
    return replace(room, election=held_by, session=replace(room.session, scene=Scene.PROCLAMATION))


def candidates_anywhere() -> Room:
    room = room_with()
    assert room.session is not None
    return replace(room, session=replace(room.session, scene=Scene.CANDIDATES))


ROOMS = {
    "nobody": room_with(0),
    "two": room_with(2),
    "six": room_with(6),
    "twelve": room_with(12),
    "called": with_settings(room_with(), PITCH, cue={"candidate": "k2"}),
    "speaking": speaking(60),
    "over": speaking(200),
    "anywhere": candidates_anywhere(),
    "elected": proclaimed("elected"),
    "shared": proclaimed("elected", 2),
    "runoff": proclaimed("runoff", 3),
    "no quorum": proclaimed("no_quorum", 0),
}


def picture_of(name: str, language: Language = "fr") -> dict[str, Any]:
    return scene(ROOMS[name], sayer(language))


def every(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from every(child)


def texts(painter: StageWindow) -> list[QQuickItem]:
    return [item for item in every(painter.rootObject()) if item.property("font") is not None and item.property("text")]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROOMS)
def test_a_scene_is_whole_and_readable(
    name: str, language: Language, size: tuple[int, int], painter: StageWindow, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        painter.picture_of(picture_of(name, language), QSize(*size))

    assert caplog.messages == []
    unit = min(size[0] / 1920, size[1] / 1080)
    for text in texts(painter):
        smaller = {"name": design.STAGE_TYPE.name, "overline": design.STAGE_TYPE.name}
        edge = text.objectName().startswith("chrome")
        least = design.STAGE_TYPE.chrome if edge else smaller.get(text.objectName(), design.STAGE_TYPE.body)
        words = text.property("text")
        assert int(text.property("fontInfo").property("pixelSize").toInt()) >= int(least * 1080 * unit), words
        assert not text.property("truncated"), f"{words!r} is cut"
        place = text.mapRectToScene(QRectF(0, 0, text.property("contentWidth"), text.property("contentHeight")))
        assert QRectF(-2, -2, size[0] + 4, size[1] + 4).contains(place), f"{words!r} is beyond the edge"


def test_all_who_stand_are_shown_before_the_round_is_drawn_up() -> None:
    people = picture_of("anywhere")["view"]["people"]

    assert [each["name"] for each in people] == list(NAMES)


@pytest.mark.parametrize("name", ROOMS)
def test_views_are_plain_and_say_nothing_of_votes_or_statements(name: str) -> None:
    view = picture_of(name)["view"]

    assert json.loads(json.dumps(view)) == view
    assert "statement" not in json.dumps(view) and "Mes mots" not in json.dumps(view)


def test_the_card_has_the_time_that_is_left_and_thanks_after_ten_seconds_of_grace(painter: StageWindow) -> None:
    assert picture_of("speaking")["chrome"]["timer"] == {"text": "2:00", "share": 120 / 180, "tone": "calm"}
    assert picture_of("speaking")["view"]["thanks"] == ""
    assert picture_of("over")["chrome"]["timer"]["text"] == "+0:20"
    assert picture_of("over")["view"]["thanks"]
    assert picture_of("six")["chrome"]["timer"] is None

    painter.picture_of(picture_of("called"), QSize(960, 540))
    name = descend(painter.rootObject(), "name")
    assert name is not None and name.property("text") == LONG


def test_whoever_is_elected_stands_alone_on_the_screen(painter: StageWindow) -> None:
    painter.picture_of(picture_of("elected"), QSize(960, 540))

    said = [str(text.property("text")) for text in texts(painter)]
    assert NAMES[0] in said and not set(NAMES[1:]) & set(said)
    assert "Remporte l’élection" in said


def test_a_picture_is_drawn_in_the_place_of_the_initials(painter: StageWindow) -> None:
    room = replace(
        ROOMS["called"], election=replace(election(), candidates=(replace(election().candidates[2], photo="x"),))
    )
    shown = painter.picture_of(scene(room, sayer("fr")), QSize(960, 540))

    colours = {QColor(shown.pixel(x, 270)).name() for x in range(80, 300, 20)}
    assert any(abs(QColor(colour).red() - 0xC4) < 6 and abs(QColor(colour).green() - 0x57) < 6 for colour in colours)
