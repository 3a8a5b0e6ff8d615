"""The strict door for papers: what a page offered becomes marks, and nothing else does."""

from __future__ import annotations

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Contributed, Payload, Said, Vote
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import (
    BLANK,
    STANCES,
    Degree,
    Duels,
    Grades,
    Marks,
    Points,
    Ranking,
    Spots,
    Stance,
    Ticks,
)
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import LONGEST, readable
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.ballot.duels import IDEA, may_be_asked, takes_ideas
from cocreation_desk.kinds.ballot.wording import current_round
from cocreation_desk.kinds.form import chosen, one, only, signed, whole
from cocreation_desk.kinds.kind import Form

LONGEST_WORD = 30
DEGREES = range(1, 8)
AXES = ("impact", "effort")
EVERY_GRADE = frozenset({"star", "majority_judgment"})  # an option left out would be judged all the same


def read_answer(step: Step, room: Room, form: Form) -> Payload:
    if "idea" in form:
        return _proposed(step, room, form)
    ballot = next((each for each in room.ballots_of(step) if each.id == one(form, "ballot")), None)
    if ballot is None:
        raise Refused("ballot_is_gone")
    by_token = {option.mark: option.id for option in ballot.options} | {id: id for id in ballot.option_ids}
    names = _fields(ballot, by_token)
    only(form, {"ballot", "blank", "word", *names})
    marks = BLANK if one(form, "blank") == "1" else _marks(ballot, form, by_token)
    if marks is BLANK and any(value not in ("", "0") for name in names - {"choice"} for value in form.get(name, ())):
        raise Refused("answer_not_understood")
    METHODS[ballot.method].check(marks, ballot.option_ids, ballot.rules)
    words = tuple(readable(word, LONGEST_WORD) for word in form.get("word", ()) if word.strip())
    if len(words) > ballot.words:
        raise Refused("too_many_words", most=ballot.words)
    return Vote(ballot.id, marks, words)


def _proposed(step: Step, room: Room, form: Form) -> Payload:
    """An idea for a survey of duels: the facilitator reads it before it joins the others."""
    if not takes_ideas(step, current_round(step, room)):
        raise Refused("step_takes_no_answer")
    only(form, {"idea"})
    return Contributed((Said(IDEA, readable(one(form, "idea") or "", LONGEST)),))


def _fields(ballot: Ballot, by_token: dict[str, str]) -> set[str]:
    match METHODS[ballot.method].paper:
        case "ticks":
            return {"choice"}
        case "points" | "credits":
            return {f"points-{token}" for token in by_token}
        case "grades":
            return {f"grade-{token}" for token in by_token}
        case "ranks":
            return {f"rank-{token}" for token in by_token}
        case "duels":
            return {f"duel-{a.mark}-{b.mark}" for a, b in may_be_asked(ballot)}
        case "spots":
            return {f"{axis}-{token}" for token in by_token for axis in AXES}
        case "degree":
            return {"degree"}
        case "stance":
            return {"stance", "reason"}
        case _:
            raise Refused("method_unknown", method=ballot.method)


def _marks(ballot: Ballot, form: Form, by_token: dict[str, str]) -> Marks:
    match METHODS[ballot.method].paper:
        case "ticks":
            sent = form.get("choice", ())
            if list(sent) == ["blank"]:
                return BLANK
            if len(set(sent)) < len(sent) or not set(sent) <= set(by_token):
                raise Refused("answer_not_understood")
            return Ticks(frozenset(by_token[token] for token in sent))
        case "points":
            return Points(
                {option: whole(value) for token, option in by_token.items() if (value := one(form, f"points-{token}"))}
            )
        case "grades":
            sent_grades = {
                option: value
                for token, option in by_token.items()
                if (value := one(form, f"grade-{token}")) is not None
            }
            unsaid = ("", "none")
            if len(sent_grades) < len(ballot.options):
                raise Refused("answer_incomplete")
            if ballot.method in EVERY_GRADE and any(value in unsaid for value in sent_grades.values()):
                raise Refused("answer_incomplete")
            return Grades({option: None if value in unsaid else whole(value) for option, value in sent_grades.items()})
        case "credits":
            return Points(
                {option: signed(value) for token, option in by_token.items() if (value := one(form, f"points-{token}"))}
            )
        case "ranks":
            return _ranking(form, by_token)
        case "duels":
            return _duels(ballot, form)
        case "spots":
            return _spots(form, by_token)
        case "degree":
            return Degree(whole(chosen(form, "degree", map(str, DEGREES))))
        case "stance":
            kind = chosen(form, "stance", STANCES)
            reason = (one(form, "reason") or "").strip()
            stance = next(each for each in STANCES if each == kind)
            return Stance(stance, readable(reason, ballot.rules.max_text) if reason and stance != "none" else "")
        case _:
            raise Refused("method_unknown", method=ballot.method)


def _ranking(form: Form, by_token: dict[str, str]) -> Ranking:
    """The options by the number beside them; numbers left out close up, options without one are not ranked."""
    level: dict[int, set[str]] = {}
    for token, option in by_token.items():
        if value := one(form, f"rank-{token}"):
            level.setdefault(whole(value), set()).add(option)
    if 0 in level:
        raise Refused("answer_not_understood")
    return Ranking(tuple(frozenset(level[rank]) for rank in sorted(level)))


def _duels(ballot: Ballot, form: Form) -> Duels:
    decided = set()
    for a, b in may_be_asked(ballot):
        match one(form, f"duel-{a.mark}-{b.mark}"):
            case None | "":
                continue
            case a.mark:
                decided.add((a.id, b.id))
            case b.mark:
                decided.add((b.id, a.id))
            case _:
                raise Refused("answer_not_understood")
    return Duels(frozenset(decided))


def _spots(form: Form, by_token: dict[str, str]) -> Spots:
    """An idea is placed by both its numbers, or not at all."""
    spots = {}
    for token, option in by_token.items():
        impact, effort = (one(form, f"{axis}-{token}") or "" for axis in AXES)
        if bool(impact) != bool(effort):
            raise Refused("answer_incomplete")
        if impact:
            spots[option] = (whole(impact), whole(effort))
    return Spots(spots)
