"""Everybody's badge, from the room and the doors, and the spare ones for whoever comes unannounced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cocreation_desk.domain.badges import SPARE_BADGES, spare_badge
from cocreation_desk.domain.consents import keeps_out_of_pictures
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.kinds.group_words import group_word
from cocreation_desk.reports.badge_face import Badge
from cocreation_desk.reports.document import Lack, lacks_address
from cocreation_desk.reports.group_lacks import badged
from cocreation_desk.reports.labels import labels
from cocreation_desk.reports.order import Order
from cocreation_desk.shapes import shape

MOST_AGENDA_LINES = 7


def badge_sheets(order: Order) -> bytes:
    """Badges in the order of their numbers. A customer's says who, never what sort of customer; staff have a band."""
    people = sorted(order.room.participants, key=lambda each: each.badge_no)
    return _printed(order, "paper_badges", [_badge(order, each) for each in people if each.id in order.doors])


def spare_badges(order: Order) -> bytes:
    """Badges without a name, numbered, each with a code that works once it is given to somebody; those still free."""
    say = order.say
    spare = []
    for number in range(1, SPARE_BADGES + 1):
        door = order.doors.get(spare_badge(order.session.id, number))
        if door is not None and number not in order.room.spares:
            spare.append(Badge("", "", "", "", door.url, door.code, say("paper_spare_badge", number=str(number))))
    return _printed(order, "paper_spare_badges", spare)


def lacks_spares(order: Order) -> Lack | None:
    """None free any more, or nowhere to go with them."""
    all_given = len(order.room.spares) >= SPARE_BADGES
    return Lack("kit_no_spares") if all_given else lacks_address(order)


def _badge(order: Order, person: Participant) -> Badge:
    door = order.doors[person.id]
    plan = badged(order)
    at = plan.group_of(person.id) if plan else None
    no_image = keeps_out_of_pictures(order.room.consents.get(person.id, {}), person.is_minor)
    return Badge(
        first_name=person.first_name,
        last_name=person.last_name,
        organisation=person.organisation,
        band=person.role if person.side is not Side.CUSTOMER else "",
        url=door.url,
        code=door.code,
        number=order.say("paper_badge_number", number=str(person.badge_no)),
        group="" if at is None else group_word(at, order.say),
        outline=() if at is None else shape(at).outline,
        colour="" if at is None else shape(at).colour,
        no_photo=order.labels.photo_marks and no_image,
    )


def _printed(order: Order, what: str, badges: Sequence[Badge]) -> bytes:
    title = f"{order.say(what)} – {order.session.title.said_in(order.language)}"
    return labels(badges, order.labels, order.language, order.made_at, title=title, back=tuple(_back(order)))


def _back(order: Order) -> Iterator[str]:
    """What somebody lost in a corridor needs: where, when, whom to call, how to get on the network."""
    say, session = order.say, order.session
    yield session.title.said_in(order.language)
    yield order.when(session.starts_at, session.ends_at)
    if session.place:
        yield session.place
    if order.labels.wifi:
        yield say("paper_badge_wifi", name=order.labels.wifi)
    yield say("paper_badge_emergency")
    titles = {step.id: step.title.said_in(order.language) for step in order.room.steps}
    first_day = [slot for slot in order.room.slots if slot.planned_start.date() == session.starts_at.date()]
    for slot in first_day[:MOST_AGENDA_LINES]:
        yield f"{say.clock(slot.planned_start)}  {titles[slot.step_id]}"
