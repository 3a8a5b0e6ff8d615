"""People talk: on a prompt, on questions they asked and supported, or on what a vote has just revealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Contributed, Payload, Said, Supported
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import LONGEST, QUESTION, Contribution, ContributionState, readable
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Paragraph, Piece, Table
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.form import chosen, one, only
from cocreation_desk.kinds.kind import Form, Kind, Setting, View, cue, prompt_of, title_of
from cocreation_desk.kinds.pictures import result_view
from cocreation_desk.words import Say

SETTINGS = (
    Setting("queue", "switch", False),
    Setting("supports", "whole", 3, low=0, high=10),
    Setting("moderated", "switch", True),
    Setting("round_seconds", "whole", 0, low=0, high=600),
    Setting("shows", "choice", "", ("", "previous_ballot")),
)
ASKED = frozenset({ContributionState.APPROVED, ContributionState.ON_AIR})
TREATED = frozenset({ContributionState.ANSWERED, ContributionState.LATER})


def has_queue(step: Step) -> bool:
    return step.settings.get("queue") is True


def queue(step: Step, room: Room) -> Sequence[Contribution]:
    """The questions let through and not yet treated, the most supported first."""
    waiting = [each for each in room.shown(step) if each.label == QUESTION and each.state in ASKED]
    return sorted(waiting, key=lambda each: -each.supports)


def revealed_before(step: Step, room: Room) -> Ballot | None:
    """The newest announced round of the nearest ballot step above this one."""
    if step.settings.get("shows") != "previous_ballot":
        return None
    above = [each for each in room.steps if each.position < step.position and each.kind == "ballot"]
    for held in sorted(above, key=lambda each: -each.position):
        rounds = room.ballots_of(held)
        if rounds:
            return next((each for each in reversed(rounds) if each.state is BallotState.PROCLAIMED), None)
    return None


def read_answer(step: Step, room: Room, form: Form) -> Payload:
    """A question asked, or the support given to one."""
    if not has_queue(step):
        raise Refused("step_takes_no_answer")
    if "support" in form:
        only(form, {"support", "on"})
        supported = one(form, "support")
        if all(each.id != supported for each in room.shown(step)):
            raise Refused("contribution_is_gone")
        return Supported(str(supported), chosen(form, "on", ("0", "1")) == "1")
    only(form, {"question"})
    return Contributed((Said(QUESTION, readable(one(form, "question") or "", LONGEST)),))


def stage(step: Step, room: Room, say: Say) -> View:
    on_air = room.on_air(step)
    ballot = revealed_before(step, room)
    result = result_view(ballot, room, say) if ballot else None
    if result and "at" in result:
        at = cue(step, "at", None)
        result["at"] = at if isinstance(at, int) and 0 <= at < len(result["rows"]) else None
    waiting = [each for each in queue(step, room) if each is not on_air]
    alone = result["rows"][result["at"]]["label"] if result and result.get("at") is not None else ""
    return {
        "phase": "question" if on_air else "reveal" if result else "prompt",
        "title": prompt_of(step, room, say) if alone else title_of(step, say),
        "prompt": alone or prompt_of(step, room, say),
        "question": {
            "text": on_air.display,
            "label": say("discuss_asked_by_group"),
            "support": say("discuss_supports", n=on_air.supports) if on_air.supports else "",
        }
        if on_air
        else None,
        "queue": say("discuss_waiting", n=len(waiting)) if waiting else "",
        "result": result,
    }


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    asks = has_queue(step) and step.audience.includes(side)
    on_air = room.on_air(step)
    return {
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "form": f"{step.id}-question" if asks else "",
        "longest": LONGEST,
        "supports": asks and step.settings.get("supports", 3) != 0,
        "questions": [
            {"id": each.id, "text": each.display, "count": say("discuss_supports", n=each.supports), "on_air": each is on_air}
            for each in (queue(step, room) if has_queue(step) else ())
        ],
        "look_up": "" if has_queue(step) else say("discuss_speak"),
    }  # fmt: skip


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    if prompt := prompt_of(step, room, say):
        yield Paragraph(prompt)
    asked = [each for each in room.shown(step) if each.label == QUESTION]
    if asked:
        treated = sorted(asked, key=lambda each: (each.state not in TREATED, -each.supports))
        yield Table(
            head=(say("discuss_question"), say("discuss_support"), say("discuss_answer")),
            rows=tuple((each.display, say.number(each.supports), _answer(each, say)) for each in treated),
            widths=(5, 1, 4),
            align="lrl",
        )


def _answer(question: Contribution, say: Say) -> str:
    if question.state is ContributionState.LATER:
        return question.answer or say("discuss_later")
    if question.state is ContributionState.ANSWERED:
        return question.answer or say("discuss_answered")
    return say("discuss_not_treated")


KIND = Kind("discuss", SETTINGS, read_answer, stage, phone, minutes)
