"""The papers of an election: the record of the count as it was proclaimed, the candidates, the mandate letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from cocreation_desk.desk import ballots, election_rounds, elections, mandates
from cocreation_desk.domain.mandate import EventKind, MandateEvent
from cocreation_desk.domain.pieces import Beside, Picture, Together
from cocreation_desk.domain.text import LANGUAGES, Language
from cocreation_desk.paperwork import make
from cocreation_desk.reports.candidates import candidates_paper
from cocreation_desk.reports.count_record import count_record
from cocreation_desk.reports.mandate import mandate_letter
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.plain import plain
from cocreation_desk.store import elections as rows
from tests.elected import ElectionEvening, photo


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ElectionEvening]:
    """Two rounds: 4, 3, 2 and a blank of twelve on the roll; then 6 against 4, two blank. One picture of three."""
    made = ElectionEvening(tmp_path_factory.mktemp("papers"))
    made.do(elections.set_photo, made.candidates[1], photo())
    made.prepare()
    first = made.open_round()
    made.vote(first, {"A": 4, "B": 3, "C": 2}, blank=1)
    made.do(ballots.close_ballot, first.id)
    made.desk.look().result(120)
    made.do(election_rounds.write_remarks, first.id, "Un téléphone déchargé.")
    made.do(ballots.reveal, first.id)
    made.do(ballots.next_round, first.id)
    second = made.open_round(2)
    made.vote(second, {"A": 6, "B": 4}, blank=2)
    made.announce(second)
    yield made
    made.desk.close()


def order(evening: ElectionEvening, language: Language = "fr") -> Order:
    with evening.desk.file.reader() as db:
        photos = rows.pictures(db, evening.session_id)
    return Order(evening.room, language, evening.clock.now(), photos=photos)


def told(evening: ElectionEvening, paper: str, language: Language = "fr") -> str:
    write = {"record": count_record, "candidates": candidates_paper, "mandate": mandate_letter}[paper]
    return plain(write(order(evening, language))).replace("\u00a0", " ").replace("\u202f", " ")


def test_the_record_gives_the_sums_that_hold_the_count_together(evening: ElectionEvening) -> None:
    first, second = told(evening, "record").split("\f")

    for line in (
        "A. Inscrits | 12", "B. Votants | 10", "C. Abstentions | 2", "Taux de participation | 83 %", "E. Blancs | 1",
        "F. Nuls | 0", "G. Suffrages exprimés | 9", "H. Majorité requise | 5 voix (majorité absolue)", "L. Bulletins nuls annexés : 0",
        "K. Incidents et réclamations : Un téléphone déchargé.",
    ):  # fmt: skip
        assert line in first
    assert "écart B − D : 0, 0 attendu" in first
    assert "Nouveau tour entre" in first and "remporte" not in first
    assert "G. Suffrages exprimés | 10" in second and "remporte l’élection." in second
    assert "K. Incidents et réclamations : néant" in second


def test_votes_stand_in_the_order_of_the_paper(evening: ElectionEvening) -> None:
    first, _ = told(evening, "record").split("\f")
    names = [each.name for each in evening.election.standing]

    rows_ = re.findall(r"^[A-C] · ([^|]+) \| (\d+) \| (\d)$", first, re.MULTILINE)
    assert rows_ == [(names[0], "4", "1"), (names[1], "3", "2"), (names[2], "2", "3")]


def test_chair_scrutineers_and_secretary_sign(evening: ElectionEvening) -> None:
    signed = re.findall(r"^(.+): ________$", told(evening, "record"), re.MULTILINE)

    assert signed[:4] == [
        "Président de séance Isabelle Weiss", "Scrutateur Client 10", "Scrutateur Client 11", "Secrétaire de séance Bruno Tessier",
    ]  # fmt: skip


def test_a_record_says_as_much_in_english(evening: ElectionEvening) -> None:
    english = told(evening, "record", "en")

    assert "A. Registered | 12" in english and "5 votes (absolute majority)" in english
    assert "This ballot is advisory and not meant for elections governed by law." in english


def test_every_round_is_one_page(evening: ElectionEvening) -> None:
    printed = make(evening.desk, "record", "fr", "http://192.168.8.20:8080")

    assert len(PdfReader(BytesIO(printed.pdf)).pages) == 2
    assert printed.file_name.endswith("pv-depouillement_fr.pdf")


def test_candidates_are_printed_in_their_order_each_with_the_picture_they_gave(evening: ElectionEvening) -> None:
    said = told(evening, "candidates")
    pieces = candidates_paper(order(evening)).pieces

    marks = re.findall(r"^## ([A-C]) · (.+)$", said, re.MULTILINE)
    assert marks == list(zip("ABC", (each.name for each in evening.election.standing), strict=True))
    pictures = [
        each for piece in pieces if isinstance(piece, Together) for each in piece.pieces if isinstance(each, Beside)
    ]
    assert len(pictures) == 1 and isinstance(pictures[0].left[0], Picture)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mandate_letter_holds_the_programme_and_the_promise(evening: ElectionEvening, language: Language) -> None:
    (mandate,) = evening.election.mandates
    events = tuple(MandateEvent(date(2026, month, 1), EventKind.VISIT, "Visite de l’usine") for month in (4, 6, 9))
    promise = {"sponsor": "Adèle Rochefort", "commitment": "Recevoir une fois par mois\nRépondre sous quinze jours"}
    evening.do(mandates.edit_mandate, mandate.id, events=events, **promise)

    said = told(evening, "mandate", language)

    assert mandate.holder in said and "- Répondre sous quinze jours" in said
    assert ("avril 2026 | Visite | Visite de l’usine" if language == "fr" else "April 2026 | Visit | Visite") in said
    assert "Adèle Rochefort: ________" in said


@pytest.mark.parametrize("paper", ["record", "candidates", "mandate"])
def test_where_nothing_was_held_the_paper_says_so(paper: str, tmp_path: Path) -> None:
    empty = ElectionEvening(tmp_path, candidates=0)

    assert len(told(empty, paper).strip().splitlines()) > 5
    assert make(empty.desk, paper, "en", "http://192.168.8.20:8080").pdf[:4] == b"%PDF"
    empty.desk.close()
