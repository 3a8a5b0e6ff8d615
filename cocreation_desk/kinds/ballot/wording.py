"""What a vote is called and how it is explained, the same on every face."""

from __future__ import annotations

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.rules import points_each
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import cue, prompt_of, title_of
from cocreation_desk.kinds.result_rules import rule_of_sides
from cocreation_desk.words import Say


def current_round(step: Step, room: Room) -> Ballot | None:
    """The round that is being prepared, held or shown: the newest that was not cancelled."""
    rounds = room.ballots_of(step)
    return next((each for each in reversed(rounds) if each.state is not BallotState.CANCELLED), None) or (
        rounds[-1] if rounds else None
    )


def phase_of(ballot: Ballot | None) -> str:
    match ballot.state if ballot else BallotState.READY:
        case BallotState.READY:
            return "ready"
        case BallotState.OPEN | BallotState.SUSPENDED:
            return "open"
        case BallotState.PROCLAIMED:
            return "revealed"
        case _:
            return "closed"


def status_of(ballot: Ballot | None, say: Say) -> str:
    return say(f"ballot_state_{ballot.state.value if ballot else 'ready'}")


def question_of(step: Step, ballot: Ballot | None, room: Room, say: Say) -> str:
    """The question; one proposal to be judged is the question itself, where it says more than the prompt."""
    return (ballot.question.said_in(say.language) if ballot else "") or prompt_of(step, room, say)


def subject_of(step: Step, ballot: Ballot | None, room: Room, say: Say) -> str:
    """What a result is about: the question where one was asked, the title where the prompt only said how to vote."""
    question = question_of(step, ballot, room, say)
    return question if question.rstrip().endswith("?") else title_of(step, say)


def proposal_of(ballot: Ballot, say: Say) -> str:
    if METHODS[ballot.method].most_options != 1 or not ballot.options:
        return ""
    label = ballot.options[0].label
    return "" if label == ballot.question else label.said_in(say.language)


def hint(ballot: Ballot, room: Room, say: Say) -> str:
    """How to vote, in a few words, and how the sides count where they do not count alike."""
    return " ".join(filter(None, (_how_to_vote(ballot, room, say), rule_of_sides(ballot.rules, room, say))))


def _how_to_vote(ballot: Ballot, room: Room, say: Say) -> str:
    options = len(ballot.options) or len(room.themes)
    match ballot.method:
        case "multi":
            return say("ballot_up_to", n=ballot.rules.max_choices or options)
        case "dots":
            each, most = points_each(ballot.rules, options), ballot.rules.max_per_option
            return (
                say("ballot_points", n=each)
                if most is None or most >= each
                else say("ballot_points_most", n=each, most=most)
            )
        case "scale":
            grades = ballot.rules.grades
            return say("ballot_statements", n=len(ballot.options), low=grades[0], high=grades[-1])
        case "agreement" | "consent":
            return proposal_of(ballot, say)
        case "score" | "star":
            return say(f"vote_hint_{ballot.method}", low=ballot.rules.grades[0], high=ballot.rules.grades[-1])
        case "stv" | "phragmen":
            return say(f"vote_hint_{ballot.method}", n=ballot.rules.seats)
        case "quadratic":
            return say("vote_hint_quadratic", n=points_each(ballot.rules, options))
        case "budget" | "equal_shares":
            return say("vote_hint_budget", amount=ballot.rules.budget or 0)
        case "approval" | "majority_judgment" | "borda" | "instant_runoff" | "schulze" | "wiki_survey" | "quadrant":
            return say(f"vote_hint_{ballot.method}")
        case "two_round":
            return say("vote_hint_two_round" if ballot.rules.majority != "simple" else "vote_hint_second_round")
        case _:
            return ""


def story_at(step: Step) -> int:
    """Which chapter of the count the room is at; the story begins with the first."""
    at: int = cue(step, "round", 0)
    return at
