"""The solver behind the draw: HiGHS answers, and each answer is checked in whole numbers or exact fractions.

HiGHS (MIT licence) is loaded when it is first needed. It is asked for a panel that keeps all rows; for weights that prove
that there is none; for the least that would have to give way; and for the panel that helps the least likely most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cocreation_desk.domain.draw.problem import Counts, Problem
from cocreation_desk.domain.draw.proof import Weights, proves
from cocreation_desk.domain.errors import Unavailable

PATIENCE_SECONDS = 60.0
# Asked hundreds of times about a small problem, HiGHS answers six times faster without its preparations.
_ASKED_OFTEN = {"presolve": "off", "mip_detect_symmetry": False, "mip_heuristic_run_feasibility_jump": False}


@dataclass(frozen=True)
class Priced:
    """The panel that is worth most at these prices, and what no panel is worth more than."""

    counts: tuple[int, ...]
    at_most: float


class Solver:
    """One problem, kept by HiGHS between questions; the floors only rise from one question to the next, or start again."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._highs = _model(problem, whole=True)
        for option, value in _ASKED_OFTEN.items():
            self._highs.setOptionValue(option, value)
        self._floor = [0] * len(problem.columns)

    def panel(self, floor: Counts) -> tuple[int, ...] | None:
        """A panel with at least these people in it, or ``None`` where HiGHS says that there is none."""
        for column, n in enumerate(floor):
            if n != self._floor[column]:
                self._highs.changeColBounds(column, n, self.problem.most(column))
                self._floor[column] = n
        if not _solved(self._highs):
            return None
        counts = _whole(self._highs, len(self.problem.columns))
        if not self.problem.holds(counts, floor):
            raise Unavailable("draw_solver_failed")
        return counts

    def proof(self, floor: Counts) -> Weights | None:
        """Weights on the rows that prove that no panel has these people in it; ``None`` where only a search can tell."""
        highs = _model(self.problem, whole=False, floor=floor)
        nothing = len(self.problem.rows)
        for row in range(nothing):
            highs.addCol(1.0, 0.0, highs.inf, 1, [row], [1.0])
            highs.addCol(1.0, 0.0, highs.inf, 1, [row], [-1.0])
        if not _solved(highs):
            raise Unavailable("draw_solver_failed")
        duals = highs.getSolution().row_dual
        weights = {row: Fraction(y).limit_denominator(10_000) for row, y in enumerate(duals) if abs(y) > 1e-7}
        return weights if proves(self.problem, floor, weights) else None

    def priced(self, prices: Sequence[float], gap: float = 1e-4, seconds: float = PATIENCE_SECONDS) -> Priced:
        """The panel in which the people are worth most, a price for each column."""
        highs = self._highs
        highs.changeColsCost(len(prices), list(range(len(prices))), [-price for price in prices])
        highs.setOptionValue("mip_rel_gap", gap)
        highs.setOptionValue("time_limit", highs.getRunTime() + seconds)
        highs.run()
        info = highs.getInfo()
        if info.primal_solution_status != 2:
            raise Unavailable("draw_solver_failed")
        counts = _whole(highs, len(prices))
        if not self.problem.holds(counts):
            raise Unavailable("draw_solver_failed")
        return Priced(counts, -info.mip_dual_bound)


def slack(
    problem: Problem, floor: Counts | None, may_give: Mapping[int, tuple[float, float]]
) -> dict[int, tuple[int, int]] | None:
    """How far which rows must give way, below and above, so that a panel exists: the least by these weights a person.

    ``floor`` are the people it must hold. ``may_give`` is by row: what a person below the least costs, and one above the most. ``None`` where that is not enough.
    """
    highs = _model(problem, whole=True, floor=floor)
    before = len(problem.columns)
    for row, (below, above) in may_give.items():
        highs.addCol(below, 0.0, float(problem.rows[row].least), 1, [row], [1.0])
        highs.addCol(above, 0.0, highs.inf, 1, [row], [-1.0])
    kinds = _highspy().HighsVarType
    for column in range(before, before + 2 * len(may_give)):
        highs.changeColIntegrality(column, kinds.kInteger)
    if not _solved(highs):
        return None
    given = _whole(highs, before + 2 * len(may_give))[before:]
    pairs = zip(may_give, zip(given[::2], given[1::2], strict=True), strict=True)
    return {row: (below, above) for row, (below, above) in pairs if below or above}


class Master:
    """The lottery so far as a linear program: shares of panels that make the least likely profile as likely as can be."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self._sizes = sizes
        self._highs = _quiet()
        highs = self._highs
        highs.setOptionValue("presolve", "off")
        highs.setOptionValue("simplex_strategy", 4)  # primal: what was best stays possible when a panel is added
        for _ in sizes:
            highs.addRow(0.0, highs.inf, 0, [], [])
        highs.addRow(1.0, 1.0, 0, [], [])
        rows = list(range(len(sizes)))
        highs.addCol(-1.0, 0.0, highs.inf, len(rows), rows, [-1.0] * len(rows))

    def add(self, counts: Mapping[int, int]) -> None:
        """One more panel: how many people of each profile."""
        rows = [*counts, len(self._sizes)]
        values = [*(n / self._sizes[profile] for profile, n in counts.items()), 1.0]
        self._highs.addCol(0.0, 0.0, self._highs.inf, len(rows), rows, values)

    def solve(self) -> tuple[float, list[float], list[float]]:
        """The smallest chance, the share of each panel, and what each profile's chance is worth."""
        if not _solved(self._highs):
            raise Unavailable("draw_solver_failed")
        solution = self._highs.getSolution()
        return solution.col_value[0], list(solution.col_value)[1:], [abs(y) for y in list(solution.row_dual)[:-1]]


def _highspy() -> Any:
    import highspy

    return highspy


def _quiet() -> Any:
    highs = _highspy().Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    return highs


def _model(problem: Problem, whole: bool, floor: Counts | None = None) -> Any:
    highspy = _highspy()
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(problem.columns), len(problem.rows)
    lp.col_cost_ = [0.0] * lp.num_col_
    lp.col_lower_ = [float(n) for n in floor] if floor else [0.0] * lp.num_col_
    lp.col_upper_ = [float(problem.most(column)) for column in range(lp.num_col_)]
    lp.row_lower_ = [float(row.least) for row in problem.rows]
    lp.row_upper_ = [float(row.most) for row in problem.rows]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = list(_starts(problem))
    lp.a_matrix_.index_ = [column for row in problem.rows for column in row.columns]
    lp.a_matrix_.value_ = [1.0] * len(lp.a_matrix_.index_)
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    highs = _quiet()
    highs.passModel(lp)
    return highs


def _starts(problem: Problem) -> Iterator[int]:
    at = 0
    yield at
    for row in problem.rows:
        at += len(row.columns)
        yield at


def _solved(highs: Any) -> bool:
    """Whether there is a best answer. Anything but yes or no (time, memory) is trouble, and never taken for a no."""
    status = _highspy().HighsModelStatus
    highs.setOptionValue("time_limit", highs.getRunTime() + PATIENCE_SECONDS)
    highs.run()
    said = highs.getModelStatus()
    if said == status.kOptimal:
        return True
    if said == status.kInfeasible:
        return False
    raise Unavailable("draw_solver_failed")


def _whole(highs: Any, columns: int) -> tuple[int, ...]:
    return tuple(round(value) for value in list(highs.getSolution().col_value)[:columns])
