"""Candidates speak in turn, and all have the same time."""

from __future__ import annotations

import pytest

from cocreation_desk.desk import running, speeches
from cocreation_desk.domain.errors import Refused
from tests.elected import Hold


def test_everybody_has_the_same_time_and_what_is_used_is_kept(hold: Hold) -> None:
    evening = hold()
    evening.prepare()
    step_id = evening.reach("pitch")
    a, b, _ = evening.candidates
    evening.do(speeches.start_speech, step_id, a)
    evening.clock.pass_minutes(2)
    evening.do(speeches.start_speech, step_id, b)  # whoever spoke before stops
    evening.clock.pass_minutes(1)
    evening.do(speeches.stop_speech, step_id)

    election = evening.election
    assert [election.speech(step_id, each).used(evening.clock.now()) for each in (a, b)] == [120, 60]
    with pytest.raises(Refused, match="nobody_speaks"):
        evening.do(speeches.stop_speech, step_id)
    evening.do(speeches.give_time_back, step_id, a)
    assert evening.election.speech(step_id, a).used(evening.clock.now()) == 0


def test_nobody_speaks_in_a_step_that_does_not_run(hold: Hold) -> None:
    evening = hold()
    step_id = evening.reach("pitch")
    evening.do(running.next_step, evening.session_id)

    with pytest.raises(Refused, match="step_is_not_running"):
        evening.do(speeches.start_speech, step_id, evening.candidates[0])
