"""An election: who stands, by which rules, in which order, and who watches over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, get_args

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.counting.rules import TieRule
from cocreation_desk.domain.election_lot import Lot
from cocreation_desk.domain.election_result import Proclamation
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.mandate import Mandate
from cocreation_desk.domain.text import Text

LONGEST_SLOGAN = 80
LONGEST_STATEMENT = 1000
LONGEST_OFFICE = 80
LONGEST_FILM = 60  # seconds that are shown, the same for all
FEWEST_CANDIDATES = 2
OFFICE = Text("Présidence des clients", "Customers’ Presidency")
QUORUMS = (0, 25, 33, 50, 66)  # hundredths of those on the roll; 0 asks for none

FirstRound = Literal["absolute", "simple"]


class CandidateState(StrEnum):
    DECLARED = "declared"
    VALIDATED = "validated"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    ELECTED = "elected"
    NOT_ELECTED = "not_elected"

    @property
    def stands(self) -> bool:
        """May the room still vote for them, or has it?"""
        return self in (CandidateState.VALIDATED, CandidateState.ELECTED, CandidateState.NOT_ELECTED)


MOVES: dict[CandidateState, frozenset[CandidateState]] = {
    CandidateState.DECLARED: frozenset(
        {CandidateState.VALIDATED, CandidateState.WITHDRAWN, CandidateState.REJECTED},
    ),
    CandidateState.VALIDATED: frozenset(
        {CandidateState.WITHDRAWN, CandidateState.ELECTED, CandidateState.NOT_ELECTED, CandidateState.DECLARED},
    ),
    CandidateState.WITHDRAWN: frozenset({CandidateState.DECLARED}),
    CandidateState.REJECTED: frozenset({CandidateState.DECLARED}),
    CandidateState.ELECTED: frozenset(),
    CandidateState.NOT_ELECTED: frozenset(),
}


def check_move(old: CandidateState, new: CandidateState) -> None:
    """Refuse a change of state that the life of a candidacy does not know."""
    if new not in MOVES[old]:
        raise Refused("candidate_cannot_move", old=old.value, new=new.value)


@dataclass(frozen=True)
class Candidate:
    """A person of the session who stands. ``number`` is the order of the candidacies, ``place`` the one drawn by lot."""

    id: str
    participant_id: str
    name: str
    number: int
    slogan: str = ""
    statement: str = ""
    photo: str = ""  # by which the picture is found; empty where there is none
    state: CandidateState = CandidateState.DECLARED
    reason: str = ""
    place: int | None = None
    film: str = ""  # the file on this computer, where there is one


@dataclass(frozen=True)
class Speech:
    """What a candidate has used of the time that all are given alike in one step."""

    step_id: str
    candidate_id: str
    seconds: float = 0.0
    since: datetime | None = None

    def used(self, now: datetime) -> float:
        running = (now - self.since).total_seconds() if self.since is not None else 0.0
        return self.seconds + max(0.0, running)


@dataclass(frozen=True)
class Election:
    """One a session. Its rules can be changed until the first vote opens."""

    id: str
    session_id: str
    office: Text = OFFICE
    first_round: FirstRound = "absolute"
    tie_rule: TieRule = "runoff"
    quorum: int = 0
    late_arrivals: bool = False
    lot: Lot | None = None
    candidates: tuple[Candidate, ...] = ()
    scrutineers: tuple[str, ...] = ()
    speeches: tuple[Speech, ...] = ()
    registers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    proclamations: Mapping[str, Proclamation] = field(default_factory=dict)
    mandates: tuple[Mandate, ...] = ()

    @property
    def standing(self) -> tuple[Candidate, ...]:
        """Those who may be voted for, in the order of the lot; before it was drawn, of the candidacies."""
        return in_order(each for each in self.candidates if each.state.stands)

    @property
    def order_is_drawn(self) -> bool:
        """Has every candidate who stands a place?"""
        return bool(self.standing) and all(each.place is not None for each in self.standing)

    def candidate(self, candidate_id: str | None) -> Candidate | None:
        return next((each for each in self.candidates if each.id == candidate_id), None)

    def speech(self, step_id: str, candidate_id: str) -> Speech:
        held = (each for each in self.speeches if (each.step_id, each.candidate_id) == (step_id, candidate_id))
        return next(held, Speech(step_id, candidate_id))

    def speaking(self, step_id: str) -> Speech | None:
        """Whose time runs in that step."""
        return next((each for each in self.speeches if each.step_id == step_id and each.since is not None), None)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be done before the first vote may open, as keys of the catalogue."""
        return (
            *(("election_needs_candidates",) if len(self.standing) < FEWEST_CANDIDATES else ()),
            *(("election_candidates_waiting",) if self._waiting else ()),
            *(() if self.order_is_drawn or not self.standing else ("election_needs_order",)),
            *(() if self.scrutineers else ("election_needs_scrutineers",)),
        )

    @property
    def _waiting(self) -> bool:
        return any(each.state is CandidateState.DECLARED for each in self.candidates)


def in_order(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda each: (each.place is None, each.place or 0, each.number)))


def rounds_of(ballots: Sequence[Ballot]) -> tuple[Ballot, ...]:
    """The votes of the election that are or were held, first round first; annulled ones and empty ones left out."""
    held = (each for each in ballots if each.is_election and each.options and each.state is not BallotState.CANCELLED)
    return tuple(sorted(held, key=lambda each: each.round))


def speakers(election: Election, step: Step, steps: Sequence[Step], ballots: Sequence[Ballot]) -> tuple[Candidate, ...]:
    """Who presents themselves in that step: all who stand, or, behind a vote that was announced, those who go on."""
    places = {each.id: each.position for each in steps}
    before = [
        each
        for each in rounds_of(ballots)
        if each.state is BallotState.PROCLAIMED and places.get(each.step_id, 0) < step.position
    ]
    if not before:
        return election.standing
    told = election.proclamations.get(before[-1].id)
    going_on = {each.candidate_id for each in before[-1].options if told and each.id in told.going_on}
    return tuple(each for each in election.standing if each.id in going_on)


def check_rules(office: Text, first_round: str, tie_rule: str, quorum: int) -> None:
    """Refuse rules that make no sense."""
    if not office:
        raise Refused("election_needs_office")
    if any(len(words) > LONGEST_OFFICE for words in (office.fr, office.en)):
        raise Refused("text_too_long", most=LONGEST_OFFICE)
    if first_round not in get_args(FirstRound) or tie_rule not in get_args(TieRule) or quorum not in QUORUMS:
        raise ValueError(f"no such rule: {first_round!r}, {tie_rule!r}, {quorum!r}")


def checked_words(words: str, most: int) -> str:
    """What a candidate wrote, with no sign that cannot be printed."""
    kept = "\n".join(" ".join(line.split(" ")).rstrip() for line in words.replace("\r\n", "\n").strip().split("\n"))
    kept = "".join(sign for sign in kept if sign.isprintable() or sign in "\n\u00a0\u202f")
    if len(kept) > most:
        raise Refused("text_too_long", most=most)
    return kept


def plain_name(name: str) -> str:
    """A name as two spellings of it are compared."""
    return " ".join(name.casefold().split())
