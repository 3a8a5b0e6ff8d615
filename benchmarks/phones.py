"""``python -m benchmarks.phones --phones 200 1000``: joining, receiving a vote, voting at once and over three seconds."""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.limits import bare_server, durable_writes_a_second, idle_web_server
from benchmarks.room import BusyRoom
from cocreation_desk.rehearsal import spread

AIMS = {200: (50, 150), 1000: (400, None)}
"""Milliseconds, at the 95th percentile of a vote at once: to the acknowledgement, and to the stage."""

LINES = {"kept": True, "new": False}
"""Whether a phone votes on the connection its page came by, as a browser does for some minutes, or must knock again."""


def main(words: Sequence[str] | None = None) -> int:
    reads = ArgumentParser(prog="python -m benchmarks.phones", description=__doc__)
    reads.add_argument("--phones", type=int, nargs="+", default=[200, 1000])
    reads.add_argument("--rounds", type=int, default=5, help="how often everybody votes at once")
    reads.add_argument("--json", type=Path, help="where to write the figures as well")
    asked = reads.parse_args(words)
    found = {
        "machine": machine(),
        "durable_writes_a_second": round(durable_writes_a_second()),
        "rooms": [measured(n, asked.rounds) for n in asked.phones],
    }
    print(table(found))
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


def machine() -> dict[str, str]:
    return {"system": platform.platform(), "python": sys.version.split()[0], "sqlite": sqlite3.sqlite_version}


def measured(n: int, rounds: int) -> dict[str, Any]:
    """Everybody joins, votes at once several times, each time after both limits of the same moment, and once spread out."""
    with BusyRoom(n) as room, bare_server() as bare, idle_web_server(n) as idle:
        joined = room.join()
        room.go_to_the_rating()
        at_once: dict[str, list[dict[str, Any]]] = {name: [] for name in LINES}
        for name, keep in LINES.items():
            for _ in range(rounds):
                limits = {name: _echoed(room, url, keep) for name, url in (("bare", bare), ("idle", idle))}
                at_once[name].append({**_voted(room, 0.0, keep), **limits})
        return {
            "phones": n,
            "join_ms": spread(joined["took"]),
            "join_seconds": round(joined["seconds"], 2),
            "join_cpu_us": _each(joined, n),
            "at_once": {name: sorted(held, key=lambda each: each["ack_ms"]["p95"]) for name, held in at_once.items()},
            "over_3_s": {name: _voted(room, 3.0, keep) for name, keep in LINES.items()},
        }


def _echoed(room: BusyRoom, url: str, keep: bool) -> dict[str, Any]:
    echo = room.echo(url, keep=keep)
    return {"ack_ms": spread(_between(echo, "sent_at", "acked_at")), "cpu_us": _each(echo, room.n)}


def _voted(room: BusyRoom, over: float, keep: bool) -> dict[str, Any]:
    ballot, until_seen, weight = room.open_vote()
    votes = room.vote(ballot, over, keep=keep)
    acked = [at for at in votes["acked_at"] if at]
    return {
        "question_ms": spread(until_seen),
        "question_bytes": max(weight),
        "ack_ms": spread(_between(votes, "sent_at", "acked_at")),
        "stage_ms": spread(room.shown_after(ballot, votes["sent_at"])),
        "votes_a_second": round(len(acked) / (max(acked) - min(votes["sent_at"]))),
        "cpu_us": _each(votes, room.n),
        "failed": votes["failed"],
        "first_failure": votes["first_failure"],
        "counted": len(room.desk.room.voted[ballot.id]),
    }


def _each(answer: dict[str, Any], n: int) -> int:
    """Of the server's process, in millionths of a second."""
    return round(float(answer["server_cpu"]) / n * 1e6)


def _between(answer: dict[str, Any], start: str, end: str) -> list[float]:
    return [b - a for a, b in zip(answer[start], answer[end], strict=True) if b]


def table(found: dict[str, Any]) -> str:
    """Of the votes at once, the round in the middle, with the limits measured just before it; then the best of all rounds."""
    lines = [
        "  ".join(found["machine"].values()),
        f"disk: {found['durable_writes_a_second']} durable writes a second",
        f"{'':38}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}   ms",
    ]

    def row(name: str, figures: dict[str, float], note: str = "") -> None:
        values = "".join(f"{figures[each]:>8.1f}" for each in ("p50", "p95", "p99", "max"))
        lines.append(f"{name:38}{values}   {note}".rstrip())

    for room in found["rooms"]:
        n = room["phones"]
        row(
            f"{n} join, 50 at a time",
            room["join_ms"],
            f"all in after {room['join_seconds']} s, {room['join_cpu_us']} µs of CPU each",
        )
        for name, rounds in room["at_once"].items():
            middle, spread_out = rounds[len(rounds) // 2], room["over_3_s"][name]
            lines.append(f"{n} phones, {name} connections:")
            row("  get the question", middle["question_ms"], f"{middle['question_bytes']} bytes a phone")
            row("  at once: bare loopback", middle["bare"]["ack_ms"], f"{middle['bare']['cpu_us']} µs of CPU each")
            row("  at once: idle web server", middle["idle"]["ack_ms"], f"{middle['idle']['cpu_us']} µs of CPU each")
            ack, stage = AIMS.get(n, (None, None))
            row("  vote at once: saved", middle["ack_ms"], _aim(middle["ack_ms"], ack))
            row("  vote at once: on the stage", middle["stage_ms"], _aim(middle["stage_ms"], stage))
            times = middle["ack_ms"]["p95"] / middle["bare"]["ack_ms"]["p95"]
            lines.append(f"{'':38}{_told(middle)}, {times:.1f} times the bare loopback")
            best = {of: min(each[of]["p95"] for each in rounds) for of in ("ack_ms", "stage_ms")}
            limits = {of: min(each[of]["ack_ms"]["p95"] for each in rounds) for of in ("bare", "idle")}
            lines.append(
                f"{'':38}best p95 of {len(rounds)} rounds: saved {best['ack_ms']}, on the stage {best['stage_ms']},"
                f" bare loopback {limits['bare']}, idle web server {limits['idle']} ms;"
                f" least CPU a vote {min(each['cpu_us'] for each in rounds)} µs"
            )
            row("  vote over 3 s: saved", spread_out["ack_ms"])
            row("  vote over 3 s: on the stage", spread_out["stage_ms"], _told(spread_out))
    return "\n".join(lines)


def _told(votes: dict[str, Any]) -> str:
    return (
        f"{votes['votes_a_second']} votes/s, {votes['cpu_us']} µs of CPU a vote,"
        f" {votes['counted']} counted, {votes['failed']} failed {votes['first_failure']}".rstrip()
    )


def _aim(figures: dict[str, float], aim: int | None) -> str:
    if aim is None:
        return ""
    return f"aim: p95 ≤ {aim} ms, {'met' if figures['p95'] <= aim else 'missed'}"


if __name__ == "__main__":
    sys.exit(main())
