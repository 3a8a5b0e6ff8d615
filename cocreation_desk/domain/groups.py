"""A plan of tables, visit groups or pairs for one session: what was wished, who sits where, who stays when the rest is drawn again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from cocreation_desk.domain import grouping
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.grouping import Guest, Progress, Round, Wishes
from cocreation_desk.domain.people import Participant, Presence, Side

FEATURES = ("side", "segment", "organisation", "language")
MOST_GROUPS, MOST_ROUNDS, MOST_STATIONS = 100, 12, 40
LONGEST_STATION = 60
AWAY = (Presence.EXCUSED, Presence.ABSENT, Presence.LEFT)


class What(StrEnum):
    TABLES = "tables"
    VISIT = "visit"
    PAIRS = "pairs"


@dataclass(frozen=True)
class Stations:
    """Where visit groups or pairs go round: ``at_once`` of them at each, so many minutes, and between two so many to walk."""

    names: tuple[str, ...] = ()
    minutes: int = 25
    between: int = 0
    at_once: int = 1
    starts_at: datetime | None = None


ANYWHERE = Stations()
NO_WISHES = Wishes()


@dataclass(frozen=True)
class Wanted:
    """What was asked for. ``groups`` says how many, or else ``size`` how many people each; pairs ask for neither."""

    what: What = What.TABLES
    groups: int = 0
    size: int = 6
    rounds: int = 1
    features: tuple[str, ...] = ("side",)
    sides: tuple[Side, ...] = tuple(Side)
    wishes: Wishes = NO_WISHES
    stations: Stations = ANYWHERE


@dataclass(frozen=True)
class Guides:
    guide: str = ""
    sweeper: str = ""


@dataclass(frozen=True)
class GroupPlan:
    """``rounds`` is the seating, empty until it is drawn; ``told_at`` when the room was told, ``round_now`` which round it is at."""

    id: str
    session_id: str
    wanted: Wanted
    rounds: tuple[Round, ...] = ()
    locked: frozenset[str] = frozenset()
    guides: Mapping[int, Guides] = field(default_factory=dict)
    told_at: datetime | None = None
    round_now: int = 0
    seed: int = 1

    @property
    def is_drawn(self) -> bool:
        return bool(self.rounds)

    @property
    def groups(self) -> int:
        return len(self.rounds[0]) if self.rounds else 0

    @property
    def seated(self) -> frozenset[str]:
        return frozenset(each for table in self.rounds[0] for each in table) if self.rounds else frozenset()

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Which group is where and when. Over several rounds, each round is one turn at the posts."""
        return rotation(self.wanted.stations, self.groups, len(self.rounds))

    def group_of(self, participant_id: str, round_no: int | None = None) -> int | None:
        """The number of that person's group, from 0, in that round or the one the room is at."""
        if not self.rounds:
            return None
        tables = self.rounds[self.round_now if round_no is None else round_no]
        return next((at for at, table in enumerate(tables) if participant_id in table), None)


@dataclass(frozen=True)
class Stop:
    """One line of a rotation: ``stations`` has, by group, the number of the station it is at; ``None`` for a pause."""

    starts_at: datetime | None
    ends_at: datetime | None
    stations: tuple[int | None, ...]


@dataclass(frozen=True)
class Change:
    """Who left the seating and who was added since it was drawn."""

    gone: tuple[str, ...]
    new: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.new)


def expected(people: Iterable[Participant], wanted: Wanted) -> tuple[Participant, ...]:
    """Who is to be seated: of those sides, all who have not said no, failed to come or left."""
    return tuple(each for each in people if each.side in wanted.sides and each.presence not in AWAY)


def guests(people: Iterable[Participant], features: Sequence[str]) -> tuple[Guest, ...]:
    return tuple(
        Guest(each.id, {name: value for name in features if (value := feature(each, name))}) for each in people
    )


def feature(person: Participant, name: str) -> str:
    """What tables are mixed by; empty where nothing is known."""
    match name:
        case "side":
            return person.side.value
        case "segment":
            return "" if person.segment == "none" else person.segment
        case "organisation":
            return " ".join(person.organisation.casefold().split())
        case "language":
            return person.language or ""
        case _:
            raise ValueError(f"people have no {name}")


