"""What people sign beside the attendance sheet: photos, what they saw, what they hand over, and for a minor who answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.pieces import Bullets, Fields, Heading, PageBreak, Paragraph, Piece, Signatures
from cocreation_desk.kinds.wording import notice_of
from cocreation_desk.reports.attendance import alphabetical
from cocreation_desk.reports.document import Lack
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record

BLANK = "…" * 24
LINE = "…" * 44
SHORT_BLANK = "…" * 12
USES = ("internal", "website", "press", "networks")


def image_release(order: Order) -> Record:
    """A form to be copied; a page for each person where the paper is a named one. Nothing is ticked in advance."""
    say = order.say
    pieces: list[Piece] = []
    for name, person in _signers(order):
        pieces += [
            _who(order, name),
            *_shown(order, Purpose.IMAGE),
            Heading(say("release_answer"), 2),
            Paragraph(say("release_choice", organisation=order.room.programme.organisation), "lead"),
            *_to_tick(say("release_yes"), say("release_no")),
            Heading(say("release_uses"), 2),
            Paragraph(say("release_use"), "lead"),
            _to_tick_in_a_row(*(say(f"image_use_{use}") for use in USES)),
            Heading(say("release_how_long"), 2),
            Paragraph(say("release_duration"), "lead"),
            Paragraph(say("release_withdraw", contact=_contact(order)), "lead"),
            Paragraph(say("release_free"), "note"),
            _signed(order, name),
            *(_guardian(order, person.guardian if person else "") if person is None or person.is_minor else ()),
            PageBreak(),
        ]
    return _form(record(order, "image_release", pieces[:-1], number="IM"), order)


def confidentiality(order: Order) -> Record:
    """A form to be copied; a page for each person where the paper is a named one."""
    say = order.say
    pieces: list[Piece] = []
    for name, _ in _signers(order):
        pieces += [
            _who(order, name),
            *_shown(order, Purpose.CONFIDENTIALITY),
            Heading(say("undertaking_what"), 2),
            Paragraph(say("undertaking_seen"), "lead"),
            Paragraph(LINE, "lead"),
            Paragraph(LINE, "lead"),
            Heading(say("undertaking_i_promise"), 2),
            Paragraph(say("undertaking_promise"), "lead"),
            Bullets((say("undertaking_until"), say("undertaking_public"))),
            Heading(say("undertaking_stays_free"), 2),
            Paragraph(say("undertaking_free"), "lead"),
            Paragraph(say("undertaking_refusal"), "note"),
            _signed(order, name),
            PageBreak(),
        ]
    return _form(record(order, "confidentiality", pieces[:-1], number="CF"), order)


def contribution_terms(order: Order) -> Record:
    """What becomes of what people hand over; a page for each person where the paper is a named one."""
    say = order.say
    pieces: list[Piece] = []
    for name, _ in _signers(order):
        pieces += [
            _who(order, name),
            *_shown(order, Purpose.CONTRIBUTION),
            Heading(say("terms_free"), 2),
            Paragraph(say("terms_free_words"), "lead"),
            Heading(say("terms_work"), 2),
            Paragraph(say("terms_work_words", organisation=order.room.programme.organisation), "lead"),
            Bullets((say("terms_work_for"), say("terms_work_until"), say("terms_work_where"))),
            _to_tick_in_a_row(say("terms_work_free"), say("terms_work_paid")),
            Paragraph(say("terms_contract"), "lead"),
            Heading(say("terms_named"), 2),
            _to_tick_in_a_row(say("terms_named_yes"), say("terms_named_no")),
            Heading(say("release_answer"), 2),
            *_to_tick(say("consent_contribution_granted"), say("consent_contribution_refused")),
            Paragraph(say("terms_refusal", contact=_contact(order)), "note"),
            _signed(order, name),
            PageBreak(),
        ]
    return _form(record(order, "contribution_terms", pieces[:-1], number="CO"), order)


def guardian_consent(order: Order) -> Record:
    """What a parent or guardian signs so that somebody under 18 may come; a named one has a page for each minor."""
    pieces: list[Piece] = []
    for name, person in _signers(order):
        if person is None or person.is_minor:
            pieces += _guardians_page(order, name, person.guardian if person else "")
    if not pieces:
        pieces = _guardians_page(order, "", "")
    return _form(record(order, "guardian_consent", pieces[:-1], number="RL"), order)


def _guardians_page(order: Order, name: str, guardian: str) -> list[Piece]:
    say, organisation = order.say, order.room.programme.organisation
    return [
        _who(order, name),
        *_shown(order, Purpose.GUARDIAN),
        Heading(say("guardian_paper_who"), 2),
        Fields(
            (
                (say("release_guardian_name"), guardian or BLANK),
                (say("guardian_paper_reach"), BLANK),
            )
        ),
        Heading(say("guardian_paper_comes"), 2),
        Paragraph(say("guardian_paper_comes_words", organisation=organisation), "lead"),
        *_to_tick(say("consent_guardian_granted"), say("consent_guardian_refused")),
        Heading(say("guardian_paper_photos"), 2),
        Paragraph(say("guardian_paper_photos_words", organisation=organisation), "lead"),
        *_to_tick(say("release_yes"), say("release_no")),
        Paragraph(say("release_withdraw", contact=_contact(order)), "lead"),
        Paragraph(say("guardian_paper_free"), "note"),
        Signatures(((say("release_done_at"), ""), (say("release_guardian_signature"), guardian))),
        PageBreak(),
    ]


def lacks_terms(order: Order) -> Lack | None:
    asked = Purpose.CONTRIBUTION in order.session.purposes
    return None if asked else Lack("kit_no_terms")


def lacks_minors(order: Order) -> Lack | None:
    return None if any(each.is_minor for each in order.room.participants) else Lack("kit_no_minors")


def _form(written: Record, order: Order) -> Record:
    """A blank form is neither named nor anonymous."""
    return written if order.named else replace(written, variant="")


def _signers(order: Order) -> Iterator[tuple[str, Participant | None]]:
    """Everybody in the order of family names on a named paper; else one page with a line to write on."""
    people = order.room.participants if order.named else ()
    if not people:
        yield "", None
    for person in sorted(people, key=lambda each: alphabetical(each.register_name)):
        yield person.register_name, person


def _who(order: Order, name: str) -> Fields:
    say, session = order.say, order.session
    day = say.weekday(session.starts_at.date())
    return Fields(
        (
            (say("paper_name_first_name"), name or BLANK),
            (say("release_session"), " · ".join(part for part in (session.title.said_in(order.language), day) if part)),
            (say("paper_place"), session.place or SHORT_BLANK),
        )
    )


def _shown(order: Order, purpose: Purpose) -> Iterator[Paragraph]:
    """What the session tells of it, in the words that phones show too, and which version of them this is."""
    notice = order.room.notices.get(purpose)
    if notice is not None and notice.text:
        yield Paragraph(notice_of(order.room, order.say, purpose))
        key = "release_version_of_paper" if purpose is Purpose.GUARDIAN else "release_version"
        yield Paragraph(order.say(key, n=notice.version), "note")


def _signed(order: Order, name: str) -> Signatures:
    say = order.say
    return Signatures(((say("release_done_at"), ""), (say("release_signature"), name)))


def _guardian(order: Order, guardian: str) -> Iterator[Piece]:
    """Who signs for somebody under age."""
    say = order.say
    yield Heading(say("release_guardian"), 2)
    yield Paragraph(say("release_guardian_words"), "note")
    yield Signatures(((say("release_guardian_name"), guardian), (say("release_guardian_signature"), "")))


def _to_tick(*choices: str) -> Iterator[Paragraph]:
    for each in choices:
        yield Paragraph(f"□\u00a0\u00a0\u00a0{each}", "lead")


def _to_tick_in_a_row(*choices: str) -> Paragraph:
    return Paragraph((" " + "\u00a0" * 4).join(f"□\u00a0\u00a0{_unbroken(each)}" for each in choices), "lead")


def _unbroken(words: str) -> str:
    return words.replace(" ", "\u00a0")


def _contact(order: Order) -> str:
    return order.room.programme.contact or order.session.facilitator or order.room.programme.organisation
