"""One page for whoever was not there: what matters in three sentences, four figures, one picture, what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.commitments import Answer, Note
from cocreation_desk.domain.counting.nps import nps
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.pieces import Bars, Beside, Figure, Gaps, Heading, KeyFigures, Paragraph, Piece
from cocreation_desk.kinds.result_pieces import result_pieces
from cocreation_desk.kinds.results import announced, groups
from cocreation_desk.kinds.wording import gap_between, side_name, voters
from cocreation_desk.reports.beforehand import on_one_page
from cocreation_desk.reports.decisions import how_many, short_register
from cocreation_desk.reports.order import Order, record, shortened
from cocreation_desk.reports.pdf import page_count
from cocreation_desk.reports.presence import who_came
from cocreation_desk.reports.quotes import attributed, verbatims
from cocreation_desk.reports.record import Record
from cocreation_desk.reports.results import announced_ballots


@dataclass(frozen=True)
class Fitting:
    """How much of each thing goes on the page."""

    lines: int
    letters: int
    quotes: int
    bars: int
    sentence: int = 240


# From what fills a page well to what always fits: content gives way a little at a time, letters never shrink.
FITTINGS = (
    Fitting(lines=6, letters=160, quotes=3, bars=5),
    Fitting(lines=6, letters=120, quotes=3, bars=4),
    Fitting(lines=6, letters=95, quotes=3, bars=4),
    Fitting(lines=6, letters=95, quotes=3, bars=3),
    Fitting(lines=6, letters=80, quotes=2, bars=3),
    Fitting(lines=5, letters=80, quotes=2, bars=3),
    Fitting(lines=4, letters=80, quotes=2, bars=3),
    Fitting(lines=5, letters=80, quotes=2, bars=3, sentence=180),
    Fitting(lines=4, letters=70, quotes=1, bars=3, sentence=150),
    Fitting(lines=3, letters=60, quotes=1, bars=2, sentence=120),
    Fitting(lines=2, letters=45, quotes=0, bars=1, sentence=90),
)


def summary(order: Order) -> Record:
    """Synthèse d'une page: the fullest that fits on one."""
    if not order.has_begun:
        return on_one_page(order, lambda pieces: _laid_out(order, pieces))
    pages = (_page(order, fitting) for fitting in FITTINGS)
    return next((page for page in pages if page_count(page) == 1), _page(order, FITTINGS[-1]))


def proposed_sentences(order: Order) -> tuple[str, ...]:
    """Up to three sentences that the figures allow, for the facilitator to keep or to rewrite."""
    return tuple(
        sentence
        for sentence in (_who_came(order), _widest_gap(order), _first_priority(order), _promised(order))
        if sentence
    )[:3]


def essentials(order: Order) -> list[Piece]:
    """The same for a page of a longer paper, whose lines stand further apart, and which has its title and objective on another one."""
    told = (_pieces(order, fitting) for fitting in FITTINGS)
    return next((each for each in told if _fits_untitled(order, each)), _pieces(order, FITTINGS[-1]))


def _fits_untitled(order: Order, pieces: Sequence[Piece]) -> bool:
    return page_count(replace(record(order, "summary", pieces, number="SY"), title="", subject="")) == 1


def _page(order: Order, fitting: Fitting) -> Record:
    objective = order.session.objective
    above = [Paragraph(shortened(objective, fitting.sentence))] if objective else []
    return _laid_out(order, [*above, *_pieces(order, fitting)])


def _laid_out(order: Order, pieces: Sequence[Piece]) -> Record:
    return record(order, "summary", pieces, number="SY", draft=not order.is_approved, compact=True)


def _pieces(order: Order, fitting: Fitting) -> list[Piece]:
    session, say = order.session, order.say
    pieces: list[Piece] = [Heading(say("paper_bottom_line"))]
    told = tuple(each for each in session.key_sentences if each.strip()) or proposed_sentences(order)
    pieces += [Paragraph(shortened(sentence, fitting.sentence), "lead") for sentence in told[:3]]
    pieces += [Heading(say("paper_key_figures")), KeyFigures(tuple(_figures(order)))]
    pieces += _middle(order, fitting)
    pieces.append(Heading(say("paper_decisions_and_commitments")))
    pieces.append(short_register(order, fitting.lines, fitting.letters))
    more = how_many(order) - fitting.lines
    if more > 0:
        pieces.append(Paragraph(say("paper_and_more", n=more), "note"))
    pieces.append(Heading(say("paper_watch_and_next")))
    pieces += [Paragraph(shortened(line, fitting.sentence), "small") for line in _last_lines(order)]
    return pieces


def _figures(order: Order) -> Iterator[Figure]:
    say, people = order.say, order.room.participants
    came = who_came(order)
    by_side = {side: sum(1 for each in came if each.side is side) for side in {each.side for each in came}}
    split = (
        voters({side.value: n for side, n in by_side.items()}, order.room, say) if len(by_side) == 1 else _split(order)
    )
    yield Figure(f"{len(came)}/{len(people)}", say("paper_participants"), split)
    if felt := _felt(order):
        yield felt
    if first := _priority(order):
        yield first
    promises = order.room.commitments
    counts = [
        sum(1 for each in promises if each.answer is answer) for answer in (Answer.DO, Answer.STUDY, Answer.REFUSE)
    ]
    yield Figure(" · ".join(map(str, counts)), say("paper_commitments"), say("paper_do_study_no"))


def _split(order: Order) -> str:
    """« Clients 9, Codir 9 »"""
    came = who_came(order)
    sides = list(dict.fromkeys(each.side for each in came))
    return " · ".join(
        f"{side_name(side, order.room, order.say)}\u00a0{sum(1 for each in came if each.side is side)}"
        for side in sides
    )


