from __future__ import annotations

import random

from cocreation_desk.domain import badges

KEY = bytes(range(32))


def test_printing_twice_gives_the_same_code_and_a_new_issue_another() -> None:
    assert badges.badge_code(KEY, "p1", 1) == badges.badge_code(KEY, "p1", 1)
    assert len({badges.badge_code(KEY, person, issue) for person in ("p1", "p2") for issue in (1, 2)}) == 4
    assert badges.badge_code(KEY, "p1", 1) != badges.badge_code(bytes(32), "p1", 1)


def test_a_code_holds_nothing_that_can_be_misread() -> None:
    codes = "".join(badges.badge_code(KEY, str(n), 1) + badges.short_code(KEY, str(n), 1) for n in range(50))

    assert set(codes) <= set(badges.ALPHABET)
    assert not set("01OIL") & set(badges.ALPHABET)


def test_the_short_code_does_not_tell_the_long_one() -> None:
    assert badges.short_code(KEY, "p1", 1) not in badges.badge_code(KEY, "p1", 1)


def test_a_code_is_the_same_however_it_is_typed() -> None:
    assert badges.looked_up("abcd-efgh ") == badges.looked_up("ABCDEFGH")


def test_a_room_code_has_six_characters() -> None:
    assert len(badges.room_code(random.Random(1).choice)) == 6


def test_spare_badges_have_codes_before_anybody_wears_them() -> None:
    wearers = [badges.spare_badge(session, n) for session in ("s1", "s2") for n in range(1, badges.SPARE_BADGES + 1)]

    assert len({badges.badge_code(KEY, wearer, 1) for wearer in wearers}) == 20
    assert len({badges.short_code(KEY, wearer, 1) for wearer in wearers}) == 20
