"""A count told in sentences: what came out, the order, what each option received, and how it came about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from cocreation_desk.domain.counting.exact import Detail
from cocreation_desk.domain.counting.result import Count, Moment
from cocreation_desk.domain.text import Text
from cocreation_desk.words import Say

Labels: TypeAlias = Mapping[str, Text]
Details: TypeAlias = Mapping[str, Detail]


def lines(count: Count, say: Say, labels: Labels) -> Iterator[str]:
    """The whole count, a line a sentence; options go by their label where there is one."""
    told = _Told(count, say, labels)
    yield say("cli_count_head", method=count.method, n=count.voters, valid=count.valid, blank=count.blank)
    if count.void:
        yield say("result_voids", n=count.void)
    yield told.outcome()
    if count.ranking:
        yield ""
        yield say("cli_count_order")
        yield from told.order()
    if story := list(told.story()):
        yield ""
        yield say("cli_count_story")
        yield from story


class _Told:
    def __init__(self, count: Count, say: Say, labels: Labels) -> None:
        self._count, self._say, self._labels = count, say, labels
        self._rounds = 0

    def outcome(self) -> str:
        count, say = self._count, self._say
        if count.outcome == "tie" and count.winners:
            return say("cli_count_chosen_and_tie", winners=self._names(count.winners), tied=self._names(count.tied))
        details = {"winners": self._names(count.winners), "tied": self._names(count.tied)}
        return say(f"cli_count_{count.outcome}", n=len(count.winners), **details)

    def order(self) -> Iterator[str]:
        for group in self._count.ranking:
            for option in group:
                place = self._count.place(option)
                level = self._say("cli_count_level") if len(group) > 1 else ""
                yield f"  {place}. {self.name(option)}{level}{self._received(option)}"

    def story(self) -> Iterator[str]:
        for moment in self._count.story:
            for line in _TELLERS.get(moment.key, _silent)(self, moment):
                yield f"  {line}"

    def name(self, option: object) -> str:
        """Never more than a line of printable characters: the name may come from anybody's file."""
        label = self._labels.get(str(option))
        words = label.said_in(self._say.language) if label else str(option)
        return "".join(each if each.isprintable() else "\ufffd" for each in words)

    def _received(self, option: str) -> str:
        tally = self._count.of(option)
        return self._say("cli_count_received", score=self._say.number(tally.score), n=tally.people)

    def _names(self, options: Detail) -> str:
        return self._say.listing([self.name(option) for option in options]) if isinstance(options, tuple) else ""

    def _figures(self, values: Detail) -> str:
        given = values.items() if isinstance(values, Mapping) else ()
        return " · ".join(f"{self.name(option)} {self._figure(value)}" for option, value in given)

    def _figure(self, value: Detail) -> str:
        return self._say.number(value, 5) if isinstance(value, int | Fraction) else str(value)

    # What the moments of the count say

    def plain(self, moment: Moment) -> Iterator[str]:
        """A sentence that needs the details as they are, options by their names."""
        yield self._say(f"cli_story_{moment.key}", **self._spoken(moment.details))

    def _spoken(self, details: Details) -> dict[str, object]:
        spoken: dict[str, object] = {}
        for name, detail in details.items():
            match detail:
                case tuple():
                    spoken[name] = self._names(detail)
                case str() if name in ("option", "winner"):
                    spoken[name] = self.name(detail)
                case Mapping():
                    spoken[name] = self._figures(detail)
                case int() | Fraction() | str():
                    spoken[name] = detail
        return spoken

    def each_side(self, moment: Moment) -> Iterator[str]:
        carried = moment.details["carried"]
        yield self._say("cli_story_each_side")
        for side, yes in carried.items() if isinstance(carried, Mapping) else ():
            yield "  " + self._say("rule_side_carries" if yes else "rule_side_does_not", side=self._side(side))

    def weighed(self, moment: Moment) -> Iterator[str]:
        weights, left_out = moment.details["weights"], moment.details["left_out"]
        told = weights.items() if isinstance(weights, Mapping) else ()
        named = " · ".join(f"{self._side(side)} {self._figure(weight)}" for side, weight in told)
        yield self._say("cli_story_weighed", weights=named, shares=self._figures(moment.details["shares"]))
        if isinstance(left_out, tuple) and left_out:
            names = self._say.listing([self._side(side) for side in left_out])
            yield "  " + self._say("rule_weights_left_out", sides=names)

    def _side(self, side: object) -> str:
        key = f"side_{side}"
        return self._say(key) if key in self._say else self.name(side)

    def quorum(self, moment: Moment) -> Iterator[str]:
        figures = {name: moment.details[name] for name in ("present", "needed", "registered")}
        yield self._say("cli_story_quorum_met" if moment.details["met"] else "cli_story_quorum_not_met", **figures)

    def round(self, moment: Moment) -> Iterator[str]:
        self._rounds += 1
        details = moment.details
        yield self._say("cli_story_round", number=self._rounds, votes=self._figures(details["votes"]))
        if exhausted := details["exhausted"]:
            yield "  " + self._say("cli_story_exhausted", papers=exhausted)
        if "out" in details:
            yield "  " + self._say("cli_story_out", options=self._names(details["out"]))
        if "winner" in details:
            yield "  " + self._say("cli_story_more_than_half", option=self.name(details["winner"]))

    def stage(self, moment: Moment) -> Iterator[str]:
        self._rounds += 1
        details = moment.details
        yield self._say("cli_story_stage", number=self._rounds, votes=self._figures(details["votes"]))
        if "surplus_of" in details:
            yield "  " + self._say("cli_story_surplus", option=self.name(details["surplus_of"]))
        if "excluded" in details:
            yield "  " + self._say("cli_story_excluded", options=self._names(details["excluded"]))
        if details["elected"]:
            yield "  " + self._say("cli_story_elected", options=self._names(details["elected"]))

    def lot_needed(self, moment: Moment) -> Iterator[str]:
        names = self._names(moment.details["options"])
        yield self._say("cli_story_lot_needed", options=names)
        if not moment.details["changes_winners"]:
            yield "  " + self._say("cli_story_lot_changes_nothing")

    def tie(self, moment: Moment) -> Iterator[str]:
        yield self._say("cli_story_tie", n=moment.details["places"], options=self._names(moment.details["options"]))

    def told_apart(self, moment: Moment) -> Iterator[str]:
        details = moment.details
        by = self._say(f"cli_decider_{details['by']}")
        yield self._say("cli_story_told_apart", options=self._names(details["options"]), by=by)

    def matrix(self, moment: Moment) -> Iterator[str]:
        yield self._say(f"cli_story_{moment.key}")
        for option, row in moment.details.items():
            yield f"  {self.name(option)} > {self._figures(row)}"

    def majority_grades(self, moment: Moment) -> Iterator[str]:
        yield self._say("cli_story_majority_grades")
        for option, found in moment.details.items():
            if isinstance(found, Mapping):
                yield "  " + self._say("cli_story_majority_grade", option=self.name(option), **found)

    def intervals(self, moment: Moment) -> Iterator[str]:
        yield self._say("cli_story_intervals")
        for option, between in moment.details.items():
            if isinstance(between, tuple):
                low, high = between
                yield "  " + self._say("cli_story_interval", option=self.name(option), low=low, high=high)

    def listed(self, moment: Moment) -> Iterator[str]:
        if moment.details["options"]:
            yield from self.plain(moment)

    def places(self, moment: Moment) -> Iterator[str]:
        for option, place in moment.details.items():
            if isinstance(place, Mapping):
                figures = {"impact": place["impact"], "effort": place["effort"]}
                yield self._say("cli_story_place", option=self.name(option), **figures)

    def reasons(self, moment: Moment) -> Iterator[str]:
        texts = moment.details["texts"]
        yield self._say(f"cli_story_{moment.key}", n=moment.details["people"])
        yield from (f"  {self.name(text)}" for text in (texts if isinstance(texts, tuple) else ()))


