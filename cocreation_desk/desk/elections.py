"""Preparing an election: its rules, who stands, in which order, and who watches over the count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cocreation_desk.desk.finding import the_participant, the_session
from cocreation_desk.desk.portraits import name_of, portrait
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot, BallotState, Option, option_marks
from cocreation_desk.domain.election import (
    LONGEST_SLOGAN,
    LONGEST_STATEMENT,
    Candidate,
    CandidateState,
    Election,
    check_move,
    check_rules,
    checked_words,
    plain_name,
)
from cocreation_desk.domain.election_lot import DIGITS, Lot, Source, draw_lot
from cocreation_desk.domain.election_result import going_on
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.text import Text
from cocreation_desk.store import agenda
from cocreation_desk.store import ballots as ballot_rows
from cocreation_desk.store import elections as rows

RULES = frozenset({"office", "first_round", "tie_rule", "quorum", "late_arrivals"})


def the_election(turn: Turn, session_id: str) -> Election:
    """The session's election; every session may hold one, and it is there as soon as somebody speaks of it."""
    found = rows.election(turn.db, session_id)
    if found is None:
        the_session(turn, session_id)
        found = Election(turn.new_id(), session_id)
        rows.add_election(turn.db, found)
        turn.note("election_prepared", "election", found.id)
    return found


def edit_election(turn: Turn, session_id: str, **changes: object) -> None:
    """Change what the room votes on and by which rules; not once the first vote has opened."""
    if not RULES.issuperset(changes):
        raise ValueError(f"not an election's to change: {sorted(set(changes) - RULES)}")
    election = the_election(turn, session_id)
    _check_not_begun(turn, session_id)
    edited = replace(election, **changes)  # type: ignore[arg-type]  # the names were checked above
    check_rules(edited.office, edited.first_round, edited.tie_rule, edited.quorum)
    rows.change_election(turn.db, election.id, changes)
    turn.note("election_edited", "election", election.id, fields=sorted(changes))


def declare(
    turn: Turn,
    session_id: str,
    participant_id: str,
    slogan: str = "",
    statement: str = "",
    photo: bytes = b"",
    film: str = "",
) -> str:
    """Somebody stands. Whoever watches over the count cannot."""
    election = the_election(turn, session_id)
    _check_not_begun(turn, session_id)
    person = the_participant(turn, participant_id)
    if person.session_id != session_id:
        raise Refused("not_of_this_session")
    if any(each.participant_id == participant_id for each in election.candidates):
        raise Refused("candidate_stands_already")
    if participant_id in election.scrutineers:
        raise Refused("scrutineer_cannot_stand")
    number = 1 + max((each.number for each in election.candidates), default=0)
    candidate = Candidate(
        turn.new_id(),
        participant_id,
        person.name,
        number,
        checked_words(slogan, LONGEST_SLOGAN).replace("\n", " "),
        checked_words(statement, LONGEST_STATEMENT),
        film=film.strip(),
    )
    rows.add_candidate(turn.db, election.id, candidate)
    if photo:
        _keep_photo(turn, candidate.id, photo)
    turn.note("candidate_declared", "candidate", candidate.id, number=number)
    return candidate.id


def edit_candidate(
    turn: Turn, candidate_id: str, slogan: str, statement: str, photo: bytes | None = None, film: str | None = None
) -> None:
    """Correct what a candidate says of themselves, until the first vote opens; a picture or a film stays where none is given.

    ``film`` is a file on this computer: it is played from there, and not kept in the programme. "" takes it away.
    """
    _, session_id = the_candidate(turn, candidate_id)
    _check_not_begun(turn, session_id)
    changes = {
        "slogan": checked_words(slogan, LONGEST_SLOGAN).replace("\n", " "),
        "statement": checked_words(statement, LONGEST_STATEMENT),
    }
    rows.change_candidate(turn.db, candidate_id, changes if film is None else {**changes, "film": film.strip()})
    if photo is not None:
        _keep_photo(turn, candidate_id, photo)
    turn.note("candidate_edited", "candidate", candidate_id)


def set_photo(turn: Turn, candidate_id: str, photo: bytes) -> None:
    """Put a picture in the place of the one there is; nothing takes it away."""
    _, session_id = the_candidate(turn, candidate_id)
    _check_not_begun(turn, session_id)
    _keep_photo(turn, candidate_id, photo)
    turn.note("candidate_photo_set", "candidate", candidate_id)


