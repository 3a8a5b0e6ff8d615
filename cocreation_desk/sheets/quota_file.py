"""Quotas kept in a file of their own: a table from a spreadsheet, or TOML."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from pathlib import Path

from cocreation_desk.domain.draw.quotas import Quota, read_quotas, write_quotas
from cocreation_desk.domain.errors import Refused, Unavailable

ENDINGS = (".csv", ".toml", ".tsv", ".txt")
MOST_BYTES = 1024 * 1024


def open_quotas(path: Path, seats: int) -> dict[str, tuple[Quota, ...]]:
    """By place, the empty one being every place; a share is a share of ``seats``. Refused in words where it makes no sense."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused("draw_quotas_unreadable")
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unavailable("file_missing", name=path.name) from None
    except OSError as trouble:
        raise Unavailable("file_unreadable", name=path.name) from trouble
    return read_quotas(_text(content), path.suffix.lstrip(".").lower(), seats)


def quotas_as(ending: str, by_place: Mapping[str, Sequence[Quota]]) -> bytes:
    """TOML, or a table that a spreadsheet opens with its accents."""
    kind = ending.lstrip(".").lower()
    return write_quotas(by_place, kind).encode("utf-8" if kind == "toml" else "utf-8-sig")


def _text(content: bytes) -> str:
    """UTF-8, the UTF-16 of « Unicode text », or the cp1252 of an older Excel."""
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as other:
        raise Refused("draw_quotas_unreadable") from other
