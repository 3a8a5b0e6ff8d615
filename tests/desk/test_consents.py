"""Every answer keeps the words it was given to, and taking it back is one line more, never one less."""

from __future__ import annotations

import random

import pytest

from cocreation_desk.desk import consents, people
from cocreation_desk.domain.answers import Consented
from cocreation_desk.domain.consents import CHOICES, WITHDRAWN, Given, Purpose
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.domain.text import Text
from cocreation_desk.store import consents as rows
from tests.evenings import Evening

OTHER = Text("Autre texte", "Other text")


@pytest.fixture
def charter(evening: Evening) -> Evening:
    evening.hold(customers=3, company=0)
    evening.reach("charter")
    return evening


def history(evening: Evening) -> tuple[Given, ...]:
    with evening.desk.file.reader() as db:
        return rows.history(db, evening.session_id)


def key_in(evening: Evening, who: int, **choices: str) -> None:
    said = {Purpose(name): choice for name, choice in choices.items()}
    evening.do(consents.key_in_consents, evening.side(Side.CUSTOMER)[who], said)


def test_whoever_answers_the_charter_on_their_phone_is_here(charter: Evening) -> None:
    """An executive whose page stayed open since the predictions never scans the badge at the door."""
    step = charter.room.current
    assert step is not None
    who, other = charter.side(Side.CUSTOMER)[:2]
    charter.do(people.mark_presences, [who, other], Presence.EXPECTED)

    charter.send(step.id, who, Consented({Purpose.IMAGE: "granted"}, {Purpose.IMAGE: 1}))

    stands = {each.id: each.presence for each in charter.room.participants}
    assert (stands[who], stands[other]) == (Presence.PRESENT, Presence.EXPECTED)


def test_a_minor_whose_guardian_has_not_answered_can_always_say_no_and_is_not_here_by_it(charter: Evening) -> None:
    step = charter.room.current
    assert step is not None
    here, expected = charter.side(Side.CUSTOMER)[:2]
    charter.do(people.mark_presence, here, Presence.PRESENT)
    charter.do(people.mark_presence, expected, Presence.EXPECTED)
    for who in (here, expected):
        charter.do(people.edit_participant, who, is_minor=True)
        charter.send(step.id, who, Consented({Purpose.IMAGE: "refused"}, {Purpose.IMAGE: 1}))

    stands = {each.id: each.presence for each in charter.room.participants}
    assert [charter.room.consents[who][Purpose.IMAGE] for who in (here, expected)] == ["refused", "refused"]
    assert (stands[here].is_here, stands[expected]) == (True, Presence.EXPECTED)


def test_a_session_asks_what_its_template_asks_and_has_a_text_for_every_purpose(charter: Evening) -> None:
    room = charter.room
    assert room.session is not None

    assert room.session.purposes == (Purpose.NOTICE, Purpose.CONFIDENTIALITY, Purpose.IMAGE, Purpose.QUOTES)
    assert set(room.notices) == set(Purpose) and all(n.text.fr and n.text.en for n in room.notices.values())
    assert "{organisation}" in room.notices[Purpose.IMAGE].text.fr


def test_which_questions_are_asked_is_the_session_s(charter: Evening) -> None:
    charter.do(consents.ask_for, charter.session_id, [Purpose.RECONTACT, Purpose.NOTICE])

    assert charter.room.session is not None
    assert charter.room.session.purposes == (Purpose.NOTICE, Purpose.RECONTACT)


def test_a_text_nobody_answered_is_put_right_in_place(charter: Evening) -> None:
    assert charter.do(consents.rewrite_notice, charter.session_id, OTHER, Purpose.IMAGE) == 1
    assert charter.room.notices[Purpose.IMAGE].text == OTHER
    assert charter.do(consents.rewrite_notice, charter.session_id, OTHER, Purpose.IMAGE) == 1


def test_a_text_somebody_answered_is_followed_by_another_version_and_their_answer_stays_with_theirs(
    charter: Evening,
) -> None:
    key_in(charter, 0, image="granted")
    before = charter.room.notices[Purpose.IMAGE].text
    assert charter.do(consents.rewrite_notice, charter.session_id, OTHER, Purpose.IMAGE) == 2
    key_in(charter, 1, image="refused")

    assert [(each.choice, each.version) for each in history(charter)] == [("granted", 1), ("refused", 2)]
    with charter.desk.file.reader() as db:
        texts = {n.version: n.text for n in rows.notices(db, charter.session_id) if n.purpose is Purpose.IMAGE}
    assert texts == {1: before, 2: OTHER}
    assert charter.room.notices[Purpose.QUOTES].version == 1


