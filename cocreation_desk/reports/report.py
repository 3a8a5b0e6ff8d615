"""The full report: what is in the minutes and more, told for whoever was not there, with its contents and annexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cocreation_desk.domain.agenda import StepState
from cocreation_desk.domain.ideas import QUESTION, Quotable
from cocreation_desk.domain.pieces import Fields, Heading, PageBreak, Paragraph, Piece, Table
from cocreation_desk.kinds.wording import notice_of
from cocreation_desk.reports.beforehand import beforehand
from cocreation_desk.reports.decisions import register
from cocreation_desk.reports.minutes import course, courses, incidents, what_next
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.presence import long_lists, presence
from cocreation_desk.reports.record import Record
from cocreation_desk.reports.results import overview
from cocreation_desk.reports.summary import essentials, limits

EVALUATION = "survey"


def report(order: Order) -> Record:
    """Rapport de séance; in the variant without names, for anybody to read."""
    if not order.has_begun:
        pieces = [Fields(tuple(_about(order))), *beforehand(order, "report")]
        return record(order, "report", pieces, number="RA", draft=not order.is_approved)
    say, steps = order.say, order.room.steps
    held = [step for step in steps if step.kind != EVALUATION]
    asked = [step for step in steps if step.kind == EVALUATION and step.state is not StepState.SKIPPED]
    pieces = [
        *essentials(order),
        PageBreak(),
        *_method(order),
        *courses(order, say("report_results"), held),
        *_ideas(order),
        Heading(say("paper_decisions_heading")),
        register(order),
        *([Heading(say("report_evaluation"))] if asked else []),
        *(piece for step in asked for piece in course(order, step)),
        *incidents(order),
        *what_next(order),
        *_annexes(order),
    ]
    written = record(order, "report", pieces, number="RA", draft=not order.is_approved)
    return replace(written, contents=True, opening=Fields(tuple(_about(order))))


def _about(order: Order) -> Iterator[tuple[str, str]]:
    """What stands on the cover."""
    say, session = order.say, order.session
    start, end = session.actual_start or session.starts_at, session.actual_end or session.ends_at
    yield say("paper_date"), order.when(start, end)
    for label, value in (
        ("paper_place", session.place),
        ("report_organiser", order.room.programme.organisation),
        ("paper_facilitator", session.facilitator),
        ("report_objective", session.objective),
    ):
        if value:
            yield say(label), value


def _method(order: Order) -> Iterable[Piece]:
    say, session = order.say, order.session
    yield Heading(say("report_method"))
    if session.promise:
        yield Paragraph(say.labelled(say("paper_promise"), session.promise))
    if order.room.draws:
        yield Paragraph(say("report_drawn"))
    yield Paragraph(limits(order))
    yield from presence(order)


def _ideas(order: Order) -> Iterable[Piece]:
    """The register of ideas: every contribution that may be shown and quoted, by its theme."""
    say, themes = order.say, {theme.id: theme.name for theme in order.room.themes}
    shown = [
        each
        for each in order.room.contributions
        if each.label != QUESTION and each.state.may_be_shown and each.quotable is not Quotable.NO
    ]
    if not shown:
        return
    rows = sorted(
        ((each.code, each.display, themes.get(each.theme_id or "", "–"), _side(order, each.step_id)) for each in shown),
        key=lambda row: (row[2] == "–", row[2], row[0]),
    )
    yield Heading(say("report_ideas"))
    head = (say("paper_column_code"), say("paper_column_text"), say("report_theme"), say("paper_column_origin"))
    yield Table(head, tuple(rows), (1.4, 7, 3.6, 1.6))


def _side(order: Order, step_id: str) -> str:
    step = order.room.step(step_id)
    return order.say("paper_origin_step", number=step.position + 1) if step else "–"


def _annexes(order: Order) -> Iterable[Piece]:
    say = order.say
    yield Heading(say("report_annex_times"))
    yield _times(order)
    if questions := _questions(order):
        yield Heading(say("report_annex_questions"))
        yield questions
    if votes := overview(order):
        yield Heading(say("paper_annex_results"))
        yield from votes
    if names := long_lists(order):
        yield Heading(say("paper_annex_presence"))
        yield from names
    if order.room.notice is not None and order.room.notice.text:
        yield Heading(say("report_annex_notice"))
        yield Paragraph(notice_of(order.room, say))
        yield Paragraph(say("release_version", n=order.room.notice.version), "note")


def _times(order: Order) -> Table:
    say, slots = order.say, {slot.step_id: slot for slot in order.room.slots}
    rows = []
    for step in order.room.steps:
        slot = slots[step.id]
        real = (
            order.span(step.started_at, step.ended_at or order.made_at) if step.started_at else say("report_not_held")
        )
        title = f"{step.position + 1}. {step.title.said_in(order.language)}"
        rows.append((title, order.span(slot.planned_start, slot.planned_end), real))
    return Table((say("run_column_step"), say("report_planned"), say("report_held")), tuple(rows), (5, 2, 2))


def _questions(order: Order) -> Table | None:
    say = order.say
    asked = [each for each in order.room.contributions if each.label == QUESTION and each.state.may_be_shown]
    shown = [each for each in asked if each.quotable is not Quotable.NO]
    if not shown:
        return None
    head = (say("paper_column_code"), say("report_question"), say("report_answer"))
    return Table(head, tuple((each.code, each.display, each.answer or "–") for each in shown), (1.2, 4.4, 4.4))
