"""A room with phones, on a real file and a real port, and somebody's phone in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsers import Handset
from tests.phones import PhoneRoom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[PhoneRoom]:
    begun = PhoneRoom(tmp_path / "soiree.cocreation")
    yield begun
    begun.close()


@pytest.fixture
def handset(room: PhoneRoom, chromium: Browser) -> Iterator[Handset]:
    phone = Handset(room, chromium)
    yield phone
    phone.context.close()
