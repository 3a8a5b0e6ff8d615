"""What people agreed to, for the data protection officer; and whom the photographer leaves out."""

from __future__ import annotations

from cocreation_desk.domain.consents import WITHDRAWN, Given, Purpose, has_guardian, keeps_out_of_pictures
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.pieces import Fields, Heading, PageBreak, Paragraph, Piece, Signatures, Table
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.reports.attendance import alphabetical
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record

ROW_MM = 8.5


def consents_register(order: Order) -> Record:
    """A line for each choice of each person, with what came of it; the texts they read follow, word for word."""
    say = order.say
    people = sorted(order.room.participants, key=lambda each: alphabetical(each.register_name))
    asked = order.session.purposes
    answered = {each.participant_id for each in order.said}
    about = (
        (say("consents_asked"), say.listing(say(f"purpose_{each.value}") for each in asked) if asked else "–"),
        (
            say("consents_answered"),
            say("consents_answered_of", n=len(answered), of=len(people)) if people else say("before_nobody"),
        ),
        (say("consents_controller"), order.room.programme.organisation),
        (say("consents_contact"), order.room.programme.contact or "…"),
    )
    head = tuple(say(f"consents_column_{name}") for name in ("person", "purpose", "choice", "at", "channel", "version"))
    rows = tuple(row for person in people for row in _rows(order, person))
    silent = [each.register_name for each in people if each.id not in answered]
    pieces: list[Piece] = [Fields(about), Paragraph(say("consents_meaning"), "small")]
    pieces.append(Table(head, rows, (52, 34, 34, 40, 18, 16), "llllll") if rows else Paragraph(say("consents_none")))
    if silent and rows:
        pieces.append(Paragraph(say.labelled(say("consents_silent"), ", ".join(silent)), "note"))
    alone = [p.register_name for p in people if p.is_minor and not has_guardian(order.room.consents.get(p.id, {}))]
    if alone:
        pieces.append(Paragraph(say.labelled(say("consents_minors_alone"), ", ".join(alone)), "note"))
    pieces += [PageBreak()] if rows else []
    pieces += _annex(order)
    return record(order, "consents", pieces, number="RC", compact=True, named=True)


def _rows(order: Order, person: Participant) -> list[tuple[str, ...]]:
    """The first line bears the name; an earlier choice stays above the one that followed it."""
    mine = [each for each in order.said if each.participant_id == person.id]
    mine.sort(key=lambda each: list(Purpose).index(each.purpose))
    return [
        (
            person.register_name if at == 0 else "",
            order.say(f"purpose_{each.purpose.value}"),
            _choice_and_guardian(order, each, person),
            order.say("consents_at", date=f"{each.at:%d/%m/%Y}", time=each.at.timetz()),
            order.say(f"consents_channel_{each.channel}"),
            f"{each.version} {each.language.upper()}" if each.version else "–",
        )
        for at, each in enumerate(mine)
    ]


def _choice_and_guardian(order: Order, given: Given, person: Participant) -> str:
    """For a minor, who answered for them."""
    words = choice_words(order, given)
    if given.purpose is Purpose.GUARDIAN and person.guardian:
        return order.say("consents_by_guardian", choice=words, guardian=person.guardian)
    return words


def choice_words(order: Order, given: Given) -> str:
    if given.choice == WITHDRAWN:
        return order.say("consent_withdrawn_short")
    return order.say(f"consent_{given.purpose.value}_{given.choice}_short")


def _annex(order: Order) -> list[Piece]:
    """Every version somebody answered, and those in force of what is asked."""
    say = order.say
    used = {(each.purpose, each.version) for each in order.said}
    newest = {each.purpose: each.version for each in order.texts}
    used |= {(purpose, newest[purpose]) for purpose in order.session.purposes if purpose in newest}
    pieces: list[Piece] = []
    for purpose in Purpose:
        for text in (each for each in order.texts if each.purpose is purpose and (purpose, each.version) in used):
            since = say.date(text.valid_from.date()) if text.valid_from else ""
            name = say(f"purpose_{purpose.value}")
            pieces.append(Heading(say("consents_text", purpose=name, n=text.version, since=since), 2))
            for language, words in (("fr", text.text.fr), ("en", text.text.en)):
                if words:
                    pieces.append(Paragraph(f"{language.upper()} — {_filled(order, words)}", "small"))
    return [Heading(say("consents_annex")), *pieces] if pieces else []


def _filled(order: Order, words: str) -> str:
    programme = order.room.programme
    told = {
        "{organisation}": programme.organisation,
        "{months}": str(programme.retention_months),
        "{contact}": programme.contact,
    }
    for name, value in told.items():
        words = words.replace(name, value)
    return words


def photographers_list(order: Order) -> Record:
    """Who must not be photographed or filmed: those who said no or took their yes back, then those who said nothing."""
    say, room = order.say, order.room
    if not room.participants:
        told = (Paragraph(say("kit_no_people"), "lead"), Paragraph(say("kit_no_people_cure")))
        return record(order, "photographer", told, number="PH", compact=True, named=True)
    people = sorted(room.participants, key=lambda each: alphabetical(each.register_name))
    no = [each for each in people if keeps_out_of_pictures(room.consents.get(each.id, {}), each.is_minor)]
    silent = [each for each in people if each not in no and Purpose.IMAGE not in room.consents.get(each.id, {})]
    pieces: list[Piece] = [Paragraph(say("photographer_rule"), "lead")]
    for key, those in (("photographer_no", no), ("photographer_silent", silent)):
        pieces.append(Heading(say(key, n=len(those))))
        if those:
            pieces.append(_listed(order, those))
        else:
            pieces.append(Paragraph(say("photographer_nobody")))
    agreed = len(people) - len(no) - len(silent)
    pieces.append(Paragraph(say("photographer_yes", n=agreed)))
    pieces.append(Paragraph(say("photographer_care"), "note"))
    pieces.append(Signatures(((say("photographer_signs"), ""),)))
    return record(order, "photographer", pieces, number="PH", compact=True, named=True)


def _listed(order: Order, people: list[Participant]) -> Table:
    say = order.say
    head = tuple(say(f"photographer_column_{name}") for name in ("badge", "person", "side", "mark"))
    rows = tuple((str(each.badge_no), each.register_name, side_name(each.side, order.room, say), "") for each in people)
    return Table(head, rows, (14, 82, 34, 44), "rlll", ROW_MM)
