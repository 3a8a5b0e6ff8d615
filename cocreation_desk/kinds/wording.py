"""How the kinds name the sides of the room, count people and write figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.counting.majority_judgment import SIX_GRADES
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.words import Say, rounded

SAID_BY_NAME = 3
LONGEST_SAID = 60  # characters of names in one sentence
COUNTS_ONLY_UNDER = 20  # below that many, a percentage would only look precise


def side_name(side: str, room: Room, say: Say) -> str:
    """« Clients », « Codir »: the company's side has the name it has in that sort of session."""
    own = f"side_{side}_{room.session.template}" if room.session else ""
    return say(own if own in say else f"side_{side}")


def notice_of(room: Room, say: Say, purpose: Purpose = Purpose.NOTICE) -> str:
    """What people are told of their data, or of another purpose, with the organisation's own details in it."""
    kept = room.notice if purpose is Purpose.NOTICE else room.notices.get(purpose)
    notice = kept.text.said_in(say.language) if kept else ""
    told = {
        "{organisation}": room.programme.organisation,
        "{months}": str(room.programme.retention_months),
        "{contact}": room.programme.contact,
    }
    for name, value in told.items():
        notice = notice.replace(name, value)
    return notice


def people_of(side: str, n: int, room: Room, say: Say) -> str:
    """« 9 clients », « 8 membres du Codir »."""
    own = f"people_{side}_{room.session.template}" if room.session else ""
    return say(own if own in say else f"people_{side}", n=n)


def voters(by_side: Mapping[str, int], room: Room, say: Say) -> str:
    """« 17 votants : 9 clients et 8 membres du Codir »; one side alone is named alone."""
    present = {side: n for side, n in by_side.items() if n}
    if len(present) == 1:
        ((side, n),) = present.items()
        return people_of(side, n, room, say) if side != Side.NEUTRAL else say("people_voters", n=n)
    told = say("people_voters", n=sum(present.values()))
    order = [side.value for side in Side if side in present]
    return (
        say.labelled(told, say.listing(people_of(side, present[side], room, say) for side in order)) if order else told
    )


def channels_told(room: Room, ballot: Ballot, say: Say) -> str:
    """« 12 par téléphone · 3 sur papier · 2 à main levée », as far as that may be told."""
    return " · ".join(say(f"channel_papers_{name}", n=n) for name, n in room.channels_of(ballot).items())


def figure(count: int, of: int, say: Say) -> str:
    """A count; from twenty people on, with its share in whole hundredths."""
    if of < COUNTS_ONLY_UNDER:
        return say.number(count)
    return f"{say.number(count)} · {say.percent(Fraction(count, of))}"


def gap_between(mean: Fraction, predicted: Fraction, say: Say) -> str:
    """``−1,7``: between the two figures as they stand beside it, so that whoever subtracts finds the same."""
    apart = rounded(mean, 1) - rounded(predicted, 1)
    sign = "+" if apart > 0 else "−" if apart < 0 else ""
    return sign + say.mean(abs(apart))


def grade_name(grades: Sequence[int], grade: int, say: Say) -> str:
    """The six grades of majority judgment have names; any other scale has numbers."""
    return say(f"grade_{grade}") if tuple(grades) == SIX_GRADES else str(grade)


def named(ballot: Ballot, options: Collection[str], say: Say) -> str:
    """Options in a sentence: by their names where those are few and short, and else by their letters.

    People's names stand without quotation marks.
    """
    meant = [option for option in ballot.options if option.id in options]
    labels = [option.label.said_in(say.language) for option in meant]
    if ballot.is_election:
        return say.listing(labels)
    if len(meant) > SAID_BY_NAME or sum(map(len, labels)) > LONGEST_SAID:
        return say.listing(option.mark for option in meant)
    return say.listing(say.quoted(label) for label in labels)
