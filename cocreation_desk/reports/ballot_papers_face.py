"""What stands on one printed ballot, top to bottom: the question, how to answer, the boxes in the phones' order, a control strip."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from cocreation_desk.domain.announcement import costs_of
from cocreation_desk.domain.ballot import Ballot, Option
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import STANCES
from cocreation_desk.domain.counting.rules import points_each
from cocreation_desk.kinds.ballot.door import AXES, DEGREES, EVERY_GRADE
from cocreation_desk.kinds.ballot.duels import pairs_of
from cocreation_desk.kinds.ballot.wording import proposal_of
from cocreation_desk.kinds.decision_rules import rule_of_decision
from cocreation_desk.kinds.wording import grade_name
from cocreation_desk.reports import look
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, cut, readable, width
from cocreation_desk.reports.lines import words
from cocreation_desk.reports.order import shortened
from cocreation_desk.words import Say

BARS = 48  # of the control strip
LONGEST_QUESTION = 140  # where it only stands again


@dataclass(frozen=True)
class Face:
    """One ballot to be printed: ``instruction`` is said before all else to those who predict, ``number`` is on numbered ones."""

    ballot: Ballot
    title: str
    question: str
    instruction: str = ""
    number: str = ""


def face(paper: Face, say: Say, size: float, wide: float, least: float = 6.5) -> list[Flowable]:
    """The paper as it runs down a column ``wide`` points wide, in letters of that size, none smaller than ``least``."""
    ballot = paper.ballot
    drawn: list[Flowable] = []
    if paper.title and paper.title != paper.question:
        drawn.append(words(paper.title, _style("title", MEDIUM, max(size * 0.92, least), muted=True)))
    drawn.append(words(paper.question or paper.title, _style("question", BOLD, size * 1.25, tight=True)))
    if proposal := proposal_of(ballot, say):
        drawn += [Spacer(0, size * 0.3), words(proposal, _style("proposal", MEDIUM, size))]
    if paper.instruction:
        drawn += [Spacer(0, size * 0.3), words(paper.instruction, _style("side", SEMIBOLD, size))]
    drawn += [
        Spacer(0, size * 0.4),
        words(
            " ".join(filter(None, (how(ballot, say), say("ballot_paper_void_rule"), rule_of_decision(ballot, say)))),
            _style("how", REGULAR, max(size * 0.9, least)),
        ),
        Spacer(0, size * 0.6),
    ]
    drawn += _marks(ballot, say, size, wide, least)
    for at in range(ballot.words):
        drawn += [Spacer(0, size * 0.8), Ruled(say("keying_word", n=at + 1), max(size * 0.9, least), wide)]
    return drawn


def overleaf(paper: Face, say: Say, size: float, least: float) -> list[Flowable]:
    """What stands again where the paper goes on: the question, who answers in whose place, what the columns mean."""
    about = say("ballot_paper_goes_on", question=shortened(paper.question or paper.title, LONGEST_QUESTION))
    drawn: list[Flowable] = [words(about, _style("question overleaf", BOLD, size))]
    if paper.instruction:
        drawn += [Spacer(0, size * 0.3), words(paper.instruction, _style("side", SEMIBOLD, max(size * 0.9, least)))]
    drawn.append(Spacer(0, size * 0.8))
    if METHODS[paper.ballot.method].paper == "grades" and (ends := _steps(paper.ballot, say)[1]):
        drawn.append(words(ends, _style("ends", REGULAR, max(size * 0.82, least), muted=True)))
    return drawn


def how(ballot: Ballot, say: Say) -> str:
    """How this paper is filled in, in one or two sentences."""
    options, rules = len(ballot.options), ballot.rules
    match METHODS[ballot.method].paper:
        case "ticks" if ballot.method in ("budget", "equal_shares"):
            return say("ballot_paper_how_budget", amount=rules.budget or 0)
        case "ticks" if rules.max_choices == 1:
            return say("ballot_paper_how_one")
        case "ticks" if rules.max_choices is not None and rules.max_choices < options:
            return say("ballot_paper_how_several", n=rules.max_choices)
        case "ticks":
            return say("ballot_paper_how_any")
        case "points":
            each = points_each(rules, options)
            most = rules.max_per_option
            if most is not None and most < each:
                return say("ballot_paper_how_points_most", n=each, most=most)
            return say("ballot_paper_how_points", n=each)
        case "credits":
            return say(
                "ballot_paper_how_credits", n=points_each(rules, options), most=isqrt(points_each(rules, options))
            )
        case "grades" if ballot.method in EVERY_GRADE:
            return say("ballot_paper_how_grades_all")
        case "spots":
            return say("ballot_paper_how_spots", low=rules.grades[0], high=rules.grades[-1])
        case kind:
            return say(f"ballot_paper_how_{kind}")


def _marks(ballot: Ballot, say: Say, size: float, wide: float, least: float) -> list[Flowable]:
    rows = _Rows(size, wide, least)
    costs = costs_of(ballot)
    lettered = ballot.method != "yesno"

    def label(option: Option, lettered: bool = lettered) -> str:
        cost = f" · {say('vote_money', amount=costs[option.id])}" if option.id in costs else ""
        return (f"{option.mark} · " if lettered else "") + option.label.said_in(say.language) + cost

    match METHODS[ballot.method].paper:
        case "ticks":
            drawn = rows.boxes([label(option) for option in ballot.options])
        case "points" | "credits":
            drawn = rows.numbers([label(option) for option in ballot.options], 1.9)
        case "ranks":
            drawn = rows.numbers([label(option) for option in ballot.options], 1.9, first=True)
        case "grades":
            steps, ends = _steps(ballot, say)
            drawn = rows.table([label(option, False) for option in ballot.options], steps, ends)
        case "degree":
            drawn = rows.boxes([f"{degree} · {say(f'degree_{degree}')}" for degree in DEGREES])
        case "stance":
            drawn = rows.boxes([f"{say(f'stance_{each}')} – {say(f'stance_{each}_note')}" for each in STANCES])
            drawn += [
                Spacer(0, size * 0.8),
                words(say("ballot_reason"), _style("reason", REGULAR, max(size * 0.9, least))),
            ]
            drawn += [Ruled("", size * 0.9, wide) for _ in range(3)]
        case "duels":
            drawn = rows.duels([(label(a), label(b)) for a, b in pairs_of(ballot)])
        case "spots":
            drawn = rows.spots([label(option) for option in ballot.options], [say(f"vote_{axis}") for axis in AXES])
        case kind:
            raise ValueError(f"no printed paper of {kind}")
    if ballot.rules.allow_blank:
        drawn += [Spacer(0, size * 0.5), *rows.boxes([say("ballot_vote_blank")])]
    return drawn


def _steps(ballot: Ballot, say: Say) -> tuple[list[str], str]:
    """The heads of the columns, as from left to right on the phones; and what the two ends mean."""
    grades, ends = ballot.rules.grades, ""
    if ballot.method == "majority_judgment":
        heads = [grade_name(grades, grade, say) for grade in reversed(grades)]
    else:
        heads = [str(grade) for grade in grades]
        meant = ((heads[0], ballot.low), (heads[-1], ballot.high))
        ends = " · ".join(say.labelled(head, text.said_in(say.language)) for head, text in meant if text)
    if ballot.method not in EVERY_GRADE:
        heads.append(say("ballot_no_opinion"))
    return heads, ends


class _Rows:
    """The parts that are filled in, in letters of one size and a column of one width."""

    def __init__(self, size: float, wide: float, least: float) -> None:
        self.size, self.wide, self.small = size, wide, max(size * 0.82, least)
        self.text = _style("option", MEDIUM, size)
        self.box = size * 1.25

    def boxes(self, labels: Sequence[str]) -> list[Flowable]:
        lines = [[Box(self.box, self.box), words(each, self.text)] for each in labels]
        return [self._grid(lines, [self.box + self.size * 0.7, 0])]

    def numbers(self, labels: Sequence[str], tall: float, *, first: bool = False) -> list[Flowable]:
        """A box to write a number in: before the label where it is an order, after it where it is an amount."""
        high = self.size * tall
        beside = high * 1.15 + self.size * 0.8
        if first:
            return [self._grid([[Box(high * 1.15, high), words(each, self.text)] for each in labels], [beside, 0])]
        lines = [[words(each, self.text), Box(high * 1.15, high)] for each in labels]
        return [self._grid(lines, [0, beside], ("ALIGN", (1, 0), (1, -1), "RIGHT"))]

    def table(self, labels: Sequence[str], heads: Sequence[str], ends: str) -> list[Flowable]:
        """A line an option, a column a grade; names that are too wide for their column stand upright."""
        narrow = _style("head", SEMIBOLD, self.small)
        share = self.wide * (0.62 if len(heads) > 3 else 0.5) / len(heads)

        def drawn(head: str) -> Flowable:
            widest = max(width(word, SEMIBOLD, narrow.fontSize) for word in head.split())
            return Upright(head, narrow) if widest > share else _centred(head, narrow)

        lines: list[list[object]] = [["", *(drawn(head) for head in heads)]]
        lines += [[words(each, self.text), *(Box(self.box, self.box) for _ in heads)] for each in labels]
        grid = self._grid(
            lines,
            [0, *(share for _ in heads)],
            ("ALIGN", (1, 0), (-1, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            headed=True,
        )
        return [words(ends, _style("ends", REGULAR, self.small, muted=True)), grid] if ends else [grid]

    def duels(self, pairs: Sequence[tuple[str, str]]) -> list[Flowable]:
        beside, apart = self.box + self.size * 0.7, self.size * 0.8
        half = (self.wide - 2 * beside - apart) / 2
        lines = [
            [Box(self.box, self.box), words(a, self.text), "", Box(self.box, self.box), words(b, self.text)]
            for a, b in pairs
        ]
        return [self._grid(lines, [beside, half, apart, beside, half])]

    def spots(self, labels: Sequence[str], axes: Sequence[str]) -> list[Flowable]:
        narrow = _style("head", SEMIBOLD, self.small)
        high = self.size * 1.9
        share = max(high * 1.3, *(width(axis, SEMIBOLD, narrow.fontSize) for axis in axes)) + self.size * 0.8
        lines: list[list[object]] = [["", *(_centred(axis, narrow) for axis in axes)]]
        lines += [[words(each, self.text), *(Box(high * 1.15, high) for _ in axes)] for each in labels]
        return [self._grid(lines, [0, *(share for _ in axes)], ("ALIGN", (1, 0), (-1, -1), "CENTER"), headed=True)]

    def _grid(
        self,
        lines: Sequence[Sequence[object]],
        columns: Sequence[float],
        *more: tuple[object, ...],
        headed: bool = False,
    ) -> Flowable:
        """Lines apart by a rule; the column given as 0 takes what the others leave. Heads stand again overleaf."""
        left = self.wide - sum(columns)
        pad = self.size * 0.28
        style: list[Any] = [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), self.size * 0.2),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
            ("LINEBELOW", (0, 0), (-1, -2), 0.4, look.RULE),
            *more,
        ]
        widths = [column or left for column in columns]
        return Grid([list(line) for line in lines], widths, style=TableStyle(style), repeatRows=int(headed))


class Box(Flowable):
    """An empty box to be ticked or written in."""

    def __init__(self, wide: float, high: float) -> None:
        super().__init__()
        self.width, self.height = wide, high

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(look.INK)
        self.canv.setLineWidth(max(0.8, self.height / 14))
        self.canv.roundRect(0, 0, self.width, self.height, self.height * 0.12)


class Upright(Flowable):
    """A head read from below, over a column narrower than its words."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.text, self.style = readable(text), style
        self.width, self.height = style.fontSize * 1.2, width(self.text, style.fontName, style.fontSize) + 2

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(look.INK)
        self.canv.setFont(self.style.fontName, self.style.fontSize)
        self.canv.rotate(90)
        self.canv.drawString(0, -self.style.fontSize * 0.9, self.text)


