"""How many must be in the room for it to decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cocreation_desk.domain.errors import Refused

HIGHEST = 5000


class QuorumKind(StrEnum):
    NONE = "none"
    SHARE = "share"
    NUMBER = "number"


@dataclass(frozen=True)
class Quorum:
    """``value`` is a percentage of those on the list, or a number of people."""

    kind: QuorumKind = QuorumKind.NONE
    value: int = 0

    def needed(self, registered: int) -> int:
        """A share that falls between two people asks for the one more."""
        match self.kind:
            case QuorumKind.NONE:
                return 0
            case QuorumKind.SHARE:
                return -(-registered * self.value // 100)
            case QuorumKind.NUMBER:
                return self.value

    def is_met(self, here: int, registered: int) -> bool:
        return here >= self.needed(registered)


NO_QUORUM = Quorum()


def check_quorum(quorum: Quorum) -> None:
    highest = {QuorumKind.NONE: HIGHEST, QuorumKind.SHARE: 100, QuorumKind.NUMBER: HIGHEST}[quorum.kind]
    if quorum.kind is not QuorumKind.NONE and not 1 <= quorum.value <= highest:
        raise Refused("quorum_out_of_range", low=1, high=highest)
