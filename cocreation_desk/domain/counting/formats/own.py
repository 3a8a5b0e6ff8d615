"""The papers of a closed ballot as this program exports them: options, rules, and how many papers are alike (.json)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from cocreation_desk.domain.counting.formats.election import Election, unreadable
from cocreation_desk.domain.counting.papers import Paper, PaperKind, from_json, to_json
from cocreation_desk.domain.counting.rules import Rules


def read_own(text: str, paper: PaperKind, *, one: bool) -> Election:
    try:
        plain = json.loads(text)
        papers: list[Paper] = []
        for alike in plain["papers"]:
            papers += [Paper(from_json(alike["marks"]), str(alike.get("side", "")))] * int(alike.get("count", 1))
        return Election(tuple(map(str, plain["options"])), tuple(papers), dict(plain.get("rules", {})))
    except json.JSONDecodeError as broken:
        raise unreadable(broken.lineno) from broken
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        raise unreadable(1) from broken


def write_own(method: str, options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> dict[str, Any]:
    """The papers in an order that says nothing about when they came in."""
    alike = Counter((json.dumps(to_json(paper.marks), sort_keys=True), paper.side) for paper in papers)
    return {
        "method": method,
        "options": list(options),
        "rules": rules.to_json(),
        "papers": [
            {"count": n, "marks": json.loads(marks), **({"side": side} if side else {})}
            for (marks, side), n in sorted(alike.items())
        ],
    }
