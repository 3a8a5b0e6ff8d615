"""``rehearse``: the session's agenda run through with simulated phones, on a copy that is wiped afterwards."""

from __future__ import annotations

import asyncio
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from cocreation_desk.commands.command import DONE, REFUSED, Command, Terminal, takes_json, takes_session
from cocreation_desk.commands.finding import room_of, the_session
from cocreation_desk.desk.desk import Desk
from cocreation_desk.evening import Evening
from cocreation_desk.rehearsal import spread
from cocreation_desk.runthrough import Went, again, run_through
from cocreation_desk.store import file
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    takes_session(arguments, say)
    arguments.add_argument("--phones", metavar="N", type=_some, required=True, help=say("cli_phones"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    with file.reading(asked.file) as db:
        session = the_session(db, asked.session)
        room = room_of(db, session)
        with TemporaryDirectory(prefix="cocreation-desk-rehearsal-") as scratch:
            copy = Path(scratch) / asked.file.name
            file.copy(db, copy)
            desk = Desk(file.open_programme(copy))
            try:
                session_id = desk.do(again, session, room, asked.phones).result()
            finally:
                desk.close()
            with Evening(copy, session_id, port=0) as evening:
                went = asyncio.run(run_through(evening, terminal.say))
            sound = file.check(copy).is_sound
    _tell(went, asked.phones, terminal)
    terminal.give(
        phones=asked.phones,
        joins_ms=spread(went.joins),
        steps=went.steps,
        votes=[
            {
                "code": vote.code,
                "papers": vote.papers,
                "of": vote.of,
                "seen_ms": spread(vote.until_seen),
                "saved_ms": spread(vote.until_saved),
            }
            for vote in went.votes
        ],
        answers_ms=spread(went.answers),
        bytes_per_phone=round(sum(went.bytes_heard) / max(len(went.bytes_heard), 1)),
        failures=went.failures,
        sound=sound,
        seconds=round(went.seconds, 1),
    )
    return DONE if sound and not went.failures else REFUSED


def _tell(went: Went, phones: int, terminal: Terminal) -> None:
    joins = spread(went.joins)
    terminal.tell("rehearse_joined", n=phones, p50=joins["p50"], max=joins["max"])
    for vote in went.votes:
        seen, saved = spread(vote.until_seen), spread(vote.until_saved)
        terminal.tell(
            "rehearse_vote",
            code=vote.code,
            papers=vote.papers,
            of=vote.of,
            seen=seen["p95"],
            p50=saved["p50"],
            p95=saved["p95"],
            p99=saved["p99"],
        )
    answers = spread(went.answers)
    terminal.tell("rehearse_answers", n=len(went.answers), p50=answers["p50"], p95=answers["p95"], p99=answers["p99"])
    for failure in went.failures[:10]:
        terminal.show([f"  {failure}"])
    terminal.tell("rehearse_done", n=went.steps, seconds=round(went.seconds, 1), failures=len(went.failures))


def _some(written: str) -> int:
    number = int(written)
    if not 1 <= number <= 2000:
        raise ArgumentTypeError(written)
    return number


COMMAND = Command(takes, run)
