"""The certificate of a draw by lot: what was frozen, what was thrown, who was drawn, and how anybody checks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cocreation_desk.domain.draw import order as lot
from cocreation_desk.domain.draw.certificate import checks_of
from cocreation_desk.domain.draw.held import Confirmation, DrawState, HeldDraw, Seat
from cocreation_desk.domain.draw.panels import Panels, by_profile
from cocreation_desk.domain.draw.plan import Rule
from cocreation_desk.domain.pieces import Fields, Heading, PageBreak, Paragraph, Piece, Signatures, Table, Together
from cocreation_desk.kinds.draw_words import change_line, feature_name, rule_sentence, site_names, value_name
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record
from cocreation_desk.words import Say

_SHOWN_PROFILES = 40
_WORKED = 3


def draw_certificates(order: Order) -> Record:
    """Each draw for this session that has a result: a page, annex A (who), annex B (how to check)."""
    pieces: list[Piece] = []
    for held in held_for(order):
        if pieces:
            pieces.append(PageBreak())
        pieces += [*_page(order, held), PageBreak(), *_who(order, held), PageBreak(), *_how(order, held)]
    if not pieces:
        pieces.append(Paragraph(order.say("paper_no_draw")))
    return record(order, "certificate", pieces, number="PV-T")


def held_for(order: Order) -> list[HeldDraw]:
    """The draws for this session that have a result; only one of them where the order names it."""
    held = [each for each in order.room.draws if order.session.id in each.sessions.values() and each.state.has_result]
    return [each for each in held if each.code == order.only] or held


def _page(order: Order, held: HeldDraw) -> Iterator[Piece]:
    say, session = order.say, order.session
    at = held.drawn_at or order.made_at
    where = held.where or session.place or "…"
    witnesses = say.listing(held.witnesses) if held.witnesses else "…"
    yield Heading(say("paper_draw_number", code=held.code))
    yield Paragraph(
        say(
            "paper_draw_opening",
            date=say.date(at.date()),
            time=say.clock(at),
            where=where,
            witnesses=witnesses,
            session=say.listing(_titles(order, held)),
        )
    )
    yield Fields(tuple(_numbered(order, held)))
    yield Paragraph(say("paper_draw_substitutes_called"))
    yield Paragraph(say("paper_draw_replayed" if is_sound(held) else "paper_draw_not_replayed"))
    yield Paragraph(say.labelled(say("paper_draw_remarks"), _remarks(order, held)))
    names = (*held.witnesses, "", "")[: max(2, len(held.witnesses))]
    signers = [(say("paper_draw_operator"), held.operator or session.facilitator)]
    signers += [(say("paper_draw_witness", number=number), name) for number, name in enumerate(names, start=1)]
    yield Together((Signatures(tuple(signers)), Paragraph(say("paper_draw_legal"), "note")))


def _titles(order: Order, held: HeldDraw) -> tuple[str, ...]:
    """What people were drawn for; two days of one visit are one visit."""
    drawn_for = set(held.sessions.values())
    titles = (each.title.said_in(order.say.language) for each in order.room.sessions if each.id in drawn_for)
    return tuple(dict.fromkeys(titles)) or (order.session.title.said_in(order.say.language),)


def is_sound(held: HeldDraw) -> bool:
    """Whether the draw, done again from what was frozen and thrown, gives what was kept."""
    made = held.certificate
    return made is not None and all(check.is_sound for check in checks_of(made))


def _numbered(order: Order, held: HeldDraw) -> Iterator[tuple[str, str]]:
    say, frozen, drawn = order.say, held.frozen, held.drawn
    if frozen is None or drawn is None:
        return
    plan = held.plan
    yield (
        say("paper_draw_rule"),
        say("paper_draw_rule_and_version", rule=rule_sentence(plan, say), version=_version(held)),
    )
    yield say("paper_draw_received"), _received(order, held)
    yield (
        say("paper_draw_list"),
        say("paper_draw_frozen_at", at=held.frozen_at or order.made_at, fingerprint=spaced(frozen.pool_fingerprint)),
    )
    yield say("paper_draw_sealed"), spaced(frozen.fingerprint)
    typed = say("paper_draw_typed", digits=spaced(drawn.digits, 5), n=held.typed_by)
    yield say("paper_draw_chance"), typed
    quotas = sum(len(place.quotas) for place in plan.places)
    yield (
        say("paper_draw_seats"),
        say("paper_draw_seats_told", seats=plan.seats, substitutes=plan.substitutes * len(plan.places), quotas=quotas),
    )
    names = _names(order, held)
    for key, numbers in drawn.chosen.items():
        label = f"{say('paper_draw_result')} · {names[key]}" if key else say("paper_draw_result")
        told = ", ".join(numbers)
        yield (
            label,
            f"{told} ({say('paper_draw_panel', number=f'{drawn.panel:03}')})" if drawn.panel is not None else told,
        )


def _version(held: HeldDraw) -> str:
    return "CD-ORDRE-1 + CD-1000-1" if held.plan.rule is Rule.EQUAL else "CD-ORDRE-1"


def _received(order: Order, held: HeldDraw) -> str:
    say = order.say
    reasons = [
        say("paper_draw_set_aside", reason=say(f"paper_draw_reason_{reason}"), number=n)
        for reason, n in sorted(held.received.items())
        if reason != "all" and n
    ]
    out = sum(n for reason, n in held.received.items() if reason != "all")
    whole = held.received.get("all", 0)
    told = say("paper_draw_counts", received=whole, out=out, admitted=whole - out)
    return f"{told} ({', '.join(reasons)})" if reasons else told


def _remarks(order: Order, held: HeldDraw) -> str:
    """Draws that were thrown and called off before this one, and every quota that gave way after it."""
    say, names = order.say, _names(order, held)
    told = [
        say("paper_draw_called_off", code=each.code, reason=each.cancel_reason)
        for each in order.room.draws
        if each.state is DrawState.CANCELLED and each.frozen is not None and each.sessions == held.sessions
    ]
    told += [
        say(
            "paper_draw_relaxed",
            what=say.listing(change_line(c, say, names) for c in event.changes),
            reason=event.reason,
        )
        for event in held.events
        if event.kind == "relaxed"
    ]
    return " ".join(told) if told else say("paper_draw_no_remark")


def _who(order: Order, held: HeldDraw) -> Iterator[Piece]:
    say = order.say
    yield Heading(say("paper_draw_annex_who"))
    head = tuple(say(f"paper_draw_column_{name}") for name in ("turn", "number", "rank", "name", "department", "state"))
    names = _names(order, held)
    for place in held.plan.places:
        if place.key:
            yield Heading(names[place.key], 2)
        rows = tuple(
            (
                str(at),
                seat.number,
                str(seat.rank),
                _name(order, seat),
                seat.department or "–",
                _state(order, held, seat),
            )
            for at, seat in enumerate((each for each in held.turns if each.place == place.key), start=1)
        )
        yield Table(head, rows, (8, 20, 12, 40, 18, 52), "rlrlll")
        substitutes = held.drawn.substitutes.get(place.key, ()) if held.drawn else ()
        if substitutes:
            yield Paragraph(say.labelled(say("paper_draw_substitutes"), ", ".join(substitutes)))
    if quotas := [
        (
            names[place.key],
            feature_name(q.feature, say),
            value_name(q.feature, q.value, say),
            f"{q.least} – {q.most}",
            str(_seated(held, place.key, at)),
        )
        for place in held.plan.places
        for at, q in enumerate(place.quotas)
    ]:
        several = len(held.plan.places) > 1
        columns = (("place",) if several else ()) + ("feature", "value", "bounds", "drawn")
        lines: tuple[tuple[str, ...], ...] = tuple(row if several else row[1:] for row in quotas)
        align = "lllrr" if several else "llrr"
        yield Heading(say("paper_draw_quotas"), 2)
        yield Table(tuple(say(f"paper_draw_column_{name}") for name in columns), lines, (), align)


def _names(order: Order, held: HeldDraw) -> dict[str, str]:
    """Each place as one says it, with the key that the manifest seals where they differ."""
    said = site_names(held, order.room.sessions, order.say)
    return {key: name if name == key else f"{name} ({key})" for key, name in said.items()}


def _seated(held: HeldDraw, key: str, at: int) -> int:
    """How many of those first drawn count for this quota."""
    if held.frozen is None or held.drawn is None:
        return 0
    quota = held.plan.place(key).quotas[at]
    strata = {member.number: member.strata for member in held.frozen.members}
    return sum(1 for number in held.drawn.chosen[key] if strata[number].get(quota.feature, "") == quota.value)


def _name(order: Order, seat: Seat) -> str:
    return (seat.full_name if order.named else seat.name) or "–"


def _state(order: Order, held: HeldDraw, seat: Seat) -> str:
    say = order.say
    state = say(f"draw_state_{seat.confirmation.value}")
    before = held.turn(seat.replaces) if seat.replaces else None
    told = [say("paper_draw_replaces", state=state, number=before.number) if before else state]
    if seat.reason and (seat.confirmation.leaves_it_free or seat.confirmation is Confirmation.REPLACED):
        told.append(seat.reason)
    return " · ".join(told)


def _how(order: Order, held: HeldDraw) -> Iterator[Piece]:
    say, frozen, drawn = order.say, held.frozen, held.drawn
    if frozen is None or drawn is None:
        return
    yield Heading(say("paper_draw_annex_how"))
    yield Paragraph(say("paper_draw_how"))
    yield Fields(
        (
            (say("paper_draw_how_list"), f"SHA-256 = {spaced(frozen.pool_fingerprint)}"),
            (say("paper_draw_how_manifest"), f"SHA-256 = {spaced(frozen.fingerprint)}"),
            (say("paper_draw_how_seed"), f"SHA-256(CD-ORDRE-1|{say('paper_draw_fingerprint')}|{drawn.digits})"),
            ("", f"= {spaced(drawn.seed)}"),
        )
    )
    yield Paragraph(say("paper_draw_worked", n=_WORKED))
    key = bytes.fromhex(drawn.seed)
    rows = tuple((str(at), n, spaced(lot.code(key, n))) for at, n in enumerate(drawn.order[:_WORKED], start=1))
    yield Table(
        tuple(say(f"paper_draw_column_{name}") for name in ("rank", "number", "code")), rows, (12, 24, 114), "rll"
    )
    if held.plan.rule is Rule.EQUAL:
        yield from _chances(order, held)
    elif held.plan.rule is Rule.ORDER:
        yield Paragraph(say("paper_draw_not_equal"))
        yield from _estimated(order, held)
    yield Paragraph(say("paper_draw_manifest_is"), "small")
    yield Paragraph(_breakable(frozen.manifest), "small")


def _estimated(order: Order, held: HeldDraw) -> Iterator[Piece]:
    """Each profile's chance as simulated draws tell it, where they were asked for. The rarest first."""
    say, chances = order.say, held.chances
    if chances is None:
        return
    yield Heading(say("paper_draw_estimated", number=chances.times), 2)
    rows = [
        (_profile(held, each.answers, say), say.number(each.people), f"{say.number(chances.share(each) * 100, 1)} %")
        for each in chances.profiles
    ]
    yield from _profiles(order, held, rows, say("paper_draw_column_share"))


