"""Ways to find out who voted what from a stolen file: its tables, its pages, its log, and copies taken during the vote.

The attacker is strong: they know who voted when, the result, the tables of the program and every copy of the file,
also one taken in the middle of the closing. They lack only what was never in the file: the private key.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

Guess = Mapping[str, str]

PAPER = re.compile(rb'"(?:ticks": \["([0-9a-f]{20})"\]|(blank)": true)')
SHUFFLES = 4000
NEAR = 48
WAL_HEADER, FRAME_HEADER = 32, 24


@dataclass(frozen=True)
class Copy:
    """The file and its log as they lay on the disk at one moment."""

    folder: Path
    name: str

    @property
    def file(self) -> bytes:
        return (self.folder / self.name).read_bytes()

    @property
    def log(self) -> bytes:
        path = self.folder / f"{self.name}-wal"
        return path.read_bytes() if path.exists() else b""

    def tables(self) -> dict[str, list[dict[str, object]]]:
        """Every row of every table, with its rowid where it has one."""
        return _tables(self)


@dataclass(frozen=True)
class OneSide(Copy):
    """The same copy with the papers of the other side struck out: whoever knows a voter's side looks no further."""

    other: bytes

    @property
    def file(self) -> bytes:
        return self._without(super().file)

    @property
    def log(self) -> bytes:
        return self._without(super().log)

    def tables(self) -> dict[str, list[dict[str, object]]]:
        return {
            name: [row for row in rows if row.get("side") != self.other.decode() or "marks" not in row]
            for name, rows in _tables(Copy(self.folder, self.name)).items()
        }

    def _without(self, image: bytes) -> bytes:
        for mark in (b"ticks", b"blank"):
            image = image.replace(self.other + b'{"' + mark + b'"', self.other + b'{"other"')
        return image


@cache
def _tables(copy: Copy) -> dict[str, list[dict[str, object]]]:
    with TemporaryDirectory() as scratch:  # opening the evidence itself would empty its log
        shutil.copytree(copy.folder, scratch, dirs_exist_ok=True)
        db = sqlite3.connect(Path(scratch) / copy.name)
        db.row_factory = sqlite3.Row
        found = {}
        for (name,) in db.execute("select name from sqlite_master where type = 'table'").fetchall():
            try:
                rows = db.execute(f"select rowid as hidden_rowid, * from {name}").fetchall()
            except sqlite3.OperationalError:
                rows = db.execute(f"select * from {name}").fetchall()
            found[name] = [dict(row) for row in rows]
        db.close()
    return found


@dataclass(frozen=True)
class Evidence:
    voters: tuple[str, ...]  # in the order in which they voted
    before: Copy
    during: tuple[Copy, ...]  # one after each vote
    closing: Copy  # between the count and the wiping
    after: Copy


def of_one_side(evidence: Evidence, voters: Collection[str], other: str) -> Evidence:
    """What is left to find out once it is known which side each voter and each paper is of."""

    def seen(copy: Copy) -> Copy:
        return OneSide(copy.folder, copy.name, other.encode())

    during = [seen(copy) for voter, copy in zip(evidence.voters, evidence.during, strict=True) if voter in voters]
    theirs = tuple(voter for voter in evidence.voters if voter in voters)
    return Evidence(theirs, seen(evidence.before), tuple(during), seen(evidence.closing), seen(evidence.after))


def bytes_of(row: Mapping[str, object]) -> bytes:
    return b"|".join(v if isinstance(v, bytes) else str(v).encode() for v in row.values() if v is not None)


def choice_in(held: bytes) -> str | None:
    found = PAPER.search(held)
    return (found[1] or found[2]).decode() if found else None


def cells(image: bytes) -> Iterator[bytes]:
    """The cells of every leaf page, in the order in which they were written into the page: from its end forward."""
    size = int.from_bytes(image[16:18]) or 4096
    size = 65536 if size == 1 else size
    for start in range(0, len(image), size):
        yield from page_cells(image[start : start + size], 100 if start == 0 else 0)


