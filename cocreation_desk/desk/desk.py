"""The only door to the file: one writer thread that takes all waiting acts, commits once, and only then answers."""

from __future__ import annotations

import logging
import queue
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeVar

from cocreation_desk.desk import forgetting, publishing, urns
from cocreation_desk.desk.together import TOGETHER
from cocreation_desk.desk.turn import Chance, Chore, Read, Touched, Turn
from cocreation_desk.domain.clock import Clock
from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.domain.room import Room
from cocreation_desk.store import journal
from cocreation_desk.store.file import ProgrammeFile
from cocreation_desk.store.keys import KeyDrawer

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[Room], None]
Tell = Callable[[Any, BaseException | None], None]
Outcome = tuple[Tell, Any, BaseException | None]

CHORES_AGAIN_SECONDS = 10.0
READ_AGAIN_SECONDS = 1.0
MOST_ACTS_A_TURN = 1000
PHONE = "phone"
NOTICE_EVERY_SECONDS = 0.04  # 25 notices a second at most: a burst of votes is one repaint


@dataclass(slots=True)
class Call:
    """An act handed in, and whom to tell how it went, on the desk's thread: what it gave, or the trouble."""

    tell: Tell
    by: str
    act: Callable[..., Any]
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Look:
    """Somebody wants the room as it is after everything committed so far, of that session if they name one."""

    tell: Tell
    session_id: str | None = None


class _Torn(Exception):
    """An act was refused after it had begun to write, with no savepoint to go back to."""


@dataclass(slots=True)
class _Done:
    """What the acts of one turn have come to so far."""

    sealed: str
    entries: list[journal.Row] = field(default_factory=list)
    touched: Touched = field(default_factory=Touched)
    chores: list[Chore] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def add(self, turn: Turn, *outcomes: Outcome) -> None:
        self.sealed = turn.sealed
        self.entries += turn.entries
        _add(self.touched, turn.touched)
        self.chores += turn.afterwards
        self.outcomes += outcomes


