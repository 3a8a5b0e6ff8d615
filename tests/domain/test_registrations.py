"""What stands in the way of a registration is found, told, and decided by a person or a rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from cocreation_desk.domain.birthdays import age_told_by, band_of, order_told_by, the_moment
from cocreation_desk.domain.columns import OF_REGISTRATIONS, Field, corrected, guessed, remembered
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.registration_list import Choices, Enrolment, read_registrations
from cocreation_desk.domain.registrations import (
    Clue,
    Reason,
    Registration,
    Rules,
    Standing,
    Verdict,
    Way,
    by_rule,
    findings,
    phone_key,
    tally,
)
from cocreation_desk.sheets.reading import read_list
from tests.registrants import COMPANY, ENGLISH_HEAD, as_csv, as_workbook, registrants

TODAY = date(2026, 11, 22)
LAVIGNE = Rules(organisations=(COMPANY,))


def enrolled(text: str | bytes, choices: Choices = Choices(), **fields: str) -> Enrolment:  # noqa: B008  # it is frozen
    sheet = read_list(text.encode() if isinstance(text, str) else text)
    mapped = corrected(sheet.head, fields, OF_REGISTRATIONS)
    return read_registrations(sheet, mapped, TODAY, choices)


def numbered(*people: Registration) -> list[Registration]:
    return [replace(each, id=str(at), number=f"{at:04}") for at, each in enumerate(people, start=1)]


def somebody(**known: object) -> Registration:
    given: dict[str, object] = {
        "id": "",
        "number": "",
        "first_name": "Zoé",
        "last_name": "Roux",
        "email": "z@exemple.fr",
    }
    return Registration(**(given | known))  # type: ignore[arg-type]  # the fields are named by the test


def told(*people: Registration, rules: Rules = Rules()) -> list[tuple[str, Reason, Clue]]:  # noqa: B008  # it is frozen
    return [(each.registration_id, each.reason, each.clue) for each in findings(people, rules)]


# The list of three thousand


def test_one_list_in_six_layouts_gives_the_same_people() -> None:
    people = registrants()
    files = (
        as_csv(people, "utf-8-sig", ";"),
        as_csv(people, "utf-16", "\t"),
        as_csv(people, "cp1252", ";"),
        as_csv(people, "utf-8", ",", ENGLISH_HEAD),
        as_csv(people, "cp1252", "|", says=True),
        as_workbook(people),
    )
    pools = []
    for data in files:
        read = read_registrations(sheet := read_list(data), guessed(sheet.head), TODAY).registrations
        pools.append([replace(each, id=each.number, line=0) for each in read])

    assert len(pools[0]) == 3127
    assert all(pool == pools[0] for pool in pools)
    assert Counter(each.reason for each in findings(pools[0], LAVIGNE)) == {
        Reason.DUPLICATE: 41,
        Reason.MINOR: 12,
        Reason.EMPLOYEE: 6,
    }


# What columns mean


def test_columns_are_guessed_in_french_and_in_english() -> None:
    french = [
        "Horodateur",
        "Prénom",
        "NOM",
        "Courriel",
        "Code postal",
        "Date de naissance",
        "Tél. portable",
        "Vœu 1",
        "Vœu 2",
    ]
    english = [
        "Timestamp",
        "First name",
        "Surname",
        "E-mail address",
        "ZIP",
        "DOB",
        "Phone number",
        "1er choix",
        "Choice 2",
    ]
    meant = [
        Field.REGISTERED_AT, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL, Field.POSTCODE, Field.BIRTH, Field.PHONE,
        Field.SITE_CHOICE, Field.SITE_CHOICE,
    ]  # fmt: skip

    assert list(guessed(french).values()) == meant
    assert list(guessed(english).values()) == meant


def test_a_question_is_understood_and_what_nobody_knows_is_left_out() -> None:
    head = ["Quel est votre code postal ?", "Votre prénom", "Pourquoi venir ?"]

    assert list(guessed(head).values()) == [Field.POSTCODE, Field.FIRST_NAME, Field.IGNORED]


def test_what_is_said_of_a_column_wins_over_the_guess_and_over_last_time() -> None:
    head = ["Nom", "Pseudo", "Métier"]
    said = remembered(head, {"pseudo": "last_name"}, {"Nom": "last_name", "Métier": "stratum"})

    assert corrected(head, said, OF_REGISTRATIONS) == {
        "Nom": Field.IGNORED,
        "Pseudo": Field.LAST_NAME,
        "Métier": Field.STRATUM,
    }


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ({"Surnom": "last_name"}, "map_column_unknown"),
        ({"Ville": "town"}, "map_field_unknown"),
        ({"Ville": "email"}, "map_field_twice"),
        ({"Nom": "ignored"}, "map_needs_name"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(said: dict[str, str], trouble: str) -> None:
    with pytest.raises(Refused, match=trouble):
        corrected(["Nom", "Courriel", "Ville"], {"Courriel": "email", **said}, OF_REGISTRATIONS)


# What a line becomes


def test_a_line_becomes_a_registration_and_the_day_of_birth_is_gone() -> None:
    text = "N°;Prénom;Nom;Courriel;Né le;Civilité;Sites;Fidélité;Catégorie;Langue\n7;Zoé;Roux;z@exemple.fr;23/11/2001;Mme;Brest, Lyon;fidèle;A;français\n"
    (read,) = enrolled(text, Catégorie="stratum").registrations

    assert read == Registration(
        "", "7", "Zoé", "Roux", "z@exemple.fr", age_band="18-24", sex="F", site_choices=("Brest", "Lyon"),
        segment="loyal", language="fr", strata={"Catégorie": "A"}, line=2,
    )  # fmt: skip
    assert "2001" not in repr(read)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("22/11/2008", 18),
        ("23/11/2008", 17),
        ("2008-11-22", 18),
        ("22.11.08", 18),
        ("2008", 17),
        ("1953", 72),
        ("07/03/85", 41),
    ],
)
def test_ages_are_counted_to_the_day_and_of_a_year_alone_the_younger_way(born: str, age: int) -> None:
    assert age_told_by(born, "dmy", TODAY) == age


def test_a_date_that_makes_no_sense_is_for_somebody_to_look_at() -> None:
    text = "Nom;Courriel;Né le\nRoux;r@exemple.fr;31/02/1990\nPetit;p@exemple.fr;\nGros;g@exemple.fr;01/02/1990\n"
    people = numbered(*enrolled(text).registrations)

    assert told(*people) == [
        ("1", Reason.INCOMPLETE, Clue.BIRTH_UNREADABLE),
        ("2", Reason.INCOMPLETE, Clue.AGE_UNKNOWN),
    ]


def test_which_of_day_and_month_comes_first_is_told_by_the_dates_or_asked() -> None:
    assert order_told_by(["01/02/1990", "25/12/1990"]) == "dmy"
    assert order_told_by(["01/02/1990", "12/25/1990"]) == "mdy"
    assert order_told_by(["01/02/1990"]) is None
    ambiguous = "Nom;Né le\nRoux;11/12/2008\n"
    assert enrolled(ambiguous).remarks[0].key == "remark_dates_day_first"
    assert enrolled(ambiguous).registrations[0].is_minor
    assert not enrolled(ambiguous, Choices("mdy")).registrations[0].is_minor


def test_a_time_of_registration_keeps_its_minutes() -> None:
    moment = the_moment("03/06/2026 14:05:09", "dmy", TODAY)

    assert moment is not None
    assert moment.replace(tzinfo=None).isoformat() == "2026-06-03T14:05:09"


def test_bands_have_no_gap() -> None:
    assert [band_of(age) for age in (-1, 17, 18, 24, 25, 64, 65, 99)] == [
        "0-17", "0-17", "18-24", "18-24", "25-34", "55-64", "65+", "65+",
    ]  # fmt: skip


def test_a_zero_that_a_spreadsheet_ate_is_told_and_put_back_only_when_asked() -> None:
    text = "Nom;CP;Tél\nRoux;1000;612345678\nPetit;35000;0612345679\n"
    found, repaired = enrolled(text), enrolled(text, Choices(put_zeros_back=True))

    assert [remark.key for remark in found.remarks] == ["remark_zeros_lost"]
    assert (found.registrations[0].postcode, found.registrations[0].phone) == ("1000", "612345678")
    assert (repaired.registrations[0].postcode, repaired.registrations[0].phone) == ("01000", "0612345678")


def test_postcodes_of_four_digits_everywhere_are_those_of_another_country() -> None:
    assert enrolled("Nom;CP\nRoux;1000\nPetit;4000\n").remarks == ()


def test_a_name_in_one_column_is_cut_where_its_capitals_say_so() -> None:
    read = enrolled("Nom et prénom\nLE GOFF Maël\nZoé Roux\n")

    assert [(each.first_name, each.last_name) for each in read.registrations] == [("Maël", "LE GOFF"), ("Zoé", "Roux")]
    assert [remark.key for remark in read.remarks] == ["remark_names_cut"]


def test_two_lines_with_one_number_refuse_the_list() -> None:
    with pytest.raises(Refused, match="list_number_twice") as refused:
        enrolled("N°;Nom\n1;Roux\n2;Petit\n1;Gros\n")

    assert (refused.value.details["other"], refused.value.details["line"]) == (2, 4)


# What is found


def test_the_same_person_twice_is_found_by_any_of_three_clues() -> None:
    people = numbered(
        somebody(email="z@exemple.fr", phone="06 12 34 56 78", postcode="35000"),
        somebody(email="Z@EXEMPLE.FR", first_name="Z."),
        somebody(email="autre@exemple.fr", phone="+33 (0)6.12.34.56.78", first_name="Z."),
        somebody(email="", phone="02", first_name="ZOE", last_name="ROUX", postcode="35 000"),
        somebody(email="tom@exemple.fr", first_name="Tom", postcode="35000"),
    )

    assert told(*people) == [
        ("2", Reason.DUPLICATE, Clue.SAME_EMAIL),
        ("3", Reason.DUPLICATE, Clue.SAME_PHONE),
        ("4", Reason.DUPLICATE, Clue.SAME_NAME),
    ]


def test_the_same_phone_is_one_however_it_is_written() -> None:
    assert (
        len(
            {
                phone_key(each)
                for each in ("06 12 34 56 78", "+33612345678", "0033 6 12 34 56 78", "+33 (0)6-12-34-56-78")
            }
        )
        == 1
    )


def test_rules_find_minors_employees_and_those_from_elsewhere() -> None:
    people = numbered(
        somebody(email="1@exemple.fr", is_minor=True, age_band="0-17", postcode="35000"),
        somebody(email="2@exemple.fr", age_band="25-34", organisation="KERVALAN", postcode="35001"),
        somebody(email="3@mail.kervalan.example", age_band="25-34", postcode="35700"),
        somebody(email="4@exemple.fr", age_band="25-34", postcode="75011"),
        somebody(email="5@exemple.fr", age_band="25-34", postcode="22000"),
    )
    rules = Rules(("Kervalan",), ("kervalan.example",), ("35", "22"))

    assert told(*people, rules=rules) == [
        ("1", Reason.MINOR, Clue.AGE),
        ("2", Reason.EMPLOYEE, Clue.ORGANISATION),
        ("3", Reason.EMPLOYEE, Clue.DOMAIN),
        ("4", Reason.OUT_OF_AREA, Clue.POSTCODE),
    ]
    assert told(people[0], rules=replace(rules, minors_allowed=True)) == []


def test_a_registration_nobody_can_answer_is_found() -> None:
    people = numbered(somebody(email=""), somebody(first_name="", last_name=""), somebody(email="zoe chez exemple.fr"))

    assert told(*people) == [
        ("1", Reason.INCOMPLETE, Clue.NO_CONTACT),
        ("2", Reason.INCOMPLETE, Clue.NO_NAME),
        ("3", Reason.INCOMPLETE, Clue.EMAIL_WRONG),
    ]


# What rules decide


def doubles() -> list[Registration]:
    """One person three times, another once."""
    return numbered(*(somebody(phone=f"02 00 00 00 0{n}") for n in range(3)), somebody(email="x@exemple.fr"))


def test_of_doubles_the_first_or_the_newest_stays() -> None:
    first = by_rule(doubles(), Rules(), Reason.DUPLICATE, Way.SET_ASIDE)
    newest = by_rule(doubles(), Rules(), Reason.DUPLICATE, Way.KEEP_NEWEST)

    assert [(each.registration_id, each.state, each.duplicate_of) for each in first] == [
        ("2", Standing.DUPLICATE, "1"),
        ("3", Standing.DUPLICATE, "1"),
    ]
    assert [(each.registration_id, each.state, each.duplicate_of) for each in newest] == [
        ("1", Standing.DUPLICATE, "3"),
        ("2", Standing.DUPLICATE, "3"),
        ("3", Standing.ELIGIBLE, None),
    ]


def test_a_rule_leaves_alone_what_a_person_has_decided() -> None:
    people = doubles()
    people[1] = replace(people[1], decided_by="facilitator")

    assert by_rule(people, Rules(), Reason.DUPLICATE, Way.SET_ASIDE) == (
        Verdict("3", Standing.DUPLICATE, Reason.DUPLICATE, "1", "rule"),
    )


def test_nobody_is_the_double_of_somebody_who_is_out() -> None:
    people = doubles()
    people[0] = replace(people[0], state=Standing.EXCLUDED, reason=Reason.MINOR, decided_by="facilitator")
    people = [people[0], people[1], people[3]]

    assert by_rule(people, Rules(), Reason.DUPLICATE, Way.SET_ASIDE) == ()


def test_everybody_is_counted_once_whatever_was_found() -> None:
    people = doubles()
    people[3] = replace(people[3], is_minor=True, state=Standing.EXCLUDED, reason=Reason.MINOR, decided_by="rule")
    counted = tally(people, Rules())

    assert (counted.received, counted.eligible, counted.set_aside, counted.undecided) == (4, 3, {Reason.MINOR: 1}, 2)
