"""The faces hold every sign we set, are the same everywhere, and are one family to Qt and to the PDF."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from pytestqt.qtbot import QtBot
from reportlab.pdfbase.ttfonts import TTFontFile

from cocreation_desk import typeface
from cocreation_desk.typeface import FACES, Face

FRENCH = "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»’“”–—…·\u00a0\u202fᵉʳ°№€§"
OTHER_NAMES = "ŁłŐőŞşĞğİıŘřÐðÞþßẞȘșŢţĄąŽžЖждІіΑΩάώ"
SIGNS = "●▲■◆○△□◇✓→←↑↓×÷−±≤≥½¼¾•‰"

every_face = pytest.mark.parametrize("face", FACES, ids=lambda face: face.style)


@every_face
def test_every_sign_that_we_set_is_drawn(face: Face) -> None:
    font = TTFont(typeface.faces()[face.name])

    drawn = font.getBestCmap()

    ascii_signs = "".join(map(chr, range(0x20, 0x7F)))
    assert [
        unicodedata.name(sign) for sign in ascii_signs + FRENCH + OTHER_NAMES + SIGNS if ord(sign) not in drawn
    ] == []


@every_face
def test_cutting_twice_gives_the_same_bytes(face: Face) -> None:
    assert typeface.cut(face) == typeface.cut(face) == typeface.faces()[face.name].read_bytes()


@every_face
def test_the_pdf_finds_a_steady_face_with_its_own_name(face: Face) -> None:
    read = TTFontFile(str(typeface.faces()[face.name]))

    assert str(read.name) in (f"Inter-{face.style}", f"b'Inter-{face.style}'")
    assert "fvar" not in TTFont(typeface.faces()[face.name])


def test_digits_can_be_of_one_width_for_clocks() -> None:
    font = TTFont(typeface.faces()["Inter"])

    assert "tnum" in {feature.FeatureTag for feature in font["GSUB"].table.FeatureList.FeatureRecord}


def test_each_weight_sets_a_line_wider_than_the_lighter_one() -> None:
    def width(face: Face) -> int:
        font = TTFont(typeface.faces()[face.name])
        drawn = font.getBestCmap()
        return sum(font["hmtx"][drawn[ord(letter)]][0] for letter in "Hamburgefonts")

    widths = [width(face) for face in FACES if not face.italic]

    assert widths == sorted(set(widths))


def test_qt_sees_one_family_with_four_weights_and_an_italic(qtbot: QtBot) -> None:
    added = [QFontDatabase.addApplicationFont(str(file)) for file in typeface.faces().values()]

    assert all("Inter" in QFontDatabase.applicationFontFamilies(font) for font in added)
    for face in FACES:
        asked = QFont("Inter", 12)
        asked.setWeight(QFont.Weight(face.weight))
        asked.setItalic(face.italic)
        given = QFontInfo(asked)
        assert (given.family(), given.weight(), given.italic()) == ("Inter", face.weight, face.italic)


def test_a_half_written_face_never_takes_the_place_of_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unplugged(face: Face) -> bytes:
        raise OSError("no space left on device")

    monkeypatch.setenv("COCREATION_DESK_CACHE", str(tmp_path))
    monkeypatch.setattr(typeface, "cut", unplugged)
    typeface.faces.cache_clear()

    with pytest.raises(OSError, match="no space"):
        typeface.faces()
    typeface.faces.cache_clear()

    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def test_a_screen_gets_the_letters_that_its_computer_lacks_and_no_others() -> None:
    at_home = typeface.screen_faces(lambda script: False)
    abroad = typeface.screen_faces(lambda script: script == "Hebrew")

    assert at_home == list(typeface.faces().values())
    assert [each.name for each in abroad[len(at_home) :]] == ["Heebo-Regular.ttf"]


def test_every_script_is_one_that_qt_can_be_asked_for(qtbot: QtBot) -> None:
    assert [
        each.writing for each in typeface.OTHERS if each.writing not in QFontDatabase.WritingSystem.__members__
    ] == []
