"""The letters of the papers: our faces made known to reportlab, and any text turned into what they can draw.

Text stays in the order it is read in until a line of it is drawn: only then is it turned round where it runs from the right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from itertools import groupby

from anyascii import anyascii
from arabic_reshaper import reshape
from bidi import get_display
from bidi.mirror import MIRRORED
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from cocreation_desk import typeface
from cocreation_desk.typeface import ARABIC, HAN, OTHERS, Script
from cocreation_desk.words import unbroken

REGULAR, MEDIUM, SEMIBOLD, BOLD, ITALIC = "Inter", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "Inter-Italic"
_HEAVY = (SEMIBOLD, BOLD)

# reportlab breaks lines at these two; the ordinary no-break space is the one it respects.
_KEEP_TOGETHER = str.maketrans({"\u202f": "\u00a0", "\u2007": "\u00a0"})


def _any_of(*scripts: Script) -> re.Pattern[str]:
    ranges = (f"{chr(first)}-{chr(last)}" for script in scripts for first, last in script.kept)
    return re.compile(f"[{''.join(ranges)}]")


_FOREIGN, _JOINED = _any_of(*OTHERS), _any_of(ARABIC)
_RIGHT_TO_LEFT = ("R", "AL")
# What opens to the left opens to the right where the line runs the other way: there, the mark behind it comes out before it.
_MARK = "\u034f"
_OPENS = re.compile(f"[{''.join(map(re.escape, MIRRORED))}]")
_TURNED = re.compile(f"{_MARK}({_OPENS.pattern})")
_LETTERS = ("L", *_RIGHT_TO_LEFT)
_WORDS = re.compile(r"[^\s,;/]+|[\s,;/]+")  # in Japanese, a whole clause
_whole: ContextVar[str] = ContextVar("whole", default="")
_MOST_SUBSETS = 1 << 16
_COPIED_AS = re.compile(r" <(F[BCDE][0-9A-F]{2})>")  # an Arabic letter in one of its joined forms


class Letters(TTFont):
    """One of our faces; letters of a script it lacks are drawn with the face of that script."""

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        if not _FOREIGN.search(text):
            return float(super().stringWidth(text, size, encoding))
        return sum(float(TTFont.stringWidth(self._drawing(script), run, size, encoding)) for script, run in _runs(text))

    def splitString(self, text: str, doc: PDFDocument, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """One line, as it is drawn. The subsets of other faces are numbered beyond our own, so many for each script."""
        if not _FOREIGN.search(text):
            return super().splitString(text, doc, encoding)
        return [
            (_MOST_SUBSETS * (0 if script is None else 1 + OTHERS.index(script)) + subset, piece)
            for script, run in _runs(drawn(text))
            for subset, piece in TTFont.splitString(self._drawing(script), run, doc, encoding)
        ]

    def getSubsetInternalName(self, subset: int, doc: PDFDocument) -> str:
        script, number = divmod(subset, _MOST_SUBSETS)
        drawing = self._drawing(OTHERS[script - 1] if script else None)
        return str(TTFont.getSubsetInternalName(drawing, number, doc))

    def _drawing(self, script: Script | None) -> TTFont:
        return self if script is None else _of_script(script, self.fontName in _HEAVY)


class Joined(TTFont):
    """Letters drawn in the form that their neighbours ask for, and copied from the paper as plain letters."""

    def addObjects(self, doc: PDFDocument) -> None:
        super().addObjects(doc)
        face = self.face.name.decode() if isinstance(self.face.name, bytes) else str(self.face.name)
        for name, kept in doc.idToObject.items():
            if isinstance(kept, PDFStream) and name.startswith("toUnicodeCMap:") and name.endswith(face):
                kept.content = _COPIED_AS.sub(_plain_letters, kept.content)


def _plain_letters(found: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", chr(int(found[1], 16)))
    return f" <{plain.encode('utf-16-be').hex().upper()}>"


def _runs(text: str) -> Iterator[tuple[Script | None, str]]:
    for word in _WORDS.findall(text):
        shared = typeface.shared_by(_whole_word(word))
        for script, run in groupby(word, partial(_script_of, shared=shared)):
            yield script, "".join(run)


def _whole_word(part: str) -> str:
    """With what stands on the lines before and after, where a line ends in the middle of it."""
    return next((word for word in _WORDS.findall(_whole.get()) if part in word), part)


def _script_of(sign: str, shared: Script) -> Script | None:
    script = typeface.script_of(sign)
    if script is not HAN or shared is HAN:
        return script
    return shared if ord(sign) in _of_script(shared, False).face.charToGlyph else HAN


@contextmanager
def part_of(text: str) -> Iterator[None]:
    """The lines drawn in this block belong to that text: it says from which side they are read, and whose signs they have."""
    before = _whole.set(text)
    try:
        yield
    finally:
        _whole.reset(before)


def from_the_right(text: str) -> bool:
    """Is most of it read from right to left?"""
    if not _FOREIGN.search(text):
        return False
    sides = [side for side in map(unicodedata.bidirectional, text) if side in _LETTERS]
    return 2 * sum(1 for side in sides if side in _RIGHT_TO_LEFT) > len(sides)


def drawn(line: str) -> str:
    """One line in the order in which it is drawn, from left to right."""
    if not any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in line):
        return line
    side = "R" if from_the_right(_whole.get() or line) else "L"
    shown = str(get_display(_OPENS.sub(rf"\g<0>{_MARK}", line), base_dir=side))
    return _TURNED.sub(lambda found: MIRRORED[found[1]], shown).replace(_MARK, "")


@cache
def load() -> None:
    """Make our faces known, and the page's first font one of them: nothing else is ever referred to."""
    for name, path in typeface.faces().items():
        pdfmetrics.registerFont(Letters(name, str(path)))
    rl_config.canvas_basefontname = REGULAR


