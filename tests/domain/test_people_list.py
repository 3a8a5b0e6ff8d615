"""Lists come in right or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_desk.domain import people_list
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.domain.people_list import known_columns
from cocreation_desk.sheets.reading import read_list


def read_people(data: bytes) -> list[NewParticipant]:
    sheet = read_list(data)
    return people_list.read_people(sheet, known_columns(sheet))


FRENCH = "Prénom;Nom;Côté;Segment;Rôle;Organisation;Fonction;E-mail;Langue\r\nZoé;Lefèvre;client;fidèle;;;;;fr\r\nÉlie;Œillet;Codir;;Présidence;Kervalan;Directeur;e@k.example;\r\n"
ENGLISH = (
    "first name,last name,side,segment,role,organisation,job title,email,language\n"
    "Zoé,Lefèvre,customer,loyal,,,,,fr\n"
    "Élie,Œillet,company,,Présidence,Kervalan,Directeur,e@k.example,\n"
)
BOTH = [
    NewParticipant("Zoé", "Lefèvre", Side.CUSTOMER, "loyal", language="fr"),
    NewParticipant("Élie", "Œillet", Side.COMPANY, "none", "Présidence", "Kervalan", "Directeur", "e@k.example"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("text", [FRENCH, ENGLISH, FRENCH.replace(";", "\t")], ids=["french", "english", "tabs"])
def test_the_same_list_is_read_the_same_however_it_was_saved(text: str, encoding: str) -> None:
    assert read_people(text.encode(encoding)) == BOTH


def test_a_quoted_cell_may_hold_the_separator_and_a_line_break() -> None:
    assert read_people('prénom;nom;côté\n"Jean\nPaul";"Le Goff; fils";client\n'.encode()) == [
        NewParticipant("Jean Paul", "Le Goff; fils", Side.CUSTOMER)
    ]


def test_empty_lines_and_empty_columns_at_the_end_are_what_spreadsheets_leave() -> None:
    assert read_people("prénom;côté;;\nAda;client;;\n;;;\n\n".encode()) == [NewParticipant("Ada", "", Side.CUSTOMER)]


@pytest.mark.parametrize(
    ("text", "trouble", "line"),
    [
        ("prénom;nom;côté\nAda;Byron;client\nBob;Ross;voisin\n", "people_word_unknown", 3),
        ("prénom;nom;côté\nAda;Byron;client;de trop\n", "list_line_too_wide", 2),
        ("prénom;nom;côté\nAda;Byron\n", "list_line_too_short", 2),
        ("prénom;nom;côté\n;Byron;client\n", "people_line_without_name", 2),
        ("prénom;nom;côté\n" + "A" * 81 + ";Byron;client\n", "list_name_too_long", 2),
        ('prénom;nom;côté\nAda;"Byron;client\n', "list_line_unreadable", 2),
    ],
)
def test_a_line_that_cannot_be_understood_refuses_the_whole_list_and_is_named(
    text: str, trouble: str, line: int
) -> None:
    with pytest.raises(Refused) as refused:
        read_people(text.encode())

    assert (refused.value.key, refused.value.details["line"]) == (trouble, line)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("prénom;pointure;côté\nAda;38;client\n", "people_column_unknown"),
        ("prénom;prénom;côté\nAda;Ada;client\n", "people_column_unknown"),
        ("prénom;nom\nAda;Byron\n", "people_needs_side"),
        ("organisation;côté\nByron;client\n", "map_needs_name"),
    ],
)
def test_columns_that_cannot_be_understood_refuse_the_whole_list(text: str, trouble: str) -> None:
    with pytest.raises(Refused, match=trouble):
        read_people(text.encode())


@pytest.mark.parametrize("data", [b"", b"\n\n", "prénom;côté\n".encode()])
def test_an_empty_list_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="list_empty"):
        read_people(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_a_refusal(data: bytes) -> None:
    try:
        read_people(data)
    except Refused:
        pass
