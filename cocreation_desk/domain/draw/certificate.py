"""The whole of a draw in one file of JSON, and the check of it: every step again, and each refusal's reason, in plain Python."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from cocreation_desk.domain.draw import draw as drawing
from cocreation_desk.domain.draw import order
from cocreation_desk.domain.draw.advice import Change, relaxed
from cocreation_desk.domain.draw.draw import Drawn, Frozen
from cocreation_desk.domain.draw.panels import Panels, check_panels
from cocreation_desk.domain.draw.plan import PANEL_DIGITS, Plan, Rule, manifest_fingerprint, plan_of, sealed_in
from cocreation_desk.domain.draw.pool import fingerprint
from cocreation_desk.domain.draw.problem import problem
from cocreation_desk.domain.draw.walk import Refusal, holds_good
from cocreation_desk.domain.errors import Refused

KIND = "cocreation-desk draw certificate"
VERSION = 1
EventKind = Literal["left", "called", "confirmed", "relaxed"]


@dataclass(frozen=True)
class Event:
    """What happened to a seat after the draw: somebody left, was called in their turn, or people changed a bound."""

    kind: EventKind
    place: str = ""
    number: str = ""
    reason: str = ""
    at: str = ""
    changes: tuple[Change, ...] = ()

    def to_json(self) -> dict[str, Any]:
        changes = [list(vars(change).values()) for change in self.changes]
        return {name: value for name, value in vars(self).items() if value} | ({"changes": changes} if changes else {})

    @staticmethod
    def from_json(given: Mapping[str, Any]) -> Event:
        changes = tuple(Change(*each) for each in given.get("changes", ()))
        return Event(**{name: str(value) for name, value in given.items() if name != "changes"}, changes=changes)  # type: ignore[arg-type]  # names of ours


@dataclass(frozen=True)
class Certificate:
    frozen: Frozen
    drawn: Drawn
    events: tuple[Event, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)
    """Who, when and where: said, and not part of what can be recomputed."""

    def write(self) -> str:
        return json.dumps(
            {
                "kind": KIND,
                "version": VERSION,
                "about": dict(self.about),
                "manifest": self.frozen.manifest,
                "manifest_sha256": self.frozen.fingerprint,
                "pool": self.frozen.pool,
                "pool_sha256": self.frozen.pool_fingerprint,
                "panels": self.frozen.panels,
                "digits": self.drawn.digits,
                "seed": self.drawn.seed,
                "panel": self.drawn.panel,
                "order": self.drawn.order,
                "chosen": {key: list(numbers) for key, numbers in self.drawn.chosen.items()},
                "substitutes": {key: list(numbers) for key, numbers in self.drawn.substitutes.items()},
                "refusals": [refusal_json(refusal) for refusal in self.drawn.refusals],
                "events": [event.to_json() for event in self.events],
            },
            ensure_ascii=False,
            indent=1,
        )


@dataclass(frozen=True)
class Check:
    """One thing that was checked: a key of the catalogue after ``draw_check_``."""

    key: str
    is_sound: bool


def read_certificate(text: str) -> tuple[Certificate, Mapping[str, Any]]:
    """The certificate, and the JSON as it stands."""
    try:
        given = json.loads(text)
        if given.get("kind") != KIND or given.get("version") != VERSION:
            raise Refused("draw_certificate_unknown")
        frozen = Frozen(str(given["pool"]), plan_of(given["manifest"]), str(given["panels"]))
        drawn = Drawn(
            str(given["digits"]),
            str(given["seed"]),
            tuple(given["order"]),
            {key: tuple(numbers) for key, numbers in given["chosen"].items()},
            {key: tuple(numbers) for key, numbers in given["substitutes"].items()},
            tuple(refusal_from_json(each) for each in given["refusals"]),
            given["panel"],
        )
        events = tuple(Event.from_json(each) for each in given["events"])
        return Certificate(frozen, drawn, events, dict(given["about"])), given
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise Refused("draw_certificate_unreadable") from broken


def verify(text: str) -> tuple[Check, ...]:
    """Every check of a certificate, in the order in which an outsider would do them."""
    certificate, given = read_certificate(text)
    frozen, drawn = certificate.frozen, certificate.drawn
    sealed = given["manifest"]
    checks = [
        Check("pool", sealed_in(sealed, "pool") == fingerprint(frozen.pool) == given["pool_sha256"]),
        Check("manifest", frozen.manifest == sealed and manifest_fingerprint(sealed) == given["manifest_sha256"]),
        Check("seed", order.seed(given["manifest_sha256"], drawn.digits).hex() == drawn.seed),
    ]
    if all(check.is_sound for check in checks):
        checks += checks_of(certificate)
    return tuple(checks)


def checks_of(certificate: Certificate) -> Iterator[Check]:
    """What can be recomputed from what was frozen and thrown."""
    frozen, drawn = certificate.frozen, certificate.drawn
    seed = order.seed(frozen.fingerprint, drawn.digits)
    numbers = [member.number for member in frozen.members]
    yield Check("order", order.public_order(seed, numbers) == drawn.order and len(drawn.digits) >= frozen.plan.digits)
    if frozen.plan.rule is Rule.EQUAL:
        yield Check("panels", _panels_hold(frozen))
        yield Check("panel", drawn.panel == int(drawn.digits[:PANEL_DIGITS]) and _is_panel(frozen, drawn))
    else:
        yield Check("chosen", first_in_order(frozen, drawn) or _again(frozen, drawn))
    yield Check("substitutes", _substitutes_hold(frozen, drawn))
    if certificate.events:
        yield Check("events", _events_hold(certificate))


def first_in_order(frozen: Frozen, drawn: Drawn) -> bool:
    """Whether those chosen are the first panel in the order: the panel itself speaks for whoever was kept, and each
    refusal's reason is true. No solver is asked.
    """
    plan, members = frozen.plan, frozen.members
    counted = problem(plan, members)
    keys = [place.key for place in plan.places]
    reasons = {(refusal.number, refusal.place): refusal for refusal in drawn.refusals}
    kept, sums = [0] * len(counted.columns), [0] * len(counted.rows)
    taken: set[str] = set()
    refused: set[int] = set()
    if tuple(drawn.chosen) != order.order_of_places(bytes.fromhex(drawn.seed), keys):
        return False
    for key, chosen in drawn.chosen.items():
        place, waiting = keys.index(key), list(chosen)
        for number in drawn.order:
            if not waiting:
                break
            column = counted.column_of.get((counted.profile_of[number], place))
            if column is None or number in taken or (column in refused and number != waiting[0]):
                continue
            if number == waiting[0]:
                waiting.pop(0)
                taken.add(number)
                kept[column] += 1
                for at in counted.rows_of[column]:
                    sums[at] += 1
                continue
            refusal = reasons.get((number, place))
            if refusal is None or not holds_good(counted, refusal, kept, sums):
                return False
            refused.add(column)
        if waiting:
            return False
    return counted.holds(kept)


@dataclass
class Seats:
    """Who sits where after the events so far, who is gone, and the plan as it stands."""

    seated: dict[str, tuple[str, ...]]
    gone: frozenset[str]
    plan: Plan

    @staticmethod
    def after(frozen: Frozen, drawn: Drawn, events: Sequence[Event]) -> Seats:
        seats = Seats({place.key: drawn.chosen[place.key] for place in frozen.plan.places}, frozenset(), frozen.plan)
        for event in events:
            seats.apply(event)
        return seats

    def apply(self, event: Event) -> None:
        match event.kind:
            case "left":
                self.gone |= {event.number}
                self.seated = {key: tuple(n for n in here if n != event.number) for key, here in self.seated.items()}
            case "called":
                self.seated[event.place] = (*self.seated[event.place], event.number)
            case "relaxed":
                self.plan = relaxed(self.plan, event.changes)
            case "confirmed":
                pass

    def free(self, key: str) -> int:
        return self.plan.place(key).seats - len(self.seated[key])


def _events_hold(certificate: Certificate) -> bool:
    """Whoever was called was next in the order, every time."""
    frozen, drawn = certificate.frozen, certificate.drawn
    seats = Seats.after(frozen, drawn, ())
    for event in certificate.events:
        if event.kind == "called":
            try:
                next_one = drawing.replacement(frozen, seats.plan, drawn, event.place, seats.seated, seats.gone)
            except Refused:
                return False
            if next_one != event.number:
                return False
        seats.apply(event)
    return True


def _again(frozen: Frozen, drawn: Drawn) -> bool:
    """Draw once more, solver and all: for the rare refusal that only a search can check."""
    again = drawing.draw(frozen, drawn.digits)
    return dict(again.chosen) == dict(drawn.chosen) and any(refusal.why == "search" for refusal in again.refusals)


def _panels_hold(frozen: Frozen) -> bool:
    try:
        check_panels(frozen.plan, frozen.members, Panels.read(frozen.panels))
    except Refused:
        return False
    return True


def _is_panel(frozen: Frozen, drawn: Drawn) -> bool:
    panel = Panels.read(frozen.panels).panel(int(drawn.digits[:PANEL_DIGITS]), frozen.plan)
    return {key: frozenset(numbers) for key, numbers in panel.items()} == {
        key: frozenset(numbers) for key, numbers in drawn.chosen.items()
    }


def _substitutes_hold(frozen: Frozen, drawn: Drawn) -> bool:
    found = drawing.substitutes(frozen.plan, frozen.members, drawn.order, drawn.chosen)
    return found == dict(drawn.substitutes)


def refusal_json(refusal: Refusal) -> dict[str, Any]:
    written: dict[str, Any] = {"number": refusal.number, "place": refusal.place, "why": refusal.why, "row": refusal.row}
    if refusal.weights:
        written["weights"] = {str(row): str(weight) for row, weight in refusal.weights.items()}
    return written


def refusal_from_json(given: Mapping[str, Any]) -> Refusal:
    weights = {int(row): Fraction(weight) for row, weight in given.get("weights", {}).items()}
    return Refusal(str(given["number"]), int(given["place"]), given["why"], int(given["row"]), weights)
