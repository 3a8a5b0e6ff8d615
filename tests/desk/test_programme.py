from __future__ import annotations

import pytest

from cocreation_desk.desk import programme
from tests.evenings import MORNING, TEMPLATES, Evening


@pytest.mark.parametrize("key", TEMPLATES)
def test_every_template_becomes_a_session_that_runs_to_its_end(evening: Evening, key: str) -> None:
    evening.hold(key)

    opened = 0
    while evening.next() is not None:
        opened += 1

    assert opened == len(TEMPLATES[key].steps)


def test_a_session_starts_with_its_agenda_its_ballots_and_its_notice(evening: Evening) -> None:
    evening.hold()

    room = evening.room
    assert len(room.steps) == 19
    assert [(ballot.code, ballot.method) for ballot in room.ballots] == [
        ("V-01", "scale"),
        ("V-02", "dots"),
        ("V-03", "agreement"),
    ]
    assert room.notice is not None and room.notice.version == 1
    assert room.session is not None and room.session.ends_at.strftime("%H:%M") == "12:35"


def test_two_sessions_live_in_one_programme_and_each_has_its_own_room(evening: Evening) -> None:
    evening.hold()
    first = evening.session_id
    second = evening.do(programme.create_session, TEMPLATES["blank"], MORNING, "en")

    evening.desk.enter(second).result(120)

    assert {session.id for session in evening.room.sessions} == {first, second}
    assert len({session.code for session in evening.room.sessions}) == 2
    assert evening.room.participants == ()


def test_a_session_has_no_other_fields_to_change(evening: Evening) -> None:
    evening.hold()
    with pytest.raises(ValueError, match="room_code"):
        evening.do(programme.edit_session, evening.session_id, room_code="AAAAAA")
