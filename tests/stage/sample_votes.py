"""Samples of votes: ready, open, closed, and what was chosen."""

from __future__ import annotations

from typing import Any

from tests.stage.picking import NBSP, Pick, Samples, View


def both_sides(t: Pick) -> list[View]:
    return [
        {"key": "customer", "name": t("Clients", "Customers"), "n": 9, "suppressed": False},
        {"key": "company", "name": t("Codir", "Committee"), "n": 9, "suppressed": False},
    ]


FIVE = (
    ("Un rappel sous deux heures", "A call back within two hours"),
    ("Des prix lisibles partout", "Prices one can read everywhere"),
    ("La réparation à vie", "Repairs for life"),
    ("Un interlocuteur unique", "One person to talk to"),
    ("Le carnet d’entretien en ligne", "The care booklet online"),
)
LONG = (
    (
        "Un atelier de réparation ouvert le samedi dans chaque ville de cent mille habitants",
        "A repair workshop open on Saturdays in every town of over a hundred thousand",
    ),
    (
        "Un rappel garanti sous deux heures par la même personne jusqu’à la résolution",
        "A call back within two hours by the same person until everything is settled",
    ),
    (
        "L’affichage du prix de la réparation et des pièces détachées dès l’achat",
        "The price of repairs and of all spare parts shown at the time of purchase",
    ),
    (
        "La reprise de l’ancien appareil à domicile, gratuite et sur simple demande",
        "The old appliance collected from home, free of charge and on simple request",
    ),
    (
        "Un interlocuteur unique pour la commande, la livraison et le service après-vente",
        "One person to talk to for the order, the delivery and the after-sales service",
    ),
    (
        "Des ateliers de fabrication ouverts aux familles le premier dimanche du mois",
        "Manufacturing workshops open to families on the first Sunday of each month",
    ),
    (
        "Le carnet d’entretien en ligne avec rappels et tutoriels filmés par nos équipes",
        "An online care booklet with reminders and tutorials filmed by our own teams",
    ),
    (
        "Une consigne sur tous les emballages, remboursée en magasin ou par virement",
        "A deposit on all packaging, paid back in store or by transfer within a week",
    ),
    (
        "Un comité de clients consulté avant tout changement de tarif ou de garantie",
        "A committee of customers consulted before any change of price or guarantee",
    ),
    (
        "Le prêt d’un appareil équivalent pendant toute la durée de la réparation",
        "The loan of an equivalent appliance for as long as the repair takes to finish",
    ),
    (
        "La livraison le soir et le samedi matin, au choix, sans supplément de prix",
        "Delivery in the evening or on Saturday morning, as you like, at no extra cost",
    ),
    (
        "Une garantie transmissible au second propriétaire avec l’historique complet",
        "A guarantee that passes to the second owner together with the whole history",
    ),
)


def some_options(t: Pick, count: int, long: bool = False) -> list[View]:
    """One of them has a long name, or all."""
    names = [t(*pair) for pair in (LONG if long else (*FIVE[: count - 1], LONG[0]))][:count]
    while len(names) < count:
        names.append(
            t(f"Proposition numéro {len(names) + 1} du groupe", f"Proposal number {len(names) + 1} from the group")
        )
    return [{"mark": "ABCDEFGHIJKL"[at], "label": name} for at, name in enumerate(names)]


def ballot_ready(t: Pick) -> View:
    return {
        "phase": "ready",  # "ready" | "open" | "closed" | "revealed"
        # which page: the name of the method
        "paper": "dots",
        "title": t("Priorités", "Priorities"),
        "question": t("Quelle amélioration changerait tout ?", "Which improvement would change everything?"),
        "hint": t("Deux points chacun, en silence.", "Two dots each, in silence."),  # how to vote; or ""
        "options": some_options(t, 5),  # [] for scale and agreement; up to 12
        # who may vote and has, a line a side; two lines at most. Numbers of people, never choices
        "turnout": [
            {"key": "customer", "name": t("Clients", "Customers"), "n": 0, "of": 9, "text": t("0 sur 9", "0 of 9")},
            {"key": "company", "name": t("Codir", "Committee"), "n": 0, "of": 9, "text": t("0 sur 9", "0 of 9")},
        ],
        "turnout_text": t("0 sur 18 ont voté", "0 of 18 have voted"),
        # one line that says where we are: "Le vote va ouvrir", "Résultats à la clôture", "Le vote est clos"
        "status": t("Le vote va ouvrir.", "Voting is about to open."),
        "result": None,  # a dict once phase is "revealed", and only then
    }


