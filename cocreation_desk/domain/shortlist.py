"""The first of a vote that was announced before: what a later vote of the session goes on with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.text import Text

CHOSE = frozenset({"chosen", "tie"})


def shortlisted(names: Sequence[str], ballots: Iterable[Ballot], most: int) -> tuple[str, ...]:
    """Of these, the first ``most`` of the newest vote that chose among them, in their own order.

    Who is level with the last of them is in. All of them where there was no such vote, or ``most`` is 0.
    """
    held = [each for each in ballots if each.state is BallotState.PROCLAIMED and each.announced is not None]
    for ballot in sorted(held, key=lambda each: str(each.closed_at), reverse=True) if most else ():
        label = {option.id: _plain(option.label) for option in ballot.options}
        count = Announcement.from_json(ballot.announced or {}).sides.all
        if count.outcome not in CHOSE or not set(label.values()) & set(names):
            continue
        first: set[str] = set()
        for place in count.ranking:
            if len(first) < most:
                first |= {label[option] for option in place}
        if found := tuple(name for name in names if name in first):
            return found
    return tuple(names)


def _plain(label: Text) -> str:
    return label.fr or label.en
