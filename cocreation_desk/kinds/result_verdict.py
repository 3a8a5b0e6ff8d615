"""Only whether a proposal was adopted: where so few vote that figures would say who voted what."""

from __future__ import annotations

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.results import side_of, voted, whole_key
from cocreation_desk.kinds.wording import voters
from cocreation_desk.words import Say


def verdict_told(count: Count, say: Say) -> str:
    """« Adopté », and nothing more."""
    return say(f"verdict_{_outcome(count)}")


def _outcome(count: Count) -> str:
    return count.outcome if count.outcome in ("adopted", "rejected", "no_quorum") else "tie"


def verdict_view(ballot: Ballot, result: Announcement, room: Room, say: Say) -> View:
    count, outcome = result.sides.all, _outcome(result.sides.all)
    return {
        "paper": "verdict",
        "sides": [side_of(whole_key(result), count.voters, room, say)],
        "outcome": verdict_told(count, say),
        "passes": outcome == "adopted",
        "sign": {"adopted": "✓", "rejected": "×"}.get(outcome, ""),
        "n_text": voters(voted(result), room, say),
        "note": say("verdict_why_alone"),
    }
