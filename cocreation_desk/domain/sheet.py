"""A list as it lies in a file, before anybody has said what its columns mean: a head, lines, and what was noticed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# Told how much is done of how much; it gives up by raising ``Stopped``.
Progress = Callable[[int, int], None]


class Stopped(Exception):
    """Somebody does not want to wait any longer."""


def unwatched(done: int, of: int) -> None:
    """Nobody waits for this."""


@dataclass(frozen=True)
class Remark:
    """Something done with the list that its owner should know: a key of the catalogue and its details."""

    key: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """The cells of one line, as many as the head has, and where it begins in the file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Spelling:
    """One way to read the bytes, with some of the words it gives that another would spell differently."""

    encoding: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    name: str
    fingerprint: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    spelling: Spelling | None = None  # none: the file says itself how it is written
    spellings: tuple[Spelling, ...] = ()
    is_sure: bool = True  # of the spelling
    tab: str = ""
    tabs: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
