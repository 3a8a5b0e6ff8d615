"""What is shown of an announced vote; the figures were worked out by hand from the papers of the situations."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Bars, Bullets, Columns, Gaps, Paragraph, Ratings
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.scene import scene
from cocreation_desk.kinds.wording import figure, gap_between
from cocreation_desk.words import sayer
from tests.kinds import situations
from tests.rooms import at_step, step, with_settings

FRENCH = sayer("fr")


def _later(room: Room, seconds: int) -> Room:
    there = at_step(room, 12)
    return replace(there, now=there.now + timedelta(seconds=seconds))


def result_of(room: Room) -> View:
    result = scene(room, FRENCH)["view"]["result"]
    assert isinstance(result, dict)
    return result


def test_each_side_has_its_own_bars_the_best_first_and_the_sum_is_of_all() -> None:
    """Nine customers gave A and B a point each, eight executives B and D."""
    result = result_of(situations.dots(BallotState.PROCLAIMED))
    rows = result["rows"]

    assert [row["mark"] for row in rows] == ["B", "A", "D", "C", "E"]
    assert [[value["count"] for value in row["values"]] for row in rows] == [[9, 8], [9, 0], [0, 8], [0, 0], [0, 0]]
    assert [row["sum_text"] for row in rows] == ["17 points", "9 points", "8 points", "0 point", "0 point"]
    assert [row["people_text"] for row in rows][:2] == ["17 personnes", "9 personnes"]
    assert [row["first"] for row in rows] == [True, False, False, False, False]
    assert result["told"] == "«\xa0Thème 2\xa0» l’emporte avec 17 points."


def test_the_widest_gap_is_the_sentence_of_the_evening() -> None:
    """« J’y crois »: (2·1 + 4·2 + 3 + 4 + 5) / 9 = 22/9 against (3 + 6·4 + 2·5) / 9 = 37/9, 15/9 apart."""
    result = result_of(situations.film(BallotState.PROCLAIMED))
    row = result["rows"][3]

    assert (row["mean_text"], row["predicted_text"], row["gap_text"]) == ("2,4", "4,1", "−1,7")
    assert [each["widest"] for each in result["rows"]].count(True) == 1 and row["widest"]
    assert result["headline"] == "Plus grand écart\xa0: «\xa0J’y crois\xa0», 2,4 contre 4,1 prédit"
    assert result["n_text"] == "9 clients et 9 prédictions"


def test_a_gap_is_what_whoever_subtracts_the_two_figures_beside_it_finds() -> None:
    """14/3 and 37/8 are 0,04 apart, and stand there as 4,7 and 4,6."""
    assert gap_between(Fraction(14, 3), Fraction(37, 8), sayer("fr")) == "+0,1"
    assert gap_between(Fraction(22, 9), Fraction(17, 4), sayer("en")) == "−1.9"
    assert gap_between(Fraction(22, 9), Fraction(49, 20), sayer("en")) == "−0.1"
    assert gap_between(Fraction(4), Fraction(4), sayer("en")) == "0.0"


def test_predictions_are_no_votes() -> None:
    rows = result_of(situations.film(BallotState.PROCLAIMED))["rows"]

    assert [sum(row["counts"]) for row in rows] == [9] * 8


def test_four_customers_beside_a_prediction_are_not_shown() -> None:
    result = result_of(situations.film(BallotState.PROCLAIMED, customers=4))

    assert all(row["suppressed"] and row["counts"] == [] and row["mean"] is None for row in result["rows"])
    assert result["headline"] == ""
    assert "Moins de 5" in result["note"]


def test_four_predictions_are_not_shown_and_the_answers_are() -> None:
    result = result_of(situations.film(BallotState.PROCLAIMED, company=4))

    assert all(row["predicted"] is None and row["gap_text"] == "" for row in result["rows"])
    assert result["rows"][0]["mean_text"] == "3,8"
    assert result["legend"]["predicted"] == ""


def test_a_side_under_five_is_told_only_within_the_whole() -> None:
    result = result_of(situations.SITUATIONS["ballot.suppressed"])

    assert [side["key"] for side in result["sides"]] == ["all"]
    assert [row["values"][0]["count"] for row in result["rows"]] == [9, 2]
    assert "Codir" in result["note"]


def test_percentages_come_with_twenty_people() -> None:
    few = situations.another_vote("single", ("A", "B"), {"customer": ["A"] * 9})

    assert [row["values"][0]["text"] for row in result_of(few)["rows"]] == ["9", "0"]
    assert figure(13, 19, FRENCH) == "13"
    assert figure(13, 20, FRENCH) == "13 · 65\xa0%"


def test_the_second_round_keeps_the_first_behind_it() -> None:
    result = result_of(situations.gradient(2))

    assert [column["count"] for column in result["columns"]] == [3, 3, 1, 1, 1, 0, 0]
    assert [column["before"] for column in result["columns"]] == [1, 2, 1, 1, 2, 1, 1]
    assert (result["before_text"], result["round_text"]) == ("Tour 1", "Tour 2")


def test_an_objection_stops_the_proposal_and_is_only_projected_on_cue() -> None:
    room = situations.consented()
    quiet = with_settings(room, "s14", cue={})

    assert not result_of(room)["passes"]
    assert result_of(room)["objections"] == ["Sans embauche, non."]
    assert result_of(quiet)["objections"] == []


def test_a_tie_is_said_and_both_are_underlined() -> None:
    result = result_of(situations.another_vote("single", ("A", "B"), {"customer": ["A"] * 4 + ["B"] * 4}))

    assert [row["first"] for row in result["rows"]] == [True, True]
    assert result["told"].startswith("Égalité entre «\xa0A\xa0» et «\xa0B\xa0».")


def test_the_discussion_shows_what_the_vote_before_it_revealed() -> None:
    discussed = scene(situations.reveal_discussed(), FRENCH)["view"]

    assert discussed["phase"] == "reveal"
    assert discussed["result"] == result_of(situations.film(BallotState.PROCLAIMED))


def test_the_discussion_waits_while_the_vote_is_not_announced() -> None:
    room = at_step(situations.film(BallotState.COUNTED), 11)

    assert scene(room, FRENCH)["view"]["phase"] == "prompt"


def test_the_committee_is_told_to_predict_and_the_customers_are_not() -> None:
    room = situations.film(BallotState.OPEN)
    rating = step(room, "s10")
    customer, company, guest = (KINDS["ballot"].phone(rating, room, side, FRENCH) for side in Side)

    assert customer["form"]["instruction"] == ""
    assert "comme vous pensez" in company["form"]["instruction"]
    assert guest["form"] is None and guest["state"] == "others"


@pytest.mark.parametrize(
    ("room", "kind"),
    [
        (situations.film(BallotState.PROCLAIMED), Ratings),
        (situations.film(BallotState.PROCLAIMED), Gaps),
        (situations.dots(BallotState.PROCLAIMED), Bars),
        (situations.gradient(2), Columns),
    ],
)
def test_the_minutes_draw_the_same_result(room: Room, kind: type) -> None:
    assert room.current is not None
    pieces = list(KINDS["ballot"].minutes(room.current, room, FRENCH))

    assert [piece for piece in pieces if isinstance(piece, kind)]


@pytest.mark.parametrize("state", [BallotState.OPEN, BallotState.COUNTED, BallotState.CANCELLED])
def test_the_minutes_of_a_vote_that_was_not_announced_hold_no_figures(state: BallotState) -> None:
    room = situations.film(state)
    assert room.current is not None

    assert all(isinstance(piece, Paragraph) for piece in KINDS["ballot"].minutes(room.current, room, FRENCH))


def test_the_survey_tells_its_score_from_five_answers_on() -> None:
    """Promoters 10 9 9 10 9 10, passives 8 7, detractor 6: (6 − 1) / 9 = 55.6. Heard: 41 / 9 = 4.6."""
    told = scene(situations.surveyed(), FRENCH)["view"]
    few = scene(situations.surveyed(people=4), FRENCH)["view"]

    assert (told["nps"]["score_text"], told["means"][0]["text"]) == ("+56", "4,6")
    assert few["nps"] is None and few["means"] == []


def test_merged_ideas_count_once_each_in_their_theme() -> None:
    """Seven ideas over three themes in turn: three, two, two."""
    view = scene(situations.themes(), FRENCH)["view"]

    assert [(theme["name"], theme["count"]) for theme in view["themes"]] == [
        ("Prix", 3),
        ("Accueil", 2),
        ("Livraison", 2),
    ]
    assert view["ungrouped"] == "1 idée à regrouper"


def test_commitments_turn_pages_and_unvalidated_ones_stay_away() -> None:
    view = scene(situations.commitments(), FRENCH)["view"]

    assert [line["code"] for line in view["lines"]] == ["E-01", "E-02"]


def test_a_phase_of_one_two_four_all_has_its_own_time() -> None:
    """Two minutes in: the minute alone is over, one of the two minutes in pairs is left."""
    picture = scene(at_step(situations.improvements(0), 12), FRENCH)

    assert picture["view"]["title"] == "À deux\xa0: comparez"
    assert (picture["chrome"]["timer"]["text"], picture["chrome"]["timer"]["tone"]) == ("1:00", "calm")
    assert scene(_later(situations.improvements(0), 31), FRENCH)["chrome"]["timer"]["tone"] == "soon"


def test_the_four_phases_stand_side_by_side_until_there_is_a_wall() -> None:
    waiting = scene(at_step(situations.improvements(0), 12), FRENCH)["view"]
    wall = scene(at_step(situations.improvements(3), 12), FRENCH)["view"]

    assert [phase["people"] for phase in waiting["phases"]] == [1, 2, 4, 8]
    assert [(phase["over"], phase["now"]) for phase in waiting["phases"][:3]] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip
    assert wall["phases"] == []


def test_one_statement_under_discussion_is_the_heading() -> None:
    room = with_settings(situations.reveal_discussed(), "s11", cue={"at": 3})

    view = scene(room, FRENCH)["view"]

    assert view["prompt"] == view["result"]["rows"][3]["label"]
    assert view["title"] == "Où est le plus grand écart\xa0?"


def test_pages_of_commitments_are_of_one_length() -> None:
    """Nine by four a page: three pages of three, not four, four and one."""
    room = situations.commitments()
    nine = tuple(replace(room.commitments[0], id=f"n{n}", code=f"E-{n:02}") for n in range(1, 10))
    room = replace(room, commitments=nine)

    pages = [
        scene(with_settings(room, "s17", seconds=120, cue={"page": page}), FRENCH)["view"]["lines"] for page in range(3)
    ]

    assert [[line["code"] for line in page] for page in pages] == [
        ["E-01", "E-02", "E-03"], ["E-04", "E-05", "E-06"], ["E-07", "E-08", "E-09"],
    ]  # fmt: skip


def test_the_stage_breaks_no_line_before_a_question_mark() -> None:
    room = situations.questions(on_air=True)

    assert scene(room, FRENCH)["view"]["question"]["text"] == "Qui lit nos réclamations\xa0?"
    assert room.contributions[1].text == "Qui lit nos réclamations ?"


def test_minutes_tell_an_idea_once() -> None:
    room = situations.themes()
    collected = list(KINDS["collect"].minutes(step(room, "s12"), room, FRENCH))
    clustered = list(KINDS["cluster"].minutes(step(room, "s13"), room, FRENCH))

    told = [item for piece in (*collected, *clustered) if isinstance(piece, Bullets) for item in piece.items]

    assert sorted(told) == sorted(each.display for each in room.contributions if each.state.may_be_shown)


def test_minutes_do_not_repeat_what_one_may_touch_on_a_phone() -> None:
    room = situations.SITUATIONS["talk"]
    talked = list(KINDS["talk"].minutes(step(room, "s5"), room, FRENCH))

    assert not [piece for piece in talked if isinstance(piece, Paragraph) and "Touchez" in piece.text]
