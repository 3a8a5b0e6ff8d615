"""No command: the console, on the programme that was named or on the start page."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cocreation_desk.commands.command import Command, Terminal
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    """The overview of the command line has the one argument already."""


def run(asked: Namespace, terminal: Terminal) -> int:
    from cocreation_desk.app import run_console

    return run_console(asked.file)


COMMAND = Command(takes, run)
