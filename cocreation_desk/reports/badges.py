"""Everybody's badge, from the room and the doors."""

from __future__ import annotations

from cocreation_desk.domain.people import Side
from cocreation_desk.reports.labels import Badge, Stock, labels
from cocreation_desk.reports.order import Order


def badge_sheets(order: Order, stock: Stock = "L7418", shift_mm: tuple[float, float] = (0.0, 0.0)) -> bytes:
    """Badges in the order of their numbers. A customer's says who, never what sort of customer; staff have a band."""
    room, say = order.room, order.say
    badges = [
        Badge(
            first_name=person.first_name,
            last_name=person.last_name,
            organisation=person.organisation,
            band=person.role if person.side is not Side.CUSTOMER else "",
            url=order.doors[person.id].url,
            code=order.doors[person.id].code,
            number=str(person.badge_no),
        )
        for person in sorted(room.participants, key=lambda each: each.badge_no)
        if person.id in order.doors
    ]
    session = order.session
    times = say(
        "paper_date_and_times",
        date=say.weekday(session.starts_at.date()),
        times=order.span(session.starts_at, session.ends_at),
    )
    back = [line for line in (session.title.said_in(order.language), times, session.place) if line]
    title = f"{say('paper_badges')} – {session.title.said_in(order.language)}"
    return labels(badges, stock, order.language, order.made_at, title=title, back=back, shift_mm=shift_mm)
