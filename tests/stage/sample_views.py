"""A sample of everything the stage can be asked to show, in both languages: the contract between the kinds' ``stage()`` and their QML.

A *scene* is ``{"scene", "kind", "view", "language", "chrome"}``. ``kind`` is ``None`` for the stage's own scenes (welcome, join, title,
timer, neutral, black); otherwise the view is what ``KINDS[kind].stage()`` returned, and ``kinds/<kind>/stage.qml`` draws it.
A *view* holds numbers, strings, booleans, lists and dicts; every word in it is already in the stage's language; nothing in it is personal.
Every key shown here is always present: where there is nothing to say it holds ``""``, ``[]`` or ``None`` (only where marked).

Words that come back
    share      0.0–1.0, how long a bar is (of the longest bar drawn beside it, or of the whole: whoever counts decides)
    side       {"key": "customer" | "company" | "all", "name": "Clients", "n": 9, "suppressed": False}
    suppressed a group under five: its numbers are not in the view at all, and ``note`` says so
    n_text     the number of people behind a result, in words; always printed
    page_text  "1 / 2", or "" when one page is all
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.stage.sample_draws import DRAWS

View = dict[str, Any]
Pick = Callable[[str, str], str]

HERE = Path(__file__).parent
NBSP = "\u00a0"


def languages() -> tuple[str, str]:
    return ("fr", "en")


def scene(name: str, language: str) -> View:
    """The sample of that name, as the stage window takes it."""
    kind, view = SAMPLES[name]
    return {
        "scene": kind or name.partition(".")[0],
        "kind": kind,
        "language": language,
        "chrome": chrome(language, timer=name in TIMED),
        "view": view(lambda fr, en: fr if language == "fr" else en),
    }


def chrome(language: str, timer: bool = False) -> View:
    """What stands at the edge of most scenes. Changes every second, so it travels beside the view."""
    return {
        # the session's title, at the foot on the left
        "session": "Open CoDir · Maison Lavigne" if language == "fr" else "Open committee · Maison Lavigne",
        # the wall clock, worded, at the foot on the right; "" hides it
        "clock": "10 h 42" if language == "fr" else "10:42",
        # how to join, small at the foot for late-comers; "" hides it
        "join": "192.168.8.20:8765 · K7QMRT",
        # the step's time, or None. share: what remains, 1.0 → 0.0; tone: "calm" | "soon" | "over" | "paused"
        "timer": {"text": "4:32", "share": 0.62, "tone": "calm"} if timer else None,
    }


# ---- the stage's own scenes -------------------------------------------------------------------------------------------------------


def welcome(t: Pick) -> View:
    return {
        "organisation": "Maison Lavigne",
        "title": t("Open CoDir", "Open executive committee"),
        "subtitle": t(
            "Neuf clients, neuf membres du comité de direction", "Nine customers, nine members of the committee"
        ),
        "date": t("dimanche 22 novembre 2026", "Sunday 22 November 2026"),
        "line": t("Téléphones utiles aujourd’hui", "Phones are useful today"),
    }


def join(t: Pick) -> View:
    return {
        "title": t("Rejoignez la séance", "Join the session"),
        "qr": "http://192.168.8.20:8765/j/K7QMRT",  # what the code says; short enough for version 3
        "address": "192.168.8.20:8765",  # what one types by hand
        "code": "K7QMRT",
        "code_label": t("Code", "Code"),
        "scan_line": t("Scannez ce code, ou ouvrez dans le navigateur", "Scan this code, or open in the browser"),
        "network": t("Sur le Wi-Fi « Maison-Desk »", "On the “Maison-Desk” Wi-Fi"),
        "joined": t("12 connectés", "12 connected"),  # a number only, never names
    }


def title(t: Pick) -> View:
    """What any kind without a page of its own shows."""
    return {
        "title": t("Ouverture par le président", "Opening by the chair"),
        "prompt": t(
            "Pourquoi vous êtes là. Ce que nous ferons de vos avis.",
            "Why you are here. What we will do with your views.",
        ),
    }


def timer(t: Pick) -> View:
    """The chrome's timer, as large as it goes."""
    return {"title": t("En quartets : une idée", "In fours: one idea"), "line": t("Phase 3 sur 4", "Phase 3 of 4")}


