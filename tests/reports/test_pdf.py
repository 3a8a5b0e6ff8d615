"""Papers hold whatever people wrote, say who they are, and come out the same every time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import Destination

from cocreation_desk.domain.pieces import (
    Bars,
    Beside,
    Bullets,
    Columns,
    Fields,
    Figure,
    Gap,
    Gaps,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    Piece,
    Rated,
    Ratings,
    Series,
    Signatures,
    Table,
    Together,
)
from cocreation_desk.reports.pdf import page_count, pdf
from cocreation_desk.reports.record import Record, file_name, fingerprint

MADE = datetime(2026, 3, 12, 12, 48, tzinfo=UTC)


def paper(*pieces: Piece, **around: object) -> Record:
    whole = Record(
        title="Compte rendu de séance",
        language="fr",
        pieces=pieces,
        made_at=MADE,
        document_id="CR-01",
        name="compte-rendu",
        subject="Open CoDir",
        organisation="Maison Rosay",
        context="Clients à bord · Rosay · 12 mars 2026",
        session_code="ROSAY3",
        confidentiality="C2 · restreint",
        variant="Variante anonymisée",
    )
    return replace(whole, **around)  # type: ignore[arg-type]  # each test names the fields it changes


def every_piece(text: str) -> tuple[Piece, ...]:
    """One of each piece, with the same text wherever it can stand."""
    two = (Series(text, "customer", (2, None), (text, text)), Series(text, "company", (0, 3), (text, text)))
    return (
        Heading(text),
        Heading(text, 3),
        Paragraph(text),
        Paragraph(text, "quote"),
        Bullets((text, text)),
        Fields(((text, text),)),
        Table((text, text), ((text, text), (text, text)), (1, 3), "lr"),
        KeyFigures((Figure(text, text, text), Figure(text, text))),
        Bars((text, text), two),
        Columns((text, text), two, (text, text)),
        Ratings(("1", "2"), (Rated(text, (1, 2), 1.7, 1.2, (text,)),), (text,), text, text, ends=(text, text)),
        Gaps(1, 5, text, text, (Gap(text, 2.4, 4.1, text),), text),
        Beside((Paragraph(text),), (Paragraph(text),)),
        PageBreak(),
        Together((Heading(text), Paragraph(text))),
        Signatures(((text, text), (text, text))),
    )


def read(document: bytes) -> PdfReader:
    return PdfReader(BytesIO(document))


def text_of(document: bytes) -> str:
    words = " ".join(page.extract_text() for page in read(document).pages)
    return re.sub(r"\s+", " ", words)


def fonts_of(reader: PdfReader) -> dict[str, bool]:
    """The fonts any page refers to, and whether each is inside the file."""
    found = {}
    for page in reader.pages:
        for reference in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = reference.get_object()
            descriptor = font.get("/FontDescriptor")
            found[str(font["/BaseFont"])] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found


def test_the_same_record_gives_the_same_bytes() -> None:
    record = paper(*every_piece("Une preuve chiffrée"))

    assert pdf(record) == pdf(record)


def test_every_font_is_inside_the_file_and_is_ours() -> None:
    fonts = fonts_of(read(pdf(paper(*every_piece("L’œuf à 3 €, « 1ᵉʳ »")))))

    assert fonts
    assert all(fonts.values()), fonts
    assert all("Inter" in name for name in fonts)


def test_the_file_says_its_language_title_and_date() -> None:
    reader = read(pdf(paper(Heading("Décisions"))))

    assert reader.trailer["/Root"]["/Lang"] == "fr"  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.title == "Compte rendu de séance – Open CoDir"
    assert str(reader.metadata["/CreationDate"]).startswith("D:20260312124800")


def test_nothing_in_the_file_acts_or_reaches_out() -> None:
    document = pdf(paper(*every_piece("http://example.org/ <a href='http://x'>x</a>")))

    for word in (b"/JavaScript", b"/Launch", b"/URI", b"/OpenAction", b"/EmbeddedFile"):
        assert word not in document


def test_headings_are_bookmarks_on_their_own_page() -> None:
    reader = read(
        pdf(paper(Heading("Décisions"), Paragraph("…"), PageBreak(), Heading("Déroulé"), Heading("Accueil", 2)))
    )

    assert outline(reader) == [("Décisions", 0), ("Déroulé", 1), ("Accueil", 1)]


def outline(reader: PdfReader) -> list[tuple[str, int]]:
    def walk(entries: list[object]) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry)
            elif isinstance(entry, Destination):
                found.append((str(entry.title), reader.get_destination_page_number(entry) or 0))
        return found

    return walk(list(reader.outline))


def at_every_height(lines: tuple[Piece, ...], heights: int, ends: tuple[Piece, ...]) -> Record:
    """A paper where the same pieces follow these lines, then one line more, and so on down the page and over it."""
    return paper(*(piece for more in range(heights) for piece in (*lines, *lines[:more], *ends)))


def test_a_heading_never_ends_a_page() -> None:
    lines = tuple(Paragraph(f"Ligne {number}") for number in range(28))

    ends = (Heading("Suites"), Paragraph("Le bilan dans trois mois."), PageBreak())
    written = [page.extract_text() for page in read(pdf(at_every_height(lines, 14, ends))).pages]
    assert sum("Suites" in page for page in written) == 14
    assert all("trois mois" in page for page in written if "Suites" in page)


def test_each_page_says_what_it_belongs_to() -> None:
    record = paper(Paragraph("Un."), PageBreak(), Paragraph("Deux."))

    for number, page in enumerate(read(pdf(record)).pages, start=1):
        words = re.sub(r"\s+", " ", page.extract_text())
        for said in (f"Page {number}/2", "Maison Rosay", "ROSAY3", "C2 · restreint", "Variante anonymisée", "CR-01"):
            assert said in words
        assert fingerprint(record)[:12] in words
        assert "Cocreation Desk" in words


@pytest.mark.parametrize(("language", "word"), [("fr", "BROUILLON"), ("en", "DRAFT")])
def test_a_draft_says_so_across_the_page(language: str, word: str) -> None:
    assert word in text_of(pdf(paper(Paragraph("…"), language=language, draft=True)))
    assert word not in text_of(pdf(paper(Paragraph("…"), language=language)))


def test_the_fingerprint_follows_the_content_and_not_the_hour() -> None:
    record = paper(Paragraph("Adopté."))

    assert fingerprint(record) == fingerprint(replace(record, made_at=datetime(2027, 1, 1, tzinfo=UTC)))
    assert fingerprint(record) != fingerprint(paper(Paragraph("Rejeté.")))


def test_a_file_is_named_for_its_day_session_and_language() -> None:
    assert file_name(paper()) == "2026-03-12_ROSAY3_compte-rendu_fr.pdf"
    assert "/" not in file_name(paper(session_code="../../etc"))


@pytest.mark.parametrize(
    "text",
    [
        "<b>gras</b> & </para><para> <img src='file:///etc/passwd'/>",
        "{accolades} %s %(x)s \\n",
        "ligne une\nligne deux\r\nligne trois\ttabulée",
        "\x00\x01\x1b[31m\x7f\u200b\u202e\ufeff",
        "\ud800 seul",
        "",
        " ",
        "\n\n\n",
        "x" * 400,
        "mot " * 600,
    ],
    ids=["markup", "formats", "lines", "controls", "surrogate", "empty", "blank", "newlines", "long word", "long text"],
)
def test_no_text_stops_a_paper(text: str) -> None:
    assert pdf(paper(*every_piece(text), title=text, context=text, organisation=text)).startswith(b"%PDF")


@settings(max_examples=8, deadline=None)
@given(text=st.text(max_size=60))
def test_no_text_at_all_stops_a_paper(text: str) -> None:
    assert pdf(paper(*every_piece(text))).startswith(b"%PDF")


def test_markup_is_printed_as_it_was_typed() -> None:
    words = text_of(pdf(paper(Paragraph("Prix <b>juste</b> & clair"), Table(("<i>",), (("a < b",),)))))

    assert "Prix <b>juste</b> & clair" in words
    assert "a < b" in words


def test_what_is_longer_than_a_page_goes_on_over_the_next_and_loses_nothing() -> None:
    counted = " ".join(f"mot{number}" for number in range(4000))

    document = pdf(paper(Table(("Code", "Texte"), (("C-001", counted), ("C-002", "fin")), (1, 6))))

    assert len(read(document).pages) > 2
    assert re.findall(r"mot\d+", text_of(document)) == counted.split()


def test_a_word_longer_than_the_line_is_broken_and_whole() -> None:
    word = "".join(chr(97 + place % 26) for place in range(1500))

    assert word in "".join(text_of(pdf(paper(Paragraph(word)))).split())


def test_an_emoji_is_named_and_a_letter_we_cannot_draw_is_sounded() -> None:
    words = text_of(pdf(paper(Paragraph("Bravo 😀👍🏽 !"), Paragraph("Սարգսյան"))))

    assert "Bravo [grinning face][thumbs up sign] !" in words
    assert "Sargsyan" in words


def test_french_signs_are_all_there() -> None:
    text = "« Œuvre d’été à 3 €, 1ᵉʳ juin — n° 7 → 8 : ÿ »"

    assert text in text_of(pdf(paper(Paragraph(text.replace(" ", "\u00a0")))))


def test_signatures_and_their_sentence_stay_on_one_page() -> None:
    closing = Together((Paragraph("La séance est levée à 12 h 35."), Signatures((("Secrétaire", "N. L."),))))
    filler = tuple(Paragraph(f"Ligne {number}") for number in range(30))

    written = [page.extract_text() for page in read(pdf(at_every_height(filler, 12, (closing, PageBreak())))).pages]
    assert sum("levée" in page for page in written) == 12
    assert all("Secrétaire" in page for page in written if "levée" in page)


def test_a_page_is_a4_upright_or_across() -> None:
    upright = read(pdf(paper())).pages[0].mediabox
    across = read(pdf(paper(landscape=True))).pages[0].mediabox

    assert (round(float(upright.width)), round(float(upright.height))) == (595, 842)
    assert (round(float(across.width)), round(float(across.height))) == (842, 595)


def test_pages_are_counted_before_the_paper_is_printed() -> None:
    assert page_count(paper(Paragraph("Un."), PageBreak(), Paragraph("Deux."))) == 2


def test_a_double_name_breaks_at_its_hyphen() -> None:
    narrow = Table(("Porteur", "Texte"), (("Anne-Françoise Castelnau-Montgaillard", "Je propose."),), (3, 14))

    words = text_of(pdf(paper(narrow)))

    assert "Castelnau-" in words.split()
    assert "Montgaillard" in words.split()


def test_dots_beside_one_another_keep_a_fully_rated_scale_on_one_page() -> None:
    rated = tuple(Rated(f"Phrase {n}", (0, 0, 9, 0, 0), 3.0, 4.0, ("3,0", "4,0", "n = 9")) for n in range(8))
    scale = Ratings(("1", "2", "3", "4", "5"), rated, ("moyenne", "prédit", "n"), "moyenne", "prédiction")

    assert page_count(paper(*(Paragraph(f"Ligne {n}") for n in range(16)), scale)) == 1
