"""``serve``: the room without windows, driven by lines of JSON and answering in lines of JSON."""

from __future__ import annotations

import json
import logging
import signal
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from cocreation_desk.commands import orders, picture
from cocreation_desk.commands.command import DONE, Command, Terminal, takes_session
from cocreation_desk.commands.finding import the_session
from cocreation_desk.commands.printing import WHAT
from cocreation_desk.commands.vote_orders import WantsConfirming
from cocreation_desk.domain.errors import Refused, Trouble
from cocreation_desk.domain.text import language
from cocreation_desk.evening import Evening
from cocreation_desk.paperwork import keep, make
from cocreation_desk.store import file
from cocreation_desk.words import Say

log = logging.getLogger(__name__)


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    takes_session(arguments, say)
    arguments.add_argument("--host", default="127.0.0.1", help=say("cli_host"))
    arguments.add_argument("--port", type=int, default=0, help=say("cli_port"))


def run(asked: Namespace, terminal: Terminal) -> int:
    terminal.as_json = True
    with file.reading(asked.file) as db:
        session = the_session(db, asked.session)
    stop = signal.getsignal(signal.SIGTERM)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with Evening(asked.file, session.id, host=asked.host, port=asked.port) as evening:
            terminal.give(
                do="serve",
                url=evening.phones.url,
                room_code=session.room_code,
                room_url=evening.phones.room_url,
                kiosk_url=evening.phones.kiosk_url,
                **_picture(evening),
            )
            _obey(evening, terminal)
            # A second signal must not cut the closing short.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
    finally:
        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return DONE


def _obey(evening: Evening, terminal: Terminal) -> None:
    """One answer a line, until ``quit``, the end of the input, or a signal to stop."""
    try:
        for line in sys.stdin:
            if not line.strip():
                continue
            answer = _answer(evening, line, terminal.say)
            print(json.dumps(answer, ensure_ascii=False), flush=True)
            if answer.get("do") == "quit":
                return
    except (KeyboardInterrupt, BrokenPipeError):
        return


def _answer(evening: Evening, line: str, say: Say) -> dict[str, Any]:
    echo: dict[str, Any] = {}
    try:
        asked = _read(line)
        echo = {name: asked[name] for name in ("do", "id") if name in asked}
        return {"ok": True, **echo, **_done(evening, asked)}
    except WantsConfirming as wanted:
        warnings = [{"warning": key, "text": say(key)} for key in wanted.warnings]
        return {"ok": False, **echo, "error": wanted.key, "text": say(wanted.key), "warnings": warnings}
    except Trouble as trouble:
        return {"ok": False, **echo, "error": trouble.key, "text": say(trouble.key, **trouble.details)}
    except Exception:
        log.exception("a line could not be obeyed")
        return {"ok": False, **echo, "error": "order_failed", "text": say("order_failed")}


def _read(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError:
        raise Refused("order_not_json") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("do"), str):
        raise Refused("order_not_json")
    return asked


def _done(evening: Evening, asked: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in asked.items() if name not in ("do", "id")}
    match asked["do"]:
        case "quit":
            return {}
        case "state":
            return _picture(evening)
        case "print":
            return _printed(evening, fields)
        case name:
            result = orders.do(evening.desk, evening.desk.look().result(), name, fields)
            room = evening.desk.look().result()
            return {
                "result": result,
                "version": room.version,
                "session_state": room.session.state if room.session else None,
                "step": room.current.id if room.current else None,
            }


def _printed(evening: Evening, fields: dict[str, Any]) -> dict[str, Any]:
    what, out, named = str(fields.get("what", "")), fields.get("out"), fields.get("named") is True
    if what not in WHAT:
        raise Refused("order_field_wrong", field="what")
    try:
        spoken = language(str(fields.get("language", "")))
    except ValueError:
        raise Refused("order_field_wrong", field="language") from None
    printed = make(evening.desk, what, spoken, evening.phones.url, named=named)
    return {"file": str(keep(evening.desk, printed, spoken, Path(str(out)) if out else None))}


def _picture(evening: Evening) -> dict[str, Any]:
    room = evening.desk.look().result()
    told = picture.of_room(room, len(evening.phones.connected()), sum(evening.phones.waiting.values()))
    return told | {"scrutineers": _scrutineers(evening)}


def _scrutineers(evening: Evening) -> list[dict[str, Any]]:
    """The badge of each, and what shows them the counters on their own phone."""
    badges = {each.id: each.badge_no for each in evening.desk.look().result().participants}
    return [{"badge": badges[who], "url": url} for who, url in evening.phones.scrutineer_urls.items()]


COMMAND = Command(takes, run)
