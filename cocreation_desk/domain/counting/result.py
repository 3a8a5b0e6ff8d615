"""What a count found: exact numbers, the ties by name, the outcome, and the story of how it came about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Literal, TypeAlias, get_args

from cocreation_desk.domain.counting.exact import Detail, fraction, from_plain, to_plain
from cocreation_desk.domain.counting.papers import Pile
from cocreation_desk.domain.counting.rules import Rules, present_of, registered_of

Outcome: TypeAlias = Literal[
    "adopted", "rejected", "chosen", "tie", "runoff", "sides_differ", "no_quorum", "indicative", "empty"
]
Places: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Tally:
    """What one option received.

    ``score`` is what the method ranks by (votes, points, mean). ``people`` is how many gave it anything at all.
    ``distribution`` goes from the lowest mark to the highest. ``mean`` and ``top_two`` (how many gave one of the two
    best grades) speak of those who graded it; ``no_opinion`` counts the others.
    """

    option: str
    score: Fraction
    people: int
    distribution: Mapping[str, int] = field(default_factory=dict)
    no_opinion: int = 0
    mean: Fraction | None = None
    median: Fraction | None = None
    top_two: int | None = None


@dataclass(frozen=True)
class Moment:
    """One thing that happened in the count, as a key of the catalogue and its details."""

    key: str
    details: Mapping[str, Detail] = field(default_factory=dict)


@dataclass(frozen=True)
class Count:
    """The count of one vote. ``tallies`` keep the order of the paper.

    ``ranking`` goes best first, those level sharing a place. ``winners`` are those the rule chooses without doubt; ``tied`` are those level across the last place it has to
    give: the room decides between them, never this program. ``valid + blank + void == voters``.

    Outcomes: ``adopted`` and ``rejected`` (a proposal), ``chosen`` (the winners fill the seats), ``tie``,
    ``runoff`` (nobody has the majority: ``tied`` go to a second round), ``sides_differ`` (the room chooses, but not each
    side), ``no_quorum``, ``indicative`` (nothing to win), ``empty`` (no valid paper).
    """

    method: str
    voters: int
    blank: int
    tallies: tuple[Tally, ...]
    ranking: Places
    outcome: Outcome
    rules: Rules
    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    story: tuple[Moment, ...] = ()
    void: int = 0

    @property
    def valid(self) -> int:
        return self.voters - self.blank - self.void

    def of(self, option: str) -> Tally:
        return next(tally for tally in self.tallies if tally.option == option)

    def place(self, option: str) -> int:
        """1 for the best; two options level at 1 leave no one at 2, as in sports. 0 where nothing is ranked."""
        above = 0
        for group in self.ranking:
            if option in group:
                return above + 1
            above += len(group)
        return 0

    def moment(self, key: str) -> Mapping[str, Detail] | None:
        """The details of the first moment of that name."""
        return next((moment.details for moment in self.story if moment.key == key), None)

    def to_json(self) -> dict[str, Any]:
        """The count as plain JSON, to be kept as it was announced."""
        return {
            "method": self.method,
            "voters": self.voters,
            "blank": self.blank,
            "void": self.void,
            "valid": self.valid,
            "outcome": self.outcome,
            "winners": list(self.winners),
            "tied": list(self.tied),
            "ranking": [list(group) for group in self.ranking],
            "tallies": [_tally_to_json(tally) for tally in self.tallies],
            "story": [{"key": moment.key, "details": to_plain(moment.details)} for moment in self.story],
            "rules": self.rules.to_json(),
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Count:
        """The count that was kept; ValueError when it is not one."""
        try:
            if plain["outcome"] not in get_args(Outcome):
                raise ValueError("no such outcome")
            return cls(
                method=str(plain["method"]),
                voters=int(plain["voters"]),
                blank=int(plain["blank"]),
                tallies=tuple(_tally_from_json(tally) for tally in plain["tallies"]),
                ranking=tuple(tuple(group) for group in plain["ranking"]),
                outcome=plain["outcome"],
                rules=Rules().with_json(plain["rules"]),
                winners=tuple(plain["winners"]),
                tied=tuple(plain["tied"]),
                story=tuple(_moment_from_json(moment) for moment in plain["story"]),
                void=int(plain.get("void", 0)),
            )
        except (KeyError, TypeError) as missing:
            raise ValueError("not a count") from missing


@dataclass(frozen=True)
class Decider:
    """What a method looks at, by its own rule, when options are level across the last seat: highest value first."""

    key: str
    values: Callable[[tuple[str, ...]], Mapping[str, Any]]


def chosen(
    method: str,
    papers: Pile[Any],
    tallies: Sequence[Tally],
    rules: Rules,
    *,
    ranking: Places | None = None,
    deciders: Sequence[Decider] = (),
    story: Iterable[Moment] = (),
) -> Count:
    """The count that gives the seats to the best, ranked by score unless a ranking is given.

    An option nobody supported takes no seat. Options level across the last seat are told apart by the method's own
    ``deciders``, one after the other, then by the lot if it was drawn, and the story says so; those still level are named
    as tied, none of them seated.
    Those clearly above are winners all the same. The ranking keeps the level ones level.
    """
    places = by_score(tallies) if ranking is None else ranking
    supported = {tally.option for tally in tallies if tally.people}
    lot = (by_lot(rules.lot),) if rules.lot else ()
    winners, tied, settled = seat(places, rules.seats, supported, (*deciders, *lot))
    return in_order(
        Count(
            method,
            papers.voters,
            papers.blank,
            tuple(tallies),
            places,
            "tie" if tied else "chosen",
            rules,
            winners,
            tied,
            (*story, *settled),
            papers.void,
        )
    )


def decided(
    method: str,
    papers: Pile[Any],
    tallies: Sequence[Tally],
    rules: Rules,
    *,
    carried: bool,
    story: Iterable[Moment] = (),
) -> Count:
    """The count that adopts a proposal, the first option, or rejects it."""
    outcome: Outcome = "adopted" if carried else "rejected"
    winners = (tallies[0].option,) if carried else ()
    places = by_score(tallies)
    return in_order(
        Count(
            method,
            papers.voters,
            papers.blank,
            tuple(tallies),
            places,
            outcome,
            rules,
            winners,
            story=tuple(story),
            void=papers.void,
        )
    )


def shown(
    method: str,
    papers: Pile[Any],
    tallies: Sequence[Tally],
    rules: Rules,
    *,
    ranking: Places,
    story: Iterable[Moment] = (),
) -> Count:
    """The count that informs and decides nothing."""
    return in_order(
        Count(
            method,
            papers.voters,
            papers.blank,
            tuple(tallies),
            ranking,
            "indicative",
            rules,
            story=tuple(story),
            void=papers.void,
        )
    )


def in_order(count: Count) -> Count:
    """The count as it stands if anybody voted and the quorum is met; if not, nothing is won, and it says why."""
    if not count.valid:
        return replace(count, ranking=(), outcome="empty", winners=(), tied=(), story=())
    quorum = quorum_of(count.rules, count.voters)
    if quorum is None or count.outcome == "indicative":
        return count
    if quorum.details["met"]:
        return replace(count, story=(quorum, *count.story))
    return replace(count, outcome="no_quorum", winners=(), tied=(), story=(quorum,))


def by_score(tallies: Sequence[Tally]) -> Places:
    """Highest score first; options of the same score share a place, in the order of the paper."""
    return rank({tally.option: tally.score for tally in tallies})


def rank(scores: Mapping[str, Any]) -> Places:
    """Highest first, those of equal score in one group. Scores are anything that compares: numbers, tuples of them."""
    groups: dict[Any, list[str]] = {}
    for option, score in scores.items():
        groups.setdefault(score, []).append(option)
    return tuple(tuple(groups[score]) for score in sorted(groups, reverse=True))


def seat(
    places: Places, seats: int, supported: Iterable[str], deciders: Sequence[Decider] = ()
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Moment, ...]]:
    """Those who have a seat, those level across the last one, and how the deciders were used."""
    may = frozenset(supported)
    winners: tuple[str, ...] = ()
    for place in places:
        group = tuple(option for option in place if option in may)
        free = seats - len(winners)
        if len(group) > free:
            more, tied, story = _told_apart(group, free, deciders) if free else ((), (), ())
            return winners + more, tied, story
        winners += group
    return winners, (), ()


def _told_apart(
    level: tuple[str, ...], free: int, deciders: Sequence[Decider]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Moment, ...]]:
    for decider in deciders:
        values = decider.values(level)
        if len(set(values.values())) > 1:
            after = deciders[deciders.index(decider) + 1 :]
            winners, tied, story = seat(rank(values), free, level, after)
            told = Moment("told_apart", {"options": level, "by": decider.key, "chosen": winners, "left": tied})
            return winners, tied, (told, *story)
    return (), level, (Moment("tie", {"options": level, "places": free}),)


def by_lot(order: Sequence[str]) -> Decider:
    """The lot names some options before others; those it does not name come after, level."""
    return Decider("lot", lambda level: {option: -_place_in(order, option) for option in level})


def _place_in(order: Sequence[str], option: str) -> int:
    return order.index(option) if option in order else len(order)


def quorum_of(rules: Rules, voters: int) -> Moment | None:
    """Whether enough of the roll is there, or None where no quorum was asked for."""
    if rules.quorum is None and rules.quorum_people is None:
        return None
    registered = registered_of(rules)
    present = voters if rules.quorum_of == "voters" else present_of(rules, voters)
    share = rules.quorum or Fraction(0)
    needed = max(-(-share.numerator * registered // share.denominator), rules.quorum_people or 0)
    return Moment("quorum", {"met": present >= needed, "present": present, "needed": needed, "registered": registered})


def _tally_to_json(tally: Tally) -> dict[str, Any]:
    return {
        "option": tally.option,
        "score": to_plain(tally.score),
        "people": tally.people,
        "distribution": dict(tally.distribution),
        "no_opinion": tally.no_opinion,
        "mean": to_plain(tally.mean),
        "median": to_plain(tally.median),
        "top_two": tally.top_two,
    }


def _tally_from_json(plain: Mapping[str, Any]) -> Tally:
    return Tally(
        option=str(plain["option"]),
        score=fraction(plain["score"]),
        people=int(plain["people"]),
        distribution={str(mark): int(n) for mark, n in plain["distribution"].items()},
        no_opinion=int(plain["no_opinion"]),
        mean=None if plain["mean"] is None else fraction(plain["mean"]),
        median=None if plain["median"] is None else fraction(plain["median"]),
        top_two=plain["top_two"],
    )


def _moment_from_json(plain: Mapping[str, Any]) -> Moment:
    details = from_plain(plain["details"])
    if not isinstance(details, Mapping):
        raise ValueError("a moment without details")
    return Moment(str(plain["key"]), details)