def _profiles(order: Order, held: HeldDraw, rows: Sequence[tuple[str, ...]], chance: str) -> Iterator[Piece]:
    say = order.say
    named = " · ".join(feature_name(feature, say) for feature in held.plan.features)
    head = (named or say("paper_draw_column_everybody"), say("paper_draw_column_people"), chance)
    yield Table(head, tuple(rows[:_SHOWN_PROFILES]), (90, 25, 35), "lrr")
    if len(rows) > _SHOWN_PROFILES:
        yield Paragraph(say("paper_draw_more_profiles", number=len(rows) - _SHOWN_PROFILES), "small")


def _profile(held: HeldDraw, answers: tuple[str, ...], say: Say) -> str:
    given = zip(held.plan.features, answers, strict=True)
    return " · ".join(value_name(feature, answer, say) if answer else "–" for feature, answer in given)


def _chances(order: Order, held: HeldDraw) -> Iterator[Piece]:
    """Each profile's chance, exactly: in how many of the thousand panels its people sit. The rarest first."""
    say, frozen = order.say, held.frozen
    if frozen is None:
        return
    found = by_profile(held.plan, frozen.members, Panels.read(frozen.panels).chances())
    rows = sorted(found, key=lambda each: (each[2], each[0]))
    yield Heading(say("paper_draw_chances"), 2)
    told: list[tuple[str, ...]] = [
        (_profile(held, answers, say), say.number(n), f"{least} – {most}" if most > least else str(least))
        for answers, n, least, most in rows
    ]
    yield from _profiles(order, held, told, say("paper_draw_column_chance"))


def spaced(digest: str, group: int = 8) -> str:
    """A long row of digits in groups that eyes and lines can hold."""
    return " ".join(digest[at : at + group] for at in range(0, len(digest), group))


def _breakable(text: str) -> str:
    return text.replace(",", ",\u200b").replace(":", ":\u200b")
