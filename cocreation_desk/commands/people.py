"""``people``: everybody the programme knows, who registered and who takes part, with where they stand and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json, takes_session
from cocreation_desk.commands.finding import chosen
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.registrations import Finding, Registration, findings, tally
from cocreation_desk.store import file, people, programme, registrations
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    takes_session(arguments, say)
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    with file.reading(asked.file) as db:
        sessions = programme.sessions(db)
        if asked.session is not None:
            sessions = (chosen(sessions, asked.session),)
        taking_part = {session.code: people.participants(db, session.id) for session in sessions}
        everybody, rules = registrations.registrations(db), registrations.rules(db)
    count, found = tally(everybody, rules), _by_registration(findings(everybody, rules))
    say = terminal.say
    for code, participants in taking_part.items():
        terminal.tell("cli_people_session", n=len(participants), code=code)
        terminal.show(
            f"{each.badge_no:>6}  {say(f'cli_side_{each.side.value}'):<10}  {each.name}" for each in participants
        )
    if asked.session is None:
        terminal.tell("cli_people_registered", n=count.received, eligible=count.eligible, undecided=count.undecided)
        terminal.show(f"{each.number:>6}  {_standing(say, each, found)}  {each.name}" for each in everybody)
    numbers = {each.id: each.number for each in everybody}
    terminal.give(
        sessions=[
            {"code": code, "participants": [_participant(p) for p in them]} for code, them in taking_part.items()
        ],
        received=count.received,
        eligible=count.eligible,
        set_aside={reason.value: n for reason, n in count.set_aside.items()},
        undecided=count.undecided,
        forgotten=count.forgotten,
        registrations=[]
        if asked.session is not None
        else [_registration(each, found.get(each.id, []), numbers) for each in everybody],
    )
    return DONE


def _by_registration(found: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    gathered: dict[str, list[Finding]] = {}
    for each in found:
        gathered.setdefault(each.registration_id, []).append(each)
    return gathered


def _standing(say: Say, each: Registration, found: dict[str, list[Finding]]) -> str:
    if each.is_forgotten:
        return say("standing_forgotten")
    if not each.is_eligible:
        return say(f"reason_{each.reason.value}") if each.reason else say(f"standing_{each.state.value}")
    if each.id in found and not each.is_decided:
        return say("standing_undecided")
    return say("standing_eligible")


def _participant(each: Participant) -> dict[str, Any]:
    return {
        "id": each.person_id,
        "badge": each.badge_no,
        "first_name": each.first_name,
        "last_name": each.last_name,
        "email": each.email,
        "side": each.side.value,
        "segment": each.segment,
        "presence": each.presence.value,
    }


def _registration(each: Registration, found: list[Finding], numbers: dict[str, str]) -> dict[str, Any]:
    return {
        "id": each.id,
        "number": each.number,
        "first_name": each.first_name,
        "last_name": each.last_name,
        "email": each.email,
        "phone": each.phone,
        "postcode": each.postcode,
        "age_band": each.age_band,
        "sex": each.sex,
        "region": each.region,
        "site_choices": list(each.site_choices),
        "segment": each.segment,
        "organisation": each.organisation,
        "strata": dict(each.strata),
        "registered_at": each.registered_at.isoformat() if each.registered_at else None,
        "state": each.state.value,
        "reason": each.reason.value if each.reason else None,
        "duplicate_of": numbers.get(each.duplicate_of or ""),
        "decided_by": each.decided_by or None,
        "forgotten": each.is_forgotten,
        "findings": [
            {"reason": one.reason.value, "clue": one.clue.value, "twin": numbers.get(one.twin_id or "")}
            for one in found
        ],
    }


COMMAND = Command(takes, run)