class Desk:
    """Where every act is done. Safe to use from any thread; ``room`` is always a whole, immutable value."""

    def __init__(
        self,
        file: ProgrammeFile,
        clock: Clock | None = None,
        session_id: str | None = None,
        chance: Chance | None = None,
        keys: KeyDrawer | None = None,
    ) -> None:
        self.file = file
        self.clock = clock or Clock()
        self._chance = chance or random.SystemRandom()
        self._keys = keys or KeyDrawer()
        self._db = file.writer
        self._sealed = journal.last_hash(self._db)
        self._waiting: queue.SimpleQueue[Sequence[Call | Look] | None] = queue.SimpleQueue()
        self._listeners: tuple[Listener, ...] = ()
        self._carriers: tuple[Callable[[], None], ...] = ()
        self._closing = False
        self._door = threading.Lock()
        self._read = Read()
        self._stale: Touched = {}
        self._told_at = 0.0
        self._chores: list[Chore] = [*urns.unfinished(self._db), *forgetting.unfinished(self._db)]
        self._chores_at = 0.0
        self._do_chores()
        self.room = publishing.whole_room(self._db, session_id, self.clock.now(), version=1)
        self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
        self._thread.start()

    def do(self, act: Callable[Concatenate[Turn, P], T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in an act of the facilitator's. The future is done once it is on the disk, or holds the trouble."""
        return self.do_by("facilitator", act, *args, **kwargs)

    def do_by(self, by: str, act: Callable[Concatenate[Turn, P], T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in an act for somebody: the journal keeps ``by`` (phone, secretary …), never a name."""
        answer: Future[T] = Future()
        self.hand_in([Call(partial(_settle, answer), by, act, args, kwargs)])
        return answer

    def look(self) -> Future[Room]:
        """The room as it is once everything handed in before this has been done."""
        return self._look(None)

    def enter(self, session_id: str) -> Future[Room]:
        """Make that session the one the room is about."""
        return self._look(session_id)

    def _look(self, session_id: str | None) -> Future[Room]:
        answer: Future[Room] = Future()
        self.hand_in([Look(partial(_settle, answer), session_id)])
        return answer

    def hand_in(self, asked: Sequence[Call | Look]) -> None:
        """Hand in several at once: the desk wakes once, and takes them in one turn."""
        with self._door:  # nothing comes to lie behind the word that ends the work
            if not self._closing:
                return self._waiting.put(asked)
        for each in asked:
            each.tell(None, Unavailable("desk_is_closed"))

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told of each new room, on the desk's thread; gives the way to stop listening."""
        self._listeners = (*self._listeners, listener)

        def stop() -> None:
            self._listeners = tuple(each for each in self._listeners if each is not listener)

        return stop

    def carry(self, carrier: Callable[[], None]) -> Callable[[], None]:
        """Be called on the desk's thread once a whole turn is answered, to carry its answers over together; gives the way to stop."""
        self._carriers = (*self._carriers, carrier)

        def stop() -> None:
            self._carriers = tuple(each for each in self._carriers if each is not carrier)

        return stop

    def close(self) -> None:
        """Finish what is waiting, then close the file."""
        with self._door:
            if self._closing:
                return
            self._closing = True
            self._waiting.put(None)
        self._thread.join()
        self.file.close()

    def _work(self) -> None:
        going_on = True
        while going_on:
            turn, looks, going_on = self._take()
            outcomes = self._take_turn(turn) if turn else ()
            for tell, result, trouble in outcomes:
                tell(result, trouble)
            self._carry(outcomes)
            self._do_chores()
            self._publish(looks)
            self._carry(looks)

    def _carry(self, answered: Sequence[object]) -> None:
        for carrier in self._carriers if answered else ():
            try:
                carrier()
            except Exception:
                log.exception("answers could not be carried over")

    def _take(self) -> tuple[list[Call], list[Look], bool]:
        """Whatever waits now. With news still untold or a chore put off, wait no longer than until their time comes."""
        due = [self._told_at + NOTICE_EVERY_SECONDS] if self._stale else []
        due += [self._chores_at] if self._chores else []
        patience = max(0.0, min(due) - time.monotonic()) if due else None
        calls: list[Call] = []
        looks: list[Look] = []
        try:
            waiting = self._waiting.get(timeout=patience)
            while True:
                if waiting is None:
                    return calls, looks, False
                for each in waiting:
                    if isinstance(each, Call):
                        calls.append(each)
                    else:
                        looks.append(each)
                if len(calls) >= MOST_ACTS_A_TURN:
                    return calls, looks, True
                waiting = self._waiting.get_nowait()
        except queue.Empty:
            return calls, looks, True

    def _take_turn(self, calls: list[Call]) -> list[Outcome]:
        """One transaction for all of them, a savepoint for each: a refused act leaves no trace and no neighbour feels it.

        Phones are refused before anything is written but in rare cases, so a turn of theirs alone goes without savepoints
        first; if one is refused halfway all of it is taken back and done again with them.
        """
        try:
            return self._done(calls, apart=any(call.by != PHONE for call in calls))
        except _Torn:
            return self._done(calls, apart=True)

    def _done(self, calls: list[Call], *, apart: bool) -> list[Outcome]:
        done = _Done(self._sealed)
        db = self._db
        self._read.this_turn.clear()
        try:
            db.execute("begin immediate")
            for call in calls if apart else self._done_together(calls, done):
                self._do_one(call, done, apart=apart)
            journal.write(db, done.entries)
            db.execute("commit")
        except sqlite3.Error as trouble:
            log.error("nothing of this turn could be written: %s", trouble)
            self._read.forget()
            if db.in_transaction:
                db.execute("rollback")
            cure = Unavailable("disk_refuses", reason=type(trouble).__name__)
            return [(call.tell, None, cure) for call in calls]
        self._sealed = done.sealed
        _add(self._stale, done.touched)
        if done.chores:
            self._chores += done.chores
            self._chores_at = 0.0
        return done.outcomes

    def _done_together(self, calls: list[Call], done: _Done) -> list[Call]:
        """Do for many at once what can be done so; gives those that are to be done one by one."""
        left = calls
        for act, together in TOGETHER.items():
            several = [call for call in left if call.act is act and not call.kwargs]
            if len(several) < 2:
                continue
            turn = self._turn(PHONE, done)
            try:
                results = together(turn, [call.args for call in several])
            except sqlite3.OperationalError:
                raise
            except Exception as trouble:
                log.exception("%s could not be done for %d at once", getattr(act, "__name__", act), len(several))
                self._tear(trouble)
            given = {id(call): result for call, result in zip(several, results, strict=True) if result is not None}
            done.add(turn, *((call.tell, given[id(call)], None) for call in several if id(call) in given))
            left = [call for call in left if id(call) not in given]
        return left

    def _do_one(self, call: Call, done: _Done, *, apart: bool) -> None:
        db = self._db
        if apart:
            db.execute("savepoint act")
        changes = db.total_changes
        turn = self._turn(call.by, done)
        try:
            result = call.act(turn, *call.args, **call.kwargs)
        except sqlite3.OperationalError:
            raise  # the disk, not the act: nothing of this turn happens
        except Exception as trouble:
            wrote = db.total_changes != changes
            if wrote and not apart:
                self._tear(trouble)
            if wrote:
                self._read.forget()
            if apart:
                db.execute("rollback to act")
            if not isinstance(trouble, Refused | Unavailable):
                log.exception("act %s failed", getattr(call.act, "func", call.act).__name__)
            done.outcomes.append((call.tell, None, trouble))
        else:
            done.add(turn, (call.tell, result, None))
        if apart:
            db.execute("release act")

    def _turn(self, by: str, done: _Done) -> Turn:
        return Turn(self._db, self.clock.now(), by, self._chance, done.sealed, self._read, self._keys)

    def _tear(self, trouble: Exception) -> NoReturn:
        self._read.forget()
        self._db.execute("rollback")
        raise _Torn from trouble

    def _do_chores(self) -> None:
        """What acts have asked to be done after their commit. A chore that fails is put off, never forgotten."""
        if not self._chores or time.monotonic() < self._chores_at:
            return
        waiting, self._chores = self._chores, []
        put_off: list[Chore] = []
        for chore in waiting:
            try:
                note = chore(self._db, self._keys)
            except (Unavailable, sqlite3.Error) as trouble:
                log.error("what follows a commit is put off: %s", trouble)
                put_off.append(chore)
                continue
            except Exception:
                log.exception("what follows a commit is put off")
                put_off.append(chore)
                continue
            if any(trouble for _, _, trouble in self._take_turn([Call(_tell_nobody, "desk", note)])):
                put_off.append(chore)
        self._chores += put_off
        self._chores_at = time.monotonic() + CHORES_AGAIN_SECONDS if put_off else 0.0

    def _publish(self, looks: list[Look]) -> None:
        """Make the room new where it is out of date, and tell; at most 25 times a second unless somebody asks."""
        for look in looks:
            if look.session_id is not None:
                _add(self._stale, {publishing.EVERYTHING: {look.session_id}})
        due = time.monotonic() - self._told_at >= NOTICE_EVERY_SECONDS
        if self._stale and (due or looks):
            entered = next((look.session_id for look in reversed(looks) if look.session_id), None)
            try:
                self.room = publishing.next_room(self._db, self.room, self._stale, self.clock.now(), entered)
            except Exception as trouble:
                log.exception("the room could not be read")
                self._stale = {publishing.EVERYTHING: {""}}
                self._told_at = time.monotonic() + READ_AGAIN_SECONDS
                for look in looks:
                    look.tell(None, trouble)
                return
            self._stale.clear()
            self._told_at = time.monotonic()
            self._read.people = {each.id: each for each in self.room.participants}
            for listener in self._listeners:
                try:
                    listener(self.room)
                except Exception:
                    log.exception("a listener failed")
        for look in looks:
            look.tell(self.room, None)


def _add(touched: Touched, more: Touched) -> None:
    for subject, ids in more.items():
        touched.setdefault(subject, set()).update(ids)


def _settle(answer: Future[Any], result: Any, trouble: BaseException | None) -> None:
    if not answer.set_running_or_notify_cancel():
        return
    if trouble is not None:
        answer.set_exception(trouble)
    else:
        answer.set_result(result)


def _tell_nobody(result: Any, trouble: BaseException | None) -> None:
    """For what the desk does by itself."""
