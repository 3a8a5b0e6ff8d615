"""The minutes: who was there, what was decided and promised, how the session went step by step, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.clock import days_of
from cocreation_desk.domain.commitments import NoteKind
from cocreation_desk.domain.ideas import QUESTION, Contribution, ContributionState, Quotable
from cocreation_desk.domain.pieces import (
    Bullets,
    Fields,
    Heading,
    Paragraph,
    Piece,
    Signatures,
    Table,
    Together,
)
from cocreation_desk.kinds import KINDS
from cocreation_desk.reports.beforehand import beforehand
from cocreation_desk.reports.decisions import register
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.presence import long_lists, presence
from cocreation_desk.reports.quotes import attributed, verbatims
from cocreation_desk.reports.record import Record
from cocreation_desk.reports.results import overview


def minutes(order: Order) -> Record:
    """Compte rendu de séance, decisions first because that is what people look for.

    ``order.version.body`` may hold what the secretary wrote: ``syntheses`` (by step), ``distribution``, ``remarks``.
    """
    to_tell = order.has_begun or order.version is not None  # what somebody wrote is never left out
    pieces = [*_banner(order), *(_as_held(order) if to_tell else beforehand(order, "minutes"))]
    version = order.version.version if order.version else 1
    return record(order, "minutes", pieces, number=f"CR{version}", draft=not order.is_approved)


def _as_held(order: Order) -> Iterable[Piece]:
    return [
        *_presence(order),
        *_promise(order),
        Heading(order.say("paper_decisions_heading")),
        register(order),
        *courses(order, order.say("paper_course"), order.room.steps),
        *_questions(order),
        *_themes(order),
        *incidents(order),
        *what_next(order),
        *_closing(order),
        *_annexes(order),
    ]


def _banner(order: Order) -> Iterable[Piece]:
    say, session = order.say, order.session
    start, end = session.actual_start or session.starts_at, session.actual_end or session.ends_at
    several = days_of(session.starts_at, session.ends_at)
    planned = (order.when if several else order.span)(session.starts_at, session.ends_at)
    lines = [
        (say("paper_date"), order.when(start, end)),
        (say("paper_planned"), planned if session.actual_start else ""),
        (say("paper_place"), session.place),
        (say("paper_facilitator"), session.facilitator),
        (say("paper_chair"), session.chair),
        (say("paper_secretary"), session.secretary),
        (say("paper_version"), _status(order)),
        (say("paper_distribution"), _written(order, "distribution") or say("paper_distribution_default")),
    ]
    yield Fields(tuple((label, value) for label, value in lines if value))


def _status(order: Order) -> str:
    version = order.version
    if version is None or version.approved_at is None:
        return order.say("paper_version_draft", version=version.version if version else 1)
    return order.say(
        "paper_version_approved",
        version=version.version,
        name=version.approved_by,
        date=version.approved_at.date(),
    )


def _presence(order: Order) -> Iterable[Piece]:
    yield Heading(order.say("paper_presence"))
    yield from presence(order)


def _promise(order: Order) -> Iterable[Piece]:
    session, say = order.session, order.say
    if session.objective or session.promise:
        yield Heading(say("paper_object_and_promise"))
    if session.objective:
        yield Paragraph(session.objective)
    if session.promise:
        yield Paragraph(say.labelled(say("paper_promise"), session.promise))


def courses(order: Order, heading: str, steps: Sequence[Step]) -> Iterable[Piece]:
    """How the steps went, one after the other; under a heading for each day where there are several."""
    say = order.say
    day_of = {slot.step_id: slot.planned_start.date() for slot in order.room.slots}
    days = [(day, list(those)) for day, those in groupby(steps, key=lambda step: day_of[step.id])]
    for day, those in days:
        yield Heading(say.labelled(heading, say.weekday(day)) if len(days) > 1 else heading)
        for step in those:
            yield from course(order, step)


def course(order: Order, step: Step) -> Iterable[Piece]:
    """How one step went: its times, what was written of it, what came out, what was said."""
    say = order.say
    yield Heading(f"{step.position + 1}. {step.title.said_in(order.language)}", 2)
    yield Paragraph(_times(order, step), "note")
    if step.state is StepState.SKIPPED:
        return
    if synthesis := _synthesis(order, step):
        yield Paragraph(synthesis)
    if not _took_place(order, step):
        return
    yield from KINDS[step.kind].minutes(step, order.room, say)
    for note in verbatims(order, step.id):
        yield Paragraph(attributed(order, note), "quote")


def _took_place(order: Order, step: Step) -> bool:
    """Was it opened, or did anything come out of it all the same?"""
    room = order.room
    return step.started_at is not None or any(
        (
            room.contributions_of(step),
            room.replies.get(step.id),
            [theme for theme in room.themes if theme.step_id == step.id],
            [promise for promise in room.commitments if promise.step_id == step.id],
            [decision for decision in room.decisions if decision.step_id == step.id],
            [ballot for ballot in room.ballots_of(step) if ballot.opened_at is not None],
            verbatims(order, step.id),
        )
    )


def _times(order: Order, step: Step) -> str:
    say = order.say
    slot = next(slot for slot in order.room.slots if slot.step_id == step.id)
    planned = say("paper_step_planned", times=order.span(slot.planned_start, slot.planned_end))
    if step.state is StepState.SKIPPED:
        return say("paper_step_skipped", planned=planned, why=step.skip_reason or say("paper_no_reason"))
    if step.started_at is None:
        return say("paper_step_not_held", planned=planned)
    end = step.ended_at or order.session.actual_end or order.made_at
    return say("paper_step_held", times=order.span(step.started_at, end), planned=planned)


def _questions(order: Order) -> Iterable[Piece]:
    """How many were asked and what became of them; the questions themselves stand where they were asked."""
    asked = [each for each in order.room.contributions if each.label == QUESTION and each.state.may_be_shown]
    if not asked:
        return
    say = order.say
    answered = sum(1 for each in asked if each.state is ContributionState.ANSWERED)
    yield Heading(say("paper_questions"))
    yield Paragraph(say("paper_questions_asked", n=len(asked), answered=answered, later=len(asked) - answered))


def _themes(order: Order) -> Iterable[Piece]:
    say, room = order.say, order.room
    parked = [note for note in room.notes if note.kind is NoteKind.PARKING]
    held = {step.id: step.position for step in room.steps if step.state is not StepState.SKIPPED}
    told = Counter(held[theme.step_id] for theme in room.themes if theme.step_id in held)
    elsewhere = [theme for theme in room.themes if theme.step_id not in held]
    if not (parked or room.themes):
        return
    yield Heading(say("paper_themes"))
    for position, n in sorted(told.items()):
        yield Paragraph(say("paper_themes_at", n=n, number=position + 1))
    if elsewhere:
        yield Bullets(tuple(theme.name for theme in elsewhere))
    if parked:
        yield Heading(say("paper_parking"), 2)
        yield Bullets(tuple(note.text for note in parked))


def incidents(order: Order) -> Iterable[Piece]:
    """What happened outside the plan: incidents, and the steps that were not held."""
    say, room = order.say, order.room
    lines = [note.text for note in room.notes if note.kind is NoteKind.INCIDENT]
    lines += [
        say("paper_skipped_line", title=step.title, why=step.skip_reason or say("paper_no_reason"))
        for step in room.steps
        if step.state is StepState.SKIPPED
    ]
    if lines:
        yield Heading(say("paper_incidents"))
        yield Bullets(tuple(lines))


def what_next(order: Order) -> Iterable[Piece]:
    session, say = order.session, order.say
    if session.next_session:
        yield Heading(say("paper_next"))
        yield Paragraph(say.labelled(say("paper_next_session"), session.next_session))


def _closing(order: Order) -> Iterable[Piece]:
    session, say = order.session, order.say
    end = session.actual_end or session.ends_at
    sentence = say("paper_adjourned" if session.actual_end else "paper_not_adjourned", time=say.time(end))
    signers = ((say("paper_secretary"), session.secretary), (say("paper_chair"), session.chair))
    remarks = _written(order, "remarks") or say("paper_none")
    version = order.version
    if version is not None and version.approved_at is not None:
        approval = say("paper_approved", date=version.approved_at.date(), name=version.approved_by, remarks=remarks)
    else:
        approval = say("paper_to_approve")
    yield Together((Paragraph(sentence, "lead"), Signatures(signers), Paragraph(approval, "note")))


def _annexes(order: Order) -> Iterable[Piece]:
    say = order.say
    if votes := overview(order):
        yield Heading(say("paper_annex_results"))
        yield from votes
    if names := long_lists(order):
        yield Heading(say("paper_annex_presence"))
        yield from names
    merged = [each for each in order.room.contributions if each.state is ContributionState.MERGED]
    withheld = [each for each in order.room.contributions if each.quotable is Quotable.NO and each.state.may_be_shown]
    hidden = [each for each in order.room.contributions if each.state is ContributionState.HIDDEN]
    if merged or withheld or hidden:
        yield Heading(say("paper_annex_contributions"))
    if merged:
        yield Paragraph(say("paper_merged_note"), "note")
        yield _merged(order, merged)
    if withheld:
        yield Paragraph(say("paper_withheld", n=len(withheld)), "note")
    if hidden:
        yield Paragraph(say("paper_hidden", n=len(hidden)), "note")


def _merged(order: Order, merged: Iterable[Contribution]) -> Table:
    """The words that were joined to others, kept as they were written."""
    codes = {each.id: each.code for each in order.room.contributions}
    head = tuple(order.say(f"paper_column_{name}") for name in ("code", "text", "joined"))
    rows = tuple(
        (each.code, each.display, codes.get(each.merged_into or "", "–"))
        for each in merged
        if each.quotable is not Quotable.NO
    )
    return Table(head, rows, (1.2, 7, 1.6))


def _synthesis(order: Order, step: Step) -> str:
    body = order.version.body if order.version else {}
    syntheses = body.get("syntheses", {})
    return str(syntheses.get(step.id, "")).strip() if isinstance(syntheses, Mapping) else ""


def _written(order: Order, name: str) -> str:
    return str(order.version.body.get(name, "")).strip() if order.version else ""
