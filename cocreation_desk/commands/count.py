"""``count``: the papers of a file counted by any method, by anyone: winners, order, ties, and how it came about."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from fractions import Fraction
from pathlib import Path

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json
from cocreation_desk.commands.counted import lines
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.formats import FORMATS
from cocreation_desk.domain.counting.recount import recount
from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.sheets.spelling import spelt
from cocreation_desk.words import Say

MOST_BYTES = 64 * 1024 * 1024


def takes(arguments: ArgumentParser, say: Say) -> None:
    methods = say("cli_count_method", methods=", ".join(METHODS))
    arguments.add_argument("papers", metavar="PAPERS", type=Path, help=say("cli_count_papers"))
    arguments.add_argument("--method", metavar="NAME", required=True, help=methods)
    arguments.add_argument("--seats", metavar="N", type=_some, help=say("cli_count_seats"))
    arguments.add_argument("--budget", metavar="X", type=_money, help=say("cli_count_budget"))
    arguments.add_argument("--format", choices=tuple(FORMATS), help=say("cli_count_format"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    ending = asked.format or asked.papers.suffix.lstrip(".")
    text = _text(asked.papers, is_table=ending.lower() == "csv")
    try:
        counted = recount(asked.method, text, ending, asked.seats, asked.budget)
    except Refused as refused:
        raise _sentence(refused) from refused
    terminal.show(lines(counted.count, terminal.say, counted.labels))
    terminal.give(
        papers=str(asked.papers),
        labels={option: label.to_json() for option, label in counted.labels.items()},
        **counted.count.to_json(),
    )
    return DONE


def _text(path: Path, is_table: bool) -> str:
    """UTF-8; a table also as spreadsheets write it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused("cli_papers_too_large", name=path.name, most=MOST_BYTES // 1024 // 1024)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Unavailable("file_missing", name=path.name) from None
    except OSError as trouble:
        raise Unavailable("file_unreadable", name=path.name) from trouble
    if is_table:
        return spelt(raw).text
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as other:
        raise Refused("papers_unreadable", line=raw.count(b"\n", 0, other.start) + 1) from other


def _sentence(refused: Refused) -> Refused:
    """The same refusal, naming what there is where only the wrong name was given."""
    match refused.key:
        case "method_unknown":
            return Refused("cli_count_method_unknown", method=refused.details["method"], methods=sorted(METHODS))
        case "papers_unreadable" if "why" in refused.details:
            told = {name: detail for name, detail in refused.details.items() if name not in ("why", "wanted")}
            wanted = str(refused.details.get("wanted", ""))
            return Refused(f"cli_table_{refused.details['why']}{f'_{wanted}' if wanted else ''}", **told)
        case "papers_format_unknown":
            return Refused("cli_count_format_unknown", format=refused.details["format"], formats=sorted(FORMATS))
    return refused


def _some(written: str) -> int:
    number = int(written)
    if number < 1:
        raise ArgumentTypeError(written)
    return number


def _money(written: str) -> Fraction:
    try:
        amount = Fraction(written.replace(",", "."))
    except (ValueError, ZeroDivisionError) as nonsense:
        raise ArgumentTypeError(written) from nonsense
    if amount < 0:
        raise ArgumentTypeError(written)
    return amount


COMMAND = Command(takes, run)
