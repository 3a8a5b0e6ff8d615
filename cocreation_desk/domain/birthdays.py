"""Dates as lists write them, and the age band that is all we keep of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

Order = Literal["dmy", "mdy"]

ADULT = 18
_BANDS = ((0, "0-17"), (18, "18-24"), (25, "25-34"), (35, "35-44"), (45, "45-54"), (55, "55-64"), (65, "65+"))
_OLDEST = 115
_NUMBERS = re.compile(r"(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4}|\d{2})(?:[ T,].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[ T].*)?")
_TIME = re.compile(r"\b(\d{1,2})[:h](\d{2})(?::(\d{2}))?\s*([ap]m)?", re.IGNORECASE)


def order_told_by(written: Iterable[str]) -> Order | None:
    """Whether the days or the months come first, where one of the dates tells; none of them may tell otherwise."""
    days_first = months_first = False
    for each in written:
        if found := _NUMBERS.fullmatch(each):
            first, second = int(found.group(1)), int(found.group(2))
            days_first |= first > 12 >= second
            months_first |= second > 12 >= first
    if days_first == months_first:
        return None
    return "dmy" if days_first else "mdy"


def the_date(written: str, order: Order, today: date) -> date | None:
    """That day, or nothing when these letters are no day. Of two digits the year is the last that has begun."""
    if found := _YEAR_FIRST.fullmatch(written):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMBERS.fullmatch(written):
        first, second, year = (int(part) for part in found.groups())
        day, month = (first, second) if order == "dmy" else (second, first)
        if len(found.group(3)) == 2:
            year += today.year // 100 * 100 - (100 if year > today.year % 100 else 0)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def the_moment(written: str, order: Order, today: date) -> datetime | None:
    """That day with its time where it has one, as this computer's clock shows it."""
    day = the_date(written, order, today)
    if day is None:
        return None
    hour = minute = second = 0
    if found := _TIME.search(written):
        hour, minute, second = (int(part or 0) for part in found.groups()[:3])
        if (half := (found.group(4) or "").lower()) and hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def age_on(today: date, born: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def age_told_by(written: str, order: Order, today: date) -> int | None:
    """Of somebody born on that day; of a year alone the younger age, so that no minor is taken for an adult."""
    if re.fullmatch(r"\d{4}", written):
        age = today.year - int(written) - 1
    else:
        born = the_date(written, order, today)
        if born is None:
            return None
        age = age_on(today, born)
    return age if -1 <= age <= _OLDEST else None


def age_in_years(written: str) -> int | None:
    """« 34 », « 34 ans »."""
    found = re.fullmatch(r"(\d{1,3})(?:[.,]0+)?(?:\s*(?:ans?|years?|yo))?", written.casefold())
    return age if found and (age := int(found.group(1))) <= _OLDEST else None


def band_of(age: int) -> str:
    return next(band for least, band in reversed(_BANDS) if max(age, 0) >= least)
