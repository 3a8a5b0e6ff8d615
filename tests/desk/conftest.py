"""A programme under way on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.evenings import Evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    begun = Evening(tmp_path / "soiree.cocreation")
    yield begun
    begun.desk.close()
