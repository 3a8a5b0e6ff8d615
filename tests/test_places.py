"""What we ship is found from a checkout, an installed wheel and a frozen bundle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreation_desk import places


@pytest.fixture(autouse=True)
def _ask_again() -> Iterator[None]:
    places._resources.cache_clear()
    yield
    places._resources.cache_clear()


def test_a_checkout_has_them_beside_the_package() -> None:
    assert places.resource("locale", "fr", "room.po").is_file()


@pytest.mark.parametrize("beside", ["site-packages/cocreation_desk/resources", "site-packages/resources"])
def test_a_wheel_has_them_inside_the_package_and_a_checkout_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beside: str
) -> None:
    (tmp_path / beside / "locale").mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(tmp_path / "site-packages/cocreation_desk/places.py"))

    assert places.resource("locale") == tmp_path / beside / "locale"


def test_a_bundle_has_them_where_it_was_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_internal/resources/locale").mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(tmp_path / "archive/cocreation_desk/places.pyc"))
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)

    assert places.resource("x.png") == tmp_path / "_internal/resources/x.png"


def test_an_incomplete_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "__file__", str(tmp_path / "cocreation_desk/places.py"))

    with pytest.raises(FileNotFoundError, match="incomplete"):
        places.resource("locale")


def test_caches_and_data_go_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COCREATION_DESK_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("COCREATION_DESK_DATA", str(tmp_path / "ours"))

    assert (places.cache_folder(), places.data_folder()) == (tmp_path / "kept", tmp_path / "ours")
    assert (tmp_path / "kept").is_dir() and (tmp_path / "ours").is_dir()
