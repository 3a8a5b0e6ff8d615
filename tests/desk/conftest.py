"""A programme under way on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.elected import ElectionEvening, Hold
from tests.evenings import Evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    begun = Evening(tmp_path / "soiree.cocreation")
    yield begun
    begun.desk.close()


@pytest.fixture
def hold(tmp_path: Path) -> Iterator[Hold]:
    held: list[ElectionEvening] = []

    def begin(**sizes: int) -> ElectionEvening:
        held.append(ElectionEvening(tmp_path, **sizes))
        return held[-1]

    yield begin
    for evening in held:
        evening.desk.close()
