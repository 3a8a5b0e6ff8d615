"""A message and a language become the words, numbers and dates that people read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from cocreation_desk.domain.text import LANGUAGES, Language, Text, language
from cocreation_desk.places import resource

Number = int | float | Decimal | Fraction

NBSP = "\u00a0"
# Where people type a plain space and French wants none to break: before these signs, and after an opening quote.
_HOLDS = re.compile(r" (?=[?!:;»])|(?<=«) ")
LOCALES: dict[Language, Locale] = {"fr": Locale("fr", "FR"), "en": Locale("en", "GB")}


class Say:
    """Speaks one language: ``say("voted_of", n=7, of=18)``; numbers, dates and times as that language writes them.

    A key that no catalogue knows, or a detail that a sentence needs and did not get, is a bug: ``KeyError``.
    """

    def __init__(self, language: Language, catalogues: Iterable[Catalog]) -> None:
        self.language: Language = language
        self._locale = LOCALES[language]
        whole = Catalog(locale=self._locale)
        self._counted: set[str] = set()
        self._plain: set[str] = set()
        for message in (message for catalogue in catalogues for message in catalogue if message.id):
            key = message.id if isinstance(message.id, str) else message.id[0]
            if key in self._counted or key in self._plain:
                raise ValueError(f"{key!r} is said twice in {language}")
            (self._counted if message.pluralizable else self._plain).add(key)
            whole.add(message.id, message.string)
        compiled = BytesIO()
        write_mo(compiled, whole)
        compiled.seek(0)
        self._translations = GNUTranslations(compiled)

    def __call__(self, key: str, /, **details: object) -> str:
        return self._sentence(key, details).format(**{name: self.spoken(detail) for name, detail in details.items()})

    def __contains__(self, key: object) -> bool:
        return key in self._plain or key in self._counted

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._plain | self._counted)

    def _sentence(self, key: str, details: dict[str, object]) -> str:
        if key in self._plain:
            return self._translations.gettext(key)
        if key in self._counted:
            n = details["n"]
            if not isinstance(n, int):
                raise TypeError(f"{key!r} counts whole things, not {n!r}")
            return self._translations.ngettext(key, key, n)
        raise KeyError(f"nothing to say for {key!r} in {self.language}")

    def spoken(self, detail: object) -> str:
        """Any detail as people read it. Strings are kept as they are."""
        if isinstance(detail, int | float | Decimal | Fraction) and not isinstance(detail, bool):
            return self.number(detail)
        match detail:
            case str():
                return detail
            case datetime.datetime():
                return self("date_and_time", date=detail.date(), time=detail.timetz())
            case datetime.date():
                return self.date(detail)
            case datetime.time():
                return self.time(detail)
            case datetime.timedelta():
                return self.minutes(detail)
            case Text():
                return detail.said_in(self.language)
            case list() | tuple():
                return self.listing(detail)
            case _:
                raise TypeError(f"no words for a {type(detail).__name__}")

    def number(self, value: Number, places: int = 3) -> str:
        """``1 250,5`` in French, ``1,250.5`` in English; at most that many decimals, none that are zero."""
        return str(format_decimal(rounded(value, places), "#,##0." + "#" * places if places else "#,##0", self._locale))

    def mean(self, value: Number) -> str:
        """Always one decimal: ``4,0``."""
        return str(format_decimal(rounded(value, 1), "#,##0.0", self._locale))

    def percent(self, share: Number) -> str:
        """A share of one, in whole hundredths: ``63 %``."""
        return str(format_percent(rounded(share, 2), locale=self._locale))

    def signed(self, value: Number, places: int = 1) -> str:
        """With its sign, a true minus: ``+1,4``, ``−12``."""
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return sign + self.number(abs(rounded(value, places)), places)

    def date(self, day: datetime.date) -> str:
        """``22 novembre 2026`` (a first of the month is ``1er`` in French)."""
        written = str(format_date(day, "long", self._locale))
        return re.sub(r"^1\b", "1er", written) if self.language == "fr" else written

    def short_date(self, day: datetime.date) -> str:
        """``22 nov. 2026``, for a column."""
        written = str(format_date(day, "medium", self._locale))
        return re.sub(r"^1\b", "1er", written) if self.language == "fr" else written

    def day(self, day: datetime.date) -> str:
        """``22 novembre``, where the year goes without saying."""
        written = str(format_date(day, "d MMMM", self._locale))
        return re.sub(r"^1\b", "1er", written) if self.language == "fr" else written

    def weekday(self, day: datetime.date) -> str:
        """``dimanche 22 novembre 2026``."""
        return f"{format_date(day, 'EEEE', self._locale)} {self.date(day)}"

    def month(self, day: datetime.date) -> str:
        """``juin 2026``."""
        return str(format_date(day, "LLLL yyyy", self._locale))

    def time(self, moment: datetime.time | datetime.datetime) -> str:
        """``12 h 35`` in French, ``12:35`` in English."""
        if self.language == "fr":
            return f"{moment.hour}{NBSP}h{NBSP}{moment.minute:02}" if moment.minute else f"{moment.hour}{NBSP}h"
        return f"{moment.hour:02}:{moment.minute:02}"

    def clock(self, moment: datetime.time | datetime.datetime) -> str:
        """``11 h 00`` in French, ``11:00`` in English: a clock shows its minutes even when there are none."""
        return f"{moment.hour}{NBSP}h{NBSP}{moment.minute:02}" if self.language == "fr" else self.time(moment)

    def minutes(self, length: datetime.timedelta | int) -> str:
        """``45 min``, ``1 h 30``."""
        whole = round(length.total_seconds() / 60) if isinstance(length, datetime.timedelta) else length
        hours, rest = divmod(abs(whole), 60)
        sign = "−" if whole < 0 else ""
        if not hours:
            return f"{sign}{rest}{NBSP}min"
        return f"{sign}{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{sign}{hours}{NBSP}h"

    def listing(self, things: Iterable[object], style: Literal["standard", "or"] = "standard") -> str:
        """``a, b et c``; with ``style="or"``, ``a, b ou c``."""
        return str(format_list([self.spoken(thing) for thing in things], style=style, locale=self._locale))

    def quoted(self, words: str) -> str:
        """In the quotation marks of the language."""
        return f"«{NBSP}{words}{NBSP}»" if self.language == "fr" else f"“{words}”"

    def labelled(self, label: str, words: str) -> str:
        """A label, its colon and what it labels."""
        return f"{label}{NBSP}: {words}" if self.language == "fr" else f"{label}: {words}"


def unbroken(words: str) -> str:
    """What somebody wrote, as it is shown: no line begins with « ? » or ends with an opening quote."""
    return _HOLDS.sub(NBSP, words)


@cache
def sayer(code: str) -> Say:
    """Who speaks that language. ``ValueError`` for a language that we do not have."""
    spoken = language(code)
    return Say(spoken, (_read(file, spoken) for file in sorted(resource("locale", spoken).glob("*.po"))))


def sayers() -> tuple[Say, ...]:
    return tuple(sayer(code) for code in LANGUAGES)


def _read(file: Path, spoken: Language) -> Catalog:
    with file.open("rb") as source:
        return read_po(source, locale=LOCALES[spoken], abort_invalid=True)


def rounded(value: Number, places: int) -> Decimal:
    """A half goes up, away from zero, as the room would round it."""
    if isinstance(value, Fraction):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
    else:
        exact = Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
