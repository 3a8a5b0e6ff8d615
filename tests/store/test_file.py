from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.domain.programme import Programme
from cocreation_desk.store import file, journal, schema
from cocreation_desk.store.file import open_programme

FIRST_OF_MARCH = datetime(2026, 3, 1, tzinfo=UTC)
PROGRAMME = Programme("p1", "Ouvrir la maison", "Maison Test", "fr")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "été.cocreation"
    file.create(made, PROGRAMME)
    return made


@contextmanager
def opened_for_a_while(path: Path) -> Iterator[file.ProgrammeFile]:
    opened = open_programme(path)
    try:
        yield opened
    finally:
        opened.close()


def test_a_new_programme_is_one_whole_file_and_nothing_else(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert file.check(path).is_sound


def test_looking_at_a_programme_leaves_nothing_beside_it(path: Path) -> None:
    with opened_for_a_while(path):
        pass

    file.check(path)

    beside = {each.name for each in path.parent.iterdir()} - {path.name, f".{path.name}.lock"}
    assert beside == set()


def test_the_file_is_what_we_promise_of_it(path: Path) -> None:
    with opened_for_a_while(path) as opened:
        settings = ("journal_mode", "synchronous", "foreign_keys", "application_id", "user_version")
        set_to = [opened.writer.execute(f"pragma {each}").fetchone()[0] for each in settings]
        assert set_to == ["wal", 2, 1, schema.APPLICATION_ID, schema.VERSION]  # 2 is FULL
        tables = opened.writer.execute("pragma table_list").fetchall()
        loose = {
            row["name"] for row in tables if not row["strict"] and not row["name"].startswith(("sqlite_", "_sqlite"))
        }
        assert loose == set()


def test_an_existing_file_is_never_written_over(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(Unavailable, match="file_exists"):
        file.create(path, PROGRAMME)

    assert path.read_bytes() == before


def test_a_second_program_is_told_who_holds_the_file(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from cocreation_desk.store.file import open_programme\n"
        "from cocreation_desk.domain.errors import Unavailable\n"
        "try: open_programme(Path(sys.argv[1]))\n"
        "except Unavailable as no: print(no.key, no.details['holder'])"
    )
    with opened_for_a_while(path):
        said = subprocess.run(
            [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
        ).stdout
    assert said.split()[0] == "file_is_open_elsewhere"
    assert str(os.getpid()) in said


def test_a_lock_left_behind_by_a_killed_program_keeps_nobody_out(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from cocreation_desk.store.file import open_programme\n"
        "opened = open_programme(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)

    with opened_for_a_while(path) as opened:
        assert opened.badge_key


def torn(path: Path) -> None:
    with path.open("r+b") as raw:
        raw.truncate(path.stat().st_size // 2)


def scribbled_on(path: Path) -> None:
    with path.open("r+b") as raw:
        raw.seek(4096 * 3)
        raw.write(os.urandom(4096))


def from_tomorrow(path: Path) -> None:
    with path.open("r+b") as raw:
        raw.seek(60)
        raw.write((schema.VERSION + 1).to_bytes(4, "big"))


def somebody_elses(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("create table t (x)")
    other.commit()
    other.close()


def with_a_trap(path: Path) -> None:
    trapped = sqlite3.connect(path)
    trapped.execute("create trigger trap after insert on journal begin delete from paper; end")
    trapped.commit()
    trapped.execute("pragma wal_checkpoint(truncate)")
    trapped.close()


FOREIGN: list[tuple[str, Callable[[Path], object], str]] = [
    ("empty", lambda path: path.write_bytes(b""), "file_is_not_ours"),
    ("text", lambda path: path.write_text("Bonjour " * 40, encoding="utf-8"), "file_is_not_ours"),
    ("another database", somebody_elses, "file_is_not_ours"),
    ("from tomorrow", from_tomorrow, "file_is_newer"),
    ("torn", torn, "file_is_damaged"),
    ("scribbled on", scribbled_on, "file_is_damaged"),
    ("with a trap", with_a_trap, "file_is_damaged"),
    ("read-only", lambda path: path.chmod(0o444), "file_is_read_only"),
]


@pytest.mark.parametrize(("spoil", "key"), [case[1:] for case in FOREIGN], ids=[case[0] for case in FOREIGN])
def test_a_file_we_do_not_understand_is_refused_in_a_sentence_and_keeps_every_byte(
    path: Path, spoil: Callable[[Path], object], key: str
) -> None:
    spoil(path)
    before = path.read_bytes()

    with pytest.raises(Unavailable, match=key):
        open_programme(path)

    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_and_a_folder_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.cocreation")

    for name in ("pipe.cocreation", "."):
        with pytest.raises(Unavailable, match="file_is_not_ours"):
            open_programme(tmp_path / name)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="file_missing"):
        open_programme(tmp_path / "nowhere.cocreation")


def append(db: sqlite3.Connection, previous: str, action: str) -> str:
    entry = journal.entry(previous, FIRST_OF_MARCH.isoformat(), "nobody", action, "test", "x", "")
    journal.write(db, [entry])
    return entry[-1]


def test_every_cut_of_the_log_is_a_moment_of_its_history(path: Path, tmp_path: Path) -> None:
    """A power cut can end the write-ahead log anywhere: what opens holds the first commits, whole, and no other."""
    opened = open_programme(path)
    sealed = journal.START
    for number in range(6):
        opened.writer.execute("begin immediate")
        sealed = append(opened.writer, sealed, f"entry {number}")
        opened.writer.execute("commit")
    log = Path(f"{path}-wal").read_bytes()
    whole = path.read_bytes()
    opened.close()

    seen = set()
    for cut in range(0, len(log), 997):
        copy = tmp_path / f"cut{cut}" / "copy.cocreation"
        copy.parent.mkdir()
        copy.write_bytes(whole)
        Path(f"{copy}-wal").write_bytes(log[:cut])
        with opened_for_a_while(copy) as reopened:
            entries, broken_at = journal.verify(reopened.writer)
            assert broken_at is None
            seen.add(entries)
        shutil.rmtree(copy.parent)
    assert seen <= set(range(7))
    assert len(seen) > 1


def test_a_changed_entry_breaks_the_chain(path: Path) -> None:
    with opened_for_a_while(path) as opened:
        sealed = journal.START
        for number in range(4):
            sealed = append(opened.writer, sealed, f"entry {number}")
        opened.writer.execute("update journal set action = 'something else' where seq = 3")

        assert journal.verify(opened.writer) == (2, 3)


def test_a_copy_is_whole_and_opens(path: Path, tmp_path: Path) -> None:
    with opened_for_a_while(path) as opened:
        file.back_up(opened, tmp_path / "copie.cocreation")

    assert file.check(tmp_path / "copie.cocreation").is_sound


def test_a_copy_never_takes_the_place_of_what_is_open(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "autre.cocreation"
    with opened_for_a_while(path) as opened:
        with pytest.raises(Unavailable) as onto_itself:
            file.back_up(opened, path)
        file.back_up(opened, other)
        with opened_for_a_while(other), pytest.raises(Unavailable) as open_elsewhere:
            file.back_up(opened, other)

    assert (onto_itself.value.key, open_elsewhere.value.key) == ("copy_onto_itself", "copy_is_open")
    assert file.check(path).is_sound and file.check(other).is_sound


def test_a_reader_cannot_write(path: Path) -> None:
    with (
        opened_for_a_while(path) as opened,
        opened.reader() as db,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        db.execute("delete from programme")
