"""Compare a text with the one that was accepted; a different one is left beside it, to be accepted with ``mv``."""

from __future__ import annotations

from pathlib import Path

ACCEPTED = Path(__file__).parent.parent / "golden" / "papers"


def assert_as_accepted(name: str, text: str) -> None:
    accepted = ACCEPTED / f"{name}.txt"
    fresh = ACCEPTED / f"{name}.txt.new"
    if accepted.exists() and accepted.read_text("utf-8") == text:
        fresh.unlink(missing_ok=True)
        return
    fresh.write_text(text, "utf-8", newline="\n")
    raise AssertionError(f"{name} is not as it was accepted: see {fresh}")
