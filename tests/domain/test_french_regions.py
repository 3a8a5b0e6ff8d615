"""A French postcode tells its region, for quotas and for who may take part."""

from __future__ import annotations

from datetime import date

import pytest

from cocreation_desk.domain.columns import guessed
from cocreation_desk.domain.french_regions import department_of, region_of
from cocreation_desk.domain.registration_list import Choices, read_registrations
from cocreation_desk.domain.sheet import Line, Sheet
from tests.registrants import TOWNS


@pytest.mark.parametrize(("postcode", "region"), TOWNS)
def test_towns_lie_where_they_lie(postcode: str, region: str) -> None:
    assert region_of(postcode) == region


def test_every_department_of_the_mainland_has_its_region_and_there_are_eighteen() -> None:
    mainland = [f"{number:02}000" for number in range(1, 96)]
    overseas = ["97110", "97200", "97300", "97400", "97600"]

    assert all(region_of(postcode) for postcode in mainland)
    assert len({region_of(postcode) for postcode in (*mainland, *overseas)}) == 18


@pytest.mark.parametrize("postcode", ["", "1000", "SW1A 1AA", "99123", "96000", "97500", "98800", "750111", "٧٥٠١١"])
def test_what_is_no_region_of_france_tells_none(postcode: str) -> None:
    assert region_of(postcode) == ""


def test_a_department_is_told_by_two_digits_and_overseas_by_three() -> None:
    assert [department_of(each) for each in ("69003", "97400", "20200", "D-10")] == ["69", "974", "20", ""]


def sheet(*rows: tuple[str, ...]) -> Sheet:
    return Sheet("liste.csv", "f", ("Prénom", "Nom", "Code postal", "Région"), tuple(
        Line(at, cells) for at, cells in enumerate(rows, start=2)
    ))  # fmt: skip


def test_a_region_is_told_only_where_asked_for_and_never_over_one_that_was_given() -> None:
    given = sheet(("Zoé", "Roux", "69003", ""), ("Ida", "Petit", "10115", "Berlin"))
    mapped = guessed(given.head)

    plain = read_registrations(given, mapped, date(2026, 3, 12))
    told = read_registrations(given, mapped, date(2026, 3, 12), Choices(french_regions=True))

    assert [each.region for each in plain.registrations] == ["", "Berlin"]
    assert plain.without_region == 1
    assert [each.region for each in told.registrations] == ["Auvergne-Rhône-Alpes", "Berlin"]
    assert [each.key for each in told.remarks] == ["remark_regions_told"]
