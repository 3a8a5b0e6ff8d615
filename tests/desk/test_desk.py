from __future__ import annotations

import sqlite3
import threading
from functools import partial
from typing import Any

import pytest

from cocreation_desk.desk import ballots, devices, people, publishing, running, slots
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.finding import the_participant
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.counting.papers import Grades
from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.domain.people import NewParticipant, Presence, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.store import file as store_file
from cocreation_desk.store import journal
from cocreation_desk.store.keys import KeyDrawer
from tests.evenings import Evening


def hold_the_writer(desk: Desk) -> threading.Event:
    """Keep the desk busy until the event is set, so that what is handed in meanwhile makes one turn."""
    free, busy = threading.Event(), threading.Event()

    def wait(turn: Turn) -> None:
        busy.set()
        free.wait(120)

    desk.do(wait)
    assert busy.wait(120)
    return free


def test_a_refused_act_leaves_no_trace_and_its_neighbours_do_not_feel_it(evening: Evening) -> None:
    evening.hold(customers=0, company=0)

    session_id = evening.session_id

    def half(turn: Turn) -> None:
        people.add_participant(turn, session_id, NewParticipant("À moitié", "", Side.CUSTOMER))
        raise Refused("reason_needed")

    free = hold_the_writer(evening.desk)
    before = evening.desk.do(people.add_participant, session_id, NewParticipant("Avant", "", Side.CUSTOMER))
    refused = evening.desk.do(half)
    after = evening.desk.do(people.add_participant, session_id, NewParticipant("Après", "", Side.CUSTOMER))
    free.set()

    assert before.result(120) and after.result(120)
    assert isinstance(refused.exception(120), Refused)
    assert [each.first_name for each in evening.room.participants] == ["Avant", "Après"]
    with evening.desk.file.reader() as db:
        assert journal.verify(db)[1] is None


def test_phones_refused_halfway_leave_no_trace_either(evening: Evening) -> None:
    """A turn of phones alone goes without savepoints until one of them needs its own."""
    evening.hold(customers=0, company=0)
    session_id = evening.session_id

    def half(turn: Turn) -> None:
        people.add_participant(turn, session_id, NewParticipant("À moitié", "", Side.CUSTOMER))
        raise Refused("reason_needed")

    def none(turn: Turn) -> None:
        raise Refused("reason_needed")

    free = hold_the_writer(evening.desk)
    phones = [
        evening.desk.do_by("phone", people.add_participant, session_id, NewParticipant(name, "", Side.CUSTOMER))
        for name in ("Avant", "Pendant")
    ]
    refused = [evening.desk.do_by("phone", act) for act in (none, half)]
    phones.append(
        evening.desk.do_by("phone", people.add_participant, session_id, NewParticipant("Après", "", Side.CUSTOMER))
    )
    free.set()

    assert all(each.result(120) for each in phones)
    assert all(isinstance(each.exception(120), Refused) for each in refused)
    assert [each.first_name for each in evening.room.participants] == ["Avant", "Pendant", "Après"]
    with evening.desk.file.reader() as db:
        assert journal.verify(db)[1] is None
        assert [each.action for each in journal.entries(db, 3)] == ["participant_added"] * 3


def test_a_turn_is_carried_over_once_all_of_it_is_answered(evening: Evening) -> None:
    evening.hold(customers=0, company=0)
    session_id = evening.session_id
    carried: list[int] = []

    free = hold_the_writer(evening.desk)
    handed_in = [
        evening.desk.do_by("phone", people.add_participant, session_id, NewParticipant(f"N° {n}", "", Side.CUSTOMER))
        for n in range(50)
    ]
    stop = evening.desk.carry(lambda: carried.append(sum(each.done() for each in handed_in)))
    free.set()
    for answer in handed_in:
        answer.result(120)
    evening.desk.look().result(120)
    stop()

    assert set(carried) <= {0, 50}
    assert 50 in carried


