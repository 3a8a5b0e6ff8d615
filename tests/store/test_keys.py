from __future__ import annotations

import os
from pathlib import Path

import pytest

from cocreation_desk.domain.secrecy import key_words, receipt_code
from cocreation_desk.store import sealing
from cocreation_desk.store.keys import KeyDrawer


def test_a_key_opens_what_its_lock_has_sealed_and_nothing_else(tmp_path: Path) -> None:
    drawer = KeyDrawer(tmp_path / "keys")
    lock, other = drawer.new_pair(), drawer.new_pair()

    box = sealing.seal(lock, b"oak", 256)

    key, wrong = drawer.take(lock), drawer.take(other)
    assert key and wrong
    assert sealing.unseal(key, box) == b"oak"
    assert sealing.unseal(wrong, box) is None
    assert sealing.unseal(key, box[:-1] + b"\0") is None


def test_what_is_sealed_twice_looks_different_and_is_as_long(tmp_path: Path) -> None:
    lock = KeyDrawer(tmp_path / "keys").new_pair()

    boxes = {sealing.seal(lock, content, 256) for content in (b"oak", b"oak", b"", b"a" * 256)}

    assert len(boxes) == 4
    assert len({len(box) for box in boxes}) == 1
    with pytest.raises(ValueError, match="longer"):
        sealing.seal(lock, b"a" * 257, 256)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile to its owner in another way")
def test_only_its_owner_may_read_a_key(tmp_path: Path) -> None:
    drawer = KeyDrawer(tmp_path / "keys")
    drawer.new_pair()

    (key,) = (tmp_path / "keys").iterdir()
    assert key.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_a_destroyed_key_is_gone_and_may_be_destroyed_again(tmp_path: Path) -> None:
    drawer = KeyDrawer(tmp_path / "keys")
    lock = drawer.new_pair()

    drawer.destroy(lock)
    drawer.destroy(lock)

    assert drawer.take(lock) is None
    assert list((tmp_path / "keys").iterdir()) == []


def test_a_damaged_key_is_no_key(tmp_path: Path) -> None:
    drawer = KeyDrawer(tmp_path / "keys")
    lock = drawer.new_pair()
    (key,) = (tmp_path / "keys").iterdir()

    key.write_bytes(b"cut short")

    assert drawer.take(lock) is None


def test_codes_and_words_are_those_of_the_published_rules() -> None:
    """SHA-256("abc") begins ba7816bf 8f01cfea (FIPS 180-2); the rest is worked by hand.

    Thirty bits, five at a time: 10111 01001 11100 00001 01101 01111, the letters 23, 9, 28, 1, 13 and 15. The words,
    four bits a consonant and two a vowel: 1011 10 1001 11 1000 is r-o-n-u-m, and so on.
    """
    assert receipt_code(b"abc") == "1K6BQS"
    assert key_words(b"abc") == "ronum-dipuz-musad-suzop"
