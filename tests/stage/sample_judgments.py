"""Samples of votes that judge rather than choose: statements on a scale, degrees of agreement, consent."""

from __future__ import annotations

from tests.stage.picking import Pick, Samples, View
from tests.stage.sample_votes import LONG, ballot_closed, both_sides

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


def ballot_scale_long(t: Pick) -> View:
    view = ballot_scale(t)
    rows = [view["result"]["rows"][at % 8] | {"label": t(*LONG[at]), "widest": False} for at in range(12)]
    return view | {"result": view["result"] | {"rows": rows}}


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


JUDGMENTS: Samples = {
    "ballot.scale": ("ballot", ballot_scale),
    "ballot.scale_long": ("ballot", ballot_scale_long),
    "ballot.scale_one": ("ballot", ballot_scale_one),
    "ballot.scale_suppressed": ("ballot", ballot_scale_suppressed),
    "ballot.agreement": ("ballot", ballot_agreement),
    "ballot.agreement_first": ("ballot", ballot_agreement_first),
    "ballot.consent": ("ballot", ballot_consent),
}
