"""What lies ready goes over together, from the phones' loop to the desk's thread and back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest

from cocreation_desk.desk.desk import Call, Look
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.errors import Refused
from cocreation_desk.server.postbox import Postbox


def act(turn: Turn, number: int) -> int:
    return number


class Desk:
    """Keeps what is handed in until it is told to answer."""

    def __init__(self) -> None:
        self.handed_in: list[Sequence[Call | Look]] = []

    def take(self, asked: Sequence[Call | Look]) -> None:
        self.handed_in.append(asked)

    def answer(self) -> None:
        for asked in self.handed_in:
            for each in asked:
                assert isinstance(each, Call)
                each.tell(each.args[0], None)


def test_a_thousand_votes_are_handed_in_together_and_wake_the_loop_once(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, wakings = Desk(), list[object]()

    async def wait() -> list[int]:
        loop = asyncio.get_running_loop()
        wake = loop.call_soon_threadsafe

        def counted(then: Callable[[], object]) -> asyncio.Handle:
            wakings.append(then)
            return wake(then)

        postbox = Postbox(loop, desk.take)
        waiting = asyncio.gather(*(postbox.do("phone", act, number) for number in range(1000)))
        await asyncio.sleep(0)
        monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
        desk.answer()
        postbox.carry()
        return await waiting

    assert asyncio.run(wait()) == list(range(1000))
    assert [len(asked) for asked in desk.handed_in] == [1000]
    assert len(wakings) == 1


def test_answers_of_a_turn_come_over_when_the_turn_is_over() -> None:
    desk = Desk()

    async def wait() -> tuple[list[bool], list[int]]:
        loop = asyncio.get_running_loop()
        postbox = Postbox(loop, desk.take)
        waiting = [postbox.do("phone", act, number) for number in range(3)]
        await asyncio.sleep(0)
        await loop.run_in_executor(None, desk.answer)
        before = [each.done() for each in waiting]
        await loop.run_in_executor(None, postbox.carry)
        return before, await asyncio.gather(*waiting)

    assert asyncio.run(wait()) == ([False, False, False], [0, 1, 2])


def test_a_desk_that_answers_at_once_keeps_nobody_waiting() -> None:
    """A closed one does."""

    def take(asked: Sequence[Call | Look]) -> None:
        for each in asked:
            each.tell(None, Refused("step_is_closed"))

    async def wait() -> None:
        await Postbox(asyncio.get_running_loop(), take).do("phone", act, 1)

    with pytest.raises(Refused) as refused:
        asyncio.run(wait())

    assert refused.value.key == "step_is_closed"


def test_who_has_gone_away_is_not_waited_for() -> None:
    desk = Desk()

    async def leave() -> None:
        postbox = Postbox(asyncio.get_running_loop(), desk.take)
        waiting = postbox.do("phone", act, 1)
        await asyncio.sleep(0)
        waiting.cancel()
        desk.answer()
        postbox.carry()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await asyncio.sleep(0)

    asyncio.run(leave())


def test_a_letter_after_the_end_is_dropped() -> None:
    loop = asyncio.SelectorEventLoop()
    loop.close()

    Postbox(loop, Desk().take).post(lambda: None)
