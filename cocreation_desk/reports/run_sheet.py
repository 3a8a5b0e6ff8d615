"""The facilitator's run sheet: each step with its time, what to say, what the room sees, and what must lie ready."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.clock import Slot
from cocreation_desk.domain.people import Audience
from cocreation_desk.domain.pieces import Heading, PageBreak, Paragraph, Piece, Table
from cocreation_desk.kinds.kind import prompt_of
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record

WIDTHS = (1.3, 4.4, 5.4, 3.4, 2.5, 3.2, 2.4, 1.8)
COLUMNS = ("time", "step", "say", "screen", "phones", "papers", "who", "length")
ANSWERED = ("collect", "ballot", "discuss", "survey", "charter", "assess", "commit", "pitch")
ON_PAPER = ("checkin", "charter", "ballot", "briefing", "tour", "collect", "close")


def run_sheet(order: Order) -> Record:
    """A sheet a day; a line a step, with room to note who does it."""
    say = order.say
    slots = {slot.step_id: slot for slot in order.room.slots}
    known = [(step, slots[step.id]) for step in order.room.steps if step.id in slots]
    pieces: list[Piece] = []
    days = [(day, list(lines)) for day, lines in groupby(known, key=lambda each: each[1].planned_start.date())]
    for day, lines in days:
        if len(days) > 1:
            pieces += [PageBreak()] if pieces else []
            pieces.append(Heading(say.weekday(day)))
        head = tuple(say(f"run_column_{each}") for each in COLUMNS)
        pieces.append(Table(head, tuple(_line(order, step, slot) for step, slot in lines), WIDTHS, "lllllllr"))
    pieces.append(Paragraph(say("run_note" if known else "run_empty"), "note"))
    return replace(record(order, "run_sheet", pieces, number="DR", landscape=True, compact=True), variant="")


def _line(order: Order, step: Step, slot: Slot) -> tuple[str, ...]:
    say = order.say
    lowest = step.min_minutes if step.min_minutes < step.minutes else step.minutes
    minutes = say("run_minutes", least=lowest, planned=step.minutes) if lowest < step.minutes else str(step.minutes)
    return (
        say.clock(slot.planned_start),
        "\n".join(_named(order, step)),
        prompt_of(step, order.room, say),
        say(f"run_screen_{step.kind}"),
        _phones(order, step),
        say(f"run_paper_{step.kind}") if step.kind in ON_PAPER else "",
        "",
        minutes,
    )


def _named(order: Order, step: Step) -> Iterator[str]:
    say = order.say
    yield f"{step.position + 1}. {step.title.said_in(order.language)}"
    if step.fixed_start is not None:
        yield say("run_fixed", time=say.clock(step.fixed_start))
    if step.optional:
        yield say("run_optional")


def _phones(order: Order, step: Step) -> str:
    """Who answers on a phone at this step; nobody at most of them."""
    if step.kind not in ANSWERED:
        return ""
    return order.say("run_phones_all" if step.audience is Audience.ALL else f"run_phones_{step.audience.value}")