def test_the_room_read_row_by_row_is_the_room_read_whole(evening: Evening) -> None:
    evening.hold(customers=4, company=4)
    step_id = evening.reach("ballot")
    ballot = evening.ballot(step_id)
    evening.do(ballots.open_ballot, ballot.id)
    paper = Vote(ballot.id, Grades(dict.fromkeys(ballot.option_ids, 4)))
    for each in evening.room.participants[:5]:
        evening.do(devices.let_in, each.id, f"hash of {each.id}", "en")
        evening.send(step_id, each.id, paper)

    room = evening.room

    with evening.desk.file.reader() as db:
        whole = publishing.whole_room(db, evening.session_id, room.now, room.version)
    assert len(room.voted[ballot.id]) == 5
    assert room == whole


def test_whoever_changes_after_the_room_was_read_votes_as_they_are_now(evening: Evening) -> None:
    """In one turn: somebody is excused and refused, then a half-day begins in which whoever was excused is not."""
    evening.hold(customers=3, company=0)
    step_id = evening.reach("ballot")
    ballot = evening.ballot(step_id)
    evening.do(ballots.open_ballot, ballot.id)
    paper = Vote(ballot.id, Grades(dict.fromkeys(ballot.option_ids, 4)))
    here, leaving, coming = evening.side(Side.CUSTOMER)
    evening.do(people.mark_presence, coming, Presence.EXCUSED)
    first = evening.room.half_days[0]
    noon = first.starts_at + (first.ends_at - first.starts_at) / 2
    halves = [(first.id, Text(), first.starts_at, noon), (None, Text(), noon, first.ends_at)]
    evening.do(slots.edit_half_days, evening.session_id, halves)
    afternoon = evening.room.half_days[1]

    free = hold_the_writer(evening.desk)
    evening.desk.do(people.mark_presence, leaving, Presence.EXCUSED)
    refused = evening.sending(step_id, leaving, paper)
    counted = evening.sending(step_id, here, paper)
    evening.desk.do(slots.begin_half_day, afternoon.id, carry_over=False)
    came = evening.sending(step_id, coming, paper)
    free.set()

    trouble = refused.exception(120)
    assert isinstance(trouble, Refused) and trouble.key == "not_entitled"
    assert not counted.result(120).again and not came.result(120).again
    assert evening.room.voted[ballot.id] == {here, coming}


def test_whoever_never_came_is_absent_for_the_very_next_act(evening: Evening) -> None:
    evening.hold(customers=1, company=0)
    expected, session_id = evening.room.participants[0], evening.session_id
    evening.reach("ballot")

    def close_and_ask(turn: Turn) -> Presence:
        running.close_session(turn, session_id)
        return the_participant(turn, expected.id).presence

    assert evening.do(close_and_ask) is Presence.ABSENT


def test_whatever_waits_shares_one_commit(evening: Evening) -> None:
    evening.hold(customers=0, company=0)
    session_id = evening.session_id
    commits: list[str] = []
    evening.desk.file.writer.set_trace_callback(lambda sql: commits.append(sql) if sql.startswith("commit") else None)

    free = hold_the_writer(evening.desk)
    handed_in = [
        evening.desk.do(people.add_participant, session_id, NewParticipant(f"N° {n}", "", Side.CUSTOMER))
        for n in range(200)
    ]
    free.set()
    for answer in handed_in:
        answer.result(120)

    assert len(commits) == 2  # the act that held the writer, and one turn for the two hundred


def test_an_answer_comes_only_after_the_commit(evening: Evening) -> None:
    evening.hold(customers=0, company=0)
    session_id = evening.session_id

    evening.desk.do(people.add_participant, session_id, NewParticipant("Léa", "", Side.CUSTOMER)).result(120)

    other = sqlite3.connect(evening.path)
    try:
        assert other.execute("select first_name from person").fetchone() == ("Léa",)
    finally:
        other.close()


