"""``codes``: how each participant gets in, as the badges print it; asking twice gives the same."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json, takes_session
from cocreation_desk.commands.finding import the_session
from cocreation_desk.domain.badges import badge_code, short_code
from cocreation_desk.domain.people import Side
from cocreation_desk.evening import address_of
from cocreation_desk.store import file, people
from cocreation_desk.store import programme as programmes
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    takes_session(arguments, say)
    arguments.add_argument("--url", metavar="URL", help=say("cli_codes_url"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    with file.reading(asked.file) as db:
        session = the_session(db, asked.session)
        everybody = people.participants(db, session.id)
        key = programmes.badge_key(db)
    base = (asked.url or address_of(asked.file)).rstrip("/")
    badges = [
        {
            "badge": each.badge_no,
            "side": each.side.value,
            "segment": each.segment,
            "name": each.name,
            "path": (path := f"/j/{badge_code(key, each.id, each.badge_issue)}"),
            "join": base + path,
            "code": short_code(key, each.id, each.badge_issue),
        }
        for each in everybody
    ]
    terminal.give(
        session=session.code, room_code=session.room_code, room=f"{base}/j/{session.room_code}", badges=badges
    )
    terminal.tell("cli_codes_room", code=session.room_code)
    sides = {side.value: terminal.say(f"cli_side_{side}") for side in Side}
    terminal.show(
        f"{badge['badge']:>4}  {sides[str(badge['side'])]:<10}  {badge['join']}  {badge['code']}  {badge['name']}"
        for badge in badges
    )
    return DONE


COMMAND = Command(takes, run)
