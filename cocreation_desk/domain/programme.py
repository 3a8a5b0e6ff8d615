"""The whole operation: one file, one organisation, its sessions."""

from __future__ import annotations

from dataclasses import dataclass

from cocreation_desk.domain.text import Language


@dataclass(frozen=True)
class Programme:
    id: str
    name: str
    organisation: str
    language: Language
    contact: str = ""
    retention_months: int = 6  # of people's names, after the last session
    unselected_days: int = 30  # of registrations that got no seat, after the last session
