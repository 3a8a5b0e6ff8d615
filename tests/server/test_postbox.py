"""Letters from the desk's thread reach the loop together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

import pytest

from cocreation_desk.domain.errors import Refused
from cocreation_desk.server.postbox import Postbox


def test_a_thousand_answers_wake_the_loop_once(monkeypatch: pytest.MonkeyPatch) -> None:
    promised: list[Future[int]] = [Future() for _ in range(1000)]
    wakings: list[object] = []

    async def wait() -> list[int]:
        loop = asyncio.get_running_loop()
        wake = loop.call_soon_threadsafe

        def counted(act: Callable[[], object]) -> asyncio.Handle:
            wakings.append(act)
            return wake(act)

        monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
        postbox = Postbox(loop)
        waiting = asyncio.gather(*(postbox.wait_for(each) for each in promised))
        await asyncio.sleep(0)
        for number, each in enumerate(promised):
            each.set_result(number)
        return await waiting

    assert asyncio.run(wait()) == list(range(1000))
    assert len(wakings) == 1


def test_answers_of_a_turn_come_over_when_the_turn_is_over() -> None:
    promised: list[Future[int]] = [Future() for _ in range(3)]

    async def wait() -> tuple[list[bool], list[int]]:
        loop = asyncio.get_running_loop()
        postbox = Postbox(loop)
        waiting = [asyncio.ensure_future(postbox.wait_for(each)) for each in promised]
        await asyncio.sleep(0)

        def turn() -> None:
            for number, each in enumerate(promised):
                each.set_result(number)

        await loop.run_in_executor(None, turn)
        before = [each.done() for each in waiting]
        await loop.run_in_executor(None, postbox.carry)
        return before, await asyncio.gather(*waiting)

    assert asyncio.run(wait()) == ([False, False, False], [0, 1, 2])


def test_trouble_is_handed_over_as_it_is() -> None:
    async def wait() -> None:
        promised: Future[None] = Future()
        promised.set_exception(Refused("step_is_closed"))
        await Postbox(asyncio.get_running_loop()).wait_for(promised)

    with pytest.raises(Refused) as refused:
        asyncio.run(wait())

    assert refused.value.key == "step_is_closed"


def test_who_has_gone_away_is_not_waited_for() -> None:
    async def leave() -> None:
        promised: Future[None] = Future()
        waiting = asyncio.ensure_future(Postbox(asyncio.get_running_loop()).wait_for(promised))
        await asyncio.sleep(0)
        waiting.cancel()
        promised.set_result(None)
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(leave())


def test_a_letter_after_the_end_is_dropped() -> None:
    loop = asyncio.SelectorEventLoop()
    loop.close()

    Postbox(loop).post(lambda: None)
