"""Lists come in right or not at all: whatever the country, the spreadsheet and the accident."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.domain.sheet import Sheet, Stopped
from cocreation_desk.sheets.reading import read_file, read_list, sure
from cocreation_desk.words import sayers

ACCENTS = "prénom;nom\r\nZoé;Lefèvre\r\nFRANÇOIS;NOËL\r\nÉric;Forêt\r\n"


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [line.cells for line in sheet.lines]


def saved(*rows: tuple[object, ...], prepared: Callable[[Workbook, Worksheet], object] | None = None) -> bytes:
    """A workbook with these rows in its first tab."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    if prepared is not None:
        prepared(book, sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def altered(workbook: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of the files inside it changed."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            inside = before.read(name)
            after.writestr(name, change(inside) if name == part else inside)
    return written.getvalue()


# Letters


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman", "cp850"]
)
def test_names_keep_their_accents_however_the_list_was_saved(encoding: str) -> None:
    sheet = sure(read_list(ACCENTS.encode(encoding)))

    assert sheet.head == ("prénom", "nom")
    assert cells(sheet) == [("Zoé", "Lefèvre"), ("FRANÇOIS", "NOËL"), ("Éric", "Forêt")]


def test_an_old_encoding_shows_words_by_which_it_can_be_judged() -> None:
    sheet = read_list(ACCENTS.encode("cp1252"))

    assert sheet.spelling is not None
    assert sheet.spelling.encoding == "cp1252"
    assert sheet.spelling.words[:2] == ("prénom", "Zoé")


def test_accents_that_can_be_read_in_two_ways_are_never_guessed() -> None:
    """0x82 and 0x8a are « é » and « è » for DOS, « Ç » and « ä » for an old Mac: Hélène or HÇläne."""
    data = "nom;ville\nHélène;Brest\n".encode("cp850")
    sheet = read_list(data)

    assert not sheet.is_sure
    assert {each.words for each in sheet.spellings} >= {("Hélène",), ("HÇläne",)}
    with pytest.raises(Refused, match="list_spelling_unsure"):
        sure(sheet)
    assert cells(sure(read_list(data, encoding="cp850"))) == [("Hélène", "Brest")]


def test_accents_that_were_written_twice_can_be_taken_as_they_were_meant() -> None:
    twice = ACCENTS.encode().decode("cp1252")
    sheet = read_list(twice.encode())

    assert not sheet.is_sure
    assert cells(read_list(twice.encode(), encoding="utf-8-twice"))[0] == ("Zoé", "Lefèvre")


@given(st.lists(st.text("abcéèêëàâçîïôùûœæÉÈÀÇŒ’-", min_size=1, max_size=12), min_size=1, max_size=6))
def test_whatever_is_written_in_unicode_is_read_as_it_was(names: list[str]) -> None:
    text = "nom;ville\n" + "".join(f"{name};Brest\n" for name in names)

    assert all(
        [line.cells[0] for line in read_list(text.encode(encoding)).lines] == names
        for encoding in ("utf-8", "utf-8-sig", "utf-16")
    )


# Separators and lines


@pytest.mark.parametrize(
    "text",
    [
        "prénom;nom;ville\nZoé;Roux;Brest\n",
        "prénom,nom,ville\nZoé,Roux,Brest\n",
        "prénom\tnom\tville\nZoé\tRoux\tBrest\n",
        "sep=|\nprénom|nom|ville\nZoé|Roux|Brest\n",
        '"sep=,"\r\nprénom,nom,ville\r\nZoé,Roux,Brest\r\n',
        "prénom;nom;ville\rZoé;Roux;Brest\r",
        "\n\nprénom;nom;ville;;\n;;;;\nZoé;Roux;Brest;;\n\n",
        "Inscriptions au 12 mars;;\nprénom;nom;ville\nZoé;Roux;Brest\n",
        "prénom;nom;ville\n Zoé\u00a0;\u200bRoux;  Brest \n",
        '"prénom";"nom";"ville"\n"Zoé";"Roux";"Brest"\n',
        "prénom;nom;ville\nZoe\u0301;Roux;Brest",
    ],
)
def test_the_shapes_that_spreadsheets_give_a_list_are_all_one(text: str) -> None:
    sheet = read_list(text.encode())

    assert sheet.head == ("prénom", "nom", "ville")
    assert cells(sheet) == [("Zoé", "Roux", "Brest")]


def test_a_quoted_cell_may_hold_separators_quotes_and_lines() -> None:
    sheet = read_list('nom;dit\n"Le Goff; fils";"«\nBonjour »\n, dit-il ""fort"""\nRoux;\n'.encode())

    assert cells(sheet) == [("Le Goff; fils", '« Bonjour » , dit-il "fort"'), ("Roux", "")]
    assert [line.number for line in sheet.lines] == [2, 5]


CELL = st.text(st.sampled_from('abÉœ;,|"\t\n 09@'), max_size=12)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5), st.sampled_from(";,\t|"))
def test_whatever_a_spreadsheet_quotes_is_read_as_it_was_meant(rows: list[tuple[str, str]], separator: str) -> None:
    written = StringIO()
    writer = csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(("nom", "dit"))
    writer.writerows(rows)
    meant = [tuple(" ".join(cell.split()) for cell in row) for row in rows]

    try:
        read = cells(read_list(written.getvalue().encode()))
    except Refused as refusal:
        assert refusal.key == "list_empty" and not any(any(row) for row in meant)
    else:
        assert read == [row for row in meant if any(row)]


