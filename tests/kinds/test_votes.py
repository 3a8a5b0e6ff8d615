"""Every method on every face: the paper, the door, the picture chapter by chapter, the minutes. Figures were counted by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pytest

from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import BLANK, Duels, Grades, Marks, Points, Ranking, Spots, Ticks
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import LANGUAGES, Language
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.ballot.duels import MOST_PAIRS, pairs_of
from cocreation_desk.kinds.ballot.kind import OFFERED
from cocreation_desk.kinds.scene import scene
from cocreation_desk.reports.tables import tables
from cocreation_desk.server.pages import Pages
from cocreation_desk.words import sayer
from tests.kinds.situations import another_vote
from tests.kinds.test_views import agree, names
from tests.kinds.votes import LETTERS, RUNOFF, VOTES, held, id_of, order
from tests.rooms import ballot, with_settings
from tests.stage import sample_views

PAGES = Pages(KINDS)
FRENCH = sayer("fr")
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
by_every_method = pytest.mark.parametrize("name", VOTES)
# The sample that draws the same picture, for every method.
PICTURE = {"rounds": "ballot.runoff", "judged": "ballot.judgment", "duels": "ballot.schulze", "quadrant": "ballot.quadrant"}  # fmt: skip


def chapter(room: Room, at: int, language: Language = "fr") -> dict[str, Any]:
    result = scene(with_settings(room, "s14", cue={"round": at}), sayer(language))["view"]["result"]
    assert isinstance(result, dict)
    return result


def chapters(room: Room) -> list[dict[str, Any]]:
    """The story of the count itself; what each side gave comes behind it."""
    told = [chapter(room, at) for at in range(chapter(room, 0)["rounds"])]
    return [each for each in told if each["paper"] != "by_side"]


def opened(room: Room) -> Room:
    assert room.current is not None
    room = replace(room, steps=(room.current,))
    return replace(room, ballots=tuple(replace(each, state=BallotState.OPEN, announced=None) for each in room.ballots))


def sent(name: str, body: str) -> Marks:
    room = opened(VOTES[f"ballot.{name}"])
    assert room.current is not None
    vote = KINDS["ballot"].read_answer(room.current, room, parse_qs(f"ballot=v14&{body}", keep_blank_values=True))
    assert isinstance(vote, Vote)
    return vote.marks


def column(shown: dict[str, Any], name: str) -> list[Any]:
    return [row[name] for row in shown["rows"]]


def test_whatever_can_be_counted_can_be_voted() -> None:
    assert set(OFFERED) == set(METHODS)


# ---- the picture ----


@in_both_languages
@by_every_method
def test_the_stage_draws_what_it_is_given(name: str, language: Language) -> None:
    view = scene(VOTES[name], sayer(language))["view"]

    assert json.loads(json.dumps(view)) == view
    sample = PICTURE.get(view["result"]["paper"])
    if sample:
        theirs = sample_views.scene(sample, language)["view"]
        assert agree(names(view["result"]), names(theirs["result"]))
        assert view.keys() == theirs.keys()


@by_every_method
def test_a_story_goes_no_further_than_its_ends(name: str) -> None:
    if "rounds" in (first := chapter(VOTES[name], 0)):
        assert chapter(VOTES[name], -3) == first
        assert chapter(VOTES[name], 99) == chapter(VOTES[name], first["rounds"] - 1)


def test_bars_fall_out_of_an_instant_runoff() -> None:
    """First choices 6 5 3 2 1. E goes to D: 6 5 3 3. C has fewer votes than none before; C and D are level at 3,
    and D had fewer in the round before, so D goes out: two papers to B, one to A. Then C's three go to B: 10 to 7."""
    story = chapters(VOTES["ballot.runoff"])

    assert [column(each, "count") for each in story] == [
        [6, 5, 3, 2, 1],
        [6, 5, 3, 3, None],
        [7, 7, 3, None, None],
        [7, 10, None, None, None],
    ]
    assert [column(each, "state").index("leaving") for each in story[:-1]] == [4, 3, 2]
    assert column(story[1], "change") == ["", "", "", "+1", ""]
    assert column(story[-1], "state")[1] == "seated"
    assert story[0]["line"]["text"] == "Majorité\xa0: 9"


