"""Lists of people who wish to come: taken in whole, decided about one by one or by rule, and invited."""

from __future__ import annotations

import hashlib
import hmac
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from cocreation_desk.desk import guardians, people
from cocreation_desk.desk.finding import the_registration, the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain import registrations as domain
from cocreation_desk.domain.columns import Mapped
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.draw.held import KnownBy
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.domain.recognising import recognised
from cocreation_desk.domain.registration_list import Enrolment
from cocreation_desk.domain.registrations import Clue, Reason, Registration, Rules, Standing, Verdict, Way, verdict_on
from cocreation_desk.domain.sheet import Sheet
from cocreation_desk.store import consents, programme
from cocreation_desk.store import people as people_rows
from cocreation_desk.store import registrations as rows

_DIGITS = 4  # of a number we give, so that they sort as they count
_HOUSEHOLD_MARK = 12  # signs


def take_in(turn: Turn, sheet: Sheet, mapped: Mapped, enrolment: Enrolment, import_id: str = "") -> str:
    """All registrations of a list, or none; gives the import's identifier. With ``import_id`` it is put back under it."""
    refuse_known(turn.db, sheet, enrolment)
    import_id = import_id or turn.new_id()
    free = _free_numbers(rows.numbers(turn.db), enrolment.registrations)
    key = programme.badge_key(turn.db)
    meaning = {column: field.value for column, field in mapped.items()}
    rows.add_import(
        turn.db,
        rows.Import(
            import_id, sheet.name, sheet.fingerprint, turn.now, len(enrolment.registrations), sheet.head, meaning
        ),
    )
    rows.add_registrations(
        turn.db,
        (
            replace(
                each,
                id=turn.new_id(),
                import_id=import_id,
                number=each.number or next(free),
                household=_mark(key, each.household),
            )
            for each in enrolment.registrations
        ),
    )
    turn.note("list_imported", "import", import_id, rows=len(enrolment.registrations))
    return import_id


def refuse_known(db: sqlite3.Connection, sheet: Sheet, enrolment: Enrolment) -> None:
    """Refuse a list that was read in before, or that gives out numbers which others have."""
    for known in rows.imports(db):
        if known.fingerprint == sheet.fingerprint:
            raise Refused("list_known", name=known.name, at=known.at)
    taken = rows.numbers(db)
    clashes = [each.number for each in enrolment.registrations if each.number in taken]
    if clashes:
        raise Refused("list_numbers_taken", n=len(clashes), number=clashes[0])


def take_out(turn: Turn, import_id: str) -> int:
    """Take a list out again with all its registrations, as long as nothing was done with any of them; how many."""
    if any(each.import_id == import_id and each.person_id for each in rows.registrations(turn.db)):
        raise Refused("import_is_used")
    try:
        gone = rows.remove_import(turn.db, import_id)
    except sqlite3.IntegrityError:
        raise Refused("import_is_used") from None
    turn.note("import_taken_back", "import", import_id, rows=gone)
    return gone


def keep(turn: Turn, registration_ids: Sequence[str]) -> tuple[Verdict, ...]:
    """Somebody has looked, and they take part. Gives what held before, as all that follow do."""
    return _decide(turn, [Verdict(each, decided_by=turn.by) for each in registration_ids])


def set_aside(turn: Turn, registration_ids: Sequence[str], reason: Reason) -> tuple[Verdict, ...]:
    """They do not take part, for that reason. They stay on the list. A double needs the other one to stay in."""
    if reason is not Reason.DUPLICATE:
        return _decide(
            turn, [Verdict(each, Standing.EXCLUDED, reason, decided_by=turn.by) for each in registration_ids]
        )
    everybody = rows.registrations(turn.db)
    found = {each.id: each for each in everybody}
    others = [each for each in everybody if each.id not in registration_ids]
    verdicts = []
    for each in registration_ids:
        if each not in found:
            raise Refused("registration_is_gone")
        original = next(domain.originals_of(found[each], others), None)
        if original is None:
            raise Refused("registration_without_double", number=found[each].number)
        verdicts.append(Verdict(each, Standing.DUPLICATE, reason, original.id, turn.by))
    return _decide(turn, verdicts)


def decide_by_rule(turn: Turn, reason: Reason, way: Way, clue: Clue | None = None) -> tuple[Verdict, ...]:
    """The same for all that nobody has decided about and that were found for that reason."""
    return _decide(turn, domain.by_rule(rows.registrations(turn.db), rows.rules(turn.db), reason, way, clue))