def test_columns_of_one_name_are_told_apart_and_empty_ones_left_out() -> None:
    assert read_list(b"nom;site;;site\nRoux;Brest;;Lyon\n").head == ("nom", "site", "site (2)")


# Workbooks


def test_a_workbook_is_read_as_excel_shows_it() -> None:
    def shown(book: Workbook, sheet: Worksheet) -> None:
        sheet["B2"].number_format = "00000"
        sheet["C2"].number_format = '0#" "##" "##" "##" "##'

    data = saved(
        ("Nom", "Code postal", "Tél.", "Né le", "Âge", "Note"),
        ("Lefèvre", 1000, 612345678, date(1985, 3, 7), 34.0, 4.5),
        prepared=shown,
    )

    assert cells(read_list(data)) == [("Lefèvre", "01000", "0612345678", "1985-03-07", "34", "4.5")]


def test_days_counted_from_1904_are_the_same_days() -> None:
    def of_a_mac(book: Workbook, sheet: Worksheet) -> None:
        book.epoch = CALENDAR_MAC_1904

    data = saved(("Nom", "Né le"), ("Lefèvre", date(1985, 3, 7)), prepared=of_a_mac)

    assert cells(read_list(data)) == [("Lefèvre", "1985-03-07")]


def test_the_first_tab_that_shows_something_is_read_unless_another_is_asked_for() -> None:
    def with_tabs(book: Workbook, sheet: Worksheet) -> None:
        book.create_sheet("Vide", 0)
        hidden = book.create_sheet("Cachée", 0)
        hidden.append(("secret", "de"))
        hidden.sheet_state = "hidden"
        book.create_sheet("Légende").append(("F", "femme"))
        book["Légende"].append(("M", "homme"))

    data = saved(("Nom", "Ville"), ("Roux", "Brest"), prepared=with_tabs)

    assert read_list(data).tabs == ("Vide", "Sheet", "Légende")
    assert cells(read_list(data)) == [("Roux", "Brest")]
    assert cells(read_list(data, tab="Légende")) == [("M", "homme")]


def test_a_formula_gives_its_last_result_and_is_told() -> None:
    data = saved(("Nom", "Ville"), ("Roux", '=CONCATENATE("Bre","st")'))
    computed = altered(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v />", b"<v>Brest</v>").replace(b'<c r="B2">', b'<c r="B2" t="str">'),
    )

    sheet = read_list(computed)
    assert cells(sheet) == [("Roux", "Brest")]
    assert [remark.key for remark in sheet.remarks] == ["remark_formulas"]


# What is refused


def a_bomb() -> bytes:
    """Forty kilobytes that become sixty megabytes."""
    return altered(saved(("Nom",), ("Roux",)), "xl/styles.xml", lambda _: b" " * 60_000_000)


def with_entities(declared: bytes) -> bytes:
    def laughing(xml: bytes) -> bytes:
        return b'<?xml version="1.0"?>' + declared + xml.replace(b'<?xml version="1.0"?>', b"")

    return altered(saved(("Nom",), ("Roux",)), "xl/worksheets/sheet1.xml", laughing)


def of_a_million_columns() -> bytes:
    def far(book: Workbook, sheet: Worksheet) -> None:
        sheet["XFD2"] = "loin"

    return saved(("Nom", "Ville"), ("Roux", "Brest"), prepared=far)


def locked() -> bytes:
    data = bytearray(saved(("Nom",), ("Roux",)))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


def a_document() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    return written.getvalue()


def with_many_parts() -> bytes:
    written = BytesIO(saved(("Nom",), ("Roux",)))
    with zipfile.ZipFile(written, "a") as archive:
        for number in range(300):
            archive.writestr(f"xl/media/{number}.png", b"")
    return written.getvalue()


