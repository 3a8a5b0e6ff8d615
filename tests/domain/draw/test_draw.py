"""Drawing by lot: the same for everybody who has the list and the digits, whoever computes it."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_desk.domain.draw.advice import relaxed
from cocreation_desk.domain.draw.draw import Frozen, draw, relaxation, replacement
from cocreation_desk.domain.draw.order import agreed, digits
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember, canonical, fingerprint, read_pool
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.errors import Refused
from tests.domain.draw.pools import DIGITS, halves, holds, plan, pool

SITES = ("Rosay", "Lyon", "Brest", "Lille", "Nice")


def frozen_pool(people: int = 60, seed: int = 1, **more: object) -> Frozen:
    return Frozen(canonical(pool(people, seed)), plan(**more))  # type: ignore[arg-type]  # as `plan` takes them


def test_the_pool_has_one_fingerprint_however_it_came_in() -> None:
    members = pool(30)
    untidy = [
        replace(each, number=f" {each.number} ", strata=dict(reversed(list(each.strata.items()))))
        for each in reversed(members)
    ]

    assert canonical(untidy) == canonical(members)
    assert read_pool(canonical(members)) == read_pool(canonical(untidy))


def test_an_accent_made_of_two_letters_is_the_same_accent() -> None:
    one, two = PoolMember("1", {"ville": "Orléans"}), PoolMember("1", {"ville": "Orle\u0301ans"})

    assert canonical([one]) == canonical([two])


def test_the_canonical_pool_is_what_the_page_says() -> None:
    members = [
        PoolMember("10", {"sex": "woman"}, ("Rosay", "Lyon"), "12 rue des Lilas"),
        PoolMember("9", {"sex": "man"}, household="12 rue des Lilas"),
    ]

    assert canonical(members) == "number;site_choices;household;sex\n9;;9;man\n10;Lyon|Rosay;9;woman\n"


def test_a_number_given_twice_is_refused() -> None:
    with pytest.raises(Refused, match="draw_number_twice"):
        canonical([PoolMember("1"), PoolMember(" 1")])


def test_the_simple_draw_is_the_start_of_the_public_order_as_anybody_computes_it() -> None:
    frozen = frozen_pool(rule=Rule.SIMPLE)

    drawn = draw(frozen, DIGITS)

    manifest = hashlib.sha256(frozen.manifest.encode()).hexdigest()
    seed = hashlib.sha256(f"CD-ORDRE-1|{manifest}|{DIGITS}".encode()).digest()
    numbers = [line.split(";")[0] for line in frozen.pool.splitlines()[1:]]
    order = sorted(numbers, key=lambda number: hmac.new(seed, number.encode(), "sha256").hexdigest())
    assert list(drawn.chosen[""]) == order[:10]
    assert list(drawn.substitutes[""]) == order[10:15]
    assert list(drawn.order) == order


@pytest.mark.parametrize("change", ["list", "seats", "quota", "digit"])
def test_any_change_of_what_was_sealed_makes_another_order(change: str) -> None:
    frozen = frozen_pool()
    other, thrown = frozen, DIGITS
    match change:
        case "list":
            other = Frozen(canonical(pool(61)), frozen.plan)
        case "seats":
            other = Frozen(frozen.pool, plan(11))
        case "quota":
            place = Place("", 10, (*halves(10)[1:], Quota("sex", "woman", 4, 6)))
            other = replace(frozen, plan=replace(frozen.plan, places=(place,)))
        case "digit":
            thrown = "5" + DIGITS[1:]

    assert draw(other, thrown).order[:20] != draw(frozen, DIGITS).order[:20]


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10**6), people=st.integers(40, 90), sharing=st.sampled_from((0.0, 0.3)))
def test_quotas_hold_and_the_panel_is_the_first_in_the_order(seed: int, people: int, sharing: float) -> None:
    """First in the order: held against the plainest search there is, asking for every person in turn."""
    members = read_pool(canonical(pool(people, seed, sharing=sharing)))
    frozen = Frozen(canonical(members), plan(5, one_per_household=True))

    drawn = draw(frozen, DIGITS)

    assert holds(frozen.plan, "", drawn.chosen[""], members)
    homes = [each.household for each in members if each.number in drawn.chosen[""] and each.household]
    assert len(homes) == len(set(homes))
    assert drawn.chosen[""] == first_by_trying(frozen.plan, members, drawn.order)


def first_by_trying(counted: Plan, members: tuple[PoolMember, ...], order: tuple[str, ...]) -> tuple[str, ...]:
    """The first panel in the order by depth-first search, without any solver; small pools only."""
    by_number = {member.number: member for member in members}
    place = counted.places[0]

    def search(start: int, kept: list[str]) -> list[str] | None:
        if len(kept) == place.seats:
            return kept if holds(counted, place.key, tuple(kept), members) else None
        for at in range(start, len(order)):
            mine = by_number[order[at]]
            full = any(
                sum(1 for n in kept if by_number[n].strata[q.feature] == q.value) >= q.most
                for q in place.quotas
                if mine.strata[q.feature] == q.value
            )
            left = place.seats - len(kept)
            owed = any(
                sum(max(0, q.least - sum(1 for n in kept if by_number[n].strata[f] == q.value)) for q in mine_of) > left
                for f in ("sex", "age")
                if (mine_of := [q for q in place.quotas if q.feature == f])
            )
            if owed:
                return None
            if full or (mine.household and any(by_number[n].household == mine.household for n in kept)):
                continue
            found = search(at + 1, [*kept, mine.number])
            if found:
                return found
        return None

    return tuple(search(0, []) or ())


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 10**6), leaving=st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_quotas_hold_after_every_replacement_and_nothing_new_is_thrown(seed: int, leaving: list[int]) -> None:
    members = pool(120, seed)
    frozen = Frozen(canonical(members), plan(10))
    drawn = draw(frozen, DIGITS)
    seated, gone, in_force = list(drawn.chosen[""]), frozenset[str](), frozen.plan

    for at in leaving:
        gone |= {seated.pop(at)}
        try:
            next_one = replacement(frozen, in_force, drawn, "", {"": seated}, gone)
        except Refused as refused:
            assert refused.key == "draw_nobody_left"
            in_force = relaxed(in_force, relaxation(frozen, in_force, {"": seated}, gone).changes)
            next_one = replacement(frozen, in_force, drawn, "", {"": seated}, gone)
        seated.append(next_one)

        assert holds(in_force, "", tuple(seated), members)
        assert gone.isdisjoint(seated)


def test_without_quotas_substitutes_are_called_strictly_in_their_order() -> None:
    frozen = frozen_pool(rule=Rule.SIMPLE)
    drawn = draw(frozen, DIGITS)
    seated, gone, called = list(drawn.chosen[""]), frozenset[str](), []

    for _ in range(5):
        gone |= {seated.pop(0)}
        called.append(replacement(frozen, frozen.plan, drawn, "", {"": seated}, gone))
        seated.append(called[-1])

    assert tuple(called) == drawn.substitutes[""]


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 10**6), quotas=st.booleans())
def test_nobody_is_drawn_twice_over_five_sites_and_all_go_where_they_asked(seed: int, quotas: bool) -> None:
    members = pool(400, seed, SITES)
    rule = Rule.ORDER if quotas else Rule.SIMPLE
    places = tuple(Place(site, 10, halves(10) if quotas else ()) for site in SITES)
    frozen = Frozen(canonical(members), Plan(rule, places, substitutes=4))

    drawn = draw(frozen, DIGITS)

    everybody = [*drawn.all_chosen, *(number for numbers in drawn.substitutes.values() for number in numbers)]
    choices = {member.number: member for member in members}
    assert len(everybody) == len(set(everybody)) == 70
    for site in SITES:
        assert holds(frozen.plan, site, drawn.chosen[site], members)
        assert all(choices[number].may_go_to(site) for number in drawn.chosen[site])


def test_a_site_that_few_asked_for_gets_its_people_whatever_site_comes_first() -> None:
    """Ten people would go anywhere, five to Brest alone: looking ahead, Lyon takes none of the five seats' people."""
    members = [PoolMember(str(n), site_choices=("Lyon",)) for n in range(5)]
    members += [PoolMember(str(n), site_choices=("Lyon", "Brest")) for n in range(5, 10)]
    frozen = Frozen(canonical(members), Plan(Rule.SIMPLE, (Place("Lyon", 5), Place("Brest", 5))))

    drawn = draw(frozen, DIGITS)

    assert set(drawn.chosen["Brest"]) == {"5", "6", "7", "8", "9"}
    assert set(drawn.chosen["Lyon"]) == {"0", "1", "2", "3", "4"}


