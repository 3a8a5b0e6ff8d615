"""One session under way: its file, its desk and its phones, opened together and closed in the order that loses nothing."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.clock import Clock
from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.server.run import PhoneServer
from cocreation_desk.store.file import open_programme

# How long a thread may keep Python to itself while others wait: at the usual 5 ms the stage stutters when everybody votes.
SWITCH_SECONDS = 0.0002
# How many things Python makes before it looks for those that only hold each other. Looking through all of them takes up to
# a tenth of a second, and at the usual numbers (700, 10, 10) that falls into the very moment when everybody votes.
MADE_BEFORE_LOOKING = (100_000, 20, 20)

Tell = Callable[[str, Mapping[str, object]], None]


class Evening:
    """``Unavailable`` when the file or the address cannot be had; then nothing stays open."""

    def __init__(
        self,
        path: Path,
        session_id: str | None = None,
        *,
        host: str = "127.0.0.1",
        port: int | None = None,
        clock: Clock | None = None,
        tell: Tell = lambda key, details: None,
    ) -> None:
        sys.setswitchinterval(SWITCH_SECONDS)
        gc.set_threshold(*MADE_BEFORE_LOOKING)
        self.file = open_programme(path)
        try:
            self.desk = Desk(self.file, clock, session_id)
        except BaseException:
            self.file.close()
            raise
        try:
            self.phones = PhoneServer(self.desk, host, port, tell=tell)
            self._tell = tell
        except BaseException:
            self.desk.close()
            raise
        self._beside = _beside(path)
        self._say_where()

    def move(self, host: str) -> None:
        """Serve the phones at another address of this computer, on the same port where it is free.

        ``Unavailable`` when it cannot be had; the phones are then served nowhere until a later call succeeds.
        """
        port = self.phones.port
        self.phones.stop()
        try:
            self.phones = PhoneServer(self.desk, host, port, tell=self._tell)
        except Unavailable:
            self.phones = PhoneServer(self.desk, host, tell=self._tell)
        self._say_where()

    def _say_where(self) -> None:
        with suppress(OSError):  # a convenience for whoever asks for the codes meanwhile
            self._beside.write_text(self.phones.url, encoding="utf-8")

    def close(self) -> None:
        """Phones first: whatever they were told is saved is on the disk before the file closes."""
        self.phones.stop()
        with suppress(OSError):
            self._beside.unlink(missing_ok=True)
        self.desk.close()

    def __enter__(self) -> Evening:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def address_of(path: Path) -> str:
    """Where the phones of that programme are served, or were when its program was cut off; "" when nobody serves it."""
    try:
        return _beside(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.address")
