"""A person who asks to be forgotten is gone from the file, its log and its papers; what was counted stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cocreation_desk.desk import ballots, captures, documents, people, running
from cocreation_desk.domain.answers import Contributed, Said, Vote
from cocreation_desk.domain.commitments import NoteKind
from cocreation_desk.domain.counting.papers import Grades
from cocreation_desk.domain.ideas import Quotable
from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.store import file
from tests.evenings import MORNING, Evening

Answer = Callable[..., Any]

NAME, EMAIL = "Zénobie Quévreux", "zenobie.quevreux@example.org"
LEFT_BEHIND = re.compile(rb"z\xc3?.{1,2}nobie|qu\xc3.vreux|quevreux|QU\xc3.VREUX|06.?12.?34.?56.?78", re.IGNORECASE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An evening that is over: Zénobie voted, wrote, promised, was quoted, and stands in the printed minutes."""
    evening = Evening(tmp_path / "evening.cocreation")
    evening.hold()
    session_id = evening.session_id
    newcomer = NewParticipant("Zénobie", "Quévreux", Side.CUSTOMER, organisation="Quévreux et fils", email=EMAIL)
    zenobie = evening.do(people.add_participant, session_id, newcomer)
    evening.do(running.make_ready, session_id)
    wished = evening.reach("collect")
    label = next(step for step in evening.room.steps if step.id == wished).settings["fields"][0]["label"]  # type: ignore[index]  # a list
    evening.send(wished, zenobie, Contributed((Said(label, "Plus de choix", Quotable.NAMED),)))
    voted = evening.reach("ballot")
    ballot = evening.ballot(voted)
    evening.do(ballots.open_ballot, ballot.id)
    for guest in evening.side(Side.CUSTOMER):
        evening.send(voted, guest, Vote(ballot.id, Grades({option.id: 4 for option in ballot.options})))
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)
    evening.do(captures.note_down, session_id, NoteKind.VERBATIM, f"{NAME} l’a dit : essayons.", NAME, "named")
    evening.do(captures.commit, session_id, "Rappeler Zénobie", "QUÉVREUX Zénobie", MORNING.date())
    evening.do(documents.save_minutes, session_id, {"introduction": f"Merci à {NAME}."}, "Camille")
    evening.do(running.close_session, session_id)
    evening.desk.close()
    return evening.path


def the_person(path: Path, answer: Answer) -> str:
    everybody = answer("people", path)["sessions"][0]["participants"]
    return str(next(each["id"] for each in everybody if each["email"] == EMAIL))


def kept_papers(path: Path) -> list[str]:
    with file.reading(path) as db:
        rows = db.execute("select pdf from document").fetchall()
    return [" ".join(page.extract_text() for page in PdfReader(BytesIO(row["pdf"])).pages) for row in rows]


def counted(path: Path) -> list[tuple[Any, ...]]:
    with file.reading(path) as db:
        return [
            *map(tuple, db.execute("select code, announced, registered, fingerprint from ballot order by code")),
            *map(tuple, db.execute("select count(*), count(distinct participation_id) from roll")),
            *map(tuple, db.execute("select text, state from contribution")),
        ]


def test_a_person_is_handed_all_that_is_held_about_them(path: Path, answer: Answer) -> None:
    held = answer("person", path, "--person", the_person(path, answer))

    assert held["rows"]["person"][0]["email"] == EMAIL
    assert [row["text"] for row in held["rows"]["contribution"]] == ["Plus de choix"]
    assert [(vote["code"], vote["marks"]) for vote in held["votes"]] == [("V-01", None)]  # by no name: took part
    assert {mention["table"] for mention in held["mentions"]} == {"note", "commitment", "minutes_version"}


def test_a_person_erased_leaves_no_byte_and_every_count(path: Path, tmp_path: Path, answer: Answer) -> None:
    for what in ("minutes", "attendance", "badges"):
        answer("print", path, "--what", what, "--language", "fr", "--named", "-o", tmp_path / f"{what}.pdf")
    assert LEFT_BEHIND.search(path.read_bytes())
    assert any("Quévreux" in paper or "QUÉVREUX" in paper for paper in kept_papers(path))
    before = counted(path)

    done = answer("erase", path, "--person", the_person(path, answer))

    assert done["papers_not_made_again"] == []
    assert not LEFT_BEHIND.search(path.read_bytes())
    assert not Path(f"{path}-wal").exists()
    papers = kept_papers(path)
    assert len(papers) == 3
    assert not any(re.search("zénobie|quévreux", paper, re.IGNORECASE) for paper in papers)
    assert counted(path) == before
    assert answer("check", path)["sound"]


