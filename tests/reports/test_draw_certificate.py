"""The certificate says what was frozen, thrown and drawn, and only says « verified » when it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cocreation_desk.domain.draw.certificate import Event
from cocreation_desk.domain.draw.chances import Chance, Chances
from cocreation_desk.domain.draw.draw import Frozen, draw
from cocreation_desk.domain.draw.held import Confirmation, DrawState, HeldDraw, Seat
from cocreation_desk.domain.draw.lottery import lottery
from cocreation_desk.domain.draw.plan import Rule
from cocreation_desk.domain.draw.pool import canonical
from cocreation_desk.domain.text import Language
from cocreation_desk.reports.draw_certificate import draw_certificates
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.pdf import pdf
from cocreation_desk.reports.plain import plain
from tests.domain.draw.pools import DIGITS, plan, pool
from tests.rooms import open_codir_room


def held(rule: Rule = Rule.ORDER) -> HeldDraw:
    room = open_codir_room()
    assert room.session is not None
    members = pool(80)
    wished = plan(rule=rule)
    panels = lottery(wished, members).panels.write() if rule is Rule.EQUAL else ""
    frozen = Frozen(canonical(members), wished, panels)
    drawn = draw(frozen, DIGITS)
    ranks = {number: at for at, number in enumerate(drawn.order, start=1)}
    turns = tuple(
        Seat(f"s{at}", "", number, ranks[number], first_name="Zoé", last_name=f"Nom{number}")
        for at, number in enumerate(drawn.chosen[""])
    )
    return HeldDraw(
        "d1", "T-01", "", DrawState.DRAWN, wished, {"": room.session.id}, frozen, room.now - timedelta(hours=1), drawn,
        room.now, "Paris", "Camille", ("Me Leroi", "Ana"), 3, turns=turns,
        received={"all": 90, "duplicate": 6, "minor": 4},
    )  # fmt: skip


def written(draw: HeldDraw | None, language: Language = "fr", named: bool = False) -> str:
    room = replace(open_codir_room(), draws=(draw,) if draw else ())
    return plain(draw_certificates(Order(room, language, room.now, named)))


@pytest.mark.parametrize("language, head", [("fr", "Procès-verbal de tirage au sort"), ("en", "Draw certificate")])
def test_the_certificate_has_all_that_was_sealed_and_all_who_were_drawn(language: Language, head: str) -> None:
    made = held()

    words = written(made, language)

    assert words.startswith(head)
    assert made.frozen is not None and made.frozen.fingerprint in words.replace(" ", "")
    assert all(seat.number in words and seat.name in words for seat in made.turns)
    assert not any(seat.full_name in words for seat in made.turns)
    assert "90" in words and "80" in words


def test_the_named_variant_has_full_names() -> None:
    made = held()

    assert all(seat.full_name in written(made, named=True) for seat in made.turns)


def test_with_equal_chances_everybody_s_chance_stands_in_it() -> None:
    assert "Chances sur 1 000" in written(held(Rule.EQUAL))


def test_estimated_chances_are_annexed_where_they_were_asked_for() -> None:
    made = replace(held(), chances=Chances(200, (Chance(("18-29", "man"), 4, 80),)))

    assert "18-29 · man | 4 | 10 %" in written(made)


def test_a_result_that_was_changed_is_not_called_verified() -> None:
    made = held()
    assert made.drawn is not None
    other = replace(made.drawn, chosen={"": tuple(reversed(made.drawn.chosen[""]))})

    assert "résultat identique" in written(made)
    assert "résultat identique" not in written(replace(made, drawn=other))


def test_what_people_decided_and_who_was_replaced_stand_in_it() -> None:
    made = held()
    left = replace(made.turns[0], confirmation=Confirmation.REPLACED, reason="Grippe")
    told = replace(made, turns=(left, *made.turns[1:]), events=(Event("left", "", left.number, "Grippe"),))

    assert "Remplacé · Grippe" in written(told)


def test_without_a_draw_it_says_so() -> None:
    assert "Aucun tirage" in written(None)


def test_it_becomes_a_pdf_that_is_the_same_every_time() -> None:
    room = replace(open_codir_room(), draws=(held(),))
    order = Order(room, "fr", room.now)

    assert pdf(draw_certificates(order)) == pdf(draw_certificates(order))
