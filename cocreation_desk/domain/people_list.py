"""A list of people for a session, once its columns are understood: all of them, or the line that is in the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from cocreation_desk.domain.columns import OF_PEOPLE, Field, Mapped, checked, guessed
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.list_words import LANGUAGES_SAID, SEGMENTS_SAID, SIDES_SAID
from cocreation_desk.domain.names import cut_name
from cocreation_desk.domain.people import LONGEST_NAME, NewParticipant, Side
from cocreation_desk.domain.sheet import Line, Sheet

Meaning = TypeVar("Meaning")

MOST_PEOPLE = 5_000


def known_columns(sheet: Sheet) -> dict[str, Field]:
    """What the columns are, when all of them are known: nothing of a list is left out unless somebody says so."""
    mapped = guessed(sheet.head, OF_PEOPLE)
    for column, field in mapped.items():
        if field is Field.IGNORED:
            raise Refused("people_column_unknown", column=column)
    return mapped


def read_people(sheet: Sheet, mapped: Mapped, side: Side | None = None) -> list[NewParticipant]:
    """The people on the list, in its order; all of that side where the list has no column for it."""
    checked(mapped)
    if side is None and Field.SIDE not in mapped.values():
        raise Refused("people_needs_side")
    if len(sheet.lines) > MOST_PEOPLE:
        raise Refused("people_list_too_long", most=MOST_PEOPLE)
    at = {field: sheet.head.index(column) for column, field in mapped.items()}
    return [_person(line, at, side) for line in sheet.lines]


def _person(line: Line, at: Mapping[Field, int], side: Side | None) -> NewParticipant:
    def cell(field: Field) -> str:
        return line.cells[at[field]] if field in at else ""

    first_name, last_name = cell(Field.FIRST_NAME), cell(Field.LAST_NAME)
    if Field.FULL_NAME in at and not first_name:
        first_name, last_name = cut_name(cell(Field.FULL_NAME))
    elif Field.FIRST_NAME not in at:
        first_name, last_name = last_name, ""
    if not first_name:
        raise Refused("people_line_without_name", line=line.number)
    if max(len(first_name), len(last_name)) > LONGEST_NAME:
        raise Refused("list_name_too_long", line=line.number, most=LONGEST_NAME)
    return NewParticipant(
        first_name=first_name,
        last_name=last_name,
        side=_meant(line, cell(Field.SIDE), SIDES_SAID) if Field.SIDE in at else side or Side.NEUTRAL,
        segment=_meant(line, cell(Field.SEGMENT), SEGMENTS_SAID),
        role=cell(Field.ROLE),
        organisation=cell(Field.ORGANISATION),
        job_title=cell(Field.JOB_TITLE),
        email=cell(Field.EMAIL),
        language=_meant(line, cell(Field.LANGUAGE), LANGUAGES_SAID),
    )


def _meant(line: Line, word: str, meanings: Mapping[str, Meaning]) -> Meaning:
    if folded(word) not in meanings:
        raise Refused("people_word_unknown", line=line.number, word=word or "?")
    return meanings[folded(word)]
