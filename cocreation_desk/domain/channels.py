"""By which ways the papers of a vote came in, and how much of that may be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cocreation_desk.domain.ballot import Ballot, Secrecy
from cocreation_desk.domain.reconciling import Correction

CHANNELS = ("phone", "kiosk", "paper", "hands")
HANDS = "hands"
UNTOLD = ""  # of papers whose way in is no longer kept with them
TOGETHER = "together"


@dataclass(frozen=True)
class Channels:
    """How many papers were found, and how many people signed the roll, by the way they came. Raised hands sign nothing.

    ``predicted`` are those of the papers found that predict the others, and are no votes. ``loose`` are the people who signed for a paper of the common urn and put it there themselves.
    """

    found: Mapping[str, int] = field(default_factory=dict)
    signed: Mapping[str, int] = field(default_factory=dict)
    predicted: Mapping[str, int] = field(default_factory=dict)
    loose: frozenset[str] = frozenset()
    corrections: tuple[Correction, ...] = ()

    @property
    def hands(self) -> int:
        return self.found.get(HANDS, 0)

    @property
    def votes(self) -> Mapping[str, int]:
        """The papers found that are votes."""
        return {name: n - self.predicted.get(name, 0) for name, n in self.found.items()}

    @property
    def predictions(self) -> Channels:
        """The same of the predictions alone."""
        return Channels(found=self.predicted)

    @property
    def all_signed(self) -> int:
        """Signatures and raised hands: as many as there must be papers."""
        return sum(self.signed.values()) + self.hands

    @property
    def all_found(self) -> int:
        return sum(self.found.values())


def told(ballot: Ballot, channels: Channels, least: int) -> Mapping[str, int]:
    """The votes by channel; of a vote that is not named, together where one channel has fewer than ``least``.

    Everybody saw the raised hands: they are always told apart. Empty where there is nothing to say beyond the total.
    """
    counts = {name: n for name, n in (channels.signed if ballot.is_secret else channels.votes).items() if n}
    raised = counts.pop(HANDS, 0)
    few = UNTOLD in counts or (len(counts) > 1 and min(counts.values()) < least)
    if few and ballot.secrecy is not Secrecy.NAMED:
        counts = {TOGETHER: sum(counts.values())} if raised else {}
    shown = {name: counts[name] for name in (*CHANNELS, TOGETHER) if name in counts}
    return {**shown, HANDS: raised} if raised else shown


def point_at_people(papers: Iterable[tuple[str, str]], least: int) -> bool:
    """Whether side and channel, kept on each paper, would tie a few papers to the few who signed the roll that way."""
    alike = Counter((side, channel) for side, channel in papers if channel != HANDS)
    return len({channel for _, channel in alike}) > 1 and min(alike.values()) < least
