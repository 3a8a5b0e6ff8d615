"""An Open CoDir that has been held, as the papers find it: nine customers, nine executives, the whole agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.announcement import announce
from cocreation_desk.domain.answers import Reply
from cocreation_desk.domain.ballot import Ballot, BallotState, Option, Secrecy, design_from, option_marks
from cocreation_desk.domain.commitments import (
    Answer,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Decision,
    Note,
    NoteKind,
)
from cocreation_desk.domain.counting.papers import Degree, Grades, Marks, Paper, Points
from cocreation_desk.domain.ideas import QUESTION, Contribution, ContributionState, Quotable, Theme
from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session, SessionState
from cocreation_desk.domain.templates import load
from cocreation_desk.domain.text import Language, Text
from cocreation_desk.places import resource
from cocreation_desk.reports.order import Door, Order

PARIS = timezone(timedelta(hours=1))
MORNING = datetime(2026, 3, 12, 8, 30, tzinfo=PARIS)
LATER = MORNING + timedelta(hours=4, minutes=18)
OPEN_CODIR = next(each for each in load(resource("templates.json").read_text("utf-8")) if each.key == "open_codir")

CUSTOMERS = (
    ("Zoé", "Lefebvre"), ("Noé", "Œuvrard"), ("Anaïs", "Martin"), ("Karim", "Benali"), ("Lise", "d’Aubigny"),
    ("Paul", "Nguyen"), ("Inès", "Garcia"), ("Marc", "Petit"), ("Ève", "Roux"),
)  # fmt: skip
COMPANY = (
    ("Claire", "Moreau", "présidente"), ("Alain", "Dupré", "service clients"), ("Béa", "Ngo", "juridique"),
    ("Hugo", "Blanc", "communication"), ("Iris", "Faure", "finances"), ("Jean", "Caron", "production"),
    ("Léa", "Simon", "ressources humaines"), ("Max", "Olive", "ventes"), ("Rose", "Tessier", "qualité"),
)  # fmt: skip

THEMES = ("Montrer une preuve chiffrée", "Faire parler de vrais clients", "Raccourcir le film", "Expliquer le prix")
IDEAS = (
    ("Une preuve chiffrée dès la dixième seconde", 0),
    ("Un vrai chiffre, même mauvais", 0),
    ("Des clients qui parlent sans texte appris", 1),
    ("Un film de moitié plus court", 2),
    ("Dire ce que coûte le service", 3),
)
FILM = (  # the customers' grades, statement by statement, then what the company predicted of them
    ((2, 3, 3, 4, 4, 4, 4, 5, 5), (4, 4, 4, 4, 5, 4, 4, 5, 4)),
    ((3, 4, 4, 4, 5, 5, 5, 5, 5), (4, 4, 5, 4, 5, 4, 4, 5, 4)),
    ((1, 2, 2, 2, 3, 3, 3, 4, 4), (4, 4, 4, 3, 4, 4, 4, 4, 4)),
    ((1, 1, 2, 2, 2, 3, 3, 4, 4), (4, 4, 4, 4, 5, 4, 4, 4, 4)),
    ((2, 2, 3, 3, 3, 3, 4, 4, 5), (4, 3, 4, 4, 4, 4, 3, 4, 4)),
    ((4, 4, 5, 5, 5, 5, 5, 5, 5), (5, 5, 4, 5, 4, 5, 5, 4, 5)),
    ((1, 2, 2, 3, 3, 3, 4, 4, 5), (3, 4, 4, 4, 4, 3, 4, 4, 3)),
    ((2, 2, 3, 3, 3, 4, 4, 4, 5), (3, 3, 4, 3, 4, 4, 3, 4, 3)),
)


def room() -> Room:
    steps = _steps()
    by_kind: dict[str, list[Step]] = {}
    for step in steps:
        by_kind.setdefault(step.kind, []).append(step)
    people = _people()
    themes = tuple(Theme(f"t{at}", by_kind["cluster"][0].id, name, at) for at, name in enumerate(THEMES))
    ballots, papers = _ballots(by_kind["ballot"], themes)
    everyone = frozenset(each.id for each in people)
    customers = frozenset(each.id for each in people if each.side is Side.CUSTOMER)
    session = _session()
    return Room(
        version=400,
        now=LATER,
        programme=Programme("p1", "Clients à bord", "Maison Rosay", "fr", "donnees@rosay.example", 6),
        sessions=(session,),
        session=session,
        participants=people,
        steps=steps,
        ballots=ballots,
        voted={each.id: everyone if each.electorate == "all" else customers for each in ballots},
        papers=papers,
        words={ballots[0].id: ("sincère", "long", "sincère", "froid", "clair")},
        contributions=(*_ideas(by_kind, themes), *_questions(by_kind)),
        themes=themes,
        replies={by_kind["survey"][0].id: tuple(_reply(n) for n in range(9))},
        decisions=(
            Decision(
                "d1", "D-01", "Le film passe en version 2 avec une preuve chiffrée dès la dixième seconde.",
                "Claire Moreau", by_kind["ballot"][1].id, "V-02",
            ),
        ),
        commitments=_commitments(by_kind["commit"][0].id),
        notes=_notes(by_kind),
    )  # fmt: skip


def _session() -> Session:
    return Session(
        id="s1", code="ROSAY", title=Text("Open CoDir : la nouvelle plateforme", "Open committee: the new platform"),
        template="open_codir", starts_at=MORNING, ends_at=MORNING + timedelta(hours=4, minutes=5),
        state=SessionState.CLOSED,
        objective="Éprouver le film et la plateforme avec neuf clients avant toute annonce.",
        promise="chaque avis reçoit une réponse sous quinze jours, même négative",
        place="Rosay, salle de l’Atelier", facilitator="Hélène Vidal", secretary="Noël Ortiz", chair="Claire Moreau",
        confidentiality="C3", room_code="ABCDEF", actual_start=MORNING + timedelta(minutes=2),
        actual_end=MORNING + timedelta(hours=4, minutes=8), next_session="18 juin 2026, bilan des engagements",
        watch_point="Deux clients n’ont pas retrouvé la marque dans la version courte.",
    )  # fmt: skip


def _steps() -> tuple[Step, ...]:
    at, steps = MORNING + timedelta(minutes=2), []
    for step in OPEN_CODIR.steps:
        end = at + timedelta(minutes=step.minutes)
        held = replace(step, id=f"step{step.position}", state=StepState.DONE, started_at=at, ended_at=end)
        if step.title.fr.startswith("Nouvelle plateforme"):
            held = replace(
                held,
                state=StepState.SKIPPED,
                started_at=None,
                ended_at=None,
                skip_reason="temps repris par la discussion",
            )
            end = at
        steps.append(held)
        at = end
    return tuple(steps)


def _people() -> tuple[Participant, ...]:
    here = [
        Participant(
            f"c{n}", f"pc{n}", "s1", first, last, Side.CUSTOMER, 1 + n, segment="loyal" if n < 5 else "newcomer",
            presence=Presence.PRESENT,
        )
        for n, (first, last) in enumerate(CUSTOMERS)
    ]  # fmt: skip
    here += [
        Participant(
            f"e{n}", f"pe{n}", "s1", first, last, Side.COMPANY, 10 + n, organisation="Maison Rosay", job_title=job,
            presence=Presence.LATE if n == 3 else Presence.PRESENT,
        )
        for n, (first, last, job) in enumerate(COMPANY)
    ]  # fmt: skip
    return tuple(here)


def _ballots(
    steps: Sequence[Step], themes: Sequence[Theme]
) -> tuple[tuple[Ballot, ...], Mapping[str, tuple[Paper, ...]]]:
    film = _ballot(steps[0], "V-01", [option.said_in("fr") for option in design_from(steps[0].settings).options])
    dots = _ballot(steps[1], "V-02", [theme.name for theme in themes])
    first = replace(_ballot(steps[2], "V-03", ["La nouvelle plateforme"]), id="V-03-1")
    second = replace(first, id="V-03-2", round=2, parent_id=first.id)
    both: Sequence[tuple[Ballot, list[Paper]]] = (
        (film, [*_grades(film, 0, "customer"), *_grades(film, 1, "company")]),
        (dots, [*_dots(dots, "customer", "001012203"), *_dots(dots, "company", "111230112")]),
        (first, [_paper(Degree(n), "customer") for n in (2, 2, 3, 3, 3, 4, 5, 5, 6)]),
        (second, [_paper(Degree(n), "customer") for n in (1, 1, 2, 2, 2, 3, 3, 3, 4)]),
    )
    told = []
    for ballot, papers in both:
        closed = replace(ballot, state=BallotState.PROCLAIMED, fingerprint="0123456789abcdef" * 4)
        told.append(replace(closed, announced=announce(closed, papers).to_json()))
    return tuple(told), {ballot.id: tuple(papers) for ballot, papers in both}


def _ballot(step: Step, code: str, labels: Sequence[str]) -> Ballot:
    design = design_from(step.settings)
    options = design.options or tuple(Text(label, label) for label in labels)
    marks = option_marks(len(options))
    assert step.started_at is not None
    return Ballot(
        id=code, step_id=step.id, code=code, round=1, parent_id=None, question=step.prompt, method=design.method,
        options=tuple(Option(f"{code}-{mark}", label, mark) for mark, label in zip(marks, options, strict=True)),
        rules=design.rules, electorate=design.electorate, predicted_by=design.predicted_by,
        secrecy=Secrecy.ANONYMOUS, words=design.words, low=design.low, high=design.high,
        registered=18 if design.electorate == "all" else 9,
        opened_at=step.started_at, closed_at=step.started_at + timedelta(minutes=5),
    )  # fmt: skip


def _grades(ballot: Ballot, which: int, side: str) -> list[Paper]:
    return [
        _paper(Grades({option.id: FILM[at][which][person] for at, option in enumerate(ballot.options)}), side)
        for person in range(9)
    ]


def _dots(ballot: Ballot, side: str, firsts: str) -> list[Paper]:
    options = ballot.option_ids
    return [_paper(Points({options[int(one)]: 1, options[(int(one) + 1) % 4]: 1}), side) for one in firsts]


def _paper(marks: Marks, side: str) -> Paper:
    return Paper(marks, side)


def _ideas(by_kind: Mapping[str, Sequence[Step]], themes: Sequence[Theme]) -> list[Contribution]:
    step = by_kind["collect"][1].id
    found = [
        Contribution(
            f"i{n}", f"C-{n + 1:03}", step, "idea", text, Side.CUSTOMER, state=ContributionState.APPROVED,
            theme_id=themes[theme].id,
        )
        for n, (text, theme) in enumerate(IDEAS)
    ]  # fmt: skip
    found[1] = replace(found[1], state=ContributionState.MERGED, merged_into="i0")
    plus = by_kind["collect"][0].id
    return [
        *found,
        Contribution("p1", "C-010", plus, "plus", "Vous écoutez vraiment", Side.CUSTOMER, state=ContributionState.APPROVED),
        Contribution("p2", "C-011", plus, "minus", "Trop de mots anglais", Side.CUSTOMER, state=ContributionState.APPROVED),
        Contribution(
            "p3", "C-012", plus, "minus", "À ne pas citer", Side.CUSTOMER, quotable=Quotable.NO,
            state=ContributionState.APPROVED,
        ),
        Contribution("p4", "C-013", plus, "minus", "Insulte", Side.CUSTOMER, state=ContributionState.HIDDEN),
    ]  # fmt: skip


def _questions(by_kind: Mapping[str, Sequence[Step]]) -> list[Contribution]:
    step = by_kind["discuss"][1].id
    return [
        Contribution(
            "q1", "C-020", step, QUESTION, "Qui répond le soir ?", Side.CUSTOMER, supports=6, answer="Une équipe à Rosay.",
            state=ContributionState.ANSWERED,
        ),
        Contribution(
            "q2", "C-021", step, QUESTION, "Le prix va-t-il monter ?", Side.CUSTOMER, supports=4,
            state=ContributionState.LATER,
        ),
    ]  # fmt: skip


def _reply(number: int) -> Reply:
    return Reply(
        "customer", {"nps": (9, 10, 8, 7, 9, 10, 6, 9, 8)[number], "heard": (5, 5, 4, 4, 5, 5, 3, 5, 4)[number]}
    )


def _commitments(step_id: str) -> tuple[Commitment, ...]:
    june = date(2026, 6, 30)
    promised = (
        ("je publie les délais réels de réponse, même s’ils ne sont pas bons", "Alain Dupré", Answer.DO, ""),
        ("je fais relire chaque page par deux clients", "Hugo Blanc", Answer.DO, ""),
        ("je chiffre une garantie de deux ans", "Iris Faure", Answer.STUDY, ""),
        ("j’ouvre l’atelier le samedi", "Jean Caron", Answer.REFUSE, "l’accord avec les équipes ne le permet pas"),
        ("je rencontre neuf clients par trimestre", "Claire Moreau", Answer.DO, ""),
        ("je simplifie le contrat à deux pages", "Béa Ngo", Answer.DO, ""),
        ("je forme cent personnes à l’écoute", "Léa Simon", Answer.DO, ""),
        ("je mesure la qualité avec trois clients", "Rose Tessier", Answer.DO, ""),
    )
    found = [
        Commitment(
            f"k{n}", f"E-{n + 1:02}", f"D’ici le 30 juin, {text}.", owner, june, step_id, answer=answer, reason=reason
        )
        for n, (text, owner, answer, reason) in enumerate(promised)
    ]
    found[5] = replace(found[5], status=CommitmentStatus.TO_CONFIRM, measure="le contrat mis en ligne")
    action = Commitment(
        "a1", "A-01", "Envoyer la synthèse.", "Noël Ortiz", date(2026, 3, 14), kind=CommitmentKind.ACTION
    )
    return (*found, action)


def _notes(by_kind: Mapping[str, Sequence[Step]]) -> tuple[Note, ...]:
    reveal = by_kind["discuss"][2].id
    return (
        Note("n1", NoteKind.VERBATIM, "J’y croirais si on me montrait ce qui a raté.", reveal, "Zoé", "named"),
        Note("n2", NoteKind.VERBATIM, "Enfin une entreprise qui ne se justifie pas.", reveal),
        Note("n3", NoteKind.VERBATIM, "Gardez ceci pour vous.", reveal, "Marc", "no"),
        Note("n4", NoteKind.VERBATIM, "Le port, c’est la seule scène qui me parle.", reveal),
        Note("n5", NoteKind.PARKING, "Refaire la signalétique du parking"),
        Note("n6", NoteKind.INCIDENT, "Coupure de son de deux minutes pendant le film"),
    )


def ordered(held: Room | None = None, language: Language = "fr", named: bool = False) -> Order:
    held = held or room()
    doors = {each.id: Door(f"http://192.168.43.100:8765/b/{each.id}", "K7QX-3MPN") for each in held.participants}
    return Order(held, language, LATER, named=named, doors=doors)
