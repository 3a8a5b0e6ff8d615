"""How much of a list we take: far above any session, far below what would stop this computer."""

from __future__ import annotations

LARGEST_FILE = 25_000_000  # bytes
MOST_LINES = 50_000
MOST_COLUMNS = 200
LONGEST_CELL = 10_000  # characters
MOST_UNPACKED = 50_000_000  # bytes a workbook may become
MOST_PARTS = 200  # files inside a workbook