def test_somebody_who_only_registered_is_forgotten_too(path: Path, tmp_path: Path, answer: Answer) -> None:
    listed = tmp_path / "inscriptions.csv"
    listed.write_text(
        "Numéro;Prénom;Nom;Téléphone;Code postal\n"
        "17;Zénobie;Quévreux;06 12 34 56 78;69003\n18;Paul;Petit;06 98 76 54 32;69003\n",
        "utf-8",
    )
    answer("import", path, listed)
    assert answer("person", path, "--person", "17")["rows"]["registration"][0]["postcode"] == "69003"
    answer("erase", path, "--person", the_person(path, answer))

    answer("erase", path, "--person", "17")

    assert not LEFT_BEHIND.search(path.read_bytes())
    left = {each["number"]: each for each in answer("people", path)["registrations"]}
    assert (left["17"]["forgotten"], left["17"]["phone"], left["18"]["phone"]) == (True, "", "06 98 76 54 32")


def test_the_registration_of_the_same_address_goes_with_the_person(path: Path, tmp_path: Path, answer: Answer) -> None:
    listed = tmp_path / "inscriptions.csv"
    listed.write_text(f"Prénom;Nom;Courriel\nZénobie;Quévreux;{EMAIL.upper()}\nPaul;Petit;p@example.org\n", "utf-8")
    answer("import", path, listed)

    answer("erase", path, "--person", the_person(path, answer))

    assert not LEFT_BEHIND.search(path.read_bytes())
    assert [each["first_name"] for each in answer("people", path)["registrations"]] == ["", "Paul"]


def test_others_of_the_same_name_keep_theirs(path: Path, answer: Answer) -> None:
    answer("erase", path, "--person", the_person(path, answer))

    names = [each["first_name"] for each in answer("people", path)["sessions"][0]["participants"]]
    assert [name for name in names if name.startswith("Client")] == [f"Client {number}" for number in range(9)]


def test_nobody_is_forgotten_while_their_session_is_live(tmp_path: Path, answer: Answer) -> None:
    evening = Evening(tmp_path / "live.cocreation")
    evening.hold()
    evening.do(running.make_ready, evening.session_id)
    evening.do(running.welcome, evening.session_id)
    person = evening.room.participants[0].person_id
    evening.desk.close()

    assert answer("erase", evening.path, "--person", person, code=1)["error"] == "person_is_in_a_live_session"


def test_an_unknown_person_is_refused_in_a_sentence(path: Path, answer: Answer) -> None:
    assert answer("erase", path, "--person", "nobody", code=1)["error"] == "person_unknown"
    assert answer("person", path, "--person", "nobody", code=1)["error"] == "person_unknown"


def test_what_is_due_is_told_before_anything_goes(path: Path, answer: Answer) -> None:
    before = path.read_bytes()

    told = answer("purge", path, "--dry-run", "--on", "2026-09-12")

    assert told["dry_run"] and [each["what"] for each in told["matters"]] == ["day_after", "unselected", "people"]
    people = told["matters"][2]
    assert (people["on"], people["due"], people["counts"]["people"]) == ("2026-09-12", True, 19)
    assert not answer("purge", path, "--dry-run", "--on", "2026-09-11")["matters"][2]["due"]
    assert path.read_bytes() == before


def test_everybody_purged_leaves_no_name_in_the_file_or_its_papers(path: Path, tmp_path: Path, answer: Answer) -> None:
    for what in ("minutes", "attendance"):
        answer("print", path, "--what", what, "--language", "fr", "--named", "-o", tmp_path / f"{what}.pdf")
    before = counted(path)

    done = answer("purge", path, "--what", "people", "--before-its-day")

    assert done["matters"][0]["counts"] == {"people": 19, "registrations": 0}
    assert not LEFT_BEHIND.search(path.read_bytes())
    assert not any(re.search("zénobie|quévreux", paper, re.IGNORECASE) for paper in kept_papers(path))
    assert counted(path) == before
    assert answer("check", path)["sound"]
    assert answer("purge", path, "--dry-run")["matters"][2]["counts"] == {"people": 0, "registrations": 0}


def test_a_day_and_a_haste_without_their_word_are_refused(path: Path, answer: Answer) -> None:
    assert answer("purge", path, "--on", "2026-09-12", code=1)["error"] == "cli_purge_on_is_dry"
    assert answer("purge", path, "--before-its-day", code=1)["error"] == "cli_purge_before_what"
    assert answer("purge", path, "--dry-run", "--on", "12/09/2026", code=1)["error"] == "cli_purge_day_wrong"
