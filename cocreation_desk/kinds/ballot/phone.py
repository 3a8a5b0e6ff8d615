"""What a phone of one side sees of a vote: the paper to fill in, or the result in words and figures."""

from __future__ import annotations

from math import isqrt

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.announcement import costs_of
from cocreation_desk.domain.ballot import Ballot, BallotState, counts_sides
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import STANCES
from cocreation_desk.domain.counting.rules import points_each
from cocreation_desk.domain.ideas import LONGEST
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.ballot.door import AXES, DEGREES, EVERY_GRADE, LONGEST_WORD
from cocreation_desk.kinds.ballot.duels import may_be_asked, pairs_of, takes_ideas
from cocreation_desk.kinds.ballot.predictions import said_to_those_who_wait
from cocreation_desk.kinds.ballot.wording import (
    current_round,
    hint,
    phase_of,
    proposal_of,
    question_of,
    status_of,
    story_at,
    subject_of,
)
from cocreation_desk.kinds.candidates import on_paper
from cocreation_desk.kinds.decision_rules import rule_of_decision
from cocreation_desk.kinds.kind import View, title_of
from cocreation_desk.kinds.pictures import result_view
from cocreation_desk.kinds.result_words import told
from cocreation_desk.kinds.wording import grade_name
from cocreation_desk.words import Say

FIELDS = {"credits": "points", "ranks": "rank"}  # what a paper's fields begin with, where it is not its own name
HINTED = frozenset({"grades", "ranks", "credits", "duels", "spots"})  # papers that say how they are filled in
HINTED_METHODS = frozenset({"approval", "two_round", "phragmen", "budget", "equal_shares"})


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    ballot = current_round(step, room)
    state, title = _state_for(ballot, side), title_of(step, say)
    question = question_of(step, ballot, room, say)
    view: View = {
        "title": title,
        "question": question if question != title else "",
        "state": state,
        "status": _status_for(ballot, state, room, say),
        "rule": rule_of_decision(ballot, say) if ballot and state in ("waiting", "open") else "",
        "arrived": ballot.id if ballot and ballot.entitles(side) and _keeps_answers(ballot) else "",
        "form": None,
        "proposing": None,
        "candidates": on_paper(ballot, room) if ballot and state == "waiting" else [],
        "result": None,
    }
    if ballot and state == "open":
        view["form"] = _form(ballot, side, room, say)
        if view["form"]["instruction"]:  # said instead of the prompt, which speaks to both sides
            view["question"] = ""
        if takes_ideas(step, ballot):
            view["proposing"] = {"form": f"{step.id}-ideas", "longest": LONGEST}
    if ballot and state == "revealed":
        view["result"] = told(result_view(ballot, room, say, story_at(step)), say)
        subject = subject_of(step, ballot, room, say)
        view["question"] = subject if subject != view["title"] else ""
    return view


def _state_for(ballot: Ballot | None, side: Side) -> str:
    if ballot is None:
        return "waiting"
    phase = phase_of(ballot)
    if phase == "revealed":
        return phase
    if not ballot.entitles(side):
        return "others"
    if phase == "open":
        return "open" if ballot.admits(side) else "waiting"
    return "waiting" if phase == "ready" else "closed"


def _status_for(ballot: Ballot | None, state: str, room: Room, say: Say) -> str:
    if state in ("open", "revealed"):
        return ""
    if state == "others":
        return say("ballot_for_others")
    if state == "waiting" and ballot and ballot.state is BallotState.OPEN:
        return said_to_those_who_wait(ballot, room, say)
    return status_of(ballot, say)


def _keeps_answers(ballot: Ballot) -> bool:
    """Whether there is no form left to say that an answer has arrived; of a secret vote its code is worth reading later too."""
    if ballot.state is BallotState.PROCLAIMED:
        return ballot.is_secret
    return ballot.state in (BallotState.SUSPENDED, BallotState.CLOSED, BallotState.COUNTED)


