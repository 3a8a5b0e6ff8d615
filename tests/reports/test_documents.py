"""The papers of a session that was held: complete, in both languages, and silent about what is nobody's business."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from cocreation_desk.domain.announcement import announce
from cocreation_desk.domain.commitments import Commitment
from cocreation_desk.domain.counting.papers import Paper
from cocreation_desk.domain.ideas import ContributionState
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.domain.session import SessionState
from cocreation_desk.domain.slots import Attendance
from cocreation_desk.domain.text import LANGUAGES, Language
from cocreation_desk.reports.attendance import attendance_sheet
from cocreation_desk.reports.decisions import decision_record
from cocreation_desk.reports.document import Printed
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.minutes import minutes
from cocreation_desk.reports.order import Order, shortened
from cocreation_desk.reports.pdf import page_count
from cocreation_desk.reports.plain import plain as exactly
from cocreation_desk.reports.record import Record
from cocreation_desk.reports.results import result_sheets
from cocreation_desk.reports.summary import proposed_sentences, summary
from cocreation_desk.store.documents import MinutesVersion
from tests.reports.golden import assert_as_accepted
from tests.reports.open_codir import COMPANY, CUSTOMERS, LATER, ordered, room

WRITTEN: dict[str, Callable[[Order], Record]] = {
    "minutes": minutes,
    "summary": summary,
    "results": result_sheets,
    "attendance": attendance_sheet,
    "decisions": decision_record,
}


@cache
def made(key: str, language: Language) -> Printed:
    """The document with the names that it may hold."""
    return DOCUMENTS[key].make(ordered(language=language, named=True))


def approved(order: Order) -> Order:
    body = {"syntheses": {"step3": "Chacun a raconté un premier souvenir."}, "remarks": "une correction de nom"}
    version = MinutesVersion(2, "approved", body, "Noël Ortiz", LATER, "Claire Moreau", LATER, "")
    return replace(order, version=version)


def plain(record: Record) -> str:
    return exactly(record).replace("\u00a0", " ")


def text_of(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_paper_says_what_was_accepted(name: str, language: Language) -> None:
    assert_as_accepted(f"open_codir_{name}_{language}", exactly(WRITTEN[name](ordered(language=language))))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_document_is_made_in_both_languages(key: str, language: Language) -> None:
    once = made(key, language)

    assert re.fullmatch(rf"2026-03-12_ROSAY_[\w-]+_{language}\.pdf", once.file_name)
    reader = PdfReader(BytesIO(once.pdf))
    assert reader.trailer["/Root"]["/Lang"] == language  # type: ignore[index]
    assert reader.metadata is not None and reader.metadata.title


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_document_is_twice_the_same(key: str) -> None:
    assert DOCUMENTS[key].make(ordered(named=True)).pdf == made(key, "fr").pdf


def test_the_documents_are_those_one_can_ask_for() -> None:
    asked = ["minutes", "summary", "results", "attendance", "badges", "ballots", "ballots_large", "decisions"]
    assert list(DOCUMENTS)[: len(asked)] == asked


@pytest.mark.parametrize("key", ["minutes", "summary", "results", "decisions"])
def test_no_customer_is_named_unless_the_paper_is_a_named_one(key: str) -> None:
    words = text_of(DOCUMENTS[key].make(ordered()).pdf)

    assert not [last for _, last in CUSTOMERS if re.search(rf"\b{last}\b", words)]
    assert "Variante anonymisée" in words


def test_named_minutes_say_customers_by_first_name_and_initial() -> None:
    words = text_of(DOCUMENTS["minutes"].make(ordered(named=True)).pdf)

    assert "Zoé L." in words
    assert "Lefebvre" not in words
    assert "Variante nominative" in words


def test_the_company_stands_by_its_name() -> None:
    words = text_of(DOCUMENTS["minutes"].make(ordered()).pdf)

    assert all(f"{first} {last}" in words for first, last, _ in COMPANY)


def test_words_that_may_not_be_quoted_are_on_no_paper() -> None:
    for key in DOCUMENTS:
        words = text_of(made(key, "fr").pdf)
        for kept_back in ("Gardez ceci pour vous", "À ne pas citer", "Insulte"):
            assert kept_back not in words


def test_who_said_it_is_printed_only_on_named_papers_of_sessions_that_are_not_confidential() -> None:
    held = room()
    assert held.session is not None
    open_session = replace(held, session=replace(held.session, confidentiality="C2"))

    assert "— Zoé" not in plain(minutes(ordered(held, named=True)))
    assert "— Zoé" not in plain(minutes(ordered(open_session)))
    assert "« J’y croirais si on me montrait ce qui a raté. » — Zoé" in plain(
        minutes(ordered(open_session, named=True))
    )


def test_decisions_come_before_the_course_of_the_session() -> None:
    words = plain(minutes(ordered()))

    assert words.index("D-01") < words.index("# Déroulé")
    assert words.index("# Présents, excusés, absents") < words.index("# Décisions, engagements, actions")
    assert words.index("# Déroulé") < words.index("L’ordre du jour étant épuisé, la séance est levée à 12 h 38.")


def test_every_step_says_when_it_was_planned_and_when_it_was() -> None:
    words = plain(minutes(ordered()))

    assert "## 2. Ouverture par le président\n\n8 h 52 – 8 h 57 (prévu 8 h 50 – 8 h 55)" in words
    assert "Étape non tenue (prévu 11 h 25 – 11 h 55). Motif : temps repris par la discussion" in words


def test_a_session_still_running_is_not_adjourned_by_its_paper() -> None:
    held = room()
    assert held.session is not None
    running = replace(held, session=replace(held.session, actual_end=None, state=SessionState.RUNNING))

    assert "La séance n’est pas encore levée" in plain(minutes(ordered(running)))


def test_minutes_are_a_draft_until_somebody_approves_them() -> None:
    draft, final = minutes(ordered()), minutes(approved(ordered()))

    assert draft.draft
    assert not final.draft
    assert "Chacun a raconté un premier souvenir." in plain(final)
    assert "Approuvé le 12 mars 2026 par Claire Moreau" in plain(final)
    assert "une correction de nom" in plain(final)


def test_the_summary_is_one_page_whatever_there_is_to_say() -> None:
    held = room()
    assert held.session is not None
    long = "Une phrase que personne n’a su raccourcir et qui continue bien au-delà de ce que la page peut tenir. " * 8
    many = tuple(
        replace(
            held.commitments[0], id=f"x{n}", code=f"E-{n:02}", text=long, owner="Marie-Françoise d’Aubigny de Saint-Cyr"
        )
        for n in range(60)
    )
    full = replace(
        held,
        session=replace(
            held.session, objective=long, key_sentences=(long, long, long), watch_point=long, next_session=long
        ),
        commitments=many,
        notes=tuple(replace(note, text=long) for note in held.notes),
    )

    for language in LANGUAGES:
        assert page_count(summary(ordered(full, language))) == 1


def test_the_summary_of_an_ordinary_evening_shows_six_lines_and_three_quotes() -> None:
    held = room()
    owned = tuple(replace(each, owner="Anne-Françoise Castelnau-Montgaillard") for each in held.commitments)

    said = plain(summary(ordered(replace(held, commitments=owned))))

    assert len(re.findall(r"^[DEA]-\d\d \|", said, re.M)) == 6
    assert len(re.findall(r"^> ", said, re.M)) == 3


def test_a_question_answered_later_is_found_again_by_its_code() -> None:
    held = room()
    question = next(each for each in held.contributions if each.state is ContributionState.LATER)
    promise = replace(held.commitments[0], code="E-09", text=question.display, step_id=question.step_id)

    said = plain(decision_record(ordered(replace(held, commitments=(*held.commitments, promise)))))

    assert question.code in said[said.index("E-09") :].split("\n")[1]


def test_the_summary_of_an_empty_session_is_one_page_too() -> None:
    held = room()
    empty = replace(held, ballots=(), commitments=(), decisions=(), notes=(), replies={}, contributions=(), themes=())

    assert page_count(summary(ordered(empty))) == 1


def test_the_summary_leads_with_what_the_facilitator_wrote() -> None:
    held = room()
    assert held.session is not None
    told = replace(held, session=replace(held.session, key_sentences=("Ils nous croient moins que nous ne pensions.",)))

    assert "Ils nous croient moins" in plain(summary(ordered(told)))
    assert proposed_sentences(ordered())[0] not in plain(summary(ordered(told)))


def test_proposed_sentences_carry_the_figures_of_the_room() -> None:
    sentences = " ".join(proposed_sentences(ordered())).replace("\u00a0", " ")

    # By hand: customers 1 1 2 2 2 3 3 4 4 = 22/9 = 2,4; predicted 4 4 4 4 5 4 4 4 4 = 37/9 = 4,1.
    assert "18 personnes sur 18" in sentences
    assert "« J’y crois » : 2,4 pour les clients, 4,1 prédit (−1,7)" in sentences


def test_the_result_sheet_adds_up() -> None:
    words = plain(result_sheets(ordered()))

    assert "A. Inscrits | 18" in words
    assert "D. Bulletins trouvés | 18 (écart B − D : 0, 0 attendu)" in words
    # By hand, from the two strings of first choices: each dot on an option and one on the next.
    assert "A · Montrer une preuve chiffrée | 7 | 7 | 5 | 2 | 3" in words
    assert "B · Faire parler de vrais clients | 12 | 12 | 6 | 6 | 1" in words


def test_a_side_of_four_is_not_shown_apart() -> None:
    held = room()
    dots = next(each for each in held.ballots if each.code == "V-02")
    papers: list[Paper] = [each for each in held.papers[dots.id] if each.side == "customer"]
    papers += [each for each in held.papers[dots.id] if each.side == "company"][:4]
    told = replace(dots, announced=announce(dots, papers).to_json())
    small = replace(held, ballots=(told,), papers={dots.id: tuple(papers)})

    words = plain(result_sheets(ordered(small)))

    assert "| * | * |" in words
    assert "Moins de 5 personnes" in words


def test_a_vote_that_was_not_announced_is_on_no_paper() -> None:
    held = room()
    closed = tuple(replace(each, state=type(each.state).CLOSED, announced=None) for each in held.ballots)

    for write in (minutes, summary, result_sheets):
        assert "12 | 12" not in plain(write(ordered(replace(held, ballots=closed))))


def test_whoever_came_to_one_half_day_came_in_the_summary_as_in_the_minutes() -> None:
    held = room()
    gone = tuple(replace(each, presence=Presence.ABSENT) for each in held.participants)
    register = {"day-1": {each.id: Attendance(Presence.PRESENT) for each in gone[:7]}}
    order = replace(ordered(replace(held, participants=gone)), register=register)

    assert "7/18" in plain(summary(order)) and "n = 7" in plain(summary(order)).replace("\u00a0", " ")
    assert re.search(r"Total \| 18 \| 7 \|", plain(minutes(order)))


def test_the_excused_and_the_absent_are_told_apart() -> None:
    held = room()
    people = [
        replace(
            each,
            presence=Presence.EXCUSED if each.id == "e0" else Presence.EXPECTED if each.id == "c0" else each.presence,
        )
        for each in held.participants
    ]

    words = plain(minutes(ordered(replace(held, participants=tuple(people)))))

    assert "Clients | 9 | 8 | 0 | 1" in words
    assert "Codir | 9 | 8 | 1 | 0" in words
    assert "Excusés, Codir | Claire Moreau (présidente)" in words


def test_a_refusal_is_printed_with_its_reason() -> None:
    words = plain(decision_record(ordered()))

    assert "Nous ne ferons pas" in words
    assert "Parce que : l’accord avec les équipes ne le permet pas" in words


def test_a_promise_that_is_late_says_so() -> None:
    late: Order = replace(ordered(), made_at=LATER + timedelta(days=400))

    assert "En retard" in plain(decision_record(late))


def test_promises_come_before_actions() -> None:
    held = room()
    shuffled: tuple[Commitment, ...] = (held.commitments[-1], *held.commitments[:-1])

    words = plain(decision_record(ordered(replace(held, commitments=shuffled))))

    assert words.index("E-08") < words.index("A-01")


def test_a_shortened_text_ends_at_a_word() -> None:
    assert shortened("un deux trois", 20) == "un deux trois"
    assert shortened("un deux trois", 9) == "un deux…"
    assert shortened("x" * 50, 10) == "x" * 10 + "…"


def test_a_room_of_two_hundred_has_its_names_in_an_annex_and_its_decisions_on_the_first_page() -> None:
    held = room()
    crowd = tuple(
        replace(each, id=f"p{n}", person_id=f"q{n}", last_name=f"{each.last_name}{n}")
        for n, each in enumerate(held.participants * 11)
    )

    said = exactly(minutes(ordered(replace(held, participants=crowd))))

    above, annex = said.split("Annexe\u00a0: présence")
    assert "99 personnes, en annexe" in above and "Dupré99" not in above
    assert all(each.name in annex for each in crowd if each.side is Side.COMPANY)
