"""What a vote that is closed looks like in the console: bars a side, the gaps to what had been predicted."""

from __future__ import annotations

from fractions import Fraction

from cocreation_desk.design import SIDES
from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.result import Count, Tally
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.ballot.guidance import outcome
from cocreation_desk.kinds.results import groups
from cocreation_desk.kinds.wording import gap_between
from cocreation_desk.widgets.bars import Bar, Line
from cocreation_desk.words import Say

WIDEST_GAPS = 3


def outcome_lines(ballot: Ballot, room: Room, say: Say) -> list[Line]:
    """Nothing where the vote promised no more than its outcome: that is a sentence beside it."""
    result = outcome(ballot, room)
    if result is None or ballot.outcome_only:
        return []
    shown = groups(result)
    if ballot.method == "agreement" and len(ballot.options) == 1:
        return _degrees(ballot, result, say)
    counts = [group.count for group in shown]
    if isinstance(result.predicted, Count) and not result.held_back:
        counts.append(result.predicted)
    most = max((_amount(count.of(option)) for count in counts for option in ballot.option_ids), default=Fraction(1))
    lines = []
    for option in ballot.options:
        bars = []
        for group in shown:
            tally = group.count.of(option.id)
            look = SIDES[group.key]
            share = float(_amount(tally) / most) if most > 0 else 0.0
            bars.append(Bar(look.shape, share, _words(tally, say), look.colour, look.pattern == "striped"))
        if isinstance(result.predicted, Count) and not result.held_back and ballot.predicted_by is not None:
            tally, look = result.predicted.of(option.id), SIDES[ballot.predicted_by.value]
            share = float(_amount(tally) / most) if most > 0 else 0.0
            words = say("ballot_panel_predicted", value=_words(tally, say))
            bars.append(Bar(look.hollow, share, words, look.colour, striped=True))
        lines.append(Line(option.label.said_in(say.language), tuple(bars)))
    return lines


def gap_lines(ballot: Ballot, room: Room, say: Say) -> list[str]:
    """The widest gaps, with the sign they have on the stage: what was answered, minus what had been predicted."""
    result = outcome(ballot, room)
    if result is None or ballot.outcome_only:
        return []
    labels = {option.id: option.label.said_in(say.language) for option in ballot.options}
    return [
        say(
            "ballot_panel_gap",
            label=labels[gap.option],
            actual=say.mean(gap.mean),
            predicted=say.mean(gap.predicted),
            gap=gap_between(gap.mean, gap.predicted, say),
        )
        for gap in result.gaps[:WIDEST_GAPS]
    ]


def _degrees(ballot: Ballot, result: Announcement, say: Say) -> list[Line]:
    shown = groups(result)
    tallies = [(group.key, group.count.of(ballot.option_ids[0])) for group in shown]
    most = max((n for _, tally in tallies for n in tally.distribution.values()), default=1) or 1
    degrees = list(tallies[0][1].distribution) if tallies else []
    lines = []
    for degree in degrees:
        bars = []
        for key, tally in tallies:
            n, look = tally.distribution.get(degree, 0), SIDES[key]
            bars.append(Bar(look.shape, n / most, say.number(n), look.colour, look.pattern == "striped"))
        key = f"degree_{degree}"
        lines.append(Line(say(key) if key in say else str(degree), tuple(bars)))
    return lines


def _amount(tally: Tally) -> Fraction:
    """How long its bar is; votes against leave none."""
    return max(tally.mean if tally.mean is not None else tally.score, Fraction(0))


def _words(tally: Tally, say: Say) -> str:
    return say.mean(tally.mean) if tally.mean is not None else say.number(tally.score)
