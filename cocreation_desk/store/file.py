"""The programme's file: made whole, opened only when sound, held by one program at a time, copied safely."""

from __future__ import annotations

import os
import socket
import sqlite3
import stat
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import filelock

from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.domain.programme import Programme
from cocreation_desk.store import journal, schema
from cocreation_desk.store.programme import add_programme

SUFFIX = ".cocreation"
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"
# What a damaged file makes Python's sqlite3 raise, its own errors aside.
_DAMAGE = (sqlite3.Error, UnicodeDecodeError, OverflowError)


@dataclass(frozen=True)
class Soundness:
    """What a check of the file found."""

    path: Path
    entries: int
    broken_at: int | None
    schema_version: int

    @property
    def is_sound(self) -> bool:
        return self.broken_at is None


class ProgrammeFile:
    """An open programme. ``writer`` belongs to the desk's thread alone; everybody else asks for a ``reader``."""

    def __init__(self, path: Path, lock: filelock.BaseFileLock, writer: sqlite3.Connection) -> None:
        self.path = path
        self.writer = writer
        self._lock = lock
        self.badge_key: bytes = writer.execute("select badge_key from programme").fetchone()[0]

    @contextmanager
    def reader(self) -> Iterator[sqlite3.Connection]:
        """A query-only connection of one's own, on the newest committed state."""
        connection = _connect(self.path, read_only=True)
        try:
            yield connection
        finally:
            connection.close()

    def close(self) -> None:
        self.writer.execute("pragma wal_checkpoint(truncate)")
        self.writer.close()
        self._lock.release()


def create(path: Path, programme: Programme) -> None:
    """A new programme file, there whole or not at all; ``Unavailable`` when something already has that name."""
    if path.exists():
        raise Unavailable("file_exists", name=path.name)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        connection = _connect(beside)
        try:
            connection.execute(f"pragma application_id = {schema.APPLICATION_ID}")
            schema.bring_up_to_date(connection)
            add_programme(connection, programme, badge_key=os.urandom(32))
            connection.execute("pragma wal_checkpoint(truncate)")
        finally:
            connection.close()
        _flush(beside)
        os.link(beside, path) if hasattr(os, "link") else os.rename(beside, path)
        _flush(path.parent)
    except FileExistsError:
        raise Unavailable("file_exists", name=path.name) from None
    except (OSError, sqlite3.OperationalError) as trouble:
        raise Unavailable("file_cannot_be_made", name=path.name) from trouble
    finally:
        for leftover in (beside, Path(f"{beside}-wal"), Path(f"{beside}-shm")):
            leftover.unlink(missing_ok=True)


def open_programme(path: Path) -> ProgrammeFile:
    """Lock, check, and open. A file we do not understand is refused in a sentence and keeps every byte."""
    _check_outside(path)
    lock = _hold(path)
    try:
        _check_header(path)
        _check_inside(path)
        writer = _connect(path)
        try:
            schema.bring_up_to_date(writer)
            return ProgrammeFile(path, lock, writer)
        except BaseException:
            writer.close()
            raise
    except BaseException:
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)
        raise


