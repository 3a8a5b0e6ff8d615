"""A list comes in whole; decisions are taken, told and taken back; nobody disappears."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.desk import programme, registrations
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.columns import guessed
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.registration_list import read_registrations
from cocreation_desk.domain.registrations import Clue, Reason, Registration, Rules, Standing, Way
from cocreation_desk.domain.sheet import Sheet
from cocreation_desk.sheets.reading import read_list
from cocreation_desk.store import journal, people
from cocreation_desk.store import registrations as rows
from cocreation_desk.store.file import create, open_programme
from tests.rooms import MORNING, templates

LIST = """Prénom;Nom;Courriel;Né le;Adresse;CP;Société
Zoé;Roux;zoe@exemple.fr;07/03/1985;1 rue du Port;35000;
Zoe;ROUX;ZOE@exemple.fr;07/03/1985;;;
Tom;Petit;tom@exemple.fr;13/05/2010;1, rue du port;35000;
Léa;Gros;lea@exemple.fr;13/05/1990;;;Maison Lavigne
"""


class Book:
    """A programme whose registrations can be read and acted on."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def do(self, act: Any, *args: Any, **named: Any) -> Any:
        return self.desk.do(act, *args, **named).result(30)

    def take_in(self, text: str = LIST, name: str = "liste.csv", **named: Any) -> str:
        sheet, mapped, enrolment = understood(text, name)
        import_id: str = self.do(registrations.take_in, sheet, mapped, enrolment, **named)
        return import_id

    @property
    def people(self) -> list[Registration]:
        with self.desk.file.reader() as db:
            return rows.registrations(db)

    def stands(self) -> list[tuple[str, str, str | None]]:
        return [(each.number, each.state.value, each.reason and each.reason.value) for each in self.people]


def understood(text: str, name: str = "liste.csv") -> tuple[Sheet, Any, Any]:
    sheet = read_list(text.encode(), name)
    mapped = guessed(sheet.head)
    return sheet, mapped, read_registrations(sheet, mapped, date(2026, 11, 22))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    path = tmp_path / "p.cocreation"
    create(path, Programme("p", "Portes ouvertes", "Maison Lavigne", "fr"))
    desk = Desk(open_programme(path))
    yield Book(desk)
    desk.close()


def test_a_list_without_numbers_gets_them_in_its_order(book: Book) -> None:
    book.take_in()
    book.take_in("Prénom;Courriel\nAda;ada@exemple.fr\n", "autre.csv")

    assert [(each.number, each.first_name) for each in book.people] == [
        ("0001", "Zoé"), ("0002", "Zoe"), ("0003", "Tom"), ("0004", "Léa"), ("0005", "Ada"),
    ]  # fmt: skip


def test_people_of_one_address_share_a_mark_that_does_not_tell_it(book: Book) -> None:
    book.take_in()
    zoe, _, tom, lea = book.people

    assert zoe.household == tom.household != ""
    assert "port" not in zoe.household
    assert lea.household == ""


def test_the_same_list_is_not_read_twice(book: Book) -> None:
    book.take_in()

    with pytest.raises(Refused, match="list_known"):
        book.take_in(name="copie.csv")
    assert len(book.people) == 4


def test_a_number_that_somebody_has_refuses_the_whole_list(book: Book) -> None:
    book.take_in("N°;Nom\nA-1;Roux\n")

    with pytest.raises(Refused, match="list_numbers_taken"):
        book.take_in("N°;Nom\nA-2;Petit\nA-1;Gros\n")
    assert [each.number for each in book.people] == ["A-1"]


def test_an_import_is_taken_back_whole_and_can_be_done_again(book: Book) -> None:
    import_id = book.take_in()
    assert book.do(registrations.take_out, import_id) == 4
    assert book.people == []

    assert book.take_in(import_id=import_id) == import_id
    assert len(book.people) == 4


def test_what_columns_were_is_remembered_for_the_next_list(book: Book) -> None:
    book.take_in()
    with book.desk.file.reader() as db:
        kept = rows.remembered_mapping(db, read_list(LIST.encode()).head)
        unknown = rows.remembered_mapping(db, ("Nom",))

    assert kept is not None and kept["Né le"] == "birth"
    assert unknown is None