def neutral(t: Pick) -> View:
    """After the panic key: nothing that says anything."""
    return {"title": t("Open CoDir", "Open executive committee"), "organisation": "Maison Lavigne"}


def black(t: Pick) -> View:
    return {}


# ---- check-in, charter, talk, discussion ------------------------------------------------------------------------------------------


def checkin(t: Pick) -> View:
    return {
        "organisation": "Maison Lavigne",
        "title": t("Bienvenue", "Welcome"),
        "prompt": t("Scannez votre badge, choisissez votre langue.", "Scan your badge, choose your language."),
        "line": t("Téléphones utiles aujourd’hui", "Phones are useful today"),
        "counter": t("12 arrivées sur 18", "12 of 18 have arrived"),  # or ""
    }


def charter_list(t: Pick) -> View:
    return {
        "title": t("Règles du jeu", "Rules of the game"),
        "sentences": [
            t(
                "Ce que vous voyez ici n’est pas public avant le 15 janvier 2027.",
                "What you see here is not public before 15 January 2027.",
            ),
            t(
                "Ce qui est dit peut servir ; qui l’a dit reste ici.",
                "What is said may be used; who said it stays here.",
            ),
            t("Vous pouvez refuser la photo et rester.", "You may refuse photos and stay."),
            t("Les clients parlent d’abord.", "Customers speak first."),
            t("Une question sans réponse reçoit une date.", "A question without an answer gets a date."),
        ],
        "at": None,  # the number of the sentence shown alone (0, 1 …), or None for the list
        "line": "",
    }


def charter_one(t: Pick) -> View:
    return charter_list(t) | {
        "at": 1,
        "line": t("Lisez la notice sur votre téléphone.", "Read the notice on your phone."),
    }


def talk(t: Pick) -> View:
    return {
        "title": t("Le Codir expose sa démarche", "The committee presents its approach"),
        "speaker": "Marie-Antoinette de La Rochefoucauld-Bayonnet",  # or ""
        "role": t(
            "Directrice générale adjointe, relation clients", "Deputy chief executive, customer relations"
        ),  # or ""
        "prompt": t(
            "Touchez « Je n’ai pas compris » si besoin.",
            "Tap “I did not get that” when needed.",
        ),
    }


def discuss(t: Pick) -> View:
    return {
        "phase": "prompt",  # "prompt" | "question" | "reveal"
        "title": t("Questions de clarification", "Clarifying questions"),
        "prompt": t("Comprendre avant de juger.", "Understand before judging."),
        "question": None,
        "queue": t("7 questions en attente", "7 questions waiting"),  # or ""
        "result": None,
    }


def discuss_question(t: Pick) -> View:
    return discuss(t) | {
        "phase": "question",
        "question": {
            "text": t(
                "Pourquoi la nouvelle plateforme demande-t-elle encore mon numéro de client alors que vous avez mon adresse ?",
                "Why does the new platform still ask for my customer number when you already have my address?",
            ),
            "label": t("posée par le groupe", "asked by the group"),  # never a name
            "support": t("5 soutiens", "5 supporters"),  # or ""
        },
    }


def discuss_reveal(t: Pick) -> View:
    """A past ballot's result beside the discussion. ``result`` is exactly what the ballot showed when revealed."""
    return discuss(t) | {
        "phase": "reveal",
        "title": t("Révélation et discussion", "Reveal and discussion"),
        "prompt": t("Où est le plus grand écart ?", "Where is the widest gap?"),
        "queue": "",
        "result": ballot_scale(t)["result"],
    }


# ---- collecting and clustering ----------------------------------------------------------------------------------------------------


def collect(t: Pick) -> View:
    return {
        "phase": "collecting",  # "collecting" | "wall"
        "title": t("En silence", "In silence"),
        "prompt": t("Un plus, un moins, une question.", "One plus, one minus, one question."),
        # the labelled fields; one column with an empty name when there is only one field. Empty of items while collecting.
        "columns": [
            {"sign": "+", "name": t("Plus", "Plus"), "items": []},
            {"sign": "−", "name": t("Moins", "Minus"), "items": []},
            {"sign": "?", "name": t("Questions", "Questions"), "items": []},
        ],
        # 1-2-4-all before anything is shown: its phases; people: how many discs, 0 for rounds of another sort. Else [].
        "phases": [],
        "counter": t("14 réponses", "14 answers"),
        "page_text": "",
    }


