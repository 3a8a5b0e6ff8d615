"""The live session as one immutable value: everything the faces need to show, and nothing they must not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from cocreation_desk.domain import clock
from cocreation_desk.domain.agenda import Step, following
from cocreation_desk.domain.answers import Reply
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.channels import Channels, told
from cocreation_desk.domain.commitments import Commitment, Decision, Note
from cocreation_desk.domain.consents import Notice, Purpose
from cocreation_desk.domain.counting.papers import Paper
from cocreation_desk.domain.counting.sides import MIN_BREAKDOWN
from cocreation_desk.domain.draw.held import HeldDraw
from cocreation_desk.domain.election import Election
from cocreation_desk.domain.groups import GroupPlan
from cocreation_desk.domain.ideas import Contribution, ContributionState, Theme
from cocreation_desk.domain.mandate import Mandate
from cocreation_desk.domain.people import Audience, Participant, Side
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.session import Session
from cocreation_desk.domain.slots import HalfDay, hours


@dataclass(frozen=True)
class Room:
    """The programme, and the session that is being prepared or held, as they stand after ``version`` turns.

    ``papers`` holds the papers of closed ballots only: while a vote is open there is nothing here to leak.
    ``voted`` and ``consents`` are for the console; ``stage()`` and ``phone()`` take counts from them, never people.
    """

    version: int
    now: datetime
    programme: Programme
    sessions: tuple[Session, ...] = ()
    session: Session | None = None
    participants: tuple[Participant, ...] = ()
    half_days: tuple[HalfDay, ...] = ()
    half_day: HalfDay | None = None
    """The half-day that presence is about now."""
    spares: Mapping[int, str | None] = field(default_factory=dict)
    """The spare badges that are no longer free, by number: who wears each, or nobody once it was declared lost."""
    steps: tuple[Step, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    voted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    channels: Mapping[str, Channels] = field(default_factory=dict)
    papers: Mapping[str, tuple[Paper, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contributions: tuple[Contribution, ...] = ()
    supporters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    replies: Mapping[str, tuple[Reply, ...]] = field(default_factory=dict)
    replied: Mapping[str, frozenset[str]] = field(default_factory=dict)
    signals: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    notice: Notice | None = None
    """The one about their data."""
    notices: Mapping[Purpose, Notice] = field(default_factory=dict)
    """The newest text of every purpose."""
    consents: Mapping[str, Mapping[Purpose, str]] = field(default_factory=dict)
    ask_again: Mapping[str, frozenset[Purpose]] = field(default_factory=dict)
    """Who said yes to words that have been replaced since, and for which purposes."""
    decisions: tuple[Decision, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    notes: tuple[Note, ...] = ()
    draws: tuple[HeldDraw, ...] = ()
    election: Election | None = None
    earlier_mandates: tuple[Mandate, ...] = ()
    """Those of other sessions of the programme that are not over: they are followed up here."""
    groupings: tuple[GroupPlan, ...] = ()

    @property
    def mandates(self) -> tuple[Mandate, ...]:
        """Those this session's election gave, then those that earlier ones gave and that still run."""
        return (*(self.election.mandates if self.election else ()), *self.earlier_mandates)

    def has_only_votes_since(self, before: Room) -> bool:
        """Is everything as it was then, but for who has voted?"""
        told = replace(before, version=self.version, now=self.now, voted=self.voted, channels=self.channels)
        return told == self

    @property
    def current(self) -> Step | None:
        """The step that is active or paused."""
        return next((step for step in self.steps if step.state.is_current), None)

    @property
    def upcoming(self) -> Step | None:
        """The step that *Next* would open."""
        return following(self.steps)

    @property
    def slots(self) -> tuple[clock.Slot, ...]:
        if self.session is None:
            return ()
        return self.slots_at(self.now if self.session.actual_start is not None else None)

    def slots_at(self, now: datetime | None) -> tuple[clock.Slot, ...]:
        """The times of every step at that moment, each on its day; as planned without one."""
        if self.session is None:
            return ()
        starts_at, ends_at = self.session.starts_at, self.session.ends_at
        days = hours(self.half_days) or clock.days_of(starts_at, ends_at)
        return clock.run_sheet(self.steps, starts_at, now, days)

    def times_at(self, now: datetime) -> tuple[clock.Slot, ...]:
        """As everything tells them: to the minute while the session runs, as planned before and after."""
        live = self.session is not None and self.session.actual_start is not None and self.session.actual_end is None
        return self.slots_at(clock.on_whole_minute(now) if live else None)

    def step(self, step_id: str) -> Step | None:
        return self._steps.get(step_id)

    @cached_property
    def _steps(self) -> Mapping[str, Step]:
        return {each.id: each for each in self.steps}

    def ballot(self, ballot_id: str) -> Ballot | None:
        """A ballot by identifier or by code (V-01)."""
        return self._ballots.get(ballot_id)

    @cached_property
    def _ballots(self) -> Mapping[str, Ballot]:
        return {each.code: each for each in self.ballots} | {each.id: each for each in self.ballots}

    def ballots_of(self, step: Step) -> tuple[Ballot, ...]:
        """The rounds of a step's vote, first round first."""
        return self._rounds.get(step.id, ())

    @cached_property
    def _rounds(self) -> Mapping[str, tuple[Ballot, ...]]:
        found: dict[str, tuple[Ballot, ...]] = {}
        for each in self.ballots:
            found[each.step_id] = (*found.get(each.step_id, ()), each)
        return found

    def participant(self, participant_id: str) -> Participant | None:
        return next((each for each in self.participants if each.id == participant_id), None)

    def invited(self, audience: Audience) -> tuple[Participant, ...]:
        return tuple(each for each in self.participants if audience.includes(each.side) and each.may_vote)

    def entitled(self, ballot: Ballot) -> tuple[Participant, ...]:
        """Who may vote in it; once an election is open, whoever is on its roll."""
        roll = self.election.registers.get(ballot.id) if self.election and ballot.is_election else None
        if roll is not None:
            return tuple(each for each in self.participants if each.id in roll)
        return tuple(each for each in self.participants if ballot.entitles(each.side) and each.may_vote)

    def turnout(self, ballot: Ballot) -> dict[Side, tuple[int, int]]:
        """How many of each side have voted, of how many who may."""
        voted = self.voted.get(ballot.id, frozenset())
        entitled = self.entitled(ballot)
        sides = {each.side for each in entitled}
        return {
            side: (
                sum(1 for each in entitled if each.side is side and each.id in voted),
                sum(1 for each in entitled if each.side is side),
            )
            for side in Side
            if side in sides
        }

    def channels_of(self, ballot: Ballot) -> Mapping[str, int]:
        """How many papers came by which way, as far as that may be told: predictions while only these are taken."""
        least = self.session.min_breakdown if self.session else MIN_BREAKDOWN
        channels = self.channels.get(ballot.id, Channels())
        return told(ballot, channels.predictions if ballot.is_predicting else channels, least)

    def contributions_of(self, step: Step) -> tuple[Contribution, ...]:
        return tuple(each for each in self.contributions if each.step_id == step.id)

    def shown(self, step: Step) -> tuple[Contribution, ...]:
        """What the facilitator has let through of that step."""
        return tuple(each for each in self.contributions_of(step) if each.state.may_be_shown)

    def on_air(self, step: Step) -> Contribution | None:
        return next((each for each in self.contributions_of(step) if each.state is ContributionState.ON_AIR), None)
