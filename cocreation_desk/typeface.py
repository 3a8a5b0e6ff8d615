"""Our letters: five steady faces of Inter, and two of each script it lacks, cut once on this computer and kept for next time."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools import version as fonttools_version
from fontTools.ttLib import TTFont

from cocreation_desk.places import cache_folder

_RECIPE = 3  # counts up whenever the same sources would give other bytes
_OPTICAL_SIZE = 14.0  # the cut drawn for reading; the display cut closes up too much for a projector
_FEATURES = ("calt", "case", "ccmp", "kern", "lnum", "locl", "mark", "mkmk", "tnum")
_JOINED = ("fina", "init", "isol", "liga", "medi", "rlig")  # of letters that change with their neighbours

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Script:
    """A variable font in a package of fonts, and what we keep of it."""

    family: str
    package: str
    file: str
    kept: Ranges
    axes: tuple[tuple[str, float], ...] = ()
    writing: str = ""
    """What Qt calls this script."""


# Latin with its accents and raised letters (1ᵉʳ), Greek, Cyrillic, punctuation, currencies, arrows, signs, shapes.
INTER = Script(
    "Inter",
    "fontpkg_inter",
    "files/Inter[opsz,wght].ttf",
    ((0x0020, 0x052F), (0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x2000, 0x2BFF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD)),
    (("opsz", _OPTICAL_SIZE),),
)
HEBREW = Script(
    "Heebo", "fontpkg_heebo", "files/Heebo[wght].ttf", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)), writing="Hebrew"
)
ARABIC = Script(
    "Noto Sans Arabic",
    "fontpkg_noto_sans_arabic",
    "files/NotoSansArabic[wdth,wght].ttf",
    ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
    (("wdth", 100.0),),
    "Arabic",
)
_SHARED = ((0x2E80, 0x312F), (0x3190, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x323AF))
HAN = Script(
    "Noto Sans SC",
    "justmytype_intl_cjk",
    "fonts/ofl/notosanssc/NotoSansSC[wght].ttf",
    _SHARED,
    writing="SimplifiedChinese",
)
JAPANESE = Script(
    "Noto Sans JP",
    "justmytype_intl_cjk",
    "fonts/ofl/notosansjp/NotoSansJP[wght].ttf",
    _SHARED,
    writing="Japanese",
)
KOREAN = Script(
    "Noto Sans KR",
    "justmytype_intl_cjk",
    "fonts/ofl/notosanskr/NotoSansKR[wght].ttf",
    ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), *_SHARED),
    writing="Korean",
)
OTHERS = (HEBREW, ARABIC, HAN, JAPANESE, KOREAN)
"""The first that keeps a letter has it; the signs that three peoples share are Chinese until their neighbours say more."""

_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")


@dataclass(frozen=True)
class Face:
    name: str
    style: str
    weight: int
    italic: bool = False
    script: Script = INTER

    @property
    def source(self) -> Path:
        file = self.script.file.replace("Inter[", "Inter-Italic[") if self.italic else self.script.file
        return Path(str(files(self.script.package))) / file

    @property
    def file_name(self) -> str:
        return f"{self.script.family.replace(' ', '')}-{self.style}"


FACES = (
    Face("Inter", "Regular", 400),
    Face("Inter-Medium", "Medium", 500),
    Face("Inter-SemiBold", "SemiBold", 600),
    Face("Inter-Bold", "Bold", 700),
    Face("Inter-Italic", "Italic", 400, italic=True),
)


@cache
def faces() -> dict[str, Path]:
    """The files of all five faces, by name (``Inter``, ``Inter-Medium`` …); the first call on a computer cuts them."""
    return {face.name: _kept(face, _folder()) for face in FACES}


def screen_faces(lacks: Callable[[str], bool]) -> list[Path]:
    """All that a screen needs: our five, and one of each script that this computer has no letters for."""
    return [*faces().values(), *(other_face(script, False) for script in OTHERS if lacks(script.writing))]


def shared_by(text: str) -> Script:
    """Whose form the shared signs of this text have: Japanese beside kana, Korean beside hangul, else Chinese."""
    if _KANA.search(text):
        return JAPANESE
    return KOREAN if _HANGUL.search(text) else HAN


@cache
def other_face(script: Script, bold: bool) -> Path:
    """The file of one of the ``OTHERS``; cut when somebody's name first needs it."""
    return _kept(Face("", "Bold", 700, script=script) if bold else Face("", "Regular", 400, script=script), _folder())