def _felt(order: Order) -> Figure | None:
    """Trust before and after, else how far people felt heard, else the recommendation; nothing under the smallest group."""
    say, least = order.say, order.session.min_breakdown
    asked: dict[str, list[list[int]]] = {}
    for step in order.room.steps:
        replies = order.room.replies.get(step.id, ())
        for name in ("trust", "heard", "nps"):
            values = [value for reply in replies if isinstance(value := reply.values.get(name), int)]
            if len(values) >= least:
                asked.setdefault(name, []).append(values)
    for name in ("trust", "heard"):
        if name in asked:
            means = [say.mean(Fraction(sum(values), len(values))) for values in asked[name]]
            shown = f"{means[0]} → {means[-1]}" if len(means) > 1 else f"{means[0]}/{10 if name == 'trust' else 5}"
            return Figure(shown, say(f"paper_figure_{name}"), say("paper_n", n=len(asked[name][-1])))
    if "nps" in asked:
        told = nps(asked["nps"][-1])
        note = say("paper_n_indicative", n=told.answers) if told.is_indicative else say("paper_n", n=told.answers)
        return Figure(say.signed(told.score or 0, 0), "NPS", note)
    return None


def _ranked(order: Order) -> tuple[Ballot, Count] | None:
    """The latest vote that ranks priorities: the customers' count where it stands apart."""
    for ballot in reversed(announced_ballots(order)):
        result = announced(ballot)
        if result is not None and ballot.method in ("dots", "multi", "single", "approval") and result.sides.all.ranking:
            return ballot, groups(result)[0].count
    return None


def _priority(order: Order) -> Figure | None:
    found = _ranked(order)
    if found is None or not found[1].ranking:
        return None
    ballot, count = found
    say = order.say
    first = [option for option in ballot.options if option.id in count.ranking[0]]
    tally = count.of(first[0].id)
    key = "paper_points_and_people" if ballot.method == "dots" else "paper_people_of"
    label = say.listing(say.quoted(shortened(option.label.said_in(order.language), 40)) for option in first[:2])
    return Figure(say.number(tally.score), label, say(key, n=tally.people, of=count.voters))


def _middle(order: Order, fitting: Fitting) -> list[Piece]:
    """One picture on the left, what people said on the right; either alone has the whole line."""
    say = order.say
    picture = _picture(order, fitting.bars)
    quotes = [Paragraph(attributed(order, note), "quote") for note in _short_enough(order, fitting)]
    left: tuple[Piece, ...] = (Heading(picture[0], 1), picture[1]) if picture else ()
    right: tuple[Piece, ...] = (Heading(say("paper_in_their_words"), 1), *quotes) if quotes else ()
    return [Beside(left, right, 0.62)] if left and right else [*left, *right]


def _short_enough(order: Order, fitting: Fitting) -> list[Note]:
    return [note for note in verbatims(order) if len(note.text) <= fitting.sentence][: fitting.quotes]


def _picture(order: Order, most: int) -> tuple[str, Piece] | None:
    """The widest gaps between answer and prediction, else the first priorities."""
    say = order.say
    for ballot in reversed(announced_ballots(order)):
        for piece in result_pieces(ballot, order.room, say):
            if isinstance(piece, Gaps) and ballot.predicted_by is not None:
                return say("paper_widest_gaps"), replace(piece, gaps=piece.gaps[:most])
    found = _ranked(order)
    if found is None:
        return None
    bars = next((piece for piece in result_pieces(found[0], order.room, say) if isinstance(piece, Bars)), None)
    return (say("paper_priorities"), _first(bars, found, most)) if bars else None


def _first(bars: Bars, found: tuple[Ballot, Count], most: int) -> Bars:
    """The bars of the options ranked first, best on top."""
    ballot, count = found
    ranked = [option for place in count.ranking for option in place][:most]
    lines = [ballot.option_ids.index(option) for option in ranked]
    return Bars(
        tuple(bars.options[line] for line in lines),
        tuple(
            replace(
                series,
                values=tuple(series.values[line] for line in lines),
                texts=tuple(series.texts[line] for line in lines),
            )
            for series in bars.series
        ),
    )


def _last_lines(order: Order) -> Iterator[str]:
    session, say = order.session, order.say
    if session.watch_point:
        yield say.labelled(say("paper_watch_point"), session.watch_point)
    if session.next_session:
        yield say.labelled(say("paper_next_session"), session.next_session)
    yield limits(order)


def limits(order: Order) -> str:
    """How many people it rests on, and what that does not allow one to say."""
    return order.say("paper_limits", n=len(who_came(order)))


def _who_came(order: Order) -> str:
    came = who_came(order)
    return order.say("paper_sentence_came", n=len(came), of=len(order.room.participants)) if came else ""


def _widest_gap(order: Order) -> str:
    for ballot in reversed(announced_ballots(order)):
        result = announced(ballot)
        if result is not None and result.gaps:
            gap = result.gaps[0]
            label = next(option.label for option in ballot.options if option.id == gap.option)
            say = order.say
            return say(
                "paper_sentence_gap",
                statement=say.quoted(label.said_in(order.language)),
                mean=say.mean(gap.mean),
                predicted=say.mean(gap.predicted),
                gap=gap_between(gap.mean, gap.predicted, say),
            )
    return ""


def _first_priority(order: Order) -> str:
    figure = _priority(order)
    return (
        order.say("paper_sentence_priority", option=figure.label, points=figure.value, people=figure.note)
        if figure
        else ""
    )


def _promised(order: Order) -> str:
    promises = [each for each in order.room.commitments if each.answer is Answer.DO]
    return order.say("paper_sentence_promises", n=len(promises)) if promises else ""
