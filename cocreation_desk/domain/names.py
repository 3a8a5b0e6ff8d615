"""First and last names out of one cell."""

from __future__ import annotations


def cut_name(full_name: str) -> tuple[str, str]:
    """First name and last name: cut where the capitals say so (« LE GOFF Maël »), else after the first word."""
    words = full_name.split()
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        return " ".join(word for word in words if word not in capitals), " ".join(capitals)
    return (words[0], " ".join(words[1:])) if words else ("", "")
