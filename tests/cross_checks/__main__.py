"""``python -m tests.cross_checks``: draws new elections, asks the other programs, and writes down what they answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from tests.cross_checks import elections, programs
from tests.cross_checks.elections import Election

ANSWERS = Path(__file__).parent / "answers"
HOW_MANY = 150

ASKED: Sequence[tuple[Callable[[Random], Election], Callable[[Election], Any]]] = (
    (elections.orders, programs.stv),
    (elections.orders, programs.borda),
    (elections.orders, programs.schulze),
    (elections.approvals, programs.approval),
    (elections.approvals, programs.phragmen),
    (elections.budgets, programs.budget),
    (elections.budgets, programs.equal_shares),
    (elections.judgments, programs.majority_judgment),
    (elections.duels, programs.wiki_survey),
)


def answered(draw: Callable[[Random], Election], ask: Callable[[Election], Any], chance: Random) -> list[Election]:
    found: list[Election] = []
    while len(found) < HOW_MANY:
        election = draw(chance)
        try:
            found.append({**election, "answer": ask(election)})
        except programs.NeedsALot:
            continue
    return found


def main(words: Sequence[str]) -> int:
    seed = int(words[0]) if words else 1
    ANSWERS.mkdir(exist_ok=True)
    for draw, ask in ASKED:
        lines = ",\n".join(json.dumps(each) for each in answered(draw, ask, Random(f"{ask.__name__} {seed}")))
        (ANSWERS / f"{ask.__name__}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
        print(f"{ask.__name__}: {HOW_MANY}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