def collect_phases(t: Pick) -> View:
    """One field, four phases: alone, in pairs, in fours, all."""
    names = t(
        "Seul, en silence|À deux\u00a0: comparez|À quatre\u00a0: une idée|Tous ensemble",
        "Alone, in silence|In pairs: compare|In fours: one idea|All together",
    ).split("|")
    return collect(t) | {
        "title": t("À deux\u00a0: comparez", "In pairs: compare"),
        "prompt": t("Quelle amélioration changerait tout ?", "Which single improvement would change everything?"),
        "columns": [{"sign": "", "name": "", "items": []}],
        "phases": [
            {"people": 2**at, "name": name, "length": f"{minutes}\u00a0min", "now": at == 1, "over": at < 1}
            for at, (name, minutes) in enumerate(zip(names, (1, 2, 4, 5), strict=True))
        ],
        "counter": t("0 réponse", "0 answers"),
    }


def collect_wall(t: Pick) -> View:
    """Approved items only. ``design.wall_pages`` says which items stand in which column of which page."""
    plus = t(
        "Un accueil chaleureux dès la porte|La livraison en deux heures|On me rappelle vraiment|Le carnet d’entretien",
        "A warm welcome|Two-hour delivery|They really call back|The care booklet",
    )
    minus = t(
        "Trop de courriels, jamais le bon|Le site oublie mon panier quand je change d’appareil|Prix illisibles en magasin",
        "Too many e-mails, never the right one|The site forgets my basket when I switch device|Prices hard to read in store",
    )
    asks = t(
        "Qui lit nos réclamations ?|Pourquoi deux cartes de fidélité ?|Et la seconde main ?|Réparez-vous encore les modèles de plus de dix ans ?",
        "Who reads our complaints?|Why two loyalty cards?|What about second hand?|Do you still repair models more than ten years old?",
    )
    view = collect(t)
    columns = [
        column | {"items": items.split("|")} for column, items in zip(view["columns"], (plus, minus, asks), strict=True)
    ]
    return view | {"phase": "wall", "columns": columns, "counter": t("41 réponses", "41 answers"), "page_text": "1 / 3"}


def collect_single(t: Pick) -> View:
    """One field only: its items are spread over three nameless columns by ``design.wall_pages``, at most 24 a page."""
    words = t(
        "Livrer le samedi|Un seul numéro|Réparer plutôt que jeter|Prix clairs|Moins de courriels|Un humain au bout du fil|Essayer avant|Points sans date limite",
        "Saturday delivery|One number|Repair, not replace|Clear prices|Fewer e-mails|A human on the line|Try before buying|Points that never expire",
    ).split("|")
    columns = [{"sign": "", "name": "", "items": words} for _ in range(3)]
    return collect(t) | {
        "phase": "wall",
        "title": t("1-2-4-Tous", "1-2-4-All"),
        "prompt": t("Quelle amélioration changerait tout ?", "Which single improvement would change everything?"),
        "columns": columns,
        "counter": t("24 réponses", "24 answers"),
    }


def cluster(t: Pick) -> View:
    names = t(
        "Prix et transparence|Accueil en magasin|Livraison et retours|Réparation et seconde main|Applications et compte client|Fidélité et reconnaissance des clients de longue date",
        "Prices and transparency|In-store welcome|Delivery and returns|Repair and second hand|Apps and customer account|Loyalty and recognition of long-standing customers",
    ).split("|")
    counts = (11, 9, 7, 5, 4, 1)
    return {
        "title": t("Ce que nous avons entendu", "What we heard"),
        "prompt": t("Ces deux idées disent-elles la même chose ?", "Do these two ideas say the same thing?"),
        # largest first, at most 12; weight: 0.0–1.0 of the largest
        "themes": [{"name": name, "count": n, "weight": n / 11} for name, n in zip(names, counts, strict=True)],
        "ungrouped": t("4 idées à regrouper", "4 ideas to group"),  # or ""
    }


