"""Papers that move from option to option as options leave the race, and who leaves when several are level."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cocreation_desk.domain.counting.papers import Pile, Ranking


def clear_orders(papers: Pile[Ranking]) -> dict[tuple[str, ...], int]:
    """The order on each paper up to the first rank given twice: from there on nobody can say who is meant."""
    orders: dict[tuple[str, ...], int] = {}
    for ranking, alike in papers.papers.items():
        order: list[str] = []
        for group in ranking.groups:
            if len(group) > 1:
                break
            order += group
        orders[tuple(order)] = orders.get(tuple(order), 0) + alike
    return orders


def furthest(
    level: Sequence[str],
    history: Sequence[Mapping[str, int]],
    extreme: Callable[[Sequence[int]], int],
) -> tuple[str, ...]:
    """Those who had the fewest (``min``) or most (``max``) votes at the latest earlier stage at which they differed."""
    left = tuple(level)
    for stage in reversed(history):
        reached = extreme([stage[option] for option in left])
        left = tuple(option for option in left if stage[option] == reached)
    return left
