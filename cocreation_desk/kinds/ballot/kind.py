"""A vote: opened, answered in silence, closed, and only then revealed, the two sides of the room apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Payload, Vote
from cocreation_desk.domain.ballot import Ballot, BallotState, option_marks
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import BLANK, STANCES, Degree, Grades, Marks, Points, Stance, Ticks
from cocreation_desk.domain.counting.rules import points_each
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import readable
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Bullets, Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.form import chosen, one, only, whole
from cocreation_desk.kinds.kind import Form, Kind, Setting, View, cue, prompt_of, title_of
from cocreation_desk.kinds.result_pieces import result_pieces
from cocreation_desk.kinds.results import announced, reasons, result_view
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.words import Say

LONGEST_WORD = 30
# The methods whose paper a phone can fill in, and whose result the stage can draw.
OFFERED = ("yesno", "single", "multi", "dots", "scale", "agreement", "consent")
DEGREES = range(1, 8)
LISTED_ON_STAGE = frozenset({"single", "multi", "yesno", "dots"})  # their options stand on the stage while people vote

SETTINGS = (
    Setting("method", "choice", "single", OFFERED),
    Setting("options", "texts", ()),
    Setting("options_from", "choice", "", ("", "themes")),
    Setting("points", "whole", 0, low=0, high=20),
    Setting("max_per_option", "whole", 0, low=0, high=20),
    Setting("max_choices", "whole", 0, low=0, high=12),
    Setting("majority", "choice", "simple", ("simple", "absolute", "two_thirds")),
    Setting("electorate", "choice", "all", ("all", "customers", "company")),
    Setting("predicted_by", "choice", None, ("", "company", "customer")),
    Setting("secrecy", "choice", "anonymous", ("anonymous", "named")),
    Setting("rounds", "whole", 1, low=1, high=5),
    Setting("words", "whole", 0, low=0, high=5),
    Setting("low", "text", ""),
    Setting("high", "text", ""),
)


def current_round(step: Step, room: Room) -> Ballot | None:
    """The round that is being prepared, held or shown: the newest that was not cancelled."""
    rounds = room.ballots_of(step)
    return next((each for each in reversed(rounds) if each.state is not BallotState.CANCELLED), None) or (
        rounds[-1] if rounds else None
    )


# ---- the paper that comes in ----


def read_answer(step: Step, room: Room, form: Form) -> Payload:
    ballot = next((each for each in room.ballots_of(step) if each.id == one(form, "ballot")), None)
    if ballot is None:
        raise Refused("ballot_is_gone")
    by_token = {option.mark: option.id for option in ballot.options} | {id: id for id in ballot.option_ids}
    names = _fields(ballot, by_token)
    only(form, {"ballot", "blank", "word", *names})
    marks = BLANK if one(form, "blank") == "1" else _marks(ballot, form, by_token)
    if marks is BLANK and any(name in form for name in names - {"choice"}):
        raise Refused("answer_not_understood")
    METHODS[ballot.method].check(marks, ballot.option_ids, ballot.rules)
    words = tuple(readable(word, LONGEST_WORD) for word in form.get("word", ()) if word.strip())
    if len(words) > ballot.words:
        raise Refused("too_many_words", most=ballot.words)
    return Vote(ballot.id, marks, words)


def _fields(ballot: Ballot, by_token: dict[str, str]) -> set[str]:
    match METHODS[ballot.method].paper:
        case "ticks":
            return {"choice"}
        case "points":
            return {f"points-{token}" for token in by_token}
        case "grades":
            return {f"grade-{token}" for token in by_token}
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
            if len(sent_grades) < len(ballot.options):
                raise Refused("answer_incomplete")
            return Grades(
                {option: None if value in ("", "none") else whole(value) for option, value in sent_grades.items()}
            )
        case "degree":
            return Degree(whole(chosen(form, "degree", map(str, DEGREES))))
        case "stance":
            kind = chosen(form, "stance", STANCES)
            reason = (one(form, "reason") or "").strip()
            stance = next(each for each in STANCES if each == kind)
            return Stance(stance, readable(reason, ballot.rules.max_text) if reason and stance != "none" else "")
        case _:
            raise Refused("method_unknown", method=ballot.method)


# ---- what the room sees ----


def stage(step: Step, room: Room, say: Say) -> View:
    ballot = current_round(step, room)
    phase = _phase(ballot)
    turnout = room.turnout(ballot) if ballot else {}
    lines = {side: line for side, line in turnout.items() if side is not Side.NEUTRAL or len(turnout) == 1}
    result = result_view(ballot, room, say) if ballot else None
    if result and "at" in result:
        result["at"] = _within(cue(step, "at", None), len(result["rows"]))
    if result and ballot and "objections" in result and cue(step, "objections", False):
        announcement = announced(ballot)
        result["objections"] = list(reasons(announcement, "objections"))[:3] if announcement else []
    listed = ballot is not None and ballot.method in LISTED_ON_STAGE
    question = _subject(step, ballot, room, say) if result else _question(step, ballot, room, say)
    title = title_of(step, say)
    return {
        "phase": phase,
        "paper": ballot.method if ballot else "single",
        "title": title if title != question else "",
        "question": question,
        "hint": hint(ballot, room, say) if ballot else "",
        "options": _stage_options(ballot, room, say) if ballot and listed else [],
        "turnout": [
            {
                "key": side.value if side is not Side.NEUTRAL else "all",
                "name": side_name(side, room, say),
                "n": n,
                "of": of,
                "text": say("ballot_n_of", n=n, of=of),
            }
            for side, (n, of) in lines.items()
        ],
        "turnout_text": _turnout_text(turnout, say),
        "status": "" if phase == "revealed" else _status(ballot, say),
        "result": result,
    }


def _phase(ballot: Ballot | None) -> str:
    match ballot.state if ballot else BallotState.READY:
        case BallotState.READY:
            return "ready"
        case BallotState.OPEN | BallotState.SUSPENDED:
            return "open"
        case BallotState.PROCLAIMED:
            return "revealed"
        case _:
            return "closed"


def _status(ballot: Ballot | None, say: Say) -> str:
    return say(f"ballot_state_{ballot.state.value if ballot else 'ready'}")


def _question(step: Step, ballot: Ballot | None, room: Room, say: Say) -> str:
    """The question; one proposal to be judged is the question itself, where it says more than the prompt."""
    return (ballot.question.said_in(say.language) if ballot else "") or prompt_of(step, room, say)


def _subject(step: Step, ballot: Ballot | None, room: Room, say: Say) -> str:
    """What a result is about: the question where one was asked, the title where the prompt only said how to vote."""
    question = _question(step, ballot, room, say)
    return question if question.rstrip().endswith("?") else title_of(step, say)


def _proposal(ballot: Ballot, say: Say) -> str:
    if METHODS[ballot.method].most_options != 1 or not ballot.options:
        return ""
    label = ballot.options[0].label
    return "" if label == ballot.question else label.said_in(say.language)


def _stage_options(ballot: Ballot, room: Room, say: Say) -> list[View]:
    if ballot.method == "yesno":
        return [
            {"mark": mark, "label": option.label.said_in(say.language)}
            for mark, option in zip("✓×", ballot.options, strict=False)
        ]
    if not ballot.options and ballot.options_from == "themes":
        names = [theme.name for theme in room.themes]
        return [{"mark": mark, "label": name} for mark, name in zip(option_marks(len(names)), names, strict=True)][:12]
    return [{"mark": option.mark, "label": option.label.said_in(say.language)} for option in ballot.options][:12]


def hint(ballot: Ballot, room: Room, say: Say) -> str:
    """How to vote, in a few words."""
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
            return _proposal(ballot, say)
        case _:
            return ""


def _turnout_text(turnout: dict[Side, tuple[int, int]], say: Say) -> str:
    voted, entitled = sum(n for n, _ in turnout.values()), sum(of for _, of in turnout.values())
    return say("ballot_turnout", n=voted, of=entitled) if turnout else ""


def _within(at: object, count: int) -> int | None:
    return at if isinstance(at, int) and not isinstance(at, bool) and 0 <= at < count else None


# ---- what a phone of one side sees ----


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    ballot = current_round(step, room)
    state = _state_for(ballot, side)
    view: View = {
        "title": title_of(step, say),
        "question": _question(step, ballot, room, say),
        "state": state,
        "status": _status_for(ballot, state, say),
        "form": None,
        "result": None,
    }
    if ballot and state == "open":
        view["form"] = _form(ballot, side, room, say)
        if view["form"]["instruction"]:  # said instead of the prompt, which speaks to both sides
            view["question"] = ""
    if ballot and state == "revealed":
        view["result"] = _told(result_view(ballot, room, say))
        view["question"] = ""
    return view


def _state_for(ballot: Ballot | None, side: Side) -> str:
    if ballot is None:
        return "waiting"
    phase = _phase(ballot)
    if phase == "revealed":
        return phase
    if not ballot.entitles(side):
        return "others"
    if phase == "open":
        return "open" if ballot.admits(side) else "waiting"
    return "waiting" if phase == "ready" else "closed"


def _status_for(ballot: Ballot | None, state: str, say: Say) -> str:
    if state in ("open", "revealed"):
        return ""
    if state == "others":
        return say("ballot_for_others")
    if state == "waiting" and ballot and ballot.state is BallotState.OPEN:
        return say("ballot_not_yet_yours")
    return _status(ballot, say)


def _form(ballot: Ballot, side: Side, room: Room, say: Say) -> View:
    paper = METHODS[ballot.method].paper
    most = ballot.rules.max_choices or len(ballot.options)
    predicts = side is ballot.predicted_by and not ballot.electorate.includes(side)
    many = paper == "ticks" and most > 1
    lettered = ballot.method != "yesno" and paper != "grades"
    options = [
        {
            "id": each.mark,
            "name": f"{paper}-{each.mark}",
            "mark": each.mark if lettered else "",
            "label": each.label.said_in(say.language),
            "note": "",
        }
        for each in ballot.options
    ]
    if paper == "ticks" and ballot.rules.allow_blank:
        options.append({"id": "blank", "name": "", "mark": "", "label": say("ballot_vote_blank"), "note": ""})
    each = points_each(ballot.rules, len(ballot.options))
    return {
        "ballot": ballot.id,
        "paper": paper,
        "hint": hint(ballot, room, say) if paper == "grades" else "",
        "proposal": _proposal(ballot, say),
        "instruction": say(f"ballot_predict_{_predicted(ballot)}") if predicts else "",
        "options": options,
        "many": many,
        "most": most if many else 0,
        "budget": each,
        "most_on_one": min(ballot.rules.max_per_option or each, each),
        "steps": [{"id": str(grade), "label": str(grade)} for grade in ballot.rules.grades],
        "low": ballot.low.said_in(say.language),
        "high": ballot.high.said_in(say.language),
        "degrees": [{"id": str(n), "mark": str(n), "label": say(f"degree_{n}"), "note": ""} for n in DEGREES],
        "stances": [{"id": stance, "mark": "", "label": say(f"stance_{stance}"), "note": say(f"stance_{stance}_note")} for stance in STANCES],
        "longest": ballot.rules.max_text,
        "words": ballot.words,
        "longest_word": LONGEST_WORD,
        "button": say("ballot_send_prediction" if predicts else "ballot_send"),
    }  # fmt: skip


def _predicted(ballot: Ballot) -> str:
    return {"customers": "customer", "company": "company"}.get(ballot.electorate.value, "all")


def _told(result: View | None) -> View | None:
    """The result in words and figures, for somebody who cannot read the big screen."""
    if result is None:
        return None
    heads = [side["name"] for side in result["sides"] if not side["suppressed"]]
    lines: list[View] = []
    match result["paper"]:
        case "scale":
            heads = [result["legend"]["mean"], *filter(None, [result["legend"]["predicted"]])]
            for row in result["rows"]:
                texts = [row["mean_text"] or "–", row["predicted_text"] or "–"][: len(heads)]
                lines.append({"label": row["label"], "texts": texts})
        case "agreement":
            heads = [text for text in (result["before_text"], result["round_text"]) if text] or heads
            for column in result["columns"]:
                before = [str(column["before"])] if column["before"] is not None else []
                lines.append(
                    {"label": f"{column['degree']} · {column['label']}", "texts": [*before, str(column["count"])]}
                )
        case "consent":
            lines = [{"label": each["label"], "texts": [str(each["count"])]} for each in result["counts"]]
        case _:
            for row in result["rows"]:
                mark = f"{row['mark']} · " if row["mark"] and result["paper"] != "yesno" else ""
                texts = [value["text"] for value in row["values"]]
                lines.append({"label": mark + row["label"], "texts": texts})
    summary = result.get("headline") or result.get("outcome") or result.get("invite") or ""
    return {"heads": heads, "lines": lines, "summary": summary, "n_text": result["n_text"], "note": result["note"]}


# ---- what the paper says ----


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    for ballot in room.ballots_of(step):
        heading = say.labelled(ballot.code, _subject(step, ballot, room, say))
        proposal = _proposal(ballot, say)
        yield Paragraph(heading if not proposal else f"{heading} {proposal}", "lead")
        if ballot.state is not BallotState.PROCLAIMED:
            yield Paragraph(_status(ballot, say) if ballot.state.is_over else say("ballot_was_not_held"))
            continue
        yield from result_pieces(ballot, room, say)
        if words := room.words.get(ballot.id, ()):
            told = Counter(word.lower() for word in words)
            listed = [
                f"{word} ({n})" if n > 1 else word for word, n in sorted(told.items(), key=lambda it: (-it[1], it[0]))
            ]
            yield Paragraph(say.labelled(say("ballot_words"), say.listing(listed)))
        if announcement := announced(ballot):
            for stance in ("objections", "concerns"):
                if texts := reasons(announcement, stance):
                    yield Paragraph(say(f"ballot_{stance}"))
                    yield Bullets(tuple(say.quoted(text) for text in texts))


KIND = Kind("ballot", SETTINGS, read_answer, stage, phone, minutes)