class Ruled(Flowable):
    """A line to write on, with what belongs there."""

    def __init__(self, text: str, size: float, wide: float) -> None:
        super().__init__()
        self.text, self.size, self.width, self.height = readable(text), size, wide, size * 2.1

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(look.INK)
        self.canv.setFont(REGULAR, self.size)
        shown = cut(self.text, REGULAR, self.size, self.width * 0.9)
        self.canv.drawString(0, 2, shown)
        start = width(shown, REGULAR, self.size) + self.size * 0.5 if shown else 0
        self.canv.setStrokeColor(look.MUTED)
        self.canv.setLineWidth(0.6)
        self.canv.line(start, 0, self.width, 0)


def strip(canvas: Canvas, ballot: Ballot, left: float, base: float, wide: float) -> None:
    """Bars that are the same on all papers of a vote and on no other's: a paper made at home has others, or none."""
    pattern = hashlib.sha256(f"control|{ballot.id}".encode()).digest()
    each = wide / BARS
    canvas.setFillColor(look.INK)
    for at in range(BARS):
        thick = 0.25 + 0.5 * (pattern[at % 32] >> (at % 3) & 1)
        high = (1.2 + 0.8 * (pattern[at % 32] >> 4 & 3)) * mm
        canvas.rect(left + at * each, base, each * thick, high, stroke=0, fill=1)


def _centred(text: str, style: ParagraphStyle) -> Flowable:
    return words(text, ParagraphStyle("centred", style, alignment=1))


def _style(name: str, face: str, size: float, *, muted: bool = False, tight: bool = False) -> ParagraphStyle:
    return look.style(
        f"ballot {name}", face, size, size * (1.18 if tight else 1.28), color=look.MUTED if muted else look.INK
    )
