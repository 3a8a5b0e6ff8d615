"""Candidates on the phones: who they are, what they look like, and a paper in the drawn order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreation_desk.desk import ballots, elections, people, speeches
from cocreation_desk.domain.badges import badge_code
from cocreation_desk.domain.people import Presence
from cocreation_desk.server.run import PhoneServer
from tests.elected import ElectionEvening, photo
from tests.phones import Phone


class ElectionRoom:
    def __init__(self, folder: Path) -> None:
        self.evening = ElectionEvening(folder, candidates=4)
        self.evening.do(elections.set_photo, self.evening.candidates[0], photo())
        self.evening.prepare()
        self.server = PhoneServer(self.evening.desk, port=0)

    def phone(self, number: int) -> Phone:
        participant = self.evening.room.participant(self.evening.customers[number])
        assert participant is not None
        phone = Phone(self.server.port)
        code = badge_code(self.evening.desk.file.badge_key, participant.id, participant.badge_issue)
        assert phone.post("/join", code=code).status == 303
        assert phone.post("/language", language="fr").status == 303
        return phone

    def close(self) -> None:
        self.server.stop()
        self.evening.desk.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ElectionRoom]:
    made = ElectionRoom(tmp_path)
    yield made
    made.close()


def photo_of(room: ElectionRoom) -> str:
    return next(each.photo for each in room.evening.election.candidates if each.photo)


def test_everybody_is_listed_with_slogan_and_statement_and_whoever_speaks_first_in_sight(room: ElectionRoom) -> None:
    step_id = room.evening.reach("pitch")
    order = [each.name for each in room.evening.election.standing]
    speaker = room.evening.election.standing[2]
    room.evening.do(speeches.start_speech, step_id, speaker.id)
    room.evening.desk.look().result(120)

    html = room.phone(5).get().text

    assert re.findall(r"</span> ([^<]+)</h2>", html) == order
    assert html.count("<p>Cliente depuis douze ans.</p>") == 4
    assert "Slogan 0" in html and html.count("<details open>") == 1
    assert f"/photo/{photo_of(room)}" in html


def test_a_picture_is_for_those_in_the_room(room: ElectionRoom) -> None:
    path = f"/photo/{photo_of(room)}"
    room.evening.reach("pitch")
    phone = room.phone(6)

    assert phone.zipped(path)[:2] == b"\xff\xd8"  # a JPEG, as it is
    assert Phone(room.server.port).get(path).status == 404
    assert phone.get("/photo/unknown").status == 404
    assert phone.get("/photo/").status == 404


def test_the_paper_has_the_drawn_order_and_the_blank_vote_last(room: ElectionRoom) -> None:
    waiting = room.evening.reach("ballot")
    phone = room.phone(5)
    assert "Slogan 1" in phone.get().text  # to be read before the vote opens too
    ballot = room.evening.ballot(waiting)
    room.evening.do(ballots.open_ballot, ballot.id)
    room.evening.desk.look().result(120)

    html = phone.get().text

    assert re.findall(r'name="choice" value="([^"]+)"', html) == ["A", "B", "C", "D", "blank"]
    names = re.findall(r"<b>[A-D] · ([^<]+)</b>", html)
    assert names == [each.name for each in room.evening.election.standing]
    reply = phone.send(ballot.step_id, {"ballot": ballot.id, "choice": "B"})
    assert reply.json["saved"] is True
    room.evening.desk.look().result(120)
    assert len(room.evening.room.voted[ballot.id]) == 1


def test_who_came_too_late_is_told_so(room: ElectionRoom) -> None:
    late = room.evening.customers[7]
    room.evening.do(people.mark_presence, late, Presence.EXPECTED)
    ballot = room.evening.open_round()
    phone = room.phone(7)

    reply = phone.send(ballot.step_id, {"ballot": ballot.id, "choice": "A"})

    assert reply.status == 409 and "liste électorale" in reply.json["text"]
