"""What is decided before any chance exists: the rule, the seats, the quotas; and the manifest that seals them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cocreation_desk.domain.draw.quotas import Quota, features_in
from cocreation_desk.domain.errors import Refused

ORDER_VERSION = "CD-ORDRE-1"
PANELS_VERSION = "CD-1000-1"
LEAST_DIGITS = 10
ADVISED_DIGITS = 30
PANEL_DIGITS = 3


class Rule(StrEnum):
    SIMPLE = "simple"
    ORDER = "order"
    EQUAL = "equal"


@dataclass(frozen=True)
class Place:
    """Where the people drawn will go: one session. ``site`` is what registrations chose it by, where that is not its key:
    a site that opens on two days has two places.
    """

    key: str
    seats: int
    quotas: tuple[Quota, ...] = ()
    site: str = ""

    @property
    def chosen_as(self) -> str:
        return self.site or self.key

    def to_json(self) -> dict[str, Any]:
        written = {"key": self.key, "seats": self.seats, "quotas": [quota.to_json() for quota in self.quotas]}
        return written | ({"site": self.site} if self.site else {})

    @staticmethod
    def from_json(given: Any) -> Place:
        quotas = tuple(Quota.from_json(each) for each in given["quotas"])
        return Place(str(given["key"]), int(given["seats"]), quotas, str(given.get("site", "")))


@dataclass(frozen=True)
class Plan:
    """``digits`` is how many dice will be thrown, at least; ``substitutes`` how many are announced for each place."""

    rule: Rule
    places: tuple[Place, ...]
    substitutes: int = 0
    one_per_household: bool = False
    digits: int = ADVISED_DIGITS

    def __post_init__(self) -> None:
        if not self.places or any(place.seats < 1 for place in self.places):
            raise Refused("draw_no_seat")
        if len({place.key for place in self.places}) != len(self.places):
            raise Refused("draw_place_twice")
        if self.rule is Rule.SIMPLE and any(place.quotas for place in self.places):
            raise Refused("draw_simple_has_quotas")
        least = PANEL_DIGITS if self.rule is Rule.EQUAL else LEAST_DIGITS
        if self.digits < least:
            raise Refused("draw_too_few_digits", n=self.digits, least=least)

    @property
    def seats(self) -> int:
        return sum(place.seats for place in self.places)

    @property
    def features(self) -> tuple[str, ...]:
        return features_in([quota for place in self.places for quota in place.quotas])

    def place(self, key: str) -> Place:
        return next(place for place in self.places if place.key == key)


def manifest(plan: Plan, pool_fingerprint: str, panels_fingerprint: str = "") -> str:
    """The plan and the fingerprints, as compact JSON with sorted keys: whole numbers and texts only."""
    sealed: dict[str, Any] = {
        "algorithm": ORDER_VERSION,
        "digits": plan.digits,
        "one_per_household": int(plan.one_per_household),
        "places": [place.to_json() for place in plan.places],
        "pool": pool_fingerprint,
        "rule": plan.rule.value,
        "substitutes": plan.substitutes,
    }
    if panels_fingerprint:
        sealed |= {"panels": panels_fingerprint, "panels_algorithm": PANELS_VERSION}
    return json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def manifest_fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def plan_of(text: str) -> Plan:
    """The plan that a manifest seals; refused where it is not one of ours."""
    try:
        sealed = json.loads(text)
        if sealed["algorithm"] != ORDER_VERSION:
            raise Refused("draw_version_unknown", version=str(sealed["algorithm"]))
        return Plan(
            Rule(sealed["rule"]),
            tuple(Place.from_json(each) for each in sealed["places"]),
            int(sealed["substitutes"]),
            bool(sealed["one_per_household"]),
            int(sealed["digits"]),
        )
    except (ValueError, KeyError, TypeError) as broken:
        raise Refused("draw_manifest_unreadable") from broken


def sealed_in(text: str, what: str) -> str:
    """One fingerprint out of a manifest: ``pool`` or ``panels``; empty where there is none."""
    return str(json.loads(text).get(what, ""))