def decide_as_before(turn: Turn, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Take decisions back, or take them again: each registration stands as the verdict says."""
    return _decide(turn, verdicts)


def change_rules(turn: Turn, wanted: Rules) -> Rules:
    """Who cannot take part from now on; gives the rules that held before. Decisions stay as they were taken."""
    before = rows.rules(turn.db)
    rows.set_rules(turn.db, wanted)
    turn.note("registration_rules_changed", "registration", "rules")
    turn.touch("draw")  # a minor's seat may need a guardian, or no longer
    return before


def invite(turn: Turn, session_id: str, registration_ids: Sequence[str], side: Side = Side.CUSTOMER) -> tuple[str, ...]:
    """Make them participants of that session, in this order, or none of them; the participants' identifiers."""
    the_session(turn, session_id)
    return tuple(_invite(turn, session_id, each, side) for each in registration_ids)


def _invite(turn: Turn, session_id: str, registration_id: str, side: Side) -> str:
    registration = the_registration(turn, registration_id)
    if not registration.is_eligible:
        raise Refused("registration_is_aside", number=registration.number)
    if registration.person_id:
        raise Refused("registration_is_invited", number=registration.number)
    guardians.refuse_without(turn, registration)
    participant_id, _ = put_on_the_list(turn, registration, session_id, side)
    turn.note("registration_invited", "registration", registration_id)
    return participant_id


def put_on_the_list(turn: Turn, who: Registration, session_id: str, side: Side) -> tuple[str, KnownBy]:
    """Their part in that session, and how it was known before: nobody is on a list twice."""
    listed = recognised(who, side, people_rows.participants(turn.db, session_id), rows.persons(turn.db))
    if listed is not None and listed.person_id == who.person_id:
        return listed.id, KnownBy.INVITATION
    if listed is not None:
        if who.is_minor and not listed.is_minor:
            people.edit_participant(turn, listed.id, is_minor=True, guardian=listed.guardian or who.guardian)
        participant_id, known_by = listed.id, KnownBy.LIST
    else:
        newcomer = as_newcomer(who, side)
        participant_id = people.add_participant(turn, session_id, newcomer, person_id=who.person_id)
        known_by = KnownBy.NOBODY
    guardians.carry_over(turn, who, participant_id, session_id)
    if who.person_id is None:  # else another session knows them already, and goes on knowing them
        rows.link_to_person(turn.db, who.id, participant_id)
    return participant_id, known_by


def take_back_invitations(
    turn: Turn, session_id: str, registration_ids: Sequence[str], listed_before: Collection[str] = ()
) -> None:
    """They are off that session's list again, all of them or nobody; refused once somebody has answered anything.

    ``listed_before`` are participants whom the invitation only recognised: they stay.
    """
    theirs = {the_registration(turn, each).person_id: each for each in registration_ids}
    for participant in people_rows.participants(turn.db, session_id):
        if participant.person_id not in theirs:
            continue
        if participant.id in listed_before:
            rows.unlink_from_person(turn.db, theirs[participant.person_id], participant.id)
            turn.touch("participant", participant.id)
        else:
            consents.remove_all(turn.db, participant.id, Purpose.GUARDIAN)
            people.remove_participant(turn, participant.id)
    turn.note("invitations_taken_back", "registration", session_id, n=len(registration_ids))


def as_newcomer(registration: Registration, side: Side) -> NewParticipant:
    """Who they will be on the list of a session."""
    first_name, last_name = registration.first_name, registration.last_name
    return NewParticipant(
        first_name=first_name or last_name,
        last_name=last_name if first_name else "",
        side=side,
        segment=registration.segment,
        organisation=registration.organisation,
        email=registration.email,
        language=registration.language,
        is_minor=registration.is_minor,
        guardian=registration.guardian,
    )


def _decide(turn: Turn, verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    before: list[Verdict] = []
    for verdict in verdicts:
        registration = the_registration(turn, verdict.registration_id)
        if registration.person_id and verdict.state is not Standing.ELIGIBLE:
            raise Refused("registration_is_invited", number=registration.number)
        before.append(verdict_on(registration))
        rows.change_registration(
            turn.db,
            registration.id,
            {
                "state": verdict.state,
                "reason": verdict.reason,
                "duplicate_of": verdict.duplicate_of,
                "decided_by": verdict.decided_by,
                "decided_at": verdict.decided_at or (turn.now if verdict.decided_by else None),
            },
        )
        turn.note(
            "registration_decided",
            "registration",
            registration.id,
            state=verdict.state,
            reason=verdict.reason or "",
            by=verdict.decided_by,
        )
    return tuple(before)


def _free_numbers(taken: frozenset[str], newcomers: Sequence[Registration]) -> Iterator[str]:
    """The numbers after the highest there is, in as many digits as the last of them needs."""
    used = taken | {each.number for each in newcomers}
    highest = max((int(number) for number in used if re.fullmatch(r"\d{1,9}", number)), default=0)
    last = highest + len(newcomers)
    for number in range(highest + 1, last + 1):
        yield str(number).zfill(max(_DIGITS, len(str(last))))


def _mark(key: bytes, household: str) -> str:
    """The same sign for the same household, which tells nobody the address."""
    if not household:
        return ""
    return hmac.new(key, f"household|{household}".encode(), hashlib.sha256).hexdigest()[:_HOUSEHOLD_MARK]