def test_a_bug_in_an_act_is_its_own_and_the_desk_goes_on(evening: Evening, caplog: pytest.LogCaptureFixture) -> None:
    evening.hold()

    def broken(turn: Turn) -> None:
        raise ZeroDivisionError

    assert isinstance(evening.desk.do(broken).exception(120), ZeroDivisionError)
    assert evening.next() is not None
    assert "act broken failed" in caplog.text


def test_a_bug_in_what_follows_a_commit_is_its_own_too(evening: Evening, caplog: pytest.LogCaptureFixture) -> None:
    evening.hold()

    def broken(db: sqlite3.Connection, keys: KeyDrawer) -> None:
        raise ZeroDivisionError

    def note(turn: Turn, *, of: str) -> None:
        raise ZeroDivisionError

    def asks_for_more(turn: Turn) -> None:
        turn.afterwards += [broken, lambda db, keys: partial(note, of="what was done")]  # type: ignore[list-item]  # it never gives its note

    evening.do(asks_for_more)

    assert evening.next() is not None
    assert "put off" in caplog.text and "act note failed" in caplog.text


def test_a_room_that_could_not_be_read_is_read_whole_the_next_time(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else who somebody is would stay as it was, for every face and for every vote to come."""
    evening.hold(customers=2, company=0)
    one, other = evening.room.participants

    def fails(*_: object) -> Room:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(publishing, "next_room", fails)
        evening.do(people.edit_participant, one.id, side=Side.COMPANY)
        assert isinstance(evening.desk.look().exception(120), ZeroDivisionError)
    evening.do(people.edit_participant, other.id, first_name="Noé")

    seen = evening.room.participant(one.id)
    assert seen is not None and seen.side is Side.COMPANY
    assert evening.do(lambda turn: the_participant(turn, one.id)).side is Side.COMPANY


def test_a_disk_that_refuses_tells_everybody_in_the_turn_and_recovers(evening: Evening) -> None:
    evening.hold()
    session_id = evening.session_id

    def full(turn: Turn) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    free = hold_the_writer(evening.desk)
    neighbour = evening.desk.do(running.next_step, session_id)
    failing = evening.desk.do(full)
    free.set()

    assert isinstance(failing.exception(120), Unavailable)
    assert isinstance(neighbour.exception(120), Unavailable)
    assert evening.next() is not None


def test_a_listener_that_fails_does_not_keep_the_news_from_the_others(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Room] = []

    def deaf(room: Room) -> None:
        raise RuntimeError("deaf")

    evening.desk.listen(deaf)
    stop = evening.desk.listen(heard.append)
    evening.hold()
    told = len(heard)
    stop()
    evening.next()

    assert told > 0
    assert len(heard) == told
    assert "a listener failed" in caplog.text


def test_a_burst_is_told_in_a_handful_of_notices(evening: Evening) -> None:
    evening.hold(customers=0, company=0)
    heard: list[Room] = []
    session_id = evening.session_id
    evening.desk.listen(heard.append)

    free = hold_the_writer(evening.desk)
    for n in range(300):
        evening.desk.do(people.add_participant, session_id, NewParticipant(f"N° {n}", "", Side.CUSTOMER))
    free.set()

    assert len(evening.room.participants) == 300
    assert len(heard) <= 3


def test_a_closed_desk_says_so(evening: Evening) -> None:
    evening.desk.close()

    trouble = evening.desk.do(people.remove_participant, "nobody").exception(120)

    assert isinstance(trouble, Unavailable)


def test_a_reopened_programme_is_in_the_same_room(evening: Evening) -> None:
    evening.hold()
    evening.reach("discuss")
    before: dict[str, Any] = vars(evening.room)
    evening.desk.close()

    evening.desk = Desk(store_file.open_programme(evening.path), evening.clock)

    after = vars(evening.room)
    same = {name for name in before if before[name] == after[name]}
    assert set(before) - same <= {"version", "now"}
