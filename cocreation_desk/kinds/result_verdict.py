"""Only whether a proposal was adopted: where so few vote that figures would say who voted what."""

from __future__ import annotations

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.results import side_of, voted, whole_key
from cocreation_desk.kinds.wording import voters
from cocreation_desk.words import Say


def outcome_only(ballot: Ballot, room: Room) -> bool:
    step = room.step(ballot.step_id)
    return ballot.method == "yesno" and step is not None and step.settings.get("outcome_only") is True


def verdict_view(ballot: Ballot, result: Announcement, room: Room, say: Say) -> View:
    count = result.sides.all
    outcome = count.outcome if count.outcome in ("adopted", "rejected", "no_quorum") else "tie"
    return {
        "paper": "verdict",
        "sides": [side_of(whole_key(result), count.voters, room, say)],
        "outcome": say(f"verdict_{outcome}"),
        "passes": outcome == "adopted",
        "sign": {"adopted": "✓", "rejected": "×"}.get(outcome, ""),
        "n_text": voters(voted(result), room, say),
        "note": say("verdict_why_alone"),
    }