def remove_candidate(turn: Turn, candidate_id: str) -> None:
    """Take a candidacy off the list that was entered by mistake."""
    candidate, session_id = the_candidate(turn, candidate_id)
    if candidate.state is not CandidateState.DECLARED:
        raise Refused("candidate_cannot_move", old=candidate.state.value, new="removed")
    _check_not_begun(turn, session_id)
    rows.remove_candidate(turn.db, candidate_id)
    turn.note("candidate_removed", "candidate", candidate_id)


def validate(turn: Turn, candidate_id: str) -> None:
    """The candidacy is complete: the room may vote for it. Those who come after the lot was drawn ask for another."""
    candidate, session_id = the_candidate(turn, candidate_id)
    _check_not_begun(turn, session_id)
    if not candidate.slogan or not candidate.statement:
        raise Refused("candidate_incomplete")
    _move(turn, candidate, session_id, CandidateState.VALIDATED)


def reject(turn: Turn, candidate_id: str, reason: str) -> None:
    """The candidacy does not meet the rules, and the list says why."""
    candidate, session_id = the_candidate(turn, candidate_id)
    if not reason.strip():
        raise Refused("reason_needed")
    _move(turn, candidate, session_id, CandidateState.REJECTED, reason)


def withdraw(turn: Turn, candidate_id: str, reason: str = "") -> None:
    """A candidate gives up, before the first vote or between two; while a vote is open the papers name them."""
    candidate, session_id = the_candidate(turn, candidate_id)
    _check_none_open(turn, session_id)
    _move(turn, candidate, session_id, CandidateState.WITHDRAWN, reason)


def declare_again(turn: Turn, candidate_id: str) -> None:
    """Take a validation, a withdrawal or a rejection back, until the first vote opens."""
    candidate, session_id = the_candidate(turn, candidate_id)
    _check_not_begun(turn, session_id)
    _move(turn, candidate, session_id, CandidateState.DECLARED)


def draw_order(turn: Turn, session_id: str, seed: str = "") -> None:
    """Draw the order of the candidates by lot, the same on every phone and paper.

    ``seed`` is the digits that were thrown or published in public; where it is empty this computer draws them. Whoever
    has the certificate can draw again.
    """
    election = the_election(turn, session_id)
    _check_not_begun(turn, session_id)
    standing = election.standing
    if not standing:
        raise Refused("election_needs_candidates")
    by_number = {each.number: each for each in standing}
    thrown = seed.strip() or "".join(str(turn.chance.randrange(10)) for _ in range(DIGITS))
    session = the_session(turn, session_id)
    about = {"session": session.code, "at": turn.now.isoformat(timespec="seconds")}
    source: Source = "public" if seed.strip() else "computer"
    lot, order = draw_lot(by_number, thrown, source, turn.now, about)
    _put_in_order(turn, election, [by_number[number] for number in order], lot)


def order_by_slips(turn: Turn, session_id: str, candidate_ids: Sequence[str]) -> None:
    """Enter the order in which slips of paper were drawn by hand."""
    election = the_election(turn, session_id)
    _check_not_begun(turn, session_id)
    standing = {each.id: each for each in election.standing}
    if set(candidate_ids) != set(standing) or len(candidate_ids) != len(standing) or not standing:
        raise Refused("order_names_others")
    _put_in_order(turn, election, [standing[each] for each in candidate_ids], Lot("slips", turn.now))


def name_scrutineers(turn: Turn, session_id: str, participant_ids: Sequence[str]) -> None:
    """Who watches over the count: never a candidate, nor whoever runs the session."""
    election = the_election(turn, session_id)
    operator = plain_name(the_session(turn, session_id).facilitator)
    running = {
        each.participant_id
        for each in election.candidates
        if each.state not in (CandidateState.WITHDRAWN, CandidateState.REJECTED)
    }
    for participant_id in participant_ids:
        person = the_participant(turn, participant_id)
        if person.session_id != session_id:
            raise Refused("not_of_this_session")
        if participant_id in running:
            raise Refused("candidate_cannot_watch")
        if plain_name(person.name) == operator:
            raise Refused("operator_cannot_watch")
    if any(told.outcome == "elected" for told in election.proclamations.values()):
        raise Refused("election_is_over")
    rows.set_scrutineers(turn.db, election.id, dict.fromkeys(participant_ids))
    turn.note("scrutineers_named", "election", election.id, n=len(set(participant_ids)))


