"""Which letters the bytes of a text stand for: certain, or shown to whoever knows the people on the list."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.sheet import Spelling

# UTF-8 that was taken for Windows-1252 and written as UTF-8 again: « HÃ©lÃ¨ne ».
TWICE = "utf-8-twice"
_ONE_BYTE = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp1250")
_MARKED = (
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
_SMALL = "àâäáãåæçéèêëíîïìñóòôöõøœúùûüýÿß"
_LARGE = "".join(letter.upper() for letter in _SMALL if letter != "ß")
_BEFORE_A_LETTER = "«“‘’–—•·\u00a0\u202f"
_BETWEEN_WORDS = "»”…€°№²³§£"
# A sign that names and addresses of here do not have, or not at such a place.
_ODD = re.compile(
    f"(?<=[a-z{_SMALL}])[{_LARGE}]"
    f"|(?<=[A-Z{_LARGE}])[{_SMALL}](?=[A-Z{_LARGE}])"
    f"|[{_BETWEEN_WORDS}](?=[A-Za-z{_SMALL}{_LARGE}])"
    f"|[^\\x00-\\x7f{_SMALL}{_LARGE}{_BEFORE_A_LETTER}{_BETWEEN_WORDS}]"
)
_DAMAGED = re.compile(
    r"Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]|â€[™œ“”]"
)
MOST_WORDS = 5


@dataclass(frozen=True)
class Spelt:
    """The text, how it was read, and how else it could be."""

    text: str
    spelling: Spelling | None
    spellings: tuple[Spelling, ...] = ()
    is_sure: bool = True


def spelt(data: bytes, encoding: str | None = None) -> Spelt:
    """The text of these bytes, read in that encoding if one was chosen. Refused when they are no text."""
    text = _unmistakable(data)
    if text is not None:
        return _of_unicode(text, encoding)
    return _of_one_byte(data, encoding)


def _unmistakable(data: bytes) -> str | None:
    """What says itself that it is Unicode."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        start = data[:4000]
        for nul_at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if start[nul_at::2].count(0) > len(start) // 4 > start[1 - nul_at :: 2].count(0):
                return _decoded(data, encoding)
        raise Refused("list_not_text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("list_not_text") from None


def _of_unicode(text: str, encoding: str | None) -> Spelt:
    if "\0" in text:
        raise Refused("list_not_text")
    if "\ufffd" in text:
        raise Refused("list_letter_lost", line=_line_of(text, text.index("\ufffd")))
    damaged = _DAMAGED.search(text)
    if damaged is None:
        return Spelt(text, None)
    try:
        repaired = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        word = _word_at(text, damaged.start())
        raise Refused("list_accents_damaged", line=_line_of(text, damaged.start()), word=word) from None
    ways = {TWICE: repaired, "utf-8": text}
    return _chosen(ways, encoding, is_sure=False)


def _of_one_byte(data: bytes, encoding: str | None) -> Spelt:
    ways: dict[str, str] = {}
    for each in _ONE_BYTE:
        try:
            text = data.decode(each)
        except UnicodeDecodeError:
            continue
        if text not in ways.values():
            ways[each] = text
    odd = {each: len(_ODD.findall(text)) for each, text in ways.items()}
    ranked = dict(sorted(ways.items(), key=lambda way: odd[way[0]]))
    if not ranked or (_binary_signs(data) and min(odd.values())):
        raise Refused("list_not_text")
    only_one_makes_sense = [each for each in ranked if not odd[each]] == list(ranked)[:1]
    return _chosen(ranked, encoding, only_one_makes_sense)


def _chosen(ways: dict[str, str], encoding: str | None, is_sure: bool) -> Spelt:
    spellings = {each: Spelling(each, _telling_words(each, ways)) for each in ways}
    if encoding is None:
        first = next(iter(ways))
        return Spelt(ways[first], spellings[first], tuple(spellings.values()), is_sure)
    if encoding not in ways:
        raise Refused("list_encoding_impossible", encoding=encoding, encodings=list(ways))
    return Spelt(ways[encoding], spellings[encoding], tuple(spellings.values()), is_sure=True)


def _binary_signs(data: bytes) -> int:
    return sum(data.count(sign) for sign in (*range(9), 11, *range(14, 32)))


def _telling_words(encoding: str, ways: dict[str, str]) -> tuple[str, ...]:
    """The first words that the ways do not spell alike, as this one spells them."""
    found: list[str] = []
    words = {each: re.findall(r"[^\s,;\"\t]+", text[:200_000]) for each, text in ways.items()}
    if len({len(each) for each in words.values()}) > 1:
        return tuple(dict.fromkeys(word for word in words[encoding] if not word.isascii()))[:MOST_WORDS]
    for spellings in zip(*words.values(), strict=True):
        if len(set(spellings)) > 1:
            word = spellings[list(ways).index(encoding)]
            if word not in found:
                found.append(word)
        if len(found) == MOST_WORDS:
            break
    return tuple(found)


def _line_of(text: str, at: int) -> int:
    return len(text[:at].splitlines()) or 1


def _word_at(text: str, at: int) -> str:
    start = max(text.rfind(sign, 0, at) for sign in ' ;,\t\r\n"') + 1
    return re.split(r"[ ;,\t\r\n\"]", text[start:], maxsplit=1)[0][:40]