def script_of(sign: str) -> Script | None:
    """Whose letter it is, of the scripts that Inter lacks."""
    code = ord(sign)
    return next((each for each in OTHERS if any(first <= code <= last for first, last in each.kept)), None)


def cut(face: Face) -> bytes:
    """The face as a TrueType file: only the letters we keep, at one weight. The same bytes every time."""
    variable = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.source)))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update({0x20, *(code for first, last in face.script.kept for code in range(first, last + 1))})
    wanted.layout_feature_tag_set.set(_tags((*_FEATURES, *_JOINED) if face.script is ARABIC else _FEATURES))
    wanted.drop_table_tag_set.update(_tags(("STAT",)))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    for axis, at in face.script.axes:
        wanted.pin_axis_location(variable, axis, at)
    wanted.pin_axis_location(variable, "wght", float(face.weight))
    font = TTFont(BytesIO(uharfbuzz.subset(variable, wanted).blob.data), recalcTimestamp=False)
    _name(font, face)
    whole = BytesIO()
    font.save(whole, reorderTables=False)
    return whole.getvalue()


def _name(font: TTFont, face: Face) -> None:
    """One family for all the faces of a script, as Qt, the PDF and the operating systems each ask for it."""
    family = face.script.family
    bold, regular = face.style == "Bold", face.style not in ("Bold", "Italic")
    names = {
        1: f"{family} {face.style}" if regular and face.weight != 400 else family,
        2: "Regular" if regular else face.style,
        3: f"{family} {face.style} {_RECIPE}",
        4: f"{family} {face.style}",
        6: face.file_name,
        16: family,
        17: face.style,
    }
    table = font["name"]
    rights = {record.nameID: str(record) for record in table.names if record.nameID in (0, 13, 14)}
    table.names = []
    for identifier, words in sorted((rights | names).items()):
        table.setName(words, identifier, 3, 1, 0x409)
    unmarked = font["OS/2"].fsSelection & ~0b110_0001
    font["OS/2"].fsSelection = unmarked | face.italic << 0 | bold << 5 | regular << 6
    font["OS/2"].usWeightClass = face.weight
    font["head"].macStyle = bold << 0 | face.italic << 1


def _tags(names: tuple[str, ...]) -> set[int]:
    return {int.from_bytes(name.encode("ascii"), "big") for name in names}


def _folder() -> Path:
    folder = cache_folder() / f"faces-{_edition()}"
    folder.mkdir(exist_ok=True)
    return folder


@cache
def _edition() -> str:
    """Changes with whatever could change the bytes: our recipe, the source fonts, the tools."""
    cut_from = (*FACES, *(Face("", "Regular", 400, script=script) for script in OTHERS))
    sources = (str(face.source.stat().st_size) for face in cut_from)
    recipe = " ".join((str(_RECIPE), uharfbuzz.version_string(), fonttools_version, *sources))
    return hashlib.sha256(recipe.encode()).hexdigest()[:12]


def _kept(face: Face, folder: Path) -> Path:
    """A face takes its name only when it is whole, so that two programs may cut it at the same moment."""
    file = folder / f"{face.file_name}.ttf"
    if file.exists():
        return file
    handle, unfinished = tempfile.mkstemp(dir=folder, suffix=".unfinished")
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(cut(face))
        Path(unfinished).replace(file)
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return file
