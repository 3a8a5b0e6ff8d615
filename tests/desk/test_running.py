from __future__ import annotations

from datetime import timedelta

import pytest

from cocreation_desk.desk import ballots, people, programme, running
from cocreation_desk.domain import clock
from cocreation_desk.domain.agenda import StepState
from cocreation_desk.domain.answers import Replied
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.domain.session import Scene, SessionState
from tests.evenings import MORNING, Evening


def test_next_alone_carries_a_session_from_the_welcome_to_its_end(evening: Evening) -> None:
    evening.hold()
    opened = []
    while (step := evening.next()) is not None:
        opened.append(step)

    room = evening.room
    assert opened == [step.id for step in room.steps]
    assert room.session is not None
    assert room.session.state is SessionState.CLOSED
    assert {step.state for step in room.steps} == {StepState.DONE}


def test_the_session_runs_from_the_first_step_after_the_welcome(evening: Evening) -> None:
    evening.hold()
    evening.next()
    evening.clock.pass_minutes(20)
    welcoming = evening.room.session

    evening.next()

    running_now = evening.room.session
    assert welcoming is not None and running_now is not None
    assert (welcoming.state, running_now.state) == (SessionState.WELCOMING, SessionState.RUNNING)
    assert running_now.actual_start == MORNING + timedelta(minutes=20)


def test_a_session_without_a_facilitator_is_not_ready(evening: Evening) -> None:
    evening.hold()
    evening.do(programme.edit_session, evening.session_id, facilitator=" ")

    with pytest.raises(Refused, match="session_needs_facilitator"):
        evening.do(running.next_step, evening.session_id)
    assert evening.room.session is not None
    assert evening.room.session.state is SessionState.DRAFT


def test_next_waits_for_an_open_vote(evening: Evening) -> None:
    evening.hold()
    step = evening.reach("ballot")
    evening.do(ballots.open_ballot, evening.ballot(step).id)

    with pytest.raises(Refused, match="ballot_still_open"):
        evening.do(running.next_step, evening.session_id)

    assert evening.room.current is not None
    assert evening.room.current.id == step


def test_a_pause_does_not_count(evening: Evening) -> None:
    evening.hold()
    step_id = evening.reach("discuss")
    evening.clock.pass_minutes(5)
    evening.do(running.pause_step, step_id)
    evening.clock.pass_minutes(30)
    evening.do(running.resume_step, step_id)
    evening.clock.pass_minutes(2)

    step = evening.room.current
    assert step is not None
    assert step.elapsed(evening.clock.now()) == timedelta(minutes=7)


def test_a_suspended_session_stops_the_clock_of_its_step_and_takes_it_up_again(evening: Evening) -> None:
    evening.hold()
    evening.reach("discuss")
    evening.do(running.suspend, evening.session_id)
    evening.clock.pass_minutes(15)
    evening.next()

    step = evening.room.current
    assert step is not None
    assert step.state is StepState.ACTIVE
    assert step.elapsed(evening.clock.now()) == timedelta()


def test_one_can_go_back_once_and_within_ten_minutes(evening: Evening) -> None:
    evening.hold()
    first = evening.reach("talk")
    second = evening.next()
    evening.clock.pass_minutes(3)

    evening.do(running.go_back, evening.session_id)

    room = evening.room
    assert room.current is not None
    assert (room.current.id, room.upcoming and room.upcoming.id) == (first, second)
    evening.next()
    with pytest.raises(Refused, match="step_reopened_already"):
        evening.do(running.go_back, evening.session_id)
    evening.clock.pass_minutes(11)
    evening.next()
    evening.clock.pass_minutes(11)
    with pytest.raises(Refused, match="step_done_too_long_ago"):
        evening.do(running.go_back, evening.session_id)


def test_the_rules_of_the_game_are_not_skipped_without_a_reason(evening: Evening) -> None:
    evening.hold()
    charter = next(step.id for step in evening.room.steps if step.kind == "charter")

    with pytest.raises(Refused, match="skip_needs_reason"):
        evening.do(running.skip_step, charter)

    evening.do(running.skip_step, charter, "déjà signé hier")
    assert next(step for step in evening.room.steps if step.id == charter).skip_reason == "déjà signé hier"


def test_twelve_minutes_late_are_given_back_by_what_was_chosen_and_by_nothing_else(evening: Evening) -> None:
    evening.hold()
    evening.next()
    evening.clock.pass_minutes(20)
    evening.next()
    evening.clock.pass_minutes(5 + 12)
    evening.next()
    room = evening.room
    assert clock.delay(room.slots) == timedelta(minutes=12)

    proposals, missing = clock.ways_to_absorb(room.steps, 12)
    evening.do(running.absorb, evening.session_id, proposals)

    room = evening.room
    assert missing == 0
    assert clock.delay(room.slots) == timedelta()
    assert room.session is not None
    assert room.session.ends_at == MORNING + timedelta(minutes=245)


def test_a_minute_more_is_a_minute_late(evening: Evening) -> None:
    evening.hold()
    step_id = evening.reach("checkin")

    evening.do(running.give_minutes, step_id)

    room = evening.room
    assert room.current is not None
    assert room.current.minutes == room.current.announced_minutes + 1


def test_whoever_never_came_is_absent_in_the_end(evening: Evening) -> None:
    evening.hold(customers=2, company=1)
    came, excused, missing = (each.id for each in evening.room.participants)
    evening.do(people.mark_presence, came, Presence.PRESENT)
    evening.do(people.mark_presence, excused, Presence.EXCUSED)
    while evening.next() is not None:
        pass

    presence = {each.id: each.presence for each in evening.room.participants}
    assert presence == {came: Presence.PRESENT, excused: Presence.EXCUSED, missing: Presence.ABSENT}


def test_going_on_brings_the_stage_back_to_the_step(evening: Evening) -> None:
    evening.hold()
    evening.reach("talk")
    evening.do(running.show_scene, evening.session_id, Scene.NEUTRAL)
    evening.next()

    assert evening.room.session is not None
    assert evening.room.session.scene is Scene.STEP


def test_a_session_is_cancelled_only_with_a_reason(evening: Evening) -> None:
    evening.hold()
    with pytest.raises(Refused, match="reason_needed"):
        evening.do(running.cancel, evening.session_id, " ")

    evening.do(running.cancel, evening.session_id, "grève des transports")

    with pytest.raises(Refused, match="session_is_over"):
        evening.do(running.next_step, evening.session_id)


def test_answers_to_a_survey_forget_whose_they_were_when_the_step_ends(evening: Evening) -> None:
    evening.hold()
    survey = evening.reach("survey")
    for customer in evening.side(Side.CUSTOMER):
        evening.send(survey, customer, Replied({"nps": 9}))
    evening.next()

    with evening.desk.file.reader() as db:
        assert db.execute("select count(*), count(participation_id) from reply").fetchone()[:] == (9, 0)
    assert len(evening.room.replied[survey]) == 9
