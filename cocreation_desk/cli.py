"""The command line: finds the command that was asked for, and turns what it refuses into one sentence and an exit code."""

from __future__ import annotations

import importlib
import locale
import logging
import multiprocessing
import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from cocreation_desk.commands import COMMANDS
from cocreation_desk.commands.command import DONE, REFUSED, Command, Parser, Terminal, parser
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.domain.text import Language
from cocreation_desk.words import Say, sayer

PROGRAM = "cocreation-desk"


def main(words: Sequence[str] | None = None) -> int:
    """Do what was asked; 0 done, 1 refused or failed, 2 not understood."""
    multiprocessing.freeze_support()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    asked = list(sys.argv[1:] if words is None else words)
    say = sayer(spoken_here(os.environ))
    try:
        if asked and asked[0] in COMMANDS:
            return _run(asked[0], asked[1:], say)
        return _open_console(asked, say)
    except SystemExit as leaving:  # argparse: --help, or not understood
        return int(leaving.code or DONE)


def spoken_here(environment: Mapping[str, str]) -> Language:
    """The language of this computer: French where it is set to French, English everywhere else."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if wished := environment.get(name, ""):
            return "fr" if wished.lower().startswith("fr") else "en"
    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"


def _run(name: str, words: Sequence[str], say: Say) -> int:
    command: Command = importlib.import_module(f"cocreation_desk.commands.{COMMANDS[name]}").COMMAND
    reads = parser(f"{PROGRAM} {name}", say, _about(name, say))
    command.takes(reads, say)
    asked = reads.parse_args(words)
    return _answered(command, asked, Terminal(say, as_json=getattr(asked, "json", False)))


def _answered(command: Command, asked: Namespace, terminal: Terminal) -> int:
    try:
        return command.run(asked, terminal)
    except Trouble as trouble:
        terminal.trouble(trouble)
    except BrokenPipeError:  # whoever read our output has gone
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # it stays open until the process ends
    except KeyboardInterrupt:
        terminal.tell("cli_interrupted")
    return REFUSED


def _open_console(words: Sequence[str], say: Say) -> int:
    reads = _overview(say)
    asked = reads.parse_args(words)
    command: Command = importlib.import_module("cocreation_desk.commands.console").COMMAND
    return _answered(command, asked, Terminal(say))


def _about(name: str, say: Say) -> str:
    return say(f"cli_about_{name.replace('-', '_')}")


def _overview(say: Say) -> Parser:
    reads = parser(PROGRAM, say, say("cli_about"))
    longest = max(map(len, COMMANDS))
    lines = [f"  {name:<{longest}}  {_about(name, say)}" for name in COMMANDS]
    reads.epilog = "\n".join((say("cli_commands"), *lines, "", say("cli_more")))
    reads.add_argument("file", metavar="FILE", nargs="?", type=Path, help=say("cli_file_to_open"))
    return reads
