"""The twelve templates are whole, bilingual and sound, and a broken file says which one is wrong."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from cocreation_desk.domain.announcement import Announcement, announce
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.clock import days_of, run_sheet
from cocreation_desk.domain.counting.sides import Suppressed
from cocreation_desk.domain.templates import Template, load
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.ballot.kind import OFFERED
from cocreation_desk.places import resource
from tests.rooms import ballot, film_papers, open_codir_room, templates

TEXT = resource("templates.json").read_text(encoding="utf-8")
EVERY = pytest.mark.parametrize("template", templates().values(), ids=lambda template: template.key)


def test_all_twelve_are_there_with_the_length_they_were_designed_for() -> None:
    assert {key: (len(each.steps), each.minutes) for key, each in templates().items()} == {
        "factory_visit": (33, 960),
        "open_codir": (19, 245),
        "shadow_board": (14, 180),
        "round_table": (11, 120),
        "home_test_debrief": (11, 105),
        "ideas_club": (14, 150),
        "president_election": (14, 135),
        "oi_self_assessment": (13, 120),
        "film_pretest": (14, 90),
        "followup_review": (8, 60),
        "expert_parent_panel": (12, 150),
        "blank": (6, 65),
    }


@EVERY
def test_every_step_is_of_a_kind_we_have(template: Template) -> None:
    assert {step.kind for step in template.steps} <= set(KINDS)
    assert {step.settings["method"] for step in template.steps if step.kind == "ballot"} <= set(OFFERED)


@EVERY
def test_settings_are_those_of_the_kind(template: Template) -> None:
    """Which consents are asked becomes the session's own when it is made."""
    for step in template.steps:
        known = {setting.name for setting in KINDS[step.kind].settings}
        assert set(step.settings) - known <= {"grades", "purposes"}, (step.position, step.kind)


@EVERY
def test_french_has_its_spaces_and_apostrophes(template: Template) -> None:
    for found in re.findall(r'"fr": "([^"]*)"', json.dumps(json.loads(TEXT), ensure_ascii=False)):
        assert not re.search(r"'| [:;!?»]|« ", found), found


@EVERY
def test_no_step_is_longer_at_least_than_it_is(template: Template) -> None:
    assert all(0 < step.min_minutes <= step.minutes for step in template.steps)


def test_the_open_codir_rates_the_film_with_a_sealed_prediction() -> None:
    rating = templates()["open_codir"].steps[9].settings

    assert (rating["method"], rating["electorate"], rating["predicted_by"], rating["words"]) == (
        "scale", "customers", "company", 3,
    )  # fmt: skip
    assert len(rating["options"]) == 8  # type: ignore[arg-type]


def test_the_open_factory_begins_again_on_the_second_morning() -> None:
    visit = next(template for template in templates().values() if template.key == "factory_visit")
    starts_at = datetime(2026, 11, 26, 8, 15, tzinfo=UTC)

    steps, ends_at = visit.begun_at(starts_at)

    first = visit.days.index(2)
    assert (steps[first].fixed_start, ends_at) == (time(8, 30), datetime(2026, 11, 27, 15, 45, tzinfo=UTC))
    slots = run_sheet(steps, starts_at, days=days_of(starts_at, ends_at))
    assert [slot.planned_start.day for slot in slots] == [25 + day for day in visit.days]
    assert slots[first - 1].planned_end == datetime(2026, 11, 26, 17, 0, tzinfo=UTC)


def test_a_session_of_one_day_ends_after_its_minutes() -> None:
    starts_at = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)

    for template in (each for each in templates().values() if set(each.days) == {1}):
        assert template.begun_at(starts_at) == (template.steps, starts_at + timedelta(minutes=template.minutes))


def broken(**changes: Any) -> str:
    plain = json.loads(TEXT)
    plain["templates"] = plain["templates"][1:2]
    plain["templates"][0] |= changes
    return json.dumps(plain)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"schema": 2, "templates": []}',
        broken(name={"fr": "Seulement en français", "en": ""}),
        broken(guest_side="everybody"),
        broken(start="half past eight"),
        broken(steps=[]),
        broken(key=""),
    ],
)
def test_a_broken_file_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):
        load(text)


def test_a_wrong_step_names_its_template() -> None:
    steps = json.loads(TEXT)["templates"][1]["steps"]
    steps[3]["min_minutes"] = 99

    with pytest.raises(ValueError, match="open_codir"):
        load(broken(steps=steps))


def test_an_announcement_is_kept_as_it_was_made() -> None:
    room = open_codir_room(10)
    vote = ballot(room, "v10")
    for customers, company in ((9, 9), (4, 9), (9, 4)):
        made = announce(vote, film_papers(vote, customers, company))

        assert Announcement.from_json(json.loads(json.dumps(made.to_json()))) == made
        assert made.held_back == (customers < 5)
        assert isinstance(made.predicted, Suppressed) == (company < 5)
        assert bool(made.gaps) == (customers == company == 9)
    assert vote.state is BallotState.READY
