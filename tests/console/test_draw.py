"""The draw on the console: told what is possible, frozen, thrown three times over, drawn, confirmed, replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.confirming import Confirming
from cocreation_desk.console.draw_page import DrawPage
from cocreation_desk.console.guardian_form import GuardianForm
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.page import Given
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import draws
from cocreation_desk.desk.registrations import decide_by_rule, invite
from cocreation_desk.domain.draw.certificate import verify
from cocreation_desk.domain.draw.held import Confirmation, DrawState
from cocreation_desk.domain.draw.plan import Rule
from cocreation_desk.domain.registrations import Reason, Registration, Way
from cocreation_desk.domain.session import Scene
from cocreation_desk.store import registrations
from cocreation_desk.store.registrations import Import
from tests.console.conftest import Evening, found
from tests.domain.draw.pools import DIGITS, pool
from tests.rooms import MORNING

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return qtbot.waitUntil


@pytest.fixture
def page(bridge: Bridge, evening: Evening, memory: Memory, qtbot: QtBot, until: Until) -> Iterator[DrawPage]:
    """The page alone, with sixty registrations."""
    people = [
        Registration(
            each.number, each.number, f"Prénom{each.number}", "Œuvrard", email="zoe@exemple.fr", phone="06 12",
            sex=each.strata["sex"], age_band=each.strata["age"], import_id="i1",
        )
        for each in pool(60)
    ]  # fmt: skip

    def keep(turn):  # type: ignore[no-untyped-def]  # the importer's act is not under test
        registrations.add_import(turn.db, Import("i1", "liste.csv", "f1", MORNING, 60, (), {}))
        registrations.add_registrations(turn.db, people)

    evening.do(keep)
    given = Given(bridge, evening.desk.file, memory, QUndoStack(), lambda: frozenset(), lambda: "http://lan.test")
    made = DrawPage(given)
    qtbot.addWidget(made)
    made.show()
    made.plan.sites.seats.setValue(6)
    until(lambda: made.plan.freeze.isEnabled())
    yield made
    made.put_away()


def is_(page: DrawPage, state: DrawState) -> Callable[[], bool]:
    return lambda: page.held is not None and page.held.state is state


def drawn(page: DrawPage, until: Until) -> None:
    page.plan.freeze.click()
    until(is_(page, DrawState.FROZEN))
    for entry in page.throw.entries:
        entry.setText(DIGITS)
    page.throw.draw.click()
    until(is_(page, DrawState.DRAWN))


def with_halves(page: DrawPage, until: Until) -> None:
    page.plan.rule.button(Rule.ORDER.value).click()
    page.plan.quotas.features["sex"].click()
    page.plan.quotas.set_bounds("sex", "woman", 3, 3)
    page.plan.quotas.set_bounds("sex", "man", 3, 3)
    until(lambda: page.plan.freeze.isEnabled())


@pytest.mark.parametrize("bridge", ["fr", "en"], indirect=True)
def test_from_the_frozen_list_to_people_who_come(page: DrawPage, bridge: Bridge, until: Until) -> None:
    with_halves(page, until)
    drawn(page, until)
    page.result.table.selectAll()
    page.result.confirm.click()

    until(is_(page, DrawState.CONFIRMED))

    assert page.held is not None
    names = {seat.full_name for seat in page.held.seated}
    assert names <= {person.name for person in bridge.room.participants}
    made = page.held.certificate
    assert made is not None and all(check.is_sound for check in verify(made.write()))


def test_nothing_can_be_drawn_until_three_people_typed_the_same(page: DrawPage, until: Until) -> None:
    page.plan.freeze.click()
    until(is_(page, DrawState.FROZEN))
    first, second, third = page.throw.entries

    first.setText(DIGITS)
    second.setText(DIGITS)
    assert not page.throw.draw.isEnabled()
    third.setText(DIGITS[:-1] + "7")
    assert not page.throw.draw.isEnabled() and page.throw.status.text()
    third.setText(DIGITS)
    assert page.throw.draw.isEnabled() and not page.throw.status.text()


def test_quotas_that_cannot_hold_are_told_with_a_way_out(page: DrawPage, until: Until) -> None:
    with_halves(page, until)
    page.plan.quotas.set_bounds("sex", "woman", 5, 6)
    until(lambda: page.plan.advice is not None)

    assert not page.plan.freeze.isEnabled()
    assert page.plan.take.isVisible()
    page.plan.take.click()

    until(lambda: page.plan.freeze.isEnabled())


def test_equal_chances_can_be_stopped_and_kept(page: DrawPage, until: Until) -> None:
    with_halves(page, until)
    page.plan.rule.button(Rule.EQUAL.value).click()
    until(lambda: page.plan.freeze.isEnabled())
    page.plan.freeze.click()
    page.plan.enough.click()

    until(is_(page, DrawState.FROZEN))

    assert page.held is not None and page.held.frozen is not None
    assert len(page.held.frozen.panels.splitlines()) == 1000


def test_a_seat_that_is_given_up_goes_to_the_next_in_order(page: DrawPage, bridge: Bridge, until: Until) -> None:
    with_halves(page, until)
    drawn(page, until)
    page.result.table.selectRow(0)
    page.result.decline.click()
    form = found(page, ReasonForm)
    form.reason.setText("Grippe")
    form.save.click()
    until(lambda: page.held is not None and bool(page.held.free))

    page.result.call.click()
    until(lambda: page.held is not None and not page.held.free)

    assert page.held is not None
    newest = page.held.turns[-1]
    (before,) = page.held.history(newest)
    assert (before.confirmation, before.reason) == (Confirmation.REPLACED, "Grippe")
    assert len(page.held.seated) == 6


def test_a_draw_is_called_off_with_a_reason_and_another_can_be_made(
    page: DrawPage, bridge: Bridge, until: Until
) -> None:
    drawn(page, until)
    page.call_off.click()
    form = found(page, ReasonForm)
    form.reason.setText("Un dé est tombé")
    form.save.click()

    until(lambda: page.held is None)

    assert [each.state for each in bridge.room.draws] == [DrawState.CANCELLED]


def test_another_draw_is_prepared_and_the_one_that_was_held_is_still_there(
    page: DrawPage, bridge: Bridge, until: Until
) -> None:
    drawn(page, until)
    assert not page.another.isVisible()
    page.result.table.selectAll()
    page.result.confirm.click()
    until(is_(page, DrawState.CONFIRMED))

    page.another.click()
    until(page.plan.isVisible)
    page.plan.sites.seats.setValue(4)
    page.plan.keep_draft()
    until(lambda: len(bridge.room.draws) == 2)
    assert not page.result.isVisible()
    assert page.another.text() == bridge.say("draw_back_to", code="T-01")
    page.another.click()

    until(is_(page, DrawState.CONFIRMED))
    assert page.result.isVisible()


def test_the_draw_is_projected_and_put_away_with_the_same_button(page: DrawPage, bridge: Bridge, until: Until) -> None:
    def shown() -> Scene | None:
        return bridge.room.session.scene if bridge.room.session else None

    page.project.click()
    until(lambda: shown() is Scene.DRAW)
    page.project.click()
    until(lambda: shown() is Scene.STEP)


def test_letters_are_saved_for_excel_and_as_csv_and_the_proof_can_be_checked(
    page: DrawPage, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(page, until)

    page.result.save_letters(tmp_path / "lettres.xlsx")
    page.result.save_letters(tmp_path / "lettres.csv")
    page.result.save_proof(tmp_path / "tirage.json")

    sheet = load_workbook(tmp_path / "lettres.xlsx").active
    assert sheet is not None
    assert sheet.max_row == 7
    assert sheet["D2"].value == "zoe@exemple.fr"
    assert len((tmp_path / "lettres.csv").read_text("utf-8-sig").splitlines()) == 7
    assert all(check.is_sound for check in verify((tmp_path / "tirage.json").read_text("utf-8")))

    kept = (tmp_path / "lettres.xlsx").read_bytes()
    monkeypatch.setattr("os.replace", Mock(side_effect=PermissionError))
    told: list[str] = []
    page._bridge.troubled.connect(told.append)
    page.result.save_letters(tmp_path / "lettres.xlsx")
    assert told == [page._bridge.say("save_is_held", name="lettres.xlsx")]
    assert (tmp_path / "lettres.xlsx").read_bytes() == kept, "another program has it open"


def test_simulated_chances_go_into_the_certificate(page: DrawPage, until: Until) -> None:
    with_halves(page, until)
    drawn(page, until)

    page.result.simulate.click()
    until(lambda: page.held is not None and page.held.chances is not None)

    assert page.held is not None and page.held.chances is not None
    assert sum(each.seats for each in page.held.chances.profiles) == 6 * page.held.chances.times


def test_digits_typed_on_a_witness_s_phone_stand_in_their_field(page: DrawPage, evening: Evening, until: Until) -> None:
    page.plan.freeze.click()
    until(is_(page, DrawState.FROZEN))
    assert page.held is not None

    evening.do(draws.enter_digits, page.held.id, 2, DIGITS)

    until(lambda: page.throw.entries[2].text() == DIGITS)


def test_without_registrations_the_page_shows_the_way_to_them(window: Window, qtbot: QtBot) -> None:
    window.show_page("draw")
    page = window.page_named("draw")
    assert isinstance(page, DrawPage)

    with qtbot.waitSignal(page.wants_page) as asked:
        page.plan.wants_registrations.emit()

    assert asked.args == ["registrations"]


def test_what_was_done_at_a_seat_is_taken_back_and_done_again(page: DrawPage, bridge: Bridge, until: Until) -> None:
    stack = page.result._stack
    drawn(page, until)
    page.result.table.selectRow(0)
    page.result.confirm.click()
    until(lambda: stack.canUndo())
    assert page.held is not None and len(bridge.room.participants) == 19

    stack.undo()
    until(lambda: len(bridge.room.participants) == 18)
    assert page.held is not None and page.held.events == ()

    stack.redo()
    until(lambda: len(bridge.room.participants) == 19)


def test_several_seats_are_confirmed_and_taken_back_at_once_and_nobody_is_on_the_list_twice(
    page: DrawPage, bridge: Bridge, evening: Evening, until: Until
) -> None:
    stack, told = page.result._stack, Mock()
    page.told.connect(told)
    drawn(page, until)
    assert page.held is not None
    first = page.held.turns[0]
    evening.do(invite, evening.session_id, [first.registration_id])
    until(lambda: len(bridge.room.participants) == 19)
    page.result.table.selectAll()
    page.result.confirm.click()
    until(is_(page, DrawState.CONFIRMED))

    until(lambda: stack.count() == 1)
    assert len(bridge.room.participants) == 24
    until(lambda: told.call_count > 0)
    assert first.full_name in told.call_args.args[0]
    stack.undo()
    until(lambda: len(bridge.room.participants) == 19)
    assert page.held is not None and page.held.events == ()


def test_seats_are_found_by_any_of_their_words_and_what_was_selected_stays_selected(
    page: DrawPage, evening: Evening, until: Until
) -> None:
    drawn(page, until)
    assert page.held is not None
    table, (first, second, *_) = page.result.table, page.held.turns
    page.result.search.setText(first.number.lower())
    assert [table.isRowHidden(at) for at in range(table.rowCount())].count(False) == 1
    table.selectAll()
    assert [seat.number for seat in page.result.selected] == [first.number]
    page.result.search.setText("confirmer oeuvrard")
    assert not any(table.isRowHidden(at) for at in range(table.rowCount()))
    table.selectRow(0)
    table.item(1, 0).setSelected(True)  # type: ignore[union-attr]  # six seats are there

    evening.do(draws.confirm, page.held.id, page.held.turns[5].id)
    until(lambda: bool(page.held and page.held.events))

    assert [seat.number for seat in page.result.selected] == [first.number, second.number]
    page.result.search.setText("personne de ce nom")
    assert [seat.number for seat in page.result.selected] == []


def test_a_draw_is_closed_only_by_whoever_means_it(page: DrawPage, until: Until) -> None:
    drawn(page, until)
    page.result.close_draw.click()
    asked = found(page, Confirming)
    assert len(asked.warnings) == 2
    asked.cancel.click()
    assert page.held is not None and page.held.state is DrawState.DRAWN
    page.result.close_draw.click()
    found(page, Confirming).save.click()
    until(is_(page, DrawState.CLOSED))


def test_registrations_nobody_has_decided_about_are_told_before_the_list_is_frozen(
    page: DrawPage, evening: Evening, until: Until
) -> None:
    """They all have one e-mail address: all but the first may be doubles."""
    asked = Mock()
    page.plan.wants_registrations.connect(asked)
    assert "59" in page.plan._undecided.text() and page.plan.decide.isVisible()
    page.plan.decide.click()
    assert asked.called

    evening.do(decide_by_rule, Reason.DUPLICATE, Way.KEEP)
    page.plan.read()
    until(lambda: not page.plan.decide.isVisible())


def test_suggested_quotas_follow_the_seats_until_somebody_sets_them(page: DrawPage, until: Until) -> None:
    page.plan.rule.button(Rule.ORDER.value).click()
    page.plan.quotas.features["sex"].click()
    of_six = {q.value: (q.least, q.most) for q in page.plan.plan.places[0].quotas}
    page.plan.quotas.set_bounds("sex", "woman", 1, 9)

    page.plan.sites.seats.setValue(12)

    of_twelve = {q.value: (q.least, q.most) for q in page.plan.plan.places[0].quotas}
    assert of_six["man"][0] < of_twelve["man"][0]
    assert of_twelve["woman"] == (1, 9)


def test_the_seat_of_a_minor_asks_for_the_signed_paper_first(
    page: DrawPage, bridge: Bridge, evening: Evening, until: Until
) -> None:
    drawn(page, until)
    assert page.held is not None
    number = page.held.turns[0].number

    def grow_young(turn):  # type: ignore[no-untyped-def]  # the importer's act is not under test
        registrations.change_registration(turn.db, number, {"is_minor": True})
        turn.touch("draw")

    evening.do(grow_young)
    until(lambda: bool(page.held and page.held.turns[0].needs_guardian))
    page.result.table.selectRow(0)
    page.result.confirm.click()
    form = found(page, GuardianForm)
    form.guardian.insert("Ursule Martin")
    form.choice.setCurrentIndex(form.choice.findData("granted"))
    form.save.click()

    until(lambda: any(each.is_minor and each.guardian == "Ursule Martin" for each in bridge.room.participants))
