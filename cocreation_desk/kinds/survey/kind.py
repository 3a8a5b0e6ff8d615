"""A few questions before leaving: would you recommend, did you feel heard, do you trust."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Payload, Replied
from cocreation_desk.domain.counting import graded
from cocreation_desk.domain.counting.csat import csat
from cocreation_desk.domain.counting.nps import Nps, nps
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import readable
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Columns, Figure, KeyFigures, Paragraph, Piece, Series
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.form import chosen, one, only, whole
from cocreation_desk.kinds.kind import Form, Kind, Setting, View, cue, prompt_of, title_of
from cocreation_desk.words import Say


@dataclass(frozen=True)
class Question:
    """``low`` and ``high`` are the ends of its scale; words and a box to tick have none."""

    name: str
    low: int = 0
    high: int = 0

    @property
    def scale(self) -> range:
        return range(self.low, self.high + 1) if self.high else range(0)


QUESTIONS = {
    question.name: question
    for question in (
        Question("nps", 0, 10),
        Question("heard", 1, 5),
        Question("trust", 0, 10),
        Question("csat", 1, 5),
        Question("intent", 1, 5),
        Question("words"),
        Question("recontact"),
    )
}
SETTINGS = (
    Setting("questions", "words", ("nps", "heard"), tuple(QUESTIONS)),
    Setting("subject", "text", ""),
    Setting("trusted", "text", ""),
)
MEANS_ON_STAGE = 2
LONGEST_WORDS = 90


def asked(step: Step) -> tuple[Question, ...]:
    names = step.settings.get("questions", ("nps", "heard"))
    return (
        tuple(QUESTIONS[str(name)] for name in names if str(name) in QUESTIONS) if isinstance(names, Sequence) else ()
    )


def read_answer(step: Step, room: Room, form: Form) -> Payload:
    """Every scale answered; words and the box are as one likes."""
    questions = asked(step)
    only(form, (question.name for question in questions))
    values: dict[str, int | str | None] = {}
    for question in questions:
        if question.scale:
            values[question.name] = whole(chosen(form, question.name, map(str, question.scale)))
        elif question.name == "words":
            words = one(form, "words") or ""
            values["words"] = readable(words, LONGEST_WORDS) if words.strip() else None
        else:
            ticked = one(form, question.name)
            if ticked not in (None, "yes"):
                raise Refused("answer_not_understood")
            values[question.name] = ticked
    return Replied(values)


def wording(question: Question, step: Step, say: Say) -> str:
    """About the subject of the survey; trust may be in somebody else than what is judged."""
    named = [step.settings.get("trusted", "")] if question.name == "trust" else []
    said = (Text.from_json(each).said_in(say.language) for each in (*named, step.settings.get("subject", "")))
    return say(f"survey_{question.name}", subject=next(filter(None, said), say("survey_this_session")))


def values_of(step: Step, room: Room, name: str) -> list[int]:
    replies = room.replies.get(step.id, ())
    return [value for reply in replies if isinstance(value := reply.values.get(name), int)]


def stage(step: Step, room: Room, say: Say) -> View:
    """A counter, until the facilitator's cue ``revealed``; groups under the breakdown limit are never shown."""
    invited = room.invited(step.audience)
    revealed = cue(step, "revealed", False)
    answered = len(room.replied.get(step.id, ()))
    view: View = {
        "phase": "revealed" if revealed else "open",
        "title": say("survey_what_you_told") if revealed else title_of(step, say),
        "prompt": "" if revealed else prompt_of(step, room, say),
        "counter": "" if revealed else say("survey_counter", n=answered, of=len(invited)),
        "nps": None,
        "means": [],
        "note": "",
    }
    if not revealed:
        return view
    least = room.session.min_breakdown if room.session else 5
    if len(room.replies.get(step.id, ())) < least:
        return view | {"note": say("survey_too_few", least=least)}
    questions = asked(step)
    scores = values_of(step, room, "nps")
    return view | {
        "nps": _nps(nps(scores), wording(QUESTIONS["nps"], step, say), say)
        if QUESTIONS["nps"] in questions and len(scores) >= least
        else None,
        "means": [
            mean
            for question in questions
            if question.scale and question.name != "nps"
            for mean in _mean(question, step, room, least, say)
        ][:MEANS_ON_STAGE],
    }


