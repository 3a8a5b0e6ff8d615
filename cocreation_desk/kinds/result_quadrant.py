"""Where the room places each idea: impact upwards, effort to the right, and where it disagrees with itself."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.results import notes_of, side_of, voted, whole_key
from cocreation_desk.kinds.wording import voters
from cocreation_desk.words import Say

CORNERS = ("quick_win", "big_project", "small_plus", "avoid")


def quadrant_view(ballot: Ballot, result: Announcement, room: Room, say: Say) -> View:
    count = result.sides.all
    places = count.moment("places") or {}
    low, high = ballot.rules.grades[0], ballot.rules.grades[-1]
    taken: Counter[tuple[Fraction, Fraction]] = Counter()
    rows = []
    for option in ballot.options:
        place: Any = places.get(option.id)
        row: View = {
            "mark": option.mark,
            "label": option.label.said_in(say.language),
            "placed": place is not None,
            "x": 0.0,
            "y": 0.0,
            "aside": 0,  # how many stand on the same spot already
            "impact_text": "–",
            "effort_text": "–",
            "verdict": say("quadrant_nowhere"),
            "disagree": False,
        }
        if place is not None:
            effort, impact = Fraction(place["effort"]), Fraction(place["impact"])
            verdict = say(f"quadrant_{place['quadrant']}")
            row |= {
                "x": float((effort - low) / (high - low)),
                "y": float((impact - low) / (high - low)),
                "aside": taken[effort, impact],
                "impact_text": say.number(impact, 1),
                "effort_text": say.number(effort, 1),
                "verdict": say("quadrant_split", verdict=verdict) if place["disagree"] else verdict,
                "disagree": bool(place["disagree"]),
            }
            taken[effort, impact] += 1
        rows.append(row)
    return {
        "paper": "quadrant",
        "sides": [side_of(whole_key(result), count.voters, room, say)],
        "corners": [say(f"quadrant_{corner}") for corner in CORNERS],
        "axes": [say("vote_impact"), say("vote_effort")],
        "rows": rows,
        "legend": say("quadrant_pale") if any(row["disagree"] for row in rows) else "",
        "n_text": voters(voted(result), room, say),
        "note": " ".join(notes_of(ballot, result, room, say)),
    }
