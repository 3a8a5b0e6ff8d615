"""``draw`` and ``verify-draw``: frozen first, then drawn; and an outsider's own program finds the same people."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.cli import main
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.programme import create_session, edit_session
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.store import file, registrations
from cocreation_desk.store.registrations import Import
from tests.domain.draw.pools import DIGITS, pool
from tests.evenings import MORNING
from tests.rooms import templates

Answer = Callable[..., Any]

PAGE = Path(__file__).parents[2] / "docs" / "verify-a-draw.md"
QUOTAS = "feature,value,min,max\nsex,woman,5,5\nsex,man,5,5\nage,18-29,1,10\nage,30-59,1,10\nage,60+,1,10\n"


@pytest.fixture
def signed_up(programme: Path) -> Path:
    """Eighty registrations in the programme."""
    opened = file.open_programme(programme)
    people = [
        Registration(
            each.number, each.number, f"Prénom{each.number}", "Œuvrard", sex=each.strata["sex"],
            strata={"age": each.strata["age"]}, import_id="i1",
        )
        for each in pool(80)
    ]  # fmt: skip
    registrations.add_import(opened.writer, Import("i1", "liste.csv", "f1", MORNING, 80, (), {}))
    registrations.add_registrations(opened.writer, people)
    opened.writer.execute("commit") if opened.writer.in_transaction else None
    opened.close()
    return programme


@pytest.fixture
def quotas(tmp_path: Path) -> Path:
    path = tmp_path / "quotas.csv"
    path.write_text(QUOTAS, encoding="utf-8")
    return path


def test_first_the_fingerprint_then_the_dice(signed_up: Path, quotas: Path, answer: Answer) -> None:
    frozen = answer("draw", signed_up, "--seats", 10, "--quotas", quotas, "--substitutes", 4)
    assert (frozen["state"], frozen["pool"], frozen["chosen"]) == ("frozen", 80, {})

    drawn = answer("draw", signed_up, "--dice", DIGITS, "--dice", DIGITS, "--dice", DIGITS)

    assert drawn["draw"] == frozen["draw"]
    assert drawn["fingerprint"] == frozen["fingerprint"]
    assert (len(drawn["chosen"][""]), len(drawn["substitutes"][""])) == (10, 4)
    assert answer("verify-draw", signed_up)["ok"]


def test_all_at_once_gives_what_two_steps_give(signed_up: Path, quotas: Path, answer: Answer, tmp_path: Path) -> None:
    copy = tmp_path / "copy.cocreation"
    copy.write_bytes(signed_up.read_bytes())
    answer("draw", copy, "--seats", 10, "--quotas", quotas)

    at_once = answer("draw", signed_up, "--seats", 10, "--quotas", quotas, "--dice", DIGITS)

    assert answer("draw", copy, "--dice", DIGITS)["chosen"] == at_once["chosen"]


@pytest.mark.parametrize("with_sites", [False, True], ids=["open to all", "for one site of three"])
def test_the_twenty_lines_of_the_page_find_the_same_people(
    signed_up: Path, answer: Answer, tmp_path: Path, with_sites: bool
) -> None:
    if with_sites:
        choose_sites(signed_up)
    certificate, program = tmp_path / "certificate.json", tmp_path / "verify.py"
    drawn = answer("draw", signed_up, "--seats", 10, "--substitutes", 5, "--dice", DIGITS, "--certificate", certificate)
    (key,) = drawn["chosen"]
    (lines,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len([line for line in lines.splitlines() if line.strip()]) <= 20
    program.write_text(lines, encoding="utf-8")

    told = subprocess.run([sys.executable, program, certificate], capture_output=True, text=True, check=True).stdout

    said = told.splitlines()
    assert key == ("Brest ; l’usine" if with_sites else "")
    assert said[0] == "drawn: " + " ".join(drawn["chosen"][key])
    assert said[1] == "substitutes: " + " ".join(drawn["substitutes"][key])
    assert said[2].endswith(drawn["fingerprint"])
    assert said[3:] == ["True", "True", "True"]


def choose_sites(path: Path) -> None:
    """The session is at one of three sites, whose name a table has to quote; some chose it, some another, some none."""
    desk = Desk(file.open_programme(path))
    session_id = desk.look().result().sessions[0].id
    desk.do(lambda turn: edit_session(turn, session_id, place="Brest ; l’usine")).result()

    def chosen(turn):  # type: ignore[no-untyped-def]  # the importer's act is not under test
        for at, each in enumerate(registrations.registrations(turn.db)):
            sites = (("Brest ; l’usine", "Lyon"), ("Lyon",), (), ("Rosay",))[at % 4]
            registrations.change_registration(turn.db, each.id, {"site_choices": sites})

    desk.do(chosen).result()
    desk.close()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_the_line_of_the_page_for_spreadsheets_gives_everybody_s_rank(
    signed_up: Path, answer: Answer, tmp_path: Path
) -> None:
    """The codes as openssl makes them, and the rank as COUNTIF counts it: how many codes are smaller, plus one."""
    certificate = tmp_path / "certificate.json"
    answer("draw", signed_up, "--seats", 10, "--dice", DIGITS, "--certificate", certificate)
    given = json.loads(certificate.read_text("utf-8"))
    (line,) = re.findall(r"printf '%s' R0001 \| (openssl .*)", PAGE.read_text("utf-8"))
    words = line.replace("SEED", given["seed"]).split()

    def code(number: str) -> str:
        told = subprocess.run(words, input=number, capture_output=True, text=True, check=True).stdout
        return told.rsplit("= ", 1)[-1].strip()

    some = given["order"][::8]
    codes = [code(number) for number in some]
    ranks = [sum(other < mine for other in codes) + 1 for mine in codes]

    assert ranks == list(range(1, len(some) + 1))


def test_equal_chances_by_three_dice(signed_up: Path, quotas: Path, answer: Answer) -> None:
    drawn = answer("draw", signed_up, "--seats", 10, "--quotas", quotas, "--rule", "equal", "--dice", "407")

    assert drawn["panel"] == 407
    assert len(drawn["chosen"][""]) == 10
    assert answer("verify-draw", signed_up)["draws"]["T-01"]["panels"]


def test_a_certificate_that_was_changed_is_not_sound(signed_up: Path, answer: Answer, tmp_path: Path) -> None:
    certificate = tmp_path / "certificate.json"
    answer("draw", signed_up, "--seats", 10, "--dice", DIGITS, "--certificate", certificate)
    assert answer("verify-draw", certificate)["ok"]
    given = json.loads(certificate.read_text("utf-8"))
    given["digits"] = given["digits"].replace("4", "5")
    certificate.write_text(json.dumps(given), encoding="utf-8")

    told = answer("verify-draw", certificate, code=1)

    assert not told["ok"] and not told["draws"]["certificate.json"]["seed"]


def test_quotas_that_cannot_hold_are_explained_with_what_would_help(
    signed_up: Path, answer: Answer, tmp_path: Path
) -> None:
    tight = tmp_path / "tight.toml"
    tight.write_text('[age]\n"18-29" = [9, 10]\n"30-59" = [0, 10]\n"60+" = [0, 10]\n', encoding="utf-8")

    told = answer("draw", signed_up, "--seats", 10, "--quotas", tight, code=1)

    assert not told["ok"]
    assert [change["bound"] for change in told["relaxation"]] == ["min"]
    assert answer("draw", signed_up, "--seats", 10, "--dry-run")["ok"]


def test_entries_that_differ_draw_nothing(signed_up: Path, answer: Answer) -> None:
    other = DIGITS[:-1] + "7"

    told = answer("draw", signed_up, "--seats", 10, "--dice", DIGITS, "--dice", other, code=1)

    assert told["error"] == "draw_entries_differ"


def test_people_read_the_result_in_their_language(
    signed_up: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    assert main(["draw", str(signed_up), "--seats", "3", "--dice", DIGITS]) == 0

    told = capsys.readouterr().out
    assert "Empreinte du tirage" in told and "PrénomR" in told
    assert "Œuvrard" not in told


def test_chances_are_estimated_without_freezing_anything(signed_up: Path, quotas: Path, answer: Answer) -> None:
    told = answer("draw", signed_up, "--seats", 10, "--quotas", quotas, "--dry-run", "--simulate", 5)

    assert told["chances"]["times"] == 5
    assert sum(seats for _, _, seats in told["chances"]["profiles"]) == 50
    assert answer("verify-draw", signed_up, code=1)["error"] == "cli_verify_nothing"


@pytest.fixture
def opens_twice(signed_up: Path) -> tuple[Path, list[str]]:
    """A second session at the same place, a week later; gives the codes of both."""
    desk = Desk(file.open_programme(signed_up))
    first = desk.look().result().sessions[0]
    desk.do(create_session, templates()["open_codir"], MORNING + timedelta(days=7), "fr", None, "Brest").result()
    desk.do(lambda turn: edit_session(turn, first.id, place="Brest")).result()
    codes = [each.code for each in desk.look().result().sessions]
    desk.close()
    return signed_up, codes


def test_a_site_that_opens_twice_has_seats_quotas_and_people_for_each_day(
    opens_twice: tuple[Path, list[str]], answer: Answer, tmp_path: Path
) -> None:
    path, (first, second) = opens_twice
    quotas, certificate = tmp_path / "quotas.csv", tmp_path / "certificate.json"
    quotas.write_text(
        f"site;critère;valeur;min;max\n{first};sex;woman;50%;50%\n{first};sex;man;50%;50%\n"
        "Brest;sex;woman;25%;25%\nBrest;sex;man;75%;75%\n",
        encoding="utf-8",
    )

    drawn = answer(
        "draw", path, "--session", first, "--session", second, "--seats", f"{first}=10", "--seats", "4",
        "--quotas", quotas, "--dice", DIGITS, "--certificate", certificate,
    )  # fmt: skip

    sexes = {each.number: each.strata["sex"] for each in pool(80)}
    women = {key: sum(sexes[number] == "woman" for number in numbers) for key, numbers in drawn["chosen"].items()}
    assert women == {f"Brest {first}": 5, f"Brest {second}": 1}
    assert {key: len(numbers) for key, numbers in drawn["chosen"].items()} == {
        f"Brest {first}": 10,
        f"Brest {second}": 4,
    }
    assert len({number for numbers in drawn["chosen"].values() for number in numbers}) == 14
    assert answer("verify-draw", certificate)["ok"] and answer("verify-draw", path)["ok"]


@pytest.mark.parametrize(
    ("seats", "trouble"),
    [(["ZZZZ=3", "--seats", "4"], "draw_seats_of_no_session"), (["{first}=3"], "draw_seats_missing")],
)
def test_seats_that_do_not_say_enough_are_refused(
    opens_twice: tuple[Path, list[str]], answer: Answer, seats: list[str], trouble: str
) -> None:
    path, (first, second) = opens_twice
    wanted = [each.format(first=first) for each in seats]

    told = answer("draw", path, "--session", first, "--session", second, "--seats", *wanted, code=1)

    assert told["error"] == trouble


def test_quotas_of_a_site_nobody_knows_are_no_slip_that_passes(
    opens_twice: tuple[Path, list[str]], answer: Answer, tmp_path: Path
) -> None:
    path, (first, _) = opens_twice
    quotas = tmp_path / "quotas.csv"
    quotas.write_text("site,feature,value,min,max\nBrset,sex,woman,1,2\nBrset,sex,man,1,2\n", encoding="utf-8")

    told = answer("draw", path, "--session", first, "--seats", 3, "--quotas", quotas, code=1)

    assert told["error"] == "draw_quotas_of_no_site" and "Brset" in told["text"]


IN_FRENCH = {
    "IF(": "SI(", "OR(": "OU(", "ISNUMBER(": "ESTNUM(", "FIND(": "TROUVE(", "COUNTIFS(": "NB.SI.ENS(", "MATCH(": "EQUIV(",
    "ROW(": "LIGNE(", ",": ";", '"drawn"': '"tiré"', '"substitute"': '"suppléant"',
}  # fmt: skip


def test_the_formulas_of_the_page_are_the_same_in_both_languages_and_count_no_heading() -> None:
    """As they were replayed in LibreOffice, on a real record, with French names and with English ones."""
    page = PAGE.read_text("utf-8")
    pairs = re.findall(r"^\| [EFG]2.*?\| `(=.*?)` \| `(=.*?)` \|", page, re.MULTILINE)
    pairs += re.findall(r"^    (=IF.*)\n    (=SI.*)$", page, re.MULTILINE)

    assert len(pairs) == 4
    for english, french in pairs:
        for said, en_francais in IN_FRENCH.items():
            english = re.sub(rf"(?<![A-Z.]){re.escape(said)}", en_francais, english)
        assert english == french
        assert set(re.findall(r"[A-D]\$(\d+):", french)) <= {"2"} and "B:B" not in french
