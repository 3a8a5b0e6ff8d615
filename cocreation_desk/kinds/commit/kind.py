"""The company answers: what it will do, what it will study, what it will not do and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Payload, Replied
from cocreation_desk.domain.commitments import Answer, Commitment
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.form import one, only
from cocreation_desk.kinds.kind import Form, Kind, Setting, View, cue, prompt_of, title_of
from cocreation_desk.words import Say

SETTINGS = (Setting("seconds", "whole", 120, low=0, high=600), Setting("clear", "switch", True))
LINES_A_PAGE = 4
ROWS_A_COLUMN = 3
CLEAR = ("yes", "partly", "no")


def shown(room: Room) -> Sequence[Commitment]:
    """The commitments whose wording was validated."""
    return [each for each in room.commitments if each.shown]


def asks_clear(step: Step) -> bool:
    return step.settings.get("clear", True) is True


def read_answer(step: Step, room: Room, form: Form) -> Payload:
    """Is each of the commitments on the screen clear? Those not ticked are left out."""
    if not asks_clear(step):
        raise Refused("step_takes_no_answer")
    names = [f"clear-{each.code}" for each in shown(room)]
    only(form, names)
    values = {name: value for name in names if (value := one(form, name)) is not None}
    if not values:
        raise Refused("answer_incomplete")
    if not set(values.values()) <= set(CLEAR):
        raise Refused("answer_not_understood")
    return Replied(values)


def stage(step: Step, room: Room, say: Say) -> View:
    """A round of commitments stands line by line, answers to contributions in three columns. The last page comes first."""
    columns = step.settings.get("seconds", 120) == 0
    lines = [_line(each, say) for each in shown(room)]
    pages = _pages(lines, columns)
    last = len(pages) - 1
    page = min(max(cue(step, "page", last), 0), last)
    return {
        "layout": "columns" if columns else "lines",
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "columns": [{"key": answer.value, "name": say(f"commit_we_{answer}")} for answer in Answer],
        "lines": pages[page],
        "page_text": f"{page + 1} / {len(pages)}" if last else "",
    }


def _pages(lines: list[View], columns: bool) -> list[list[View]]:
    if not columns:
        pages = -(-len(lines) // LINES_A_PAGE) or 1
        return [lines[len(lines) * at // pages : len(lines) * (at + 1) // pages] for at in range(pages)]
    by_answer = {answer: [line for line in lines if line["answer"] == answer] for answer in Answer}
    longest = max(len(column) for column in by_answer.values())
    return [
        [line for column in by_answer.values() for line in column[at : at + ROWS_A_COLUMN]]
        for at in range(0, max(longest, 1), ROWS_A_COLUMN)
    ]


def _line(commitment: Commitment, say: Say) -> View:
    refused = commitment.answer is Answer.REFUSE
    return {
        "code": commitment.code,
        "answer": commitment.answer.value,
        "text": commitment.text,
        "owner": commitment.owner,
        "due": "" if refused else say.date(commitment.due_on),
        "status": "" if refused else say(f"status_{commitment.status}"),
        "reason": commitment.reason if refused else "",
    }


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    """Everybody reads; the customers say whether each commitment is clear."""
    lines = [_line(each, say) for each in shown(room)]
    return {
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "form": step.id if lines and side is Side.CUSTOMER and asks_clear(step) else "",
        "lines": [
            {
                "name": f"clear-{line['code']}",
                "text": line["text"],
                "detail": " · ".join(filter(None, (line["owner"], line["due"], line["reason"]))),
            }
            for line in lines
        ],
        "choices": [{"id": each, "label": say(f"commit_clear_{each}")} for each in CLEAR],
    }


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    """How many were made and under which codes: their words stand once, where the paper gathers what was decided."""
    made = sorted((each for each in room.commitments if each.step_id == step.id), key=lambda each: each.code)
    if made:
        yield Paragraph(say("commit_made", n=len(made), codes=say.listing(each.code for each in made)))
    told = Counter(
        (name.removeprefix("clear-"), value)
        for reply in room.replies.get(step.id, ())
        for name, value in reply.values.items()
    )
    people = len(room.replies.get(step.id, ()))
    if made and room.session and people >= room.session.min_breakdown:
        clear = ", ".join(f"{each.code}\u00a0({say.number(told[(each.code, 'yes')])})" for each in made)
        yield Paragraph(say.labelled(say("commit_clear_to", n=people), clear), "note")


KIND = Kind("commit", SETTINGS, read_answer, stage, phone, minutes)
