"""The demo played by itself, from the doors to the printed minutes, and what comes out of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from cocreation_desk.demo import cast, script
from cocreation_desk.demo.moments import MOMENTS
from cocreation_desk.demo.room import Camera, DemoClock, Play
from cocreation_desk.desk import documents, programme, running
from cocreation_desk.domain.session import Scene
from cocreation_desk.domain.text import Language
from cocreation_desk.evening import Evening
from cocreation_desk.paperwork import keep, make
from cocreation_desk.rehearsal import spread
from cocreation_desk.words import Say

PAPERS: tuple[tuple[str, Language], ...] = (
    ("attendance", "fr"),
    ("badges", "fr"),
    ("results", "fr"),
    ("decisions", "fr"),
    ("minutes", "fr"),
    ("summary", "fr"),
    ("minutes", "en"),
    ("summary", "en"),
    ("results", "en"),
)


@dataclass
class Played:
    """What came of it."""

    acks: Mapping[str, float]
    answers: int
    papers: list[Path] = field(default_factory=list)
    seconds: float = 0.0


async def play(
    evening: Evening, clock: DemoClock, say: Say, camera: Camera, tell: Callable[[str], None], out: Path
) -> Played:
    """From the doors to the printed minutes."""
    began = time.perf_counter()
    demo = Play(evening, clock, say, camera, tell)
    desk = evening.desk
    await demo.do(desk.do(running.make_ready, demo.session.id))
    await demo.do(desk.do(running.welcome, demo.session.id))
    clock.move_to(demo.session.starts_at - timedelta(minutes=10))
    demo.snap("welcome")
    await demo.do(desk.do(running.show_scene, demo.session.id, Scene.JOIN))
    demo.snap("join", english=True)
    for moment in MOMENTS:
        upcoming = demo.room.upcoming
        if upcoming is None:
            raise ValueError("the demo's agenda is shorter than its script")
        clock.move_to(demo.starts[upcoming.id])
        await demo.do(desk.do(running.next_step, demo.session.id))
        said = await moment(demo, upcoming)
        title = upcoming.title.said_in(say.language)
        line = say("demo_step", time=say.time(demo.starts[upcoming.id]), title=title)
        tell(f"{line} · {said}" if said else line)
    clock.move_to(demo.session.ends_at)
    await demo.do(desk.do(running.next_step, demo.session.id))
    tell(say("demo_closed", time=say.time(clock.now())))
    await asyncio.gather(*(phone.hang_up() for phone in demo.phones))
    papers = await write_papers(demo, out)
    acks = [ack for phone in demo.phones for ack in phone.acks]
    return Played(spread(acks), len(acks), papers, time.perf_counter() - began)


async def write_papers(demo: Play, out: Path) -> list[Path]:
    """The secretary's words, the approval, and every paper as a PDF."""
    desk, session_id = demo.evening.desk, demo.session.id
    demo.clock.move_to(demo.session.ends_at + timedelta(minutes=10))
    await demo.do(desk.do(write_cover, session_id))
    syntheses = {demo.room.steps[place].id: said for place, said in script.MINUTES.syntheses.items()}
    await demo.do(desk.do(documents.save_minutes, session_id, {"syntheses": syntheses}, cast.SECRETARY))
    demo.camera.console("minutes", demo.room, "fr", page="minutes")
    await demo.do(desk.do(documents.approve_minutes, session_id, cast.CHAIR))
    papers = []
    out.mkdir(parents=True, exist_ok=True)
    for what, language in PAPERS:
        printed = make(desk, what, language, demo.evening.phones.url)
        papers.append(keep(desk, printed, language, out / printed.file_name))
        demo.tell(demo.say("demo_paper", title=printed.title, file=papers[-1].name))
    demo.camera.console("documents", demo.room, "fr", page="documents")
    return papers


def write_cover(turn: Any, session_id: str) -> None:
    words = script.MINUTES
    programme.edit_session(turn, session_id, key_sentences=words.sentences, watch_point=words.watch_point)
