"""What a text says once somebody is forgotten."""

from __future__ import annotations

import pytest

from cocreation_desk.domain.forgetting import Bearer, Traces

ROSE = Traces("Rose", "de La Tour", ("rose@example.org",), ("06 12 34 56 78",))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Merci à Rose de La Tour !", "Merci à […] !"),
        ("DE LA TOUR Rose, cliente", "[…], cliente"),
        ("de  la tour,\nrose", "[…]"),
        ("Rose a parlé.", "[…] a parlé."),
        ("une rose rouge", "une rose rouge"),
        ("Rosemonde a parlé.", "Rosemonde a parlé."),
        ("Écrire à ROSE@example.org.", "Écrire à […]."),
        ("Appeler le 0612345678", "Appeler le […]"),
        ("Appeler le +33 (0)6.12.34.56.78 demain", "Appeler le […] demain"),
        ("Le 06 12 34 56 79 est à un autre", "Le 06 12 34 56 79 est à un autre"),
        ("Rien à voir", "Rien à voir"),
    ],
)
def test_a_text_loses_the_name_and_nothing_else(text: str, left: str) -> None:
    assert ROSE.without(text) == left
    assert ROSE.are_in(text) == (left != text)


def test_a_name_that_others_bear_stays_theirs() -> None:
    two = Traces("Anne", "Martin", others=frozenset({Bearer("Anne", "Petit"), Bearer("Paul", "Martin")}))

    assert two.without("Anne a remercié Paul Martin") == "Anne a remercié Paul Martin"
    assert two.without("Anne Martin a remercié Paul Martin") == "[…] a remercié Paul Martin"


def test_an_initial_alone_is_nobody() -> None:
    assert Traces("X", "").without("Le point X") == "Le point X"