# ---- break, media, close ----------------------------------------------------------------------------------------------------------


def pause(t: Pick) -> View:
    return {
        "title": t("Pause", "Break"),
        "until_label": t("Reprise à", "Back at"),
        "until": t("10 h 20", "10:20"),
        "next_label": t("Ensuite", "Next"),
        "next": t("Projection du film (deux fois)", "Film screening (twice)"),  # or ""
    }


def media_image(t: Pick) -> View:
    return {
        "phase": "showing",  # "before" | "showing" | "after": black before and after
        "title": t("La nouvelle boutique", "The new store"),
        "kind": "image",  # "image" | "film"
        "source": str(HERE / "sample_image.png"),  # a local path
        "playing": False,  # films: what the facilitator asked for
    }


def media_film(t: Pick) -> View:
    return media_image(t) | {"kind": "film", "source": str(HERE / "sample_film.gif"), "playing": True}


def media_before(t: Pick) -> View:
    return media_film(t) | {"phase": "before", "playing": False}


def close(t: Pick) -> View:
    return {
        "title": t("Merci", "Thank you"),
        "prompt": t("Et maintenant ?", "What happens next?"),
        "dates": [  # at most four
            {
                "when": t("mardi 24 novembre", "Tuesday 24 November"),
                "what": t("Vous recevez le résumé", "You receive the summary"),
            },
            {
                "when": t("lundi 7 décembre", "Monday 7 December"),
                "what": t("Vous recevez les réponses", "You receive the answers"),
            },
            {
                "when": t("22 février 2027", "22 February 2027"),
                "what": t("Bilan des engagements, avec vous", "We review the commitments, with you"),
            },
        ],
        "line": t("La séance est levée à 12 h 35.", "The session closed at 12:35."),  # or ""
    }


# ---- ballots ----------------------------------------------------------------------------------------------------------------------


def _sides(t: Pick) -> list[View]:
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


def _options(t: Pick, count: int) -> list[View]:
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
        "options": _options(t, 5),  # [] for scale and agreement; up to 12
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
        "options": _options(t, 2),
    }


def ballot_open_twelve(t: Pick) -> View:
    return ballot_open(t) | {
        "paper": "multi",
        "hint": t("Trois choix au plus.", "Up to three choices."),
        "options": _options(t, 12),
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
        "sides": _sides(t),  # one or two; each row's values follow their order
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
    result = _bars(t, _options(t, 5), (7, 5, 3, 2, 1), (2, 6, 1, 4, 3))
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
        "result": _bars(t, _options(t, 2), (6, 2), (3, 5), paper="single", note=t("1 bulletin blanc", "1 blank paper")),
        "status": "",
    }


