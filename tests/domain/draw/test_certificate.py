"""A certificate proves the draw to whoever reads it, and nothing in it can be changed unnoticed."""

from __future__ import annotations

import json

import pytest

from cocreation_desk.domain.draw.certificate import Certificate, Event, Seats, read_certificate, verify
from cocreation_desk.domain.draw.draw import Frozen, draw, relaxation, replacement
from cocreation_desk.domain.draw.lottery import lottery
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.pool import canonical
from cocreation_desk.domain.errors import Refused
from tests.domain.draw.pools import DIGITS, halves, plan, pool


def certificate(rule: Rule = Rule.ORDER, seed: int = 1) -> Certificate:
    members = pool(80, seed, sharing=0.2)
    wished = plan(rule=rule, one_per_household=True)
    panels = lottery(wished, members).panels.write() if rule is Rule.EQUAL else ""
    frozen = Frozen(canonical(members), wished, panels)
    return Certificate(frozen, draw(frozen, DIGITS))


@pytest.mark.parametrize("rule", Rule)
def test_what_was_drawn_is_found_again(rule: Rule) -> None:
    made = certificate(rule)

    checks = verify(made.write())

    assert all(check.is_sound for check in checks), checks
    assert read_certificate(made.write())[0] == made


def test_refusals_are_checked_without_a_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    written = [certificate(seed=seed).write() for seed in range(4)]
    monkeypatch.setattr("cocreation_desk.domain.draw.solver._highspy", lambda: pytest.fail("a solver was asked"))

    assert all(check.is_sound for text in written for check in verify(text))


def test_a_draw_over_several_sites_is_found_again() -> None:
    sites = ("Rosay", "Lyon", "Brest")
    frozen = Frozen(
        canonical(pool(200, sites=sites)),
        Plan(Rule.ORDER, tuple(Place(site, 10, halves(10)) for site in sites), substitutes=3),
    )

    assert all(check.is_sound for check in verify(Certificate(frozen, draw(frozen, DIGITS)).write()))


@pytest.mark.parametrize(
    "part, failing",
    [
        ("pool", "pool"),
        ("manifest", "manifest"),
        ("digits", "seed"),
        ("order", "order"),
        ("chosen", "chosen"),
        ("substitutes", "substitutes"),
    ],
)
def test_whatever_is_changed_is_noticed(part: str, failing: str) -> None:
    given = json.loads(certificate().write())
    match part:
        case "pool":
            lines = given["pool"].splitlines()
            given["pool"] = "\n".join([lines[0], *lines[2:]]) + "\n"
        case "manifest":
            given["manifest"] = given["manifest"].replace('"seats":10', '"seats":11')
        case "digits":
            given["digits"] = "5" + given["digits"][1:]
        case "order":
            given["order"][0], given["order"][1] = given["order"][1], given["order"][0]
        case "chosen":
            given["chosen"][""][-1] = next(
                number for number in given["order"] if number not in given["chosen"][""] + given["substitutes"][""]
            )
        case "substitutes":
            given["substitutes"][""].reverse()

    failed = [check.key for check in verify(json.dumps(given)) if not check.is_sound]

    assert failing in failed


def test_whoever_was_called_out_of_turn_is_noticed() -> None:
    made = certificate()
    leaving = made.drawn.chosen[""][3]
    left = Event("left", "", leaving, "declined")
    seats = Seats.after(made.frozen, made.drawn, [left])
    next_one = replacement(made.frozen, seats.plan, made.drawn, "", seats.seated, seats.gone)
    other = made.drawn.order[-1]

    def sound(number: str) -> bool:
        told = Certificate(made.frozen, made.drawn, (left, Event("called", "", number)))
        return all(check.is_sound for check in verify(told.write()))

    assert sound(next_one)
    assert not sound(other)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": "cocreation-desk draw certificate", "version": 1}'])
def test_what_is_no_certificate_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_certificate(text)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("rule", Rule)
def test_seats_passed_on_three_times_are_proved_in_every_mode(rule: Rule, seed: int) -> None:
    made = certificate(rule, seed)
    events: list[Event] = []
    for turn in range(3):
        seats = Seats.after(made.frozen, made.drawn, events)
        leaving = seats.seated[""][(seed + turn) % 10]
        events.append(Event("left", "", leaving, "declined"))
        seats.apply(events[-1])
        try:
            number = replacement(made.frozen, seats.plan, made.drawn, "", seats.seated, seats.gone)
        except Refused:
            changes = relaxation(made.frozen, seats.plan, seats.seated, seats.gone).changes
            events.append(Event("relaxed", reason="decided", changes=changes))
            seats.apply(events[-1])
            number = replacement(made.frozen, seats.plan, made.drawn, "", seats.seated, seats.gone)
        events.append(Event("called", "", number))

    told = Certificate(made.frozen, made.drawn, tuple(events))

    assert all(check.is_sound for check in verify(told.write()))
