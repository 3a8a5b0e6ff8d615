"""What a look before the doors open finds: something to see to, something that is well, something good to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Sign = Literal["well", "known", "waiting"]


@dataclass(frozen=True)
class Concern:
    """A key of the catalogue with its details; ``stops`` when the doors cannot open before it is seen to."""

    key: str
    details: dict[str, object] = field(default_factory=dict)
    stops: bool = False
    step_id: str = ""


@dataclass(frozen=True)
class Ready:
    """Something that was looked at: well, or nothing to do about, or not known yet. A key with its details."""

    key: str
    details: dict[str, object] = field(default_factory=dict)
    sign: Sign = "well"
