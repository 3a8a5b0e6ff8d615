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
    wanted = one(form, "ballot")
    ballot = next((each for each in room.ballots_of(step) if each.id == wanted), None)
    if ballot is None:
        raise Refused("ballot_is_gone")
    names = _fields(ballot)
    only(form, {"ballot", "blank", "word", *names})
    marks = BLANK if one(form, "blank") == "1" else _marks(ballot, form)
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


def _fields(ballot: Ballot) -> set[str]:
    match METHODS[ballot.method].paper:
        case "ticks":
            return {"choice"}
        case "points" | "credits":
            return {f"points-{token}" for token in ballot.option_of}
        case "grades":
            return {f"grade-{token}" for token in ballot.option_of}
        case "ranks":
            return {f"rank-{token}" for token in ballot.option_of}
        case "duels":
            return {f"duel-{a.mark}-{b.mark}" for a, b in may_be_asked(ballot)}
        case "spots":
            return {f"{axis}-{token}" for token in ballot.option_of for axis in AXES}
        case "degree":
            return {"degree"}
        case "stance":
            return {"stance", "reason"}
        case _:
            raise Refused("method_unknown", method=ballot.method)


def _marks(ballot: Ballot, form: Form) -> Marks:
    match METHODS[ballot.method].paper:
        case "ticks":
            sent = form.get("choice", ())
            if list(sent) == ["blank"]:
                return BLANK
            if len(set(sent)) < len(sent) or not ballot.option_of.keys() >= set(sent):
                raise Refused("answer_not_understood")
            return Ticks(frozenset(ballot.option_of[token] for token in sent))
        case "points":
            return Points({option: whole(value) for option, value in _sent(ballot, form, "points").items() if value})
        case "grades":
            sent_grades = _sent(ballot, form, "grade")
            unsaid = ("", "none")
            if len(sent_grades) < len(ballot.options):
                raise Refused("answer_incomplete")
            if ballot.method in EVERY_GRADE and any(value in unsaid for value in sent_grades.values()):
                raise Refused("answer_incomplete")
            return Grades({option: None if value in unsaid else whole(value) for option, value in sent_grades.items()})
        case "credits":
            return Points({option: signed(value) for option, value in _sent(ballot, form, "points").items() if value})
        case "ranks":
            return _ranking(ballot, form)
        case "duels":
            return _duels(ballot, form)
        case "spots":
            return _spots(ballot, form)
        case "degree":
            return Degree(whole(chosen(form, "degree", map(str, DEGREES))))
        case "stance":
            kind = chosen(form, "stance", STANCES)
            reason = (one(form, "reason") or "").strip()
            stance = next(each for each in STANCES if each == kind)
            return Stance(stance, readable(reason, ballot.rules.max_text) if reason and stance != "none" else "")
        case _:
            raise Refused("method_unknown", method=ballot.method)


def _sent(ballot: Ballot, form: Form, name: str) -> dict[str, str]:
    """What was sent under that name for each option, once each; the fields are known to be the ballot's."""
    begins, option_of = f"{name}-", ballot.option_of
    sent: dict[str, str] = {}
    for field, values in form.items():
        if not field.startswith(begins):
            continue
        option = option_of[field.removeprefix(begins)]
        if option in sent or len(values) > 1:
            raise Refused("answer_not_understood")
        sent[option] = values[0]
    return sent


def _ranking(ballot: Ballot, form: Form) -> Ranking:
    """The options by the number beside them; numbers left out close up, options without one are not ranked."""
    level: dict[int, set[str]] = {}
    for option, value in _sent(ballot, form, "rank").items():
        if value:
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


def _spots(ballot: Ballot, form: Form) -> Spots:
    """An idea is placed by both its numbers, or not at all."""
    spots = {}
    by_axis = [_sent(ballot, form, axis) for axis in AXES]
    for option in ballot.option_ids:
        impact, effort = (sent.get(option, "") for sent in by_axis)
        if bool(impact) != bool(effort):
            raise Refused("answer_incomplete")
        if impact:
            spots[option] = (whole(impact), whole(effort))
    return Spots(spots)
