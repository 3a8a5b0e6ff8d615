"""From a frozen list to people who come: every seat has its history, and nothing is drawn twice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cocreation_desk.desk import draws
from cocreation_desk.domain.draw.certificate import verify
from cocreation_desk.domain.draw.draw import Frozen, draw, freeze
from cocreation_desk.domain.draw.held import Confirmation, DrawState, HeldDraw, next_for, what_would_help
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.store import draws as rows
from cocreation_desk.store import registrations
from cocreation_desk.store.registrations import Import
from tests.domain.draw.pools import DIGITS
from tests.evenings import MORNING, Evening

HALVES = (Quota("sex", "woman", 3, 3), Quota("sex", "man", 3, 3))


def sign_up(evening: Evening, people: Sequence[Registration]) -> None:
    def keep(turn):  # type: ignore[no-untyped-def]  # the importer's act is not under test
        registrations.add_import(turn.db, Import("i1", "liste.csv", "f1", MORNING, len(people), (), {}))
        registrations.add_registrations(turn.db, people)

    evening.do(keep)


def somebody(number: int, sex: str) -> Registration:
    return Registration(
        f"r{number}", f"{number}", f"Prénom{number}", "Œuvrard", postcode="75011", sex=sex, import_id="i1"
    )


@pytest.fixture
def signed_up(evening: Evening) -> Evening:
    evening.hold(customers=0, company=0)
    sign_up(evening, [somebody(n, "man" if n % 3 else "woman") for n in range(1, 25)])
    return evening


def prepared(evening: Evening, rule: Rule = Rule.ORDER) -> str:
    plan = Plan(rule, (Place("Rosay", 6, HALVES if rule is Rule.ORDER else ()),), substitutes=3)
    return str(evening.do(draws.prepare_draw, plan, {"Rosay": evening.session_id}))


def frozen_by(evening: Evening, draw_id: str) -> Frozen:
    with evening.desk.file.reader() as db:
        frozen, _ = freeze(held(evening, draw_id).plan, rows.pool(db))
    evening.do(draws.freeze_draw, draw_id, frozen)
    return frozen


def held(evening: Evening, draw_id: str) -> HeldDraw:
    return next(each for each in evening.room.draws if each.id == draw_id)


def drawn_by(evening: Evening, rule: Rule = Rule.ORDER) -> HeldDraw:
    draw_id = prepared(evening, rule)
    frozen = frozen_by(evening, draw_id)
    evening.do(draws.keep_result, draw_id, draw(frozen, DIGITS), "Paris", "Camille", ("Me Leroi", "Ana"), 3)
    return held(evening, draw_id)


def test_a_plan_is_written_anew_until_it_is_sealed(signed_up: Evening) -> None:
    first = prepared(signed_up)
    again = signed_up.do(draws.prepare_draw, Plan(Rule.SIMPLE, (Place("Brest", 4),)), {"Brest": signed_up.session_id})

    (draft,) = signed_up.room.draws
    assert (draft.id, draft.code, draft.plan.places[0].key) == (first, "T-01", "Brest")
    assert again == first
    frozen_by(signed_up, first)
    assert prepared(signed_up) != first


def test_a_draw_goes_from_its_plan_to_people_on_the_list(signed_up: Evening) -> None:
    draw_id = prepared(signed_up)
    assert held(signed_up, draw_id).state is DrawState.OPEN

    frozen_by(signed_up, draw_id)
    assert held(signed_up, draw_id).state is DrawState.FROZEN

    frozen = held(signed_up, draw_id).frozen
    assert frozen is not None
    signed_up.do(draws.keep_result, draw_id, draw(frozen, DIGITS))
    assert held(signed_up, draw_id).state is DrawState.DRAWN

    for seat in held(signed_up, draw_id).seated:
        signed_up.do(draws.confirm, draw_id, seat.id)

    assert held(signed_up, draw_id).state is DrawState.CONFIRMED
    drawn_names = {seat.name for seat in held(signed_up, draw_id).turns}
    assert {each.short_name for each in signed_up.room.participants} == drawn_names
    signed_up.do(draws.close_draw, draw_id)
    assert held(signed_up, draw_id).state is DrawState.CLOSED


def test_a_list_that_changed_since_it_was_worked_out_is_not_frozen(signed_up: Evening) -> None:
    draw_id = prepared(signed_up)
    with signed_up.desk.file.reader() as db:
        frozen, _ = freeze(held(signed_up, draw_id).plan, rows.pool(db)[1:])

    with pytest.raises(Refused, match="draw_list_changed"):
        signed_up.do(draws.freeze_draw, draw_id, frozen)


def test_nothing_is_drawn_before_the_freeze_nor_twice(signed_up: Evening) -> None:
    draw_id = prepared(signed_up)
    with signed_up.desk.file.reader() as db:
        frozen, _ = freeze(held(signed_up, draw_id).plan, rows.pool(db))
    result = draw(frozen, DIGITS)
    with pytest.raises(Refused, match="draw_not_in_that_state"):
        signed_up.do(draws.keep_result, draw_id, result)

    signed_up.do(draws.freeze_draw, draw_id, frozen)
    signed_up.do(draws.keep_result, draw_id, result)

    with pytest.raises(Refused, match="draw_not_in_that_state"):
        signed_up.do(draws.keep_result, draw_id, result)


def test_digits_that_belong_to_another_list_are_refused(signed_up: Evening) -> None:
    draw_id = prepared(signed_up)
    frozen = frozen_by(signed_up, draw_id)
    other = Frozen(frozen.pool, Plan(Rule.SIMPLE, (Place("Rosay", 6),)))

    with pytest.raises(Refused, match="draw_list_changed"):
        signed_up.do(draws.keep_result, draw_id, draw(other, DIGITS))


def test_a_seat_keeps_its_history_and_the_certificate_proves_every_call(signed_up: Evening) -> None:
    now = drawn_by(signed_up)
    first = now.seated[0]
    signed_up.do(draws.confirm, now.id, first.id)
    signed_up.do(draws.give_up, now.id, first.id, "Grippe")
    now = held(signed_up, now.id)

    signed_up.do(draws.call_next, now.id, first.id, next_for(now, first), len(now.events))

    now = held(signed_up, now.id)
    newest = now.turns[-1]
    assert [each.number for each in now.history(newest)] == [first.number]
    assert now.turn(first.id).confirmation is Confirmation.REPLACED  # type: ignore[union-attr]
    assert len(now.seated) == 6 and not now.free
    assert [each.presence for each in signed_up.room.participants] == [Presence.EXCUSED]
    made = now.certificate
    assert made is not None and all(check.is_sound for check in verify(made.write()))


def test_a_call_worked_out_before_somebody_else_left_is_refused(signed_up: Evening) -> None:
    now = drawn_by(signed_up)
    one, two = now.seated[:2]
    signed_up.do(draws.give_up, now.id, one.id, "Grippe", Confirmation.NO_ANSWER)
    now = held(signed_up, now.id)
    number, seen = next_for(now, one), len(now.events)
    signed_up.do(draws.give_up, now.id, two.id, "Train")

    with pytest.raises(Refused, match="draw_moved_on"):
        signed_up.do(draws.call_next, now.id, one.id, number, seen)


def test_when_nobody_is_left_people_decide_and_the_certificate_says_so(signed_up: Evening) -> None:
    now = drawn_by(signed_up)
    women = {n for n in (each.number for each in now.turns) if int(n) % 3 == 0}
    while True:
        seat = next(each for each in now.seated if int(each.number) % 3 == 0)
        signed_up.do(draws.give_up, now.id, seat.id, "Grippe")
        now = held(signed_up, now.id)
        try:
            number = next_for(now, seat)
        except Refused as refused:
            assert refused.key == "draw_nobody_left"
            break
        signed_up.do(draws.call_next, now.id, seat.id, number, len(now.events))
        now = held(signed_up, now.id)
    advice = what_would_help(now)

    signed_up.do(draws.relax, now.id, advice.changes, "Plus de femme inscrite : décidé avec Me Leroi")
    now = held(signed_up, now.id)
    signed_up.do(draws.call_next, now.id, seat.id, next_for(now, seat), len(now.events))

    now = held(signed_up, now.id)
    assert women and len(now.seated) == 6
    made = now.certificate
    assert made is not None and all(check.is_sound for check in verify(made.write()))


def test_giving_up_a_seat_needs_a_reason(signed_up: Evening) -> None:
    now = drawn_by(signed_up)

    with pytest.raises(Refused, match="draw_reason_missing"):
        signed_up.do(draws.give_up, now.id, now.seated[0].id, "  ")


def test_a_draw_called_off_keeps_its_number_and_the_next_is_a_new_one(signed_up: Evening) -> None:
    first = drawn_by(signed_up, Rule.SIMPLE)
    signed_up.do(draws.call_off, first.id, "Un dé est tombé")

    second = drawn_by(signed_up, Rule.SIMPLE)

    assert [(each.code, each.state) for each in signed_up.room.draws] == [
        ("T-01", DrawState.CANCELLED),
        ("T-02", DrawState.DRAWN),
    ]
    assert second.drawn is not None


def test_the_journal_holds_no_name_of_anybody_drawn(signed_up: Evening) -> None:
    now = drawn_by(signed_up)
    signed_up.do(draws.confirm, now.id, now.seated[0].id)

    with signed_up.desk.file.reader() as db:
        written = " ".join(row["summary"] for row in db.execute("select summary from journal"))

    assert "Prénom" not in written and "vrard" not in written