def page_cells(page: bytes, at: int = 0) -> Iterator[bytes]:
    if len(page) < at + 8 or page[at] not in (10, 13):
        return
    count = int.from_bytes(page[at + 3 : at + 5])
    places = sorted(int.from_bytes(page[at + 8 + 2 * n : at + 10 + 2 * n]) for n in range(count))
    ends = [*places, len(page)][1:]
    yield from (page[place:end] for place, end in reversed(list(zip(places, ends, strict=True))))


def paired(voters: Sequence[str], choices: Sequence[str]) -> Guess:
    """The first voter with the first choice, and so on; nothing where they are not as many."""
    return dict(zip(voters, choices, strict=True)) if voters and len(voters) == len(choices) else {}


# ---- certain, if they find anything ----


def shared_key(evidence: Evidence) -> Iterator[Guess]:
    """A value that stands in one voter's row and in one paper's row alone joins the two."""
    for copy in (*evidence.during[-1:], evidence.closing, evidence.after):
        voters: dict[object, set[str]] = {}
        choices: dict[object, list[str]] = {}
        for rows in copy.tables().values():
            for row in rows:
                held = bytes_of(row)
                who = {voter for voter in evidence.voters if voter.encode() in held}
                what = choice_in(held)
                for value in row.values():
                    if isinstance(value, str | bytes) and len(value) >= 8:
                        voters.setdefault(value, set()).update(who)
                        choices.setdefault(value, []).extend([what] if what else [])
        yield {
            next(iter(who)): choices[value][0]
            for value, who in voters.items()
            if len(who) == 1 and len(choices[value]) == 1
        }


def difference(evidence: Evidence) -> Iterator[Guess]:
    """What a copy holds that the one before a vote did not: one paper more, one voter more."""
    guess = {}
    copies = (evidence.before, *evidence.during)
    for voter, earlier, later in zip(evidence.voters, copies, copies[1:], strict=False):
        known = set(held_in(earlier))
        new = {choice for held in held_in(later) if held not in known and (choice := choice_in(held))}
        if len(new) == 1:
            guess[voter] = new.pop()
    yield guess


def held_in(copy: Copy) -> Iterator[bytes]:
    """Its rows, the cells of its pages and those in its log."""
    yield from rows_of(copy)
    yield from cells(copy.file)
    yield from cells_of_log(copy)


def rows_of(copy: Copy) -> list[bytes]:
    return [bytes_of(row) for rows in copy.tables().values() for row in rows]


def cells_of_log(copy: Copy) -> Iterator[bytes]:
    """Frame by frame, those included that a checkpoint has left behind."""
    log, size = copy.log, int.from_bytes(copy.file[16:18])
    for start in range(WAL_HEADER, len(log) - size, FRAME_HEADER + size):
        yield from page_cells(log[start + FRAME_HEADER : start + FRAME_HEADER + size])


def side_by_side(evidence: Evidence) -> Iterator[Guess]:
    """A voter's identifier a few bytes from a choice: in free space, in what was deleted, in the log."""
    for copy in (evidence.closing, evidence.after):
        whole = copy.file + copy.log
        for begin, end in ((-NEAR, 0), (0, NEAR)):
            guess = {}
            for voter in evidence.voters:
                places = [found.start() if end == 0 else found.end() for found in re.finditer(voter.encode(), whole)]
                near = {choice for at in places if (choice := choice_in(whole[max(0, at + begin) : at + end]))}
                if len(near) == 1:
                    guess[voter] = near.pop()
            yield guess


# ---- better than chance, if order is left anywhere ----


def order_of_rows(evidence: Evidence) -> Iterator[Guess]:
    """Papers by each of their columns (rowid, key, time …), beside the order of voting."""
    for copy in (evidence.closing, evidence.after):
        for rows in copy.tables().values():
            papers = [row for row in rows if choice_in(bytes_of(row))]
            for column in papers[0] if papers else ():
                inside = sorted(papers, key=lambda row: str(row[column]).rjust(30))
                yield paired(evidence.voters, [str(choice_in(bytes_of(row))) for row in inside])


