"""What is said before a draw that cannot be held: why, and the least that would help."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_desk.domain.draw.advice import advise, check, relaxed
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.draw.quota_names import as_answered
from cocreation_desk.domain.draw.quotas import Quota, read_quotas, shares_of, write_quotas
from cocreation_desk.domain.errors import Refused
from tests.domain.draw.pools import plan, pool


def people(**counts: int) -> list[PoolMember]:
    """``woman_young=3``: three young women."""
    profiles = [profile.split("_") for profile, n in counts.items() for _ in range(n)]
    return [PoolMember(f"{at:03}", {"sex": sex, "age": age}) for at, (sex, age) in enumerate(profiles)]


def asked(seats: int, *quotas: tuple[str, str, int, int]) -> Plan:
    return Plan(Rule.ORDER, (Place("", seats, tuple(Quota(*quota) for quota in quotas)),))


def test_a_pool_that_allows_it_has_nothing_against_it() -> None:
    advice = advise(plan(), pool(60))

    assert advice.can_be_drawn and not advice.changes


@pytest.mark.parametrize(
    "quotas, key",
    [
        ([("sex", "woman", 0, 9), ("sex", "man", 0, 9), ("town", "Lyon", 1, 9)], "answer_missing"),
        ([("sex", "woman", 0, 9)], "answer_unknown"),
        ([("sex", "woman", 6, 9), ("sex", "man", 0, 9)], "min_over_available"),
        ([("sex", "woman", 5, 9), ("sex", "man", 5, 9)], "mins_over_seats"),
        ([("sex", "woman", 0, 4), ("sex", "man", 0, 4)], "maxes_under_seats"),
    ],
)
def test_what_one_criterion_tells_is_told_first(quotas: list[tuple[str, str, int, int]], key: str) -> None:
    advice = advise(asked(9, *quotas), people(woman_young=5, man_young=20))

    assert advice.findings[0].key == key
    assert not advice.can_be_drawn


def test_quotas_that_only_clash_together_are_named_with_the_smallest_relaxation() -> None:
    """Five young people, all women: four young and five men need nine seats of eight. By hand: one of them gives way by one."""
    members = people(woman_young=5, man_old=20, woman_old=20)
    wished = asked(8, ("sex", "man", 5, 8), ("sex", "woman", 0, 8), ("age", "young", 4, 8), ("age", "old", 0, 8))

    advice = advise(wished, members)

    assert {(each.feature, each.value, each.bound) for each in advice.clash} == {
        ("sex", "man", "min"),
        ("age", "young", "min"),
    }
    assert [(each.was - each.becomes) for each in advice.changes] == [1]
    assert advise(relaxed(wished, advice.changes), members).can_be_drawn
    with pytest.raises(Refused, match="draw_quotas_clash"):
        check(wished, members)


@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_whatever_cannot_be_drawn_can_be_after_the_relaxation(data: st.DataObject) -> None:
    members = pool(40, data.draw(st.integers(0, 1000)))
    pair = st.tuples(st.integers(0, 6), st.integers(0, 6))
    shapes = [("sex", "woman"), ("sex", "man"), ("age", "18-29"), ("age", "30-59"), ("age", "60+")]
    bounds = [sorted(data.draw(pair)) for _ in shapes]
    wished = asked(10, *((*shape, least, most) for shape, (least, most) in zip(shapes, bounds, strict=True)))

    advice = advise(wished, members)

    if not advice.can_be_drawn:
        assert advice.changes
        assert advise(relaxed(wished, advice.changes), members).can_be_drawn


def test_a_profile_of_which_nearly_all_are_asked_for_is_said_to_be_scarce() -> None:
    wished = asked(8, ("age", "young", 3, 8), ("age", "old", 0, 8))

    scarce = advise(wished, people(woman_young=5, man_old=20)).scarce

    assert [(each.value, each.least, each.available) for each in scarce] == [("young", 3, 5)]


def test_quotas_are_read_from_tables_and_from_toml() -> None:
    table = "\ufeffcritère;valeur;min;max\nsex;woman;45%;55%\nsex;man;9;\n"
    toml = '[sex]\nwoman = ["45%", "55%"]\nman = [9, 20]\n'

    expected = {"": (Quota("sex", "woman", 9, 11), Quota("sex", "man", 9, 20))}

    assert read_quotas(table, "csv", 20) == expected
    assert read_quotas(toml, "toml", 20) == expected


@pytest.mark.parametrize("ending", ["csv", "toml"])
@pytest.mark.parametrize("places", [("",), ("Saint-Étienne", "Brest")])
def test_quotas_that_are_saved_are_read_again(ending: str, places: tuple[str, ...]) -> None:
    quotas = (Quota("sexe", "femme", 3, 5), Quota('d\'où ; "vient"', "l’île\nde là", 0, 4), Quota("sexe", "", 0, 2))
    by_place = dict.fromkeys(places, quotas)

    assert read_quotas(write_quotas(by_place, ending), ending, 5) == {
        place: tuple(sorted(quotas, key=lambda each: each.feature != "sexe")) if ending == "toml" else quotas
        for place in places
    }


def test_quotas_are_meant_in_the_words_of_those_who_registered() -> None:
    members = [
        PoolMember("1", {"sex": "F", "segment": "loyal", "Région d’origine": "Île-de-France"}),
        PoolMember("2", {"sex": "M", "segment": "newcomer", "Région d’origine": "Bretagne"}),
    ]
    written = (("Civilité", "Mme"), ("sex", "man"), ("Fidélité", "Nouveau"), ("region d origine", "ile de france"))

    meant = as_answered([Quota(feature, value, 1, 2) for feature, value in written], members)

    assert [(each.feature, each.value) for each in meant] == [
        ("sex", "F"), ("sex", "M"), ("segment", "newcomer"), ("Région d’origine", "Île-de-France"),
    ]  # fmt: skip
    assert as_answered([Quota("pointure", "42", 0, 1)], members) == (Quota("pointure", "42", 0, 1),)


@pytest.mark.parametrize(
    "text, key",
    [
        ("feature;value;min\nsex;woman;3", "draw_quotas_column_missing"),
        ("feature;value;min;max\nsex;woman;three;4", "draw_quota_not_a_number"),
        ("feature;value;min;max\nsex;woman;5;4", "draw_quota_min_over_max"),
        ("feature;value;min;max\nsex;woman;1;4\nsex;woman;1;4", "draw_quota_twice"),
        ("feature;value;min;max\n", "draw_quotas_empty"),
    ],
)
def test_quotas_that_make_no_sense_are_refused(text: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        read_quotas(text, "csv", 20)


def test_shares_become_whole_seats_that_add_up() -> None:
    thirds = {"a": Fraction(1, 3), "b": Fraction(1, 3), "c": Fraction(1, 3)}

    assert sum(shares_of(20, thirds).values()) == 20
    assert shares_of(20, {"a": Fraction("0.51"), "b": Fraction("0.49")}) == {"a": 10, "b": 10}
