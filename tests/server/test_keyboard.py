"""Every way to vote, on a narrow phone with letters twice as large, by the keys of a keyboard and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cocreation_desk.desk import agenda, ballots, running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import (
    Degree,
    Duels,
    Grades,
    Marks,
    Points,
    Ranking,
    Spots,
    Stance,
    Ticks,
)
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.text import Language, Text
from tests.browsers import Handset
from tests.phones import PhoneRoom
from tests.server.test_reading import WHAT_STICKS_OUT, WIDER_THAN_THE_SCREEN

MOST_TABS = 120
OPTIONS = (
    Text("Un rappel sous deux heures", "A call back within two hours"),
    Text(
        "Un atelier de réparation ouvert le samedi dans chaque ville de plus de cent mille habitants",
        "A repair workshop open on Saturdays in every town of more than one hundred thousand people",
    ),
    Text("Des engagements interprofessionnels", "Cross-departmental accountability"),
)
# What one takes hold of, in the order it is taken: a field and the value it shall have.
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Case:
    """A method, what two voters choose on their phones, and the papers that shall be in the urn."""

    french: Choices
    english: Choices
    papers: tuple[Marks, Marks]
    settings: Mapping[str, object] = field(default_factory=dict)
    options: int = 3


def ranks(first: str, second: str) -> Ranking:
    return Ranking((frozenset({first}), frozenset({second})))


def graded(*grades: int | None) -> Grades:
    return Grades(dict(zip("ABC", grades, strict=False)))


def ticked(*marks: str) -> Ticks:
    return Ticks(frozenset(marks))


ONE_EACH = ((("choice", "B"),), (("choice", "C"),), (ticked("B"), ticked("C")))
TWO_EACH = (
    (("choice", "A"), ("choice", "C")),
    (("choice", "B"), ("choice", "C")),
    (ticked("A", "C"), ticked("B", "C")),
)
RANKED = (
    (("rank-B", "1"), ("rank-A", "2")),
    (("rank-C", "1"), ("rank-B", "2")),
    (ranks("B", "A"), ranks("C", "B")),
)
GRADED = (
    (("grade-A", "5"), ("grade-B", "0"), ("grade-C", "2")),
    (("grade-A", "1"), ("grade-B", "4"), ("grade-C", "0")),
    (graded(5, 0, 2), graded(1, 4, 0)),
)
COSTS: dict[str, object] = {"budget": 50_000, "costs": [30_000, 15_000, 8_000]}
CASES: dict[str, Case] = {
    "yesno": Case((("choice", "A"),), (("choice", "B"),), (ticked("A"), ticked("B")), options=0),
    "single": Case(*ONE_EACH),
    "multi": Case(*TWO_EACH, settings={"max_choices": 2}),
    "dots": Case(
        (("points-B", "2"), ("points-C", "1")),
        (("points-A", "1"), ("points-B", "2")),
        (Points({"B": 2, "C": 1}), Points({"A": 1, "B": 2})),
        settings={"points": 3, "max_per_option": 2},
    ),
    "scale": Case(
        (("grade-A", "5"), ("grade-B", ""), ("grade-C", "1")),
        (("grade-A", "3"), ("grade-B", "4"), ("grade-C", "2")),
        (graded(5, None, 1), graded(3, 4, 2)),
        settings={
            "low": {"fr": "Pas du tout d’accord", "en": "Strongly disagree"},
            "high": {"fr": "Tout à fait d’accord", "en": "Strongly agree"},
        },
    ),
    "agreement": Case((("degree", "3"),), (("degree", "7"),), (Degree(3), Degree(7)), options=1),
    "consent": Case(
        (("stance", "none"),),
        (("stance", "objection"), ("reason", "No staff on Saturdays")),
        (Stance("none"), Stance("objection", "No staff on Saturdays")),
        options=1,
    ),
    "approval": Case(*TWO_EACH),
    "score": Case(*GRADED),
    "star": Case(*GRADED),
    "majority_judgment": Case(*GRADED),
    "borda": Case(*RANKED),
    "instant_runoff": Case(*RANKED),
    "schulze": Case(*RANKED),
    "stv": Case(*RANKED, settings={"seats": 2}),
    "two_round": Case(*ONE_EACH, settings={"majority": "absolute"}),
    "phragmen": Case(*TWO_EACH, settings={"seats": 2}),
    "quadratic": Case(
        (("points-A", "3"), ("points-B", "-2")),
        (("points-A", "-1"), ("points-C", "4")),
        (Points({"A": 3, "B": -2}), Points({"A": -1, "C": 4})),
        settings={"points": 25},
    ),
    "budget": Case(*TWO_EACH, settings=COSTS),
    "equal_shares": Case(*TWO_EACH, settings=COSTS),
    "wiki_survey": Case(
        (("duel", "A"), ("duel", "B")),
        (("duel", "C"), ("duel", "B")),
        (
            Duels(frozenset({("A", "B"), ("A", "C"), ("B", "C")})),
            Duels(frozenset({("C", "A"), ("C", "B"), ("B", "A")})),
        ),
    ),
    "quadrant": Case(
        (("impact-A", "5"), ("effort-A", "2"), ("impact-B", ""), ("effort-B", ""), ("impact-C", "1"), ("effort-C", "4")),
        (("impact-A", "3"), ("effort-A", "3"), ("impact-B", "2"), ("effort-B", "5"), ("impact-C", ""), ("effort-C", "")),
        (Spots({"A": (5, 2), "C": (1, 4)}), Spots({"A": (3, 3), "B": (2, 5)})),
    ),
}  # fmt: skip


def step_of(method: str) -> Step:
    case = CASES[method]
    title = Text("Ce que nous déciderons ensemble", "What we will decide together")
    prompt = Text("Quelles propositions voulez-vous voir aboutir ?", "Which proposals do you want to see through?")
    settings = {"method": method, "options": [each.to_json() for each in OPTIONS[: case.options]]}
    return Step(method, 0, "ballot", title, prompt, 5, 1, settings=settings | dict(case.settings))


class Voters:
    """Two customers with phones in their hands, one in each language, and a vote by every method before them."""

    def __init__(self, path: Path, browser: Browser) -> None:
        self.room = PhoneRoom(path)
        for method in CASES:
            self.room.evening.do(agenda.add_step, self.room.evening.session_id, step_of(method), 1)
        self.phones: dict[Language, Handset] = {}
        for number, language in enumerate[Language](("fr", "en")):
            phone = Handset(self.room, browser, width=320, height=568)
            phone.join(self.room.person(Side.CUSTOMER, number), language)
            phone.page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
            self.phones[language] = phone

    def open(self, method: str) -> Ballot:
        self.room.evening.do(running.open_step, method)
        ballot = self.room.evening.ballot(method)
        self.room.evening.do(ballots.open_ballot, ballot.id)
        for phone in self.phones.values():
            phone.page.locator(f"form[data-form='{ballot.id}'] .send").wait_for()
        return ballot

    def papers(self, ballot: Ballot) -> Counter[Marks]:
        """What is in the urn once it is closed."""
        self.room.close_ballot(ballot)
        return Counter(lettered(paper.marks, ballot) for paper in self.room.evening.room.papers[ballot.id])

    def reveal(self, ballot: Ballot) -> None:
        self.room.evening.do(ballots.reveal, ballot.id)
        for phone in self.phones.values():
            phone.page.locator("ul.result li").first.wait_for()

    def leave(self) -> None:
        for phone in self.phones.values():
            phone.context.close()
        self.room.close()


def lettered(marks: Marks, ballot: Ballot) -> Marks:
    """The same marks, with the letters of the options in the place of their identifiers."""
    mark = {option.id: option.mark for option in ballot.options}
    match marks:
        case Ticks(options):
            return Ticks(frozenset(mark[option] for option in options))
        case Points(points):
            return Points({mark[option]: n for option, n in points.items() if n})
        case Grades(grades):
            return Grades({mark[option]: grade for option, grade in grades.items()})
        case Ranking(groups):
            return Ranking(tuple(frozenset(mark[option] for option in group) for group in groups))
        case Duels(decided):
            return Duels(frozenset((mark[won], mark[lost]) for won, lost in decided))
        case Spots(spots):
            return Spots({mark[option]: spot for option, spot in spots.items()})
        case _:
            return marks


@pytest.fixture(scope="module")
def voters(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Voters]:
    held = Voters(tmp_path_factory.mktemp("keyboard") / "soiree.cocreation", chromium)
    yield held
    held.leave()


# ---- what a hand on a keyboard does ----

HERE = """() => { const at = document.activeElement, row = at.closest('.stepper');
  const input = row ? row.querySelector('input') : at;
  return {name: input.name || '', value: input.value || '', type: at.type || '', send: at.matches('.send'),
          side: row && at !== input ? (at === row.lastElementChild ? 1 : -1) : 0}; }"""


class Keys:
    """Tab, the arrows, the space bar, Enter, and letters."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> dict[str, str | int | bool]:
        self.page.keyboard.press(key)
        return self.here

    @property
    def here(self) -> dict[str, str | int | bool]:
        found: dict[str, str | int | bool] = self.page.evaluate(HERE)
        return found

    def tab_to(self, **wanted: str | int | bool) -> dict[str, str | int | bool]:
        for _ in range(MOST_TABS):
            here = self.press("Tab")
            if all(here[key] == value for key, value in wanted.items()):
                return here
        raise AssertionError(f"Tab never comes to {wanted}")

    def choose(self, name: str, value: str) -> None:
        sort = self.page.locator(f"[name='{name}']").first.get_attribute("type")
        match sort:
            case "radio":
                here = self.tab_to(name=name)
                for _ in range(20):
                    if here["value"] == value:
                        break
                    here = self.press("ArrowDown")
                self.press("Space")
            case "checkbox":
                self.tab_to(name=name, value=value)
                self.press("Space")
            case "number" if name.startswith("rank"):  # ↑ takes an option in, behind those that are
                self.tab_to(name=name, side=-1)
                self.press("Enter")
            case "number":
                self.tab_to(name=name, side=1 if int(value) > 0 else -1)
                for _ in range(abs(int(value))):
                    self.press("Enter")
            case _:
                self.tab_to(name=name)
                self.page.keyboard.type(value)

    def prefer(self, liked: list[str]) -> None:
        """In each duel the idea that stands first among those liked."""
        for name in self.page.evaluate(
            "() => [...new Set([...document.querySelectorAll('[name^=duel]')].map((each) => each.name))]"
        ):
            self.choose(name, next(each for each in liked if each in name.split("-")))

    def vote(self, choices: Choices) -> None:
        if choices[0][0] == "duel":
            self.prefer([value for _, value in choices])
        else:
            for name, value in choices:
                self.choose(name, value)
        self.tab_to(send=True)
        self.press("Enter")
        expect(self.page.locator(".saved")).to_be_focused()