def ballot_open(t: Pick) -> View:
    return ballot_ready(t) | {
        "phase": "open",
        "turnout": [
            {"key": "customer", "name": t("Clients", "Customers"), "n": 7, "of": 9, "text": t("7 sur 9", "7 of 9")},
            {"key": "company", "name": t("Codir", "Committee"), "n": 5, "of": 9, "text": t("5 sur 9", "5 of 9")},
        ],
        "turnout_text": t("12 sur 18 ont voté", "12 of 18 have voted"),
        "status": t(
            "Votez sur votre téléphone. Les résultats viendront à la clôture.",
            "Vote on your phone. Results come when voting closes.",
        ),
    }


def ballot_open_two(t: Pick) -> View:
    return ballot_open(t) | {
        "paper": "single",
        "hint": "",
        "question": t("Quel film ?", "Which film?"),
        "options": some_options(t, 2),
    }


def ballot_open_twelve(t: Pick) -> View:
    return ballot_open(t) | {
        "paper": "multi",
        "hint": t("Trois choix au plus.", "Up to three choices."),
        "options": some_options(t, 12),
    }


def ballot_open_long(t: Pick) -> View:
    return ballot_open_twelve(t) | {"options": some_options(t, 12, long=True)}


def ballot_open_scale(t: Pick) -> View:
    """No options: the statements are on the phones; the room sees the question."""
    return ballot_open(t) | {
        "paper": "scale",
        "title": t("Notation à chaud", "First reactions"),
        "question": t("Que dit ce film de nous ?", "What does this film say about us?"),
        "hint": t("Notez en silence. Huit phrases, de 1 à 5.", "Rate in silence. Eight sentences, from 1 to 5."),
        "options": [],
    }


def ballot_closed(t: Pick) -> View:
    return ballot_open(t) | {
        "phase": "closed",
        "turnout": [
            {"key": "customer", "name": t("Clients", "Customers"), "n": 9, "of": 9, "text": t("9 sur 9", "9 of 9")},
            {"key": "company", "name": t("Codir", "Committee"), "n": 8, "of": 9, "text": t("8 sur 9", "8 of 9")},
        ],
        "turnout_text": t("17 sur 18 ont voté", "17 of 18 have voted"),
        "status": t("Le vote est clos.", "Voting is closed."),
    }


def _bars(t: Pick, options: list[View], customers: tuple[int, ...], company: tuple[int, ...], **more: Any) -> View:
    top = max(*customers, *company)
    return {
        "paper": "dots",
        "round_text": "",
        "told": t(
            "« Des prix lisibles partout » l’emporte.", "“Prices one can read everywhere” wins."
        ),  # who won, or ""
        "sides": both_sides(t),  # one or two; each row's values follow their order
        "rows": [
            option
            | {
                "values": [  # a value a side that may be shown; text: a count (n < 20), or a count and a percentage
                    {"key": "customer", "count": ours, "share": ours / top, "text": str(ours)},
                    {"key": "company", "count": theirs, "share": theirs / top, "text": str(theirs)},
                ],
                # dots: how many people stand behind the points, all sides together ("7 personnes"); otherwise ""
                "people_text": "",
                "sum_text": f"{ours + theirs} points",  # both sides together; "" where nobody stands apart
                "first": at == 0,  # an outcome to underline; several when tied
            }
            for at, (option, ours, theirs) in enumerate(zip(options, customers, company, strict=True))
        ],
        "n_text": t("17 votants : 9 clients, 8 membres du Codir", "17 voters: 9 customers, 8 committee members"),
        "note": "",  # ties, blanks, suppressed groups: one line, or ""
    } | more


def ballot_dots(t: Pick) -> View:
    result = _bars(t, some_options(t, 5), (7, 5, 3, 2, 1), (2, 6, 1, 4, 3))
    for row, people in zip(result["rows"], (8, 7, 4, 5, 1), strict=True):
        row["people_text"] = t(
            f"{people} personne" + "s" * (people > 1), f"{people} " + ("people" if people > 1 else "person")
        )
    return ballot_closed(t) | {"phase": "revealed", "result": result, "status": ""}


