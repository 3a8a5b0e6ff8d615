"""``python -m benchmarks.soak``: one vote after the other for as long as a session lasts, every paper sent twice, and what that leaves in memory."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence

import psutil

from benchmarks.room import BusyRoom
from cocreation_desk.rehearsal import spread
from cocreation_desk.store import file

SPREAD_SECONDS = 2.0


def main(words: Sequence[str] | None = None) -> int:
    reads = ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    reads.add_argument("--phones", type=int, default=60)
    reads.add_argument("--minutes", type=float, default=10.0)
    asked = reads.parse_args(words)
    process = psutil.Process()
    votes = acknowledged = counted = 0
    print(f"{'minutes':>8}{'votes':>8}{'papers':>8}{'memory MB':>11}{'CPU s a vote':>14}{'saved p95 ms':>14}")
    with BusyRoom(asked.phones) as room:
        room.join()
        room.go_to_the_rating()
        began, told_at = time.monotonic(), 0.0
        while (elapsed := time.monotonic() - began) < asked.minutes * 60:
            ballot, _, _ = room.open_vote()
            first = room.vote(ballot, SPREAD_SECONDS)
            again = room.vote(ballot, SPREAD_SECONDS)
            room.published.clear()
            votes += 1
            acknowledged += sum(1 for at in first["acked_at"] if at) - first["failed"] - again["failed"]
            counted += len(room.desk.look().result().voted[ballot.id])
            if elapsed >= told_at:
                took = spread([b - a for a, b in zip(first["sent_at"], first["acked_at"], strict=True)])["p95"]
                memory = process.memory_info().rss / 1e6
                print(
                    f"{elapsed / 60:>8.1f}{votes:>8}{counted:>8}{memory:>11.1f}{first['server_cpu']:>14.2f}{took:>14.1f}",
                    flush=True,
                )
                told_at = elapsed + 60
        room.evening.close()
        sound = file.check(room.evening.file.path)
    chain = "whole" if sound.broken_at is None else f"broken at {sound.broken_at}"
    print(
        f"{votes} votes, {acknowledged} papers acknowledged, {counted} counted; journal of {sound.entries} entries {chain}"
    )
    return 0 if acknowledged == counted == votes * asked.phones and sound.broken_at is None else 1


if __name__ == "__main__":
    sys.exit(main())
