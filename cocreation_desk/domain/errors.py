"""The two sorts of trouble that people are told about; anything else is a bug."""

from __future__ import annotations


class Trouble(Exception):
    """Something a person can be told: a key of the catalogue and the details its sentence needs."""

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


class Refused(Trouble):
    """A rule says no. The room may be told, where it asked."""


class Unavailable(Trouble):
    """The surroundings fail us (disk, port, file). The facilitator is told what happened and what to do."""