def ballot_single_two(t: Pick) -> View:
    return ballot_closed(t) | {
        "phase": "revealed",
        "paper": "single",
        "question": t("Quel film ?", "Which film?"),
        "result": _bars(
            t, some_options(t, 2), (6, 2), (3, 5), paper="single", note=t("1 bulletin blanc", "1 blank paper")
        ),
        "status": "",
    }


def ballot_multi_twelve(t: Pick, long: bool = False) -> View:
    result = _bars(
        t,
        some_options(t, 12, long),
        (7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 0, 0),
        (2, 6, 1, 4, 3, 3, 2, 1, 0, 1, 1, 0),
        paper="multi",
    )
    return ballot_closed(t) | {"phase": "revealed", "paper": "multi", "result": result, "status": ""}


def ballot_multi_long(t: Pick) -> View:
    return ballot_multi_twelve(t, long=True)


def ballot_yesno(t: Pick) -> View:
    """One side votes; thirty people and more, so percentages may stand beside the counts."""
    rows: list[View] = [
        {"mark": "✓", "label": t("Oui", "Yes"), "count": 84, "text": t(f"84 · 59{NBSP}%", "84 · 59%")},
        {"mark": "×", "label": t("Non", "No"), "count": 45, "text": t(f"45 · 32{NBSP}%", "45 · 32%")},
        {"mark": "○", "label": t("Blanc", "Blank"), "count": 13, "text": t(f"13 · 9{NBSP}%", "13 · 9%")},
    ]
    return ballot_closed(t) | {
        "phase": "revealed",
        "paper": "yesno",
        "question": t("Gardons-nous la carte de fidélité en papier ?", "Do we keep the paper loyalty card?"),
        "result": {
            "paper": "yesno",
            "round_text": "",
            "told": t("Adopté : 84 oui, il en fallait 65.", "Adopted: 84 yes, 65 were needed."),
            "sides": [{"key": "all", "name": t("Tous", "Everyone"), "n": 142, "suppressed": False}],
            "rows": [
                {
                    "mark": row["mark"],
                    "label": row["label"],
                    "values": [{"key": "all", "count": row["count"], "share": row["count"] / 84, "text": row["text"]}],
                    "sum_text": "",
                    "people_text": "",
                    "first": row["count"] == 84,
                }
                for row in rows
            ],
            "n_text": t("142 votants", "142 voters"),
            "note": "",
        },
        "status": "",
    }


def ballot_verdict(t: Pick) -> View:
    """A vote of so few that only its outcome is told."""
    result = {
        "paper": "verdict",
        "sides": [{"key": "all", "name": t("Tous", "Everyone"), "n": 4, "suppressed": False}],
        "outcome": t("Adopté", "Adopted"),
        "passes": True,
        "sign": "✓",
        "n_text": t("4 votants", "4 voters"),
        "note": t("Le détail n’est pas montré.", "The figures are not shown."),
    }
    return ballot_yesno(t) | {"result": result}


def ballot_suppressed(t: Pick) -> View:
    """A side under five: its numbers are not there, the line says why."""
    view = ballot_single_two(t)
    result = dict(view["result"])
    result["sides"] = [
        result["sides"][0],
        {"key": "company", "name": t("Codir", "Committee"), "n": 3, "suppressed": True},
    ]
    result["rows"] = [row | {"values": row["values"][:1], "sum_text": ""} for row in result["rows"]]
    result["n_text"] = t("9 clients", "9 customers")
    result["note"] = t(
        "Codir : moins de cinq votants, détail non affiché.", "Committee: fewer than five voters, not shown apart."
    )
    return view | {"result": result}


VOTES: Samples = {
    "ballot.ready": ("ballot", ballot_ready),
    "ballot.open": ("ballot", ballot_open),
    "ballot.open_two": ("ballot", ballot_open_two),
    "ballot.open_twelve": ("ballot", ballot_open_twelve),
    "ballot.open_long": ("ballot", ballot_open_long),
    "ballot.open_scale": ("ballot", ballot_open_scale),
    "ballot.closed": ("ballot", ballot_closed),
    "ballot.dots": ("ballot", ballot_dots),
    "ballot.single_two": ("ballot", ballot_single_two),
    "ballot.multi_twelve": ("ballot", ballot_multi_twelve),
    "ballot.multi_long": ("ballot", ballot_multi_long),
    "ballot.yesno": ("ballot", ballot_yesno),
    "ballot.verdict": ("ballot", ballot_verdict),
    "ballot.suppressed": ("ballot", ballot_suppressed),
}
