"""What the command line can do, one module a command; its order is the order of the help."""

from __future__ import annotations

# Each module is only loaded when its command is asked for: help and checks need no windows and no fonts.
COMMANDS: dict[str, str] = {
    "demo": "demo",
    "new": "new",
    "check": "check",
    "serve": "serve",
    "import": "importing",
    "people": "people",
    "person": "person",
    "erase": "erasing",
    "purge": "purging",
    "codes": "codes",
    "print": "printing",
    "export": "exporting",
    "draw": "drawing",
    "verify-draw": "verifying",
    "count": "count",
    "rehearse": "rehearse",
}
