"""Nobody who gets the file, its log and its older copies, and knows who voted when, can tell who voted what."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.counting.papers import BLANK
from cocreation_desk.store import file as store_file
from tests.attacks.leaky import Leak, Leaky, copied
from tests.attacks.linking import CERTAIN, LIKELY, Evidence, Guess, by_chance, of_one_side
from tests.secret_evenings import TREES, SecretEvening

Attack = Callable[[Evidence], Iterator[Guess]]
VOTERS = 24
FEWER = 8
LEAST_LIKELY = 0.001


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Evidence, Mapping[str, str]]]:
    """Two secret votes, copied after each paper and in the middle of their closing, and what was really voted."""
    return [secret_vote(tmp_path_factory.mktemp("vote"), seed, VOTERS) for seed in (1, 2)]


@pytest.fixture(scope="module")
def held_by_sides(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Evidence, Mapping[str, str]]]:
    """Two secret votes that each side must carry, as the customers' side of them is seen by who knows all sides."""
    folders = {seed: tmp_path_factory.mktemp("sides") for seed in (6, 7)}
    return [one_side(*secret_vote(folder, seed, VOTERS, FEWER, "each_side")) for seed, folder in folders.items()]


def one_side(evidence: Evidence, truth: Mapping[str, str]) -> tuple[Evidence, Mapping[str, str]]:
    rows = evidence.after.tables()["participation"]
    theirs = {str(row["id"]) for row in rows if row["side"] == "customer"} & truth.keys()
    return of_one_side(evidence, theirs, "company"), {voter: truth[voter] for voter in truth if voter in theirs}


def secret_vote(
    folder: Path, seed: int, customers: int, company: int = 0, sides_rule: str = "together"
) -> tuple[Evidence, Mapping[str, str]]:
    path = folder / "soiree.cocreation"
    evening = SecretEvening(path, customers=customers, company=company, sides_rule=sides_rule)
    chance, ballot = random.Random(seed), evening.secret
    voters = evening.everybody()
    chance.shuffle(voters)
    truth = {voter: chance.choice([*ballot.option_ids, "blank"]) for voter in voters}
    before = copied(evening.path, folder / "before")
    during = []
    for n, voter in enumerate(voters):
        marks = BLANK if truth[voter] == "blank" else evening.tree(ballot.option_ids.index(truth[voter]))
        evening.send(evening.step_id, voter, Vote(ballot.id, marks))
        during.append(copied(evening.path, folder / f"vote-{n}"))
    wiped = store_file.wipe_traces

    def robbed(db: Any) -> bool:
        copied(evening.path, folder / "closing")
        return wiped(db)

    with pytest.MonkeyPatch.context() as thief:
        thief.setattr(store_file, "wipe_traces", robbed)
        counted = evening.close_and_count()
    assert counted == tuple(list(truth.values()).count(option) for option in ballot.option_ids)
    after = copied(evening.path, folder / "after")
    evening.desk.close()
    closing = type(after)(folder / "closing", after.name)
    return Evidence(tuple(voters), before, tuple(during), closing, after), truth


@pytest.fixture(scope="module")
def leaks(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Evidence, Mapping[str, str]]]:
    chance = random.Random(3)
    options = [f"{chance.getrandbits(80):020x}" for _ in TREES]
    votes = [(f"{chance.getrandbits(80):020x}", chance.choice([*options, "blank"])) for _ in range(VOTERS)]
    return [(Leaky(tmp_path_factory.mktemp("leaky"), leak).hold(votes), dict(votes)) for leak in get_args(Leak)]


@pytest.mark.parametrize("votes", ["held", "held_by_sides"])
@pytest.mark.parametrize("attack", CERTAIN, ids=lambda attack: attack.__name__)
def test_nobody_is_linked_for_certain(attack: Attack, votes: str, request: pytest.FixtureRequest) -> None:
    for evidence, _ in request.getfixturevalue(votes):
        assert [guess for guess in attack(evidence) if guess] == []


@pytest.mark.parametrize("votes", ["held", "held_by_sides"])
@pytest.mark.parametrize("attack", LIKELY, ids=lambda attack: attack.__name__)
def test_no_order_says_more_than_chance(attack: Attack, votes: str, request: pytest.FixtureRequest) -> None:
    """A leak would show in both votes; chance alone shows in both once in a million. Knowing the sides does not help."""
    chance, held = random.Random(4), request.getfixturevalue(votes)
    likely = [[by_chance(guess, truth, chance) for guess in attack(evidence)] for evidence, truth in held]

    assert [pair for pair in zip(*likely, strict=True) if max(pair) < LEAST_LIKELY] == []


@pytest.mark.parametrize("attack", [*CERTAIN, *LIKELY], ids=lambda attack: attack.__name__)
def test_the_same_attack_succeeds_where_there_is_a_leak(
    attack: Attack, leaks: list[tuple[Evidence, Mapping[str, str]]]
) -> None:
    chance = random.Random(5)
    likely = [by_chance(guess, truth, chance) for evidence, truth in leaks for guess in attack(evidence)]

    assert min(likely, default=1.0) < LEAST_LIKELY


def test_no_choice_lies_in_any_copy_taken_during_the_vote(held: list[tuple[Evidence, Mapping[str, str]]]) -> None:
    for evidence, truth in held:
        first = evidence.before.file + evidence.before.log
        for copy in evidence.during:
            stolen = copy.file + copy.log
            assert b'"ticks"' not in stolen
            assert all(
                stolen.count(f'"{option}"'.encode()) == first.count(f'"{option}"'.encode()) for option in truth.values()
            )
