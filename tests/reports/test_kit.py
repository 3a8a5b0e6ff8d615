"""What is printed for the day: whole, silent about nothing that is missing, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader

from cocreation_desk.domain.consents import Notice, Purpose
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.domain.sheet import Stopped
from cocreation_desk.domain.text import LANGUAGES, Language, Text
from cocreation_desk.reports.document import Lack
from cocreation_desk.reports.documents import DOCUMENTS, PAPERS
from cocreation_desk.reports.kit import bound, contents, parts
from cocreation_desk.reports.label_stock import LabelWishes
from cocreation_desk.reports.order import Order, doors
from cocreation_desk.reports.releases import lacks_minors, lacks_terms
from tests.reports.open_codir import LATER, room
from tests.reports.test_labels import DOTS_A_MM, dark, pictures

KEY = bytes(range(32))
ADDRESS = "http://192.168.43.100:8765"
NOTICE = Notice(1, Text("Vos données restent ici.", "Your data stays here."))
SOME = ("badges", "spare_badges", "notices", "row_cards")
LONG_NAME = ("Marie-Françoise", "de La Rochefoucauld-Montbel")


def ordered(
    language: Language = "fr", people: Sequence[Participant] | None = None, address: str = ADDRESS, named: bool = False
) -> Order:
    held = room() if people is None else replace(room(), participants=tuple(people))
    held = replace(held, notice=held.notice or NOTICE)
    return Order(held, language, LATER, named=named, doors=doors(held, KEY, address))


def many(count: int) -> list[Participant]:
    first = replace(room().participants[0], first_name=LONG_NAME[0], last_name=LONG_NAME[1])
    return [replace(first, id=f"p{at}", person_id=f"q{at}", badge_no=at) for at in range(1, count + 1)]


def said(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kit_begins_with_its_list_and_each_paper_has_a_bookmark(language: Language) -> None:
    order = ordered(language)

    printed = bound(parts((DOCUMENTS[key] for key in SOME), order), order)

    reader = PdfReader(BytesIO(printed.pdf))
    marks = [str(each["/Title"]) for each in reader.outline if not isinstance(each, list)]
    assert len(marks) == 1 + len(SOME)
    words = said(printed.pdf)
    assert all(" ".join(mark.split()) in words for mark in marks[1:])
    assert (
        reader.metadata is not None and reader.metadata.title == f"{marks[0]} – {order.session.title.said_in(language)}"
    )
    assert len(reader.pages) == 1 + 3 + 2 + 2 + 2


def test_one_person_and_forty_one_have_their_badges_in_the_kit() -> None:
    for count, sheets in ((1, 1), (41, 6)):
        order = ordered(people=many(count))

        (badges,) = parts([DOCUMENTS["badges"]], order)

        assert badges.pages == sheets
        assert badges.printed is not None
        last = PdfReader(BytesIO(badges.printed.pdf)).pages[-1].extract_text()
        assert f"Badge nº {count}" in last and all(name in last.replace("-\n", "-") for name in LONG_NAME)


def test_nothing_is_printed_for_nobody_and_the_list_says_why() -> None:
    order = ordered(people=())

    made = parts((DOCUMENTS[key] for key in ("attendance", "badges", "spare_badges")), order)

    assert [part.printed is None for part in made] == [True, True, False]
    assert order.say("kit_no_people") in said(bound(made, order).pdf)


@pytest.mark.parametrize("address", ["", "http://127.0.0.1:8080"])
def test_codes_that_lead_nowhere_are_printed_with_a_warning(address: str) -> None:
    lacks = dict(contents(PAPERS, ordered(address=address)))

    warned = {document.key for document, lack in lacks.items() if lack is not None and lack.key == "kit_no_address"}
    assert warned == {"badges", "spare_badges", "row_cards"}
    assert not any(lack.stops for lack in lacks.values() if lack is not None and lack.key == "kit_no_address")


def test_progress_is_told_before_each_paper_and_may_stop_it_all() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        parts((DOCUMENTS[key] for key in SOME), ordered(), progress)
    assert told == [(0, 4), (1, 4)]


def test_once_every_spare_badge_is_given_the_paper_says_so() -> None:
    order = ordered()
    given = replace(order, room=replace(order.room, spares={number: f"p{number}" for number in range(1, 11)}))

    words = said(DOCUMENTS["spare_badges"].make(given).pdf)

    assert DOCUMENTS["spare_badges"].lack(given) == Lack("kit_no_spares")
    assert "Les dix badges de réserve sont donnés." in words and "nº" not in words


def test_spare_badges_are_those_nobody_wears_yet() -> None:
    order = ordered()
    given = replace(order, room=replace(order.room, spares={3: "p1", 7: None}))

    words = said(DOCUMENTS["spare_badges"].make(given).pdf)

    numbers = [int(number) for number in re.findall(r"Badge de réserve nº (\d+)", words)]
    assert numbers == [1, 2, 4, 5, 6, 8, 9, 10]
    assert not any(person.first_name in words for person in order.room.participants)


def test_who_refuses_photos_is_marked_only_where_that_is_wished() -> None:
    order = ordered(people=many(1))
    refused = replace(order, room=replace(order.room, consents={"p1": {Purpose.IMAGE: "refused"}}))

    plain = DOCUMENTS["badges"].make(order).pdf
    unmarked = DOCUMENTS["badges"].make(refused).pdf
    marked = DOCUMENTS["badges"].make(replace(refused, labels=LabelWishes(photo_marks=True))).pdf

    assert plain == unmarked != marked


def test_a_customers_badge_never_says_what_sort_of_customer_it_is() -> None:
    people = [replace(each, segment="loyal", role="fidèle") for each in many(2)]
    words = said(DOCUMENTS["badges"].make(ordered(people=people)).pdf).lower()

    assert all(each.side is Side.CUSTOMER for each in people)
    assert "fidèle" not in words and "loyal" not in words


def test_the_back_of_a_folded_badge_tells_the_day() -> None:
    order = replace(ordered(people=many(1)), labels=LabelWishes("A4", wifi="Salle du Parc"))

    words = said(DOCUMENTS["badges"].make(order).pdf).replace("\u00a0", " ")

    for each in ("Wi-Fi : Salle du Parc", "Urgence : 112", order.session.title.fr, "le prêtez pas"):
        assert each in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_for_the_wall_is_the_sessions_own_in_both_languages(language: Language) -> None:
    order = ordered(language)
    notice = Notice(
        3, Text("{organisation} note votre nom, {months} mois.", "{organisation} keeps your name, {months} months.")
    )

    words = said(DOCUMENTS["notices"].make(replace(order, room=replace(order.room, notice=notice))).pdf)

    programme = order.room.programme
    assert f"{programme.organisation} note votre nom, {programme.retention_months} mois." in words
    assert f"{programme.organisation} keeps your name, {programme.retention_months} months." in words
    assert "cnil.fr" in words and "version 3" in words


@pytest.mark.parametrize("key", ["image_release", "confidentiality", "contribution_terms"])
def test_a_form_to_sign_is_one_blank_page_or_one_for_each_person(key: str) -> None:
    blank, named = (DOCUMENTS[key].make(ordered(people=many(3), named=each)).pdf for each in (False, True))

    assert len(PdfReader(BytesIO(blank)).pages) == 1
    assert len(PdfReader(BytesIO(named)).pages) == 3
    assert "ROCHEFOUCAULD" not in said(blank) and said(named).count("DE LA ROCHEFOUCAULD-MONTBEL") >= 3


@pytest.mark.parametrize(
    ("key", "purpose"),
    [
        ("image_release", Purpose.IMAGE),
        ("confidentiality", Purpose.CONFIDENTIALITY),
        ("contribution_terms", Purpose.CONTRIBUTION),
        ("guardian_consent", Purpose.GUARDIAN),
    ],
)
def test_a_form_says_what_phones_say_in_the_same_version(key: str, purpose: Purpose) -> None:
    order = ordered("en")
    told = Notice(4, Text("Pour {organisation} seulement.", "For {organisation} alone."), purpose)

    words = said(DOCUMENTS[key].make(replace(order, room=replace(order.room, notices={purpose: told}))).pdf)

    assert f"For {order.room.programme.organisation} alone." in words and "version 4" in words.casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guardian_signs_a_page_for_each_minor_and_under_their_yes_to_photos(language: Language) -> None:
    people = [replace(many(3)[0], is_minor=True, guardian="Ursule Martin"), *many(3)[1:]]
    order = ordered(language, people=people)
    assert lacks_minors(order) is None and lacks_minors(ordered()) == Lack("kit_no_minors")

    named, blank = (DOCUMENTS["guardian_consent"].make(replace(order, named=each)).pdf for each in (True, False))
    release = DOCUMENTS["image_release"].make(replace(order, named=True)).pdf

    for paper in (named, blank):
        assert len(PdfReader(BytesIO(paper)).pages) == 1
    assert "Ursule Martin" in said(named) and "Ursule Martin" not in said(blank)
    assert len(PdfReader(BytesIO(release)).pages) == 3
    assert said(release).count(order.say("release_guardian_signature")) == 1


def test_terms_are_in_the_kit_where_the_session_asks_for_them() -> None:
    order = ordered()
    asking = replace(order.session, purposes=(Purpose.CONTRIBUTION,))

    assert lacks_terms(order) == Lack("kit_no_terms")
    assert lacks_terms(replace(order, room=replace(order.room, session=asking))) is None


def test_a_row_card_is_read_by_a_phone_and_says_what_to_do_without_one(tmp_path: Path) -> None:
    order = ordered(people=many(16))

    pdf = DOCUMENTS["row_cards"].make(order).pdf

    (page,) = pictures(pdf, tmp_path)
    assert [code.text for code in zxingcpp.read_barcodes(page)] == [order.join_url] * 4
    assert said(pdf).replace("\u00a0", " ").count("Pas de téléphone ?") == 4
    assert order.session.room_code in said(pdf)


def test_the_calibration_page_has_its_fold_and_its_zero_where_they_are_read(tmp_path: Path) -> None:
    order = replace(ordered(), labels=LabelWishes("L7165", shift_mm=(3.0, 3.0)))

    page = dark(pictures(DOCUMENTS["calibration"].make(order).pdf, tmp_path)[0])

    # The fold is 30 mm from the left, and folded over the edge lies at 60 mm: the zero, the longest stroke of the scale.
    # Both as seen from the top, and neither moved by the offset that is remembered.
    for left, top, right, bottom, from_left, at in (
        (28, 160, 32, 178, True, 30.0),
        (56, 170.6, 64, 172, True, 60.0),
        (140, 28, 160, 32, False, 30.0),
        (157.5, 56, 158.6, 64, False, 60.0),
    ):
        x1, y1, x2, y2 = (round(edge * DOTS_A_MM) for edge in (left, top, right, bottom))
        box = page.crop((x1, y1, x2, y2)).getbbox()
        assert box is not None
        first, last = (box[0], box[2]) if from_left else (box[1], box[3])
        middle = (first + last) / 2 / DOTS_A_MM + (left if from_left else top)
        assert middle == pytest.approx(at, abs=0.3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_it_sheet_tells_the_port_and_that_nothing_goes_out(language: Language) -> None:
    words = said(DOCUMENTS["it_sheet"].make(ordered(language)).pdf)

    assert "192.168.43.100" in words and "TCP 8765" in words
    assert {"fr": "aucun accès à internet", "en": "no internet access"}[language] in words
