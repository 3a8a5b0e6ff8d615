"""What a command is, and the terminal it speaks to: sentences for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NoReturn, TextIO

from cocreation_desk.domain.errors import Trouble
from cocreation_desk.words import Say

DONE, REFUSED, USAGE = 0, 1, 2


@dataclass(frozen=True)
class Command:
    """``takes`` adds the command's arguments, whose help is ``cli_<name>``; ``run`` does it and gives the exit code."""

    takes: Callable[[ArgumentParser, Say], None]
    run: Callable[[Namespace, Terminal], int]


@dataclass
class Terminal:
    """Where a command answers. With ``as_json`` only JSON goes to the output; trouble always goes to the error stream too."""

    say: Say
    as_json: bool = False

    @property
    def out(self) -> TextIO:
        return sys.stdout

    def tell(self, key: str, /, **details: object) -> None:
        """A sentence of progress or result, for people."""
        if not self.as_json:
            print(self.say(key, **details), file=self.out, flush=True)

    def show(self, lines: Iterable[str]) -> None:
        if not self.as_json:
            for line in lines:
                print(line, file=self.out)

    def give(self, **values: object) -> None:
        """The result, for programs."""
        if self.as_json:
            print(json.dumps({"ok": True, **values}, ensure_ascii=False), file=self.out, flush=True)

    def trouble(self, trouble: Trouble) -> None:
        text = self.say(trouble.key, **trouble.details)
        if self.as_json:
            print(json.dumps({"ok": False, "error": trouble.key, "text": text}, ensure_ascii=False), file=self.out)
        print(text, file=sys.stderr)


class Parser(ArgumentParser):
    """argparse in the user's language, as far as it lets itself be told."""

    say: Say

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.say('cli_usage_wrong', message=message)}\n")


def parser(name: str, say: Say, description: str) -> Parser:
    """A parser with help, usage and headings in that language."""

    class Formatter(RawDescriptionHelpFormatter):
        def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # argparse's own signature
            super().add_usage(usage, actions, groups, prefix or say("cli_usage") + " ")

    made = Parser(prog=name, description=description, add_help=False, formatter_class=Formatter, allow_abbrev=False)
    made.say = say
    made._positionals.title = say("cli_arguments")  # argparse offers no other way to name its groups
    made._optionals.title = say("cli_options")
    made.add_argument("-h", "--help", action="help", help=say("cli_help"))
    return made


def takes_json(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("--json", action="store_true", help=say("cli_json"))


def takes_session(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("--session", metavar="CODE", help=say("cli_session"))
