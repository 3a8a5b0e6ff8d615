"""The catalogues say the same things in both languages, in good typography, and all of it is used."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from cocreation_desk.domain.text import LANGUAGES
from cocreation_desk.places import resource

ROOT = Path(__file__).parent.parent
PYTHON = sorted((ROOT / "cocreation_desk").rglob("*.py"))
PAGES = sorted((*(ROOT / "cocreation_desk").rglob("*.html"), *(ROOT / "resources").rglob("*.html")))
DRAWINGS = sorted((*(ROOT / "cocreation_desk").rglob("*.qml"), *(ROOT / "resources").rglob("*.qml")))

# Keys put together while the program runs, other than by an f-string inside ``say(…)``: one regular expression each.
MADE_WHILE_RUNNING: tuple[str, ...] = ()

ROOMS = sorted(file.stem for file in resource("locale", "fr").glob("*.po"))


@dataclass(frozen=True)
class Saying:
    """One place in the code where a message is asked for by its name."""

    key: str
    details: frozenset[str] | None  # ``None`` where they are handed on as a whole
    place: str


@cache
def messages(language: str, room: str) -> dict[str, Message]:
    with resource("locale", language, f"{room}.po").open("rb") as source:
        catalogue: Catalog = read_po(source, locale=language, abort_invalid=True)
    return {key(message): message for message in catalogue if message.id}


@cache
def everything(language: str) -> dict[str, Message]:
    return {name: message for room in ROOMS for name, message in messages(language, room).items()}


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def wordings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def details(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name is not None}


def all_details(message: Message) -> set[str]:
    return set().union(*(details(wording) for wording in wordings(message)))


# How the code asks for messages.


def literals(expression: ast.expr) -> Iterator[str]:
    match expression:
        case ast.Constant(value=str(words)):
            yield words
        case ast.IfExp(body=one, orelse=other):
            yield from literals(one)
            yield from literals(other)


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


@cache
def syntax(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(file.read_text("utf-8"))))


def sayings_in_python(file: Path) -> Iterator[Saying]:
    for node in syntax(file):
        if not isinstance(node, ast.Call):
            continue
        place = f"{file.relative_to(ROOT)}:{node.lineno}"
        given = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
        whole = any(keyword.arg is None for keyword in node.keywords)
        if called(node) in ("say", "_say", "Refused", "Unavailable") and node.args:
            yield from (Saying(name, None if whole else given, place) for name in literals(node.args[0]))
        if called(node) == "Unavailable":
            cures = (keyword.value for keyword in node.keywords if keyword.arg == "cure")
            yield from (Saying(name, None, place) for cure in cures for name in literals(cure))


def sayings_in_page(file: Path) -> Iterator[Saying]:
    for call in Environment().parse(file.read_text("utf-8")).find_all(nodes.Call):
        match call:
            case nodes.Call(node=nodes.Name(name="say"), args=[nodes.Const(value=str(name)), *_]):
                given = frozenset(keyword.key for keyword in call.kwargs)
                yield Saying(name, None if call.dyn_kwargs else given, f"{file.relative_to(ROOT)}:{call.lineno}")


@cache
def sayings() -> list[Saying]:
    found = [saying for file in PYTHON for saying in sayings_in_python(file)]
    return found + [saying for file in PAGES for saying in sayings_in_page(file)]


def strings() -> set[str]:
    """Every string of the program: a key that is none of them, and fits no pattern below, is never said."""
    found = set()
    for file in PYTHON:
        for node in syntax(file):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    for file in (*PAGES, *DRAWINGS):
        found.update(re.findall(r"""["']([\w.\-]+)["']""", file.read_text("utf-8")))
    return found


def patterns() -> Iterator[str]:
    """What ``say(f"kind_{name}")`` may ask for, and ``say("kind_" ~ name)`` in a page."""
    yield from MADE_WHILE_RUNNING
    for file in PYTHON:
        for node in syntax(file):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"\w+" for p in node.values]
                if len(fixed := "".join(part for part in parts if part != r"\w+")) > 2 and re.fullmatch(
                    r"[\w.\\-]+", fixed
                ):
                    yield "".join(parts)
    for file in PAGES:
        yield from (
            re.escape(p) + r"\w+" for p in re.findall(r"""say\(\s*["']([\w.\-]+)["']\s*~""", file.read_text("utf-8"))
        )


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_say_the_same_things(room: str) -> None:
    assert set(messages("fr", room)) == set(messages("en", room))


def test_no_language_has_a_room_of_its_own() -> None:
    assert {file.name for file in resource("locale", "en").iterdir()} == {f"{room}.po" for room in ROOMS}


def test_no_key_stands_in_two_rooms() -> None:
    rooms = defaultdict(list)
    for room in ROOMS:
        for name in messages("fr", room):
            rooms[name].append(room)

    assert {name: homes for name, homes in rooms.items() if len(homes) > 1} == {}


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_use_the_same_details(room: str) -> None:
    french, english = messages("fr", room), messages("en", room)
    different = {name for name in french if name in english and all_details(french[name]) != all_details(english[name])}

    assert different == set()


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_translate(language: str, room: str) -> None:
    silent = [name for name, message in messages(language, room).items() if not all(wordings(message)) or message.fuzzy]

    assert silent == []


@pytest.mark.parametrize("room", ROOMS)
def test_french_has_its_spaces_and_its_apostrophe(room: str) -> None:
    """Lexique des règles typographiques en usage à l'Imprimerie nationale: a no-break space before : ; ! ? and ».

    Leaves alone what stands between letters or digits without a space, such as addresses and ``{place}``.
    """
    wrong = (
        r" [;:!?»%€]|« |«[^\u00a0\u202f]|[^\u00a0\u202f]»|[^\W\d_][!?;](?!\w)|[\w}]:(?=\s|$)|\w'\w|\.\.\.|\boe(?=uv|il)"
    )
    found = [
        f"{name}: {wording}"
        for name, message in messages("fr", room).items()
        for wording in wordings(message)
        if re.search(wrong, wording)
    ]

    assert found == []


@pytest.mark.parametrize("room", ROOMS)
def test_english_has_its_apostrophe_and_no_french_spaces(room: str) -> None:
    found = [
        f"{name}: {wording}"
        for name, message in messages("en", room).items()
        for wording in wordings(message)
        if re.search(r"[\s\u00a0\u202f][;:!?](?!\w)|\w'\w|\.\.\.|[«»]", wording)
    ]

    assert found == []


def test_whatever_the_code_asks_for_can_be_said() -> None:
    known = everything("fr")

    assert [f"{saying.place} {saying.key}" for saying in sayings() if saying.key not in known] == []


def test_whatever_the_code_asks_for_gets_its_details() -> None:
    known = everything("fr")
    short = [
        f"{saying.place} {saying.key} lacks {missing}"
        for saying in sayings()
        if saying.key in known and saying.details is not None
        if (missing := sorted(needs(known[saying.key]) - saying.details))
    ]

    assert short == []


def needs(message: Message) -> set[str]:
    return all_details(message) | ({"n"} if message.pluralizable else set())


def test_nothing_is_written_that_nobody_ever_reads() -> None:
    said, made = strings(), re.compile("|".join(f"(?:{pattern})" for pattern in patterns()) or r"(?!)")
    unread = [name for name in everything("fr") if name not in said and not made.fullmatch(name)]

    assert unread == []
