"""A file saved where somebody asked for it: there whole or not at all, and one sentence when it cannot be."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from cocreation_desk.domain.errors import Unavailable

_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def save(path: Path, content: bytes) -> None:
    """What had that name before stays as it was until the new one is on the disk; ``Unavailable`` says what to do.

    A link goes on leading to the file it names, and a file that was there keeps the rights it had.
    """
    path = _meant(path)
    if path.is_dir():
        raise Unavailable("save_is_a_folder", name=path.name)
    if not path.parent.is_dir():
        raise Unavailable("save_no_folder", folder=path.parent.name or str(path.parent))
    if path.exists() and not os.access(path, os.W_OK):
        raise Unavailable("save_is_held", name=path.name)
    beside = path.with_name(f".{secrets.token_hex(6)}.new")
    try:
        _write(beside, content, path)
        _put(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _meant(path: Path) -> Path:
    """The file itself, where a link leads to it."""
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError) as trouble:  # links that lead to each other
        raise Unavailable("copy_failed", name=path.name) from trouble


def _write(beside: Path, content: bytes, path: Path) -> None:
    try:
        with beside.open("xb") as written:
            with suppress(OSError):  # none was there, or this disk keeps no rights
                shutil.copymode(path, beside)
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
    except OSError as trouble:
        if trouble.errno in _CLOSED:
            raise Unavailable("save_folder_closed", folder=path.parent.name or str(path.parent)) from trouble
        raise Unavailable("save_disk_full" if trouble.errno in _FULL else "copy_failed", name=path.name) from trouble


def _put(beside: Path, path: Path) -> None:
    try:
        os.replace(beside, path)
    except PermissionError as trouble:  # Windows, while another program has it open
        raise Unavailable("save_is_held", name=path.name) from trouble
    except OSError as trouble:
        raise Unavailable("copy_failed", name=path.name) from trouble
