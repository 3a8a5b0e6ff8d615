"""The words lists use for sides, segments, languages and sexes, in French and English, as ``folded`` gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from cocreation_desk.domain.people import Side
from cocreation_desk.domain.text import Language

Meaning = TypeVar("Meaning")


def _by_word(said: Mapping[Meaning, str]) -> dict[str, Meaning]:
    return {word: meaning for meaning, words in said.items() for word in words.split("|")}


SIDES_SAID: Mapping[str, Side] = _by_word(
    {
        Side.CUSTOMER: "client|cliente|clients|customer|customers",
        Side.COMPANY: "codir|entreprise|marque|dirigeant|dirigeante|company|committee|executive",
        Side.NEUTRAL: "neutre|observateur|observatrice|neutral|observer",
    }
)
SEGMENTS_SAID: Mapping[str, str] = _by_word(
    {
        "none": "|aucun|aucune|none",
        "loyal": "fidele|client fidele|cliente fidele|loyal|loyal customer",
        "newcomer": "nouveau|nouvelle|nouveau venu|nouvelle venue|nouveau client|newcomer|new|new customer",
        "prospect": "prospect|prospecte",
        "expert": "expert|experte",
        "press": "presse|press|journaliste|journalist",
    }
)
LANGUAGES_SAID: Mapping[str, Language | None] = {
    "": None,
    **_by_word({"fr": "fr|francais|french"}),
    **_by_word({"en": "en|anglais|english"}),
}
SEXES_SAID: Mapping[str, str] = {
    "": "",
    **_by_word(
        {
            "F": "f|femme|femmes|feminin|mme|madame|mlle|mademoiselle|female|woman|mrs|ms|miss",
            "M": "m|h|homme|hommes|masculin|monsieur|mr|male|man",
            "X": "x|autre|non binaire|neutre|other|non binary|mx",
        }
    ),
}
