"""The letters of the papers: our faces made known to reportlab, and any text turned into what they can draw."""

from __future__ import annotations

import unicodedata
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from cocreation_desk import typeface
from cocreation_desk.words import unbroken

REGULAR, MEDIUM, SEMIBOLD, BOLD, ITALIC = "Inter", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "Inter-Italic"

# reportlab breaks lines at these two; the ordinary no-break space is the one it respects.
_KEEP_TOGETHER = str.maketrans({"\u202f": "\u00a0", "\u2007": "\u00a0"})


@cache
def load() -> None:
    """Make our faces known, and the page's first font one of them: nothing else is ever referred to."""
    for name, path in typeface.faces().items():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    rl_config.canvas_basefontname = REGULAR


@cache
def _drawable() -> frozenset[int]:
    load()
    font = pdfmetrics.getFont(REGULAR)
    if not isinstance(font, TTFont):
        raise TypeError(f"{REGULAR} is a {type(font).__name__}")
    return frozenset(font.face.charToGlyph)


def readable(text: str) -> str:
    """The same text with every sign our letters lack replaced by something a reader can make out.

    An emoji becomes its name in brackets, another script's letter an empty box; invisible marks go.
    """
    drawable = _drawable()
    text = unbroken(text)
    if all(ord(sign) in drawable for sign in text) and text.isprintable():
        return text.translate(_KEEP_TOGETHER)
    flat = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_shown(sign, drawable) for sign in flat).translate(_KEEP_TOGETHER)


def _shown(sign: str, drawable: frozenset[int]) -> str:
    if sign in "\n\u2028\u2029":
        return "\n"
    if sign == "\t":
        return " "
    category = unicodedata.category(sign)
    if category in ("Cc", "Cf", "Cn", "Co") or _modifies_an_emoji(sign):
        return ""
    if ord(sign) in drawable:
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    if category != "Cs" and all(ord(letter) in drawable for letter in plain):
        return plain
    name = unicodedata.name(sign, "")
    if category == "So" and name:
        return f"[{name.lower()}]"
    return "" if category.startswith("M") else "□"


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
