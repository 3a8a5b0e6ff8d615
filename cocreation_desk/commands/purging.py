"""``purge``: what has had its day is forgotten; with ``--dry-run`` only told."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date, datetime
from pathlib import Path

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json
from cocreation_desk.commands.erasing import lines, names
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.purging import Purged, dues, purge
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.retention import Due, Matter
from cocreation_desk.evening import address_of
from cocreation_desk.kinds.purge_words import counted, goes, when
from cocreation_desk.paperwork import likely_address, make_again
from cocreation_desk.store import file
from cocreation_desk.store.programme import the_programme
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    arguments.add_argument("--what", choices=[*Matter], metavar="|".join(Matter), help=say("cli_purge_what"))
    arguments.add_argument("--dry-run", action="store_true", help=say("cli_purge_dry_run"))
    arguments.add_argument("--on", metavar="AAAA-MM-JJ", help=say("cli_purge_on"))
    arguments.add_argument("--before-its-day", action="store_true", help=say("cli_purge_before"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    if asked.on and not asked.dry_run:
        raise Refused("cli_purge_on_is_dry")
    if asked.before_its_day and not asked.what:
        raise Refused("cli_purge_before_what")
    day = _day(asked.on) if asked.on else datetime.now().astimezone().date()
    with file.reading(asked.file) as db:
        found, programme = dues(db, day), the_programme(db)
    wanted = [due for due in found if asked.what in (None, due.matter)]
    if asked.dry_run:
        terminal.show(line for due in wanted for line in _told(due, programme, day, terminal.say))
        terminal.give(dry_run=True, on=day.isoformat(), matters=[_given(due, day) for due in wanted])
        return DONE
    matters = [due.matter for due in wanted if asked.what or due.is_due(day)]
    done = _purged(asked.file, matters, asked.before_its_day, terminal)
    if not done:
        terminal.tell("cli_purge_nothing")
    terminal.give(dry_run=False, matters=[_done(each, missing) for each, missing in done])
    return DONE


def _purged(
    path: Path, matters: list[Matter], before_its_day: bool, terminal: Terminal
) -> list[tuple[Purged, list[str]]]:
    if not matters:
        return []
    desk, done = Desk(file.open_programme(path)), []
    try:
        url = address_of(path) or likely_address()
        for matter in matters:
            purged: Purged = desk.do(purge, matter, before_its_day).result()
            missing = [paper for paper in purged.papers if not make_again(desk, paper, url)]
            say = terminal.say
            terminal.tell("purge_done", what=say(f"purge_{matter.value}"), counts=counted(purged.counts, say))
            terminal.show(lines(purged.mentions))
            if purged.papers:
                terminal.tell("cli_erased_papers", n=len(purged.papers) - len(missing))
                terminal.show(names(missing))
            done.append((purged, names(missing)))
    finally:
        desk.close()
    terminal.tell("cli_erased_copies")
    return done


def _told(due: Due, programme: Programme, day: date, say: Say) -> list[str]:
    """What would go, how much of it, since or from when, and what stays."""
    head = say.labelled(say(f"purge_{due.matter.value}"), counted(due.counts, say))
    waits = [say("purge_waits_for_session", code=due.waits_for)] if due.waits_for else []
    words = [when(due, day, say), goes(due.matter, programme, say), say(f"purge_{due.matter.value}_stays"), *waits]
    return [head, *(f"  {each}" for each in words)]


def _given(due: Due, day: date) -> dict[str, object]:
    return {
        "what": due.matter.value,
        "on": due.on.isoformat() if due.on else None,
        "due": due.is_due(day),
        "counts": dict(due.counts),
        "waits_for": due.waits_for or None,
    }


def _done(done: Purged, missing: list[str]) -> dict[str, object]:
    return {
        "what": done.matter.value,
        "counts": done.counts,
        "mentions": [{"table": each.table, "column": each.column} for each in done.mentions],
        "papers": names(done.papers),
        "papers_not_made_again": missing,
    }


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refused("cli_purge_day_wrong", written=written) from None


COMMAND = Command(takes, run)
