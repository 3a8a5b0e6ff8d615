"""``import``: a list of people into the programme, or straight into a session; all of it or nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json, takes_session
from cocreation_desk.commands.finding import the_session
from cocreation_desk.desk import people, registrations
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.columns import OF_PEOPLE, OF_REGISTRATIONS, Field, Mapped, corrected, remembered
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.people_list import read_people
from cocreation_desk.domain.registration_list import Choices, Enrolment, read_registrations
from cocreation_desk.domain.registrations import Registration, Rules, findings, tally
from cocreation_desk.domain.sheet import Remark, Sheet
from cocreation_desk.sheets.reading import other_tabs, read_file, sure
from cocreation_desk.store import file
from cocreation_desk.store import registrations as rows
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    arguments.add_argument("list", metavar="LIST", type=Path, help=say("cli_import_list"))
    takes_session(arguments, say)
    arguments.add_argument("--map", metavar="COLUMN=FIELD", action="append", default=[], help=say("cli_import_map"))
    arguments.add_argument("--side", choices=[side.value for side in Side], help=say("cli_import_side"))
    arguments.add_argument("--encoding", metavar="NAME", help=say("cli_import_encoding"))
    arguments.add_argument("--tab", metavar="NAME", help=say("cli_import_tab"))
    arguments.add_argument("--dates", choices=("dmy", "mdy"), help=say("cli_import_dates"))
    arguments.add_argument("--zeros", action="store_true", help=say("cli_import_zeros"))
    arguments.add_argument("--french-regions", action="store_true", help=say("cli_import_regions"))
    arguments.add_argument("--dry-run", action="store_true", help=say("cli_import_dry_run"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    said = _said(asked.map)
    sheet = sure(read_file(asked.list, encoding=asked.encoding, tab=asked.tab))
    if asked.session is not None:
        return _into_session(asked, sheet, said, terminal)
    with file.reading(asked.file) as db:
        known, rules = rows.registrations(db), rows.rules(db)
        before = rows.remembered_mapping(db, sheet.head) or {}
        mapped = corrected(sheet.head, remembered(sheet.head, said, before), OF_REGISTRATIONS)
        choices = Choices(asked.dates, asked.zeros, asked.french_regions)
        enrolment = read_registrations(sheet, mapped, date.today(), choices)
        if asked.dry_run:
            registrations.refuse_known(db, sheet, enrolment)
    import_id = ""
    if asked.dry_run:
        everybody = [*known, *(replace(each, id=f"line {each.line}") for each in enrolment.registrations)]
    else:
        import_id, everybody = _take_in(asked.file, sheet, mapped, enrolment)
    _tell(terminal, sheet, mapped, (*enrolment.remarks, *other_tabs(sheet)))
    _tell_result(terminal, asked.dry_run, import_id, sheet, mapped, enrolment, everybody, rules)
    return DONE


def _take_in(path: Path, sheet: Sheet, mapped: Mapped, enrolment: Enrolment) -> tuple[str, list[Registration]]:
    desk = Desk(file.open_programme(path))
    try:
        import_id = desk.do(registrations.take_in, sheet, mapped, enrolment).result()
        with desk.file.reader() as db:
            return import_id, rows.registrations(db)
    finally:
        desk.close()


def _into_session(asked: Namespace, sheet: Sheet, said: Mapping[str, str], terminal: Terminal) -> int:
    mapped = corrected(sheet.head, said, OF_PEOPLE)
    newcomers = read_people(sheet, mapped, Side(asked.side) if asked.side else None)
    with file.reading(asked.file) as db:
        session = the_session(db, asked.session)
    if not asked.dry_run:
        desk = Desk(file.open_programme(asked.file), session_id=session.id)
        try:
            desk.do(people.add_many, session.id, newcomers).result()
        finally:
            desk.close()
    remarks = (*sheet.remarks, *other_tabs(sheet))
    _tell(terminal, sheet, mapped, remarks)
    terminal.tell(
        "cli_import_would_join" if asked.dry_run else "cli_import_joined", n=len(newcomers), code=session.code
    )
    terminal.give(
        dry_run=asked.dry_run,
        session=session.code,
        rows=len(newcomers),
        mapping={column: field.value for column, field in mapped.items()},
        remarks=_spoken(terminal.say, remarks),
    )
    return DONE


def _said(maps: Iterable[str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for each in maps:
        column, equals, field = each.rpartition("=")
        if not equals:
            raise Refused("map_without_equals", said=each)
        said[column] = field
    return said


def _tell(terminal: Terminal, sheet: Sheet, mapped: Mapped, remarks: Iterable[Remark]) -> None:
    say = terminal.say
    terminal.show(say.labelled(column, say(f"field_{field.value}")) for column, field in mapped.items())
    if sheet.spelling:
        terminal.tell("cli_import_spelling", encoding=sheet.spelling.encoding, words=list(sheet.spelling.words))
    terminal.show(say(remark.key, **remark.details) for remark in remarks)


def _tell_result(
    terminal: Terminal,
    dry_run: bool,
    import_id: str,
    sheet: Sheet,
    mapped: Mapped,
    enrolment: Enrolment,
    everybody: list[Registration],
    rules: Rules,
) -> None:
    say, count = terminal.say, tally(everybody, rules)
    found = Counter(each.reason for each in findings(everybody, rules) if each.registration_id)
    terminal.tell(
        "cli_import_would_read" if dry_run else "cli_import_read", n=len(enrolment.registrations), name=sheet.name
    )
    terminal.show("  " + say.labelled(say(f"reason_{reason.value}"), str(n)) for reason, n in sorted(found.items()))
    terminal.tell("cli_import_undecided", n=count.undecided)
    terminal.give(
        dry_run=dry_run,
        **({"import": import_id} if import_id else {}),
        rows=len(enrolment.registrations),
        mapping={column: field.value for column, field in mapped.items()},
        ignored=[column for column, field in mapped.items() if field is Field.IGNORED],
        encoding=sheet.spelling.encoding if sheet.spelling else None,
        dates=enrolment.order,
        remarks=_spoken(terminal.say, (*enrolment.remarks, *other_tabs(sheet))),
        received=count.received,
        eligible=count.eligible,
        set_aside={reason.value: n for reason, n in count.set_aside.items()},
        findings={reason.value: n for reason, n in sorted(found.items())},
        undecided=count.undecided,
    )


def _spoken(say: Say, remarks: Iterable[Remark]) -> list[dict[str, str]]:
    return [{"remark": each.key, "text": say(each.key, **each.details)} for each in remarks]


COMMAND = Command(takes, run)
