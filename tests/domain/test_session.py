from __future__ import annotations

from itertools import pairwise

import pytest

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.session import MOVES, SessionState, check_move

LIFE = ["draft", "ready", "welcoming", "running", "suspended", "running", "closed", "reported", "follow_up", "archived"]


def test_a_session_lives_from_draft_to_archive() -> None:
    for old, new in pairwise(LIFE):
        check_move(SessionState(old), SessionState(new))


@pytest.mark.parametrize("state", SessionState)
def test_it_can_be_cancelled_only_before_it_is_closed(state: SessionState) -> None:
    before = state in (*map(SessionState, LIFE[:6]),)

    if before:
        check_move(state, SessionState.CANCELLED)
    else:
        with pytest.raises(Refused):
            check_move(state, SessionState.CANCELLED)


@pytest.mark.parametrize(("old", "new"), [(a, b) for a in SessionState for b in SessionState if b not in MOVES[a]])
def test_no_other_move_is_known(old: SessionState, new: SessionState) -> None:
    if new is SessionState.CANCELLED:
        return
    with pytest.raises(Refused, match="session_cannot_move"):
        check_move(old, new)
