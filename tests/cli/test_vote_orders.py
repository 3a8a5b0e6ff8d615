"""Orders for secret votes say what there is to know first, where the secret would be thin, and want it confirmed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.commands import orders
from cocreation_desk.commands.vote_orders import WantsConfirming
from cocreation_desk.domain.draw.certificate import verify
from cocreation_desk.domain.errors import Refused
from cocreation_desk.store import ties
from tests.cli.conftest import Hear
from tests.elected import ElectionEvening
from tests.secret_evenings import SecretEvening


class Ordered(SecretEvening):
    def order(self, name: str, **line: object) -> tuple[str, ...]:
        """What the order warned of before it did nothing; nothing where it was obeyed."""
        try:
            orders.do(self.desk, self.room, name, {"ballot": self.secret.code, **line})
        except WantsConfirming as wanted:
            return wanted.warnings
        return ()


@pytest.fixture
def four(tmp_path: Path) -> Iterator[Ordered]:
    held = Ordered(tmp_path / "four.cocreation", customers=4, company=0, opens=False)
    yield held
    held.desk.close()


@pytest.fixture
def nine(tmp_path: Path) -> Iterator[Ordered]:
    held = Ordered(tmp_path / "nine.cocreation", customers=9, company=0, opens=False)
    yield held
    held.desk.close()


def test_a_secret_vote_of_four_opens_once_its_warnings_are_confirmed(four: Ordered) -> None:
    warned = four.order("open_ballot")
    assert warned[0] == "secret_warns_few" and "secret_warns_final" in warned
    assert four.secret.state == "ready"

    assert four.order("open_ballot", confirm=True) == ()

    assert four.secret.state == "open"


def test_a_secret_vote_of_nine_opens_and_closes_without_a_question(nine: Ordered) -> None:
    assert nine.order("open_ballot") == ()
    for at, voter in enumerate(nine.everybody()):
        nine.vote(voter, at % 2)

    assert nine.order("close_ballot") == ()
    assert nine.order("reveal") == ()


def test_an_urn_with_few_papers_is_emptied_once_that_is_confirmed(nine: Ordered) -> None:
    nine.order("open_ballot")
    for at, voter in enumerate(nine.everybody()[:4]):
        nine.vote(voter, at % 2)
    assert nine.order("close_ballot") == ("secret_warns_few_papers",)
    assert nine.secret.state == "open"

    assert nine.order("close_ballot", confirm=True) == ()

    assert nine.counted() == (2, 2, 0, 0)


def test_a_unanimous_secret_result_is_announced_once_that_is_confirmed(nine: Ordered) -> None:
    nine.order("open_ballot")
    for voter in nine.everybody():
        nine.vote(voter)
    nine.order("close_ballot")
    assert nine.order("reveal") == ("secret_of_one_mind",)
    assert nine.secret.state == "counted"

    assert nine.order("reveal", confirm=True) == ()

    assert nine.secret.state == "proclaimed"


def test_a_tie_is_settled_by_digits_and_its_draw_can_be_verified(nine: Ordered) -> None:
    nine.order("open_ballot")
    for at, voter in enumerate(nine.everybody()):
        nine.vote(voter, at % 3)
    nine.order("close_ballot")
    nine.order("reveal")

    nine.order("settle_tie", digits="42613 51126", said_by="Zoé")

    assert nine.secret.settled is not None and nine.secret.settled.digits == ("4261351126",)
    with nine.desk.file.reader() as db:
        ((name, certificate),) = ties.certificates(db)
    assert name.endswith(nine.secret.code)
    assert all(check.is_sound for check in verify(certificate))


def test_serve_answers_with_the_warnings_in_words(
    tmp_path: Path, people: Path, answer: Callable[..., Any], hear: Hear
) -> None:
    path = tmp_path / "election.cocreation"
    answer("new", path, "--template", "president_election", "--language", "fr", "--people", people)

    _, *answers = hear(
        path,
        *({"do": "declare_candidate", "participant": n, "slogan": f"Oui {n}", "statement": "Cliente."} for n in (1, 2)),
        *({"do": "validate_candidate", "candidate": n} for n in (1, 2)),
        {"do": "draw_order"},
        {"do": "name_scrutineers", "participants": [3, 4]},
        *({"do": "mark_presence", "participant": n, "presence": "present"} for n in range(1, 5)),
        *({"do": each} for each in ("make_ready", "welcome", "start")),
        {"do": "open_ballot", "ballot": "V-01"},
        {"do": "open_ballot", "ballot": "V-01", "confirm": "yes"},
        {"do": "open_ballot", "ballot": "V-01", "confirm": True},
        {"do": "state"},
    )

    asked, wrong, opened, state = answers[-4:]
    assert (asked["ok"], asked["error"]) == (False, "order_wants_confirming")
    assert asked["warnings"][0]["warning"] == "secret_warns_few"
    assert "Fewer than five people" in asked["warnings"][0]["text"]
    assert wrong["error"] == "order_field_wrong"
    assert opened["ok"] and state["ballots"][0]["state"] == "open"
    assert [each["badge"] for each in state["scrutineers"]] == [3, 4]


def test_the_order_of_the_candidates_is_drawn_again_from_the_programme_and_in_twenty_lines(
    tmp_path: Path, people: Path, answer: Callable[..., Any], hear: Hear
) -> None:
    path, certificate = tmp_path / "election.cocreation", tmp_path / "out" / "candidates-order.json"
    answer("new", path, "--template", "president_election", "--language", "fr", "--people", people)
    hear(
        path,
        *({"do": "declare_candidate", "participant": n, "slogan": "Oui", "statement": "Client."} for n in (1, 2, 3)),
        *({"do": "validate_candidate", "candidate": n} for n in (1, 2, 3)),
        {"do": "draw_order", "seed": "42613 51126"},
    )

    told = answer("verify-draw", path)
    answer("export", path, "--format", "json", "--out", certificate.parent)

    assert told["ok"] and len(told["draws"]) == 1
    assert answer("verify-draw", certificate)["ok"]
    assert twenty_lines(certificate).splitlines()[-3:] == ["True"] * 3


def twenty_lines(certificate: Path) -> str:
    """What the program of docs/verify-a-draw.md prints."""
    page = Path(__file__).parents[2].joinpath("docs", "verify-a-draw.md").read_text("utf-8")
    (program,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", program, str(certificate)], capture_output=True, text=True, check=True)
    return done.stdout


def test_speeches_and_the_mandate_are_led_by_orders(tmp_path: Path) -> None:
    evening = ElectionEvening(tmp_path)
    evening.prepare()

    def order(name: str, **line: object) -> None:
        orders.do(evening.desk, evening.room, name, line)

    step_id = evening.reach("pitch")
    order("start_speech", candidate=2)
    evening.clock.pass_minutes(2)
    order("stop_speech")
    assert evening.election.speech(step_id, evening.candidates[1]).seconds == 120
    evening.elect({"A": 8, "B": 2})
    item = {"kind": "visit", "title": "Visite de l’usine"}
    order("edit_mandate", sponsor="Adèle Rochefort", commitment="Répondre sous quinze jours")
    with pytest.raises(Refused, match="order_field_wrong"):
        order("edit_mandate", events=[item])
    order("edit_mandate", events=[{**item, "month": f"2026-{month:02}"} for month in (4, 6, 9)])
    order("move_mandate", state="signed")

    (mandate,) = evening.election.mandates
    assert (mandate.state, [event.month.month for event in mandate.events]) == ("signed", [4, 6, 9])
    evening.desk.close()
