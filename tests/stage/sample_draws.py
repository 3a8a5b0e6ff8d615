"""What the stage shows of a draw by lot, from its rule to thirty names."""

from __future__ import annotations

from tests.stage.picking import Pick, Samples, View

_NAMES = ("Zoé L.", "Jean-Baptiste D.", "Hélène K.", "Anne-Sophie d.", "Karim A.", "Inès G.", "Ugo P.", "Maëlle Œ.")


def soon(t: Pick) -> View:
    return {
        "title": t("Tirage au sort", "Draw by lot"),
        "rule": t("Le tirage se prépare.", "The draw is being prepared."),
        "phase": "open",
        "pool": "",
        "fingerprint_label": t(
            "L’empreinte de la liste et de la règle : photographiez-la avant les dés.",
            "The fingerprint of the list and the rule: photograph it before the dice.",
        ),
        "fingerprint": [],
        "digits": [],
        "digits_label": "",
        "people": [],
        "more": "",
    }


def frozen(t: Pick) -> View:
    return soon(t) | {
        "rule": t(
            "Dans l’ordre que donnent les dés, on retient chaque personne avec qui tous les quotas peuvent encore être tenus, jusqu’à 20.",
            "In the order that the dice give, everybody is kept with whom all quotas can still be met, up to 20.",
        ),
        "phase": "frozen",
        "pool": t("3 068 inscriptions gelées, 20 places", "3,068 registrations frozen, 20 seats"),
        "fingerprint": ["77c2", "decf", "a73d", "1d59", "c4cb", "36fa", "5d87", "2264"],
        "digits": ["40715", "93826", "407··", "·····", "·····", "·····"],
        "digits_label": t("Les dés, lus à voix haute : 30 chiffres", "The dice, read aloud: 30 digits"),
    }


def drawn(t: Pick) -> View:
    people = [{"name": _NAMES[at % 8], "detail": ("75", "69", "44")[at % 3], "number": str(at)} for at in range(20)]
    return frozen(t) | {"phase": "drawn", "people": people, "digits": ["40715", "93826"] * 3}


def drawn_three(t: Pick) -> View:
    return drawn(t) | {"people": drawn(t)["people"][:3]}


def drawn_sites(t: Pick) -> View:
    people = [{"name": _NAMES[at % 8], "detail": ("Rosay", "Lyon")[at % 2], "number": ""} for at in range(30)]
    return drawn(t) | {"people": people, "more": t("et 70 autres", "and 70 more")}


DRAWS: Samples = {
    "draw.soon": (None, soon),
    "draw.frozen": (None, frozen),
    "draw.drawn": (None, drawn),
    "draw.drawn_three": (None, drawn_three),
    "draw.drawn_sites": (None, drawn_sites),
}
