"""How the moment is told in which one side predicts what the other will answer, the same on every face."""

from __future__ import annotations

from collections.abc import Mapping

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.people import Audience, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.wording import people_of, side_name
from cocreation_desk.words import Say

Turnout = Mapping[Side, tuple[int, int]]  # how many have answered, of how many who may
SIDE_OF = {Audience.CUSTOMERS: Side.CUSTOMER, Audience.COMPANY: Side.COMPANY}


def of_those_asked(ballot: Ballot, turnout: Turnout) -> dict[Side, tuple[int, int]]:
    """The predictors while only they may answer, and else the voters: nobody adds up the two."""
    if ballot.predicted_by is None:
        return dict(turnout)
    return {
        side: counts
        for side, counts in turnout.items()
        if (side is ballot.predicted_by if ballot.is_predicting else ballot.electorate.includes(side))
    }


def added_up(turnout: Turnout) -> tuple[int, int]:
    return sum(n for n, _ in turnout.values()), sum(of for _, of in turnout.values())


def turnout_told(ballot: Ballot, turnout: Turnout, room: Room, say: Say) -> str:
    """« 6 sur 18 ont voté »; where one side predicts the other, whose figure it is is said with it."""
    if ballot.predicted_by is None:
        n, of = added_up(turnout)
        return say("ballot_turnout", n=n, of=of)
    if ballot.is_predicting:
        return predicted_told(ballot, turnout, room, say)
    n, of = added_up(of_those_asked(ballot, turnout))
    return say("turnout_voted", n=n, people=people_of(SIDE_OF[ballot.electorate].value, of, room, say))


def predicted_told(ballot: Ballot, turnout: Turnout, room: Room, say: Say) -> str:
    """« 6 sur 9 membres du Codir ont prédit »."""
    side = ballot.predicted_by
    n, of = turnout.get(side, (0, 0)) if side is not None else (0, 0)
    return say("turnout_predicted", n=n, people=people_of(side.value if side else "all", of, room, say))


def line_name(ballot: Ballot | None, side: str, room: Room, say: Say) -> str:
    """What stands before a side's own figure: its name, and that it predicts where it does."""
    predicts = ballot is not None and side == ballot.predicted_by
    name = side_name(side, room, say)
    return say("ballot_panel_predicts", side=name) if predicts else name


def predictions_of(ballot: Ballot, room: Room, say: Say) -> str:
    """« Codir : prédictions »."""
    return line_name(ballot, ballot.predicted_by.value if ballot.predicted_by else "all", room, say)


def said_to_predictors(ballot: Ballot, room: Room, say: Say) -> str:
    return say("predict_on_phones", side=side_name(ballot.predicted_by or "all", room, say))


def said_to_those_who_wait(ballot: Ballot, room: Room, say: Say) -> str:
    """On the phones of a side whose turn has not come."""
    if not ballot.is_predicting:
        return say("ballot_not_yet_yours")
    return say("predicted_first", side=side_name(ballot.predicted_by or "all", room, say))
