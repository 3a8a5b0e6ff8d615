"""Starts and stops the phones' server: a thread with a loop of its own, on sockets we have opened ourselves."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar

import uvicorn

from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.badges import kiosk_code, scrutineer_code
from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.kind import Kind
from cocreation_desk.server import network
from cocreation_desk.server.app import PhoneApp
from cocreation_desk.server.guard import KEPT_SECONDS, GuardedProtocol, Tell, connections_for, cut_the_slow
from cocreation_desk.server.postbox import Postbox

log = logging.getLogger(__name__)

START_SECONDS = 10
STOP_SECONDS = 5


class PhoneServer:
    """The phones' way in, from construction to ``stop()``. ``Unavailable`` when no port can be had.

    ``tell`` hears, on the server's thread, what the facilitator should know: a key of the catalogue and its details
    (``phones_wrong_codes``, ``phones_badge_used_twice`` with ``participant_id``).
    """

    def __init__(
        self,
        desk: Desk,
        host: str = "127.0.0.1",
        port: int | None = None,
        *,
        kinds: Mapping[str, Kind] = KINDS,
        phones: int = 1000,
        names: Collection[str] = (),
        tell: Tell = lambda key, details: None,
    ) -> None:
        most = connections_for(phones)
        allowed = network.raise_open_files()
        self.most_connections = min(most, allowed - 200) if allowed and allowed > 400 else most
        doors = [network.bind(host, port)]
        self.host, self.port = host, doors[0].getsockname()[1]
        if host != "127.0.0.1":  # this computer itself, for rehearsals and checks
            doors += _bound_quietly(self.port)
        self._desk = desk
        self._kinds = kinds
        self._hosts = _known_by(host, self.port, names)
        self._tell = tell
        self._doors = doors
        self._ready = threading.Event()
        self._failed: BaseException | None = None
        self._server: uvicorn.Server | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._app: PhoneApp | None = None
        self._thread = threading.Thread(target=self._run, name="phones", daemon=True)
        self._thread.start()
        self._ready.wait(START_SECONDS)
        if self._failed is not None:
            raise self._failed
        if self._app is None:
            raise Unavailable("phones_did_not_start")

    @property
    def url(self) -> str:
        return network.reachable_url(self.host, self.port)

    @property
    def room_url(self) -> str:
        """What the room's QR code holds."""
        session = self._desk.room.session
        return f"{self.url}/j/{session.room_code}" if session else self.url

    @property
    def kiosk_url(self) -> str:
        """What makes a tablet a kiosk."""
        session = self._desk.room.session
        return f"{self.url}/kiosk/{kiosk_code(self._desk.file.badge_key, session.id)}" if session else self.url

    @property
    def scrutineer_urls(self) -> Mapping[str, str]:
        """What shows each scrutineer the counters on their own phone, by participant."""
        room, key = self._desk.room, self._desk.file.badge_key
        if room.session is None or room.election is None:
            return {}
        watching = (each for each in room.participants if each.id in room.election.scrutineers)
        return {
            each.id: f"{self.url}/watch/{scrutineer_code(key, room.session.id, each.id, each.badge_issue)}"
            for each in watching
        }

    def reach(self) -> network.Reach:
        """Whether the room can still find us where we said we are. To be asked every few seconds."""
        return network.reach(self.host)

    def connected(self) -> frozenset[str]:
        """The participants with a page open."""
        return self._app.live.connected if self._app else frozenset()

    def heard(self) -> tuple[network.Visit, ...]:
        """When each address last asked for a page."""
        return self._app.trying.visits(self._app.heard.copy(), time.monotonic()) if self._app else ()

    @property
    def last_seen(self) -> Mapping[str, float]:
        """How many seconds ago each participant's phone was last heard of."""
        now = time.monotonic()
        return {who: now - then for who, then in self._app.asking.last_seen.copy().items()} if self._app else {}

    @property
    def waiting(self) -> Mapping[str, int]:
        """How many answers each phone said it was still keeping, where any."""
        return {who: n for who, n in self._app.asking.waiting.copy().items() if n} if self._app else {}

    def stop(self) -> None:
        """Cut the open pages, answer what is under way, and end the thread. Phones keep what they could not send."""
        if self._loop is None or self._server is None or self._app is None or not self._thread.is_alive():
            return
        self._loop.call_soon_threadsafe(self._app.live.close_all)
        self._server.should_exit = True
        self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        factory = asyncio.ProactorEventLoop if os.name == "nt" else asyncio.SelectorEventLoop  # type: ignore[attr-defined,unused-ignore]
        try:
            with asyncio.Runner(loop_factory=factory) as runner:
                runner.run(self._serve())
        except BaseException as trouble:
            log.exception("the phones' server ended")
            self._failed = trouble
        finally:
            self._ready.set()
            for door in self._doors:
                door.close()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        postbox = Postbox(self._loop, self._desk.hand_in)
        stop_carrying = self._desk.carry(postbox.carry)
        app = PhoneApp(self._desk, self._kinds, postbox, self._hosts, self._tell)
        latest = Latest(postbox, app.show)
        stop_listening = self._desk.listen(latest)
        latest(self._desk.room)
        beat = self._loop.create_task(app.live.beat())
        self._server = _Announced(web_server(app, self.most_connections), lambda: self._opened(app))
        guard = self._loop.create_task(cut_the_slow(self._server.server_state.connections))
        try:
            await self._server.serve(sockets=self._doors)
        finally:
            stop_listening()
            stop_carrying()
            beat.cancel()
            guard.cancel()

    def _opened(self, app: PhoneApp) -> None:
        self._app = app
        self._ready.set()


class Latest:
    """Brings the newest room over to the loop; rooms that nobody came to fetch in time are skipped."""

    def __init__(self, postbox: Postbox, show: Callable[[Any], None]) -> None:
        self._postbox = postbox
        self._show = show
        self._newest: Any = None
        self._lock = threading.Lock()

    def __call__(self, room: Any) -> None:
        with self._lock:
            under_way = self._newest is not None
            self._newest = room
        if not under_way:
            self._postbox.post(self._fetch)

    def _fetch(self) -> None:
        with self._lock:
            room, self._newest = self._newest, None
        self._show(room)


class _Announced(uvicorn.Server):
    """Says when it is open."""

    def __init__(self, config: uvicorn.Config, opened: Callable[[], None]) -> None:
        super().__init__(config)
        self._opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._opened()


def web_server(app: Callable[..., Any], most_connections: int) -> uvicorn.Config:
    """How any app is served to phones; not more than ``most_connections`` at a time."""
    # uvicorn reports each malformed request as a warning; the room's noise is not news.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)

    class Guarded(GuardedProtocol):
        silent: ClassVar[dict[GuardedProtocol, None]] = {}

    Guarded.most_connections = most_connections
    return uvicorn.Config(
        app,
        http=Guarded,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEPT_SECONDS,
        timeout_graceful_shutdown=2,
        backlog=network.BACKLOG,
    )


def _bound_quietly(port: int) -> list[socket.socket]:
    try:
        return [network.bind("127.0.0.1", port)]
    except Unavailable:
        return []


def _known_by(host: str, port: int, names: Collection[str]) -> frozenset[str]:
    known = {host, "127.0.0.1", "localhost", *names}
    return frozenset(
        {f"{name}:{port}".lower() for name in known} | ({name.lower() for name in known} if port == 80 else set())
    )