@cache
def _of_script(script: Script, bold: bool) -> TTFont:
    path = typeface.other_face(script, bold)
    pdfmetrics.registerFont((Joined if script is ARABIC else TTFont)(path.stem, str(path)))
    return _font(path.stem)


def _font(name: str) -> TTFont:
    font = pdfmetrics.getFont(name)
    if not isinstance(font, TTFont):
        raise TypeError(f"{name} is a {type(font).__name__}")
    return font


@cache
def _drawable() -> frozenset[int]:
    load()
    return frozenset(_font(REGULAR).face.charToGlyph)


def readable(text: str) -> str:
    """The same text with every sign our letters lack replaced by something a reader can make out.

    An emoji becomes its name in brackets, a letter of a script we have no face for its Latin sound; invisible marks go.
    Letters that change with their neighbours come in the form their neighbours ask for.
    """
    drawable = _drawable()
    text = unicodedata.normalize("NFC", unbroken(text))
    if all(ord(sign) in drawable for sign in text) and text.isprintable():
        return text.translate(_KEEP_TOGETHER)
    flat = text.replace("\r\n", "\n").replace("\r", "\n")
    if _JOINED.search(flat):
        flat = str(reshape(flat))
    return "".join(
        _sounded("".join(run)) if foreign else "".join(_shown(sign, drawable) for sign in run)
        for foreign, run in groupby(flat, partial(_lacks, drawable=drawable))
    ).translate(_KEEP_TOGETHER)


def told_plainly(text: str) -> str:
    """A text for what sets letters itself: the title of a file, a bookmark."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in unbroken(text)).split())


def _shown(sign: str, drawable: frozenset[int]) -> str:
    if sign in "\n\u2028\u2029":
        return "\n"
    if sign == "\t":
        return " "
    category = unicodedata.category(sign)
    if category in ("Cc", "Cf", "Cn", "Co") or _modifies_an_emoji(sign):
        return ""
    if ord(sign) in drawable or _drawn_elsewhere(sign):
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    if category != "Cs" and all(ord(letter) in drawable for letter in plain):
        return plain
    name = unicodedata.name(sign, "")
    if category == "So" and name:
        return f"[{name.lower()}]"
    return "" if category.startswith("M") else "□"


def _lacks(sign: str, drawable: frozenset[int]) -> bool:
    """Is it a letter of a script that none of our faces draws?"""
    if unicodedata.category(sign)[0] not in "LM" or _modifies_an_emoji(sign):
        return False
    if ord(sign) in drawable or _drawn_elsewhere(sign):
        return False
    return not all(ord(letter) in drawable for letter in unicodedata.normalize("NFKC", sign))


def _sounded(run: str) -> str:
    """As it sounds in Latin letters; with a capital where the script knows none, for it is mostly a name."""
    latin = anyascii(run)
    if not latin:
        return "□" if any(unicodedata.category(sign).startswith("L") for sign in run) else ""
    return latin.capitalize() if unicodedata.category(run[0]) == "Lo" else latin


def _drawn_elsewhere(sign: str) -> bool:
    script = typeface.script_of(sign)
    return script is not None and ord(sign) in _of_script(script, False).face.charToGlyph


def _modifies_an_emoji(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff"


def width(text: str, face: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, face, size))


def cut(text: str, face: str, size: float, wide: float) -> str:
    """The text, or as much of it as this width holds."""
    if width(text, face, size) <= wide:
        return text
    text = text[:400]
    while text and width(text + "…", face, size) > wide:
        text = text[:-1]
    return text.rstrip() + "…"
