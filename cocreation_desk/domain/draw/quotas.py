"""Quotas: how many people of each answer there must be, at least and at most."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from typing import Any, Literal

from cocreation_desk.domain.cells import as_it_was, harmless
from cocreation_desk.domain.errors import Refused

Bound = Literal["min", "max"]


@dataclass(frozen=True)
class Quota:
    """From ``least`` to ``most`` people who answered ``value`` to ``feature``."""

    feature: str
    value: str
    least: int
    most: int

    def to_json(self) -> list[str | int]:
        return [self.feature, self.value, self.least, self.most]

    @staticmethod
    def from_json(given: Any) -> Quota:
        feature, value, least, most = given
        return Quota(str(feature), str(value), int(least), int(most))


def shares_of(seats: int, wished: Mapping[str, Fraction]) -> dict[str, int]:
    """Whole seats for these shares of one, by largest remainder: they add up to ``seats``."""
    exact = {value: share * seats for value, share in wished.items()}
    given = {value: int(amount) for value, amount in exact.items()}
    waiting = sorted(exact, key=lambda value: (given[value] - exact[value], value))
    for value in waiting[: seats - sum(given.values())]:
        given[value] += 1
    return given


def read_quotas(text: str, ending: str, seats: int) -> dict[str, tuple[Quota, ...]]:
    """Quotas by place from a table or TOML; the empty place is every place.

    CSV (comma, semicolon or tab): ``feature,value,min,max`` and, where places differ, ``site``. TOML: a table a feature,
    a line a value: ``[sex]`` / ``woman = [9, 11]``, and ``[Brest.sex]`` where places differ. A bound may be a share of the
    seats: ``45%``.
    """
    rows = _from_toml(text) if ending == "toml" else _from_csv(text)
    found: dict[str, list[Quota]] = {}
    for number, (place, feature, value, least, most) in enumerate(rows, start=1):
        quota = Quota(feature, value, _bound(least, seats, number, 0), _bound(most, seats, number, seats))
        if quota.least > quota.most:
            raise Refused("draw_quota_min_over_max", feature=feature, value=value, least=quota.least, most=quota.most)
        if any((each.feature, each.value) == (feature, value) for each in found.get(place, ())):
            raise Refused("draw_quota_twice", feature=feature, value=value)
        found.setdefault(place, []).append(quota)
    if not found:
        raise Refused("draw_quotas_empty")
    return {place: tuple(quotas) for place, quotas in found.items()}


def _from_csv(text: str) -> list[tuple[str, str, str, str, str]]:
    lines = text.removeprefix("\ufeff").strip()
    first = lines.split("\n", 1)[0]
    between = max(";,\t", key=first.count)
    rows = [row for row in csv.reader(StringIO(lines), delimiter=between) if any(cell.strip() for cell in row)]
    head = [_HEADS.get(cell.strip().lower(), cell.strip().lower()) for cell in rows[0]] if rows else []
    if missing := [name for name in ("feature", "value", "min", "max") if name not in head]:
        raise Refused("draw_quotas_column_missing", column=missing[0])
    kept = []
    for row in rows[1:]:
        cells = dict(zip(head, (as_it_was(cell.strip()) for cell in row), strict=False))
        place, feature, value, least, most = (
            cells.get(name, "") for name in ("site", "feature", "value", "min", "max")
        )
        kept.append((place, feature, value, least, most))
    return kept


_HEADS = {
    "critère": "feature",
    "critere": "feature",
    "valeur": "value",
    "réponse": "value",
    "minimum": "min",
    "au moins": "min",
    "maximum": "max",
    "au plus": "max",
    "place": "site",
}


def _from_toml(text: str) -> list[tuple[str, str, str, str, str]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise Refused("draw_quotas_unreadable") from broken
    kept = []
    for name, table in tables.items():
        if not isinstance(table, dict) or not table:
            raise Refused("draw_quotas_unreadable")
        one_place = all(isinstance(inner, dict) for inner in table.values())
        for feature, values in table.items() if one_place else [(name, table)]:
            kept += [(name if one_place else "", feature, *line) for line in _lines_of(values)]
    return kept


def _lines_of(values: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for value, bounds in values.items():
        if not isinstance(bounds, list) or len(bounds) != 2:
            raise Refused("draw_quotas_unreadable")
        yield value, str(bounds[0]), str(bounds[1])


def _bound(written: str, seats: int, line: int, default: int) -> int:
    if not written:
        return default
    try:
        if written.endswith("%"):
            return round(Fraction(written[:-1].replace(",", ".").strip()) * seats / 100)
        amount = int(written)
    except (ValueError, ZeroDivisionError):
        raise Refused("draw_quota_not_a_number", line=line, written=written) from None
    if amount < 0:
        raise Refused("draw_quota_not_a_number", line=line, written=written)
    return amount


def features_in(quotas: Sequence[Quota]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quota.feature for quota in quotas))


def write_quotas(by_place: Mapping[str, Sequence[Quota]], ending: str) -> str:
    """What ``read_quotas`` reads: TOML, or CSV with semicolons as French spreadsheets take it."""
    return _as_toml(by_place) if ending == "toml" else _as_csv(by_place)


def _as_csv(by_place: Mapping[str, Sequence[Quota]]) -> str:
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    sites = any(by_place)
    writer.writerow((*(["site"] if sites else []), "feature", "value", "min", "max"))
    for place, quotas in by_place.items():
        for quota in quotas:
            names = (*([place] if sites else []), quota.feature, quota.value)
            writer.writerow((*map(harmless, names), quota.least, quota.most))
    return written.getvalue()


def _as_toml(by_place: Mapping[str, Sequence[Quota]]) -> str:
    lines = []
    for place, quotas in by_place.items():
        for feature in features_in(quotas):
            lines += ["", f"[{'.'.join(_key(name) for name in (place, feature) if name)}]"]
            lines += [f"{_key(q.value)} = [{q.least}, {q.most}]" for q in quotas if q.feature == feature]
    return "\n".join(lines[1:]) + "\n"


def _key(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)