def test_a_surplus_moves_and_the_quota_is_drawn() -> None:
    """Fifteen papers, two seats: the quota is 15 // 3 + 1 = 6. A has nine; three go to B, who stood second on all nine."""
    story = chapters(VOTES["ballot.stv"])

    assert story[0]["line"]["text"] == "Quota\xa0: 6"
    assert column(story[0], "count") == [9, 0, 4, 2]
    assert [round(n) for n in column(story[1], "count")] == [6, 3, 4, 2]
    assert column(story[1], "badge")[0] == "l’emporte"
    assert [row["label"] for row in story[-1]["rows"] if row["state"] == "seated"] == [
        "Un rappel sous deux heures",
        "La réparation à vie",
    ]


def test_star_tells_the_totals_and_then_the_final() -> None:
    """A 7·5 + 4 = 39, B 28 + 30 + 8 = 66. Seven papers put A above B, ten B above A."""
    totals, final = chapters(VOTES["ballot.star"])

    assert column(totals, "count") == [39, 66, 38, 13, 14]
    assert column(final, "count") == [7, 10, None, None, None]
    assert column(final, "state")[1] == "seated"


def test_the_median_line_comes_after_the_judgments() -> None:
    """Seventeen judges: the ninth from below decides. B: 13 « Bien » and 4 « Assez bien », so « Bien »."""
    judged, told = chapters(VOTES["ballot.judgment"])

    assert not judged["median"] and column(judged, "verdict") == [""] * 5
    assert told["median"]
    assert (told["rows"][0]["mark"], told["rows"][0]["verdict"]) == ("B", "Bien")
    assert [segment["count"] for segment in told["rows"][0]["segments"]] == [0, 13, 4, 0, 0, 0]


def test_on_a_phone_duels_are_lines_and_not_called_a_table() -> None:
    """Of 15, 10 prefer A to B, and 9 prefer C to A."""
    room = VOTES["ballot.schulze_circle"]
    step = room.current
    assert step is not None

    result = KINDS["ballot"].phone(step, room, Side.CUSTOMER, sayer("en"))["result"]

    assert result["summary"].endswith("Against each of the others: how many prefer this one. ✓: the duel is won.")
    assert [figure["text"] for figure in result["lines"][0]["figures"]] == ["10 ✓", "6"]


def test_the_duels_of_a_circle_have_no_winner_until_the_paths_are_told() -> None:
    """A beats B 10 to 5, B beats C 11 to 4, C beats A 9 to 6. The weakest link of the circle is C over A."""
    duels, nobody, paths = chapters(VOTES["ballot.schulze_circle"])

    assert [cell["text"] for cell in duels["rows"][0]["cells"]] == ["", "10", "6"]
    assert not any(column(nobody, "first"))
    assert [row["mark"] for row in paths["rows"]] == ["A", "B", "C"]
    assert column(paths, "first") == [True, False, False]


def test_borda_counts_half_points_of_level_options() -> None:
    """Fifteen papers on two options: a point for the first, and nothing is level."""
    assert [[v["count"] for v in row["values"]] for row in chapter_bars("ballot.borda_two")] == [[9, 0], [0, 6]]


