"""``python -m benchmarks.phones --phones 200 1000``: joining, receiving a vote, voting at once and over three seconds."""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.limits import bare_server, durable_writes_a_second
from benchmarks.room import BusyRoom, Phones
from cocreation_desk.rehearsal import spread

AIMS = {200: (50, 150), 1000: (400, None)}
"""Milliseconds, at the 95th percentile of a vote at once: to the acknowledgement, and to the stage."""


def main(words: Sequence[str] | None = None) -> int:
    reads = ArgumentParser(prog="python -m benchmarks.phones", description=__doc__)
    reads.add_argument("--phones", type=int, nargs="+", default=[200, 1000])
    reads.add_argument("--json", type=Path, help="where to write the figures as well")
    asked = reads.parse_args(words)
    found = {"machine": machine(), "limits": limits(asked.phones), "rooms": [measured(n) for n in asked.phones]}
    print(table(found))
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


def machine() -> dict[str, str]:
    return {"system": platform.platform(), "python": sys.version.split()[0], "sqlite": sqlite3.sqlite_version}


def limits(sizes: Sequence[int]) -> dict[str, Any]:
    """The disk and the loopback, in the same run."""
    phones = Phones()
    try:
        with bare_server() as url:
            phones.do(do="go_to", url=url)
            echoes = {n: phones.do(do="echo", n=n) for n in sizes}
    finally:
        phones.close()
    return {
        "durable_writes_a_second": round(durable_writes_a_second()),
        "echo_ms": {n: spread(_between(echo, "sent_at", "acked_at")) for n, echo in echoes.items()},
    }


def measured(n: int) -> dict[str, Any]:
    with BusyRoom(n) as room:
        cpu = time.process_time()
        joined = room.join()
        join_cpu = time.process_time() - cpu
        room.go_to_the_rating()
        rounds = {}
        for name, over in (("at_once", 0.0), ("over_3_s", 3.0)):
            ballot, until_seen, weight = room.open_vote()
            cpu = time.process_time()
            votes = room.vote(ballot, over)
            cpu = time.process_time() - cpu
            acked = [at for at in votes["acked_at"] if at]
            rounds[name] = {
                "question_ms": spread(until_seen),
                "question_bytes": max(weight),
                "ack_ms": spread(_between(votes, "sent_at", "acked_at")),
                "stage_ms": spread(room.shown_after(ballot, votes["sent_at"])),
                "votes_a_second": round(len(acked) / (max(acked) - min(votes["sent_at"]))),
                "cpu_us_a_vote": round(cpu / n * 1e6),
                "failed": votes["failed"],
                "first_failure": votes["first_failure"],
                "counted": len(room.desk.room.voted[ballot.id]),
            }
        return {
            "phones": n,
            "join_ms": spread(joined["took"]),
            "join_seconds": round(joined["seconds"], 2),
            "join_cpu_us": round(join_cpu / n * 1e6),
            **rounds,
        }


def _between(answer: dict[str, Any], start: str, end: str) -> list[float]:
    return [b - a for a, b in zip(answer[start], answer[end], strict=True) if b]


def table(found: dict[str, Any]) -> str:
    lines = [f"{'':34}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}   ms"]

    def row(name: str, figures: dict[str, float], note: str = "") -> None:
        values = "".join(f"{figures[each]:>8.1f}" for each in ("p50", "p95", "p99", "max"))
        lines.append(f"{name:34}{values}   {note}")

    lines.insert(0, "  ".join(found["machine"].values()))
    lines.append(f"disk: {found['limits']['durable_writes_a_second']} durable writes a second")
    for n, echo in found["limits"]["echo_ms"].items():
        row(f"bare loopback, {n} at once", echo)
    for room in found["rooms"]:
        n = room["phones"]
        row(f"{n} join, 50 at a time", room["join_ms"], f"all in after {room['join_seconds']} s")
        for name, words in (("at_once", "at once"), ("over_3_s", "over 3 s")):
            held = room[name]
            row(f"{n} get the question", held["question_ms"], f"{held['question_bytes']} bytes a phone")
            ack, stage = AIMS.get(n, (None, None)) if name == "at_once" else (None, None)
            row(f"{n} vote {words}: saved", held["ack_ms"], _aim(held["ack_ms"], ack))
            row(f"{n} vote {words}: on the stage", held["stage_ms"], _aim(held["stage_ms"], stage))
            lines.append(
                f"{'':34}{held['votes_a_second']} votes/s, {held['cpu_us_a_vote']} µs CPU a vote,"
                f" {held['counted']} counted, {held['failed']} failed {held['first_failure']}"
            )
    return "\n".join(lines)


def _aim(figures: dict[str, float], aim: int | None) -> str:
    if aim is None:
        return ""
    return f"aim: p95 ≤ {aim} ms, {'met' if figures['p95'] <= aim else 'missed'}"


if __name__ == "__main__":
    sys.exit(main())