def _form(ballot: Ballot, side: Side, room: Room, say: Say) -> View:
    paper = METHODS[ballot.method].paper
    most = ballot.rules.max_choices or len(ballot.options)
    predicts = side is ballot.predicted_by and not ballot.electorate.includes(side)
    many = paper == "ticks" and most > 1
    lettered = ballot.method != "yesno" and paper != "grades"
    costs = costs_of(ballot)
    options = [
        {
            "id": each.mark,
            "name": f"{FIELDS.get(paper, paper)}-{each.mark}",
            "mark": each.mark if lettered else "",
            "label": each.label.said_in(say.language),
            "note": say("vote_money", amount=costs[each.id]) if each.id in costs else "",
        }
        for each in ballot.options
    ]
    if paper == "ticks" and ballot.rules.allow_blank:
        options.append({"id": "blank", "name": "", "mark": "", "label": say("ballot_vote_blank"), "note": ""})
    each = points_each(ballot.rules, len(ballot.options))
    return {
        "ballot": ballot.id,
        "final": ballot.is_secret,
        "paper": paper,
        "hint": hint(ballot, room, say) if paper in HINTED or ballot.method in HINTED_METHODS or counts_sides(ballot) else "",
        "proposal": proposal_of(ballot, say),
        "instruction": say(f"ballot_predict_{_predicted(ballot)}") if predicts else "",
        "options": options,
        "candidates": on_paper(ballot, room),
        "many": many,
        "most": most if many and (ballot.rules.max_choices or ballot.method == "multi") else 0,
        "blank": ballot.rules.allow_blank,
        "budget": each,
        "dearest": isqrt(each),
        "most_on_one": min(ballot.rules.max_per_option or each, each),
        "steps": _steps(ballot, say),
        "in_words": "words" if ballot.method == "majority_judgment" else "",
        "no_opinion": "" if ballot.method in EVERY_GRADE else say("ballot_no_opinion"),
        "pairs": _pairs(ballot, say) if paper == "duels" else [],
        "ideas": _ideas(ballot, say) if paper == "duels" else [],
        "axes": [{"id": axis, "name": say(f"vote_{axis}"), "low": say(f"vote_{axis}_low"), "high": say(f"vote_{axis}_high")} for axis in AXES],
        "low": ballot.low.said_in(say.language),
        "high": ballot.high.said_in(say.language),
        "degrees": [{"id": str(n), "mark": str(n), "label": say(f"degree_{n}"), "note": ""} for n in DEGREES],
        "stances": [{"id": stance, "mark": "", "label": say(f"stance_{stance}"), "note": say(f"stance_{stance}_note")} for stance in STANCES],
        "longest": ballot.rules.max_text,
        "words": ballot.words,
        "longest_word": LONGEST_WORD,
        "button": say("ballot_send_prediction" if predicts else "ballot_send"),
    }  # fmt: skip


def _steps(ballot: Ballot, say: Say) -> list[View]:
    """The grades from left to right; those in words begin with the best."""
    if ballot.method == "majority_judgment":
        return [
            {"id": str(grade), "label": grade_name(ballot.rules.grades, grade, say)}
            for grade in reversed(ballot.rules.grades)
        ]
    return [{"id": str(grade), "label": str(grade)} for grade in ballot.rules.grades]


def _pairs(ballot: Ballot, say: Say) -> list[View]:
    return [
        {
            "name": f"duel-{a.mark}-{b.mark}",
            "title": say("vote_duel", n=at + 1),
            "steps": [{"id": each.mark, "label": each.label.said_in(say.language)} for each in (a, b)],
        }
        for at, (a, b) in enumerate(pairs_of(ballot))
    ]


def _ideas(ballot: Ballot, say: Say) -> list[list[str]]:
    """What a phone draws its own duels from; nothing where everybody is asked all of them."""
    if len(pairs_of(ballot)) * 2 == len(may_be_asked(ballot)):
        return []
    return [[option.mark, option.label.said_in(say.language)] for option in ballot.options]


def _predicted(ballot: Ballot) -> str:
    return {"customers": "customer", "company": "company"}.get(ballot.electorate.value, "all")
