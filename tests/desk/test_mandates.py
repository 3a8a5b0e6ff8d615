"""The mandate of whoever was elected, from the proposal to its end."""

from __future__ import annotations

from datetime import date

import pytest

from cocreation_desk.desk import mandates
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.mandate import EventKind, MandateEvent, MandateState
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
