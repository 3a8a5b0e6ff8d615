"""Printed ballots: four to a sheet to be cut, or one in large letters, for every vote that is still to be held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.errors import Refused
from cocreation_desk.kinds.ballot.duels import MOST_PAIRS, pairs_of
from cocreation_desk.kinds.ballot.wording import question_of
from cocreation_desk.reports import look
from cocreation_desk.reports.ballot_papers_face import Face, face, overleaf, strip
from cocreation_desk.reports.document import nothing_yet
from cocreation_desk.reports.lettering import MEDIUM, REGULAR, cut, readable
from cocreation_desk.reports.lines import words
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import sheets_of
from cocreation_desk.words import Say

# How many papers lie on A4, across and down, and the sizes of letters to try: the first that holds everything is taken.
FORMATS = (
    (2, 2, (13.0, 12.0, 11.0, 10.0, 9.0)),
    (1, 2, (11.0, 10.0, 9.0)),
    (1, 1, (12.0, 11.0, 10.0, 9.0, 8.0)),
)
LARGE = (24.0, 22.0, 20.0, 18.0)
EDGE = 8 * mm
LARGE_EDGE = 15 * mm
FOOT = 9 * mm


def ballot_sheets(order: Order) -> bytes:
    """A sheet for each vote that is not over, or as many as give every voter a number where numbers are wanted."""
    return _printed(order, "ballots", _sheets)


def large_ballots(order: Order) -> bytes:
    """The same papers, one to a page in letters of 18 points at least."""
    return _printed(order, "ballots_large", _large)


def faces(order: Order) -> tuple[list[Face], list[str]]:
    """The papers there are to print, and a sentence for each vote that has none; Refused for a vote nobody knows."""
    found: list[Face] = []
    without: list[str] = []
    wanted = [each for each in order.room.ballots if order.only in ("", each.code)]
    if order.only and not wanted:
        raise Refused("ballot_is_gone")
    for ballot in (each for each in wanted if not each.state.is_over):
        if reason := no_paper(ballot, order.say):
            without.append(reason)
        else:
            found += _faces_of(order, ballot)
    return found, without


def no_paper(ballot: Ballot, say: Say) -> str:
    """Why a vote cannot be printed, in a sentence; nothing where it can."""
    if not ballot.options:
        return say("ballot_paper_no_options_yet", code=ballot.code)
    if METHODS[ballot.method].paper == "duels" and len(pairs_of(ballot)) > MOST_PAIRS:
        return say("ballot_paper_too_many_duels", code=ballot.code, n=len(pairs_of(ballot)))
    return ""


def _faces_of(order: Order, ballot: Ballot) -> list[Face]:
    """One for those who vote, and one more for those who predict what they answer."""
    say, room, step = order.say, order.room, order.room.step(ballot.step_id)
    title = step.title.said_in(order.language) if step else ""
    question = question_of(step, ballot, room, say) if step else ballot.question.said_in(order.language)
    electors = Face(ballot, title, question)
    if ballot.predicted_by is None or ballot.electorate.includes(ballot.predicted_by):
        return [electors]
    whose = {"customers": "customer", "company": "company"}.get(ballot.electorate.value, "all")
    return [electors, Face(ballot, title, question, say(f"ballot_predict_{whose}"))]


def _printed(order: Order, what: str, draw: Callable[[Canvas, Order, Face], None]) -> bytes:
    found, without = faces(order)
    if not found:
        return nothing_yet(order, what, without or [order.say("ballot_paper_none")])
    written = BytesIO()
    with sheets_of(order, what, written) as canvas:
        for each in found:
            draw(canvas, order, each)
        if without:
            _told(canvas, order, without)
    return written.getvalue()


def _sheets(canvas: Canvas, order: Order, paper: Face) -> None:
    across, down, size = _fitting(paper, order.say)
    numbers = [f"{n:03d}" for n in range(1, order.numbered + 1)] if not paper.ballot.is_secret else []
    papers = [Face(paper.ballot, paper.title, paper.question, paper.instruction, number) for number in numbers]
    papers = papers or [paper] * (across * down)
    wide, high = A4[0] / across, A4[1] / down
    for start in range(0, len(papers), across * down):
        _cutting_marks(canvas, across, down)
        for at, each in enumerate(papers[start : start + across * down]):
            row, column = divmod(at, across)
            _paper(canvas, order, each, size, (column * wide, A4[1] - (row + 1) * high, wide, high), EDGE)
        canvas.showPage()


def _large(canvas: Canvas, order: Order, paper: Face) -> None:
    """Letters of 24 points, or smaller where that puts all on one page, never less than 18: then it goes on overleaf,
    under the question."""
    say, inner, tall = order.say, A4[0] - 2 * LARGE_EDGE, _inner_height(A4[1], LARGE_EDGE)
    size = next((size for size in LARGE if _height(face(paper, say, size, inner, LARGE[-1]), inner) <= tall), LARGE[-1])
    drawn, again = face(paper, say, size, inner, LARGE[-1]), overleaf(paper, say, size, LARGE[-1])
    pages = _pages(drawn, inner, tall, tall - _height(again, inner))
    for at, page in enumerate(pages):
        _frame(canvas, order, paper, (0, 0, *A4), LARGE_EDGE, f"{at + 1}/{len(pages)}" if len(pages) > 1 else "")
        _run(canvas, [*again, *page] if at else page, LARGE_EDGE, A4[1] - LARGE_EDGE - FOOT * 0.8, inner, tall)
        canvas.showPage()


def _fitting(paper: Face, say: Say) -> tuple[int, int, float]:
    """The smallest format that holds the paper in letters that can be read."""
    for across, down, sizes in FORMATS:
        inner, tall = A4[0] / across - 2 * EDGE, _inner_height(A4[1] / down, EDGE)
        for size in sizes:
            if _height(face(paper, say, size, inner), inner) <= tall:
                return across, down, size
    across, down, sizes = FORMATS[-1]
    return across, down, sizes[-1]


def _paper(
    canvas: Canvas, order: Order, paper: Face, size: float, where: tuple[float, float, float, float], edge: float
) -> None:
    left, bottom, wide, high = where
    inner, tall = wide - 2 * edge, _inner_height(high, edge)
    _frame(canvas, order, paper, where, edge, "")
    _run(canvas, face(paper, order.say, size, inner), left + edge, bottom + high - edge - FOOT * 0.6, inner, tall)


def _frame(
    canvas: Canvas, order: Order, paper: Face, where: tuple[float, float, float, float], edge: float, page: str
) -> None:
    """The vote's code above, the control strip and the number below. Nobody's name, and nothing of whoever gets it."""
    left, bottom, wide, high = where
    inner, say, large = wide - 2 * edge, order.say, edge > EDGE
    size = LARGE[-1] if large else 8
    canvas.setFillColor(look.MUTED)
    canvas.setFont(MEDIUM, size)
    top = bottom + high - edge - (size * 0.3 if large else 0)
    head = say("ballot_paper_head", code=paper.ballot.code)
    canvas.drawString(left + edge, top, cut(readable(head), MEDIUM, size, inner * 0.7))
    beside = " · ".join(part for part in (page, order.session.code) if part)
    canvas.setFont(REGULAR, size)
    canvas.drawRightString(left + edge + inner, top, beside)
    strip(canvas, paper.ballot, left + edge, bottom + edge * 0.7, inner * (0.8 if paper.number else 1))
    if paper.number:
        canvas.setFillColor(look.INK)
        canvas.drawRightString(
            left + edge + inner, bottom + edge * 0.7, readable(say("ballot_paper_number", n=paper.number))
        )


def _inner_height(high: float, edge: float) -> float:
    return high - 2 * edge - FOOT - (3 * mm if edge > EDGE else 0)


def _run(canvas: Canvas, drawn: Iterable[Flowable], left: float, top: float, wide: float, tall: float) -> None:
    for each in drawn:
        _, high = each.wrap(wide, tall)
        top -= high
        each.drawOn(canvas, left, top)


def _height(drawn: Iterable[Flowable], wide: float) -> float:
    return sum(float(each.wrap(wide, 10_000)[1]) for each in drawn)


def _pages(drawn: Sequence[Flowable], wide: float, tall: float, later: float) -> list[list[Flowable]]:
    """What goes on which page, the ones behind the first with ``later`` room; a table is parted between two of its lines."""
    pages: list[list[Flowable]] = [[]]
    left, waiting = tall, list(drawn)
    while waiting:
        each = waiting.pop(0)
        _, high = each.wrap(wide, 10_000)
        if high <= left:
            pages[-1].append(each)
            left -= high
            continue
        parts = each.split(wide, left) if pages[-1] or high > left else []
        if len(parts) > 1 and parts[0].wrap(wide, left)[1] <= left:
            pages[-1].append(parts[0])
            waiting[:0] = parts[1:]
        elif not pages[-1]:
            pages[-1].append(each)  # taller than a page and of one piece: it is shown as far as it goes
            continue
        else:
            waiting.insert(0, each)
        pages.append([])
        left = later
    return [page for page in pages if page]


def _told(canvas: Canvas, order: Order, sentences: Sequence[str]) -> None:
    """A page that says which votes have no paper, and why."""
    top = A4[1] - 30 * mm
    title = words(order.say("ballot_paper_told"), look.TITLE)
    for each in (title, *(words(sentence, look.PARAGRAPHS["lead"]) for sentence in sentences)):
        _, high = each.wrap(A4[0] - 44 * mm, top)
        top -= high + 4 * mm
        each.drawOn(canvas, 22 * mm, top)
    canvas.showPage()


def _cutting_marks(canvas: Canvas, across: int, down: int) -> None:
    """Full strokes at the edges and a cross in the middle, where the sheet is cut."""
    wide, high = A4
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.4)
    arm = 5 * mm
    columns = [wide * at / across for at in range(1, across)]
    rows = [high * at / down for at in range(1, down)]
    for x in columns:
        for y in (0, *rows, high):
            canvas.line(x, max(y - arm, 0), x, min(y + arm, high))
    for y in rows:
        for x in (0, *columns, wide):
            canvas.line(max(x - arm, 0), y, min(x + arm, wide), y)