TORTURE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "list_empty"),
    "only a head": (lambda: b"nom;ville\n", "list_empty"),
    "an empty workbook": (saved, "list_empty"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "list_of_unknown_kind"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "list_of_unknown_kind"),
    "a web page called .xls": (lambda: b"<html><table><tr><td>Nom</td></tr></table>", "list_of_unknown_kind"),
    "a document": (a_document, "list_of_unknown_kind"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "list_old_excel"),
    "a locked workbook": (locked, "list_old_excel"),
    "half a workbook": (lambda: saved(("Nom",), ("Roux",))[:2000], "list_workbook_broken"),
    "a workbook with a torn page": (
        lambda: altered(saved(("Nom",), ("Roux",)), "xl/worksheets/sheet1.xml", lambda xml: xml[:200]),
        "list_workbook_broken",
    ),
    "a zip bomb": (a_bomb, "list_unpacks_too_large"),
    "too many parts": (with_many_parts, "list_unpacks_too_large"),
    "a billion laughs": (
        lambda: with_entities(b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'),
        "list_defines_entities",
    ),
    "an entity that reads a file": (
        lambda: with_entities(b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "list_defines_entities",
    ),
    "a million columns": (of_a_million_columns, "list_too_many_columns"),
    "a formula without its result": (lambda: saved(("Nom",), ("=1+1",)), "list_formula_without_value"),
    "an error in a cell": (lambda: saved(("Nom", "Ville"), ("Roux", "#REF!")), "list_cell_error"),
    "zeros": (lambda: bytes(5000), "list_not_text"),
    "noise": (lambda: bytes(range(256)) * 20, "list_not_text"),
    "half a UTF-16 letter": (lambda: "nom;ville\nA;B".encode("utf-16") + b"\0", "list_not_text"),
    "a lost letter": (lambda: "nom;ville\nLef\ufffdvre;Brest\n".encode(), "list_letter_lost"),
    "accents damaged here and there": (
        lambda: "nom;ville\nÉlie;Brest\nLefÃ¨vre;Nîmes\n".encode(),
        "list_accents_damaged",
    ),
    "no head": (lambda: b"Zoe;zoe@exemple.fr\nElie;elie@exemple.fr\n", "list_without_head"),
    "a cell too many": (lambda: b"nom;ville\nRoux;Brest;Lyon\n", "list_line_too_wide"),
    "a cell too few": (lambda: b"nom;ville;site\nRoux;Brest\n", "list_line_too_short"),
    "an open quotation mark": (lambda: b'nom;ville\n"Roux;Brest\n', "list_line_unreadable"),
    "a mark in the middle": (lambda: b'nom;ville\n"Roux" fils;Brest\n', "list_line_unreadable"),
    "a line of twenty megabytes": (lambda: b"nom;ville\nRoux;" + b"x" * 20_000_000 + b"\n", "list_cell_too_long"),
    "a file of thirty megabytes": (lambda: b"nom;ville\n" + b"Roux;Brest\n" * 2_800_000, "list_too_large"),
    "sixty thousand lines": (lambda: b"nom;ville\n" + b"Roux;Brest\n" * 60_000, "list_too_many_lines"),
    "three hundred columns": (lambda: b";".join(b"c%d" % n for n in range(300)) + b"\n1\n", "list_too_many_columns"),
}


@pytest.mark.parametrize(("make", "trouble"), TORTURE.values(), ids=TORTURE)
def test_a_broken_list_is_refused_whole_in_one_sentence(make: Callable[[], bytes], trouble: str) -> None:
    with pytest.raises(Refused, match=trouble) as refused:
        read_list(make(), "liste")

    assert all(say(refused.value.key, **refused.value.details) for say in sayers())


@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_a_refusal(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"nom;ville\n"):
        try:
            read_list(start + data)
        except Refused:
            pass


def test_a_list_that_is_not_there_or_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="file_missing"):
        read_file(tmp_path / "absente.csv")
    with pytest.raises(Unavailable, match="file_unreadable"):
        read_file(tmp_path)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_reading_tells_how_far_it_is_and_can_be_given_up(kind: str) -> None:
    rows = [("Nom", "Ville"), *[("Roux", "Brest")] * 1200]
    text = StringIO("\n".join(";".join(row) for row in rows))
    data = text.getvalue().encode() if kind == "csv" else saved(*rows)
    told: list[tuple[int, int]] = []

    def stop_at_half(done: int, of: int) -> None:
        told.append((done, of))
        if done * 2 > of:
            raise Stopped

    with pytest.raises(Stopped):
        read_list(data, progress=stop_at_half)
    assert told[-1][1] in (1200, 1201)
