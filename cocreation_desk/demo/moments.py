"""What happens at each step of the demo, in the order of the agenda; each moment says in a few words what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from cocreation_desk.demo import cast, script
from cocreation_desk.demo.room import Play
from cocreation_desk.desk import ballots, captures, ideas, people, running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.commitments import CommitmentKind, CommitmentStatus
from cocreation_desk.domain.people import Audience, Presence
from cocreation_desk.rehearsal import Fields, Phone, Sheet

Moment = Callable[[Play, Step], Awaitable[str]]


async def arrival(demo: Play, step: Step) -> str:
    desk = demo.evening.desk
    late = next(each for each in demo.room.participants if each.first_name == cast.LATE)
    on_time = [phone for phone in demo.phones if phone.participant_id != late.id]
    demo.after(step, 4)
    took = await asyncio.gather(*(phone.join() for phone in on_time))
    demo.after(step, 17)
    last = next(phone for phone in demo.phones if phone.participant_id == late.id)
    await last.join()
    await demo.do(desk.do(people.mark_presence, late.id, Presence.LATE))
    demo.snap("checkin", console=True)
    return demo.say("demo_joined", n=len(demo.phones), seconds=round(max(took), 1))


async def opening(demo: Play, step: Step) -> str:
    demo.snap("opening")
    return ""


async def rules(demo: Play, step: Step) -> str:
    def fill(place: int, sheet: Sheet) -> Fields:
        answers = {
            "notice": "granted",
            "confidentiality": "granted",
            "image": "granted" if script.IMAGE[place] == "y" else "refused",
            "quotes": {"a": "anonymous", "n": "named", "o": "no"}[script.QUOTES[place]],
        }
        return {question.name: [answers[question.name]] for question in sheet.questions}

    demo.after(step, 6)
    signed = await demo.everyone(demo.phones, step.id, fill)
    demo.snap("charter")
    return demo.say("demo_signed", n=signed, image=script.IMAGE.count("y"))


async def introductions(demo: Play, step: Step) -> str:
    demo.after(step, 12)
    return ""


async def approach(demo: Play, step: Step) -> str:
    demo.after(step, 8)
    lost = [phone for badge, phone in enumerate(demo.phones, 1) if badge in script.LOST]

    async def tap(phone: Phone) -> None:
        sheet = next(each for each in await phone.look() if "signal" in each.manner)
        await phone.send(sheet, {})

    await asyncio.gather(*(tap(phone) for phone in lost))
    await demo.do(demo.evening.desk.look())
    demo.snap("talk", console=True)
    return demo.say("demo_signals", n=len(lost))


async def clarifying(demo: Play, step: Step) -> str:
    desk = demo.evening.desk
    demo.after(step, 3)
    for asked in script.QUESTIONS:
        phone = demo.phones[asked.badge - 1]
        sheet = next(each for each in await phone.look() if "answer" in each.manner)
        await phone.send(sheet, {"question": [asked.text]})
    await demo.do(desk.do(ideas.approve_all, step.id))
    kept = {each.text: each.id for each in demo.room.contributions_of(step)}
    supports = 0
    for asked in script.QUESTIONS:
        for badge in asked.supporters:
            phone = demo.phones[badge - 1]
            sheet = next(each for each in await phone.look() if each.form_id == kept[asked.text])
            await phone.send(sheet, {})
            supports += 1
    demo.after(step, 6)
    first = script.QUESTIONS[0]
    await demo.do(desk.do(ideas.put_on_air, kept[first.text]))
    demo.snap("questions", console=True)
    for asked in script.QUESTIONS:
        if asked.owner:
            due = (demo.clock.now() + timedelta(days=15)).date()
            await demo.do(desk.do(ideas.answer_later, kept[asked.text], asked.owner, due))
        elif asked.answer:
            await demo.do(desk.do(ideas.answered, kept[asked.text], asked.answer))
    return demo.say("demo_asked", n=len(script.QUESTIONS), supports=supports)


async def in_silence(demo: Play, step: Step) -> str:
    desk = demo.evening.desk

    def fill(place: int, sheet: Sheet) -> Fields:
        texts = [each for each in sheet.questions if each.sort == "text"]
        values: Fields = {q.name: [text] for q, text in zip(texts, script.REMARKS[place], strict=True)}
        quotable = [each for each in sheet.questions if each.name == "quotable"]
        return values | {each.name: ["anonymous"] for each in quotable}

    demo.after(step, 4)
    await demo.everyone(demo.customers, step.id, fill)
    demo.snap("collect", console=True)
    await demo.do(desk.do(ideas.approve_all, step.id))
    one, other = (next(e for e in demo.room.contributions_of(step) if e.text.startswith(said)) for said in script.SAME)
    await demo.do(desk.do(ideas.merge, one.id, other.id))
    demo.after(step, 9)
    demo.snap("wall")
    return demo.say("demo_collected", n=len(demo.room.contributions_of(step)))


async def pause(demo: Play, step: Step) -> str:
    """The executives seal their prediction while the customers have coffee."""
    desk = demo.evening.desk
    rating = next(each for each in demo.room.ballots if each.predicted_by is not None)
    await demo.do(desk.do(ballots.open_ballot, rating.id, Audience.COMPANY))
    demo.after(step, 6)
    sealed = await demo.everyone(
        demo.executives, rating.id, lambda place, sheet: _grades(sheet, script.PREDICTIONS, place)
    )
    await demo.do(desk.do(ballots.seal, rating.id))
    demo.snap("break")
    return demo.say("demo_sealed", n=sealed)


async def screening(demo: Play, step: Step) -> str:
    desk = demo.evening.desk
    await demo.do(desk.do(_cue, step.id, {"phase": "showing", "playing": True}))
    demo.after(step, 1)
    demo.snap("film")
    await demo.do(desk.do(_cue, step.id, {"phase": "after", "playing": False}))
    return ""


async def rating(demo: Play, step: Step) -> str:
    desk = demo.evening.desk
    ballot = demo.ballot(step)
    await demo.do(desk.do(ballots.open_ballot, ballot.id))
    demo.after(step, 3)
    early, late = demo.customers[:5], demo.customers[5:]
    await demo.everyone(early, ballot.id, _rated)
    demo.snap("rating", console=True, english=True)
    await demo.everyone(late, ballot.id, lambda place, sheet: _rated(place + len(early), sheet))
    demo.after(step, 7)
    await demo.do(desk.do(ballots.close_ballot, ballot.id))
    return demo.say("demo_voted", n=len(demo.customers), code=ballot.code)


async def revealing(demo: Play, step: Step) -> str:
    rated = next(each for each in demo.room.ballots if each.predicted_by is not None)
    await demo.do(demo.evening.desk.do(ballots.reveal, rated.id))
    told = demo.room.ballot(rated.id)
    announced = Announcement.from_json(told.announced) if told and told.announced else None
    if announced is None or not announced.gaps:
        raise ValueError("the rating was announced without its gaps")
    demo.after(step, 5)
    demo.snap("reveal", console=True, english=True)
    await demo.do(demo.evening.desk.do(_cue, step.id, {"at": 3}))
    demo.snap("widest_gap")
    await demo.note("reveal")
    widest = announced.gaps[0]
    statement = next(option.label for option in rated.options if option.id == widest.option)
    return demo.say(
        "demo_revealed",
        statement=demo.say.quoted(statement.said_in(demo.say.language)),
        answered=demo.say.mean(widest.mean),
        predicted=demo.say.mean(widest.predicted),
    )


async def one_improvement(demo: Play, step: Step) -> str:
    desk = demo.evening.desk
    demo.after(step, 2)
    demo.snap("improvement")
    demo.after(step, 9)

    async def send(idea: script.Idea) -> None:
        sheet = await demo.phones[idea.badge - 1].sheet(step.id)
        field = next(each for each in sheet.questions if each.sort == "text")
        values: Fields = {each.name: ["anonymous"] for each in sheet.questions if each.name == "quotable"}
        await demo.phones[idea.badge - 1].send(sheet, {**values, field.name: [idea.text]})

    await asyncio.gather(*(send(idea) for idea in script.IDEAS))
    await demo.do(desk.do(ideas.approve_all, step.id))
    return demo.say("demo_collected", n=len(script.IDEAS))


async def clustering(demo: Play, step: Step) -> str:
    desk = demo.evening.desk
    kept = {each.text: each.id for each in demo.room.contributions}
    themes = list(dict.fromkeys(idea.theme for idea in script.IDEAS))
    made = {name: await demo.do(desk.do(ideas.add_theme, step.id, name)) for name in themes}
    for idea in script.IDEAS:
        await demo.do(desk.do(ideas.sort_into, kept[idea.text], made[idea.theme]))
    demo.after(step, 6)
    demo.snap("cluster", console=True)
    return demo.say("demo_clustered", n=len(themes))


async def priorities(demo: Play, step: Step) -> str:
    desk = demo.evening.desk
    ballot = demo.ballot(step)
    await demo.do(desk.do(ballots.open_ballot, ballot.id))

    def fill(place: int, sheet: Sheet) -> Fields:
        given = [0] * len(sheet.questions)
        for dot in script.DOTS[place]:
            given[dot] += 1
        return {question.name: [str(n)] for question, n in zip(sheet.questions, given, strict=True)}

    demo.after(step, 2)
    voted = await demo.everyone(demo.phones, ballot.id, fill)
    await demo.do(desk.do(ballots.close_ballot, ballot.id))
    demo.after(step, 4)
    await demo.do(desk.do(ballots.reveal, ballot.id))
    demo.snap("priorities", console=True, english=True)
    return demo.say("demo_voted", n=voted, code=ballot.code)


async def tables(demo: Play, step: Step) -> str:
    demo.after(step, 20)
    await demo.note("tables")
    return ""


async def agreement(demo: Play, step: Step) -> str:
    desk = demo.evening.desk
    for number, degrees in enumerate((script.FIRST_ROUND, script.SECOND_ROUND)):
        if number:
            await demo.do(desk.do(ballots.next_round, demo.ballot(step).id))
        ballot = demo.ballot(step)
        await demo.do(desk.do(ballots.open_ballot, ballot.id))
        demo.after(step, 1 + 5 * number)
        await demo.everyone(demo.customers, ballot.id, _degrees(degrees))
        await demo.do(desk.do(ballots.close_ballot, ballot.id))
        demo.after(step, 3 + 5 * number)
        await demo.do(desk.do(ballots.reveal, ballot.id))
        demo.snap(f"agreement_{number + 1}")
    means = [sum(degrees) / len(degrees) for degrees in (script.FIRST_ROUND, script.SECOND_ROUND)]
    return demo.say("demo_agreed", first=demo.say.mean(means[0]), second=demo.say.mean(means[1]))


async def commitments(demo: Play, step: Step) -> str:
    desk, today = demo.evening.desk, demo.clock.now().date()
    for number, promise in enumerate(script.PROMISES):
        demo.after(step, 1 + 2 * number)
        status = CommitmentStatus.TO_CONFIRM if promise.to_confirm else CommitmentStatus.TO_DO
        commitment_id = await demo.do(
            desk.do(
                captures.commit,
                demo.session.id,
                promise.text,
                promise.owner,
                today + timedelta(days=promise.in_days),
                CommitmentKind.COMMITMENT,
                measure=promise.measure,
                status=status,
            )
        )
        await demo.do(desk.do(captures.show_commitment, commitment_id))
        if number == 3:
            demo.snap("commitments_under_way", console=True)
    texts = [promise.text for promise in script.PROMISES]
    codes = {each.text: each.code for each in demo.room.commitments}
    clear = {f"clear-{codes[text]}": script.CLEAR[place] for place, text in enumerate(texts)}

    async def fill(place: int, phone: Phone) -> None:
        sheet = next(each for each in await phone.look() if each.form_id == step.id)
        names = {"y": "yes", "p": "partly", "n": "no"}
        await phone.send(sheet, {name: [names[letters[place]]] for name, letters in clear.items()})

    await asyncio.gather(*(fill(place, phone) for place, phone in enumerate(demo.customers)))
    words = script.MINUTES
    await demo.do(desk.do(captures.decide, demo.session.id, words.decision, cast.CHAIR, words.decision_basis))
    demo.snap("commitments")
    return demo.say("demo_promised", n=len(script.PROMISES))


async def exit_survey(demo: Play, step: Step) -> str:
    def fill(place: int, sheet: Sheet) -> Fields:
        told = {"nps": script.RECOMMEND[place], "heard": script.HEARD[place]}
        return {name: [str(value)] for name, value in told.items()}

    demo.after(step, 3)
    replied = await demo.everyone(demo.customers, step.id, fill)
    await demo.do(demo.evening.desk.do(_cue, step.id, {"revealed": True}))
    demo.snap("survey")
    return demo.say("demo_replied", n=replied)


async def farewell(demo: Play, step: Step) -> str:
    demo.snap("close", console=True)
    return ""


MOMENTS: tuple[Moment, ...] = (
    arrival,
    opening,
    rules,
    introductions,
    approach,
    clarifying,
    in_silence,
    pause,
    screening,
    rating,
    revealing,
    one_improvement,
    clustering,
    priorities,
    tables,
    agreement,
    commitments,
    exit_survey,
    farewell,
)


def _rated(place: int, sheet: Sheet) -> Fields:
    return _grades(sheet, script.GRADES, place) | {"word": list(script.WORDS[place])}


def _grades(sheet: Sheet, grades: Sequence[Sequence[int | None]], place: int) -> Fields:
    statements = [each for each in sheet.questions if each.sort == "radio"]
    given = [line[place] for line in grades]
    return {each.name: ["" if n is None else str(n)] for each, n in zip(statements, given, strict=True)}


def _degrees(told: Sequence[int]) -> Callable[[int, Sheet], Fields]:
    return lambda place, sheet: {"degree": [str(told[place])]}


def _cue(turn: Any, step_id: str, cues: Mapping[str, object]) -> None:
    running.cue(turn, step_id, **cues)
