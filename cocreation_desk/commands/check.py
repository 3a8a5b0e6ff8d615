"""``check``: whether a programme is sound and its votes count out as announced, without touching it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cocreation_desk.commands.command import DONE, REFUSED, Command, Terminal, takes_json
from cocreation_desk.commands.recounting import Recounted, recounted
from cocreation_desk.store import file, programme
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file_to_check"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    found = file.check(asked.file)
    with file.reading(asked.file) as db:
        sessions = programme.sessions(db)
        votes = {each.code: recounted(db, each.id) for each in sessions}
    sound = found.is_sound and all(vote.is_sound for each in votes.values() for vote in each)
    terminal.give(
        file=str(asked.file),
        sound=sound,
        journal_entries=found.entries,
        journal_broken_at=found.broken_at,
        format=found.schema_version,
        sessions=[
            {
                "code": each.code,
                "state": each.state,
                "title": each.title.to_json(),
                "recounted": [_plain(vote) for vote in votes[each.code]],
            }
            for each in sessions
        ],
    )
    terminal.tell("cli_check_whole", file=str(asked.file), format=found.schema_version)
    for each in sessions:
        terminal.tell(
            "cli_check_session",
            code=each.code,
            title=each.title.said_in(terminal.say.language),
            state=terminal.say(f"cli_state_{each.state}"),
        )
        for vote in votes[each.code]:
            finding = terminal.say(f"cli_recount_{vote.finding}")
            terminal.tell("cli_recount_ballot", code=vote.code, n=vote.papers, finding=finding)
    if found.broken_at is not None:
        terminal.tell("cli_check_journal_broken", entry=found.broken_at)
        return REFUSED
    terminal.tell("cli_check_journal", n=found.entries)
    return DONE if sound else REFUSED


def _plain(vote: Recounted) -> dict[str, object]:
    return {
        "code": vote.code,
        "papers": vote.papers,
        "signed": vote.signed,
        "sound": vote.is_sound,
        "finding": vote.finding,
    }


COMMAND = Command(takes, run)
