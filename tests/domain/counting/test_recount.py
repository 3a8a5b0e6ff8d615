"""Anyone may count again: the field's files, read and counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.formats import FORMATS
from cocreation_desk.domain.counting.formats.own import write_own
from cocreation_desk.domain.counting.papers import Paper, from_json
from cocreation_desk.domain.counting.recount import recount
from cocreation_desk.domain.errors import Refused
from tests.domain.counting.shared_examples import shared_or_skip

EXAMPLES = sorted((Path(__file__).parents[2] / "counting_examples").glob("*.json"))

TINY_CAT = """# TITLE: Tiny approval election
# DATA TYPE: cat
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 5
# NUMBER CATEGORIES: 2
# CATEGORY NAME 1: Yes
# CATEGORY NAME 2: No
# ALTERNATIVE NAME 1: A
# ALTERNATIVE NAME 2: B
# ALTERNATIVE NAME 3: C
# ALTERNATIVE NAME 4: D
2: {1,3},{2,4}
1: 4, {1,2,3}
1: {},{1,2,3,4}
1: {3}
"""

# The example on OpaVote's help page on the format.
OPAVOTE_BLT = """4 2         # Four candidates are competing for two seats
-2          # Basil has withdrawn
3 1 3 4 0   # Adam first, Charlotte second, Donald third
4 1 3 2 0
2 4 1=3 0   # Adam and Charlotte level
1 2 0
2 2=4=1 3 0
1 0         # an empty ballot
0           # end of the ballots
"Adam"
"Basil"
"Charlotte"
"Donald"
"Title # of the election"
"""


def preflib(example: Mapping[str, Any]) -> str:
    names = list(example["candidates"])

    def place(given: str | list[str]) -> str:
        if isinstance(given, str):
            return str(names.index(given) + 1)
        return "{" + ",".join(str(names.index(name) + 1) for name in given) + "}"

    head = [f"# NUMBER ALTERNATIVES: {len(names)}"]
    head += [f"# ALTERNATIVE NAME {number}: {name}" for number, name in enumerate(names, start=1)]
    lines = [f"{ballot['count']}: {','.join(map(place, ballot['ranking']))}" for ballot in example["ballots"]]
    return "\n".join([*head, *lines]) + "\n"


def blt(example: Mapping[str, Any]) -> str:
    names = list(example["candidates"])
    lines = [f"{len(names)} {example['seats']}"]
    for ballot in example["ballots"]:
        lines.append(f"{ballot['count']} {' '.join(str(names.index(name) + 1) for name in ballot['ranking'])} 0")
    return "\n".join([*lines, "0", *(f'"{name}"' for name in names), '"Worked example"'])


def pabulib(example: Mapping[str, Any]) -> str:
    lines = [
        "META",
        "key;value",
        f"budget;{example['budget']}",
        "vote_type;approval",
        "PROJECTS",
        "project_id;cost;name",
    ]
    for project, about in example["projects"].items():
        name = about["name"].replace('"', '""')
        lines.append(f'{project};{about["cost"]};"{name}"')
    lines += ["VOTES", "voter_id;age;vote"]
    for ballot in example["ballots"]:
        lines += [f"v{len(lines)};40;{','.join(ballot['approves'])}"] * ballot["count"]
    return "\n".join(lines)


def test_burlington_from_a_preflib_file() -> None:
    text = preflib(shared_or_skip("ranked_burlington_2009_mayor"))

    assert recount("irv", text, "toi").count.winners == ("Bob Kiss",)
    assert recount("schulze", text, ".toi").count.winners == ("Andy Montroll",)
    assert recount("plurality", text, "TOI").count.winners == ("Kurt Wright",)
    assert recount("borda", text, "toi").count.voters == 8980


def test_the_scottish_example_from_an_opavote_file() -> None:
    text = blt(shared_or_skip("stv_scottish_government_worked_example"))

    assert recount("stv", text, "blt").count.winners == ("Campbell", "Adams", "Miller")
    assert len(recount("scottish-stv", text, "blt", seats=2).count.winners) == 2


def test_nad_nerem_from_a_pabulib_file() -> None:
    example = shared_or_skip("pb_poland_lodz_2022_nad-nerem")
    text = pabulib(example)

    greedy, shares = recount("greedy", text, "pb").count, recount("mes", text, "pb").count

    assert sorted(greedy.winners) == example["expected"]["greedy_by_votes"]
    assert set(example["expected"]["mes_cost_utility_add1_stop_when_exhaustive"]) <= set(shares.winners)
    assert recount("greedy", text, "pb", budget=50_000).count.winners == ("G112NN",)


def test_categories_are_approvals_or_grades() -> None:
    approved = recount("approval", TINY_CAT, "cat").count
    judged = recount("majority-judgment", TINY_CAT, "cat").count

    assert {tally.option: tally.people for tally in approved.tallies} == {"A": 2, "B": 0, "C": 3, "D": 1}
    assert (approved.voters, approved.blank, approved.winners) == (5, 1, ("C",))
    assert (judged.rules.grades, judged.winners) == ((0, 1), ("C",))


def test_an_opavote_file_with_a_withdrawal_level_ranks_and_an_empty_paper() -> None:
    count = recount("schulze", OPAVOTE_BLT, "blt").count

    assert [tally.option for tally in count.tallies] == ["Adam", "Charlotte", "Donald"]
    assert (count.voters, count.blank, count.rules.seats) == (13, 2, 2)
    assert count.moment("duels") == {
        "Adam": {"Charlotte": 9, "Donald": 7},
        "Charlotte": {"Adam": 0, "Donald": 7},
        "Donald": {"Adam": 2, "Charlotte": 4},
    }


@pytest.mark.parametrize(
    ("method", "text", "winners"),
    [
        ("approval", "A,B,C\n1,1,\n,x,\nno,yes,yes\n,,\n", ("B",)),
        ("single", "A;B;count\n1;0;3\n0;1;4\n", ("B",)),
        ("dots", "A,B,C\n3,,\n1,1,1\n,2,1\n", ("A",)),
        ("star", "A\tB\tC\n5\t4\t0\n0\t4\t5\n0\t4\t5\n", ("C",)),
        ("score", "A,B\n5,\n5,4\n,5\n", ("A",)),
        ("borda", "A,B,C\n1,2,3\n1,2,2\n3,1,\n", ("A",)),
        ("irv", "rank 1,rank 2,rank 3\nA,B,C\nB,A,\nB,,\n", ("B",)),
        ("quadratic", "A,B\n5,-3\n-1,6\n", ("A",)),
        ("approval", "\ufeffÉté,Hiver\noui,non\n", ("Été",)),
    ],
)
def test_a_table_holds_what_the_paper_holds(method: str, text: str, winners: tuple[str, ...]) -> None:
    assert recount(method, text, "csv").count.winners == winners


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_we_export_is_counted_again_the_same(path: Path) -> None:
    example = json.loads(path.read_text(encoding="utf-8"))
    method = METHODS[example["method"]]
    rules = method.rules(example["rules"])
    papers = [Paper(from_json(pile["marks"]), "customer") for pile in example["papers"] for _ in range(pile["count"])]

    exported = json.dumps(write_own(method.name, example["options"], papers[::-1], rules))

    assert recount(method.name, exported, "json").count == method.count(example["options"], papers, rules)
    assert exported == json.dumps(write_own(method.name, example["options"], papers, rules))


@pytest.mark.parametrize(
    ("method", "text", "format", "reason"),
    [
        ("drawing straws", "", "csv", "method_unknown"),
        ("irv", "", "docx", "papers_format_unknown"),
        ("irv", "", "soi", "papers_unreadable"),
        ("irv", "# NUMBER ALTERNATIVES: 2\nthree: 1,2", "soi", "papers_unreadable"),
        ("irv", "# NUMBER ALTERNATIVES: 2\n1: 1,3", "soi", "papers_unreadable"),
        ("irv", "# NUMBER ALTERNATIVES: 2\n1: 1,1", "soi", "papers_unreadable"),
        ("irv", "# NUMBER ALTERNATIVES: 2\n1: {1,2", "soi", "papers_unreadable"),
        ("star", "# NUMBER ALTERNATIVES: 2\n1: 1,2", "soi", "papers_for_another_method"),
        ("stv", "", "blt", "papers_unreadable"),
        ("stv", "2 1\n1 1 2\n0\n", "blt", "papers_unreadable"),
        ("stv", "2 1\n1 3 0\n0\n", "blt", "papers_unreadable"),
        ("stv", '2 1\n1 1 0\n0\n"A"\n', "blt", "papers_unreadable"),
        (
            "greedy",
            "META\nkey;value\nPROJECTS\nproject_id;cost\nA;5\nVOTES\nvoter_id;vote\n",
            "pb",
            "papers_unreadable",
        ),
        ("mes", "A,B\n1,1\n", "csv", "papers_for_another_method"),
        ("star", "A,B\n9,1\n", "csv", "paper_no_such_grade"),
        ("star", "A,B\nnine,1\n", "csv", "papers_unreadable"),
        ("approval", "A,B\nperhaps,1\n", "csv", "papers_unreadable"),
        ("approval", "not json", "json", "papers_unreadable"),
        ("approval", "{}", "json", "papers_unreadable"),
        ("approval", '{"options": ["A"], "papers": [{"marks": {"ticks": ["B"]}}]}', "json", "paper_unknown_option"),
        ("wiki_survey", "A,B\n1,2\n", "csv", "papers_for_another_method"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_the_reason(method: str, text: str, format: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        recount(method, text, format)

    assert refusal.value.key == reason


def test_every_format_is_named_by_its_ending() -> None:
    assert set(FORMATS) == {"json", "soc", "soi", "toc", "toi", "cat", "blt", "pb", "csv"}


@given(st.text("AB1x,;\n0 rank", max_size=40), st.sampled_from(("approval", "single", "dots", "star", "irv")))
def test_a_table_of_anything_is_counted_or_refused(text: str, method: str) -> None:
    try:
        count = recount(method, text, "csv").count
    except Refused:
        return
    assert count.blank <= count.voters
