"""Elections as rows: candidates, scrutineers, speaking times, who is on the roll, proclamations and mandates."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from cocreation_desk.domain.election import Candidate, CandidateState, Election, Speech
from cocreation_desk.domain.election_lot import Lot
from cocreation_desk.domain.election_result import Proclamation
from cocreation_desk.domain.mandate import EventKind, Mandate, MandateEvent, MandateState
from cocreation_desk.domain.text import Text
from cocreation_desk.store.rows import as_json, bilingual, insert, loaded, moment, update


def election(db: sqlite3.Connection, session_id: str) -> Election | None:
    """The election of that session with all that belongs to it, pictures left out."""
    row = db.execute("select * from election where session_id = ?", (session_id,)).fetchone()
    if row is None:
        return None
    held = _rounds(db, session_id)
    return Election(
        id=row["id"],
        session_id=session_id,
        office=Text(row["office_fr"], row["office_en"]),
        first_round=row["first_round"],
        tie_rule=row["tie_rule"],
        quorum=row["quorum"],
        late_arrivals=bool(row["late_arrivals"]),
        lot=_lot(row["lot"]),
        candidates=_candidates(db, row["id"]),
        scrutineers=_scrutineers(db, row["id"]),
        speeches=_speeches(db, row["id"]),
        registers=_registers(db, session_id),
        remarks={each["ballot_id"]: each["remarks"] for each in held if each["remarks"]},
        proclamations={
            each["ballot_id"]: Proclamation.from_json(loaded(each["proclamation"]))
            for each in held
            if each["proclamation"]
        },
        mandates=_mandates(db, row["id"]),
    )


def add_election(db: sqlite3.Connection, election: Election) -> None:
    values = {
        "id": election.id,
        "session_id": election.session_id,
        **bilingual("office", election.office),
        "first_round": election.first_round,
        "tie_rule": election.tie_rule,
        "quorum": election.quorum,
        "late_arrivals": election.late_arrivals,
    }
    insert(db, "election", values)


def change_election(db: sqlite3.Connection, election_id: str, changes: Mapping[str, object]) -> None:
    kept = {name: value for name, value in changes.items() if name != "office"}
    office = changes.get("office")
    update(db, "election", election_id, kept | (bilingual("office", office) if isinstance(office, Text) else {}))


def set_lot(db: sqlite3.Connection, election_id: str, lot: Lot | None) -> None:
    kept = None if lot is None else as_json(asdict(lot) | {"drawn_at": lot.drawn_at.isoformat()})
    update(db, "election", election_id, {"lot": kept})


def _lot(kept: str | None) -> Lot | None:
    if kept is None:
        return None
    plain = loaded(kept)
    return Lot(**{**plain, "drawn_at": datetime.fromisoformat(plain["drawn_at"])})


def lots(db: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Every order of candidates that can be drawn again: the session's code, and the certificate."""
    rows = db.execute(
        "select code, lot from election join session on session.id = session_id where lot is not null order by code"
    ).fetchall()
    found = ((row["code"], _lot(row["lot"])) for row in rows)
    return tuple((code, lot.certificate) for code, lot in found if lot is not None and lot.certificate)


def add_candidate(db: sqlite3.Connection, election_id: str, candidate: Candidate) -> None:
    values = {
        "id": candidate.id,
        "election_id": election_id,
        "participation_id": candidate.participant_id,
        "number": candidate.number,
        "slogan": candidate.slogan,
        "statement": candidate.statement,
        "film": candidate.film,
        "state": candidate.state,
    }
    insert(db, "candidate", values)


def change_candidate(db: sqlite3.Connection, candidate_id: str, changes: Mapping[str, object]) -> None:
    update(db, "candidate", candidate_id, changes)


def remove_candidate(db: sqlite3.Connection, candidate_id: str) -> None:
    db.execute("delete from candidate where id = ?", (candidate_id,))


def candidate(db: sqlite3.Connection, candidate_id: str) -> tuple[Candidate, str] | None:
    """The candidate, and the session they stand in."""
    row = db.execute(
        f"{_CANDIDATE} join election on election.id = election_id where candidate.id = ?", (candidate_id,)
    ).fetchone()
    if row is None:
        return None
    session = db.execute("select session_id from election where id = ?", (row["election_id"],)).fetchone()
    return _candidate(row), session["session_id"]


