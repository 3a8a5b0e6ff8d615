"""Every example counted by somebody else, or by hand, comes out the same here."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.exact import to_plain
from cocreation_desk.domain.counting.papers import Paper, from_json
from cocreation_desk.domain.counting.result import Count, Tally

EXAMPLES = sorted((Path(__file__).parents[2] / "counting_examples").glob("*.json"))

OF_THE_COUNT: dict[str, Callable[[Count], Any]] = {
    "voters": lambda count: count.voters,
    "blank": lambda count: count.blank,
    "valid": lambda count: count.valid,
    "outcome": lambda count: count.outcome,
    "winners": lambda count: list(count.winners),
    "tied": lambda count: list(count.tied),
    "ranking": lambda count: [list(group) for group in count.ranking],
    "story": lambda count: {moment.key: to_plain(moment.details) for moment in count.story},
}
OF_EACH_OPTION: dict[str, Callable[[Tally], Any]] = {
    "scores": lambda tally: tally.score,
    "people": lambda tally: tally.people,
    "means": lambda tally: tally.mean,
    "medians": lambda tally: tally.median,
    "top_two": lambda tally: tally.top_two,
    "no_opinion": lambda tally: tally.no_opinion,
    "distributions": lambda tally: dict(tally.distribution),
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_example_comes_out_as_published(path: Path) -> None:
    example = json.loads(path.read_text(encoding="utf-8"))
    method = METHODS[example["method"]]
    rules = method.rules(example["rules"])
    papers = [Paper(from_json(pile["marks"])) for pile in example["papers"] for _ in range(pile["count"])]
    for paper in papers:
        method.check(paper.marks, example["options"], rules)

    count = method.count(example["options"], papers, rules)

    assert found(count, example["expected"]) == example["expected"]
    assert Count.from_json(json.loads(json.dumps(count.to_json()))) == count


def test_every_method_is_held_to_somebody_elses_count() -> None:
    """Budgets too: ``test_budget.py`` against Łódź 2022, and ``tests/cross_checks`` against pabutools."""
    examples = [json.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES]

    published = {example["method"] for example in examples if not example["source"].startswith("By hand")}

    assert published == METHODS.keys() - {"budget", "equal_shares"}


def found(count: Count, expected: Mapping[str, Any]) -> dict[str, Any]:
    """What the count says about all that the example expects."""
    return {
        name: of_the_count(count, name, value) if name in OF_THE_COUNT else of_the_options(count, name, value)
        for name, value in expected.items()
    }


def of_the_count(count: Count, name: str, expected: Any) -> Any:
    seen = OF_THE_COUNT[name](count)
    return {key: seen.get(key) for key in expected} if name == "story" else seen


def of_the_options(count: Count, name: str, expected: Mapping[str, Any]) -> dict[str, Any]:
    def seen(tally: Tally) -> Any:
        value = OF_EACH_OPTION[name](tally)
        return str(value) if isinstance(value, Fraction) else value

    return {option: seen(count.of(option)) for option in expected}
