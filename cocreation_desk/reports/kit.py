"""Everything that is printed for the day, in one go: a list of what there is and what is missing, then the papers themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from cocreation_desk.domain.pieces import Bullets, Heading, Paragraph, Piece, Table
from cocreation_desk.reports.document import Document, Lack, Printed, sheets_name
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.pdf import pdf
from cocreation_desk.reports.press import APP_NAME

ON_LABELS = ("badges", "spare_badges")
ON_A3 = ("table_sheets",)
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Part:
    """One paper of the kit: made, or what it lacks."""

    document: Document
    printed: Printed | None
    lack: Lack | None
    pages: int = 0


def contents(documents: Iterable[Document], order: Order) -> tuple[tuple[Document, Lack | None], ...]:
    """The papers that belong to the kit, in the order of the list, and what each lacks."""
    return tuple((each, each.lack(order)) for each in documents if each.kit)


def parts(documents: Iterable[Document], order: Order, progress: Progress = lambda done, of: None) -> tuple[Part, ...]:
    """Each paper of the kit that can be made; ``progress`` is told before each, and may stop it all by raising."""
    wanted = contents(documents, order)
    found = []
    for done, (document, lack) in enumerate(wanted):
        progress(done, len(wanted))
        if lack is not None and lack.stops:
            found.append(Part(document, None, lack))
        else:
            printed = document.make(order)
            found.append(Part(document, printed, lack, len(PdfReader(BytesIO(printed.pdf)).pages)))
    progress(len(wanted), len(wanted))
    return tuple(found)


def bound(made: Sequence[Part], order: Order) -> Printed:
    """One PDF: the list on top, then each paper under a bookmark of its own. The same parts give the same bytes."""
    writer = PdfWriter()
    title = f"{order.say('paper_kit_title')} – {order.session.title.said_in(order.language)}"
    _append(
        writer, order.say("paper_kit_title"), pdf(record(order, "kit", _list(made, order), number="KIT", named=True))
    )
    for part in made:
        if part.printed is not None:
            _append(writer, part.printed.title, part.printed.pdf)
    writer.root_object[NameObject("/Lang")] = TextStringObject(order.language)
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    shown_by_its_title = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.root_object[NameObject("/ViewerPreferences")] = shown_by_its_title
    stamp = order.made_at.strftime("D:%Y%m%d%H%M%S")
    told = {"/Title": title, "/Author": APP_NAME, "/Creator": APP_NAME, "/Producer": APP_NAME, "/CreationDate": stamp}
    writer.add_metadata(told)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    written = BytesIO()
    writer.write(written)
    return Printed("kit", order.say("paper_kit_title"), sheets_name(order, "kit"), "", written.getvalue())


def _append(writer: PdfWriter, title: str, paper: bytes) -> None:
    writer.append(BytesIO(paper), outline_item=title, import_outline=False)


def _list(made: Sequence[Part], order: Order) -> list[Piece]:
    """What is in the kit, on what to print it, and what is still to be seen to."""
    say, session = order.say, order.session
    rows = tuple(
        ("□", part.printed.title, str(part.pages), _paper(part, order)) for part in made if part.printed is not None
    )
    pieces: list[Piece] = [
        Paragraph(" · ".join(each for each in (say.weekday(session.starts_at.date()), session.place) if each), "lead"),
        Table(("", say("kit_paper"), say("kit_pages"), say("kit_on")), rows, (0.5, 4.4, 0.9, 4.6), "clrl"),
    ]
    if missing := tuple(
        f"{say(f'documents_{part.document.key}')} – {say(part.lack.key)}" for part in made if part.lack
    ):
        pieces += [Heading(say("kit_missing"), 2), Bullets(missing)]
    return pieces


def _paper(part: Part, order: Order) -> str:
    if part.document.key in ON_LABELS:
        return order.say(f"label_stock_{order.labels.stock}")
    return order.say("kit_a3" if part.document.key in ON_A3 else "kit_plain")
