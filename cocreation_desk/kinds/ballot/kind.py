"""A vote: opened, answered in silence, closed, and only then revealed, the two sides of the room apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, Literal

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.announcement import costs_of
from cocreation_desk.domain.ballot import (
    CANDIDATES,
    SIDES_RULES,
    Ballot,
    BallotState,
    option_marks,
    without_rules_of_another_method,
)
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Bullets, Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.shortlist import shortlisted
from cocreation_desk.kinds.ballot.door import read_answer
from cocreation_desk.kinds.ballot.phone import phone
from cocreation_desk.kinds.ballot.predictions import of_those_asked, said_to_predictors, turnout_told
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
from cocreation_desk.kinds.decision_rules import rule_of_decision
from cocreation_desk.kinds.kind import Kind, Setting, Settings, View, cue, title_of
from cocreation_desk.kinds.pictures import result_view
from cocreation_desk.kinds.result_pieces import result_pieces
from cocreation_desk.kinds.results import announced, reasons
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.words import Say

# The methods whose paper a phone can fill in, and whose result the stage and the minutes can draw.
OFFERED = tuple(METHODS)
TURNOUT_STEP = 5  # people by whom the room's counter of an open secret vote goes on
NOT_LISTED_ON_STAGE = frozenset({"scale", "agreement", "consent"})  # what is judged there stands on the phones


def _asked_by_method(rule: str) -> Callable[[Settings], bool]:
    """Whether the chosen method reads that rule."""

    def matters(settings: Settings) -> bool:
        method = METHODS.get(str(settings.get("method", "single")))
        return method is not None and rule in method.asks

    return matters


def _one_side_votes(settings: Settings) -> bool:
    """Whether there is another side that may predict."""
    return settings.get("electorate", "all") != "all"


def _grows(settings: Settings) -> bool:
    method = METHODS.get(str(settings.get("method", "single")))
    return method is not None and method.grows


def _of_this_step(rule: str) -> Callable[[Settings], bool]:
    """Whether the step itself sets that rule: an election has its own, declared once for all its rounds."""
    asked = _asked_by_method(rule)
    return lambda settings: asked(settings) and settings.get("options_from") != CANDIDATES


def _has_base(settings: Settings) -> bool:
    """Whether the majority may be one of something else than the valid votes."""
    declared = settings.get("majority", "simple") != "simple" and not _weighed(settings)
    return declared and _of_this_step("base")(settings)


def _has_quorum(settings: Settings) -> bool:
    return bool(settings.get("quorum") or settings.get("quorum_people")) and _of_this_step("quorum")(settings)


def _weighed(settings: Settings) -> bool:
    return settings.get("sides_rule") == "weights" and _asked_by_method("weights")(settings)


def _rule(name: str, sort: Literal["whole", "choice", "words"], default: object, **more: Any) -> Setting:
    """A rule of counting: asked for where the method reads it, and forgotten when the method changes."""
    return Setting(name, sort, default, **{"matters": _asked_by_method(name), "begins_anew": "method", **more})


SETTINGS = (
    Setting("method", "choice", "single", OFFERED),
    Setting("options", "texts", ()),
    Setting("options_from", "choice", "", ("", "themes", "candidates")),
    Setting(
        "options_first", "whole", 0, low=0, high=20, matters=lambda settings: settings.get("options_from") == "themes"
    ),
    _rule("points", "whole", 0, low=0, high=200),
    _rule("max_per_option", "whole", 0, low=0, high=20),
    _rule("max_choices", "whole", 0, low=0, high=12),
    _rule("seats", "whole", 0, low=0, high=20),
    _rule("budget", "whole", 0, low=0, high=100_000_000),
    _rule("costs", "words", ()),
    _rule(
        "majority",
        "choice",
        "simple",
        choices=("simple", "absolute", "two_thirds"),
        matters=_of_this_step("majority"),
    ),
    _rule("base", "choice", "valid", choices=("valid", "voters", "present", "registered"), matters=_has_base),
    _rule("quorum", "whole", 0, low=0, high=100, matters=_of_this_step("quorum")),
    _rule("quorum_people", "whole", 0, low=0, high=10_000, matters=_of_this_step("quorum_people")),
    _rule("quorum_of", "choice", "present", choices=("present", "voters"), matters=_has_quorum),
    _rule(
        "tie_rule",
        "choice",
        "draw",
        choices=("draw", "chair", "runoff", "shared"),
        matters=_of_this_step("tie_rule"),
    ),
    _rule("sides_rule", "choice", "together", choices=SIDES_RULES, matters=_asked_by_method("each_side")),
    _rule("weights", "words", (), matters=_weighed),
    Setting("new_ideas", "switch", False, matters=_grows, begins_anew="method"),
    Setting("electorate", "choice", "all", ("all", "customers", "company")),
    Setting("predicted_by", "choice", None, ("", "company", "customer"), matters=_one_side_votes),
    Setting("secrecy", "choice", "anonymous", ("anonymous", "named", "secret")),
    Setting("outcome_only", "switch", False, matters=lambda settings: settings.get("method") == "yesno"),
    Setting("rounds", "whole", 1, low=1, high=5),
    Setting("words", "whole", 0, low=0, high=5),
    Setting("low", "text", "", matters=_asked_by_method("grades"), begins_anew="method"),
    Setting("high", "text", "", matters=_asked_by_method("grades"), begins_anew="method"),
)


def stage(step: Step, room: Room, say: Say) -> View:
    ballot = current_round(step, room)
    phase = phase_of(ballot)
    turnout = _told_turnout(ballot, room) if ballot else {}
    lines = {side: line for side, line in turnout.items() if side is not Side.NEUTRAL or len(turnout) == 1}
    if ballot and ballot.is_predicting:
        lines = of_those_asked(ballot, lines)
    predictors = ballot.predicted_by if ballot else None
    result = result_view(ballot, room, say, story_at(step)) if ballot else None
    if result and "at" in result:
        result["at"] = _within(cue(step, "at", None), len(result["rows"]))
    if result and ballot and "objections" in result and cue(step, "objections", False):
        announcement = announced(ballot)
        result["objections"] = list(reasons(announcement, "objections"))[:3] if announcement else []
    listed = ballot is not None and ballot.method not in NOT_LISTED_ON_STAGE
    question = subject_of(step, ballot, room, say) if result else question_of(step, ballot, room, say)
    title = title_of(step, say)
    return {
        "phase": phase,
        "paper": ballot.method if ballot else "single",
        "title": title if title != question else "",
        "question": question,
        "hint": " ".join(filter(None, (hint(ballot, room, say), rule_of_decision(ballot, say)))) if ballot else "",
        "options": _stage_options(ballot, room, say) if ballot and listed else [],
        "turnout": [
            {
                "key": (key := side.value if side is not Side.NEUTRAL else "all"),
                "name": say("turnout_predictions") if key == predictors else side_name(key, room, say),
                "n": n,
                "of": of,
                "text": say("ballot_n_of", n=n, of=of),
            }
            for side, (n, of) in lines.items()
        ],
        "turnout_text": turnout_told(ballot, turnout, room, say) if ballot and turnout else "",
        "status": "" if phase == "revealed" else _stage_status(ballot, room, say),
        "result": result,
    }


def _told_turnout(ballot: Ballot, room: Room) -> dict[Side, tuple[int, int]]:
    """How many have voted. Of a secret vote that is open the room as one, and in steps: nobody sees whose paper came in when."""
    turnout = room.turnout(ballot)
    if not ballot.is_secret or phase_of(ballot) != "open":
        return turnout
    voted, entitled = (sum(each[at] for each in turnout.values()) for at in (0, 1))
    whole = next(iter(turnout)) if len(turnout) == 1 else Side.NEUTRAL
    return {whole: (voted if voted >= entitled else voted - voted % TURNOUT_STEP, entitled)}


def _stage_status(ballot: Ballot | None, room: Room, say: Say) -> str:
    """Where the vote stands; who predicts, while only they may; by which words the room knows the urn of a secret one."""
    if ballot is not None and ballot.state is BallotState.OPEN and ballot.is_predicting:
        return said_to_predictors(ballot, room, say)
    if ballot is not None and ballot.state is BallotState.OPEN and ballot.key_words:
        return say("secret_on_stage", words=ballot.key_words)
    return status_of(ballot, say)


def _stage_options(ballot: Ballot, room: Room, say: Say) -> list[View]:
    if ballot.method == "yesno":
        return [
            {"mark": mark, "label": option.label.said_in(say.language)}
            for mark, option in zip("✓×", ballot.options, strict=False)
        ]
    if not ballot.options and ballot.options_from == "themes":
        names = _coming(ballot, room)
        return [{"mark": mark, "label": name} for mark, name in zip(option_marks(len(names)), names, strict=True)][:12]
    costs = costs_of(ballot)
    return [
        {"mark": option.mark, "label": " · ".join(filter(None, (option.label.said_in(say.language), _cost(costs.get(option.id), say))))}
        for option in ballot.options
    ][:12]  # fmt: skip


def _coming(ballot: Ballot, room: Room) -> tuple[str, ...]:
    """The themes that the vote would take up if it opened now."""
    step = room.step(ballot.step_id)
    most = step.settings.get("options_first", 0) if step else 0
    return shortlisted([theme.name for theme in room.themes], room.ballots, most if isinstance(most, int) else 0)


def _cost(cost: Fraction | None, say: Say) -> str:
    return "" if cost is None else say("vote_money", amount=cost)


def _within(at: object, count: int) -> int | None:
    return at if isinstance(at, int) and not isinstance(at, bool) and 0 <= at < count else None


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    for ballot in room.ballots_of(step):
        again = ballot.round > 1  # the question stands above, with the first round
        subject = say("result_round", n=ballot.round) if again else subject_of(step, ballot, room, say)
        heading = say.labelled(ballot.code, subject)
        proposal = "" if again else proposal_of(ballot, say)
        yield Paragraph(heading if not proposal else f"{heading} {proposal}", "lead")
        if ballot.state is not BallotState.PROCLAIMED:
            yield Paragraph(_why_not_told(ballot, say))
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


def kept_settings(before: Settings, set_now: Settings) -> dict[str, object]:
    """Another method begins with rules of its own."""
    method = str(set_now.get("method", before.get("method", "")))
    same = method == str(before.get("method", ""))
    return {**(before if same else without_rules_of_another_method(before, method)), **set_now}


def _why_not_told(ballot: Ballot, say: Say) -> str:
    """Instead of a result: a vote that was cancelled says why, one that nobody opened that it was not held."""
    if ballot.state is BallotState.CANCELLED:
        return say("ballot_cancelled_because", reason=ballot.cancel_reason)
    return status_of(ballot, say) if ballot.state.is_over else say("ballot_was_not_held")


KIND = Kind("ballot", SETTINGS, read_answer, stage, phone, minutes, kept_settings)
