"""What was announced of a vote, and the first pictures of it: bars, scales, degrees, consent; numbers policy included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.channels import HANDS
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.sides import Suppressed
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.result_outcome import IN_POINTS, amount
from cocreation_desk.kinds.wording import COUNTS_ONLY_UNDER, figure, gap_between, named, side_name, voters
from cocreation_desk.words import Say

INVITED = (5, 6, 7)  # the degrees of the gradient whose holders are asked to speak


@dataclass(frozen=True)
class Group:
    """One count to be drawn, and whose it is: a side, or ``all``."""

    key: str
    count: Count


def announced(ballot: Ballot) -> Announcement | None:
    """The result as it was announced; None before that."""
    if ballot.state is not BallotState.PROCLAIMED or ballot.announced is None:
        return None
    return Announcement.from_json(ballot.announced)


def groups(result: Announcement) -> tuple[Group, ...]:
    """Customers and company apart where both may be shown and nobody else voted; otherwise the room as one."""
    present = voted(result)
    if len(present) == 1 and next(iter(present)) != Side.NEUTRAL:
        return (Group(next(iter(present)), result.sides.all),)
    apart = tuple(
        Group(side.value, count)
        for side in (Side.CUSTOMER, Side.COMPANY)
        if (count := result.sides.of(side.value)) is not None and side in present
    )
    return apart if len(apart) == len(present) == 2 else (Group("all", result.sides.all),)


def bars_view(ballot: Ballot, result: Announcement, room: Room, say: Say) -> View:
    """The best first, so that the eye finds who won; yes and no keep their order. Sides that stand apart are summed up."""
    shown = groups(result)
    whole = result.sides.all
    longest = max(
        (_received(each.count, id, ballot) for each in shown for id in ballot.option_ids), default=Fraction(0)
    )
    first = _underlined(ballot, whole)
    return {
        "paper": ballot.method,
        "sides": sides_of(shown, room, say),
        "rows": [
            {
                "mark": mark,
                "label": label,
                "values": [
                    {
                        "key": group.key,
                        "count": plain(n := _received(group.count, option, ballot)),
                        "share": float(n / (longest or 1)),
                        "text": say.number(n)
                        if ballot.method in IN_POINTS
                        else figure(int(n), _base(group.count, ballot), say),
                    }
                    for group in shown
                ],
                "sum_text": amount(ballot.method, _received(whole, option, ballot), say) if len(shown) > 1 else "",
                "people_text": say("result_people", n=whole.of(option).people) if ballot.method == "dots" else "",
                "first": option in first,
            }
            for option, mark, label in _lines(ballot, whole, say)
        ],
        "n_text": voters(voted(result), room, say),
        "note": " ".join((*_percentages_of(ballot, shown, say), *notes_of(ballot, result, room, say, ends=False))),
    }


def _lines(ballot: Ballot, whole: Count, say: Say) -> list[tuple[str, str, str]]:
    """Each option, its mark and its name, in the order of the picture."""
    named_ = {option.id: option for option in ballot.options}
    if ballot.method == "yesno":
        answers = zip(ballot.options, "✓×", strict=True)
        lines = [(option.id, mark, option.label.said_in(say.language)) for option, mark in answers]
        return [*lines, ("", "○", say("result_blank"))]
    ranked = (named_[option] for place in whole.ranking for option in place) if whole.valid else ballot.options
    return [(option.id, option.mark, option.label.said_in(say.language)) for option in ranked]


def _received(count: Count, option: str, ballot: Ballot) -> Fraction:
    """What an option received; the line without one is that of the blank papers."""
    if not option:
        return Fraction(count.blank)
    tally = count.of(option)
    return tally.score if ballot.method in IN_POINTS else Fraction(tally.people)


def _base(count: Count, ballot: Ballot) -> int:
    return count.voters if ballot.method == "yesno" else count.valid


def _percentages_of(ballot: Ballot, shown: tuple[Group, ...], say: Say) -> list[str]:
    """What the percentages beside the bars are taken of, where there are any."""
    if ballot.method in IN_POINTS or all(_base(group.count, ballot) < COUNTS_ONLY_UNDER for group in shown):
        return []
    base = "voters" if ballot.method == "yesno" else "valid"
    return [say(f"outcome_base_each_{base}" if len(shown) > 1 else f"outcome_base_{base}")]


def scale_view(ballot: Ballot, result: Announcement, room: Room, say: Say) -> View:
    shown = groups(result)
    answers, other = shown[0], shown[1] if len(shown) == 2 else None
    predicted = result.predicted if isinstance(result.predicted, Count) else other.count if other else None
    compared = ballot.predicted_by is not None or other is not None
    least = room.session.min_breakdown if room.session else 5
    widest = _widest(answers.count, predicted) if not result.held_back else frozenset()
    rows = [
        _statement(
            option.id, option.label.said_in(say.language), answers.count, predicted, widest,
            hidden=result.held_back or (compared and 0 < answers.count.of(option.id).people < least), say=say,
        )
        for option in ballot.options
    ]  # fmt: skip
    sides = sides_of(shown, room, say)
    sides[0]["suppressed"] = result.held_back
    notes = notes_of(ballot, result, room, say)
    n_text = voters(voted(result), room, say)
    if ballot.predicted_by is not None and result.predicted is not None:
        guessers = result.predicted.voters
        company = {
            "key": ballot.predicted_by.value,
            "name": side_name(ballot.predicted_by, room, say),
            "n": guessers,
            "suppressed": isinstance(result.predicted, Suppressed),
        }
        sides = [sides[0], company]
        n_text = say.listing([n_text, say("result_predictions", n=guessers)])
    name = side_name(answers.key, room, say)
    if ballot.predicted_by is not None:
        predicted_label = say("result_prediction_of", side=side_name(ballot.predicted_by, room, say))
    else:
        predicted_label = say("result_mean_of", side=side_name(other.key, room, say)) if other else ""
    return {
        "paper": "scale",
        "sides": sides,
        "steps": len(ballot.rules.grades),
        "anchors": [ballot.low.said_in(say.language), ballot.high.said_in(say.language)],
        "rows": rows,
        "at": None,
        "legend": {
            "answers": say("result_one_dot", side=name),
            "mean": say("result_mean"),
            "predicted": predicted_label if predicted else "",
            "gap": say("result_gap") if predicted and not result.held_back else "",
        },
        "headline": _headline(rows, say) if ballot.predicted_by is not None else "",
        "n_text": n_text,
        "note": " ".join(notes),
    }


def agreement_view(ballot: Ballot, result: Announcement, room: Room, say: Say) -> View:
    parent = room.ballot(ballot.parent_id) if ballot.parent_id else None
    before = announced(parent) if parent else None
    now = _degrees(result)
    then = _degrees(before) if before else None
    longest = max(*now, *(then or (0,))) or 1
    several = ballot.round > 1 or _has_more_rounds(ballot, room)
    key = whole_key(result)
    return {
        "paper": "agreement",
        "sides": [side_of(key, result.sides.all.voters, room, say)],
        "columns": [
            {
                "degree": at + 1,
                "label": say(f"degree_{at + 1}"),
                "count": n,
                "share": n / longest,
                "before": then[at] if then else None,
                "before_share": then[at] / longest if then else 0.0,
            }
            for at, n in enumerate(now)
        ],
        "round_text": say("result_round", n=ballot.round) if several else "",
        "before_text": say("result_round", n=parent.round) if parent and before else "",
        "invite": say("result_invite") if any(now[degree - 1] for degree in INVITED) else "",
        "n_text": voters(voted(result), room, say),
        "note": " ".join(notes_of(ballot, result, room, say)),
    }


def consent_view(ballot: Ballot, result: Announcement, room: Room, say: Say) -> View:
    count = result.sides.all
    (tally,) = count.tallies
    objections = tally.distribution["objection"]
    passes = count.outcome == "adopted"
    outcome = say("result_consent") if passes else say("result_objections", n=objections)
    return {
        "paper": "consent",
        "sides": [side_of(whole_key(result), count.voters, room, say)],
        "counts": [
            {"key": stance, "label": say(f"stance_{stance}"), "count": tally.distribution[stance]}
            for stance in ("none", "concern", "objection")
        ],
        "objections": [],
        "outcome": outcome if count.valid else say("result_nobody"),
        "passes": passes,
        "n_text": voters(voted(result), room, say),
        "note": " ".join(notes_of(ballot, result, room, say)),
    }


def reasons(result: Announcement, stance: str) -> tuple[str, ...]:
    """What people wrote beside an objection (``objections``) or a concern (``concerns``)."""
    details = result.sides.all.moment(stance)
    texts = details["texts"] if details else ()
    return tuple(str(text) for text in texts) if isinstance(texts, tuple) else ()


def _statement(
    option: str, label: str, answers: Count, predicted: Count | None, widest: frozenset[str], *, hidden: bool, say: Say
) -> View:
    tally = answers.of(option)
    guess = predicted.of(option).mean if predicted else None
    mean = None if hidden else tally.mean
    return {
        "label": label,
        "counts": [] if hidden else list(tally.distribution.values()),
        "mean": None if mean is None else float(mean),
        "mean_text": "" if mean is None else say.mean(mean),
        "predicted": None if guess is None else float(guess),
        "predicted_text": "" if guess is None else say.mean(guess),
        "gap_text": "" if mean is None or guess is None else gap_between(mean, guess, say),
        "widest": not hidden and option in widest,
        "n_text": "" if hidden else say("result_n", n=tally.people),
        "suppressed": hidden,
    }


def _widest(answers: Count, predicted: Count | None) -> frozenset[str]:
    """The statements where answer and prediction lie furthest apart."""
    found: dict[str, Fraction] = {}
    for tally in answers.tallies if predicted else ():
        guess = predicted.of(tally.option).mean if predicted else None
        if tally.mean is not None and guess is not None and tally.mean != guess:
            found[tally.option] = abs(tally.mean - guess)
    return frozenset(option for option, gap in found.items() if gap == max(found.values()))


def _headline(rows: list[View], say: Say) -> str:
    widest = [row for row in rows if row["widest"]]
    if len(widest) != 1:
        return ""
    row = widest[0]
    return say(
        "result_widest", statement=say.quoted(row["label"]), mean=row["mean_text"], predicted=row["predicted_text"]
    )


def notes_of(ballot: Ballot, result: Announcement, room: Room, say: Say, *, ends: bool = True) -> list[str]:
    """What stands under the picture. What came of it is said where the story ends, not before."""
    least = room.session.min_breakdown if room.session else 5
    count = result.sides.all
    notes = []
    if ends and count.outcome == "tie":
        notes.append(say("result_tied", names=named(ballot, count.tied, say)))
    if count.blank and ballot.method != "yesno":
        notes.append(say("result_blanks", n=count.blank))
    if count.void:
        notes.append(say("result_voids", n=count.void))
    if hands := room.channels_of(ballot).get(HANDS, 0):
        notes.append(say("result_hands", n=hands))
    if result.held_back:
        notes.append(say("result_held_back", least=least))
    elif ballot.predicted_by is None and ballot.method not in ("agreement", "consent"):
        small = [side for side, each in result.sides.by.items() if isinstance(each, Suppressed) and each.voters < least]
        if len(voted(result)) > 1:
            notes += [say("result_side_held_back", side=side_name(side, room, say), least=least) for side in small]
    if isinstance(result.predicted, Suppressed) and ballot.predicted_by is not None:
        side = side_name(ballot.predicted_by, room, say)
        notes.append(say("result_prediction_held_back", side=side, least=least))
    return notes


def voted(result: Announcement) -> Mapping[str, int]:
    return {side: each.voters for side, each in result.sides.by.items() if each.voters}


def whole_key(result: Announcement) -> str:
    """Whose the whole count is: one side's when nobody else voted."""
    present = voted(result)
    alone = next(iter(present)) if len(present) == 1 else "all"
    return "all" if alone == Side.NEUTRAL else alone


