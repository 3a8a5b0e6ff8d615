"""A list of people who wish to come, once its columns are understood: registrations, and what was done to read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from cocreation_desk.domain.birthdays import ADULT, Order, age_in_years, age_told_by, band_of, order_told_by, the_moment
from cocreation_desk.domain.columns import Field, Mapped, checked
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.french_regions import region_of
from cocreation_desk.domain.list_words import LANGUAGES_SAID, SEGMENTS_SAID, SEXES_SAID
from cocreation_desk.domain.names import cut_name
from cocreation_desk.domain.people import LONGEST_NAME
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.domain.sheet import Line, Progress, Remark, Sheet, unwatched

Meaning = TypeVar("Meaning")

LONGEST_STRATUM = 80
_TOLD_EVERY = 500  # lines
_BETWEEN_SITES = re.compile(r"\s*[;|,>]\s*")
# Numbers a spreadsheet has shortened, among others that are whole.
_WHOLE_AND_SHORT = {
    Field.POSTCODE: (re.compile(r"\d{5}"), re.compile(r"[1-9]\d{3}")),
    Field.PHONE: (re.compile(r"0\d{9}|0\d( \d\d){4}"), re.compile(r"[1-9]\d{8}")),
}
_DAY_OR_MONTH = re.compile(r"\d{1,2}[ ./-]\d{1,2}[ ./-]\d")
_MOST_WORDS_SHOWN = 5


@dataclass(frozen=True)
class Choices:
    """How a list is to be read where it does not say so itself."""

    order: Order | None = None
    put_zeros_back: bool = False  # before postcodes and phones that a spreadsheet took for numbers
    french_regions: bool = False  # of those who give none, from their postcode: other countries have five digits too


AS_FOUND = Choices()


@dataclass(frozen=True)
class Enrolment:
    """Registrations still without an identifier, in the order of the list."""

    registrations: tuple[Registration, ...]
    remarks: tuple[Remark, ...]
    order: Order
    short_numbers: int  # postcodes and phones that have lost their zero
    order_is_told: bool = True
    without_region: int = 0  # whose postcode could tell one, if it is French


def read_registrations(
    sheet: Sheet, mapped: Mapped, today: date, choices: Choices = AS_FOUND, progress: Progress = unwatched
) -> Enrolment:
    """Everybody on the list, or a refusal that names the line. What is odd about one person is left for a finding."""
    checked(mapped)
    reading = _Reading(sheet, mapped, today, choices)
    read: list[Registration] = []
    for at, line in enumerate(sheet.lines):
        if at % _TOLD_EVERY == 0:
            progress(at, len(sheet.lines))
        read.append(reading.registration(line))
    _refuse_twins(read)
    return Enrolment(
        tuple(read),
        (*sheet.remarks, *reading.remarks()),
        reading.order,
        reading.short_numbers,
        reading.order_is_told,
        reading.without_region,
    )


def _refuse_twins(read: Sequence[Registration]) -> None:
    lines: dict[str, int] = {}
    for each in read:
        if each.number and lines.setdefault(each.number, each.line) != each.line:
            raise Refused("list_number_twice", number=each.number, line=each.line, other=lines[each.number])


class _Reading:
    """One list being read: where its columns are, and what has been noticed so far."""

    def __init__(self, sheet: Sheet, mapped: Mapped, today: date, choices: Choices) -> None:
        self._at: dict[Field, list[int]] = {}
        for at, head in enumerate(sheet.head):
            self._at.setdefault(mapped[head], []).append(at)
        self._head = sheet.head
        self._today = today
        self._repairs = choices.put_zeros_back
        self._french_regions = choices.french_regions
        self.without_region = 0
        dates = [cell for field in (Field.BIRTH, Field.REGISTERED_AT) for cell in self._column(sheet, field)]
        told = order_told_by(dates)
        self.order: Order = choices.order or told or "dmy"
        self.order_is_told = bool(choices.order or told) or not any(map(_DAY_OR_MONTH.match, dates))
        self._may_be_short = {
            field
            for field, (whole, _) in _WHOLE_AND_SHORT.items()
            if any(map(whole.fullmatch, self._column(sheet, field)))
        }
        self.short_numbers = 0
        self._names_cut = 0
        self._moments_unread = 0
        self._unknown: dict[str, Counter[str]] = {"segment": Counter(), "language": Counter(), "sex": Counter()}

    def _columns(self, field: Field) -> Sequence[int]:
        return self._at.get(field, ())

    def _column(self, sheet: Sheet, field: Field) -> list[str]:
        return [line.cells[at] for at in self._columns(field) for line in sheet.lines]

    def registration(self, line: Line) -> Registration:
        def cell(field: Field) -> str:
            at = self._at.get(field)
            return line.cells[at[0]] if at else ""

        first_name, last_name = self._name(cell(Field.FIRST_NAME), cell(Field.LAST_NAME), cell(Field.FULL_NAME))
        for name in (first_name, last_name):
            if len(name) > LONGEST_NAME:
                raise Refused("list_name_too_long", line=line.number, most=LONGEST_NAME)
        age, unreadable = self._age(cell(Field.BIRTH), cell(Field.AGE))
        said_band = cell(Field.AGE_BAND)
        postcode = self._number(Field.POSTCODE, cell(Field.POSTCODE))
        return Registration(
            id="",
            number=cell(Field.NUMBER),
            first_name=first_name,
            last_name=last_name,
            email=cell(Field.EMAIL),
            phone=self._number(Field.PHONE, cell(Field.PHONE)),
            postcode=postcode,
            age_band=said_band or ("" if age is None else band_of(age)),
            is_minor=age is not None and age < ADULT,
            birth_unreadable=unreadable,
            sex=self._meant("sex", cell(Field.SEX), SEXES_SAID, cell(Field.SEX)),
            region=cell(Field.REGION) or self._region(postcode),
            site_choices=self._sites(line),
            segment=self._meant("segment", cell(Field.SEGMENT), SEGMENTS_SAID, "none"),
            household=_household(cell(Field.HOUSEHOLD), cell(Field.ADDRESS), postcode),
            organisation=cell(Field.ORGANISATION),
            language=self._meant("language", cell(Field.LANGUAGE), LANGUAGES_SAID, None),
            strata=self._strata(line),
            registered_at=self._moment(cell(Field.REGISTERED_AT)),
            guardian=cell(Field.GUARDIAN)[:LONGEST_NAME],
            line=line.number,
        )

    def remarks(self) -> tuple[Remark, ...]:
        made = []
        if not self.order_is_told:
            made.append(Remark("remark_dates_day_first"))
        if self.short_numbers:
            key = "remark_zeros_put_back" if self._repairs else "remark_zeros_lost"
            made.append(Remark(key, {"n": self.short_numbers}))
        if self.without_region and self._french_regions:
            made.append(Remark("remark_regions_told", {"n": self.without_region}))
        if self._names_cut:
            made.append(Remark("remark_names_cut", {"n": self._names_cut}))
        if self._moments_unread:
            made.append(Remark("remark_moments_unread", {"n": self._moments_unread}))
        for field, words in self._unknown.items():
            if words:
                shown = sorted(words)[:_MOST_WORDS_SHOWN]
                made.append(Remark(f"remark_{field}_unknown", {"n": words.total(), "words": shown}))
        return tuple(made)

    def _name(self, first_name: str, last_name: str, full_name: str) -> tuple[str, str]:
        if first_name or last_name or not full_name:
            return first_name, last_name
        self._names_cut += 1
        return cut_name(full_name)

    def _age(self, birth: str, age: str) -> tuple[int | None, bool]:
        if birth:
            told = age_told_by(birth, self.order, self._today)
        elif age:
            told = age_in_years(age)
        else:
            return None, False
        return told, told is None

    def _number(self, field: Field, written: str) -> str:
        """A postcode or a phone; what a spreadsheet shortened gets its zero back only where that was asked for."""
        _, short = _WHOLE_AND_SHORT[field]
        if field not in self._may_be_short or not short.fullmatch(written):
            return written
        self.short_numbers += 1
        return f"0{written}" if self._repairs else written

    def _region(self, postcode: str) -> str:
        told = region_of(postcode)
        self.without_region += bool(told)
        return told if self._french_regions else ""

    def _sites(self, line: Line) -> tuple[str, ...]:
        """All that was chosen, first choice first, each once."""
        chosen = [site for at in self._columns(Field.SITE_CHOICE) for site in _BETWEEN_SITES.split(line.cells[at])]
        return tuple(dict.fromkeys(site for site in chosen if site))

    def _strata(self, line: Line) -> Mapping[str, str]:
        kept = {self._head[at]: line.cells[at] for at in self._columns(Field.STRATUM) if line.cells[at]}
        for head, value in kept.items():
            if len(value) > LONGEST_STRATUM:
                raise Refused("list_stratum_too_long", line=line.number, column=head, most=LONGEST_STRATUM)
        return kept

    def _moment(self, written: str) -> datetime | None:
        moment = the_moment(written, self.order, self._today) if written else None
        self._moments_unread += bool(written) and moment is None
        return moment

    def _meant(self, field: str, word: str, meanings: Mapping[str, Meaning], otherwise: Meaning) -> Meaning:
        if folded(word) in meanings:
            return meanings[folded(word)]
        self._unknown[field][word] += 1
        return otherwise


def _household(said: str, address: str, postcode: str) -> str:
    """What people of one household share: what the list says, else their address."""
    if said:
        return folded(said)
    return f"{folded(address)}|{postcode}" if address and postcode else ""
