"""A room with phones, on a real file and a real port."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.phones import PhoneRoom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[PhoneRoom]:
    begun = PhoneRoom(tmp_path / "soiree.cocreation")
    yield begun
    begun.close()