def sizes(wanted: Wanted, people: int) -> tuple[int, ...]:
    """How many people each group has."""
    if not people:
        raise Refused("groups_nobody")
    if wanted.what is What.PAIRS:
        return grouping.pairs(people)
    if wanted.groups:
        return grouping.even_sizes(people, wanted.groups)
    return grouping.even_sizes(people, -(-people // wanted.size))


def checked(wanted: Wanted) -> Wanted:
    """The same, tidied; refused where it asks for what cannot be."""
    if wanted.groups > MOST_GROUPS or wanted.groups < 0 or (not wanted.groups and wanted.size < 1):
        raise Refused("groups_number", most=MOST_GROUPS)
    if not 1 <= wanted.rounds <= MOST_ROUNDS:
        raise Refused("groups_rounds", most=MOST_ROUNDS)
    names = tuple(" ".join(name.split())[:LONGEST_STATION] for name in wanted.stations.names if name.strip())
    if len(names) > MOST_STATIONS:
        raise Refused("groups_stations", most=MOST_STATIONS)
    if len({name.casefold() for name in names}) < len(names):
        raise Refused("groups_station_twice")
    return replace(wanted, stations=replace(wanted.stations, names=names))


def among(wanted: Wanted, known: Collection[str]) -> Wanted:
    """The wishes as far as they concern these people."""

    def kept(wishes: tuple[frozenset[str], ...]) -> tuple[frozenset[str], ...]:
        left = (frozenset(each for each in group if each in known) for group in wishes)
        return tuple(group for group in left if len(group) > 1)

    return replace(wanted, wishes=Wishes(kept(wanted.wishes.together), kept(wanted.wishes.apart)))


def draw(
    plan: GroupPlan, people: Sequence[Participant], seed: int, progress: Progress = lambda done: True
) -> tuple[Round, ...]:
    """Seat everybody expected; whoever is locked keeps their places of the seating before."""
    wanted, chosen = plan.wanted, expected(people, plan.wanted)
    asked = sizes(wanted, len(chosen))
    held = tuple(
        tuple(tuple(each for each in table if each in plan.locked) for table in tables) for tables in plan.rounds
    )
    if held and (len(held[0]) != len(asked) or len(held) != wanted.rounds) and any(map(any, held)):
        raise Refused("groups_locked_elsewhere")
    locked = held if held and len(held[0]) == len(asked) else ()
    stops = rotation(wanted.stations, len(asked), wanted.rounds) if wanted.rounds > 1 else ()
    places = [stop.stations for stop in stops]
    mixed = guests(chosen, wanted.features)
    return grouping.seat(mixed, asked, wanted.rounds, wanted.wishes, locked, seed, progress, places)


def changed(plan: GroupPlan, people: Sequence[Participant]) -> Change:
    """Who should no longer sit there, and who has no place yet."""
    here = {each.id for each in expected(people, plan.wanted)} if plan.is_drawn else set()
    ordered = [each.id for each in people if each.id in here - plan.seated]
    return Change(tuple(sorted(plan.seated - here)), tuple(ordered))


def caught_up(plan: GroupPlan, people: Sequence[Participant]) -> tuple[Round, ...]:
    """The seating for whoever is expected now: the fewest move."""
    change = changed(plan, people)
    rounds = grouping.without(plan.rounds, change.gone) if change.gone else plan.rounds
    for newcomer in change.new:
        rounds = grouping.with_newcomer(rounds, newcomer)
    return rounds


def moved(rounds: Sequence[Round], at: int, person: str, to: int) -> tuple[Round, ...]:
    """That person at another table of one round, and nobody else anywhere else."""
    _seat_of(rounds, at, person)
    if not 0 <= to < len(rounds[at]):
        raise Refused("groups_no_such_group")
    tables = [[each for each in table if each != person] for table in rounds[at]]
    tables[to].append(person)
    return _with(rounds, at, tables)


def swapped(rounds: Sequence[Round], at: int, one: str, other: str) -> tuple[Round, ...]:
    """Two people of one round, each in the other's place."""
    _seat_of(rounds, at, one)
    _seat_of(rounds, at, other)
    places = {one: other, other: one}
    return _with(rounds, at, [[places.get(each, each) for each in table] for table in rounds[at]])


def rotation(stations: Stations, groups: int, rounds: int = 1) -> tuple[Stop, ...]:
    """Each group at each station once, never more than ``at_once`` at one of them; who has no station free pauses.

    Groups start as far from one another as the stations allow, and go on in the stations' order. Where people change groups
    over several rounds, there are as many turns as rounds.
    """
    if not stations.names or not groups:
        return ()
    many = len(stations.names)
    turns = max(many, -(-groups // stations.at_once))
    first = [group * turns // groups if groups <= turns else group % turns for group in range(groups)]
    stops = []
    for turn in range(turns if rounds == 1 else rounds):
        at = tuple((start + turn) % turns for start in first)
        starts, ends = _times(stations, turn)
        stops.append(Stop(starts, ends, tuple(place if place < many else None for place in at)))
    return tuple(stops)


def counted(plan: GroupPlan, people: Sequence[Participant], name: str, at: int = 0) -> list[Counter[str]]:
    """By group of that round, how many have each value of a feature."""
    known = {each.id: each for each in people}
    return [
        Counter(value for each in table if each in known and (value := feature(known[each], name)))
        for table in plan.rounds[at]
    ]


def _times(stations: Stations, turn: int) -> tuple[datetime | None, datetime | None]:
    if stations.starts_at is None:
        return None, None
    starts = stations.starts_at + timedelta(minutes=turn * (stations.minutes + stations.between))
    return starts, starts + timedelta(minutes=stations.minutes)


def _seat_of(rounds: Sequence[Round], at: int, person: str) -> None:
    if not 0 <= at < len(rounds) or not any(person in table for table in rounds[at]):
        raise Refused("groups_not_seated")


def _with(rounds: Sequence[Round], at: int, tables: Sequence[Sequence[str]]) -> tuple[Round, ...]:
    made = tuple(tuple(table) for table in tables)
    return tuple(made if here == at else each for here, each in enumerate(rounds))
