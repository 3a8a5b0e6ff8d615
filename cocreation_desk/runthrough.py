"""A session run through from its doors to its end, whatever its agenda: simulated phones answer whatever they are asked."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeVar

from cocreation_desk.desk import ballots, captures, consents, ideas, people, programme, running
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.badges import badge_code
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.clock import Clock
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import ContributionState
from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session
from cocreation_desk.domain.templates import Template
from cocreation_desk.evening import Evening
from cocreation_desk.rehearsal import Fields, NotSaved, Phone, Sheet, joined
from cocreation_desk.words import Say

Result = TypeVar("Result")

THEMES = 3


@dataclass
class VoteHeld:
    """One round of a vote as it went. Seconds."""

    code: str
    papers: int
    of: int
    until_seen: list[float]
    until_saved: list[float]


@dataclass
class Went:
    """How the run-through went. Seconds."""

    joins: list[float] = field(default_factory=list)
    steps: int = 0
    votes: list[VoteHeld] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    bytes_heard: list[int] = field(default_factory=list)
    seconds: float = 0.0


def again(turn: Turn, session: Session, room: Room, phones: int) -> str:
    """The same agenda as a session of its own, not begun, with as many people as there are phones, sides mixed as they are."""
    template = Template(
        key=session.template,
        name=session.title,
        people=session.title,
        roles=session.title,
        confidentiality=session.confidentiality,
        guest_side=session.guest_side,
        start=session.starts_at.time(),
        notice=room.notice.text if room.notice else session.title,
        steps=tuple(_not_begun(step) for step in room.steps),
        days=tuple(1 for _ in room.steps),
    )
    session_id = programme.create_session(turn, template, turn.now, session.language, session.title)
    programme.edit_session(turn, session_id, facilitator=session.facilitator or session.code)
    consents.ask_for(turn, session_id, session.purposes)
    sides = [each.side for each in room.participants] or [Side.CUSTOMER, Side.COMPANY]
    chosen = [sides[number * len(sides) // phones] for number in range(phones)]
    if phones > len(sides):
        chosen = [sides[number % len(sides)] for number in range(phones)]
    for number, side in enumerate(chosen, 1):
        people.add_participant(turn, session_id, NewParticipant(f"{session.code} {number}", "", side))
    return session_id


def _not_begun(step: Step) -> Step:
    fresh = Step("", step.position, step.kind, step.title, step.prompt, step.minutes, step.min_minutes)
    settings = {name: value for name, value in step.settings.items() if name != "cue"}
    return replace(fresh, optional=step.optional, audience=step.audience, settings=settings)


async def run_through(evening: Evening, say: Say, seed: int = 0) -> Went:
    """Everybody joins, every step is opened, every question answered, every vote held, and the session adjourned."""
    began = time.perf_counter()
    run = _Run(evening, say, random.Random(seed))
    await run.do(evening.desk.do(running.make_ready, run.session_id))
    await run.do(evening.desk.do(running.welcome, run.session_id))
    async with joined(list(run.phones.values())) as took:
        run.went.joins = took
        while await run.do(evening.desk.do(running.next_step, run.session_id)) is not None:
            run.went.steps += 1
            current = evening.desk.room.current
            if current is not None:
                await run.live(current)
    run.went.answers = [ack for phone in run.phones.values() for ack in phone.acks]
    run.went.bytes_heard = [phone.bytes_heard for phone in run.phones.values()]
    run.went.seconds = time.perf_counter() - began
    return run.went


class _Run:
    def __init__(self, evening: Evening, say: Say, chance: random.Random) -> None:
        room, key = evening.desk.room, evening.file.badge_key
        if room.session is None:
            raise ValueError("there is a session to run through")
        self.evening = evening
        self.say = say
        self.chance = chance
        self.session_id = room.session.id
        self.went = Went()
        self.phones = {
            each.id: Phone(
                evening.phones.url, f"/j/{badge_code(key, each.id, each.badge_issue)}", each.id, room.session.language
            )
            for each in room.participants
        }

    @property
    def room(self) -> Room:
        return self.evening.desk.room

    async def do(self, future: Future[Result]) -> Result:
        result = await asyncio.wrap_future(future)
        await asyncio.wrap_future(self.evening.desk.look())
        return result

    async def live(self, step: Step) -> None:
        """What happens in a step: votes are held, commitments made, whatever the phones ask is answered."""
        desk = self.evening.desk
        match step.kind:
            case "ballot":
                await self._hold_votes(step)
            case "cluster":
                await self._gather_themes(step)
            case "commit":
                for each in [each for each in self.room.participants if each.side is Side.COMPANY][:9]:
                    due = (Clock().now() + timedelta(days=30)).date()
                    made = desk.do(captures.commit, self.session_id, each.first_name, each.name, due)
                    await self.do(desk.do(captures.show_commitment, await self.do(made)))
                await self._answer_all()
            case _:
                await self._answer_all()
                waiting = [e for e in self.room.contributions_of(step) if e.state is ContributionState.RECEIVED]
                if waiting:
                    await self.do(desk.do(ideas.approve_all, step.id))
                    await self._answer_all("tap")

    async def _answer_all(self, manner: str = "answer") -> None:
        """Every form of that sort on every screen is filled in and sent."""

        async def one(phone: Phone) -> None:
            sheets = [sheet for sheet in await phone.look() if manner in sheet.manner.split()]
            for sheet in sheets[:3]:
                await self._send(phone, sheet)

        await asyncio.gather(*(one(phone) for phone in self.phones.values()))
        await asyncio.wrap_future(self.evening.desk.look())

    async def _hold_votes(self, step: Step) -> None:
        desk = self.evening.desk
        rounds = step.settings.get("rounds", 1)
        for number in range(rounds if isinstance(rounds, int) else 1):
            held = self.room.ballots_of(step)
            if number and held and held[-1].state is BallotState.PROCLAIMED:
                await self.do(desk.do(ballots.next_round, held[-1].id))
                held = self.room.ballots_of(step)
            if not held:
                return
            try:
                await self._hold(held[-1])
            except Refused as refused:
                self.went.failures.append(self.say(refused.key, **refused.details))
                return

    async def _hold(self, ballot: Ballot) -> None:
        desk = self.evening.desk
        opened = time.perf_counter()
        await asyncio.wrap_future(desk.do(ballots.open_ballot, ballot.id))
        voters = [self.phones[each.id] for each in self.room.entitled(ballot)]
        seen: list[float] = []

        async def vote(phone: Phone) -> None:
            try:
                sheet = await phone.sheet(ballot.id)
            except TimeoutError:
                self.went.failures.append(self.say("rehearse_not_seen", code=ballot.code))
                return
            seen.append(max(phone.heard[-1] - opened, 0.0) if phone.heard else 0.0)
            await self._send(phone, sheet)

        marks = {phone: len(phone.acks) for phone in voters}
        await asyncio.gather(*(vote(phone) for phone in voters))
        saved = [ack for phone in voters for ack in phone.acks[marks[phone] :]]
        await self.do(desk.do(ballots.close_ballot, ballot.id))
        papers = len(self.room.papers.get(ballot.id, ()))
        if papers != len(saved):
            self.went.failures.append(self.say("rehearse_not_equal", code=ballot.code, papers=papers, saved=len(saved)))
        await self.do(desk.do(ballots.reveal, ballot.id))
        self.went.votes.append(VoteHeld(ballot.code, papers, len(voters), seen, saved))

    async def _gather_themes(self, step: Step) -> None:
        desk = self.evening.desk
        made = [await self.do(desk.do(ideas.add_theme, step.id, f"{n + 1}")) for n in range(THEMES)]
        shown = [each for each in self.room.contributions if each.state is ContributionState.APPROVED]
        for number, each in enumerate(shown):
            await asyncio.wrap_future(desk.do(ideas.sort_into, each.id, made[number % THEMES]))
        await asyncio.wrap_future(desk.look())

    async def _send(self, phone: Phone, sheet: Sheet) -> None:
        try:
            await phone.send(sheet, filled_in(sheet, self.chance))
        except NotSaved as trouble:
            self.went.failures.append(str(trouble))


def filled_in(sheet: Sheet, chance: random.Random) -> Fields:
    """Something that the form accepts."""
    values: Fields = {}
    left = sheet.budget
    last = next((each for each in reversed(sheet.questions) if each.sort == "number"), None)
    for question in sheet.questions:
        match question.sort:
            case "radio":
                values[question.name] = [chance.choice([each for each in question.choices if each.value]).value]
            case "checkbox":
                most = min(question.most or len(question.choices), len(question.choices))
                picked = chance.sample(question.choices, chance.randint(1, most))
                alone = [each.value for each in picked if each.value != "blank"]
                values[question.name] = alone or ["blank"]
            case "number":
                most = min(left, question.most or left)
                given = most if question is last else chance.randint(0, most)
                left -= given
                values[question.name] = [str(given)]
            case _:
                values.setdefault(question.name, []).append(_words(chance, question.most))
    return values


def _words(chance: random.Random, longest: int) -> str:
    syllables: Sequence[str] = ("bis", "cuit", "four", "pain", "sel", "blé", "lait", "miel", "beurre", "sucre")
    return " ".join(chance.sample(syllables, 3))[: longest or 200].strip()
