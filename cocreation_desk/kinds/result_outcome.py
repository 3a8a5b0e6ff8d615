"""Who won and by how much, in the one sentence that stands over a result's bars."""

from __future__ import annotations

from fractions import Fraction

from cocreation_desk.domain.ballot import Ballot, counts_sides
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.kinds.wording import named
from cocreation_desk.words import Say

IN_POINTS = frozenset({"dots", "borda"})
ONE_EACH = frozenset({"single", "yesno"})  # a paper is one vote: the votes add up to the valid papers


def outcome_told(ballot: Ballot, count: Count, say: Say) -> str:
    """Empty where the picture itself is all there is to say."""
    if not count.valid:
        return say("result_nobody")
    if count.outcome == "no_quorum":
        return quorum_missed(count, say)
    if ballot.method == "yesno":
        return _decided(ballot, count, say)
    if count.outcome == "tie":
        return say("outcome_level", names=named(ballot, count.tied, say)) if not ballot.settled else ""
    if count.outcome == "sides_differ":
        return say("outcome_sides_differ")
    return _won(ballot, count, say) if count.winners else ""


def quorum_missed(count: Count, say: Say) -> str:
    quorum = count.moment("quorum")
    return say("outcome_no_quorum", n=quorum["present"], needed=quorum["needed"]) if quorum else ""


def amount(method: str, n: Fraction, say: Say) -> str:
    """« 12 voix », « 7 points »; of answers that may be blank, « 12 en tout »."""
    if method == "yesno":
        return say("outcome_in_all", amount=n)
    key = "outcome_points" if method in IN_POINTS else "outcome_votes"
    whole = int(n) if n.denominator == 1 else 2  # two and a half points are points
    return say(key, n=whole, amount=say.number(n))


def _decided(ballot: Ballot, count: Count, say: Say) -> str:
    """A proposal; where the sides count as sides, their own sentence says why."""
    if count.outcome == "tie":
        return say("verdict_tie") + "."
    if counts_sides(ballot):
        return say(f"verdict_{count.outcome}") + "."
    if count.moment("level"):
        return say(f"outcome_{count.outcome}_level")
    majority = count.moment("majority") or {"votes": 0, "needed": 0}
    return say(f"outcome_{count.outcome}", n=majority["votes"], needed=majority["needed"])


def _won(ballot: Ballot, count: Count, say: Say) -> str:
    names = named(ballot, count.winners, say)
    if len(count.winners) > 1:
        return say("outcome_seated", names=names)
    if ballot.rules.weights:  # the votes alone do not say why
        return say("outcome_won_by_weight", name=names)
    won = amount(ballot.method, count.of(count.winners[0]).score, say)
    if ballot.method in IN_POINTS:
        return say("outcome_won", name=names, amount=won)
    key = "outcome_won_of_votes" if ballot.method in ONE_EACH else "outcome_won_of_papers"
    return say(key, name=names, amount=won, n=count.valid)