_CANDIDATE = (
    "select candidate.id, candidate.election_id, participation_id, number, slogan, statement, photo, film, candidate.state,"
    " reason, place, first_name, last_name from candidate join participation on participation.id = participation_id"
    " join person on person.id = person_id"
)


def _candidates(db: sqlite3.Connection, election_id: str) -> tuple[Candidate, ...]:
    rows = db.execute(f"{_CANDIDATE} where election_id = ? order by number", (election_id,))
    return tuple(_candidate(row) for row in rows)


def _candidate(row: sqlite3.Row) -> Candidate:
    return Candidate(
        id=row["id"],
        participant_id=row["participation_id"],
        name=f"{row['first_name']} {row['last_name']}".strip(),
        number=row["number"],
        slogan=row["slogan"],
        statement=row["statement"],
        photo=row["photo"],
        film=row["film"],
        state=CandidateState(row["state"]),
        reason=row["reason"],
        place=row["place"],
    )


def picture(db: sqlite3.Connection, photo: str) -> bytes | None:
    """The picture known by that name, as a JPEG."""
    row = db.execute("select picture from candidate where photo = ? and photo <> ''", (photo,)).fetchone()
    return bytes(row["picture"]) if row is not None and row["picture"] is not None else None


def pictures(db: sqlite3.Connection, session_id: str) -> dict[str, bytes]:
    """All pictures of a session's candidates, by name."""
    rows = db.execute(
        "select photo, picture from candidate join election on election.id = election_id"
        " where session_id = ? and photo <> ''",
        (session_id,),
    )
    return {row["photo"]: bytes(row["picture"]) for row in rows}


def set_scrutineers(db: sqlite3.Connection, election_id: str, participant_ids: Iterable[str]) -> None:
    db.execute("delete from scrutineer where election_id = ?", (election_id,))
    for participant_id in participant_ids:
        insert(db, "scrutineer", {"election_id": election_id, "participation_id": participant_id})


def _scrutineers(db: sqlite3.Connection, election_id: str) -> tuple[str, ...]:
    rows = db.execute(
        "select participation_id from scrutineer join participation on participation.id = participation_id"
        " where election_id = ? order by badge_no",
        (election_id,),
    )
    return tuple(row["participation_id"] for row in rows)


def set_speech(db: sqlite3.Connection, speech: Speech) -> None:
    db.execute(
        "insert into speech (step_id, candidate_id, seconds, since) values (?, ?, ?, ?)"
        " on conflict do update set seconds = excluded.seconds, since = excluded.since",
        (speech.step_id, speech.candidate_id, speech.seconds, speech.since.isoformat() if speech.since else None),
    )


def _speeches(db: sqlite3.Connection, election_id: str) -> tuple[Speech, ...]:
    rows = db.execute(
        "select speech.* from speech join candidate on candidate.id = candidate_id where election_id = ?"
        " order by step_id, number",
        (election_id,),
    )
    return tuple(Speech(row["step_id"], row["candidate_id"], row["seconds"], moment(row["since"])) for row in rows)


def register(db: sqlite3.Connection, ballot_id: str, participant_ids: Iterable[str]) -> None:
    """Put these on the roll of that vote."""
    for participant_id in participant_ids:
        insert(db, "register", {"ballot_id": ballot_id, "participation_id": participant_id})


def is_registered(db: sqlite3.Connection, ballot_id: str, participant_id: str) -> bool:
    found = "select 1 from register where ballot_id = ? and participation_id = ?"
    return db.execute(found, (ballot_id, participant_id)).fetchone() is not None


def registered(db: sqlite3.Connection, ballot_id: str) -> frozenset[str]:
    rows = db.execute("select participation_id from register where ballot_id = ?", (ballot_id,))
    return frozenset(row["participation_id"] for row in rows)


