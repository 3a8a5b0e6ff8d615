"""Options judged in grades: how many gave each, the median line of majority judgment, the mean of a score."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.result import Count, Tally
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.results import notes_of, side_of, voted, whole_key
from cocreation_desk.kinds.wording import grade_name, named, voters
from cocreation_desk.words import Say


def judged_view(ballot: Ballot, result: Announcement, room: Room, say: Say, at: int | None) -> View:
    """Majority judgment is told in two chapters: what was judged, then where the middle judge stands."""
    count = result.sides.all
    median = ballot.method == "majority_judgment"
    rounds = 2 if median and count.valid else 1
    here = rounds - 1 if at is None else min(max(at, 0), rounds - 1)
    told = not median or here == 1
    grades = ballot.rules.grades
    order = _ranked(count) if told else ballot.option_ids
    options = {option.id: option for option in ballot.options}
    first = frozenset((*count.winners, *count.tied)) if told else frozenset()
    return {
        "paper": "judged",
        "sides": [side_of(whole_key(result), count.voters, room, say)],
        "round": here,
        "rounds": rounds,
        "round_text": say("count_chapter", n=here + 1, of=rounds) if rounds > 1 else "",
        "told": _told(ballot, count, here, say),
        "median": median and told,
        "grades": [
            {
                "label": grade_name(ballot.rules.grades, grade, say) if median else str(grade),
                "tone": _tone(place, len(grades)),
            }
            for place, grade in enumerate(grades)
        ],
        "rows": [
            {
                "mark": options[option].mark,
                "label": options[option].label.said_in(say.language),
                "segments": _segments(count.of(option)),
                "verdict": _verdict(ballot, count, option, say) if told else "",
                "first": option in first,
            }
            for option in order
        ],
        "n_text": voters(voted(result), room, say),
        "note": " ".join((*_few(ballot, count, say), *notes_of(ballot, result, room, say, ends=False))),
    }


def _ranked(count: Count) -> Sequence[str]:
    ranked = [option for place in count.ranking for option in place]
    return [*ranked, *(tally.option for tally in count.tallies if tally.option not in ranked)]


def _segments(tally: Tally) -> list[View]:
    """Best grade first, so that what is wanted stands at the left and the middle is easily seen."""
    whole = sum(tally.distribution.values())
    counts = list(tally.distribution.values())
    return [
        {"grade": grade, "count": n, "share": n / whole if whole else 0.0, "text": str(n)}
        for grade, n in reversed(list(enumerate(counts)))
    ]


def _tone(place: int, of: int) -> int:
    """Which of the design's six tones a grade has: the worst the first, the best the last."""
    return round(5 * place / max(1, of - 1))


def _verdict(ballot: Ballot, count: Count, option: str, say: Say) -> str:
    tally = count.of(option)
    if ballot.method == "majority_judgment":
        return "" if tally.median is None else grade_name(ballot.rules.grades, int(tally.median), say)
    return "–" if tally.mean is None else say.mean(tally.mean)


def _told(ballot: Ballot, count: Count, here: int, say: Say) -> str:
    if not count.valid:
        return say("result_nobody")
    winners = named(ballot, count.winners, say)
    level = count.outcome == "tie" and not ballot.settled
    tied = say("outcome_level", names=named(ballot, count.tied, say)) if level else ""
    if ballot.method == "score":
        return say("count_score", names=winners, n=len(count.winners)) if count.winners else tied
    if here == 0:
        return say("count_judged")
    if tied:
        return f"{tied} {say('count_median')}"
    if not count.winners:
        return say("count_median")
    grade = count.of(count.winners[0]).median or Fraction(0)
    return say("count_majority_grade", names=winners, grade=grade_name(ballot.rules.grades, int(grade), say))


def _few(ballot: Ballot, count: Count, say: Say) -> list[str]:
    few = count.moment("few_grades")
    options = few["options"] if few else ()
    if not isinstance(options, tuple):
        return []
    names = named(ballot, [str(option) for option in options], say)
    return [say("count_few_grades", names=names)] if options else []
