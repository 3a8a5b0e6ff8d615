"""Candidates as every face shows them: their letter, picture, name, slogan and statement, always in the drawn order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ballot import Ballot, option_marks
from cocreation_desk.domain.election import Candidate, Election, rounds_of, speakers
from cocreation_desk.domain.election_result import Proclamation
from cocreation_desk.domain.mandate import Mandate
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View, cue
from cocreation_desk.words import Say

GRACE = 10  # seconds over the time that are let pass before the speech is over
LAST_SECONDS = 30
SECONDS = 180  # each, where the step does not say


def candidate_view(candidate: Candidate, mark: str) -> View:
    return {
        "id": candidate.id,
        "mark": mark,
        "name": candidate.name,
        "initials": "".join(word[0] for word in candidate.name.replace("-", " ").split()[:2]).upper(),
        "slogan": candidate.slogan,
        "statement": candidate.statement,
        "photo": candidate.photo,
        "now": False,  # does the room listen to them?
    }


def listed(candidates: Sequence[Candidate]) -> list[View]:
    """Candidates with the letters that their papers carry."""
    marks = option_marks(len(candidates))
    return [candidate_view(each, mark) for each, mark in zip(candidates, marks, strict=True)]


def on_paper(ballot: Ballot, room: Room) -> list[View]:
    """The candidates of one vote of an election, in the order of its paper; nothing of any other vote."""
    election = room.election if ballot.is_election else None
    if election is None:
        return []
    found = ((election.candidate(option.candidate_id), option.mark) for option in ballot.options)
    return [candidate_view(candidate, mark) for candidate, mark in found if candidate is not None]


def speakers_of(step: Step, room: Room) -> tuple[Candidate, ...]:
    """Who presents themselves in that step, in the order in which they speak."""
    return speakers(room.election, step, room.steps, room.ballots) if room.election else ()


def seconds_of(step: Step) -> int:
    """The time that step gives to each."""
    given = step.settings.get("seconds", SECONDS)
    return given if isinstance(given, int) and given > 0 else SECONDS


def on_stage(step: Step, room: Room) -> Candidate | None:
    """Whose card the stage shows: whoever speaks, or whoever was called."""
    if room.election is None:
        return None
    speaking = room.election.speaking(step.id)
    called = speaking.candidate_id if speaking else cue(step, "candidate", "")
    return next((each for each in speakers_of(step, room) if each.id == called), None)


def film_on_stage(step: Step, room: Room) -> str:
    """The file of the film that is shown instead of the card; nothing while somebody speaks."""
    candidate = on_stage(step, room)
    speaks = room.election is not None and room.election.speaking(step.id) is not None
    return candidate.film if candidate and not speaks and cue(step, "film", False) else ""


def time_left(step: Step, room: Room, candidate: Candidate, now: datetime) -> float:
    """Seconds; negative once the time is over."""
    election = room.election
    return seconds_of(step) - (election.speech(step.id, candidate.id).used(now) if election else 0.0)


def speech_timer(step: Step, room: Room) -> View | None:
    """The time of whoever is on the stage, as the stage's clocks take it; nothing between two candidates."""
    candidate = on_stage(step, room)
    if candidate is None or room.election is None:
        return None
    left = time_left(step, room, candidate, room.now)
    running = room.election.speaking(step.id) is not None
    tone = "over" if left < 0 else "paused" if not running else "soon" if left <= LAST_SECONDS else "calm"
    return {"text": minutes_and_seconds(left), "share": min(max(left / seconds_of(step), 0.0), 1.0), "tone": tone}


def minutes_and_seconds(left: float) -> str:
    """« 2:41 », and « +0:07 » beyond the end. A second that has begun still counts."""
    whole = -int(-left // 1) if left > 0 else int(-left)
    minutes, seconds = divmod(whole, 60)
    return f"{'' if left >= 0 else '+'}{minutes}:{seconds:02}"


def candidates_scene(room: Room, say: Say) -> View:
    """Everybody who stands, for the stage: those of the round that is next where one is prepared."""
    election = room.election
    rounds = rounds_of(room.ballots)
    standing = listed(election.standing) if election else []
    people = (on_paper(rounds[-1], room) if rounds else []) or standing  # a round that is not drawn up yet names nobody
    drawn = election is not None and election.order_is_drawn
    return {
        "title": say("candidates_title"),
        "office": office_of(room, say),
        "people": [_without_statement(each) for each in people],
        "note": say("candidates_in_drawn_order") if drawn else "",
    }


def proclamation_scene(room: Room, say: Say) -> View:
    """« Est élue … », with the mandate that begins; or who meets again; or that nobody was chosen."""
    found = last_proclaimed(room)
    view: View = {
        "title": office_of(room, say),
        "outcome": "none",
        "told": say("proclamation_nothing"),
        "people": [],
        "line": "",
        "votes": "",
    }
    if found is None or room.election is None:
        return view
    ballot, told = found
    names = told.elected if told.outcome == "elected" else told.going_on if told.outcome == "runoff" else ()
    people = [each for each in on_paper(ballot, room) if _option_of(ballot, each["id"]) in names]
    mandate = next((each for each in room.election.mandates if told.outcome == "elected"), None)
    return view | {
        "outcome": told.outcome,
        "told": say(f"proclamation_{told.outcome}", n=max(1, len(people))),
        "people": [_without_statement(each) for each in people],
        "line": mandate_line(mandate, say) if mandate else "",
        "votes": say("proclamation_sums", valid=told.sums.valid, n=told.sums.papers, of=told.sums.registered),
    }


def last_proclaimed(room: Room) -> tuple[Ballot, Proclamation] | None:
    """The newest round of the election whose result was announced."""
    if room.election is None:
        return None
    told = room.election.proclamations
    return next(((each, told[each.id]) for each in reversed(rounds_of(room.ballots)) if each.id in told), None)


def mandate_line(mandate: Mandate, say: Say) -> str:
    """« Mandat du 1er juin au 30 novembre 2026 »"""
    return say("mandate_from_to", start=mandate.starts_on, end=mandate.ends_on)


def office_of(room: Room, say: Say) -> str:
    return room.election.office.said_in(say.language) if room.election else ""


def used_words(election: Election, step: Step, candidate: Candidate, now: datetime) -> str:
    """« 2:58 », the time a candidate has used; nothing before they began."""
    used = election.speech(step.id, candidate.id).used(now)
    return f"{int(used) // 60}:{int(used) % 60:02}" if used else ""


def _option_of(ballot: Ballot, candidate_id: str) -> str:
    return next(option.id for option in ballot.options if option.candidate_id == candidate_id)


def _without_statement(view: View) -> View:
    """The stage shows no long text."""
    return {name: value for name, value in view.items() if name != "statement"}
