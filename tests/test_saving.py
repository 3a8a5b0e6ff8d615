"""Files are saved whole or not at all, and what stands in the way is said in one sentence."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from cocreation_desk import saving
from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.domain.text import LANGUAGES
from cocreation_desk.words import sayer

AS_ROOT = sys.platform != "win32" and os.geteuid() == 0


def why(path: Path, content: bytes = b"new") -> str:
    """The key of the trouble, which can be said in both languages."""
    with pytest.raises(Unavailable) as trouble:
        saving.save(path, content)
    assert all(sayer(code)(trouble.value.key, **trouble.value.details) for code in LANGUAGES)
    return trouble.value.key


def failing(number: int) -> object:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_file_that_is_there_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "compte rendu.pdf"
    path.write_bytes(b"old and longer")
    saving.save(path, b"new")

    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["compte rendu.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps such rights elsewhere")
def test_a_saved_file_has_the_rights_any_file_has_and_keeps_those_it_had(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        saving.save(tmp_path / "a.pdf", b"new")
        (tmp_path / "b.pdf").write_bytes(b"theirs")
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "b.pdf").stat().st_mode

    (tmp_path / "a.pdf").chmod(0o604)
    saving.save(tmp_path / "a.pdf", b"newer")
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o604


def linked(link: Path, to: Path) -> None:
    try:
        link.symlink_to(to)
    except (OSError, NotImplementedError):
        pytest.skip("this computer makes no links")


def test_saving_over_a_link_writes_the_file_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    kept = tmp_path / "shared" / "kept.pdf"
    kept.write_bytes(b"old")
    linked(tmp_path / "a.pdf", Path("shared") / "kept.pdf")

    saving.save(tmp_path / "a.pdf", b"new")

    assert (tmp_path / "a.pdf").is_symlink()
    assert kept.read_bytes() == b"new"
    assert os.listdir(tmp_path / "shared") == ["kept.pdf"]


def test_a_link_that_leads_nowhere_yet_is_filled_and_one_into_no_folder_is_said(tmp_path: Path) -> None:
    linked(tmp_path / "a.pdf", tmp_path / "new.pdf")
    linked(tmp_path / "b.pdf", tmp_path / "gone" / "new.pdf")

    saving.save(tmp_path / "a.pdf", b"new")

    assert (tmp_path / "new.pdf").read_bytes() == b"new"
    assert why(tmp_path / "b.pdf") == "save_no_folder"


def test_a_name_that_is_a_folder_and_a_folder_that_is_gone_are_said(tmp_path: Path) -> None:
    (tmp_path / "papiers").mkdir()

    assert why(tmp_path / "papiers") == "save_is_a_folder"
    assert why(tmp_path / "clé USB" / "a.pdf") == "save_no_folder"


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps such rights elsewhere")
def test_a_folder_and_a_file_that_are_read_only_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o444)
    assert why(path) == "save_is_held"
    path.chmod(0o644)
    tmp_path.chmod(0o555)
    try:
        assert why(path) == "save_folder_closed"
    finally:
        tmp_path.chmod(0o755)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.ENOSPC, "save_disk_full"), (errno.EROFS, "save_folder_closed"), (errno.EIO, "copy_failed")],
)
def test_a_disk_that_gives_up_half_way_leaves_the_old_file(
    number: int, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing(number))

    assert why(path) == key
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_file_that_another_program_has_open_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", failing(errno.EACCES))

    assert why(path) == "save_is_held"
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_disk_that_is_really_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.open

    def onto_a_full_disk(self: Path, *args: object, **named: object) -> object:
        return whole(Path("/dev/full") if self.suffix == ".new" else self, "wb")

    monkeypatch.setattr(Path, "open", onto_a_full_disk)

    assert why(tmp_path / "a.pdf") == "save_disk_full"