def check(path: Path) -> Soundness:
    """Everything about the file that can be checked without writing to it: SQLite's own checks and the journal's chain."""
    _check_outside(path)
    _check_header(path)
    _check_inside(path)
    connection = _connect(path, read_only=True)
    try:
        entries, broken_at = journal.verify(connection)
        version = connection.execute("pragma user_version").fetchone()[0]
    finally:
        connection.close()
    return Soundness(path, entries, broken_at, version)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A query-only look at a programme, whoever holds it; nothing of it is written."""
    _check_outside(path)
    _check_header(path)
    _check_inside(path)
    connection = _connect(path, read_only=True)
    try:
        yield connection
    finally:
        connection.close()


def wipe_traces(db: sqlite3.Connection) -> bool:
    """Write the whole file anew, without free pages and in an order that tells nothing, and empty its log.

    False when somebody who reads the file meanwhile keeps the log from being emptied. Not inside a transaction.
    """
    db.execute("vacuum")
    kept_busy = db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    return not kept_busy


def back_up(file: ProgrammeFile, target: Path) -> None:
    """A whole copy of the programme as committed now, under that name only once it is complete.

    ``Unavailable`` when that name is the programme's own, or a program has the file of that name open.
    """
    if target.exists() and target.samefile(file.path):
        raise Unavailable("copy_onto_itself", name=target.name)
    if Path(f"{target}-wal").exists():  # it would be read into our copy
        raise Unavailable("copy_is_open", name=target.name)
    with file.reader() as source:
        copy(source, target)


def copy(source: sqlite3.Connection, target: Path) -> None:
    """What that connection reads now, under that name only once it is complete."""
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    try:
        written = sqlite3.connect(beside, isolation_level=None)
        try:
            source.backup(written, pages=-1)
        finally:
            written.close()
        _flush(beside)
        os.replace(beside, target)
        _flush(target.parent)
    except (OSError, sqlite3.OperationalError) as trouble:
        raise Unavailable("copy_failed", name=target.name) from trouble
    finally:
        beside.unlink(missing_ok=True)


def _connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    mode = "rwc"
    if read_only:
        # With no log beside it nobody has the file open, and reading it need leave nothing beside it either.
        mode = "ro" if Path(f"{path}-wal").exists() else "ro&immutable=1"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
        timeout=5,
    )
    connection.row_factory = sqlite3.Row
    for pragma in (
        "trusted_schema = off",
        "foreign_keys = on",
        "cell_size_check = on",
        "mmap_size = 0",
        "temp_store = memory",
    ):
        connection.execute(f"pragma {pragma}")
    if read_only:
        connection.execute("pragma query_only = on")
        return connection
    for pragma in ("journal_mode = wal", "synchronous = full", "secure_delete = on", "wal_autocheckpoint = 1000"):
        connection.execute(f"pragma {pragma}")
    if sys.platform == "darwin":  # plain fsync does not reach the platters there
        connection.execute("pragma fullfsync = on")
        connection.execute("pragma checkpoint_fullfsync = on")
    return connection


def _check_outside(path: Path) -> None:
    """Refuse without opening it what is no ordinary file that we may write."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise Unavailable("file_missing", name=path.name) from None
    except OSError as trouble:
        raise Unavailable("file_unreadable", name=path.name) from trouble
    if not stat.S_ISREG(status.st_mode):
        raise Unavailable("file_is_not_ours", name=path.name)
    if not status.st_mode & stat.S_IWUSR or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise Unavailable("file_is_read_only", name=path.name)


def _check_header(path: Path) -> None:
    """Refuse by the first bytes what is not ours, or newer than we are, before SQLite may touch it.

    Only while we hold the file: closing a plain descriptor drops SQLite's own locks in the same process.
    """
    try:
        with path.open("rb") as raw:
            header = raw.read(_HEADER_BYTES)
    except OSError as trouble:
        raise Unavailable("file_unreadable", name=path.name) from trouble
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise Unavailable("file_is_not_ours", name=path.name)
    version, application = struct.unpack(">I", header[60:64])[0], struct.unpack(">I", header[68:72])[0]
    if application != schema.APPLICATION_ID:
        raise Unavailable("file_is_not_ours", name=path.name)
    _refuse_newer(path, version)


def _refuse_newer(path: Path, version: int) -> None:
    if version > schema.VERSION:
        raise Unavailable("file_is_newer", name=path.name, version=version, known=schema.VERSION)


def _check_inside(path: Path) -> None:
    try:
        connection = _connect(path, read_only=True)
        try:
            _refuse_newer(path, connection.execute("pragma user_version").fetchone()[0])
            findings = [row[0] for row in connection.execute("pragma integrity_check(1)")]
            strangers = connection.execute(
                "select name from sqlite_master where type in ('trigger', 'view')"
            ).fetchall()
            orphans = connection.execute("pragma foreign_key_check").fetchone()
            connection.execute("select id from programme").fetchone()["id"]
        finally:
            connection.close()
    except (*_DAMAGE, TypeError) as damage:
        if isinstance(damage, sqlite3.OperationalError) and "locked" in str(damage):
            raise Unavailable("file_is_busy", name=path.name) from damage
        raise Unavailable("file_is_damaged", name=path.name) from damage
    if findings != ["ok"] or strangers or orphans is not None:
        raise Unavailable("file_is_damaged", name=path.name)


def _hold(path: Path) -> filelock.BaseFileLock:
    beside = path.with_name(f".{path.name}.lock")
    lock = filelock.FileLock(beside, thread_local=False)
    try:
        lock.acquire(blocking=False)
    except filelock.Timeout:
        raise Unavailable("file_is_open_elsewhere", name=path.name, holder=_holder(beside)) from None
    except OSError as trouble:
        raise Unavailable("file_is_read_only", name=path.name) from trouble
    try:
        beside.write_text(f"{socket.gethostname()}, {os.getpid()}", encoding="utf-8")
    except OSError:  # Windows keeps the locked bytes from us; the lock itself holds
        pass
    return lock


def _holder(beside: Path) -> str:
    try:
        return beside.read_text(encoding="utf-8").strip() or "?"
    except OSError:
        return "?"


def _flush(path: Path) -> None:
    if path.is_dir() and os.name == "nt":  # Windows has no way to flush a folder
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