def test_nobody_left_is_said_so() -> None:
    members = [PoolMember(str(n), {"sex": "woman" if n else "man"}) for n in range(8)]
    quotas = (Quota("sex", "woman", 2, 2), Quota("sex", "man", 1, 1))
    frozen = Frozen(canonical(members), Plan(Rule.ORDER, (Place("", 3, quotas),)))
    drawn = draw(frozen, DIGITS)
    staying = [number for number in drawn.chosen[""] if number != "0"]

    with pytest.raises(Refused, match="draw_nobody_left"):
        replacement(frozen, frozen.plan, drawn, "", {"": staying}, frozenset({"0"}))


def test_three_people_must_have_typed_the_same_digits() -> None:
    same = {"laptop": "40 71 59 38 26", "phone 1": "4071593826", "phone 2": "407-159-3826"}

    assert agreed(same, 10) == "4071593826"
    with pytest.raises(Refused) as refused:
        agreed(same | {"phone 2": "4071593836"}, 10)
    assert (refused.value.key, refused.value.details) == ("draw_entries_differ", {"at": 9})


def test_digits_are_digits_and_enough_of_them() -> None:
    assert digits("٤٠٧١٥٩٣٨٢٦", 10) == "4071593826"
    with pytest.raises(Refused, match="draw_not_digits"):
        digits("40715938x6", 10)
    with pytest.raises(Refused, match="draw_too_few_digits"):
        digits("407159", 10)


def test_a_pool_that_somebody_retouched_is_refused() -> None:
    text = canonical(pool(5))

    with pytest.raises(Refused, match="draw_pool_not_canonical"):
        read_pool(text.replace("R0001", "R0009", 1))
    assert len(fingerprint(text)) == 64
