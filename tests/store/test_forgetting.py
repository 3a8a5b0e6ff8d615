"""Somebody written down in every table is gone from every byte of the file; a table we did not think of fails here first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cocreation_desk.desk import people
from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.store import file, forgetting, purging, registrations
from cocreation_desk.store.file import ProgrammeFile
from cocreation_desk.store.registrations import Import
from tests.evenings import MORNING, Evening
from tests.hiding_places import (
    ALONE,
    EMAIL,
    FIRST,
    GUARDIAN,
    LAST,
    LEFT_BEHIND,
    PHONE,
    WHOLE,
    Place,
    found_in,
    hide,
    rows,
)

WIPED_ALONG = {"wiping_due", "document"}
# What a person's erasure takes with it: what only they needed.
THEIRS_ALONE = WIPED_ALONG | {"device", "receipt", "consent", "scrutineer"}
PAUL = Registration("r18", "18", "Paul", "Petit", "paul@example.org", "06 98 76 54 32", import_id="i1")
ZENOBIE = Registration("r17", "17", FIRST, LAST, EMAIL, PHONE, import_id="i1", guardian=GUARDIAN)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[ProgrammeFile]:
    """A session with three customers, Zénobie one of them, and two registrations; of everything else there is nothing yet."""
    evening = Evening(tmp_path / "evening.cocreation")
    evening.hold(customers=2, company=0)
    evening.do(people.add_participant, evening.session_id, NewParticipant(FIRST, LAST, Side.CUSTOMER, email=EMAIL))
    evening.desk.close()
    made = file.open_programme(evening.path)
    registrations.add_import(made.writer, Import("i1", "liste.csv", "f1", MORNING, 2, (), {}))
    registrations.add_registrations(made.writer, (ZENOBIE, PAUL))
    yield made
    made.close()


def theirs(db: sqlite3.Connection) -> dict[str, str]:
    row = db.execute("select id, person_id from participation order by badge_no desc").fetchone()
    return {"person": row["person_id"], "participation": row["id"], "registration": "r17"}


def as_themselves(db: sqlite3.Connection, ids: dict[str, str]) -> None:
    """In their own rows stands what they said of themselves."""
    db.execute(
        "update person set first_name = ?, last_name = ?, email = ?, guardian = ?, forgotten_at = null where id = ?",
        (FIRST, LAST, EMAIL, GUARDIAN, ids["person"]),
    )
    db.execute(
        "update registration set first_name = ?, last_name = ?, email = ?, phone = ?, guardian = ?, forgotten_at = null"
        " where id = 'r17'",
        (FIRST, LAST, EMAIL, PHONE, GUARDIAN),
    )


def bytes_of(opened: ProgrammeFile) -> bytes:
    """The file as it lies on the disk, and whatever lies beside it."""
    return b"".join(each.read_bytes() for each in opened.path.parent.glob(f"{opened.path.name}*"))


def forgotten(opened: ProgrammeFile, forget: Callable[[sqlite3.Connection], list[str]]) -> set[str]:
    """Do it as the desk does; of which tables the number of rows has changed."""
    db = opened.writer
    before = rows(db)
    assert LEFT_BEHIND.search(bytes_of(opened))
    db.execute("begin")
    forgetting.drop_documents(db, forget(db))
    db.execute("commit")
    assert file.wipe_traces(db)
    after = rows(db)
    return {table for table, n in before.items() if after[table] != n}


def erase(db: sqlite3.Connection) -> list[str]:
    held = forgetting.held(db, theirs(db)["person"])
    assert held is not None
    return forgetting.forget(db, held, forgetting.traces(db, held), MORNING)[1]


def test_a_person_in_every_place_leaves_no_byte_and_takes_no_count_along(opened: ProgrammeFile) -> None:
    db = opened.writer
    db.execute("update registration set person_id = ? where id = 'r17'", (theirs(db)["person"],))
    hide(db, ALONE, theirs(db))
    as_themselves(db, theirs(db))

    changed = forgotten(opened, erase)

    assert found_in(db) == []
    assert not LEFT_BEHIND.findall(bytes_of(opened))
    assert changed <= THEIRS_ALONE


def test_who_got_no_seat_is_nowhere_left_and_who_did_stays(opened: ProgrammeFile) -> None:
    db = opened.writer
    somebody_else = db.execute("select id, person_id from participation order by badge_no").fetchone()
    db.execute("update registration set person_id = ? where id = 'r18'", (somebody_else["person_id"],))
    db.execute("update person set first_name = 'Ida', last_name = 'Roux', email = '' where first_name = ?", (FIRST,))
    hide(db, WHOLE, {"registration": "r17"}, _not_of_people)
    as_themselves(db, {"person": "", "registration": "r17"})
    assert purging.unselected(db) == 1

    changed = forgotten(opened, lambda db: purging.forget_unselected(db, MORNING)[1])

    assert found_in(db) == []
    assert not LEFT_BEHIND.findall(bytes_of(opened))
    assert [each.name for each in registrations.registrations(db)] == ["", "Paul Petit"]
    assert changed <= WIPED_ALONG


def _not_of_people(place: Place) -> bool:
    """People who take part stay as they are, and so do their pictures; an office is held by somebody else."""
    if (place.table, place.column) in forgetting.OF_OFFICE:
        return False
    return place.table not in ("person", "participation") and (place.table, place.column) != ("candidate", "picture")


def test_once_everybody_is_forgotten_only_those_who_signed_for_the_company_are_named(opened: ProgrammeFile) -> None:
    db = opened.writer
    db.execute("update person set first_name = 'Adèle', last_name = 'Rochefort' where first_name = 'Client 0'")
    hide(db, ALONE, theirs(db), lambda place: (place.table, place.column) != ("commitment", "owner"))
    as_themselves(db, theirs(db))
    db.execute("update commitment set owner = 'Adèle Rochefort', reason = 'Demandé par Adèle Rochefort'")
    db.execute("update participation set side = 'company' where badge_no = 1")

    changed = forgotten(opened, lambda db: purging.forget_everybody(db, MORNING)[1])

    assert found_in(db) == []
    assert not LEFT_BEHIND.findall(bytes_of(opened))
    assert changed <= THEIRS_ALONE
    assert purging.people(db) == {"people": 0, "registrations": 0}
    assert tuple(db.execute("select owner, reason from commitment").fetchone()) == (
        "Adèle Rochefort",
        "Demandé par […]",
    )


def test_who_stays_keeps_what_they_share_with_who_goes(opened: ProgrammeFile) -> None:
    db = opened.writer
    somebody = db.execute("select person_id from participation order by badge_no").fetchone()["person_id"]
    db.execute("update registration set person_id = ? where id = 'r18'", (somebody,))
    twice = replace(PAUL, id="r19", number="19", first_name="PAUL", last_name="PETIT", guardian="Paul Petit")
    registrations.add_registrations(db, (twice,))
    db.execute("update session set place = 'Chez Paul Petit, paul@example.org, +33 6 98 76 54 32'")
    assert purging.unselected(db) == 2

    forgotten(opened, lambda db: purging.forget_unselected(db, MORNING)[1])

    assert (
        db.execute("select place from session").fetchone()[0] == "Chez Paul Petit, paul@example.org, +33 6 98 76 54 32"
    )


def test_who_holds_an_office_keeps_a_name_of_which_a_guest_bears_the_half(opened: ProgrammeFile) -> None:
    db = opened.writer
    office = (f"{FIRST} Roux", f"{FIRST} {LAST}", "Élise de La Tour")
    db.execute("update session set facilitator = ?, secretary = ?, chair = ?", office)

    forgotten(opened, lambda db: purging.forget_everybody(db, MORNING)[1])

    assert tuple(db.execute("select facilitator, secretary, chair from session").fetchone()) == (
        f"{FIRST} Roux",
        "[…]",
        "Élise de La Tour",
    )


def in_office(db: sqlite3.Connection) -> tuple[str, ...]:
    """Who holds an office, and who is spoken of in passing."""
    return tuple(db.execute("select facilitator, secretary, chair, place from session").fetchone())


def test_whoever_holds_an_office_is_not_the_namesake_who_got_no_seat(opened: ProgrammeFile) -> None:
    db = opened.writer
    db.execute("delete from registration where id = 'r17'")
    office = ("Paul Petit", "PETIT Paul", "Paul Petit (paul@example.org)", "Chez Paul Petit")
    db.execute("update session set facilitator = ?, secretary = ?, chair = ?, place = ?", office)

    forgotten(opened, lambda db: purging.forget_unselected(db, MORNING)[1])

    assert in_office(db) == ("Paul Petit", "PETIT Paul", "Paul Petit ([…])", "Chez Paul Petit")


def test_whoever_holds_an_office_keeps_it_when_a_namesake_who_never_came_asks_to_be_forgotten(
    opened: ProgrammeFile,
) -> None:
    db = opened.writer
    office = ("Paul Petit", "PETIT Paul", "Paul Petit (paul@example.org)", "Chez Paul Petit")
    db.execute("update session set facilitator = ?, secretary = ?, chair = ?, place = ?", office)
    paul = forgetting.held(db, "18")
    assert paul is not None
    handed = [each["column"] for each in forgetting.all_of(db, paul)["mentions"]]

    def erase_paul(db: sqlite3.Connection) -> list[str]:
        known = forgetting.traces(db, paul)
        return forgetting.forget(db, paul, known, MORNING, forgetting.offices(paul, known))[1]

    forgotten(opened, erase_paul)

    assert sorted(handed) == ["chair", "place"]
    assert in_office(db) == ("Paul Petit", "PETIT Paul", "Paul Petit ([…])", "Chez […]")


def test_whoever_took_part_leaves_their_office_too_and_a_namesake_on_the_lists_changes_nothing(
    opened: ProgrammeFile,
) -> None:
    db = opened.writer
    db.execute("update session set facilitator = ?, secretary = ?, chair = 'Paul Petit'", (WHOLE, "Élise de La Tour"))

    forgotten(opened, lambda db: purging.forget_everybody(db, MORNING)[1])

    assert in_office(db)[1:3] == ("Élise de La Tour", "Paul Petit")
    assert not LEFT_BEHIND.findall(in_office(db)[0].encode())


def test_words_in_a_table_of_tomorrow_are_found_too(opened: ProgrammeFile) -> None:
    opened.writer.execute(
        "create table diary (id text primary key, person_id text references person (id), words text not null) strict"
    )
    db = opened.writer
    written = hide(db, ALONE, theirs(db))
    as_themselves(db, theirs(db))
    assert Place("diary", "words", "text") in written

    forgotten(opened, erase)

    assert [place for place in found_in(db) if place.startswith("diary")] == ["diary.id"]  # for its author to look at