def the_candidate(turn: Turn, candidate_id: str) -> tuple[Candidate, str]:
    """The candidate, and the session they stand in."""
    found = rows.candidate(turn.db, candidate_id)
    if found is None:
        raise Refused("candidate_is_gone")
    return found


def options_for(turn: Turn, session_id: str, ballot: Ballot) -> tuple[Option, ...]:
    """Whom a vote that is not open yet lets the room choose between, in the order that was drawn."""
    election = the_election(turn, session_id)
    if ballot.parent_id is None:
        candidates = election.standing if _comes_first(turn, session_id, ballot) else ()
    else:
        candidates = _going_on(turn, election, ballot.parent_id)
    marks = option_marks(len(candidates))
    return tuple(
        Option(turn.new_id(), Text(each.name, each.name), mark, each.id)
        for each, mark in zip(candidates, marks, strict=True)
    )


def _going_on(turn: Turn, election: Election, parent_id: str) -> tuple[Candidate, ...]:
    before = ballot_rows.ballot(turn.db, parent_id)
    if before is None or before.announced is None:
        return ()
    standing = {each.id: each for each in election.standing}
    withdrawn = [each.id for each in before.options if each.candidate_id not in standing]
    count = Announcement.from_json(before.announced).sides.all
    stay = going_on(count, withdrawn)
    return tuple(standing[each.candidate_id] for each in before.options if each.id in stay and each.candidate_id)


def _comes_first(turn: Turn, session_id: str, ballot: Ballot) -> bool:
    """Is it the election's first vote? Votes of later steps wait for the result of the one before."""
    places = {each.id: each.position for each in agenda.steps(turn.db, session_id)}
    held = [each for each in ballot_rows.ballots(turn.db, session_id) if each.is_election]
    others = [each for each in held if each.state is not BallotState.CANCELLED]
    return all(places[ballot.step_id] <= places[each.step_id] for each in others)


def refill(turn: Turn, session_id: str) -> None:
    """Every vote of the election that is not open yet names those who stand now."""
    for ballot in ballot_rows.ballots(turn.db, session_id):
        if ballot.is_election and ballot.state is BallotState.READY and ballot.opened_at is None:
            ballot_rows.set_options(turn.db, ballot.id, options_for(turn, session_id, ballot))
            turn.touch("ballot")


def _move(turn: Turn, candidate: Candidate, session_id: str, state: CandidateState, reason: str = "") -> None:
    check_move(candidate.state, state)
    stays = state is CandidateState.VALIDATED or candidate.place is None
    changes: dict[str, object] = {"state": state, "reason": reason.strip()}
    rows.change_candidate(turn.db, candidate.id, changes if stays else {**changes, "place": None})
    turn.note(f"candidate_{state.value}", "candidate", candidate.id, number=candidate.number)
    refill(turn, session_id)


def _put_in_order(turn: Turn, election: Election, order: Sequence[Candidate], lot: Lot) -> None:
    for place, candidate in enumerate(order, start=1):
        rows.change_candidate(turn.db, candidate.id, {"place": place})
    rows.set_lot(turn.db, election.id, lot)
    numbers = [each.number for each in order]
    turn.note("order_drawn", "election", election.id, by=lot.source, digits=lot.digits, order=numbers)
    refill(turn, election.session_id)


def _keep_photo(turn: Turn, candidate_id: str, photo: bytes) -> None:
    picture = portrait(photo)
    rows.change_candidate(turn.db, candidate_id, {"picture": picture, "photo": name_of(picture)})


def _check_not_begun(turn: Turn, session_id: str) -> None:
    held = ballot_rows.ballots(turn.db, session_id)
    if any(each.is_election and each.opened_at and each.state is not BallotState.CANCELLED for each in held):
        raise Refused("election_has_begun")


def _check_none_open(turn: Turn, session_id: str) -> None:
    taking = (BallotState.OPEN, BallotState.SUSPENDED, BallotState.CLOSED, BallotState.COUNTED)
    for each in ballot_rows.ballots(turn.db, session_id):
        if each.is_election and each.state in taking:
            raise Refused("election_round_open", code=each.code)
