"""What the demo's people say and how they vote, moment by moment; fictional, and written in their own language."""

from __future__ import annotations

from dataclasses import dataclass, field

from cocreation_desk.domain.text import Text

OBJECTIVE = Text(
    "Juger avec neuf clients la nouvelle plateforme « La boîte revient » avant son lancement.",
    "Judge the new platform “The tin comes back” with nine customers before its launch.",
)
PROMISE = Text(
    "Vous recevrez le résumé sous 48 heures, les réponses à vos questions sous quinze jours et le bilan dans trois mois.",
    "You will have the summary in 48 hours, the answers to your questions in fifteen days and the review in three months.",
)
NEXT_SESSION = Text("25 février 2027", "25 February 2027")

# Answers to the charter, in the order of the badges: image, then quotes.
IMAGE = "yyynyyyyn yyyyynyny".replace(" ", "")
QUOTES = "aanaaanoa aaaaanaaa".replace(" ", "")

# Who taps « Je n’ai pas compris », by badge.
LOST = (2, 6, 8)


@dataclass(frozen=True)
class Asked:
    """A question from a customer, who supports it, and what becomes of it."""

    badge: int
    text: str
    supporters: tuple[int, ...] = ()
    answer: str = ""
    owner: str = ""


QUESTIONS = (
    Asked(
        3,
        "La boîte consignée, on la rapporte où quand on n’a pas de boutique Kervalan près de chez soi ?",
        (1, 2, 5, 6, 9),
        "Dans les 340 points relais partenaires dès l’ouverture.",
    ),
    Asked(7, "Le biscuit en vrac reste-t-il croustillant aussi longtemps que sous sachet ?", (4, 8)),
    Asked(
        1,
        "Pourquoi le film ne montre-t-il aucun de vos salariés ?",
        (2, 3, 4),
        "Le tournage a eu lieu pendant l’arrêt des fours : une version avec l’équipe est possible.",
    ),
    Asked(
        9,
        "Combien coûtera la première boîte, consigne comprise ?",
        (1, 3, 6, 7),
        owner="Jean-Baptiste Desrousseaux de Vaux",
    ),
)

# Plus, minus and question of each customer, in the order of the badges.
REMARKS = (
    (
        "La boîte est belle, on la garde sur la table.",
        "Le film parle de la boîte, jamais du goût.",
        "Qui lave les boîtes rendues ?",
    ),
    (
        "Enfin un emballage que l’on ne jette pas.",
        "Je n’ai pas compris comment marche la consigne.",
        "Puis-je rendre une boîte achetée ailleurs ?",
    ),
    (
        "Le ton est simple, sans leçon de morale.",
        "Deux euros de consigne, c’est trop.",
        "Et si la boîte est cabossée ?",
    ),
    ("On reconnaît le four de Saint-Ronan.", "On promet beaucoup, on prouve peu.", "Qui vérifie vos chiffres ?"),
    ("L’idée donne envie d’offrir.", "Trop de texte à l’écran.", "La recette change-t-elle ?"),
    ("Plus de vrac, moins de plastique.", "Rien pour les petits budgets.", "Y aura-t-il un format pour une personne ?"),
    ("La musique reste en tête.", "« Neutre en carbone » : je n’y crois pas.", "Que veut dire neutre, exactement ?"),
    ("Le principe existe chez nous, il marche.", "Les personnages se ressemblent tous.", "Le site sera-t-il traduit ?"),
    (
        "Une marque qui demande avant de lancer.",
        "La promesse de retour n’est pas claire.",
        "Quand saura-t-on si ça a marché ?",
    ),
)
# Two remarks that say the same, by their beginnings: the first is merged into the second.
SAME = ("La promesse de retour", "Je n’ai pas compris comment marche")

# Grades for the eight statements of the film: one line a statement, customers in the order of the badges.
GRADES = (
    (4, 4, 3, 4, 5, 3, 4, 3, 4),
    (3, 4, 4, 3, 4, 4, 3, 5, 4),
    (4, 3, 4, 4, 3, 4, 4, 3, None),
    (2, 3, 2, 2, 3, 2, 3, 2, 3),
    (4, 4, 5, 3, 4, 4, 4, 3, 4),
    (5, 5, 4, 5, 5, 4, 5, 4, 5),
    (3, 2, 3, 4, 3, 2, 3, 3, 2),
    (4, 4, 3, 4, 4, 3, 3, 4, 4),
)
# What the executives had predicted of them.
PREDICTIONS = (
    (4, 5, 4, 4, 4, 5, 4, 4, 4),
    (4, 4, 5, 4, 4, 4, 4, 5, 4),
    (3, 4, 3, 4, 4, 3, 4, 3, 4),
    (4, 4, 5, 4, 4, 4, 4, 4, 4),
    (4, 3, 4, 4, 4, 4, 3, 4, 4),
    (4, 5, 4, 4, 5, 4, 5, 4, 4),
    (4, 3, 4, 3, 4, 4, 3, 4, 4),
    (4, 4, 5, 4, 4, 4, 4, 4, 5),
)
WORDS = (
    ("chaleureux", "lent"),
    ("boîte", "famille"),
    ("beau", "flou", "long"),
    ("four", "promesse"),
    ("tendre",),
    ("écologique", "cher"),
    ("musique", "doute"),
    ("honest", "slow"),
    ("envie", "preuve"),
)


@dataclass(frozen=True)
class Idea:
    """One improvement, sent by the scribe of a quartet; ``theme`` is where it ends up."""

    badge: int
    text: str
    theme: str


