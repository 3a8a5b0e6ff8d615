"""Samples of votes: ready, open, closed, and the results that are shown at once."""

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
    "Un atelier de réparation ouvert le samedi dans chaque ville de plus de cent mille habitants",
    "A repair workshop open on Saturdays in every town of more than a hundred thousand people",
)


def some_options(t: Pick, count: int) -> list[View]:
    names = [t(*pair) for pair in FIVE[: count - 1]] + [t(*LONG)]
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


def ballot_multi_twelve(t: Pick) -> View:
    result = _bars(
        t,
        some_options(t, 12),
        (7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 0, 0),
        (2, 6, 1, 4, 3, 3, 2, 1, 0, 1, 1, 0),
        paper="multi",
    )
    return ballot_closed(t) | {"phase": "revealed", "paper": "multi", "result": result, "status": ""}


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
            "sides": [{"key": "all", "name": t("Tous", "Everyone"), "n": 142, "suppressed": False}],
            "rows": [
                {
                    "mark": row["mark"],
                    "label": row["label"],
                    "values": [{"key": "all", "count": row["count"], "share": row["count"] / 84, "text": row["text"]}],
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
    result["rows"] = [row | {"values": row["values"][:1]} for row in result["rows"]]
    result["n_text"] = t("9 clients", "9 customers")
    result["note"] = t(
        "Codir : moins de cinq votants, détail non affiché.", "Committee: fewer than five voters, not shown apart."
    )
    return view | {"result": result}


STATEMENTS = (
    ("Ce film me plaît", "I like this film", (0, 1, 2, 4, 2), "3,8", 3.8, "4,1", 4.1, -0.3),
    (
        "Je comprends tout de suite le message",
        "I understand the message at once",
        (0, 1, 1, 3, 4),
        "4,1",
        4.1,
        "4,3",
        4.3,
        -0.2,
    ),
    (
        "Il m’apprend quelque chose d’utile",
        "It tells me something useful",
        (1, 3, 3, 2, 0),
        "2,7",
        2.7,
        "3,6",
        3.6,
        -0.9,
    ),
    ("J’y crois", "I believe it", (2, 4, 1, 1, 1), "2,4", 2.4, "4,1", 4.1, -1.7),
    ("Il est différent des autres", "It is different from others", (1, 2, 3, 2, 1), "3,0", 3.0, "3,4", 3.4, -0.4),
    (
        "On reconnaît immédiatement la marque",
        "The brand is recognised at once",
        (0, 0, 1, 3, 5),
        "4,4",
        4.4,
        "3,5",
        3.5,
        0.9,
    ),
    (
        "Il me ressemble, il parle de gens comme moi",
        "It is about people like me",
        (2, 3, 2, 2, 0),
        "2,4",
        2.4,
        "3,0",
        3.0,
        -0.6,
    ),
    (
        "Il me donne envie d’en savoir plus ou d’acheter",
        "It makes me want to know more or buy",
        (1, 2, 3, 2, 1),
        "3,0",
        3.0,
        "3,9",
        3.9,
        -0.9,
    ),
)


def number(t: Pick, text: str) -> str:
    return t(text, text.replace(",", "."))


def ballot_scale(t: Pick) -> View:
    return ballot_closed(t) | {
        "phase": "revealed",
        "paper": "scale",
        "title": t("Notation à chaud", "First reactions"),
        "question": t("Que dit ce film de nous ?", "What does this film say about us?"),
        "options": [],
        "status": "",
        "result": {
            "paper": "scale",
            "sides": both_sides(t),  # the first answers, the second predicts; only one when nobody predicted
            "steps": 5,  # the scale runs from 1 to this
            "anchors": [t("Pas du tout", "Not at all"), t("Tout à fait", "Completely")],
            "rows": [
                {
                    "label": t(fr, en),
                    "counts": list(counts),  # people at 1, 2 … steps
                    "mean": mean,
                    "mean_text": number(t, mean_text),
                    "predicted": predicted,  # or None
                    "predicted_text": number(t, predicted_text),  # or ""
                    "gap_text": number(
                        t, ("+" if gap > 0 else "−") + f"{abs(gap):.1f}".replace(".", ",")
                    ),  # answers − prediction; or ""
                    "widest": gap == -1.7,
                    "n_text": "n = 9",
                    "suppressed": False,
                }
                for fr, en, counts, mean_text, mean, predicted_text, predicted, gap in STATEMENTS
            ],
            "at": None,  # the number of the statement shown alone, or None for all
            "legend": {
                "answers": t("Clients : une pastille, une personne", "Customers: one dot, one person"),
                "mean": t("moyenne", "mean"),
                "predicted": t("Prédiction du Codir", "Committee’s prediction"),  # or ""
                "gap": t("Écart", "Gap"),  # or ""
            },
            # the sentence of the evening, or ""
            "headline": t(
                "Plus grand écart : « J’y crois », 2,4 contre 4,1 prédit",
                "Widest gap: “I believe it”, 2.4 against 4.1 predicted",
            ),
            "n_text": t("9 clients, 9 prédictions", "9 customers, 9 predictions"),
            "note": "",
        },
    }


def ballot_scale_one(t: Pick) -> View:
    view = ballot_scale(t)
    return view | {"result": view["result"] | {"at": 3}}


def ballot_scale_suppressed(t: Pick) -> View:
    view = ballot_scale(t)
    rows: list[View] = [
        row
        | {
            "counts": [],
            "mean": None,
            "mean_text": "",
            "gap_text": "",
            "widest": False,
            "suppressed": True,
            "n_text": "",
        }
        for row in view["result"]["rows"][:3]
    ]
    note = t("Moins de cinq réponses : le détail n’est pas affiché.", "Fewer than five answers: not shown in detail.")
    return view | {"result": view["result"] | {"rows": rows, "headline": "", "note": note}}


DEGREES = (
    ("J’adhère pleinement", "I fully support it"),
    ("J’adhère, avec de petites réserves", "I support it, with minor reservations"),
    ("Je soutiens, en souhaitant que mes réserves soient notées", "I support it; please note my reservations"),
    ("Je m’abstiens : je suivrai le groupe", "I abstain; I will follow the group"),
    ("Mes réserves sont trop fortes pour me taire", "My reservations are too strong to stay silent"),
    ("Je suis en net désaccord", "I clearly disagree"),
    ("Je ne peux pas l’accepter", "I cannot accept it"),
)


def ballot_agreement(t: Pick) -> View:
    before, now = (1, 2, 1, 1, 2, 1, 1), (3, 3, 1, 1, 1, 0, 0)
    return ballot_closed(t) | {
        "phase": "revealed",
        "paper": "agreement",
        "title": t("Gradient d’accord", "Gradient of agreement"),
        "question": t("Jusqu’où soutenez-vous cette proposition ?", "How far do you support this proposal?"),
        "options": [],
        "status": "",
        "result": {
            "paper": "agreement",
            "sides": both_sides(t)[:1],
            "columns": [  # always seven
                {
                    "degree": at + 1,
                    "label": t(*label),
                    "count": now[at],
                    "share": now[at] / 3,
                    "before": before[at],  # the round before, or None
                    "before_share": before[at] / 3,  # 0.0 when None
                }
                for at, label in enumerate(DEGREES)
            ],
            "round_text": t("Tour 2", "Round 2"),
            "before_text": t("Tour 1", "Round 1"),  # "" in the first round
            "invite": t("Degrés 5 à 7 : la parole est à vous.", "Degrees 5 to 7: the floor is yours."),  # or ""
            "n_text": t("9 clients", "9 customers"),
            "note": "",
        },
    }


def ballot_agreement_first(t: Pick) -> View:
    view = ballot_agreement(t)
    columns = [column | {"before": None, "before_share": 0.0} for column in view["result"]["columns"]]
    return view | {
        "result": view["result"] | {"columns": columns, "round_text": t("Tour 1", "Round 1"), "before_text": ""}
    }


def ballot_consent(t: Pick) -> View:
    return ballot_closed(t) | {
        "phase": "revealed",
        "paper": "consent",
        "title": t("Consentement", "Consent"),
        "question": t("Nous ouvrons la réparation le samedi dès mars.", "We open repairs on Saturdays from March."),
        "options": [],
        "status": "",
        "result": {
            "paper": "consent",
            "sides": both_sides(t)[:1],
            "counts": [
                {"key": "none", "label": t("Pas d’objection", "No objection"), "count": 6},
                {"key": "concern", "label": t("Une réserve", "A concern"), "count": 2},
                {"key": "objection", "label": t("Une objection", "An objection"), "count": 1},
            ],
            # reasoned objections, once approved for projection; at most three a page
            "objections": [
                t(
                    "Sans embauche, les équipes du samedi ne tiendront pas six mois.",
                    "Without new staff, the Saturday teams will not last six months.",
                )
            ],
            "outcome": t("Une objection reste à lever.", "One objection is still to be resolved."),
            "passes": False,
            "n_text": t("9 clients", "9 customers"),
            "note": "",
        },
    }


VOTES: Samples = {
    "ballot.ready": ("ballot", ballot_ready),
    "ballot.open": ("ballot", ballot_open),
    "ballot.open_two": ("ballot", ballot_open_two),
    "ballot.open_twelve": ("ballot", ballot_open_twelve),
    "ballot.open_scale": ("ballot", ballot_open_scale),
    "ballot.closed": ("ballot", ballot_closed),
    "ballot.dots": ("ballot", ballot_dots),
    "ballot.single_two": ("ballot", ballot_single_two),
    "ballot.multi_twelve": ("ballot", ballot_multi_twelve),
    "ballot.yesno": ("ballot", ballot_yesno),
    "ballot.verdict": ("ballot", ballot_verdict),
    "ballot.suppressed": ("ballot", ballot_suppressed),
    "ballot.scale": ("ballot", ballot_scale),
    "ballot.scale_one": ("ballot", ballot_scale_one),
    "ballot.scale_suppressed": ("ballot", ballot_scale_suppressed),
    "ballot.agreement": ("ballot", ballot_agreement),
    "ballot.agreement_first": ("ballot", ballot_agreement_first),
    "ballot.consent": ("ballot", ballot_consent),
}
