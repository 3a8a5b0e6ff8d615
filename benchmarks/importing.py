"""How long lists take to come in: five thousand registrations as CSV and as an Excel workbook, read, understood, written."""

from __future__ import annotations

import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from cocreation_desk.desk import registrations
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.columns import guessed
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.registration_list import read_registrations
from cocreation_desk.domain.registrations import findings
from cocreation_desk.sheets.reading import read_list
from cocreation_desk.store import file
from cocreation_desk.store import registrations as rows
from tests.registrants import as_csv, as_workbook, registrants

PEOPLE = 5_000
MOST_SECONDS = 10.0

T = TypeVar("T")


def timed(told: str, work: Callable[[], T]) -> tuple[T, float]:
    began, cpu = time.perf_counter(), time.process_time()
    made = work()
    took = time.perf_counter() - began
    print(f"  {told:22} {took:6.2f} s   ({time.process_time() - cpu:5.2f} s of CPU)")
    return made, took


def come_in(name: str, data: bytes, folder: Path) -> float:
    print(f"{name}: {PEOPLE} lines, {len(data) // 1000} kB")
    path = folder / f"{name}.cocreation"
    file.create(path, Programme(secrets.token_hex(10), "Portes ouvertes", "Maison Lavigne", "fr"))
    desk = Desk(file.open_programme(path))
    sheet, reading = timed("read", lambda: read_list(data, name))
    mapped = guessed(sheet.head)
    enrolment, understanding = timed("understand", lambda: read_registrations(sheet, mapped, date.today()))
    _, writing = timed("write", lambda: desk.do(registrations.take_in, sheet, mapped, enrolment).result())
    with desk.file.reader() as db:
        everybody, again = timed("read from the file", lambda: rows.registrations(db))
        _, finding = timed("find what is odd", lambda: findings(everybody, rows.rules(db)))
    desk.close()
    return reading + understanding + writing + again + finding


def main(words: Sequence[str]) -> int:
    people = registrants(PEOPLE)
    with tempfile.TemporaryDirectory() as folder:
        took = [
            come_in(name, data, Path(folder))
            for name, data in (("cp1252.csv", as_csv(people, "cp1252", ";")), ("excel.xlsx", as_workbook(people)))
        ]
    print(" and ".join(f"{each:.1f} s" for each in took), "in all")
    return int(max(took) > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
