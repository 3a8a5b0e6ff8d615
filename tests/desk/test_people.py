from __future__ import annotations

import pytest

from cocreation_desk.desk import ballots, people
from cocreation_desk.desk.devices import remember_device
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.counting.papers import Degree
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import NewParticipant, Presence, Side
from cocreation_desk.store import devices
from tests.evenings import Evening


def test_badge_numbers_follow_each_other(evening: Evening) -> None:
    evening.hold(customers=2, company=2)

    assert [each.badge_no for each in evening.room.participants] == [1, 2, 3, 4]


def test_a_list_comes_in_whole_or_not_at_all(evening: Evening) -> None:
    evening.hold(customers=0, company=0)
    good, bad = NewParticipant("Zoé", "Œuvrard", Side.CUSTOMER), NewParticipant("", "Sans prénom", Side.CUSTOMER)

    with pytest.raises(Refused, match="name_is_empty"):
        evening.do(people.add_many, evening.session_id, [good, bad])

    assert evening.room.participants == ()
    assert evening.do(people.add_many, evening.session_id, [good, good]) == 2


@pytest.mark.parametrize(
    ("newcomer", "key"),
    [
        (NewParticipant("é" * 81, "", Side.CUSTOMER), "name_too_long"),
        (NewParticipant(" \x00 ", "", Side.CUSTOMER), "name_is_empty"),
        (NewParticipant("Zoé", "", Side.CUSTOMER, segment="vip"), "segment_unknown"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(evening: Evening, newcomer: NewParticipant, key: str) -> None:
    evening.hold(customers=0, company=0)

    with pytest.raises(Refused, match=key):
        evening.do(people.add_participant, evening.session_id, newcomer)


def test_a_walk_in_comes_on_the_side_the_session_gives_to_guests(evening: Evening) -> None:
    evening.hold(customers=0, company=0)
    with pytest.raises(Refused, match="session_is_not_live"):
        evening.do(people.join_as_guest, evening.session_id, "Noé")
    evening.next()

    evening.do(people.join_as_guest, evening.session_id, "Noé")

    (guest,) = evening.room.participants
    assert (guest.side, guest.guest, guest.presence) == (Side.NEUTRAL, True, Presence.PRESENT)


def test_leaving_early_is_timed_and_coming_back_forgets_it(evening: Evening) -> None:
    evening.hold(customers=1, company=0)
    (somebody,) = evening.side(Side.CUSTOMER)
    evening.do(people.mark_presence, somebody, Presence.PRESENT)
    evening.clock.pass_minutes(90)
    evening.do(people.mark_presence, somebody, Presence.LEFT)
    left = evening.room.participants[0]

    evening.do(people.mark_presence, somebody, Presence.PRESENT)

    back = evening.room.participants[0]
    assert left.arrived_at is not None and left.left_at is not None
    assert (left.left_at - left.arrived_at).total_seconds() == 90 * 60
    assert (back.arrived_at, back.left_at) == (left.arrived_at, None)


def test_a_side_is_fixed_once_a_vote_carries_it(evening: Evening) -> None:
    evening.hold()
    step = evening.reach("ballot", 3)
    ballot = evening.ballot(step)
    evening.do(ballots.open_ballot, ballot.id)
    voter, other = evening.side(Side.CUSTOMER)[:2]
    evening.send(step, voter, Vote(ballot.id, Degree(2)))

    with pytest.raises(Refused, match="side_is_fixed_by_vote"):
        evening.do(people.edit_participant, voter, side=Side.COMPANY)
    evening.do(people.edit_participant, other, side=Side.COMPANY, first_name="Inès")

    assert evening.room.participant(other).side is Side.COMPANY  # type: ignore[union-attr]  # they are on the list


def test_whoever_is_put_back_after_their_number_went_to_somebody_else_has_the_next(evening: Evening) -> None:
    evening.hold(customers=2, company=0)
    last = evening.room.participants[-1:]
    evening.do(people.remove_many, [last[0].id])
    evening.do(people.add_participant, evening.session_id, NewParticipant("Inès", "Roux", Side.CUSTOMER))

    evening.do(people.put_back, last, {})

    assert [(each.name, each.badge_no) for each in evening.room.participants[1:]] == [
        ("Inès Roux", 2),
        (last[0].name, 3),
    ]


def test_a_new_badge_forgets_the_phones_the_old_one_opened(evening: Evening) -> None:
    evening.hold(customers=1, company=0)
    (somebody,) = evening.side(Side.CUSTOMER)
    evening.do(remember_device, somebody, "hash of a token")

    evening.do(people.new_badge, somebody)

    with evening.desk.file.reader() as db:
        assert devices.all_devices(db, evening.session_id) == {}
    assert evening.room.participants[0].badge_issue == 2


def test_nobody_is_marked_present_by_a_badge_read_before_the_day(evening: Evening) -> None:
    evening.hold(customers=1, company=0)

    evening.do(people.join_by_badge, evening.side(Side.CUSTOMER)[0])

    assert evening.room.participants[0].presence is Presence.EXPECTED
