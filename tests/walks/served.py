"""The room as another program sees it: ``serve`` in a process of its own, and a crowd of simulated phones beside it."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from cocreation_desk.rehearsal import PATIENCE_SECONDS, Phone, Sheet
from cocreation_desk.runthrough import filled_in

Result = TypeVar("Result")
Plain = dict[str, Any]

PROGRAM = (sys.executable, "-m", "cocreation_desk")
LONGEST_SECONDS = 300  # on the slowest machine: only something that hangs takes longer


def cocreation_desk(*words: object, code: int = 0) -> str:
    """What a command writes, run as anybody would run it."""
    done = subprocess.run([*PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert done.returncode == code, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A session being served. ``do`` hands in an order and gives its answer."""

    def __init__(self, path: Path, port: int = 0) -> None:
        self._process = subprocess.Popen(
            [*PROGRAM, "serve", str(path), "--port", str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.greeting = self._heard()
        self.url: str = self.greeting["url"]

    def do(self, name: str, /, **fields: object) -> Plain:
        answer = self.ask(name, **fields)
        assert answer["ok"], answer
        return answer

    def ask(self, name: str, /, **fields: object) -> Plain:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": name, **fields}) + "\n")
        self._process.stdin.flush()
        return self._heard()

    @property
    def step(self) -> Plain:
        return dict(self.do("state")["step"] or {})

    def ballots(self, step_id: str) -> list[Plain]:
        return [ballot for ballot in self.do("state")["ballots"] if ballot["step"] == step_id]

    def ballot(self, code: str) -> Plain:
        return next(ballot for ballot in self.do("state")["ballots"] if ballot["code"] == code)

    def kill(self) -> None:
        """The plug is pulled: no signal that could be answered."""
        self._process.kill()
        self._end()

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        if self._process.poll() is None:
            os.kill(self._process.pid, sign)
        return self._end()

    def quit(self) -> int:
        self.do("quit")
        return self._end()

    def close_input(self) -> int:
        """Whoever drove it has gone away."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        return self._process.wait(timeout=LONGEST_SECONDS)

    def _end(self) -> int:
        code = self._process.wait(timeout=LONGEST_SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:  # what was written last went nowhere
                    pass
        return code

    def _heard(self) -> Plain:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the server has gone"
        return dict(json.loads(line))


class Crowd:
    """Simulated phones on a loop of their own, so that a test can drive browsers meanwhile."""

    def __init__(self, url: str, badges: Sequence[Mapping[str, Any]]) -> None:
        self.phones = [Phone(url, badge["path"], str(badge["badge"])) for badge in badges]
        self.chance = random.Random(18)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="crowd", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self.begin(work).result(timeout=LONGEST_SECONDS)

    def begin(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def join(self) -> None:
        async def everybody() -> None:
            await asyncio.gather(*(phone.join() for phone in self.phones))

        self.run(everybody())

    def answer(self, manner: str = "answer") -> int:
        """Every form of that sort on every screen, filled in with something it accepts; how many were saved."""

        async def one(phone: Phone) -> int:
            sheets = [sheet for sheet in await phone.look() if manner in sheet.manner.split()][:3]
            for sheet in sheets:
                await phone.send(sheet, filled_in(sheet, self.chance))
            return len(sheets)

        async def everybody() -> int:
            return sum(await asyncio.gather(*(one(phone) for phone in self.phones)))

        return self.run(everybody())

    def vote(self, ballot_id: str, phones: Sequence[Phone]) -> None:
        """As soon as the vote is on their screens, and until it is saved: what the outbox of a real phone does."""
        self.run(self.voting(ballot_id, phones))

    async def voting(self, ballot_id: str, phones: Sequence[Phone], sent: Callable[[], object] = lambda: None) -> None:
        async def one(phone: Phone) -> None:
            sheet = await phone.sheet(ballot_id)
            await insist(phone, sheet, self.chance, sent)

        await asyncio.gather(*(one(phone) for phone in phones))

    def close(self) -> None:
        async def everybody() -> None:
            await asyncio.gather(*(phone.hang_up() for phone in self.phones))

        self.run(everybody())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


async def insist(phone: Phone, sheet: Sheet, chance: random.Random, sent: Callable[[], object]) -> None:
    """Send the same answer with the same key until somebody says it is saved."""
    values, key = filled_in(sheet, chance), f"{chance.getrandbits(64):x}"
    async with asyncio.timeout(2 * PATIENCE_SECONDS):
        while True:
            sent()
            try:
                await phone.send(sheet, values, key)
                return
            except (OSError, asyncio.IncompleteReadError):
                await asyncio.sleep(0.05)  # a phone's own patience before it tries again
