"""Votes that race, are retried and replayed, come too early and too late: counted = acknowledged = people marked."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from cocreation_desk.desk import ballots
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.counting.papers import Grades
from cocreation_desk.domain.people import Side
from tests.phones import Phone, PhoneRoom, Reply, rating

AT_ONCE = 24
SAVED, REFUSED, TOO_MANY = 200, 409, 429


class Rush:
    """Nine customers and six executives at one vote; whoever was told "saved" is remembered, with what they had sent."""

    def __init__(self, room: PhoneRoom) -> None:
        self.room = room
        people = [room.person(Side.CUSTOMER, n) for n in range(9)] + [room.person(Side.COMPANY, n) for n in range(6)]
        self.phones = {person.id: room.joined(person) for person in people}
        self.ballot = room.evening.ballot(room.evening.reach("ballot"))
        self.saved: dict[str, set[int]] = {}
        self._noting = threading.Lock()

    def send(self, person: str, grade: int, key: str) -> Reply:
        phone: Phone = self.phones[person]
        reply = phone.send(self.ballot.step_id, rating(self.ballot, grade), key)
        assert reply.status in (SAVED, REFUSED, TOO_MANY)
        assert reply.status == SAVED or reply.json["saved"] is False
        if reply.status == SAVED:
            with self._noting:
                self.saved.setdefault(person, set()).add(grade)
        return reply

    def counted(self) -> list[int]:
        found = [paper.marks for paper in self.room.evening.room.papers[self.ballot.id]]
        return [max(grade for grade in marks.grades.values() if grade) for marks in found if isinstance(marks, Grades)]

    def marked(self) -> frozenset[str]:
        with self.room.evening.desk.file.reader() as db:
            return frozenset(row[0] for row in db.execute("select participation_id from roll"))


@pytest.fixture
def rush(room: PhoneRoom) -> Rush:
    return Rush(room)


@pytest.mark.parametrize("seed", [1, 2])
def test_counted_acknowledged_and_marked_are_the_same_people(rush: Rush, seed: int) -> None:
    chance, room = Random(seed), rush.room
    hasty, *others = rush.phones
    early = {rush.send(person, 1, f"early-{person}").status for person in rush.phones}
    room.evening.do(ballots.open_ballot, rush.ballot.id)
    # One badge 24 times over, everybody else twice with the same key, all at once, and the closing in the midst of it.
    sendings = [(hasty, 1 + n % 5, f"hasty-{n}") for n in range(AT_ONCE)]
    sendings += [(person, 1 + at % 5, f"key-{person}") for at, person in enumerate(others) for _ in range(2)]
    chance.shuffle(sendings)
    closing = threading.Event()

    def tap(sending: tuple[str, int, str]) -> tuple[tuple[str, int, str], Reply]:
        reply = rush.send(*sending)
        if len(rush.saved) >= 5:
            closing.set()
        return sending, reply

    def close() -> None:
        assert closing.wait(120)
        room.close_ballot(rush.ballot)

    with ThreadPoolExecutor(AT_ONCE + 1) as taps:
        closed = taps.submit(close)
        answered = list(taps.map(tap, sendings))
        closed.result()
    acknowledged = dict(rush.saved)
    late = [rush.send(person, 2, f"late-{person}").status for person in rush.phones]
    replayed = [rush.send(*sending) for sending, reply in answered if reply.status == SAVED]

    assert early == {REFUSED} and set(late) <= {REFUSED, TOO_MANY}
    assert all(reply.json["again"] for reply in replayed if reply.status == SAVED)
    assert rush.saved == acknowledged
    assert len(acknowledged) >= 5
    assert rush.marked() == acknowledged.keys()
    assert room.evening.ballot(rush.ballot.step_id).state is BallotState.COUNTED
    counted = rush.counted()
    assert len(counted) == len(acknowledged)
    one_grade = [next(iter(grades)) for grades in acknowledged.values() if len(grades) == 1]
    for grade in set(one_grade):
        assert counted.count(grade) >= one_grade.count(grade)
