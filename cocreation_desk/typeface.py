"""Our letters: five steady faces of Inter, cut once on this computer from the variable font and kept for next time."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg_inter
import uharfbuzz
from fontTools import version as fonttools_version
from fontTools.ttLib import TTFont

from cocreation_desk.places import cache_folder

FAMILY = "Inter"

_RECIPE = 1  # counts up whenever the same sources would give other bytes
_OPTICAL_SIZE = 14.0  # the cut drawn for reading; the display cut closes up too much for a projector

# Latin with its accents and raised letters (1ᵉʳ), Greek, Cyrillic, punctuation, currencies, arrows, signs, shapes.
_KEPT = ((0x0020, 0x052F), (0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x2000, 0x2BFF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD))
_FEATURES = ("calt", "case", "ccmp", "kern", "lnum", "locl", "mark", "mkmk", "tnum")


@dataclass(frozen=True)
class Face:
    name: str
    style: str
    weight: int
    italic: bool = False

    @property
    def source(self) -> Path:
        drawn = "Inter-Italic" if self.italic else "Inter"
        return Path(fontpkg_inter.ROOT) / "files" / f"{drawn}[opsz,wght].ttf"


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
    folder = cache_folder() / f"faces-{_edition()}"
    folder.mkdir(exist_ok=True)
    return {face.name: _kept(face, folder) for face in FACES}


def cut(face: Face) -> bytes:
    """The face as a TrueType file: only the letters we keep, at one weight. The same bytes every time."""
    variable = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.source)))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(code for first, last in _KEPT for code in range(first, last + 1))
    wanted.layout_feature_tag_set.set(_tags(_FEATURES))
    wanted.drop_table_tag_set.update(_tags(("STAT",)))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.pin_axis_location(variable, "opsz", _OPTICAL_SIZE)
    wanted.pin_axis_location(variable, "wght", float(face.weight))
    font = TTFont(BytesIO(uharfbuzz.subset(variable, wanted).blob.data), recalcTimestamp=False)
    _name(font, face)
    whole = BytesIO()
    font.save(whole, reorderTables=False)
    return whole.getvalue()


def _name(font: TTFont, face: Face) -> None:
    """One family for all five, as Qt, the PDF and the operating systems each ask for it."""
    bold, regular = face.style == "Bold", face.style not in ("Bold", "Italic")
    names = {
        1: f"{FAMILY} {face.style}" if regular and face.weight != 400 else FAMILY,
        2: "Regular" if regular else face.style,
        3: f"{FAMILY} {face.style} {_RECIPE}",
        4: f"{FAMILY} {face.style}",
        6: f"{FAMILY}-{face.style}",
        16: FAMILY,
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


def _edition() -> str:
    """Changes with whatever could change the bytes: our recipe, the source fonts, the tools."""
    sources = (str(face.source.stat().st_size) for face in FACES)
    recipe = " ".join((str(_RECIPE), uharfbuzz.version_string(), fonttools_version, *sources))
    return hashlib.sha256(recipe.encode()).hexdigest()[:12]


def _kept(face: Face, folder: Path) -> Path:
    """A face takes its name only when it is whole, so that two programs may cut it at the same moment."""
    file = folder / f"Inter-{face.style}.ttf"
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
