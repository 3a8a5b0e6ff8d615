"""The ballot files of OpenSTV and OpaVote (.blt).

Source: the format as OpenSTV documents it: ``options seats``; a line of negative numbers for those withdrawn; papers as
``weight 3 1=2 0`` (``=`` between level options, ``-`` for a rank skipped), perhaps with an identifier in brackets; a
line ``0``; the names and the title in quotation marks. What follows ``#`` is a comment.
"""

from __future__ import annotations

import re

from cocreation_desk.domain.counting.formats.election import (
    Election,
    Stack,
    from_order,
    named,
    number_of_options,
    unreadable,
)
from cocreation_desk.domain.counting.formats.election import number as whole
from cocreation_desk.domain.counting.papers import PaperKind

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def read_blt(text: str, paper: PaperKind, *, one: bool) -> Election:
    """The election without those withdrawn: papers pass over them."""
    lines = [(number, line) for number, raw in enumerate(text.splitlines(), start=1) if (line := _without_comment(raw))]
    if not lines:
        raise unreadable(1)
    how_many, seats = _head(*lines[0])
    withdrawn: set[int] = set()
    piles: list[tuple[int, list[list[int]]]] = []
    end = 0
    for at, (number, line) in enumerate(lines[1:], start=1):
        if line == "0":
            end = at
            break
        if line.startswith("-"):
            withdrawn |= {-n for n in _numbers(number, line)}
        else:
            piles.append(_pile(number, line, how_many))
    labels = [match.replace('\\"', '"') for _, line in lines[end + 1 :] for match in QUOTED.findall(line)]
    if not end or len(labels) < how_many:
        raise unreadable(lines[-1][0])
    names = named(labels[:how_many])
    stack = Stack()
    for weight, ranks in piles:
        order = [frozenset(names[n - 1] for n in rank if n not in withdrawn) for rank in ranks]
        stack.put(from_order(order, paper, one=one), weight)
    options = tuple(name for n, name in enumerate(names, start=1) if n not in withdrawn)
    return Election(options, tuple(stack.papers), {"seats": seats})


def _head(number: int, line: str) -> tuple[int, int]:
    """How many options, and for how many seats."""
    match line.split():
        case [options, seats] if seats.strip("0"):
            return number_of_options(options, number), whole(seats, number)
        case _:
            raise unreadable(number)


def _pile(number: int, line: str, options: int) -> tuple[int, list[list[int]]]:
    words = re.sub(r"^\([^)]*\)\s*", "", line).split()
    if len(words) < 2 or words[-1] != "0":
        raise unreadable(number)
    weight, *ranks = words
    groups = [_numbers(number, rank.replace("=", " ")) for rank in ranks[:-1] if rank != "-"]
    named_ones = [n for group in groups for n in group]
    if len(set(named_ones)) != len(named_ones) or not all(1 <= n <= options for n in named_ones):
        raise unreadable(number)
    return whole(weight, number), groups


def _numbers(number: int, line: str) -> list[int]:
    try:
        return [int(part) for part in line.split()]
    except ValueError as other:
        raise unreadable(number) from other


def _without_comment(line: str) -> str:
    """The line up to a ``#`` that is not inside a name."""
    quoted = False
    for at, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == "#" and not quoted:
            return line[:at].strip()
    return line.strip()