def _nps(result: Nps, label: str, say: Say) -> View:
    longest = max(result.distribution.values()) or 1
    sizes = {"detractor": result.detractors, "passive": result.passives, "promoter": result.promoters}
    return {
        "label": label,
        "columns": [
            {"value": value, "count": n, "share": n / longest, "group": group_of(value)}
            for value, n in result.distribution.items()
        ],
        "groups": [{"key": key, "name": say(f"survey_{key}s"), "text": say.number(n)} for key, n in sizes.items()],
        "score_text": "" if result.score is None else say.signed(result.score, 0),
        "indicative": say("survey_indicative") if result.is_indicative else "",
        "n_text": say("result_n", n=result.answers),
    }


def group_of(value: int) -> str:
    return "promoter" if value >= 9 else "passive" if value >= 7 else "detractor"


def _mean(question: Question, step: Step, room: Room, least: int, say: Say) -> Iterable[View]:
    values = values_of(step, room, question.name)
    mean = graded.mean(graded.distribution(values, question.scale))
    if mean is None or len(values) < least:
        return
    before = earlier_mean(question, step, room, least, say)
    satisfied = _satisfied(values, say) if question.name == "csat" else ""
    yield {
        "label": wording(question, step, say),
        "text": say.mean(mean),
        "of": say("survey_of", most=question.high),
        "before_text": " · ".join(filter(None, (say("survey_before", mean=before) if before else "", satisfied))),
        "n_text": say("result_n", n=len(values)),
    }


def _satisfied(values: Sequence[int], say: Say) -> str:
    found = csat(values)
    return say("survey_satisfied", n=found.satisfied, of=found.answers)


def earlier_mean(question: Question, step: Step, room: Room, least: int, say: Say) -> str:
    """What the same question had given the first time it was asked in this session."""
    for earlier in room.steps:
        if earlier.kind == "survey" and earlier.position < step.position and question in asked(earlier):
            values = values_of(earlier, room, question.name)
            mean = graded.mean(graded.distribution(values, question.scale))
            if mean is not None and len(values) >= least:
                return say.mean(mean)
    return ""


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    return {
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "form": step.id if step.audience.includes(side) else "",
        "questions": [
            {
                "name": question.name,
                "sort": "scale" if question.scale else question.name,
                "label": wording(question, step, say),
                "steps": [{"id": str(value), "label": str(value)} for value in question.scale],
                "low": say(f"survey_{question.name}_low") if question.scale else "",
                "high": say(f"survey_{question.name}_high") if question.scale else "",
                "longest": LONGEST_WORDS,
            }
            for question in asked(step)
        ],
    }


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    replies = room.replies.get(step.id, ())
    yield Paragraph(say("survey_replies", n=len(replies)))
    least = room.session.min_breakdown if room.session else 5
    if len(replies) < least:
        if replies:
            yield Paragraph(say("survey_too_few", least=least), "note")
        return
    figures = [
        Figure(
            f"{mean['text']} {mean['of']}",
            mean["label"],
            " · ".join(filter(None, (mean["n_text"], mean["before_text"]))),
        )
        for question in asked(step)
        if question.scale and question.name != "nps"
        for mean in _mean(question, step, room, least, say)
    ]
    scores = values_of(step, room, "nps")
    if QUESTIONS["nps"] in asked(step) and len(scores) >= least:
        told = _nps(nps(scores), wording(QUESTIONS["nps"], step, say), say)
        note = " · ".join(filter(None, (told["n_text"], told["indicative"])))
        figures.insert(0, Figure(told["score_text"], say.labelled("NPS", told["label"]), note))
        yield KeyFigures(tuple(figures))
        counts = [column["count"] for column in told["columns"]]
        yield Columns(
            steps=tuple(str(column["value"]) for column in told["columns"]),
            series=(
                Series(
                    f"{told['label']} · {told['n_text']}", "neutral", tuple(map(float, counts)), tuple(map(str, counts))
                ),
            ),
        )
    elif figures:
        yield KeyFigures(tuple(figures))
    words = Counter(word.strip().lower() for reply in replies if (word := str(reply.values.get("words") or "")).strip())
    if words:
        yield Paragraph(say.labelled(say("survey_in_words"), say.listing(f"{word}" for word in sorted(words))))


KIND = Kind("survey", SETTINGS, read_answer, stage, phone, minutes)