def test_somebody_set_aside_stays_on_the_list_with_the_reason(book: Book) -> None:
    book.take_in()
    zoe, twin, tom, _ = book.people
    before = book.do(registrations.set_aside, [tom.id], Reason.MINOR)
    before += book.do(registrations.set_aside, [twin.id], Reason.DUPLICATE)

    assert book.stands() == [
        ("0001", "eligible", None), ("0002", "duplicate", "duplicate"), ("0003", "excluded", "minor"),
        ("0004", "eligible", None),
    ]  # fmt: skip
    assert book.people[1].duplicate_of == zoe.id
    book.do(registrations.decide_as_before, before)
    assert all(each.is_eligible and not each.is_decided for each in book.people)


def test_somebody_who_resembles_nobody_cannot_be_a_double(book: Book) -> None:
    book.take_in()
    zoe, twin, _, lea = book.people

    for chosen in ([lea.id], [zoe.id, twin.id]):
        with pytest.raises(Refused, match="registration_without_double"):
            book.do(registrations.set_aside, chosen, Reason.DUPLICATE)
    assert all(each.is_eligible for each in book.people)


def test_rules_decide_for_many_and_are_taken_back_together(book: Book) -> None:
    book.take_in()
    before = book.do(registrations.decide_by_rule, Reason.DUPLICATE, Way.SET_ASIDE, Clue.SAME_EMAIL)
    before += book.do(registrations.decide_by_rule, Reason.EMPLOYEE, Way.SET_ASIDE)
    before += book.do(registrations.decide_by_rule, Reason.MINOR, Way.KEEP)

    assert [(number, state) for number, state, _ in book.stands()] == [
        ("0001", "eligible"), ("0002", "duplicate"), ("0003", "eligible"), ("0004", "excluded"),
    ]  # fmt: skip
    assert {each.decided_by for each in book.people[1:]} == {"rule"}
    assert book.people[2].state is Standing.ELIGIBLE
    book.do(registrations.decide_as_before, before)
    assert not any(each.is_decided for each in book.people)


def test_the_rules_are_those_that_were_set(book: Book) -> None:
    wanted = Rules(("Kervalan",), ("kervalan.example",), ("35",), ("Bretagne",), minors_allowed=True)
    before = book.do(registrations.change_rules, wanted)

    assert before == Rules(organisations=("Maison Lavigne",))
    with book.desk.file.reader() as db:
        assert rows.rules(db) == wanted


def test_whoever_is_in_can_be_made_a_participant_and_stays_in(book: Book) -> None:
    import_id = book.take_in()
    session = book.do(programme.create_session, templates()["open_codir"], MORNING, "fr")
    zoe, twin, tom, lea = (each.id for each in book.people)
    book.do(registrations.invite, session, [lea, zoe])

    with book.desk.file.reader() as db:
        invited = people.participants(db, session)
    assert [(each.badge_no, each.name, each.email) for each in invited] == [
        (1, "Léa Gros", "lea@exemple.fr"),
        (2, "Zoé Roux", "zoe@exemple.fr"),
    ]
    book.do(registrations.set_aside, [tom], Reason.MINOR)
    for act, args, trouble in (
        (registrations.invite, (session, [twin, zoe]), "registration_is_invited"),
        (registrations.invite, (session, [tom]), "registration_is_aside"),
        (registrations.set_aside, ([zoe], Reason.OTHER), "registration_is_invited"),
        (registrations.take_out, (import_id,), "import_is_used"),
    ):
        with pytest.raises(Refused, match=trouble):
            book.do(act, *args)


def test_the_journal_tells_what_was_done_and_names_nobody(book: Book) -> None:
    book.take_in()
    book.do(registrations.decide_by_rule, Reason.MINOR, Way.SET_ASIDE)

    with book.desk.file.reader() as db:
        entries = journal.entries(db, 10)
    assert [entry.action for entry in entries] == ["registration_decided", "list_imported"]
    assert not any(name in repr(entries) for name in ("Zoé", "Tom", "exemple.fr", "liste.csv", "35000"))
