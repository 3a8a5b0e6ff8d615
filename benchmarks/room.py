"""A room to measure: a programme with so many people, its phones in another process, and what the desk published when."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from cocreation_desk.commands.new import set_up
from cocreation_desk.desk import ballots, running
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.badges import badge_code
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.templates import load
from cocreation_desk.evening import Evening
from cocreation_desk.places import resource
from cocreation_desk.store import file


class Phones:
    """The other process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.load"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def do(self, **order: Any) -> dict[str, Any]:
        """What the phones have measured, and the CPU that this process, the server's, spent on them meanwhile."""
        assert self._process.stdin is not None and self._process.stdout is not None
        began = time.process_time()
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        spent = time.process_time() - began
        return {**json.loads(answer), "server_cpu": spent}

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()


class BusyRoom:
    """An Open CoDir at its rating, with ``n`` phones in the room once ``join`` is through."""

    def __init__(self, n: int) -> None:
        self.n = n
        self._folder = tempfile.TemporaryDirectory(prefix="cocreation-desk-benchmark-")
        path = Path(self._folder.name) / "room.cocreation"
        file.create(path, Programme(secrets.token_hex(8), "Benchmark", "Benchmark", "fr"))
        template = next(
            each for each in load(resource("templates.json").read_text("utf-8")) if each.key == "open_codir"
        )
        people = [NewParticipant(f"P{k}", "", Side.COMPANY if k % 2 else Side.CUSTOMER) for k in range(n)]
        desk = Desk(file.open_programme(path))
        session_id = desk.do(set_up, template, datetime.now().astimezone(), "fr", None, "Benchmark", people).result()
        desk.close()
        self.evening = Evening(path, session_id, port=0)
        self.desk = self.evening.desk
        self.session_id = session_id
        self.published: list[tuple[float, Room]] = []
        self._forget = self.desk.listen(lambda room: self.published.append((time.monotonic(), room)))
        self.phones = Phones()
        self.phones.do(do="go_to", url=self.evening.phones.url)

    def join(self) -> dict[str, Any]:
        self.desk.do(running.make_ready, self.session_id).result()
        self.desk.do(running.welcome, self.session_id).result()
        key = self.evening.file.badge_key
        room = self.desk.look().result()
        paths = [f"/j/{badge_code(key, each.id, each.badge_issue)}" for each in room.participants]
        return self.phones.do(do="join", paths=paths)

    def go_to_the_rating(self) -> None:
        while self.desk.look().result().current is None or self.desk.room.current.kind != "ballot":  # type: ignore[union-attr]  # the left half says so
            self.desk.do(running.next_step, self.session_id).result()

    def ballot(self) -> Ballot:
        room = self.desk.look().result()
        assert room.current is not None
        return room.ballots_of(room.current)[-1]

    def open_vote(self) -> tuple[Ballot, list[float], list[int]]:
        """The ballot, how long until each phone had the question, and the bytes that took."""
        if self.ballot().opened_at is not None:
            self.desk.do(ballots.close_ballot, self.ballot().id).result()
            self.desk.do(ballots.reveal, self.ballot().id).result()
            self.desk.do(ballots.next_round, self.ballot().id).result()
        ballot = self.ballot()
        self.phones.do(do="expect", wanted=ballot.id)
        opened = time.monotonic()
        self.desk.do(ballots.open_ballot, ballot.id).result()
        seen = self.phones.do(do="seen")
        return ballot, [at - opened for at in seen["seen_at"]], seen["bytes"]

    def fields(self, ballot: Ballot) -> dict[str, str]:
        return {"ballot": ballot.id, **{f"grade-{option.mark}": "4" for option in ballot.options}}

    def echo(self, url: str, *, keep: bool = True) -> dict[str, Any]:
        if keep:
            self.phones.do(do="hold", url=url)
        return self.phones.do(do="echo", url=url, n=self.n, keep=keep)

    def vote(self, ballot: Ballot, over: float, *, keep: bool = True) -> dict[str, Any]:
        if keep:
            self.phones.do(do="hold", url=self.evening.phones.url)
        return self.phones.do(do="vote", step=ballot.step_id, fields=self.fields(ballot), over=over, keep=keep)

    def shown_after(self, ballot: Ballot, sent_at: Sequence[float]) -> list[float]:
        """For each vote, how long until a published room counted it: what the stage and the console draw from."""
        self.desk.look().result()
        everybody = [each.id for each in self.desk.room.participants]
        first: dict[str, float] = {}
        for at, room in self.published:
            for participant_id in room.voted.get(ballot.id, frozenset()) - first.keys():
                first[participant_id] = at
        return [first[who] - at for who, at in zip(everybody, sent_at, strict=True) if who in first]

    def close(self) -> None:
        self._forget()
        self.phones.close()
        self.evening.close()
        self._folder.cleanup()

    def __enter__(self) -> BusyRoom:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
