"""The moments of an Open CoDir, by the name of the stage's sample that shows the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cocreation_desk.domain.answers import Reply
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.commitments import Answer, Commitment, CommitmentStatus
from cocreation_desk.domain.counting.papers import Degree, Marks, Paper, Points, Stance, Ticks
from cocreation_desk.domain.ideas import QUESTION, ContributionState, Theme
from cocreation_desk.domain.room import Room
from tests.rooms import (
    at_step,
    ballot,
    ballot_of,
    contribution,
    film_papers,
    open_codir_room,
    paper,
    step,
    with_ballot,
    with_settings,
)

RECEIVED = "encore personne n’a relu ceci"

FILM, DOTS, GRADIENT = "v10", "v14", "v16"


def dots_papers(room: Room, customers: int = 9, company: int = 8) -> list[Paper]:
    """Customers lay both points on A and B, executives on B and D."""
    a, b, _, d, _ = ballot(room, DOTS).option_ids
    return [
        *(paper("customer", Points({a: 1, b: 1})) for _ in range(customers)),
        *(paper("company", Points({b: 1, d: 1})) for _ in range(company)),
    ]


def degrees(*counts: int) -> list[Paper]:
    return [paper("customer", Degree(at + 1)) for at, n in enumerate(counts) for _ in range(n)]


def film(state: BallotState, customers: int = 9, company: int = 9) -> Room:
    room = open_codir_room(10)
    return with_ballot(room, FILM, state, film_papers(ballot(room, FILM), customers, company))


def dots(state: BallotState, customers: int = 9, company: int = 8) -> Room:
    room = open_codir_room(14)
    papers = [] if state is BallotState.READY else dots_papers(room, customers, company)
    return with_ballot(room, DOTS, state, papers)


def gradient(rounds: int = 1) -> Room:
    room = with_ballot(open_codir_room(16), GRADIENT, BallotState.PROCLAIMED, degrees(1, 2, 1, 1, 2, 1, 1))
    if rounds == 1:
        return room
    again = replace(ballot(room, GRADIENT), id="v16b", code="V-17", round=2, parent_id=GRADIENT)
    room = replace(room, ballots=(*room.ballots, again))
    return with_ballot(room, "v16b", BallotState.PROCLAIMED, degrees(3, 3, 1, 1, 1, 0, 0))


def another_vote(
    method: str, options: tuple[str, ...], papers_of: Mapping[str, Sequence[str | Marks]], **rules: object
) -> Room:
    """Step 14 held by another method, and revealed."""
    room = with_settings(open_codir_room(14), "s14", method=method, options_from="", **rules)
    vote = ballot_of(step(room, "s14"), options)
    room = replace(room, ballots=tuple(vote if each.id == DOTS else each for each in room.ballots))
    ids = {option.mark: option.id for option in vote.options}
    papers = [
        paper(side, Ticks(frozenset(ids[mark] for mark in marks)) if isinstance(marks, str) else marks)
        for side, given in papers_of.items()
        for marks in given
    ]
    return with_ballot(room, DOTS, BallotState.PROCLAIMED, papers)


def verdict_alone() -> Room:
    room = another_vote("yesno", ("Oui", "Non"), {"customer": ["A"] * 3 + ["B"]})
    return replace(room, ballots=tuple(replace(each, outcome_only=each.id == DOTS) for each in room.ballots))


def questions(on_air: bool = False) -> Room:
    room = open_codir_room(6)
    asked = (
        contribution(1, "s6", "Pourquoi deux cartes ?", label=QUESTION, supports=2),
        contribution(2, "s6", "Qui lit nos réclamations ?", label=QUESTION, supports=5),
        contribution(3, "s6", RECEIVED, label=QUESTION, state=ContributionState.RECEIVED),
    )
    if on_air:
        asked = (asked[0], replace(asked[1], state=ContributionState.ON_AIR), asked[2])
    return replace(room, contributions=asked)


def collecting(approved: int = 0) -> Room:
    room = open_codir_room(7)
    labels = ("plus", "minus", "question")
    let_through = (contribution(n, "s7", f"Idée numéro {n}", label=labels[n % 3]) for n in range(1, approved + 1))
    waiting = (
        contribution(90 + n, "s7", f"{RECEIVED} {n}", label=label, state=ContributionState.RECEIVED)
        for n, label in enumerate(labels)
    )
    return replace(room, contributions=(*let_through, *waiting))


def improvements(approved: int) -> Room:
    ideas = tuple(contribution(n, "s12", f"Livrer le samedi, {n}", label="idea") for n in range(approved))
    return replace(open_codir_room(12), contributions=ideas)


def themes() -> Room:
    names = ("Prix", "Accueil", "Livraison")
    ideas = tuple(
        contribution(n, "s12", f"Une idée sur {names[n % 3]}", label="idea", theme_id=f"t{n % 3}") for n in range(7)
    )
    loose = contribution(50, "s12", "Autre chose", label="idea")
    hidden = contribution(51, "s12", RECEIVED, label="idea", state=ContributionState.RECEIVED, theme_id="t0")
    return replace(
        open_codir_room(13),
        themes=tuple(Theme(f"t{n}", "s13", name, n) for n, name in enumerate(names)),
        contributions=(*ideas, loose, hidden),
    )


def commitments(refused: bool = False) -> Room:
    room = open_codir_room(17)
    made = [
        Commitment("e1", "E-01", "Rappeler chaque client sous deux heures.", "Directrice du service client", date(2027, 6, 30), "s17", shown=True),
        Commitment("e2", "E-02", "Chiffrer la réparation le samedi.", "Directeur des opérations", date(2027, 1, 31), "s17", answer=Answer.STUDY, status=CommitmentStatus.TO_CONFIRM, shown=True),
        Commitment("e3", "E-03", RECEIVED, "Directeur commercial", date(2027, 1, 31), "s17"),
    ]  # fmt: skip
    if refused:
        room = with_settings(room, "s17", seconds=0)
        made.append(
            Commitment("e4", "E-04", "Livrer le dimanche.", "Directeur", date(2027, 1, 31), "s17",
                       answer=Answer.REFUSE, reason="Nos équipes ont besoin de ce jour.", shown=True)
        )  # fmt: skip
    return replace(room, commitments=tuple(made))


def surveyed(people: int = 9, revealed: bool = True) -> Room:
    """Nine answers: scores 10 9 9 8 10 9 7 6 10, heard 5 4 5 5 3 5 4 5 5."""
    scores, heard = (10, 9, 9, 8, 10, 9, 7, 6, 10), (5, 4, 5, 5, 3, 5, 4, 5, 5)
    room = with_settings(open_codir_room(18), "s18", cue={"revealed": revealed})
    return replace(
        room,
        replies={"s18": tuple(Reply("customer", {"nps": scores[n], "heard": heard[n]}) for n in range(people))},
        replied={"s18": frozenset(f"c{n + 1}" for n in range(people))},
    )


def charter_one() -> Room:
    return with_settings(open_codir_room(3), "s3", cue={"at": 1})


def media(kind: str, **cue: object) -> Room:
    return with_settings(open_codir_room(9), "s9", path="/films/film.mp4", kind=kind, cue=cue)


def statement_alone() -> Room:
    return with_settings(film(BallotState.PROCLAIMED), "s10", cue={"at": 3})


def reveal_discussed() -> Room:
    return at_step(film(BallotState.PROCLAIMED), 11)


def consented() -> Room:
    papers = (
        [Stance("none")] * 6 + [Stance("concern", "Et le samedi ?")] * 2 + [Stance("objection", "Sans embauche, non.")]
    )
    room = another_vote("consent", ("Réparer le samedi",), {"customer": papers})
    return with_settings(room, "s14", cue={"objections": True})


SITUATIONS: dict[str, Room] = {
    "checkin": open_codir_room(1),
    "charter.list": open_codir_room(3),
    "charter.one": charter_one(),
    "talk": with_settings(open_codir_room(5), "s5", speaker="Marie Roche, directrice générale"),
    "discuss": questions(),
    "discuss.question": questions(on_air=True),
    "discuss.reveal": reveal_discussed(),
    "collect": collecting(),
    "collect.phases": improvements(0),
    "collect.wall": collecting(approved=9),
    "collect.single": improvements(8),
    "cluster": themes(),
    "break": open_codir_room(8),
    "media.image": media("image"),
    "media.film": media("film", phase="showing", playing=True),
    "media.before": media("film"),
    "ballot.ready": dots(BallotState.READY),
    "ballot.open": dots(BallotState.OPEN),
    "ballot.open_scale": film(BallotState.OPEN),
    "ballot.closed": dots(BallotState.COUNTED),
    "ballot.dots": dots(BallotState.PROCLAIMED),
    "ballot.single_two": another_vote(
        "single", ("Film A", "Film B"), {"customer": ["A"] * 6 + ["B"] * 2, "company": ["A"] * 3 + ["B"] * 5}
    ),
    "ballot.multi_twelve": another_vote(
        "multi", tuple(f"Proposition {n}" for n in range(12)), {"customer": ["ABC"] * 9, "company": ["CDE"] * 9}, max_choices=3
    ),
    "ballot.yesno": another_vote("yesno", ("Oui", "Non"), {"customer": ["A"] * 5 + ["B"] * 4}),
    "ballot.verdict": verdict_alone(),
    "ballot.suppressed": another_vote(
        "single", ("Film A", "Film B"), {"customer": ["A"] * 6 + ["B"] * 2, "company": ["A"] * 3}
    ),
    "ballot.scale": film(BallotState.PROCLAIMED),
    "ballot.scale_one": statement_alone(),
    "ballot.scale_suppressed": film(BallotState.PROCLAIMED, customers=4),
    "ballot.agreement": gradient(2),
    "ballot.agreement_first": gradient(),
    "ballot.consent": consented(),
    "commit": commitments(),
    "commit.columns": commitments(refused=True),
    "survey": surveyed(revealed=False),
    "survey.revealed": surveyed(),
    "survey.suppressed": surveyed(people=4),
    "close": open_codir_room(19),
}  # fmt: skip
