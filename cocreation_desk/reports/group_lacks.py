"""What the papers of groups still miss, said before anybody prints them."""

from __future__ import annotations

from cocreation_desk.domain.groups import GroupPlan, What
from cocreation_desk.reports.document import Lack
from cocreation_desk.reports.order import Order


def carded(order: Order) -> GroupPlan | None:
    """The plan that table cards stand for: tables, or visit groups where there are none."""
    drawn = {plan.wanted.what: plan for plan in order.room.groupings if plan.is_drawn}
    return drawn.get(What.TABLES) or drawn.get(What.VISIT)


def badged(order: Order) -> GroupPlan | None:
    """The plan whose groups stand on the badges: those of a visit, or tables; none that change from round to round."""
    steady = {plan.wanted.what: plan for plan in order.room.groupings if len(plan.rounds) == 1}
    return steady.get(What.VISIT) or steady.get(What.TABLES)


def turning(order: Order) -> tuple[GroupPlan, ...]:
    """The plans in which somebody changes place: from station to station, or from table to table."""
    return tuple(
        plan for plan in order.room.groupings if plan.is_drawn and (plan.wanted.stations.names or len(plan.rounds) > 1)
    )


def paired(order: Order) -> GroupPlan | None:
    return next((plan for plan in order.room.groupings if plan.is_drawn and plan.wanted.what is What.PAIRS), None)


def staged(order: Order) -> tuple[GroupPlan, ...]:
    """The plans with stations, whether anybody has been told off to them yet or not."""
    return tuple(plan for plan in order.room.groupings if plan.wanted.stations.names)


def lacks_tables(order: Order) -> Lack | None:
    return Lack("kit_no_tables") if carded(order) is None else None


def lacks_groups(order: Order) -> Lack | None:
    return Lack("kit_no_groups") if not any(plan.is_drawn for plan in order.room.groupings) else None


def lacks_rotation(order: Order) -> Lack | None:
    return Lack("kit_no_rotation") if not turning(order) else None


def lacks_stations(order: Order) -> Lack | None:
    return Lack("kit_no_stations") if not staged(order) else None


def lacks_pairs(order: Order) -> Lack | None:
    return Lack("kit_no_pairs") if paired(order) is None else None