def _registers(db: sqlite3.Connection, session_id: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in db.execute(
        "select register.* from register join ballot on ballot.id = ballot_id where session_id = ?", (session_id,)
    ):
        found.setdefault(row["ballot_id"], set()).add(row["participation_id"])
    return {ballot_id: frozenset(people) for ballot_id, people in found.items()}


def other_open(db: sqlite3.Connection, ballot_id: str) -> str | None:
    """The code of another round of an election that takes papers somewhere in this programme."""
    row = db.execute(
        "select code from ballot where options_from = 'candidates' and state in ('open', 'suspended') and id <> ?",
        (ballot_id,),
    ).fetchone()
    return row["code"] if row else None


def set_remarks(db: sqlite3.Connection, ballot_id: str, remarks: str) -> None:
    db.execute(
        "insert into election_round (ballot_id, remarks) values (?, ?)"
        " on conflict do update set remarks = excluded.remarks",
        (ballot_id, remarks),
    )


def proclaim(db: sqlite3.Connection, ballot_id: str, proclamation: Proclamation) -> None:
    db.execute(
        "insert into election_round (ballot_id, proclamation) values (?, ?)"
        " on conflict do update set proclamation = excluded.proclamation",
        (ballot_id, as_json(proclamation.to_json())),
    )


def _rounds(db: sqlite3.Connection, session_id: str) -> Sequence[sqlite3.Row]:
    return db.execute(
        "select election_round.* from election_round join ballot on ballot.id = ballot_id where session_id = ?",
        (session_id,),
    ).fetchall()


def save_mandate(db: sqlite3.Connection, mandate: Mandate) -> None:
    """Write it as it stands now, its programme with it."""
    values = {
        "candidate_id": mandate.candidate_id,
        **bilingual("title", mandate.title),
        "starts_on": mandate.starts_on,
        "ends_on": mandate.ends_on,
        "sponsor": mandate.sponsor,
        "commitment": mandate.commitment,
        "state": mandate.state,
        "reason": mandate.reason,
        "signed_on": mandate.signed_on,
    }
    if not update(db, "mandate", mandate.id, values):
        insert(db, "mandate", values | {"id": mandate.id})
    db.execute("delete from mandate_event where mandate_id = ?", (mandate.id,))
    for position, event in enumerate(mandate.events):
        insert(db, "mandate_event", {"mandate_id": mandate.id, "position": position, **asdict(event)})


def mandate(db: sqlite3.Connection, mandate_id: str) -> tuple[Mandate, str] | None:
    """The mandate, and the session its holder was elected in."""
    row = db.execute(
        "select election_id, session_id from mandate join candidate on candidate.id = candidate_id"
        " join election on election.id = election_id where mandate.id = ?",
        (mandate_id,),
    ).fetchone()
    if row is None:
        return None
    return next(each for each in _mandates(db, row["election_id"]) if each.id == mandate_id), row["session_id"]


def _mandates(db: sqlite3.Connection, election_id: str) -> tuple[Mandate, ...]:
    rows = db.execute(
        "select mandate.*, first_name, last_name from mandate join candidate on candidate.id = candidate_id"
        " join participation on participation.id = participation_id join person on person.id = person_id"
        " where election_id = ? order by number",
        (election_id,),
    ).fetchall()
    return tuple(
        Mandate(
            id=row["id"],
            candidate_id=row["candidate_id"],
            holder=f"{row['first_name']} {row['last_name']}".strip(),
            title=Text(row["title_fr"], row["title_en"]),
            starts_on=date.fromisoformat(row["starts_on"]),
            ends_on=date.fromisoformat(row["ends_on"]),
            sponsor=row["sponsor"],
            commitment=row["commitment"],
            state=MandateState(row["state"]),
            reason=row["reason"],
            signed_on=date.fromisoformat(row["signed_on"]) if row["signed_on"] else None,
            events=_events(db, row["id"]),
        )
        for row in rows
    )


def running_mandates(db: sqlite3.Connection, session_id: str) -> tuple[Mandate, ...]:
    """The mandates of the programme's other sessions that are not over."""
    rows = db.execute(
        "select election.id from election join session on session.id = session_id where session_id <> ?"
        " order by starts_at",
        (session_id,),
    ).fetchall()
    return tuple(each for row in rows for each in _mandates(db, row["id"]) if not each.state.is_over)


def _events(db: sqlite3.Connection, mandate_id: str) -> tuple[MandateEvent, ...]:
    rows = db.execute("select * from mandate_event where mandate_id = ? order by position", (mandate_id,))
    return tuple(
        MandateEvent(
            date.fromisoformat(row["month"]), EventKind(row["kind"]), row["title"], bool(row["done"]), row["report"]
        )
        for row in rows
    )
