"""``draw``: freeze the list of registrations and the rule, then draw from the digits that were thrown.

Without ``--dice`` it freezes and tells the fingerprint; with it, it draws what was frozen, or does both at once.
"""

from __future__ import annotations

import sqlite3
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cocreation_desk.commands.command import DONE, REFUSED, Command, Terminal, takes_json
from cocreation_desk.commands.finding import the_session
from cocreation_desk.desk import draws
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.sealing import seal, undecided
from cocreation_desk.domain.draw.advice import Advice, advise
from cocreation_desk.domain.draw.chances import estimate
from cocreation_desk.domain.draw.draw import draw
from cocreation_desk.domain.draw.held import DrawState, HeldDraw
from cocreation_desk.domain.draw.lottery import SoFar, for_seconds
from cocreation_desk.domain.draw.order import agreed
from cocreation_desk.domain.draw.plan import ADVISED_DIGITS, LEAST_DIGITS, PANEL_DIGITS, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember, canonical, in_groups, read_pool
from cocreation_desk.domain.draw.quota_names import as_answered
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.draw.visits import Visit, refuse_strangers, seats_by_visit, visits
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.session import Session
from cocreation_desk.kinds.draw_words import advice_lines, rule_sentence
from cocreation_desk.saving import save
from cocreation_desk.sheets.quota_file import open_quotas
from cocreation_desk.store import draws as rows
from cocreation_desk.store import file, programme
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    arguments.add_argument("--session", metavar="CODE", action="append", help=say("cli_draw_session"))
    arguments.add_argument("--seats", metavar="N|CODE=N", type=_seats, action="append", help=say("cli_draw_seats"))
    arguments.add_argument("--quotas", metavar="QUOTAS", type=Path, help=say("cli_draw_quotas"))
    arguments.add_argument("--rule", choices=tuple(rule.value for rule in Rule), help=say("cli_draw_rule"))
    arguments.add_argument(
        "--substitutes", metavar="N", type=_some_or_none, default=0, help=say("cli_draw_substitutes")
    )
    arguments.add_argument("--one-per-household", action="store_true", help=say("cli_draw_household"))
    arguments.add_argument("--dice", metavar="DIGITS", action="append", help=say("cli_draw_dice"))
    arguments.add_argument("--witness", metavar="NAME", action="append", default=[], help=say("cli_draw_witness"))
    arguments.add_argument("--where", metavar="PLACE", default="", help=say("cli_draw_where"))
    arguments.add_argument("--seconds", metavar="N", type=_some, default=60, help=say("cli_draw_seconds"))
    arguments.add_argument("--simulate", metavar="N", type=_some, help=say("cli_draw_simulate"))
    arguments.add_argument("--dry-run", action="store_true", help=say("cli_draw_dry_run"))
    arguments.add_argument("--certificate", metavar="OUT.json", type=Path, help=say("cli_draw_certificate"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    with file.reading(asked.file) as db:
        sessions = [the_session(db, code) for code in asked.session or [None]]
        members = read_pool(canonical(rows.pool(db)))
        everywhere = visits(programme.sessions(db), members)
        waiting, to_decide = _waiting(db, sessions), undecided(db)
    plan = _plan(asked, visits(sessions, members), everywhere, members, waiting)
    if waiting is None or waiting.plan != plan or asked.dry_run:
        advice = advise(plan, members)
        if not advice.can_be_drawn:
            return _refused(advice, terminal)
        terminal.show(advice_lines(advice, terminal.say))
        if to_decide:
            terminal.tell("cli_draw_undecided", n=to_decide)
        if asked.dry_run:
            _answer_dry(plan, members, advice, to_decide, asked.simulate, terminal)
            return DONE
    thrown = agreed({str(at): typed for at, typed in enumerate(asked.dice)}, plan.digits) if asked.dice else ""
    desk = Desk(file.open_programme(asked.file), session_id=sessions[0].id)
    try:
        if waiting is None or waiting.plan != plan:
            waiting = _freeze(desk, plan, sessions, asked, terminal)
        held = _throw(desk, waiting, thrown, asked, terminal) if thrown else waiting
    finally:
        desk.close()
    _answer(held, asked.certificate, terminal)
    return DONE


def _waiting(db: sqlite3.Connection, sessions: Sequence[Session]) -> HeldDraw | None:
    """The newest draw for these sessions that is frozen and waits for its digits."""
    wanted = {session.id for session in sessions}
    frozen = (each for each in reversed(rows.draws(db)) if each.state is DrawState.FROZEN)
    return next((each for each in frozen if set(each.sessions.values()) == wanted), None)


def _plan(
    asked: Namespace,
    to: Sequence[Visit],
    everywhere: Sequence[Visit],
    members: Sequence[PoolMember],
    waiting: HeldDraw | None,
) -> Plan:
    if asked.seats is None:
        if waiting is None or asked.quotas or asked.rule:
            raise Refused("cli_draw_seats_missing")
        return waiting.plan
    seats = seats_by_visit(to, {code: n for given in asked.seats for code, n in given.items()})
    quotas = [_quotas(asked.quotas, each, n, everywhere, members) for each, n in zip(to, seats, strict=True)]
    places = tuple(each.place(n, wanted) for each, n, wanted in zip(to, seats, quotas, strict=True))
    rule = Rule(asked.rule or (Rule.ORDER if any(quotas) else Rule.SIMPLE))
    shortest = min((len(typed) for typed in asked.dice or ()), default=ADVISED_DIGITS)
    digits = PANEL_DIGITS if rule is Rule.EQUAL else min(ADVISED_DIGITS, max(LEAST_DIGITS, shortest))
    plan = Plan(rule, places, asked.substitutes, asked.one_per_household, digits)
    if waiting is not None and replace(plan, digits=waiting.plan.digits) == waiting.plan:
        return waiting.plan
    return plan


def _quotas(
    path: Path | None, visit: Visit, seats: int, everywhere: Sequence[Visit], members: Sequence[PoolMember]
) -> tuple[Quota, ...]:
    """What the file asks for there; a share in it is a share of these seats."""
    if path is None:
        return ()
    read = open_quotas(path, seats)
    refuse_strangers(read, everywhere)
    return as_answered(visit.quotas(read), members)


def _freeze(desk: Desk, plan: Plan, sessions: Sequence[Session], asked: Namespace, terminal: Terminal) -> HeldDraw:
    to = {place.key: session.id for place, session in zip(plan.places, sessions, strict=True)}
    draw_id = desk.do(draws.prepare_draw, plan, to).result()

    def told(so_far: SoFar) -> bool:
        if not terminal.as_json and so_far.panels % 25 == 0:
            terminal.tell("cli_draw_so_far", reached=_percent(so_far.reached), at_most=_percent(so_far.at_most))
        return True

    made = seal(plan, desk.file, for_seconds(asked.seconds, told))
    desk.do(draws.freeze_draw, draw_id, made.frozen, made.reached, made.at_most).result()
    if made.so_far is not None:
        terminal.tell("cli_draw_equal", least=made.least, at_most=_percent(made.so_far.at_most))
    return _of(desk, draw_id)


def _throw(desk: Desk, waiting: HeldDraw, thrown: str, asked: Namespace, terminal: Terminal) -> HeldDraw:
    assert waiting.frozen is not None
    drawn = draw(waiting.frozen, thrown)
    if asked.simulate:
        desk.do(draws.keep_chances, waiting.id, estimate(waiting.plan, waiting.frozen.members, asked.simulate)).result()
    desk.do(
        draws.keep_result, waiting.id, drawn, asked.where, "", tuple(asked.witness), typed_by=len(asked.dice)
    ).result()
    return _of(desk, waiting.id)


def _of(desk: Desk, draw_id: str) -> HeldDraw:
    return next(each for each in desk.look().result().draws if each.id == draw_id)


def _answer(held: HeldDraw, certificate: Path | None, terminal: Terminal) -> None:
    say, frozen = terminal.say, held.frozen
    assert frozen is not None
    if certificate is not None and held.drawn is not None:
        _write(certificate, held)
    terminal.tell("cli_draw_rule_line", code=held.code, rule=rule_sentence(held.plan, say))
    terminal.tell("cli_draw_pool_line", n=len(frozen.members), fingerprint=frozen.pool_fingerprint)
    terminal.tell("cli_draw_fingerprint_line", fingerprint=frozen.fingerprint, groups=in_groups(frozen.fingerprint))
    if held.drawn is None:
        terminal.tell("cli_draw_frozen", n=held.plan.digits)
    else:
        for place, numbers in held.drawn.chosen.items():
            names = {seat.number: seat.name for seat in held.turns}
            terminal.show(["", say("cli_draw_place", place=place)] if place else [""])
            terminal.show(f"  {at:>3}. {number}  {names[number]}" for at, number in enumerate(numbers, start=1))
            if substitutes := held.drawn.substitutes.get(place):
                terminal.tell("cli_draw_substitutes_line", numbers=", ".join(substitutes))
        if certificate is not None:
            terminal.tell("cli_draw_certificate_written", file=str(certificate))
    drawn = held.drawn
    terminal.give(
        draw=held.code,
        id=held.id,
        state=held.state.value,
        rule=held.plan.rule.value,
        pool=len(frozen.members),
        pool_fingerprint=frozen.pool_fingerprint,
        fingerprint=frozen.fingerprint,
        digits=drawn.digits if drawn else None,
        panel=drawn.panel if drawn else None,
        chosen={key: list(numbers) for key, numbers in drawn.chosen.items()} if drawn else {},
        substitutes={key: list(numbers) for key, numbers in drawn.substitutes.items()} if drawn else {},
        names={seat.number: seat.name for seat in held.turns},
    )


def _write(path: Path, held: HeldDraw) -> None:
    made = held.certificate
    assert made is not None
    save(path, f"{made.write()}\n".encode())


def _answer_dry(
    plan: Plan,
    members: Sequence[PoolMember],
    advice: Advice,
    to_decide: int,
    simulate: int | None,
    terminal: Terminal,
) -> None:
    terminal.tell("cli_draw_possible", seats=plan.seats, n=len(members))
    chances = estimate(plan, members, simulate) if simulate else None
    if chances is not None:
        terminal.tell("cli_draw_simulated", times=chances.times)
        terminal.show(
            f"  {chances.share(each):>7.1%}  {' · '.join(each.answers)}  ({each.people})" for each in chances.profiles
        )
    scarce = [vars(each) for each in advice.scarce]
    terminal.give(
        pool=len(members),
        undecided=to_decide,
        seats=plan.seats,
        scarce=scarce,
        chances=chances.to_json() if chances else None,
    )


def _refused(advice: Advice, terminal: Terminal) -> int:
    lines = list(advice_lines(advice, terminal.say))
    terminal.show(lines)
    terminal.give(
        ok=False,
        error=f"draw_found_{advice.findings[0].key}" if advice.findings else "draw_quotas_clash",
        text=" ".join(lines),
        clash=[vars(change) for change in advice.clash],
        relaxation=[vars(change) for change in advice.changes],
    )
    return REFUSED


def _percent(share: float) -> str:
    return f"{share:.2%}"


def _seats(written: str) -> dict[str, int]:
    """« 20 », or « K7MP=20,P2QR=12 »."""
    found: dict[str, int] = {}
    for each in written.split(","):
        code, _, number = each.rpartition("=")
        if code.strip() in found:
            raise ArgumentTypeError(written)
        found[code.strip()] = _some(number)
    return found


def _some(written: str) -> int:
    number = int(written)
    if number < 1:
        raise ArgumentTypeError(written)
    return number


def _some_or_none(written: str) -> int:
    number = int(written)
    if number < 0:
        raise ArgumentTypeError(written)
    return number


COMMAND = Command(takes, run)
