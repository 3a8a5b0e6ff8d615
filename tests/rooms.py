"""Rooms to test in: a session under way, a vote that is open; time stands still."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache

from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.announcement import announce
from cocreation_desk.domain.ballot import Ballot, BallotState, Option, design_from, option_marks
from cocreation_desk.domain.consents import Notice, asked_in
from cocreation_desk.domain.counting.papers import Grades, Marks, Paper
from cocreation_desk.domain.ideas import Contribution, ContributionState
from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session, SessionState
from cocreation_desk.domain.templates import Template, load
from cocreation_desk.domain.text import Text
from cocreation_desk.places import resource

MORNING = datetime(2026, 11, 24, 8, 30, tzinfo=timezone(timedelta(hours=1)))
NOW = MORNING + timedelta(hours=2)
CUSTOMERS = (
    "Huguette Marchand", "Ruben Cohen-Salmon", "Aïssatou Diallo", "Léa Nguyen", "Maël Le Goff", "Chloé Fabre",
    "Noé Lambert", "Inès Haddad", "Jean-Eudes de La Motte",
)  # fmt: skip
COMMITTEE = (
    "Adèle Rochefort", "Bruno Tessier", "Carine Mercier", "David Ortiz", "Estelle Aubry", "Farid Benali",
    "Gaëlle Prigent", "Hervé Salaün", "Isabelle Weiss",
)  # fmt: skip


@cache
def templates() -> dict[str, Template]:
    return {each.key: each for each in load(resource("templates.json").read_text(encoding="utf-8"))}


def people(customers: int = 9, company: int = 9, presence: Presence = Presence.PRESENT) -> tuple[Participant, ...]:
    """``c1`` … for customers, ``e1`` … for executives."""
    named = [
        *((f"c{n + 1}", CUSTOMERS[n % 9], Side.CUSTOMER) for n in range(customers)),
        *((f"e{n + 1}", COMMITTEE[n % 9], Side.COMPANY) for n in range(company)),
    ]
    return tuple(_person(at + 1, *each, presence) for at, each in enumerate(named))


def _person(badge_no: int, id: str, name: str, side: Side, presence: Presence) -> Participant:
    first_name, last_name = name.split(" ", 1)
    return Participant(id, f"person-{id}", "session", first_name, last_name, side, badge_no, presence=presence)


def room_from(key: str, *, customers: int = 9, company: int = 9) -> Room:
    """A session just opened from that template; its steps are ``s1``, ``s2`` … and their ballots ``v1`` …"""
    template = templates()[key]
    steps = tuple(replace(step, id=f"s{step.position + 1}") for step in template.steps)
    session = Session(
        id="session",
        code="MAI24",
        title=template.name,
        template=key,
        starts_at=MORNING,
        ends_at=MORNING + timedelta(minutes=template.minutes),
        state=SessionState.RUNNING,
        objective="Neuf clients, neuf membres du comité de direction",
        confidentiality=template.confidentiality,
        guest_side=template.guest_side,
        room_code="K7QMRT",
        actual_start=MORNING,
        purposes=asked_in(template.steps),
    )
    programme = Programme("programme", "Clients au Codir", "Maison Lavigne", "fr", contact="dpo@lavigne.example")
    return Room(
        version=1,
        now=NOW,
        programme=programme,
        sessions=(session,),
        session=session,
        participants=people(customers, company),
        steps=steps,
        ballots=tuple(ballot_of(step) for step in steps if step.kind == "ballot"),
        notice=Notice(1, template.notice),
    )


def open_codir_room(current: int = 0, **sizes: int) -> Room:
    """The Open CoDir, with the step of that number (as printed, from 1) under way."""
    room = room_from("open_codir", **sizes)
    return at_step(room, current) if current else room


def at_step(room: Room, number: int, minutes_ago: int = 2) -> Room:
    """The room with that step active and those before it done."""
    started = room.now - timedelta(minutes=minutes_ago)

    def moved(step: Step) -> Step:
        if step.position < number - 1:
            return replace(step, state=StepState.DONE, started_at=started, ended_at=started)
        if step.position == number - 1:
            return replace(step, state=StepState.ACTIVE, started_at=started)
        return step

    return replace(room, steps=tuple(moved(step) for step in room.steps))


def with_settings(room: Room, step_id: str, **settings: object) -> Room:
    return replace(
        room,
        steps=tuple(
            replace(step, settings={**step.settings, **settings}) if step.id == step_id else step for step in room.steps
        ),
    )


def step(room: Room, step_id: str) -> Step:
    found = room.step(step_id)
    assert found is not None
    return found


def ballot(room: Room, ballot_id: str) -> Ballot:
    found = room.ballot(ballot_id)
    assert found is not None
    return found


def ballot_of(step: Step, options: Sequence[str] = ()) -> Ballot:
    """The ballot that a step's settings describe; themes stand in for those of the session."""
    design = design_from(step.settings)
    labels = tuple(Text(each, each) for each in options) or design.options
    if not labels:
        labels = tuple(Text(f"Thème {n}", f"Theme {n}") for n in range(1, 6))
    number = step.id.removeprefix("s")
    marks = option_marks(len(labels))
    return Ballot(
        id=f"v{number}",
        step_id=step.id,
        code=f"V-{int(number):02d}",
        round=1,
        parent_id=None,
        question=step.prompt,
        method=design.method,
        options=tuple(Option(f"v{number}-{mark}", label, mark) for label, mark in zip(labels, marks, strict=True)),
        rules=design.rules,
        electorate=design.electorate,
        predicted_by=design.predicted_by,
        secrecy=design.secrecy,
        words=design.words,
        low=design.low,
        high=design.high,
        options_from=design.options_from,
    )


