"""The plug is pulled at each step of opening and closing a secret vote, and at any time in between."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cocreation_desk.desk import ballots
from cocreation_desk.domain.ballot import BallotState
from tests.secret_evenings import SecretEvening

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")

VOTES = (7, 5, 0, 2)

# Opens the programme, does the act, and dies where it is told to: as a statement begins, in a function, or when time is up.
MEANWHILE = """
import os, signal, sys
from pathlib import Path
from cocreation_desk.desk import ballots
from cocreation_desk.desk.desk import Desk
from cocreation_desk.store import file
from cocreation_desk.store.keys import KeyDrawer

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

path, keys, act, where, nth = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4], float(sys.argv[5])
desk = Desk(file.open_programme(path), keys=KeyDrawer(keys))
ballot = next(each for each in desk.room.ballots if each.is_secret)
left = nth

def traced(sql):
    global left
    if sql.lower().startswith(where):
        left -= 1
        if left == 0:
            die()

if where == "time":
    signal.setitimer(signal.ITIMER_REAL, nth)
elif where == "key destroyed":
    destroy = KeyDrawer.destroy
    KeyDrawer.destroy = lambda self, key: (destroy(self, key), die())
elif where == "key overwritten":
    Path.unlink = die
elif where == "key still there":
    KeyDrawer.destroy = die
else:
    desk.file.writer.set_trace_callback(traced)
desk.do(getattr(ballots, act), ballot.id).result(20)
desk.look().result(20)
print("not cut off")
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a programme whose secret vote is open and full, and its key beside."""
    folder = tmp_path_factory.mktemp("prepared")
    evening = SecretEvening(folder / "soiree.cocreation", customers=9, company=5)
    trees = [tree for tree, n in enumerate(VOTES) for _ in range(n)]
    for voter, tree in zip(evening.everybody(), trees, strict=True):
        evening.vote(voter, tree)
    evening.desk.close()
    return folder


def cut_off(folder: Path, act: str, where: str, nth: float) -> bool:
    """Do the act in a program of its own that is killed there; False when it had finished before."""
    program = [sys.executable, "-c", MEANWHILE, str(folder / "soiree.cocreation"), str(folder / "keys")]
    ended = subprocess.run([*program, act, where, str(nth)], capture_output=True, text=True, timeout=300)
    assert ended.returncode in (-signal.SIGKILL, -signal.SIGALRM, 0), ended.stderr
    return ended.returncode != 0


@pytest.mark.parametrize(
    ("where", "nth", "committed"),
    [
        ("begin immediate", 1, False),
        ("insert into paper", 3, False),
        ("delete from sealed", 1, False),
        ("commit", 1, False),
        ("vacuum", 1, True),
        ("pragma wal_checkpoint", 1, True),
        ("key still there", 1, True),
        ("key overwritten", 1, True),
        ("key destroyed", 1, True),
        ("update urn set stage = 'clean'", 1, True),
        ("commit", 2, True),
    ],
)
def test_a_closing_cut_off_anywhere_ends_in_the_same_count(
    prepared: Path, tmp_path: Path, where: str, nth: int, committed: bool
) -> None:
    folder = shutil.copytree(prepared, tmp_path / "cut")

    assert cut_off(folder, "close_ballot", where, nth)
    evening = SecretEvening.again(folder / "soiree.cocreation")

    if not committed:
        assert evening.secret.state is BallotState.OPEN
        evening.do(ballots.close_ballot, evening.secret.id)
    assert evening.secret.state is BallotState.COUNTED
    assert evening.counted() == VOTES
    assert evening.keys_left() == []
    with evening.desk.file.reader() as db:
        assert db.execute("select stage from urn").fetchone()[0] == "clean"
        assert db.execute("select count(*) from sealed").fetchone()[0] == 0
    evening.desk.close()


@pytest.mark.parametrize("seconds", [0.001, 0.008, 0.018])
def test_a_closing_cut_off_at_any_time_ends_in_the_same_count(prepared: Path, tmp_path: Path, seconds: float) -> None:
    folder = shutil.copytree(prepared, tmp_path / "cut")

    cut_off(folder, "close_ballot", "time", seconds)
    evening = SecretEvening.again(folder / "soiree.cocreation")

    if evening.secret.state is BallotState.OPEN:
        evening.do(ballots.close_ballot, evening.secret.id)
    assert evening.counted() == VOTES
    assert evening.keys_left() == []
    evening.desk.close()


def test_an_opening_cut_off_after_its_key_was_put_away_can_be_done_again(tmp_path: Path) -> None:
    evening = SecretEvening(tmp_path / "soiree.cocreation", opens=False)
    evening.desk.close()

    assert cut_off(tmp_path, "open_ballot", "commit", 1)
    evening = SecretEvening.again(tmp_path / "soiree.cocreation")

    assert evening.secret.state is BallotState.READY
    evening.do(ballots.open_ballot, evening.secret.id)
    evening.vote(evening.everybody()[0], 1)
    assert evening.close_and_count() == (0, 1, 0, 0)
    evening.desk.close()