def ballot_multi_twelve(t: Pick) -> View:
    result = _bars(
        t, _options(t, 12), (7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 0, 0), (2, 6, 1, 4, 3, 3, 2, 1, 0, 1, 1, 0), paper="multi"
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


def _number(t: Pick, text: str) -> str:
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
            "sides": _sides(t),  # the first answers, the second predicts; only one when nobody predicted
            "steps": 5,  # the scale runs from 1 to this
            "anchors": [t("Pas du tout", "Not at all"), t("Tout à fait", "Completely")],
            "rows": [
                {
                    "label": t(fr, en),
                    "counts": list(counts),  # people at 1, 2 … steps
                    "mean": mean,
                    "mean_text": _number(t, mean_text),
                    "predicted": predicted,  # or None
                    "predicted_text": _number(t, predicted_text),  # or ""
                    "gap_text": _number(
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
            "sides": _sides(t)[:1],
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
            "sides": _sides(t)[:1],
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


# ---- commitments and survey -------------------------------------------------------------------------------------------------------


# ---- counts that are told in chapters: the picture is the same, what it tells turns with the facilitator's cue ----


def _whole(t: Pick, n: int = 17) -> View:
    return {"key": "all", "name": t("Tous", "Everyone"), "n": n, "suppressed": False}


def _revealed(t: Pick, method: str, options: list[View], result: View) -> View:
    return ballot_closed(t) | {
        "phase": "revealed",
        "paper": method,
        "options": options,
        "result": result
        | {
            "sides": [_whole(t)],
            "n_text": t("17 votants : 9 clients, 8 membres du Codir", "17 voters: 9 customers, 8 committee members"),
            "note": "",
        },
        "status": "",
    }


def _rounds(t: Pick, options: list[View], amounts: list[float | None], **more: Any) -> View:
    top = max(abs(n) for n in amounts if n is not None)
    return {
        "paper": "rounds",
        "round": 0,  # this chapter, from nought
        "rounds": 4,
        "round_text": t("Étape 1 sur 4", "Step 1 of 4"),  # "" where the count is one chapter
        "told": t("E sort : ses bulletins passent au choix suivant.", "E goes out: those papers move to their next choice."),
        "unit": t("Bulletins", "Papers"),  # what is counted; the phones say it, the stage does not
        "zero": 0.0,  # where nothing lies: to the right of the edge where votes may be negative
        "line": {"share": 9 / top if top > 9 else 1.0, "text": t("Majorité : 9", "Majority: 9")},  # to be reached; or None
        "rows": [
            option
            | {
                "count": n,  # None where the option is out of the race
                "share": abs(n or 0) / top,
                "negative": n is not None and n < 0,
                "text": "–" if n is None else f"{n:g}",
                "change": "",  # "+3": more than in the chapter before
                "badge": t("sort", "goes out") if at == len(options) - 1 else "",
                "state": "leaving" if at == len(options) - 1 else "in",  # "in" | "leaving" | "out" | "seated"
                "span": [],  # from where to where the truth may lie: two shares, or none
            }
            for at, (option, n) in enumerate(zip(options, amounts, strict=True))
        ],
    } | more  # fmt: skip


def ballot_runoff(t: Pick) -> View:
    options = _options(t, 5)
    return _revealed(t, "instant_runoff", options, _rounds(t, options, [6, 5, 3, 2, 1]))


def ballot_runoff_two(t: Pick) -> View:
    options = _options(t, 2)
    return _revealed(t, "instant_runoff", options, _rounds(t, options, [9, 6], rounds=1, round_text=""))


def ballot_runoff_twelve(t: Pick) -> View:
    options = _options(t, 12)
    return _revealed(t, "instant_runoff", options, _rounds(t, options, [5, 3, 2, 2, 1, 1, 1, 1, 1, 1, None, None]))


def ballot_stv(t: Pick) -> View:
    options = _options(t, 4)
    result = _rounds(
        t, options, [6, 3, 4, 2], line={"share": 1.0, "text": t("Quota : 6", "Quota: 6")}, unit=t("Voix", "Votes"),
        told=t("Le surplus de « A » va aux choix suivants.", "The surplus of “A” moves to the next choices."),
    )  # fmt: skip
    for row, change, state, badge in zip(
        result["rows"],
        ("−3", "+3", "", ""),
        ("seated", "in", "in", "in"),
        (t("élu", "elected"), "", "", ""),
        strict=True,
    ):
        row |= {"change": change, "state": state, "badge": badge}
    return _revealed(t, "stv", options, result)


def ballot_star(t: Pick) -> View:
    options = _options(t, 5)
    result = _rounds(
        t, options, [66, 39, 38, 14, 13], line=None, rounds=2, round_text=t("Étape 1 sur 2", "Step 1 of 2")
    )
    return _revealed(t, "star", options, result)


def ballot_quadratic(t: Pick) -> View:
    options = _options(t, 5)
    result = _rounds(t, options, [42, 15, -15, -48, 30], line=None, rounds=1, round_text="", zero=48 / 90)
    for row in result["rows"]:
        row |= {"share": row["share"] * 48 / 90, "badge": t("6 pour, 0 contre", "6 for, 0 against")}
    return _revealed(t, "quadratic", options, result)


def ballot_budget(t: Pick) -> View:
    options = _options(t, 5)
    result = _rounds(t, options, [14, 9, 5, 5, 3], line=None, unit=t("Voix et coût", "Votes and cost"))
    for row in result["rows"]:
        row |= {
            "text": t(f"9 · 30\u202f000{NBSP}€", "9 · €30,000"),
            "state": "seated",
            "badge": t("financé", "paid for"),
        }
    return _revealed(t, "budget", options, result)


def ballot_duels(t: Pick) -> View:
    options = _options(t, 5)
    result = _rounds(t, options, [63, 60, 37, 63, 29], line=None, rounds=1, round_text="")
    for row in result["rows"]:
        row |= {
            "span": [row["share"] - 0.2, min(1.0, row["share"] + 0.15)],
            "badge": t("18 duels sur 28", "18 of 28 duels"),
        }
    return _revealed(t, "wiki_survey", options, result)


def _judged(t: Pick, options: list[View], words: bool = True) -> View:
    spreads = ((4, 3, 2, 3, 3, 2), (0, 2, 5, 8, 1, 1), (6, 0, 0, 7, 0, 4))
    names = t(
        "Très bien|Bien|Assez bien|Passable|Insuffisant|À rejeter", "Very good|Good|Fairly good|Acceptable|Poor|Reject"
    )
    labels = names.split("|")[::-1] if words else list("012345")
    return {
        "paper": "judged",
        "round": 1,
        "rounds": 2,
        "round_text": t("Étape 2 sur 2", "Step 2 of 2"),
        "told": t("La ligne du milieu donne à chaque option sa mention majoritaire.", "The line in the middle gives every option its majority grade."),
        "median": words,  # a line in the middle of the bars
        "grades": [{"label": label, "tone": at} for at, label in enumerate(labels)],  # worst first; tone: of the design's six
        "rows": [
            option
            | {
                "segments": [  # best grade first; share: of all who judged
                    {"grade": 5 - place, "count": n, "share": n / 17, "text": str(n)}
                    for place, n in enumerate(spreads[at % 3])
                ],
                "verdict": labels[3] if words else "3,1",  # the majority grade, the mean, or "" before it is told
                "first": at == 0,
            }
            for at, option in enumerate(options)
        ],
    }  # fmt: skip


def ballot_judgment(t: Pick) -> View:
    return _revealed(t, "majority_judgment", _options(t, 5), _judged(t, _options(t, 5)))


def ballot_judgment_two(t: Pick) -> View:
    return _revealed(t, "majority_judgment", _options(t, 2), _judged(t, _options(t, 2)))


def ballot_judgment_twelve(t: Pick) -> View:
    return _revealed(t, "majority_judgment", _options(t, 12), _judged(t, _options(t, 12)))


def ballot_score(t: Pick) -> View:
    return _revealed(
        t, "score", _options(t, 5), _judged(t, _options(t, 5), words=False) | {"rounds": 1, "round_text": ""}
    )


def _matrix(t: Pick, options: list[View]) -> View:
    return {
        "paper": "duels",
        "round": 1,
        "rounds": 2,
        "round_text": t("Étape 2 sur 2", "Step 2 of 2"),
        "told": t("« Un rappel sous deux heures » gagne tous ses duels.", "“A call back within two hours” wins every duel."),
        "heads": [option["mark"] for option in options],
        "rows": [
            option
            | {
                "cells": [  # state: "won" | "lost" | "level" | "self"
                    {"text": "", "state": "self"}
                    if at == other
                    else {"text": str(10 if at < other else 7), "state": "won" if at < other else "lost"}
                    for other in range(len(options))
                ],
                "won": len(options) - 1 - at,
                "first": at == 0,
            }
            for at, option in enumerate(options)
        ],
    }  # fmt: skip


def ballot_schulze(t: Pick) -> View:
    return _revealed(t, "schulze", _options(t, 5), _matrix(t, _options(t, 5)))


def ballot_schulze_two(t: Pick) -> View:
    return _revealed(t, "schulze", _options(t, 2), _matrix(t, _options(t, 2)))


def ballot_schulze_twelve(t: Pick) -> View:
    return _revealed(t, "schulze", _options(t, 12), _matrix(t, _options(t, 12)))


def _spots(t: Pick, options: list[View]) -> View:
    corners = t("Gain rapide|Grand projet|Petit plus|À éviter", "Quick win|Big project|Small plus|Avoid").split("|")
    return {
        "paper": "quadrant",
        "corners": corners,  # upper left, upper right, lower left, lower right
        "axes": [t("Effet", "Impact"), "Effort"],
        "rows": [
            option
            | {
                "placed": True,
                "x": at % 5 / 4,
                "y": at * 2 % 5 / 4,
                "aside": at // 5,  # how many stand on the same spot already
                "impact_text": "3",  # the medians, for the paper
                "effort_text": "2",
                "verdict": corners[at % 4],
                "disagree": at == 2,
            }
            for at, option in enumerate(options)
        ],
    }


def ballot_quadrant(t: Pick) -> View:
    return _revealed(t, "quadrant", _options(t, 5), _spots(t, _options(t, 5)))


def ballot_quadrant_twelve(t: Pick) -> View:
    return _revealed(t, "quadrant", _options(t, 12), _spots(t, _options(t, 12)))


def commit(t: Pick) -> View:
    lines = [
        ("E-01", "do", ("Rappeler chaque client sous deux heures ouvrées.", "Call every customer back within two working hours."), ("Directrice du service client", "Head of customer service"), ("30 juin", "30 June"), ("à faire", "to do")),
        ("E-02", "do", ("Afficher le prix au kilo sur toutes les étiquettes, en magasin et en ligne.", "Show the price per kilo on every label, in store and online."), ("Directeur commercial", "Sales director"), ("15 mars", "15 March"), ("à faire", "to do")),
        ("E-03", "study", ("Chiffrer la réparation le samedi.", "Cost Saturday repairs."), ("Directeur des opérations", "Head of operations"), ("31 janvier", "31 January"), ("à confirmer sous 8 jours", "to be confirmed within 8 days")),
    ]  # fmt: skip
    return {
        "layout": "lines",  # "lines": as they are made, one under the other · "columns": do / study / won't
        "title": t("Engagements", "Commitments"),
        "prompt": t("D’ici le…, je m’engage à…", "By …, I commit to …"),
        "columns": [
            {"key": "do", "name": t("Nous faisons", "We will do")},
            {"key": "study", "name": t("Nous étudions", "We will study")},
            {"key": "refuse", "name": t("Nous ne ferons pas, parce que…", "We will not do, because…")},
        ],
        # validated wordings only; the page to show: at most four lines, or three a column
        "lines": [
            {
                "code": code,
                "answer": answer,
                "text": t(*text),
                "owner": t(*owner),
                "due": t(*due),
                "status": t(*status),
                "reason": "",
            }
            for code, answer, text, owner, due, status in lines
        ],
        "page_text": "",
    }


def commit_columns(t: Pick) -> View:
    view = commit(t)
    refused = {
        "code": "E-04",
        "answer": "refuse",
        "text": t("Livrer le dimanche.", "Deliver on Sundays."),
        "owner": t("Directeur des opérations", "Head of operations"),
        "due": "",
        "status": "",
        "reason": t("Nos équipes ont besoin de ce jour.", "Our teams need that day."),  # always there for "refuse"
    }
    return view | {"layout": "columns", "lines": [*view["lines"], refused], "page_text": "1 / 2"}


def survey(t: Pick) -> View:
    return {
        "phase": "open",  # "open" | "revealed"
        "title": t("Merci", "Thank you"),
        "prompt": t(
            "Trois questions avant de partir, sur votre téléphone.", "Three questions before you go, on your phone."
        ),
        "counter": t("14 réponses sur 18", "14 answers of 18"),
        "nps": None,
        "means": [],
        "note": "",
    }


def survey_revealed(t: Pick) -> View:
    counts = (0, 0, 0, 0, 0, 1, 1, 2, 3, 6, 5)
    groups = ["detractor"] * 7 + ["passive"] * 2 + ["promoter"] * 2
    return survey(t) | {
        "phase": "revealed",
        "title": t("Vous nous avez répondu", "What you told us"),
        "prompt": "",
        "counter": "",
        "nps": {  # or None: not asked, or under five answers
            "label": t("Nous recommanderiez-vous à un proche ?", "Would you recommend us to a friend?"),
            "columns": [{"value": at, "count": n, "share": n / 6, "group": groups[at]} for at, n in enumerate(counts)],
            "groups": [
                {"key": "detractor", "name": t("Détracteurs (0–6)", "Detractors (0–6)"), "text": "2"},
                {"key": "passive", "name": t("Passifs (7–8)", "Passives (7–8)"), "text": "5"},
                {"key": "promoter", "name": t("Promoteurs (9–10)", "Promoters (9–10)"), "text": "11"},
            ],
            "score_text": "+50",
            "indicative": t("indicatif : moins de 30 réponses", "indicative: fewer than 30 answers"),  # or ""
            "n_text": "n = 18",
        },
        "means": [  # at most two: heard (1–5), trust (0–10, with the figure from before)
            {"label": t("Je me suis senti(e) écouté(e).", "I felt heard."), "text": _number(t, "4,6"), "of": t("sur 5", "of 5"), "before_text": "", "n_text": "n = 18"},
            {"label": t("Confiance", "Trust"), "text": _number(t, "8,1"), "of": t("sur 10", "of 10"), "before_text": t("5,9 en arrivant", "5.9 on arrival"), "n_text": "n = 17"},
        ],
    }  # fmt: skip


def survey_suppressed(t: Pick) -> View:
    note = t("Moins de cinq réponses : rien n’est affiché.", "Fewer than five answers: nothing is shown.")
    return survey_revealed(t) | {"nps": None, "means": [], "note": note}


SAMPLES: dict[str, tuple[str | None, Callable[[Pick], View]]] = {
    "welcome": (None, welcome),
    "join": (None, join),
    "title": (None, title),
    "timer": (None, timer),
    "neutral": (None, neutral),
    "black": (None, black),
    **DRAWS,
    "checkin": ("checkin", checkin),
    "charter.list": ("charter", charter_list),
    "charter.one": ("charter", charter_one),
    "talk": ("talk", talk),
    "discuss": ("discuss", discuss),
    "discuss.question": ("discuss", discuss_question),
    "discuss.reveal": ("discuss", discuss_reveal),
    "collect": ("collect", collect),
    "collect.phases": ("collect", collect_phases),
    "collect.wall": ("collect", collect_wall),
    "collect.single": ("collect", collect_single),
    "cluster": ("cluster", cluster),
    "break": ("break", pause),
    "media.image": ("media", media_image),
    "media.film": ("media", media_film),
    "media.before": ("media", media_before),
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
    "ballot.suppressed": ("ballot", ballot_suppressed),
    "ballot.scale": ("ballot", ballot_scale),
    "ballot.scale_one": ("ballot", ballot_scale_one),
    "ballot.scale_suppressed": ("ballot", ballot_scale_suppressed),
    "ballot.agreement": ("ballot", ballot_agreement),
    "ballot.agreement_first": ("ballot", ballot_agreement_first),
    "ballot.consent": ("ballot", ballot_consent),
    "ballot.runoff": ("ballot", ballot_runoff),
    "ballot.runoff_two": ("ballot", ballot_runoff_two),
    "ballot.runoff_twelve": ("ballot", ballot_runoff_twelve),
    "ballot.stv": ("ballot", ballot_stv),
    "ballot.star": ("ballot", ballot_star),
    "ballot.quadratic": ("ballot", ballot_quadratic),
    "ballot.budget": ("ballot", ballot_budget),
    "ballot.duels": ("ballot", ballot_duels),
    "ballot.judgment": ("ballot", ballot_judgment),
    "ballot.judgment_two": ("ballot", ballot_judgment_two),
    "ballot.judgment_twelve": ("ballot", ballot_judgment_twelve),
    "ballot.score": ("ballot", ballot_score),
    "ballot.schulze": ("ballot", ballot_schulze),
    "ballot.schulze_two": ("ballot", ballot_schulze_two),
    "ballot.schulze_twelve": ("ballot", ballot_schulze_twelve),
    "ballot.quadrant": ("ballot", ballot_quadrant),
    "ballot.quadrant_twelve": ("ballot", ballot_quadrant_twelve),
    "commit": ("commit", commit),
    "commit.columns": ("commit", commit_columns),
    "survey": ("survey", survey),
    "survey.revealed": ("survey", survey_revealed),
    "survey.suppressed": ("survey", survey_suppressed),
    "close": ("close", close),
}

TIMED = {
    "timer",
    "talk",
    "discuss",
    "discuss.question",
    "discuss.reveal",
    "collect",
    "collect.phases",
    "break",
    "ballot.open",
    "ballot.open_scale",
    "commit",
}