def chapter_bars(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = scene(VOTES[name], FRENCH)["view"]["result"]["rows"]
    return rows


def test_money_is_spent_idea_after_idea() -> None:
    """Fifty thousand: B (14 votes, 15 000), A (9, 30 000), then 5 000 are left for D; C and E cost more."""
    story = chapters(VOTES["ballot.budget"])

    assert [sum(row["state"] == "seated" for row in each["rows"]) for each in story] == [1, 2, 3]
    assert [row["mark"] for row in story[-1]["rows"] if row["state"] == "seated"] == ["A", "B", "D"]
    assert "0\xa0€" in story[-1]["told"]


def test_votes_against_go_to_the_left_of_nothing() -> None:
    """A 6·7 = 42, B 5·9 − 6·5 = 15, C −15, D −48, E 30."""
    shown = chapter(VOTES["ballot.quadratic"], 0)

    assert column(shown, "count") == [42, 15, -15, -48, 30]
    assert column(shown, "negative") == [False, False, True, True, False]
    assert shown["zero"] == pytest.approx(48 / 90)


def test_nobody_over_half_means_a_second_round() -> None:
    shown = chapter(VOTES["ballot.two_round"], 0)

    assert column(shown, "badge")[:3] == ["second tour", "second tour", ""]
    assert "9 voix" in shown["told"]


def test_a_split_room_is_said_to_be_split() -> None:
    """E lies at (3, 3) for nine people and at (5, 1) for eight: the quartiles are further apart than two fifths."""
    shown = chapter_of("ballot.quadrant")

    assert shown["rows"][0]["verdict"] == "Gain rapide"
    assert shown["rows"][4]["disagree"]


def chapter_of(name: str) -> dict[str, Any]:
    result: dict[str, Any] = scene(VOTES[name], FRENCH)["view"]["result"]
    return result


def test_who_is_level_is_not_said_before_the_story_ends() -> None:
    story = chapters(VOTES["ballot.judgment_twelve"])

    assert story[0]["note"] == "" and "Égalité" not in story[0]["told"]
    assert "Égalité" in story[1]["told"]


@pytest.mark.parametrize("method", METHODS)
def test_a_vote_of_blank_papers_only_is_told_too(method: str) -> None:
    options = ("Oui",) if METHODS[method].most_options == 1 else ("Oui", "Non")
    room = another_vote(method, options, {"customer": [BLANK] * 6}, budget=100, costs=[50, 60][: len(options)])

    assert scene(room, FRENCH)["view"]["result"]["n_text"]
    assert PAGES.fragment(room, "fr", Side.CUSTOMER)
    assert room.current is not None
    assert list(KINDS["ballot"].minutes(room.current, room, FRENCH))


# ---- the phones ----


@in_both_languages
@by_every_method
def test_a_phone_shows_the_paper_and_then_the_result(
    name: str, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    asked = PAGES.fragment(opened(VOTES[name]), language, Side.CUSTOMER)
    told = PAGES.fragment(VOTES[name], language, Side.CUSTOMER)

    assert "<form" in asked and '<ul class="result">' in told
    assert "style=" not in asked + told and not caplog.records


@by_every_method
def test_the_two_languages_of_a_paper_differ_in_words_only(name: str) -> None:
    french, english = (PAGES.fragment(opened(VOTES[name]), language, Side.CUSTOMER) for language in LANGUAGES)

    assert re.findall(r"<[a-z0-9]+|name=\"[^\"]*\"", french) == re.findall(r"<[a-z0-9]+|name=\"[^\"]*\"", english)


@by_every_method
def test_a_browser_that_fills_in_the_page_is_understood(name: str) -> None:
    room = opened(VOTES[name])
    html = PAGES.fragment(room, "fr", Side.CUSTOMER)
    filled: dict[str, list[str]] = {}
    for field, value in re.findall(r'<(?:input|textarea)[^>]*name="([^"]+)"(?:[^>]*value="([^"]*)")?', html):
        filled.setdefault(field, [value])
    filled.pop("blank", None)
    numbered = [field for field in filled if field.startswith(("points-", "rank-"))]
    filled |= {field: [str(at + 1) if field.startswith("rank-") else "1"] for at, field in enumerate(numbered)}

    assert room.current is not None
    assert isinstance(KINDS["ballot"].read_answer(room.current, room, filled), Vote)


@pytest.mark.parametrize(
    ("name", "body", "marks"),
    [
        ("approval", "choice=A&choice=E", Ticks(frozenset({"v14-A", "v14-E"}))),
        ("runoff", "rank-A=2&rank-B=1&rank-C=&rank-D=&rank-E=", order("BA")),
        ("runoff", "rank-A=7&rank-B=3", order("BA")),  # numbers left out close up
        ("runoff", "rank-A=&rank-B=&blank=1", BLANK),
        ("quadratic", "points-A=3&points-B=-4&points-C=0", Points({"v14-A": 3, "v14-B": -4})),
        ("quadrant", "impact-A=5&effort-A=1&impact-B=&effort-B=", Spots({"v14-A": (5, 1)})),
        ("score_two", "grade-A=5&grade-B=", Grades({"v14-A": 5, "v14-B": None})),
        ("duels_two", "duel-B-A=A", Duels(frozenset({("v14-A", "v14-B")}))),
        ("two_round", "choice=C", Ticks(frozenset({"v14-C"}))),
    ],
)
def test_a_paper_as_the_page_fills_it_in_is_a_vote(name: str, body: str, marks: Marks) -> None:
    if name == "duels_two":
        ((a, b),) = pairs_of(ballot(VOTES["ballot.duels_two"], "v14"))
        body = f"duel-{a.mark}-{b.mark}=A"
    assert sent(name, body) == marks


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("runoff", "rank-A=1&rank-B=1", "paper_same_rank_twice"),
        ("runoff", "rank-A=0", "answer_not_understood"),
        ("runoff", "rank-A=-1", "answer_not_understood"),
        ("runoff", "rank-A=1&blank=1", "answer_not_understood"),
        ("runoff", "rank-A=&rank-B=", "paper_empty"),
        ("runoff", "rank-A=1&rank-A=2", "answer_not_understood"),
        ("runoff", "rank-Z=1", "answer_not_understood"),
        ("quadratic", "points-A=8&points-B=-7", "paper_too_many_credits"),
        ("quadratic", "points-A=--3", "answer_not_understood"),
        ("quadrant", "impact-A=5", "answer_incomplete"),
        ("quadrant", "impact-A=6&effort-A=1", "paper_no_such_grade"),
        ("judgment_two", "grade-A=5&grade-B=", "answer_incomplete"),
        ("star_two", "grade-A=5", "answer_incomplete"),
        ("judgment_two", "grade-A=6&grade-B=0", "paper_no_such_grade"),
        ("duels", "duel-A-A=A", "answer_not_understood"),
        ("approval", "choice=A&choice=A", "answer_not_understood"),
        ("two_round", "choice=A&choice=B", "paper_too_many"),
    ],
)
def test_anything_else_is_refused_with_its_reason(name: str, body: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        sent(name, body)

    assert refused.value.key == why


@pytest.mark.parametrize("options", range(2, 13))
def test_no_paper_asks_for_more_than_twelve_duels_and_each_idea_fights_as_often(options: int) -> None:
    vote = ballot(held("wiki_survey", options, []), "v14")
    pairs = pairs_of(vote)
    fights = [sum(option in pair for pair in pairs) for option in vote.options]

    assert len(pairs) <= MOST_PAIRS and len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert max(fights) == min(fights)
    assert pairs == pairs_of(vote)


# ---- the minutes ----


@in_both_languages
@by_every_method
def test_the_minutes_hold_figures_for_every_option(name: str, language: Language) -> None:
    room = VOTES[name]
    assert room.current is not None
    pieces = list(KINDS["ballot"].minutes(room.current, room, sayer(language)))
    written = [table for _, table in tables(pieces)]
    named = {row[0][0] for table in written for row in table.rows}

    assert named >= set(LETTERS[: len(ballot(room, "v14").options)])


def test_every_round_of_the_count_is_in_the_minutes() -> None:
    room = VOTES["ballot.runoff"]
    assert room.current is not None
    pieces = list(KINDS["ballot"].minutes(room.current, room, FRENCH))
    rows = [row for _, table in tables(pieces) for row in table.rows]

    assert ("C · La réparation à vie", "3", "3", "3", "–") in rows


def test_the_order_of_the_papers_changes_nothing_that_is_shown() -> None:
    backwards = held("instant_runoff", 5, [*RUNOFF[:9][::-1], *RUNOFF[9:][::-1]])

    assert chapters(backwards) == chapters(VOTES["ballot.runoff"])
    assert isinstance(RUNOFF[0], Ranking) and id_of("A") == "v14-A"
