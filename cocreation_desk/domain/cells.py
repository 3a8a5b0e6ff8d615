"""Cells that a spreadsheet opens: what it would take for a formula leaves as text, and comes back as it was."""

from __future__ import annotations

# A cell that begins with one of these is a formula somewhere; the last four are their full-width twins.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
_TEXT = "'"


def harmless(cell: str) -> str:
    """The cell with an apostrophe before anything a spreadsheet would take for a formula."""
    return f"{_TEXT}{cell}" if _is_obeyed(cell) else cell


def as_it_was(cell: str) -> str:
    """The cell without the apostrophe that only kept it from being a formula; any other is somebody's own."""
    bare = cell.removeprefix(_TEXT)
    return bare if _is_obeyed(bare) else cell


def _is_obeyed(cell: str) -> bool:
    return cell.lstrip(" ").startswith(_BEGINS_A_FORMULA)
