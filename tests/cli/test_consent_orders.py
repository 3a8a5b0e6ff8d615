"""Consents, a guardian's answer and what has had its day, by lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.commands import orders
from cocreation_desk.desk import people
from cocreation_desk.domain.consents import WITHDRAWN, Purpose
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.store import registrations
from tests.desk.test_draws import sign_up, somebody
from tests.evenings import Evening

Ask = Callable[..., Any]


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    begun = Evening(tmp_path / "soiree.cocreation")
    begun.hold(customers=2, company=0)
    sign_up(begun, [replace(somebody(1, "woman"), is_minor=True, decided_by="facilitator"), somebody(2, "man")])
    yield begun
    begun.desk.close()


@pytest.fixture
def ask(evening: Evening) -> Ask:
    """What an order gives, as the line of JSON that tells it."""
    return lambda name, **line: json.loads(json.dumps(orders.do(evening.desk, evening.room, name, line)))


def test_a_paper_is_keyed_in_and_taken_back(evening: Evening, ask: Ask) -> None:
    ask("ask_for", purposes=["image", "quotes"])
    ask("key_in_consents", participant=1, choices={"image": "granted", "quotes": "no"})
    ask("withdraw_consent", participant=1, purpose="image")

    person = evening.side(Side.CUSTOMER)[0]
    assert evening.room.session is not None and evening.room.session.purposes == (Purpose.IMAGE, Purpose.QUOTES)
    assert evening.room.consents[person] == {Purpose.IMAGE: WITHDRAWN, Purpose.QUOTES: "no"}


def test_a_guardian_answers_for_whoever_registered_and_for_whoever_came(evening: Evening, ask: Ask) -> None:
    ask("guardian_answers", registration="1", guardian="Ursule Martin", choice="granted")
    with evening.desk.file.reader() as db:
        found = registrations.numbered(db, "1")
    assert found is not None and found.has_guardian and found.guardian == "Ursule Martin"

    evening.do(people.edit_participant, evening.side(Side.CUSTOMER)[1], is_minor=True)
    with pytest.raises(Refused, match="guardian_missing"):
        ask("mark_presence", participant=2, presence="present")
    ask("key_in_consents", participant=2, choices={"guardian": "granted"}, guardian="Ursule Martin")
    ask("mark_presence", participant=2, presence="present")

    with pytest.raises(Refused, match="registration_is_gone"):
        ask("guardian_answers", registration="77", guardian="Ursule Martin", choice="granted")


def test_what_has_had_its_day_goes_by_an_order_too(evening: Evening, ask: Ask) -> None:
    with pytest.raises(Refused, match="purge_not_yet"):
        ask("purge", what="unselected")

    assert ask("purge", what="unselected", before_its_day=True) == {"registrations": 2}
