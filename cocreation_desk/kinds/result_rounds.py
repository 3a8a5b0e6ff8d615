"""Counts that go in rounds, as the room is told them: bars that move, who is in, who leaves, and one sentence each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from cocreation_desk.domain.announcement import Announcement, costs_of
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.result_chapters import Amounts, Chapter, Line, Teller, amounts_in, options_in
from cocreation_desk.kinds.result_outcome import amount
from cocreation_desk.kinds.results import notes_of, plain, side_of, voted, whole_key
from cocreation_desk.kinds.wording import COUNTS_ONLY_UNDER, figure, voters
from cocreation_desk.words import Say


def rounds_view(ballot: Ballot, result: Announcement, room: Room, say: Say, at: int | None) -> View:
    """The chapter asked for, or the last one."""
    count = result.sides.all
    chapters = CHAPTERS[ballot.method](Teller(ballot, count, say)) or [_nothing(ballot, say)]
    here = len(chapters) - 1 if at is None else min(max(at, 0), len(chapters) - 1)
    chapter = chapters[here]
    before = chapters[here - 1] if here else None
    low, high = _ends(chapter)
    untold = here == len(chapters) - 1 and not count.moment("lot_needed")  # where a lot is needed, the chapter says so
    many = len(chapters) > 1
    return {
        "paper": "rounds",
        "sides": [side_of(whole_key(result), count.voters, room, say)],
        "round": here,
        "rounds": len(chapters),
        "round_text": say("count_chapter", n=here + 1, of=len(chapters)) if many else "",
        "told": chapter.told,
        "unit": chapter.unit or say(f"count_unit_{ballot.method}"),
        "zero": float(-low / (high - low)),
        "line": None if chapter.line is None else _line(chapter.line, low, high),
        "rows": [
            {
                "mark": option.mark,
                "label": option.label.said_in(say.language),
                "count": plain(chapter.amounts[option.id]) if option.id in chapter.amounts else None,
                "share": float(abs(chapter.amounts.get(option.id, Fraction(0))) / (high - low)),
                "negative": chapter.amounts.get(option.id, Fraction(0)) < 0,
                "text": chapter.texts.get(option.id, "–"),
                "change": _change(option.id, before, chapter, say),
                "badge": chapter.badges.get(option.id, ""),
                "state": _state(option.id, chapter),
                "span": [float((end - low) / (high - low)) for end in chapter.spans.get(option.id, ())],
            }
            for option in ballot.options
        ],
        "n_text": voters(voted(result), room, say),
        "note": " ".join((*_percentages_of(ballot, count, say), *notes_of(ballot, result, room, say, ends=untold))),
    }


def _percentages_of(ballot: Ballot, count: Count, say: Say) -> list[str]:
    """What the percentages of an election are taken of, where there are enough people for them."""
    told = ballot.method == "two_round" and count.valid >= COUNTS_ONLY_UNDER
    return [say("outcome_base_valid")] if told else []


def _ends(chapter: Chapter) -> tuple[Fraction, Fraction]:
    values = [*chapter.amounts.values(), Fraction(0), chapter.longest]
    if chapter.line:
        values.append(chapter.line[0])
    low, high = min(values), max(values)
    return low, high if high > low else low + 1


def _line(line: Line, low: Fraction, high: Fraction) -> View:
    return {"share": float((line[0] - low) / (high - low)), "text": line[1]}


def _state(option: str, chapter: Chapter) -> str:
    if option in chapter.seated:
        return "seated"
    if option in chapter.leaving:
        return "leaving"
    return "in" if option in chapter.amounts else "out"


def _change(option: str, before: Chapter | None, chapter: Chapter, say: Say) -> str:
    """How much more than in the round before, where both count the same things."""
    if before is None or option not in before.amounts or option not in chapter.amounts:
        return ""
    more = chapter.amounts[option] - before.amounts[option]
    return say.signed(more, 2) if more and before.longest == chapter.longest else ""


def _nothing(ballot: Ballot, say: Say) -> Chapter:
    return Chapter(say("result_nobody"), {}, {})


# ---- one function a method: its moments become chapters ----


def _instant_runoff(tell: Teller) -> list[Chapter]:
    say = tell.say
    rounds = tell.details("round")
    most = max((Fraction(max(each["votes"].values())) for each in rounds), default=Fraction(1))
    chapters = []
    for each in rounds:
        votes = amounts_in(each["votes"])
        counting = int(sum(votes.values()))
        out, winner = options_in(each.get("out")), each.get("winner")
        if winner:
            told = say("count_irv_winner", name=tell.name(winner), votes=votes[winner], n=counting)
        elif out:
            told = say("count_irv_out", names=tell.names(out), n=len(out))
        else:
            told = tell.lot()
        if each["exhausted"]:
            told += " " + say("count_exhausted", n=each["exhausted"])
        needed = counting // 2 + 1
        chapters.append(
            Chapter(
                told,
                votes,
                tell.numbers(votes),
                {option: say("count_badge_out") for option in out}
                | ({winner: say("count_badge_wins")} if winner else {})
                | (tell.level() if not out and not winner else {}),
                frozenset({winner} if winner else ()),
                frozenset(out),
                (Fraction(needed), say("count_line_majority", n=needed)),
                longest=most,
            )
        )
    return chapters


def _stv(tell: Teller) -> list[Chapter]:
    say = tell.say
    quota = tell.count.moment("quota")
    if quota is None:
        return []
    line = (Fraction(quota["quota"]), say("count_line_quota", n=quota["quota"]))  # type: ignore[arg-type]  # a number
    stages = tell.details("stage")
    most = max(Fraction(n) for each in stages for n in each["votes"].values())
    elected: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    chapters: list[Chapter] = []

    def add(told: str, votes: Amounts, leaving: tuple[str, ...], level: Mapping[str, str]) -> None:
        racing = {option: n for option, n in votes.items() if option not in gone or option in leaving}
        badges = {option: say("count_badge_elected") for option in elected}
        badges |= {option: say("count_badge_out") for option in leaving}
        badges |= level
        chapters.append(
            Chapter(
                told, racing, tell.numbers(racing), badges, frozenset(elected), frozenset(leaving), line, longest=most
            )
        )

    for each in stages:
        leaving, new = options_in(each.get("excluded")), options_in(each["elected"])
        elected, gone = elected + new, gone + leaving
        told = []
        if not chapters:
            told.append(say("count_stv_quota", quota=quota["quota"], papers=quota["papers"], n=quota["seats"]))
        if "surplus_of" in each:
            told.append(say("count_stv_surplus", name=tell.name(each["surplus_of"])))
        if leaving:
            told.append(say("count_stv_excluded", names=tell.names(leaving), n=len(leaving)))
        if new:
            told.append(say("count_stv_elected", names=tell.names(new), n=len(new)))
        add(" ".join(told), amounts_in(each["votes"]), leaving, {})
    votes = amounts_in(stages[-1]["votes"])
    if rest := tell.count.moment("last_ones_elected"):
        elected = elected + options_in(rest["options"])
        add(
            say("count_stv_rest", names=tell.names(options_in(rest["options"])), n=len(options_in(rest["options"]))),
            votes,
            (),
            {},
        )
    if lot := tell.lot():
        add(lot, votes, (), tell.level())
    return chapters


def _star(tell: Teller) -> list[Chapter]:
    say = tell.say
    totals = {tally.option: tally.score for tally in tell.count.tallies}
    chapters: list[Chapter] = []
    seated: tuple[str, ...] = ()
    for each in tell.details("runoff"):
        votes, winner = amounts_in(each["votes"]), str(each["winner"])
        left = {option: n for option, n in totals.items() if option not in seated}
        finalists = tuple(votes)
        chapters.append(
            Chapter(
                say("count_star_finalists", names=tell.names(finalists)),
                left,
                tell.numbers(left),
                {option: say("count_badge_final") for option in finalists},
                frozenset(finalists),
                longest=max(totals.values()),
            )
        )
        told = say("count_star_winner", name=tell.name(winner), n=int(votes[winner]))
        if len(votes) > 1:
            other = next(option for option in votes if option != winner)
            told += " " + say("count_star_other", name=tell.name(other), n=int(votes[other]))
        chapters.append(
            Chapter(
                told,
                votes,
                tell.numbers(votes),
                {winner: say("count_badge_wins")},
                frozenset({winner}),
                unit=say("count_unit_star_final"),
            )
        )
        seated = (*seated, winner)
    if lot := tell.lot():
        left = {option: n for option, n in totals.items() if option not in seated}
        chapters.append(Chapter(lot, left, tell.numbers(left), tell.level(), longest=max(totals.values())))
    return chapters


def _phragmen(tell: Teller) -> list[Chapter]:
    say = tell.say
    approvals = {tally.option: tally.score for tally in tell.count.tallies}
    texts = tell.numbers(approvals)
    most = max(approvals.values(), default=Fraction(1))
    chapters: list[Chapter] = []
    seated: tuple[str, ...] = ()
    for at, each in enumerate(tell.details("seat")):
        seated = (*seated, str(each["option"]))
        key = "count_committee_first" if at == 0 else "count_committee_next"
        told = say(key, seat=at + 1, name=tell.name(seated[-1]), load=say.number(Fraction(each["load"]), 2))
        badges = {option: say("count_badge_seat", n=place + 1) for place, option in enumerate(seated)}
        chapters.append(Chapter(told, approvals, texts, badges, frozenset(seated), longest=most))
    if lot := tell.lot():
        badges = {option: say("count_badge_seat", n=place + 1) for place, option in enumerate(seated)}
        chapters.append(Chapter(lot, approvals, texts, badges | tell.level(), frozenset(seated), longest=most))
    return chapters


def _two_round(tell: Teller) -> list[Chapter]:
    say, count = tell.say, tell.count
    if not count.valid:
        return []
    votes = {tally.option: tally.score for tally in count.tallies}
    texts = {option: figure(int(n), count.valid, say) for option, n in votes.items()}
    majority = next(iter(tell.details("majority")), None)
    needed = int(majority["needed"]) if majority else 0
    line = (Fraction(needed), say("count_line_majority", n=needed)) if majority else None
    going_on = count.tied if count.outcome == "runoff" else ()
    if going_on:
        told = say("count_two_rounds", needed=needed, names=tell.names(going_on))
    elif count.winners:
        told = say("count_elected", name=tell.name(count.winners[0]), n=int(votes[count.winners[0]]))
    else:
        told = ""
    badges = {option: say("count_badge_second_round") for option in going_on}
    badges |= {option: say("count_badge_elected") for option in count.winners}
    return [Chapter(told, votes, texts, badges, frozenset((*going_on, *count.winners)), line=line)]


def _budget(tell: Teller) -> list[Chapter]:
    """Idea after idea is paid for, most voted first, or in the order in which their supporters could buy them."""
    say, count = tell.say, tell.count
    if not count.valid or count.rules.budget is None:
        return []
    costs, left = costs_of(tell.ballot) or dict(count.rules.costs), count.rules.budget
    votes = {tally.option: tally.score for tally in count.tallies}
    texts = {
        option: f"{amount('budget', n, say)} · {say('vote_money', amount=costs[option])}" for option, n in votes.items()
    }
    shares = count.moment("shares")
    bought = options_in(shares["bought"]) if shares else ()
    order = bought + tuple(option for option in count.winners if option not in bought)
    chapters: list[Chapter] = []
    paid: tuple[str, ...] = ()
    for option in order:
        paid, left = (*paid, option), left - costs[option]
        key = "count_bought" if option in bought else "count_paid"
        told = say(
            key,
            name=tell.name(option),
            cost=say("vote_money", amount=costs[option]),
            left=say("vote_money", amount=left),
        )
        badges = dict.fromkeys(paid, say("count_badge_paid"))
        if option == order[-1] and not count.tied:
            told += " " + say("count_budget_end")
        chapters.append(Chapter(told, votes, texts, badges, frozenset(paid)))
    if lot := tell.lot():
        badges = dict.fromkeys(paid, say("count_badge_paid")) | tell.level()
        chapters.append(Chapter(lot, votes, texts, badges, frozenset(paid)))
    return chapters or [Chapter(say("count_nothing_paid"), votes, texts)]


def _quadratic(tell: Teller) -> list[Chapter]:
    say, count = tell.say, tell.count
    if not count.valid:
        return []
    votes = {tally.option: tally.score for tally in count.tallies}
    badges = {
        tally.option: say("count_for_and_against", n=tally.distribution["for"], against=tally.distribution["against"])
        for tally in count.tallies
        if tally.people
    }
    texts = {option: say.signed(n, 0) for option, n in votes.items()}
    told = say("count_quadratic", names=tell.names(count.winners)) if count.winners else ""
    return [Chapter(told, votes, texts, badges, frozenset((*count.winners, *count.tied)))]


def _wiki_survey(tell: Teller) -> list[Chapter]:
    say, count = tell.say, tell.count
    if not count.valid:
        return []
    scores = {tally.option: tally.score for tally in count.tallies}
    (intervals,), level = tell.details("intervals"), count.moment("not_told_apart")
    spans = {option: (Fraction(low), Fraction(high)) for option, (low, high) in intervals.items()}
    texts = {option: say.number(n, 0) for option, n in scores.items()}
    badges = {
        tally.option: say("count_duels_won", n=tally.distribution["won"], of=sum(tally.distribution.values()))
        for tally in count.tallies
    }
    first = options_in(level["options"]) if level else ()
    best = first or count.ranking[0]
    told = (
        say("count_not_told_apart", names=tell.names(first))
        if first
        else say("count_most_duels", name=tell.name(best[0]))
    )
    return [Chapter(told, scores, texts, badges, frozenset(best), spans=spans, longest=Fraction(100))]


CHAPTERS: Mapping[str, Callable[[Teller], list[Chapter]]] = {
    "instant_runoff": _instant_runoff,
    "stv": _stv,
    "star": _star,
    "phragmen": _phragmen,
    "two_round": _two_round,
    "budget": _budget,
    "equal_shares": _budget,
    "quadratic": _quadratic,
    "wiki_survey": _wiki_survey,
}
