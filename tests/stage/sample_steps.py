"""Samples of the stage’s own scenes and of every step that is no vote."""

from __future__ import annotations

from tests.stage.picking import HERE, Pick, Samples, View
from tests.stage.sample_judgments import ballot_scale, number


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
        "joined": t("12 connectés", "12 connected"),  # a number only, never names
    }


def wifi(t: Pick) -> View:
    return join(t) | {
        "wifi_qr": "WIFI:T:WPA;S:Maison-Desk;P:quinze-tasses-de-the;;",
        "wifi_name": "Maison-Desk",
        "wifi_line": t("1 · Rejoignez le Wi-Fi", "1 · Join the Wi-Fi"),
        "page_line": t("2 · Ouvrez la page", "2 · Open the page"),
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
            {"label": t("Je me suis senti(e) écouté(e).", "I felt heard."), "text": number(t, "4,6"), "of": t("sur 5", "of 5"), "before_text": "", "n_text": "n = 18"},
            {"label": t("Confiance", "Trust"), "text": number(t, "8,1"), "of": t("sur 10", "of 10"), "before_text": t("5,9 en arrivant", "5.9 on arrival"), "n_text": "n = 17"},
        ],
    }  # fmt: skip


def survey_suppressed(t: Pick) -> View:
    note = t("Moins de cinq réponses : rien n’est affiché.", "Fewer than five answers: nothing is shown.")
    return survey_revealed(t) | {"nps": None, "means": [], "note": note}


STEPS: Samples = {
    "welcome": (None, welcome),
    "join": (None, join),
    "wifi": (None, wifi),
    "title": (None, title),
    "timer": (None, timer),
    "neutral": (None, neutral),
    "black": (None, black),
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
    "commit": ("commit", commit),
    "commit.columns": ("commit", commit_columns),
    "survey": ("survey", survey),
    "survey.revealed": ("survey", survey_revealed),
    "survey.suppressed": ("survey", survey_suppressed),
    "close": ("close", close),
}
