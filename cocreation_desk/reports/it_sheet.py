"""What the site's IT people ask before the day: what is brought, what it opens, and what it never does."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from cocreation_desk.domain.pieces import Bullets, Fields, Heading, Paragraph, Piece
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record

BROUGHT = ("laptop", "router", "projector", "printer")
TRUE_OF_IT = ("local", "no_internet", "no_install", "no_mail", "http", "data", "after")
ASKED = ("power", "isolation", "screen", "firewall")
UNKNOWN = "…" * 12


def it_sheet(order: Order) -> Record:
    say, session = order.say, order.session
    at = urlsplit(order.join_url)
    people = len(order.room.participants)
    network: tuple[tuple[str, str], ...] = (
        (say("it_wifi"), order.labels.wifi or UNKNOWN),
        (say("it_address"), (at.hostname or "") if order.has_address else UNKNOWN),
        (say("it_port"), say("it_port_inbound", port=str(at.port or 80)) if order.has_address else UNKNOWN),
        (say("it_phones"), say("it_phones_at_once", n=people) if people else UNKNOWN),
        (say("it_when"), order.when(session.starts_at, session.ends_at)),
    )
    pieces: list[Piece] = [
        Paragraph(say("it_in_short"), "lead"),
        Heading(say("it_brought"), 2),
        Bullets(tuple(say(f"it_brings_{each}") for each in BROUGHT)),
        Heading(say("it_network"), 2),
        Fields(network),
        Heading(say("it_true"), 2),
        Bullets(tuple(say(f"it_true_{each}") for each in TRUE_OF_IT)),
        Heading(say("it_asked"), 2),
        Bullets(tuple(say(f"it_asks_{each}") for each in ASKED)),
    ]
    return replace(record(order, "it_sheet", pieces, number="IT"), variant="")
