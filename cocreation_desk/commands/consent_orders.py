"""Orders about what people agree to: what is asked, a paper keyed in, a yes taken back, a guardian's answer, what has had its day."""

from __future__ import annotations

from collections.abc import Mapping

from cocreation_desk.commands.order import (
    PARTICIPANT,
    SESSION,
    Errand,
    Field,
    Order,
    a_text,
    any_text,
    errand,
    one_of,
    order,
    several,
    truth,
    values,
)
from cocreation_desk.desk import consents, guardians, purging
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.retention import Matter
from cocreation_desk.domain.room import Room
from cocreation_desk.store import registrations


def some_purposes(given: object, room: Room) -> list[Purpose]:
    return [Purpose(each) for each in several(given, room)]


def some_choices(given: object, room: Room) -> dict[Purpose, str]:
    """By purpose, as the act judges them."""
    return {Purpose(purpose): a_text(choice, room) for purpose, choice in values(given, room).items()}


def answer_for(desk: Desk, number: str, guardian: str, choice: str) -> None:
    """By the number of the registration."""
    with desk.file.reader() as db:
        found = registrations.numbered(db, number)
    if found is None:
        raise Refused("registration_is_gone")
    desk.do(guardians.guardian_says, found.id, guardian, choice).result()


def forget_due(desk: Desk, matter: Matter, before_its_day: bool) -> Mapping[str, int]:
    """Gives what went, counted by sort. The papers thrown away are printed again by whoever wants them."""
    counts: Mapping[str, int] = desk.do(purging.purge, matter, before_its_day).result().counts
    return counts


CONSENT_ORDERS: dict[str, Order | Errand] = {
    "ask_for": order(consents.ask_for, SESSION, Field("purposes", some_purposes)),
    "key_in_consents": order(
        consents.key_in_consents, PARTICIPANT, Field("choices", some_choices), Field("guardian", any_text)
    ),
    "withdraw_consent": order(consents.withdraw_consent, PARTICIPANT, Field("purpose", one_of(Purpose))),
    "guardian_answers": errand(
        answer_for, Field("registration", a_text), Field("guardian", a_text), Field("choice", a_text)
    ),
    "purge": errand(forget_due, Field("what", one_of(Matter)), Field("before_its_day", truth(False))),
}
