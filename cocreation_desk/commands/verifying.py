"""``verify-draw``: every step of a draw again, from a certificate or from the programme's file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from cocreation_desk.commands.command import DONE, REFUSED, Command, Terminal, takes_json
from cocreation_desk.domain.draw.certificate import Check, verify
from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.store import draws, elections, file, ties
from cocreation_desk.words import Say

MOST_BYTES = 64 * 1024 * 1024
_SQLITE = b"SQLite format 3\x00"


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("what", metavar="FILE|CERTIFICATE.json", type=Path, help=say("cli_verify_what"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    say = terminal.say
    told: dict[str, dict[str, bool]] = {}
    for name, text in _certificates(asked.what):
        checks = verify(text)
        told[name] = {check.key: check.is_sound for check in checks}
        terminal.tell("cli_verify_head", name=name)
        terminal.show(_line(check, say) for check in checks)
    if not told:
        raise Refused("cli_verify_nothing")
    sound = all(all(checks.values()) for checks in told.values())
    terminal.tell("cli_verify_sound" if sound else "cli_verify_not_sound")
    terminal.give(ok=sound, draws=told)
    return DONE if sound else REFUSED


def _line(check: Check, say: Say) -> str:
    return f"  {'✓' if check.is_sound else '✗'} {say(f'draw_check_{check.key}')}"


def _certificates(path: Path) -> Iterator[tuple[str, str]]:
    """A certificate's own text, or that of each draw that a programme holds, the orders of candidates among them."""
    try:
        with path.open("rb") as opened:
            begins = opened.read(len(_SQLITE))
        if begins != _SQLITE:
            if path.stat().st_size > MOST_BYTES:
                raise Refused("draw_certificate_unreadable")
            yield path.name, path.read_text("utf-8")
            return
    except FileNotFoundError:
        raise Unavailable("file_missing", name=path.name) from None
    except UnicodeDecodeError as other:
        raise Refused("draw_certificate_unreadable") from other
    except OSError as trouble:
        raise Unavailable("file_unreadable", name=path.name) from trouble
    with file.reading(path) as db:
        held = [(each.code, each.certificate) for each in draws.draws(db)]
        lots = (*elections.lots(db), *ties.certificates(db))
    yield from ((code, made.write()) for code, made in held if made is not None)
    yield from lots


COMMAND = Command(takes, run)