def _silent(told: _Told, moment: Moment) -> Iterator[str]:
    """A moment of a later version goes untold: the figures above hold without it."""
    return iter(())


_TELLERS: Mapping[str, Callable[[_Told, Moment], Iterator[str]]] = {
    "added": _Told.listed,
    "concerns": _Told.reasons,
    "condorcet_winner": _Told.plain,
    "credits_spent": _Told.plain,
    "duels": _Told.matrix,
    "each_side": _Told.each_side,
    "few_grades": _Told.listed,
    "intervals": _Told.intervals,
    "invited_to_speak": _Told.plain,
    "last_ones_elected": _Told.listed,
    "level": _Told.plain,
    "lot_needed": _Told.lot_needed,
    "majority": _Told.plain,
    "majority_grades": _Told.majority_grades,
    "no_condorcet_winner": _Told.plain,
    "not_told_apart": _Told.listed,
    "objections": _Told.reasons,
    "paths": _Told.matrix,
    "places": _Told.places,
    "points_spent": _Told.plain,
    "quorum": _Told.quorum,
    "quota": _Told.plain,
    "round": _Told.round,
    "runoff": _Told.plain,
    "seat": _Told.plain,
    "second_round": _Told.listed,
    "shares": _Told.plain,
    "spent": _Told.plain,
    "stage": _Told.stage,
    "support": _Told.plain,
    "tie": _Told.tie,
    "told_apart": _Told.told_apart,
    "weighed": _Told.weighed,
}

TOLD = frozenset(_TELLERS)