def order_of_pages(evidence: Evidence) -> Iterator[Guess]:
    """Papers as they lie in the pages of the file, beside the order of voting."""
    for copy in (evidence.closing, evidence.after):
        yield paired(evidence.voters, [choice for cell in cells(copy.file) if (choice := choice_in(cell))])


def order_of_log(evidence: Evidence) -> Iterator[Guess]:
    """The log read frame by frame, overwritten parts included: papers in the order in which they first appear."""
    for copy in (*evidence.during[-1:], evidence.closing, evidence.after):
        yield paired(evidence.voters, as_logged(copy))


def as_logged(copy: Copy) -> list[str]:
    choices: dict[bytes, str] = {}
    for cell in cells_of_log(copy):
        if (choice := choice_in(cell)) is not None:
            choices.setdefault(cell[:40], choice)
    return list(choices.values())


def length(evidence: Evidence) -> Iterator[Guess]:
    """What each vote has added to the tables, beside the lengths of the papers: a length of its own names its choice."""
    sizes = [sum(map(len, rows_of(copy))) for copy in (evidence.before, *evidence.during)]
    added = {voter: sizes[n + 1] - sizes[n] for n, voter in enumerate(evidence.voters)}
    papers = sorted((len(held), choice) for held in rows_of(evidence.after) if (choice := choice_in(held)))
    guess: dict[str, str] = {}
    for size in set(added.values()):
        alike = [voter for voter in added if added[voter] == size]
        shorter = sum(1 for voter in added if added[voter] < size)
        theirs = {choice for _, choice in papers[shorter : shorter + len(alike)]}
        if len(theirs) == 1:
            guess |= dict.fromkeys(alike, theirs.pop())
    yield guess


def order_of_sealed(evidence: Evidence) -> Iterator[Guess]:
    """Each voter's sealed paper, known from the copies, and the opened paper that stands in the same place of the order."""
    sealed = [(row["id"], bytes(str(row["id"]), "ascii")) for row in evidence.during[-1].tables().get("sealed", ())]
    owner = {}
    known: set[object] = set()
    for voter, copy in zip(evidence.voters, evidence.during, strict=True):
        now = {row["id"] for row in copy.tables().get("sealed", ())}
        if len(now - known) == 1:
            owner[next(iter(now - known))] = voter
        known = now
    by_key = [owner[id] for id, _ in sorted(sealed, key=lambda each: each[1]) if id in owner]
    lying = [id for cell in cells(evidence.during[-1].file) for id, written in sealed if written in cell]
    by_page = list(dict.fromkeys(owner[id] for id in lying if id in owner))
    for copy in (evidence.closing, evidence.after):
        for rows in copy.tables().values():
            papers = [row for row in rows if choice_in(bytes_of(row))]
            inside = (
                [str(choice_in(bytes_of(row))) for row in sorted(papers, key=lambda row: str(row["id"]))]
                if papers
                else []
            )
            yield paired(by_key, inside)
            yield paired(by_page, inside)
        for order in (by_key, by_page):
            yield paired(order, [choice for cell in cells(copy.file) if (choice := choice_in(cell))])
            yield paired(order, as_logged(copy))


CERTAIN: tuple[Callable[[Evidence], Iterator[Guess]], ...] = (shared_key, difference, side_by_side)
LIKELY: tuple[Callable[[Evidence], Iterator[Guess]], ...] = (
    order_of_rows,
    order_of_pages,
    order_of_log,
    length,
    order_of_sealed,
)


def by_chance(guess: Guess, truth: Mapping[str, str], chance: random.Random) -> float:
    """How likely as many hits are for somebody who knows the result and nothing else: p, by shuffling."""
    if not guess:
        return 1.0
    voters, chosen = list(truth), list(truth.values())
    hits = sum(guess.get(voter) == truth[voter] for voter in voters)
    as_good = 0
    for shuffle in range(1, SHUFFLES + 1):
        chance.shuffle(chosen)
        as_good += sum(guess.get(voter) == choice for voter, choice in zip(voters, chosen, strict=True)) >= hits
        if as_good > 20:  # far from unlikely: no need to know it better
            return as_good / shuffle
    return (as_good + 1) / (SHUFFLES + 1)