def with_ballot(
    room: Room, ballot_id: str, state: BallotState, papers: Iterable[Paper] = (), **changes: object
) -> Room:
    """The room with that ballot in that state, its papers cast by the first of each side.

    Papers are put in the room whatever the state is, so that a view that looks at them too early is caught.
    """
    papers = tuple(papers)
    held = replace(ballot(room, ballot_id), state=state, registered=len(room.participants), **changes)  # type: ignore[arg-type]
    if state is BallotState.PROCLAIMED:
        held = replace(held, announced=announce(held, papers).to_json())
    left = {side: [each.id for each in room.participants if each.side is side] for side in Side}
    voted = frozenset(left[Side(paper.side)].pop(0) for paper in papers)
    return replace(
        room,
        ballots=tuple(held if each.id == ballot_id else each for each in room.ballots),
        voted={**room.voted, ballot_id: voted},
        papers={**room.papers, ballot_id: papers},
    )


def paper(side: str, marks: Marks) -> Paper:
    return Paper(marks, side)


# What nine customers answered to the film's eight statements (1 to 5), and what nine executives predicted.
FILM_ANSWERS = (
    (0, 1, 2, 4, 2), (0, 1, 1, 3, 4), (1, 3, 3, 2, 0), (2, 4, 1, 1, 1), (1, 2, 3, 2, 1), (0, 0, 1, 3, 5), (2, 3, 2, 2, 0),
    (1, 2, 3, 2, 1),
)  # fmt: skip
FILM_PREDICTIONS = (
    (0, 0, 1, 6, 2), (0, 0, 1, 4, 4), (0, 1, 3, 4, 1), (0, 0, 1, 6, 2), (0, 2, 3, 3, 1), (0, 1, 4, 3, 1), (1, 2, 3, 2, 1),
    (0, 0, 3, 4, 2),
)  # fmt: skip


def film_papers(vote: Ballot, customers: int = 9, company: int = 9) -> list[Paper]:
    """The two tables above as papers, one a person."""

    def of(side: str, counts: Sequence[Sequence[int]], people: int) -> list[Paper]:
        spread = [[at + 1 for at, n in enumerate(row) for _ in range(n)] for row in counts]
        return [
            Paper(Grades({option: row[n] for option, row in zip(vote.option_ids, spread, strict=True)}), side)
            for n in range(people)
        ]

    return [*of("customer", FILM_ANSWERS, customers), *of("company", FILM_PREDICTIONS, company)]


def contribution(number: int, step_id: str, text: str, **more: object) -> Contribution:
    given: dict[str, object] = {
        "id": f"k{number}",
        "code": f"C-{number:03d}",
        "step_id": step_id,
        "label": "plus",
        "text": text,
        "side": Side.CUSTOMER,
        "author_id": "c1",
        "state": ContributionState.APPROVED,
    }
    return Contribution(**(given | more))  # type: ignore[arg-type]
