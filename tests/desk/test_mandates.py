"""The mandate of whoever was elected, from the proposal to its end."""

from __future__ import annotations

from datetime import date

import pytest

from cocreation_desk.desk import mandates
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.mandate import EventKind, MandateEvent, MandateState
from cocreation_desk.reports.mandate import mandate_letter
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.plain import plain
from tests.elected import Hold


def test_a_mandate_from_the_proposal_to_its_end(hold: Hold) -> None:
    evening = hold()
    evening.prepare()
    evening.elect({"A": 7, "B": 2})
    (mandate,) = evening.election.mandates
    with pytest.raises(Refused, match="mandate_needs_programme"):
        evening.do(mandates.move_mandate, mandate.id, MandateState.SIGNED)
    programme = tuple(MandateEvent(date(2026, month, 1), EventKind.MEETING, "Rencontre") for month in (4, 6, 9))
    evening.do(mandates.edit_mandate, mandate.id, sponsor="Adèle Rochefort", commitment="Répondre", events=programme)
    evening.do(mandates.move_mandate, mandate.id, MandateState.SIGNED)
    with pytest.raises(Refused, match="mandate_is_signed"):
        evening.do(mandates.edit_mandate, mandate.id, commitment="Rien")
    done = (MandateEvent(date(2026, 4, 1), EventKind.MEETING, "Rencontre", True, "Dix réponses"), *programme[1:])
    evening.do(mandates.edit_mandate, mandate.id, events=done)
    evening.do(mandates.move_mandate, mandate.id, MandateState.ACTIVE)
    evening.do(mandates.move_mandate, mandate.id, MandateState.INTERRUPTED, "Déménagement")

    (held,) = evening.election.mandates
    assert (held.state, held.reason, held.signed_on) == (MandateState.INTERRUPTED, "Déménagement", date(2026, 3, 12))
    assert held.events == done
    with pytest.raises(Refused, match="mandate_is_over"):
        evening.do(mandates.edit_mandate, mandate.id, events=())


def test_a_mandate_is_followed_up_in_the_next_session_of_the_programme(hold: Hold) -> None:
    evening = hold()
    evening.prepare()
    evening.elect({"A": 7, "B": 2})
    (mandate,) = evening.election.mandates
    programme = tuple(MandateEvent(date(2026, month, 1), EventKind.VISIT, "Visite") for month in (4, 6, 9))
    evening.do(mandates.edit_mandate, mandate.id, sponsor="Adèle Rochefort", commitment="Répondre", events=programme)
    evening.do(mandates.move_mandate, mandate.id, MandateState.SIGNED)
    evening.do(mandates.move_mandate, mandate.id, MandateState.ACTIVE)
    evening.clock.pass_minutes(60 * 24 * 60)  # from 12 March to 11 May
    evening.hold("open_codir", customers=0, company=0)

    (followed,) = evening.room.earlier_mandates
    assert evening.room.election is None and followed.holder == mandate.holder
    assert [event.is_late(evening.room.now.date()) for event in followed.events] == [True, False, False]
    done = (MandateEvent(date(2026, 4, 1), EventKind.VISIT, "Visite", True, "Trois défauts notés"), *programme[1:])
    evening.do(mandates.edit_mandate, mandate.id, events=done)

    assert evening.room.mandates[0].events == done
    paper = plain(mandate_letter(Order(evening.room, "fr", evening.room.now)))
    assert "avril 2026 | Visite | fait | Trois défauts notés" in paper
    assert "1 rendez-vous tenu sur 3" in paper
    evening.do(mandates.move_mandate, mandate.id, MandateState.ENDED)
    assert evening.room.earlier_mandates == ()
