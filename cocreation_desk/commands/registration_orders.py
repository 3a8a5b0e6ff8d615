"""Orders about the list of registrations: who cannot take part, and what becomes of all that was pointed out."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_desk.commands.order import Errand, Field, Order, a_text, errand, one_of, several, truth
from cocreation_desk.desk import registrations
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.registrations import Reason, Rules, Way
from cocreation_desk.domain.room import Room


def some_texts(given: object, room: Room) -> tuple[str, ...]:
    return () if given is None else tuple(a_text(each, room) for each in several(given, room))


def change_rules(
    desk: Desk,
    organisations: Sequence[str],
    domains: Sequence[str],
    postcodes: Sequence[str],
    regions: Sequence[str],
    minors_allowed: bool,
) -> None:
    rules = Rules(tuple(organisations), tuple(domains), tuple(postcodes), tuple(regions), minors_allowed)
    desk.do(registrations.change_rules, rules).result()


def decide_by_rule(desk: Desk, reason: Reason, way: Way) -> int:
    """Gives how many were decided about."""
    return len(desk.do(registrations.decide_by_rule, reason, way).result())


REGISTRATION_ORDERS: dict[str, Order | Errand] = {
    "registration_rules": errand(
        change_rules,
        Field("organisations", some_texts),
        Field("domains", some_texts),
        Field("postcodes", some_texts),
        Field("regions", some_texts),
        Field("minors_allowed", truth(False)),
    ),
    "decide_by_rule": errand(decide_by_rule, Field("reason", one_of(Reason)), Field("way", one_of(Way, Way.SET_ASIDE))),
}
