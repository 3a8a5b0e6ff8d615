"""What changed since the round before: the totals beside each other, and who moved, in counts, where papers can be followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cocreation_desk.domain.announcement import Announcement, was
from cocreation_desk.domain.ballot import Ballot, Secrecy
from cocreation_desk.domain.counting.result import Count, Tally
from cocreation_desk.domain.counting.sides import Suppressed, shift
from cocreation_desk.domain.moves import BLANK, Moves
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.results import announced, notes_of, side_of, voted, whole_key
from cocreation_desk.kinds.wording import side_name, voters
from cocreation_desk.words import NBSP, Say

MOST_STREAMS = 6
IN_WORDS = {
    "agreement": "degree_",
    "consent": "stance_",
}  # what stands in a paper of one proposal, as keys of the catalogue


@dataclass(frozen=True)
class Place:
    """One thing a paper could say, and how much it had in each round."""

    mark: str
    label: str
    before: Fraction
    after: Fraction


def round_before(ballot: Ballot, room: Room) -> tuple[Ballot, Announcement] | None:
    """The round this one follows, and what was announced of it."""
    parent = room.ballot(ballot.parent_id) if ballot.parent_id else None
    told = announced(parent) if parent else None
    return (parent, told) if parent and told else None


def shift_view(ballot: Ballot, result: Announcement, room: Room, say: Say) -> View | None:
    """None for a first round."""
    earlier = round_before(ballot, room)
    if earlier is None:
        return None
    parent, before = earlier
    places = _places(ballot, parent, before.sides.all, result.sides.all, say)
    longest = max((abs(n) for place in places for n in (place.before, place.after)), default=Fraction(0)) or Fraction(1)
    return {
        "paper": "shift",
        "sides": [side_of(whole_key(result), result.sides.all.voters, room, say)],
        "before_text": say("result_round", n=parent.round),
        "after_text": say("result_round", n=ballot.round),
        "rows": [
            {
                "mark": place.mark,
                "label": place.label,
                "before": float(max(place.before, Fraction(0)) / longest),
                "after": float(max(place.after, Fraction(0)) / longest),
                "before_text": say.number(place.before, 1),
                "after_text": say.number(place.after, 1),
                "change_text": say.signed(place.after - place.before) if place.after != place.before else "=",
            }
            for place in places
        ],
        "told": _told(result, say),
        "streams": _streams(ballot, parent, result.moves.all, say) if result.moves else [],
        "by_side": _by_side(ballot, parent, before, result, room, say),
        "why": "" if result.moves else why_totals(ballot, say),
        "n_text": voters(voted(result), room, say),
        "note": " ".join(notes_of(ballot, result, room, say)),
    }


def why_totals(ballot: Ballot, say: Say) -> str:
    """Why nobody is followed from one round to the other."""
    return say(f"shift_why_{'papers' if ballot.secrecy is Secrecy.NAMED else ballot.secrecy.value}")


def _told(result: Announcement, say: Say) -> str:
    if result.moves is None:
        return say("shift_totals_only")
    moves = result.moves.all
    told = say("shift_moved", n=moves.people - moves.stayed, of=moves.people)
    others = [say("shift_came", n=moves.came)] if moves.came else []
    others += [say("shift_left", n=moves.left)] if moves.left else []
    return f"{told} {' '.join(others)}".strip()


def _places(ballot: Ballot, parent: Ballot, before: Count, after: Count, say: Say) -> list[Place]:
    moved = shift(before, after, was(parent, ballot))
    if ballot.method in IN_WORDS:
        return [
            Place("", _in_words(ballot, key, say), *_fractions(each.before, each.after, key))
            for each in moved
            for key in each.after.distribution
        ]
    options = {option.id: option for option in ballot.options}
    return [
        Place(
            options[each.option].mark,
            options[each.option].label.said_in(say.language),
            _amount(each.before),
            _amount(each.after),
        )
        for each in moved
    ]


def _fractions(before: Tally, after: Tally, key: str) -> tuple[Fraction, Fraction]:
    return Fraction(before.distribution.get(key, 0)), Fraction(after.distribution[key])


def _amount(tally: Tally) -> Fraction:
    return tally.mean if tally.mean is not None else tally.score


def _in_words(ballot: Ballot, key: str, say: Say) -> str:
    words = say(f"degree_{key}") if ballot.method == "agreement" else say(f"stance_{key}")
    return f"{key} · {words}" if ballot.method == "agreement" else words


def _streams(ballot: Ballot, parent: Ballot, moves: Moves, say: Say) -> list[View]:
    """The broadest streams, each « from → to » and how many people."""
    names, marks = _names(ballot, parent, say), _marks(ballot)
    return [
        {
            "before": names.get(flow.before, flow.before),
            "after": names.get(flow.after, flow.after),
            "short": "  →  ".join(marks.get(place, names.get(place, place)) for place in (flow.before, flow.after)),
            "n": flow.n,
            "text": say("shift_people", n=flow.n),
        }
        for flow in moves.moved[:MOST_STREAMS]
    ]


def _names(ballot: Ballot, parent: Ballot, say: Say) -> Mapping[str, str]:
    if ballot.method in IN_WORDS:
        keys = [str(n) for n in range(1, 8)] if ballot.method == "agreement" else ["none", "concern", "objection"]
        names = {key: _in_words(ballot, key, say) for key in keys}
    else:
        both = (*parent.options, *ballot.options)
        names = {option.id: option.label.said_in(say.language) for option in both}
    return {**names, BLANK: say("result_blank")}


def _marks(ballot: Ballot) -> Mapping[str, str]:
    """By what a place is known beside the picture, where its whole name stands already."""
    if ballot.method in IN_WORDS:
        return {str(n): str(n) for n in range(1, 8)}
    return {option.id: option.mark for option in ballot.options}


def _by_side(
    ballot: Ballot, parent: Ballot, before: Announcement, result: Announcement, room: Room, say: Say
) -> list[str]:
    """One line a side, where both may be shown: who moved, or what the side's totals became."""
    if len(voted(result)) < 2:
        return []
    if result.moves is not None:
        lines = []
        for side in (each for each in Side if each in result.moves.by):
            moves, name = result.moves.by[side], side_name(side, room, say)
            if isinstance(moves, Suppressed):
                lines.append(say("shift_side_held_back", side=name))
            else:
                lines.append(say("shift_side_moved", side=name, n=moves.people - moves.stayed, of=moves.people))
        return lines
    lines = []
    for side in Side:
        then, now = before.sides.of(side), result.sides.of(side)
        if then is None or now is None:
            continue
        changes = [
            f"{place.mark or place.label}{NBSP}{say.signed(place.after - place.before)}"
            for place in _places(ballot, parent, then, now, say)
            if place.after != place.before
        ]
        lines.append(say.labelled(side_name(side, room, say), " · ".join(changes) or say("shift_nothing")))
    return lines if len(lines) > 1 else []
