from __future__ import annotations

from dataclasses import replace

import pytest

from cocreation_desk.desk import agenda, ballots
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.text import Text
from tests.evenings import Evening


def order(evening: Evening) -> list[str]:
    return [step.id for step in evening.room.steps]


def test_a_moved_step_takes_its_place_and_moving_it_back_undoes_it(evening: Evening) -> None:
    evening.hold()
    before = order(evening)

    evening.do(agenda.move_step, before[3], 7)
    moved = order(evening)
    evening.do(agenda.move_step, before[3], 3)

    assert moved.index(before[3]) == 7
    assert order(evening) == before


def test_a_removed_step_comes_back_as_it_was(evening: Evening) -> None:
    evening.hold()
    before = evening.room.steps

    evening.do(agenda.remove_step, before[9].id)
    assert [step.position for step in evening.room.steps] == list(range(len(before) - 1))
    evening.do(agenda.add_step, evening.session_id, before[9], 9)

    assert evening.room.steps == before


def test_a_ballot_step_brings_its_ballot_along_and_takes_it_away(evening: Evening) -> None:
    evening.hold()
    step = next(step for step in evening.room.steps if step.kind == "ballot")

    copy = evening.do(agenda.duplicate_step, step.id)
    codes = {ballot.step_id: ballot.code for ballot in evening.room.ballots}
    evening.do(agenda.remove_step, copy)

    assert codes[copy] == "V-04"
    assert copy not in {ballot.step_id for ballot in evening.room.ballots}


def test_what_a_vote_asks_cannot_change_once_it_was_opened(evening: Evening) -> None:
    evening.hold()
    step = evening.reach("ballot")
    evening.do(ballots.open_ballot, evening.ballot(step).id)

    with pytest.raises(Refused, match="ballot_was_opened"):
        evening.do(agenda.edit_step, step, prompt=Text("Autre chose", "Something else"))


def test_the_settings_of_a_vote_are_its_ballot(evening: Evening) -> None:
    evening.hold("blank")
    step = replace(
        evening.room.steps[0],
        id="",
        kind="ballot",
        settings={"method": "single", "options": [{"fr": "Chêne", "en": "Oak"}, {"fr": "Orme", "en": "Elm"}]},
    )

    step_id = evening.do(agenda.add_step, evening.session_id, step, 1)
    evening.do(agenda.edit_step, step_id, settings={**step.settings, "electorate": "customers"})

    ballot = evening.ballot(step_id)
    assert ([option.label.en for option in ballot.options], ballot.electorate) == (["Oak", "Elm"], "customers")


def test_nothing_is_put_before_what_has_begun(evening: Evening) -> None:
    evening.hold()
    evening.reach("charter")
    last = evening.room.steps[-1].id

    with pytest.raises(Refused, match="step_already_started"):
        evening.do(agenda.move_step, last, 1)
    with pytest.raises(Refused, match="step_already_started"):
        evening.do(agenda.remove_step, evening.room.steps[0].id)


@pytest.mark.parametrize(
    ("minutes", "least", "key"), [(0, 0, "minutes_out_of_range"), (5, 6, "min_minutes_over_minutes")]
)
def test_a_step_has_a_sensible_length(evening: Evening, minutes: int, least: int, key: str) -> None:
    evening.hold()

    with pytest.raises(Refused, match=key):
        evening.do(agenda.edit_step, evening.room.steps[0].id, minutes=minutes, min_minutes=least)
