"""The last chapter of a count that is told in chapters: what each side of the room gave, where both may be shown."""

from __future__ import annotations

from fractions import Fraction

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.result import Count, Tally
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.results import groups, notes_of, sides_of, voted
from cocreation_desk.kinds.wording import grade_name, named, side_name, voters
from cocreation_desk.words import Say

# What a side gave to an option, where it is not how many people: by the method.
BY_SCORE = frozenset({"instant_runoff", "stv", "star", "quadratic", "schulze", "wiki_survey"})


def has_sides(result: Announcement) -> bool:
    return len(groups(result)) == 2


def sides_view(ballot: Ballot, result: Announcement, room: Room, say: Say) -> View:
    """A bar a side for every option, and whom each side would have chosen by itself."""
    shown = groups(result)
    amounts = [[_amount(group.count.of(option), ballot) for option in ballot.option_ids] for group in shown]
    unit = say(f"sides_unit_{_unit(ballot)}")
    longest = max((abs(n) for line in amounts for n in line), default=Fraction(0)) or Fraction(1)
    return {
        "paper": "by_side",
        "sides": sides_of(shown, room, say),
        "told": " ".join(
            (f"{unit}.", *filter(None, (_told(ballot, each.key, each.count, room, say) for each in shown)))
        ),
        "rows": [
            {
                "mark": option.mark,
                "label": option.label.said_in(say.language),
                "values": [
                    {
                        "key": group.key,
                        "name": side_name(group.key, room, say),
                        "count": float(line[at]),
                        "share": float(max(line[at], Fraction(0)) / longest),
                        "text": _text(group.count.of(option.id), ballot, say),
                    }
                    for group, line in zip(shown, amounts, strict=True)
                ],
                "sum_text": "",
                "people_text": "",
                "first": False,
            }
            for at, option in enumerate(ballot.options)
        ],
        "n_text": voters(voted(result), room, say),
        "note": " ".join(notes_of(ballot, result, room, say)),
    }


def _told(ballot: Ballot, side: str, count: Count, room: Room, say: Say) -> str:
    if not count.winners:
        return ""
    return say("sides_would_choose", side=side_name(side, room, say), names=named(ballot, count.winners, say))


def _unit(ballot: Ballot) -> str:
    return ballot.method if ballot.method in BY_SCORE | {"majority_judgment", "score"} else "people"


def _amount(tally: Tally, ballot: Ballot) -> Fraction:
    if ballot.method == "majority_judgment":
        return (tally.median if tally.median is not None else Fraction(-1)) + 1
    if ballot.method == "score":
        return tally.mean or Fraction(0)
    return tally.score if ballot.method in BY_SCORE else Fraction(tally.people)


def _text(tally: Tally, ballot: Ballot, say: Say) -> str:
    if ballot.method == "majority_judgment":
        return "–" if tally.median is None else grade_name(ballot.rules.grades, int(tally.median), say)
    if ballot.method == "score":
        return "–" if tally.mean is None else say.mean(tally.mean)
    if ballot.method == "quadratic":
        return say.signed(tally.score, 0)
    return say.number(_amount(tally, ballot), 1)
