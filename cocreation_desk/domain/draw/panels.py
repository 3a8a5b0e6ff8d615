"""The thousand panels of a draw with equal chances (CD-1000-1), published before three dice choose one of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cocreation_desk.domain.draw.plan import Plan
from cocreation_desk.domain.draw.pool import PoolMember, fingerprint
from cocreation_desk.domain.draw.problem import problem
from cocreation_desk.domain.errors import Refused

HOW_MANY = 1000


@dataclass(frozen=True)
class Panels:
    """By panel, 000 to 999, and place, in the order of the plan, who sits there."""

    seated: tuple[tuple[tuple[str, ...], ...], ...]

    def write(self) -> str:
        """A line a panel: what is published, and fingerprinted."""
        lines = (json.dumps(panel, ensure_ascii=False, separators=(",", ":")) for panel in self.seated)
        return "".join(f"{line}\n" for line in lines)

    @staticmethod
    def read(text: str) -> Panels:
        try:
            seated = tuple(
                tuple(tuple(str(number) for number in place) for place in json.loads(line))
                for line in text.splitlines()
            )
        except (ValueError, TypeError) as broken:
            raise Refused("draw_panels_unreadable") from broken
        if len(seated) != HOW_MANY:
            raise Refused("draw_panels_unreadable")
        return Panels(seated)

    def panel(self, at: int, plan: Plan) -> dict[str, tuple[str, ...]]:
        return {place.key: numbers for place, numbers in zip(plan.places, self.seated[at], strict=True)}

    def chances(self) -> Counter[str]:
        """In how many of the thousand panels everybody sits: their chance, exactly."""
        return Counter(number for panel in self.seated for place in panel for number in place)


def check_panels(plan: Plan, members: Sequence[PoolMember], panels: Panels) -> None:
    """Refuse panels of which any breaks a quota, seats somebody twice, or seats somebody who is not in the pool."""
    counted = problem(plan, members)
    sound: set[tuple[int, ...]] = set()  # many of the thousand have the same profiles
    for at, panel in enumerate(panels.seated):
        counts = [0] * len(counted.columns)
        numbers = [number for place in panel for number in place]
        for place, here in enumerate(panel):
            for number in here:
                column = counted.column_of.get((counted.profile_of.get(number, -1), place))
                if column is None:
                    raise Refused("draw_panel_wrong", number=at)
                counts[column] += 1
        if len(panel) != len(plan.places) or len(set(numbers)) != len(numbers):
            raise Refused("draw_panel_wrong", number=at)
        if tuple(counts) not in sound:
            if not counted.holds(counts):
                raise Refused("draw_panel_wrong", number=at)
            sound.add(tuple(counts))


def people_in(plan: Plan, members: Sequence[PoolMember], counts: Sequence[Sequence[int]], pool: str) -> Panels:
    """Panels of people from panels of profiles: within a profile everybody takes turns, so that none sits in more than
    one panel more than another. Where the turns begin is not up to the organiser: it follows the pool's fingerprint.
    """
    counted = problem(plan, members)
    digest = fingerprint(pool)
    turns = [
        _turns(sorted(profile.members, key=lambda n: fingerprint(f"{digest}|{n}"))) for profile in counted.profiles
    ]
    seated = []
    for panel in counts:
        here: list[list[str]] = [[] for _ in plan.places]
        for column, n in enumerate(panel):
            profile, place = counted.columns[column]
            here[place] += [next(turns[profile]) for _ in range(n)]
        seated.append(tuple(tuple(numbers) for numbers in here))
    return Panels(tuple(seated))


def _turns(numbers: Sequence[str]) -> Iterator[str]:
    while True:
        yield from numbers


def by_profile(
    plan: Plan, members: Sequence[PoolMember], chances: Mapping[str, int]
) -> list[tuple[tuple[str, ...], int, int, int]]:
    """For each profile: the answers, how many people, and their smallest and largest chance out of a thousand."""
    found: dict[tuple[str, ...], list[int]] = {}
    for member in members:
        answers = tuple(member.strata.get(feature, "") for feature in plan.features)
        found.setdefault(answers, []).append(chances.get(member.number, 0))
    return [(answers, len(each), min(each), max(each)) for answers, each in sorted(found.items())]