def test_a_phone_that_was_reading_the_old_text_answered_the_old_text(charter: Evening) -> None:
    key_in(charter, 0, image="granted")
    charter.do(consents.rewrite_notice, charter.session_id, OTHER, Purpose.IMAGE)
    step = next(each for each in charter.room.steps if each.kind == "charter")
    late = charter.side(Side.CUSTOMER)[1]
    charter.send(step.id, late, Consented({Purpose.IMAGE: "refused"}, {Purpose.IMAGE: 1}))

    assert [(each.version, each.channel) for each in history(charter)] == [(1, "paper"), (1, "phone")]


def test_only_those_who_had_said_yes_to_what_is_still_asked_are_asked_again(charter: Evening) -> None:
    yes, _, late = charter.side(Side.CUSTOMER)
    key_in(charter, 0, image="granted", recontact="granted")
    key_in(charter, 1, image="refused")
    for purpose in (Purpose.IMAGE, Purpose.RECONTACT):  # the second is not asked here
        charter.do(consents.rewrite_notice, charter.session_id, OTHER, purpose)
    assert charter.room.ask_again == {yes: {Purpose.IMAGE}}

    step = next(each for each in charter.room.steps if each.kind == "charter")
    charter.send(step.id, late, Consented({Purpose.IMAGE: "granted"}, {Purpose.IMAGE: 1}))
    assert charter.room.ask_again == {yes: {Purpose.IMAGE}, late: {Purpose.IMAGE}}
    key_in(charter, 0, image="granted")

    assert charter.room.ask_again == {late: {Purpose.IMAGE}}
    charter.do(consents.withdraw_consent, late, Purpose.IMAGE)
    assert not charter.room.ask_again


def test_a_version_that_never_was_counts_as_the_newest(charter: Evening) -> None:
    step = next(each for each in charter.room.steps if each.kind == "charter")
    charter.send(step.id, charter.side(Side.CUSTOMER)[0], Consented({Purpose.IMAGE: "granted"}, {Purpose.IMAGE: 77}))

    assert history(charter)[0].version == 1


def test_taking_back_is_kept_with_its_time(charter: Evening) -> None:
    key_in(charter, 0, quotes="named")
    charter.clock.pass_minutes(90)
    somebody = charter.side(Side.CUSTOMER)[0]
    charter.do(consents.withdraw_consent, somebody, Purpose.QUOTES)

    agreed, taken_back = history(charter)
    assert (agreed.choice, taken_back.choice) == ("named", WITHDRAWN)
    assert (taken_back.at - agreed.at).total_seconds() == 90 * 60
    assert charter.room.consents[somebody] == {Purpose.QUOTES: WITHDRAWN}
    with pytest.raises(Refused, match="nothing_to_withdraw"):
        charter.do(consents.withdraw_consent, somebody, Purpose.QUOTES)


def test_saying_the_same_again_writes_nothing(charter: Evening) -> None:
    for _ in range(3):
        key_in(charter, 0, image="granted", quotes="no")

    assert len(history(charter)) == 2


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_said_in_whatever_order_nothing_written_ever_changes(charter: Evening, seed: int) -> None:
    chance = random.Random(seed)
    people = charter.side(Side.CUSTOMER)
    for number in range(40):
        before, who = history(charter), chance.choice(people)
        purpose = chance.choice(list(Purpose))
        said = charter.room.consents.get(who, {}).get(purpose)
        match chance.randrange(4):
            case 0 if said not in (None, WITHDRAWN):
                charter.do(consents.withdraw_consent, who, purpose)
            case 1:
                charter.do(consents.rewrite_notice, charter.session_id, Text(f"v{number}", f"v{number}"), purpose)
            case _:
                charter.do(consents.key_in_consents, who, {purpose: chance.choice(CHOICES[purpose])})
        assert history(charter)[: len(before)] == before

    newest: dict[tuple[str, Purpose], str] = {
        (each.participant_id, each.purpose): each.choice for each in history(charter)
    }
    assert {(who, p): c for who, chosen in charter.room.consents.items() for p, c in chosen.items()} == newest
    with charter.desk.file.reader() as db:
        written = {(each.purpose, each.version) for each in rows.notices(db, charter.session_id)}
    assert {(each.purpose, each.version) for each in history(charter)} <= written
