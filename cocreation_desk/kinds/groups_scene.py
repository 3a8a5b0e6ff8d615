"""What the room sees of its groups: shape, word and first names, a page at a time where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.group_words import group_word, round_words, seated_in, told_plans
from cocreation_desk.kinds.kind import View
from cocreation_desk.shapes import shape
from cocreation_desk.words import Say

# In units of a picture 1080 high, at a size the last row reads.
HIGH, GAP, HEAD = 790, 28, 96
LINE, LARGE_LINE = 50, 68
FEW, ACROSS = 3, 4
MOST_LINES = (HIGH - HEAD) // LINE


def groups_scene(room: Room, say: Say) -> View:
    """The newest plan the room was told. A long group stands in several columns; nobody is left out."""
    plan = next(iter(told_plans(room)), None)
    if plan is None:
        return {"title": say("groups_scene_none"), "round": "", "across": ACROSS, "line": LINE, "pages": []}
    people = [
        [each.short_name for each in seated_in(plan, plan.round_now, at, room.participants)]
        for at in range(plan.groups)
    ]
    longest = max(map(len, people))
    few = len(people) <= FEW and longest <= MOST_LINES
    across = FEW if few else ACROSS
    line = LARGE_LINE if few and HEAD + longest * LARGE_LINE <= HIGH else LINE
    cards = [_card(at, names, say, across) for at, names in enumerate(people)]
    return {
        "title": say(f"groups_scene_{plan.wanted.what}"),
        "round": round_words(plan, say),
        "across": across,
        "line": line,
        "pages": _pages(cards, across, line),
    }


def _card(at: int, people: Sequence[str], say: Say, across: int) -> View:
    columns = min(across, max(1, -(-len(people) // MOST_LINES)))
    each = -(-len(people) // columns)
    return {
        "word": group_word(at, say),
        "outline": [list(point) for point in shape(at).outline],
        "colour": shape(at).colour,
        "columns": [list(people[start : start + each]) for start in range(0, len(people), each)] if people else [[]],
    }


def _pages(cards: Sequence[View], across: int, line: int) -> list[View]:
    """Rows of cards, as many as stand above each other with the longest of them."""
    longest = max((len(column) for card in cards for column in card["columns"]), default=0)
    high = HEAD + longest * line
    rows = max(1, (HIGH + GAP) // (high + GAP))
    lines: list[list[View]] = [[]]
    for card in cards:
        if sum(len(each["columns"]) for each in lines[-1]) + len(card["columns"]) > across:
            lines.append([])
        at = sum(len(each["columns"]) for each in lines[-1])
        lines[-1].append(card | {"at": at})
    pages = [lines[start : start + rows] for start in range(0, len(lines), rows)]
    return [
        {
            "text": f"{number} / {len(pages)}" if len(pages) > 1 else "",
            "high": high,
            "cards": [card | {"row": row} for row, held in enumerate(page) for card in held],
        }
        for number, page in enumerate(pages, start=1)
    ]