def sides_of(shown: tuple[Group, ...], room: Room, say: Say) -> list[View]:
    return [side_of(group.key, group.count.voters, room, say) for group in shown]


def side_of(key: str, n: int, room: Room, say: Say) -> View:
    return {"key": key, "name": side_name(key, room, say), "n": n, "suppressed": False}


def plain(amount: Fraction) -> int | float:
    """The number as a view holds it."""
    return int(amount) if amount.denominator == 1 else float(amount)


def _underlined(ballot: Ballot, count: Count) -> frozenset[str]:
    each = count.moment("each_side")
    if ballot.method == "yesno" and len(ballot.options) == 2 and count.outcome == "rejected" and each:
        return frozenset()  # the room may have said yes all the same
    if ballot.method == "yesno" and len(ballot.options) == 2 and count.outcome in ("adopted", "rejected"):
        return frozenset({ballot.option_ids[0 if count.outcome == "adopted" else 1]})
    return frozenset((*count.winners, *count.tied))


def _degrees(result: Announcement) -> list[int]:
    (tally,) = result.sides.all.tallies
    return list(tally.distribution.values())


def _has_more_rounds(ballot: Ballot, room: Room) -> bool:
    step = room.step(ballot.step_id)
    rounds = step.settings.get("rounds", 1) if step else 1
    return isinstance(rounds, int) and rounds > 1
