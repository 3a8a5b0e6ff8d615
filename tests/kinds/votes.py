"""A vote by every method that is told in chapters, with two, five and twelve options, so that each picture can be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_desk.domain.counting.papers import Duels, Grades, Marks, Points, Ranking, Spots, Ticks
from cocreation_desk.domain.room import Room
from tests.kinds.situations import another_vote

LONG = "Un atelier de réparation ouvert le samedi dans chaque ville de plus de cent mille habitants"
NAMES = (
    "Un rappel sous deux heures",
    "Des prix lisibles partout",
    "La réparation à vie",
    "Un interlocuteur unique",
    LONG,
    *(f"Proposition numéro {n} du groupe" for n in range(6, 13)),
)
LETTERS = "ABCDEFGHIJKL"


def id_of(letter: str) -> str:
    return f"v14-{letter}"


def order(letters: str) -> Ranking:
    return Ranking(tuple(frozenset({id_of(letter)}) for letter in letters))


def ticks(letters: str) -> Ticks:
    return Ticks(frozenset(map(id_of, letters)))


def grades(*given: int) -> Grades:
    return Grades({id_of(LETTERS[at]): grade for at, grade in enumerate(given)})


def votes(**given: int) -> Points:
    return Points({id_of(letter): n for letter, n in given.items()})


def wins(*pairs: str) -> Duels:
    return Duels(frozenset((id_of(pair[0]), id_of(pair[1])) for pair in pairs))


def spots(*given: tuple[int, int]) -> Spots:
    return Spots({id_of(LETTERS[at]): spot for at, spot in enumerate(given)})


def held(method: str, options: int, papers: Sequence[Marks], **rules: object) -> Room:
    """Step 14 held by that method, the first nine papers from customers, the rest from the committee."""
    return another_vote(method, NAMES[:options], {"customer": papers[:9], "company": papers[9:]}, **rules)


# Seventeen papers, counted by hand: A 6, B 5, C 3, D 2, E 1 first; E then D then C go out, and B passes A by 10 to 7.
RUNOFF = [order("AC")] * 6 + [order("BCD")] * 5 + [order("CBA")] * 3 + [order("DB")] * 2 + [order("EDA")]
# Nobody beats everybody: 6 prefer A to B to C, 5 B to C to A, 4 C to A to B.
CIRCLE = [order("ABC")] * 6 + [order("BCA")] * 5 + [order("CAB")] * 4
# A second choice on every paper: B has 15 points of 5 papers, A 10 of 9.
TWO = [order("AB")] * 9 + [order("BA")] * 6
# A draws 9 papers of 15 for two seats: the quota is 6, its three votes too many go to B.
SEATS = [order("ABC")] * 9 + [order("CD")] * 4 + [order("D")] * 2


def turned(letters: str, times: int) -> list[Ranking]:
    """As many papers, each beginning one letter later than the last."""
    return [order(letters[n % len(letters) :] + letters[: n % len(letters)]) for n in range(times)]


def dealt(options: int, highest: int, times: int) -> list[list[int]]:
    """Numbers from nothing to the highest for each option, different on each paper, always the same."""
    return [[(3 * at + 5 * n + at * n) % (highest + 1) for at in range(options)] for n in range(times)]


VOTES: dict[str, Room] = {
    "ballot.approval": held("approval", 5, [ticks("AB")] * 8 + [ticks("BCE")] * 6 + [ticks("E")] * 3),
    "ballot.approval_twelve": held("approval", 12, [ticks("ABCDEFGH")] * 8 + [ticks("HIJKL")] * 6),
    "ballot.score": held("score", 5, [grades(*row) for row in dealt(5, 5, 17)]),
    "ballot.score_two": held("score", 2, [grades(5, 3)] * 9 + [grades(0, 4)] * 5),
    "ballot.score_twelve": held("score", 12, [grades(*row) for row in dealt(12, 5, 18)]),
    "ballot.star": held("star", 5, [grades(5, 4, 0, 1, 2)] * 7 + [grades(0, 5, 3, 1, 0)] * 6 + [grades(1, 2, 5, 0, 0)] * 4),
    "ballot.star_two": held("star", 2, [grades(5, 3)] * 9 + [grades(0, 4)] * 5),
    "ballot.star_twelve": held("star", 12, [grades(*row) for row in dealt(12, 5, 18)]),
    "ballot.judgment": held(
        "majority_judgment", 5, [grades(5, 4, 3, 1, 2)] * 7 + [grades(0, 4, 3, 1, 5)] * 6 + [grades(1, 3, 5, 0, 0)] * 4
    ),
    "ballot.judgment_two": held("majority_judgment", 2, [grades(5, 3)] * 6 + [grades(0, 4)] * 8),
    "ballot.judgment_twelve": held("majority_judgment", 12, [grades(*row) for row in dealt(12, 5, 18)]),
    "ballot.borda": held("borda", 5, RUNOFF),
    "ballot.borda_two": held("borda", 2, TWO),
    "ballot.runoff": held("instant_runoff", 5, RUNOFF),
    "ballot.runoff_two": held("instant_runoff", 2, TWO),
    "ballot.runoff_twelve": held("instant_runoff", 12, [*turned(LETTERS, 14), *[order("CBA")] * 4]),
    "ballot.schulze": held("schulze", 5, RUNOFF),
    "ballot.schulze_circle": held("schulze", 3, CIRCLE),
    "ballot.schulze_two": held("schulze", 2, TWO),
    "ballot.schulze_twelve": held("schulze", 12, [*turned(LETTERS, 14), *[order("CBA")] * 4]),
    "ballot.stv": held("stv", 4, SEATS, seats=2),
    "ballot.stv_two": held("stv", 2, TWO, seats=1),
    "ballot.stv_twelve": held("stv", 12, [*turned(LETTERS, 14), *[order("CBA")] * 4], seats=5),
    "ballot.two_round": held("two_round", 5, [ticks("A")] * 7 + [ticks("B")] * 5 + [ticks("C")] * 3 + [ticks("E")] * 2, majority="absolute"),
    "ballot.two_round_two": held("two_round", 2, [ticks("A")] * 8 + [ticks("B")] * 6, majority="simple"),
    "ballot.two_round_twelve": held("two_round", 12, [ticks(letter) for letter in LETTERS] + [ticks("L")] * 6, majority="absolute"),
    "ballot.committee": held("phragmen", 5, [ticks("AB")] * 9 + [ticks("C")] * 5 + [ticks("DE")] * 3, seats=3),
    "ballot.committee_two": held("phragmen", 2, [ticks("A")] * 9 + [ticks("B")] * 5, seats=1),
    "ballot.committee_twelve": held("phragmen", 12, [ticks("ABC")] * 9 + [ticks("DEF")] * 5 + [ticks("GHIJKL")] * 4, seats=5),
    "ballot.quadratic": held("quadratic", 5, [votes(A=7, B=-5)] * 6 + [votes(B=9, C=-3)] * 5 + [votes(E=5, D=-8)] * 6, points=100),
    "ballot.quadratic_two": held("quadratic", 2, [votes(A=7, B=-5)] * 6 + [votes(B=9)] * 5, points=100),
    "ballot.quadratic_twelve": held("quadratic", 12, [votes(A=5, D=-4, F=3, L=2)] * 9 + [votes(B=6, C=-2, K=4)] * 9, points=100),
    "ballot.budget": held("budget", 5, [ticks("AB")] * 9 + [ticks("BCD")] * 5 + [ticks("E")] * 3, budget=50000, costs=[30000, 15000, 8000, 5000, 20000]),
    "ballot.budget_two": held("budget", 2, [ticks("A")] * 9 + [ticks("B")] * 5, budget=50000, costs=[60000, 15000]),
    "ballot.budget_twelve": held("equal_shares", 12, [ticks("ABCDEF")] * 9 + [ticks("FGHIJKL")] * 8, budget=50000, costs=[9000] * 12),
    "ballot.shares": held("equal_shares", 5, [ticks("AB")] * 9 + [ticks("CD")] * 5 + [ticks("E")] * 3, budget=50000, costs=[30000, 15000, 8000, 5000, 20000]),
    "ballot.duels": held("wiki_survey", 5, [wins("AB", "AC", "BC", "DE")] * 9 + [wins("BA", "CA", "ED", "CE")] * 5),
    "ballot.duels_two": held("wiki_survey", 2, [wins("AB")] * 11 + [wins("BA")] * 2),
    "ballot.duels_twelve": held("wiki_survey", 12, [wins("AB", "BC", "CD", "DE", "EF", "FG", "GH", "HI", "IJ", "JK", "KL", "AL")] * 14),
    "ballot.quadrant": held("quadrant", 5, [spots((5, 2), (4, 4), (2, 1), (1, 5), (3, 3))] * 9 + [spots((4, 1), (5, 5), (2, 2), (2, 4), (5, 1))] * 8),
    "ballot.quadrant_two": held("quadrant", 2, [spots((5, 1), (1, 5))] * 9),
    "ballot.quadrant_twelve": held("quadrant", 12, [spots(*((1 + n % 5, 1 + n // 3 % 5) for n in range(12)))] * 9),
}  # fmt: skip
