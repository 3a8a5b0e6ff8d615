"""What a programme forgets when its day has come: shown first, done in one act, and never taken back."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cocreation_desk.desk.forgetting import Forgotten, papers_of, wipe_afterwards
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.draw.held import DrawState
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.retention import Due, Matter, first_day, is_over, last_day
from cocreation_desk.domain.session import Session, SessionState
from cocreation_desk.store import draws, forgetting, programme
from cocreation_desk.store import purging as rows
from cocreation_desk.store.forgetting import Mention

_ENDS = (SessionState.CLOSED, SessionState.REPORTED, SessionState.FOLLOW_UP, SessionState.ARCHIVED)


@dataclass(frozen=True)
class Purged(Forgotten):
    """What was forgotten, counted by sort; and what is to be read through and printed again."""

    matter: Matter
    counts: dict[str, int]


def dues(db: sqlite3.Connection, today: date) -> tuple[Due, ...]:
    """What would go, how much of it and from which day on, matter by matter."""
    sessions, settings = programme.sessions(db), programme.the_programme(db)
    waits_for = next((each.code for each in sessions if each.state.is_live), "")
    left = rows.left_by_rooms(db)
    over = [each for each in sessions if each.id in left and is_over(each, today)]
    ripe = [each for each in over if last_day(each) < today] or over
    in_rooms = Counter[str]({"phones": 0, "sendings": 0, "spares": 0})
    for each in ripe:
        in_rooms.update(left[each.id])
    counts = {
        Matter.DAY_AFTER: dict(in_rooms),
        Matter.UNSELECTED: {"registrations": rows.unselected(db)},
        Matter.PEOPLE: rows.people(db),
    }
    days = {
        Matter.DAY_AFTER: first_day(Matter.DAY_AFTER, settings, ripe or sessions, today),
        Matter.UNSELECTED: first_day(Matter.UNSELECTED, settings, sessions, today),
        Matter.PEOPLE: first_day(Matter.PEOPLE, settings, sessions, today),
    }
    return tuple(Due(matter, days[matter], counts[matter], waits_for) for matter in Matter)


def purge(turn: Turn, matter: Matter, before_its_day: bool = False) -> Purged:
    """Forget what that matter is about. Refused while a session is under way or a sealed list waits for its dice, and
    before its day unless that is meant.
    """
    today = turn.now.date()
    due = next(each for each in dues(turn.db, today) if each.matter is matter)
    if due.waits_for:
        raise Refused("purge_waits_for_session", code=due.waits_for)
    if due.is_empty:
        raise Refused("purge_nothing_left")
    if not due.is_due(today) and not before_its_day:
        raise Refused("purge_not_yet", on=due.on) if due.on else Refused("purge_without_session")
    sealed = next((each.code for each in draws.draws(turn.db) if each.state is DrawState.FROZEN), "")
    if sealed and matter is not Matter.DAY_AFTER:
        raise Refused("purge_waits_for_draw", code=sealed)
    match matter:
        case Matter.DAY_AFTER:
            rows.empty_rooms(turn.db, [each.id for each in _over(turn, today, before_its_day)], turn.now)
            mentions, dropped = list[Mention](), list[sqlite3.Row]()
        case Matter.UNSELECTED:
            mentions, concerned = rows.forget_unselected(turn.db, turn.now)
            dropped = [*rows.drop_certificates(turn.db), *forgetting.drop_documents(turn.db, concerned)]
        case Matter.PEOPLE:
            mentions, _ = rows.forget_everybody(turn.db, turn.now)
            everywhere = [each.id for each in programme.sessions(turn.db)]
            dropped = forgetting.drop_documents(turn.db, everywhere)
            _put_to_rest(turn)
    turn.note("purged", "programme", programme.the_programme(turn.db).id, matter=matter, **due.counts)
    wipe_afterwards(turn)
    return Purged(mentions, papers_of(dropped), matter, dict(due.counts))


def _over(turn: Turn, today: date, before_its_day: bool) -> Sequence[Session]:
    over = [each for each in programme.sessions(turn.db) if is_over(each, today)]
    return over if before_its_day else [each for each in over if last_day(each) < today]


def _put_to_rest(turn: Turn) -> None:
    """A session that was held and whose people are forgotten says so."""
    for each in programme.sessions(turn.db):
        if each.state in _ENDS:
            programme.change_session(turn.db, each.id, {"state": SessionState.PURGED})
            turn.note("session_moved", "session", each.id, state=SessionState.PURGED)


def set_periods(turn: Turn, retention_months: int, unselected_days: int) -> None:
    """How long names are kept, and registrations without a seat. What was promised can be shortened, not lengthened."""
    before = programme.the_programme(turn.db)
    if retention_months > before.retention_months and rows.anybody_has_read(turn.db):
        raise Refused("period_of_names_was_promised", n=before.retention_months)
    if unselected_days > before.unselected_days and rows.unselected(turn.db):
        raise Refused("period_of_registrations_was_promised", n=before.unselected_days)
    programme.change_programme(
        turn.db, before.id, {"retention_months": retention_months, "unselected_days": unselected_days}
    )
    turn.note("periods_set", "programme", before.id, months=retention_months, days=unselected_days)