IDEAS = (
    Idea(1, "Montrer en dix secondes, avec un vrai client, comment on rend la boîte.", "Montrer le retour de la boîte"),
    Idea(6, "Une boîte plus petite et une consigne à un euro pour essayer.", "Une consigne à un euro"),
    Idea(
        12,
        "Afficher le trajet de chaque boîte : combien de retours, combien de kilos évités.",
        "Prouver, chiffres à l’appui",
    ),
    Idea(15, "Remplacer « neutre en carbone » par ce que l’usine a vraiment changé.", "Prouver, chiffres à l’appui"),
    Idea(8, "Remplir sa propre boîte en magasin, même une vieille.", "Remplir sa boîte en magasin"),
    Idea(18, "Faire goûter avant d’acheter, dans chaque point relais.", "Faire goûter en point relais"),
)
# The two dots of each, as places in the list of themes, in the order of the badges.
CUSTOMERS_DOTS = ((0, 1), (0, 2), (0, 1), (2, 2), (0, 3), (1, 3), (0, 2), (3, 3), (1, 2))
EXECUTIVES_DOTS = ((2, 4), (2, 2), (4, 4), (4, 0), (2, 3), (2, 4), (0, 4), (1, 4), (2, 3))
DOTS = (*CUSTOMERS_DOTS, *EXECUTIVES_DOTS)

# The gradient of agreement of the customers, before and after their concerns were heard.
FIRST_ROUND = (2, 3, 4, 5, 3, 6, 4, 2, 5)
SECOND_ROUND = (1, 2, 3, 3, 2, 5, 3, 2, 3)


@dataclass(frozen=True)
class Promise:
    owner: str
    text: str
    in_days: int
    measure: str
    to_confirm: bool = False


PROMISES = (
    Promise(
        "Hélène Kervalan-Le Bihan",
        "Je publie le bilan des retours de boîtes, bon ou mauvais, chaque trimestre.",
        90,
        "Bilan en ligne",
    ),
    Promise(
        "Jean-Baptiste Desrousseaux de Vaux",
        "Je chiffre une consigne à un euro et je vous donne le résultat.",
        30,
        "Note d’une page",
    ),
    Promise(
        "Maëlle Quéméneur",
        "Je fais refaire le film avec le geste du retour et sans « neutre en carbone ».",
        60,
        "Nouveau montage montré à vous neuf",
    ),
    Promise("Thibault Garrec", "J’ouvre trois points relais d’essai avec dégustation.", 75, "Trois adresses"),
    Promise(
        "Nadia Benchérif", "Je fais visiter l’atelier de lavage aux clients qui le veulent.", 45, "Une date, dix places"
    ),
    Promise(
        "Stéphane Lœuilleux",
        "Je mesure le croustillant en vrac à huit semaines et je publie la courbe.",
        70,
        "Courbe publiée",
    ),
    Promise(
        "Anne-Françoise Castelnau-Montgaillard",
        "Je propose aux équipes volontaires d’apparaître dans le film.",
        30,
        "Liste des volontaires",
    ),
    Promise(
        "Karim Aït-Saïd", "J’étudie le retour des boîtes achetées ailleurs.", 60, "Réponse oui ou non", to_confirm=True
    ),
    Promise(
        "Inês Ferreira Gonçalves",
        "Je remplace la formule carbone par trois faits vérifiés par un tiers.",
        50,
        "Attestation",
    ),
)
# Is each promise clear? y, p (partly) or n, one letter a promise, customers in the order of the badges.
CLEAR = (
    "yyyyyyypy",
    "yyyyyypyy",
    "yypyyyyyy",
    "yyyyyyypn",
    "yyyyyyyyy",
    "ypyyyyypy",
    "yyyypyyyy",
    "yyyyyyypy",
    "yyypyyyyy",
)

RECOMMEND = (9, 10, 8, 9, 7, 10, 9, 6, 9)
HEARD = (5, 5, 4, 5, 4, 5, 4, 4, 5)


@dataclass(frozen=True)
class Note:
    kind: str
    text: str
    said_by: str = ""
    quotable: str = "anonymous"


@dataclass(frozen=True)
class Minutes:
    """What the secretary writes."""

    sentences: tuple[str, ...] = (
        "Les clients aiment la boîte et reconnaissent la marque ; ils ne croient pas encore à la promesse.",
        "Le Codir surestimait la crédibilité du film de 1,7 point sur 5.",
        "Après discussion, huit clients sur neuf soutiennent la plateforme ; la consigne reste à discuter.",
    )
    watch_point: str = "Le prix de la consigne : quatre remarques sur neuf."
    notes: dict[str, tuple[Note, ...]] = field(
        default_factory=lambda: {
            "reveal": (
                Note("verbatim", "On voit la boîte, on ne voit pas comment elle revient.", "Zoé L.", "named"),
                Note("verbatim", "Vous nous demandez de vous croire, montrez-nous plutôt."),
                Note("parking", "Traduire le site pour les clients étrangers."),
            ),
            "tables": (Note("verbatim", "Avec une consigne à un euro, j’essaie demain."),),
        }
    )
    # What to keep of a step, by its place on the agenda.
    syntheses: dict[int, str] = field(
        default_factory=lambda: {
            4: "La directrice marketing a reformulé la consigne après trois signaux.",
            5: "Le coût de la première boîte reste sans réponse : elle est promise sous quinze jours.",
            10: "Les clients attendent une preuve du retour des boîtes, pas une promesse.",
            14: "Les trois tables demandent d’essayer avec une consigne plus basse.",
            15: "Le second tour a suivi la proposition d’une consigne à un euro.",
        }
    )
    decision: str = "Le film n’est pas diffusé avant le nouveau montage."
    decision_basis: str = "Notation V-01, écart de crédibilité"


MINUTES = Minutes()
