"""The papers of a closed ballot as this program exports them: options, rules, and how many papers are alike (.json)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cocreation_desk.domain.counting.formats.election import Election, Stack, number, unreadable
from cocreation_desk.domain.counting.papers import Paper, PaperKind, from_json, to_json
from cocreation_desk.domain.counting.rules import Rules
from cocreation_desk.domain.text import LANGUAGES, Text


def read_own(text: str, paper: PaperKind, *, one: bool) -> Election:
    stack = Stack()
    try:
        plain = json.loads(text)
        for alike in plain["papers"]:
            stack.put(from_json(alike["marks"]), number(str(alike.get("count", 1)), 1), str(alike.get("side", "")))
        options = tuple(map(str, plain["options"]))
        return Election(options, tuple(stack.papers), dict(plain.get("rules", {})), _labels(plain.get("labels")))
    except json.JSONDecodeError as broken:
        raise unreadable(broken.lineno) from broken
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as broken:
        raise unreadable(1) from broken


def _labels(called: object) -> dict[str, Text]:
    """What the options are called, where the file says so in a way we understand."""
    if not isinstance(called, Mapping):
        return {}
    return {
        str(option): Text(**{language: label[language] for language in LANGUAGES})
        for option, label in called.items()
        if isinstance(label, Mapping) and all(isinstance(label.get(language), str) for language in LANGUAGES)
    }


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
