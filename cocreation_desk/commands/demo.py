"""``demo``: the ready demo programme in the console, or the whole demo session played by itself without a screen."""

from __future__ import annotations

import asyncio
import os
import shutil
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cocreation_desk.commands.command import DONE, REFUSED, Command, Terminal
from cocreation_desk.places import data_folder
from cocreation_desk.store import file
from cocreation_desk.words import Say

PROGRAMME = "la-boite-revient.cocreation"


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("--headless", action="store_true", help=say("cli_headless"))
    arguments.add_argument("--out", metavar="DIR", type=Path, help=say("cli_demo_out"))


def run(asked: Namespace, terminal: Terminal) -> int:
    if asked.headless:
        return _play(asked.out or Path("demo-output"), terminal)
    return _open(asked.out or data_folder() / "demo", terminal)


def _open(folder: Path, terminal: Terminal) -> int:
    from cocreation_desk import demo
    from cocreation_desk.app import run_console

    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")
    path = folder / f"la-boite-revient_{stamp}.cocreation"
    demo.make(path, terminal.say.language)
    terminal.tell("demo_ready", file=str(path))
    return run_console(path)


def _play(out: Path, terminal: Terminal) -> int:
    """Everything is made anew: what an earlier demo left in the folder goes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver.warning=false")  # no sound is needed here
    from cocreation_desk import demo
    from cocreation_desk.demo.pictures import Pictures
    from cocreation_desk.demo.play import play
    from cocreation_desk.demo.room import DemoClock
    from cocreation_desk.evening import Evening

    say = terminal.say
    _make_room(out)
    path = out / PROGRAMME
    begins = datetime.now().astimezone().replace(hour=8, minute=30, second=0, microsecond=0)
    clock = DemoClock(begins.replace(hour=8, minute=0))
    demo.make(path, "fr", begins, clock)
    with TemporaryDirectory() as scratch, Evening(path, port=0, clock=clock) as evening:
        terminal.tell("demo_begins", file=str(path), url=evening.phones.url)
        camera = Pictures(evening, out / "pictures", Path(scratch) / "console.ini")
        try:
            played = asyncio.run(
                play(evening, clock, say, camera, lambda line: terminal.show([line]), out / "papers"),
            )
        finally:
            camera.close()
    found = file.check(path)
    terminal.tell("demo_done", seconds=round(played.seconds), steps=len(evening.desk.room.steps))
    terminal.tell("demo_acks", n=played.answers, p50=played.acks["p50"], p95=played.acks["p95"])
    terminal.tell("demo_file", file=str(path), entries=found.entries)
    terminal.tell("demo_papers", n=len(played.papers), folder=str(out / "papers"))
    terminal.tell("demo_pictures", n=len(camera.taken), folder=str(out / "pictures"))
    return DONE if found.is_sound else REFUSED


def _make_room(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for left in (PROGRAMME, f"{PROGRAMME}-wal", f"{PROGRAMME}-shm", f"{Path(PROGRAMME).stem}.avi"):
        (out / left).unlink(missing_ok=True)
    for folder in ("papers", "pictures"):
        shutil.rmtree(out / folder, ignore_errors=True)


COMMAND = Command(takes, run)