# Words that are left less than a third of the screen stand one letter below the other.
SQUEEZED = """() => [...document.querySelectorAll('.words')].filter((each) =>
  each.offsetParent && each.clientWidth * 3 < document.documentElement.clientWidth).map((each) => each.textContent)"""


def hard_to_read(page: Page) -> list[str]:
    """What would have to be scrolled sideways to be read, or has no room for its words."""
    squeezed: list[str] = page.evaluate(SQUEEZED)
    if page.evaluate(WIDER_THAN_THE_SCREEN) <= 0:
        return squeezed
    return ["the page", *page.evaluate(WHAT_STICKS_OUT), *squeezed]


@pytest.mark.parametrize("method", CASES)
def test_every_method_is_voted_by_keyboard_on_a_narrow_phone_with_large_letters(method: str, voters: Voters) -> None:
    case, ballot = CASES[method], voters.open(method)

    for phone, choices in zip(voters.phones.values(), (case.french, case.english), strict=True):
        assert hard_to_read(phone.page) == []
        Keys(phone.page).vote(choices)

    assert voters.papers(ballot) == Counter(case.papers)
    voters.reveal(ballot)
    assert [hard_to_read(phone.page) for phone in voters.phones.values()] == [[], []]
    assert [trouble for phone in voters.phones.values() for trouble in phone.trouble] == []


def test_no_method_is_left_out() -> None:
    assert set(CASES) == set(METHODS)
