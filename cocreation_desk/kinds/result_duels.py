"""Every option against every other, as a table the room can check duel by duel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.results import notes_of, side_of, voted, whole_key
from cocreation_desk.kinds.wording import named, voters
from cocreation_desk.words import Say

Table = Mapping[str, Mapping[str, Any]]


def duels_view(ballot: Ballot, result: Announcement, room: Room, say: Say, at: int | None) -> View:
    """First the duels in the order of the paper, then who beats whom; where nobody beats all, the strongest paths."""
    count = result.sides.all
    chapters = _chapters(ballot, count, say)
    here = len(chapters) - 1 if at is None else min(max(at, 0), len(chapters) - 1)
    told, table, ranked = chapters[here]
    places = [option for place in count.ranking for option in place]
    order = places if ranked and places else list(ballot.option_ids)
    options = {option.id: option for option in ballot.options}
    first = frozenset((*count.winners, *count.tied)) if ranked else frozenset()
    return {
        "paper": "duels",
        "sides": [side_of(whole_key(result), count.voters, room, say)],
        "round": here,
        "rounds": len(chapters),
        "round_text": say("count_chapter", n=here + 1, of=len(chapters)) if len(chapters) > 1 else "",
        "told": told,
        "heads": [options[option].mark for option in order],
        "rows": [
            {
                "mark": options[option].mark,
                "label": options[option].label.said_in(say.language),
                "cells": [_cell(table, option, other) for other in order],
                "won": sum(_cell(table, option, other)["state"] == "won" for other in order),
                "first": option in first,
            }
            for option in order
        ],
        "n_text": voters(voted(result), room, say),
        "note": " ".join(notes_of(ballot, result, room, say, ends=here == len(chapters) - 1)),
    }


def _chapters(ballot: Ballot, count: Count, say: Say) -> list[tuple[str, Table, bool]]:
    """Each with its sentence, its table, and whether the options stand in their final order."""
    duels, paths = _table(count, "duels"), _table(count, "paths")
    if not count.valid:
        return [(say("result_nobody"), {}, False)]
    told = [(say("count_duels"), duels, False)]
    if winner := count.moment("condorcet_winner"):
        told.append((say("count_condorcet", name=named(ballot, (str(winner["option"]),), say)), duels, True))
        return told
    told.append((say("count_no_condorcet"), duels, False))
    first = (*count.winners, *count.tied)
    told.append((say("count_paths", names=named(ballot, first, say), n=len(first)), paths, True))
    return told


def _table(count: Count, key: str) -> Table:
    found = count.moment(key) or {}
    return {option: row for option, row in found.items() if isinstance(row, Mapping)}


def _cell(table: Table, option: str, other: str) -> View:
    if option == other or option not in table:
        return {"text": "", "state": "self"}
    ours, theirs = int(table[option][other]), int(table[other][option])
    state = "won" if ours > theirs else "lost" if ours < theirs else "level"
    return {"text": str(ours), "state": state}
