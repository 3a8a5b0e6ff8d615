"""What became of promises, and the papers signed before a visit and at an election."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.commitments import CommitmentStatus
from cocreation_desk.domain.groups import Wanted, What
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import LANGUAGES, Language, Text
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.followup import follow_up, public_note
from cocreation_desk.reports.plain import plain
from tests.reports.open_codir import LATER, ordered, room
from tests.reports.test_group_papers import CIRCUIT, pages, words_of
from tests.stage.sample_groups import dealt


def cleared(held: Room | None = None) -> Room:
    held = held or room()
    return replace(held, commitments=tuple(replace(each, shown=True) for each in held.commitments))


def test_the_late_come_first_with_a_sign_that_needs_no_colour() -> None:
    held = room()
    late = replace(held.commitments[-2], due_on=(LATER - timedelta(days=1)).date(), code="E-99")
    held = replace(held, commitments=(*held.commitments, late))

    lines = [line for line in plain(follow_up(ordered(held))).splitlines() if line.count(" | ") >= 6]

    assert lines[1].startswith("E-99") and "▲ En retard" in lines[1]
    assert sum("En retard" in line for line in lines) == 1


@pytest.mark.parametrize(("language", "totals"), [("fr", "9 engagements · 1 fait"), ("en", "9 commitments · 1 done")])
def test_the_sponsor_reads_how_many_are_done(language: Language, totals: str) -> None:
    held = room()
    first, *others = held.commitments
    held = replace(held, commitments=(replace(first, status=CommitmentStatus.DONE), *others))

    assert totals in plain(follow_up(ordered(held, language)))


def test_participants_are_told_what_will_not_be_done_and_why_and_nobodys_name() -> None:
    held = cleared()

    said = plain(public_note(ordered(held)))

    refused = next(each for each in held.commitments if each.reason)
    assert refused.reason in said.partition("Nous ne ferons pas")[2]
    assert "Faire parler de vrais clients" in said
    assert not any(each.owner in said for each in held.commitments)


def test_what_the_sponsor_has_not_cleared_is_told_to_nobody() -> None:
    held = room()
    held = replace(held, commitments=tuple(replace(each, shown=False) for each in held.commitments))

    said = plain(public_note(ordered(held)))

    assert not any(each.text in said for each in held.commitments)
    assert "validé" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_a_visit_everybody_signs_beside_the_name_and_group(language: Language) -> None:
    held = room()
    briefing = Step("b", 99, "briefing", Text("Sécurité"), Text(""), 10, 10)
    visit = dealt(held, Wanted(what=What.VISIT, groups=2, stations=CIRCUIT), 9)
    held = replace(visit, steps=(*held.steps, briefing))

    sheets = [words_of(page) for page in pages(DOCUMENTS["safety"].make(ordered(held, language)).pdf)]

    words = " ".join(sheets)
    assert all(each.register_name in words for each in held.participants)
    assert words.count({"fr": "Orange", "en": "Orange"}[language]) == 9
    assert DOCUMENTS["safety"].lack(ordered(held)) is None
    assert DOCUMENTS["safety"].lack(ordered(room())) is not None


def test_two_notices_to_hand_out_stand_on_one_sheet() -> None:
    (sheet,) = pages(DOCUMENTS["notices_a5"].make(ordered()).pdf)

    assert sheet.mediabox.width > sheet.mediabox.height
    assert words_of(sheet).count("Vos données") >= 2
