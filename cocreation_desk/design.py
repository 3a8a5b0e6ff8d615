"""One design language for the console, the stage, the phones and the papers: colours, sizes, spaces, and the shapes of the sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Palette:
    """Warm paper, brown-black ink, one aubergine accent. ``*_ink`` is made for text, ``*_soft`` for the ground under it."""

    paper: str = "#FBF7F0"  # the ground of everything
    surface: str = "#FFFFFF"  # cards and fields on it
    sunken: str = "#F3ECE0"  # tracks, wells, quiet bands
    line: str = "#DCD1C1"  # decoration only: says nothing on its own
    edge: str = "#8C7C68"  # the outline of something one can touch, an axis: 3:1
    ink: str = "#231B17"
    ink_soft: str = "#51463F"
    muted: str = "#6B5F57"  # never on the stage: 4.5:1 only
    accent: str = "#6E2347"
    accent_deep: str = "#541833"  # pressed, hovered
    accent_soft: str = "#F5E4EB"
    on_accent: str = "#FFFFFF"
    customer: str = "#C4572A"
    customer_ink: str = "#7A310C"
    customer_soft: str = "#FAE6DA"
    company: str = "#1F4257"
    company_ink: str = "#173446"
    company_soft: str = "#DFE9EE"
    everyone: str = "#6E2347"
    ok: str = "#18573C"
    ok_soft: str = "#E1F0E8"
    warn: str = "#6F4400"
    warn_soft: str = "#FBEBCB"
    stop: str = "#8E181D"
    stop_soft: str = "#FBE3E1"
    black: str = "#000000"  # the projector before and after a film


@dataclass(frozen=True)
class Side:
    """How one of the two sides is told apart: by colour, by luminance, by shape and by pattern, never by one alone."""

    key: str
    colour: str
    ink: str
    soft: str
    shape: str
    hollow: str
    pattern: str


@dataclass(frozen=True)
class StageType:
    """Text sizes on the projector, as shares of the picture's height (8H rule with a margin of two: body is 4 % and more)."""

    name: float = 0.026  # long names in a list of many, so that they stand whole: 28 pixels of 1080, never less
    chrome: float = 0.030  # session title and clock at the edge: nobody needs them to take part
    body: float = 0.0405
    lead: float = 0.052
    prompt: float = 0.062
    title: float = 0.072
    display: float = 0.105
    figure: float = 0.155
    colossal: float = 0.300


@dataclass(frozen=True)
class ConsoleType:
    """Text sizes of the facilitator's window in points; ``clock`` and ``now`` are read standing, at a metre and a half."""

    small: float = 10.5
    body: float = 11.5
    strong: float = 13.0
    heading: float = 16.0
    now: float = 24.0
    clock: float = 34.0


@dataclass(frozen=True)
class PhoneType:
    """Text sizes of the phones' pages in rem, so that the reader's own text size is obeyed."""

    small: float = 0.9375
    body: float = 1.125
    lead: float = 1.25
    title: float = 1.625
    figure: float = 2.75


@dataclass(frozen=True)
class Space:
    """Steps of eight: pixels on the console and the phones, units of a 1920 × 1080 picture doubled on the stage."""

    hair: int = 2
    tight: int = 4
    small: int = 8
    medium: int = 16
    large: int = 24
    wide: int = 40
    margin: int = 64


@dataclass(frozen=True)
class Radius:
    small: int = 4
    medium: int = 8
    large: int = 16


@dataclass(frozen=True)
class Duration:
    """How long things take to move, in milliseconds. Nothing moves for its own sake."""

    quick: int = 120
    scene: int = 220
    grow: int = 600


PALETTE = Palette()
# The phones of those who have set theirs to dark. Nothing else is ever dark.
NIGHT = Palette(
    paper="#191310",
    surface="#261E1A",
    sunken="#30261F",
    line="#453931",
    edge="#998877",
    ink="#F7F0E8",
    ink_soft="#DCCFC3",
    muted="#B9AA9D",
    accent="#F0AECB",
    accent_deep="#F8CFE0",
    accent_soft="#4A2335",
    on_accent="#35101F",
    customer="#F0956B",
    customer_ink="#F8C6AC",
    customer_soft="#4B2A1A",
    company="#8FBDD8",
    company_ink="#BEDAEA",
    company_soft="#1D3747",
    everyone="#F0AECB",
    ok="#97DDB9",
    ok_soft="#163B2A",
    warn="#F4CF84",
    warn_soft="#44330F",
    stop="#F8B1AB",
    stop_soft="#501F1D",
)
STAGE_TYPE = StageType()
CONSOLE_TYPE = ConsoleType()
PHONE_TYPE = PhoneType()
SPACE = Space()
RADIUS = Radius()
DURATION = Duration()

FAMILY = "Inter"
TOUCH_TARGET = 48  # pixels: the smallest thing a thumb is asked to hit

CUSTOMERS = Side(
    key="customer",
    colour=PALETTE.customer,
    ink=PALETTE.customer_ink,
    soft=PALETTE.customer_soft,
    shape="●",
    hollow="○",
    pattern="solid",
)
COMPANY = Side(
    key="company",
    colour=PALETTE.company,
    ink=PALETTE.company_ink,
    soft=PALETTE.company_soft,
    shape="■",
    hollow="□",
    pattern="striped",
)
EVERYONE = Side(
    key="all",
    colour=PALETTE.everyone,
    ink=PALETTE.accent,
    soft=PALETTE.accent_soft,
    shape="▲",
    hollow="△",
    pattern="solid",
)
SIDES = {side.key: side for side in (CUSTOMERS, COMPANY, EVERYONE)} | {"neutral": EVERYONE}

# What groups wear beside their shapes, in an order in which neighbours differ most; each stands out 3:1 on every ground.
GROUP_COLOURS = {
    "blue": "#1E5AA0",
    "orange": PALETTE.customer,
    "green": PALETTE.ok,
    "violet": "#5C3B93",
    "red": "#B3202A",
    "turquoise": "#0E7880",
    "pink": "#C23B7E",
    "brown": PALETTE.warn,
    "grey": PALETTE.muted,
    "black": PALETTE.ink,
    "olive": "#66701A",
    "gold": "#96730A",
}

# From the worst grade to the best: each darker than the last, three that bear dark words and three that bear pale ones.
GRADE_TONES = ("#F5E4EB", "#E7C6D4", "#D3A3B8", "#82375A", "#5A1B39", "#350A1E")
GRADE_INKS = (PALETTE.ink,) * 3 + (PALETTE.on_accent,) * 3

WALL_CARDS = 24
WALL_COLUMNS = 3
WALL_HEIGHT = 620  # units of a 1080 high picture that a column of cards may fill; labels above take their part of it
WALL_LABEL = 84
WALL_LINE = 48  # one line of a card's text
WALL_CARD = 24  # the card around it
WALL_CHARACTERS = 22  # of one such line, counted generously


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#RRGGBB`` colours, from 1 to 21 (WCAG 2.2, “contrast ratio” and “relative luminance”)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def css_variables() -> str:
    """The declarations for a phone page's ``:root``: ``--ink: #231B17;`` and so on, one a line."""
    return "\n".join(f"--{name}: {value};" for name, value in _css_values())


def night_css_variables() -> str:
    """Those that change on a phone set to dark."""
    changing = (*_css_colours(NIGHT), *_css_grades(reversed(GRADE_TONES)))
    return "\n".join(f"--{name}: {colour};" for name, colour in changing)


def qss_values() -> dict[str, str]:
    """What the console's style sheet fills in, by ``string.Template``: colours, ``text_body`` in pt, ``space_small`` in px …"""
    values = dict(asdict(PALETTE))
    values |= {f"text_{name}": f"{size}pt" for name, size in asdict(CONSOLE_TYPE).items()}
    values |= {f"space_{name}": f"{pixels}px" for name, pixels in asdict(SPACE).items()}
    values |= {f"radius_{name}": f"{pixels}px" for name, pixels in asdict(RADIUS).items()}
    return values | {"family": FAMILY}


def stage_theme() -> dict[str, object]:
    """What the stage's QML gets as plain data: colours, text sizes (shares of the height), durations and the sides."""
    return {
        "colours": asdict(PALETTE),
        "sizes": asdict(STAGE_TYPE),
        "space": asdict(SPACE),
        "radius": asdict(RADIUS),
        "duration": asdict(DURATION),
        "sides": {key: asdict(side) for key, side in SIDES.items()},
        "grades": [{"tone": tone, "ink": ink} for tone, ink in zip(GRADE_TONES, GRADE_INKS, strict=True)],
        "family": FAMILY,
    }


def wall_pages(columns: Sequence[Sequence[str]], labelled: bool = False) -> list[list[list[int]]]:
    """Which texts stand in which column of which page of the stage's wall, by index, at a size the last row reads.

    Several columns keep their texts; a single one is dealt out over three. Nothing that stands moves when more comes.
    """
    height = WALL_HEIGHT - (WALL_LABEL if labelled else 0)
    if len(columns) == 1 and not labelled:
        return _dealt(columns[0], height)
    stacked = [_stacked(texts, height, WALL_CARDS // len(columns)) for texts in columns]
    pages = max((len(stack) for stack in stacked), default=0)
    return [[stack[page] if page < len(stack) else [] for stack in stacked] for page in range(pages)]


def _card_height(text: str) -> int:
    return WALL_CARD + WALL_LINE * max(1, -(-len(text) // WALL_CHARACTERS))


def _stacked(texts: Sequence[str], height: int, cards: int) -> list[list[int]]:
    pages: list[list[int]] = []
    room = 0
    for index, text in enumerate(texts):
        if not pages or _card_height(text) > room or len(pages[-1]) == cards:
            pages.append([])
            room = height
        pages[-1].append(index)
        room -= _card_height(text)
    return pages


def _dealt(texts: Sequence[str], height: int) -> list[list[list[int]]]:
    """Each next card goes where most room is left."""
    pages: list[list[list[int]]] = []
    room = [0] * WALL_COLUMNS
    for index, text in enumerate(texts):
        if not pages or max(room) < _card_height(text) or sum(map(len, pages[-1])) == WALL_CARDS:
            pages.append([[] for _ in range(WALL_COLUMNS)])
            room = [height] * WALL_COLUMNS
        column = room.index(max(room))
        pages[-1][column].append(index)
        room[column] -= _card_height(text)
    return pages


def _css_values() -> Iterator[tuple[str, str]]:
    yield from _css_colours(PALETTE)
    yield from _css_grades(GRADE_TONES)
    for name, size in asdict(PHONE_TYPE).items():
        yield f"text-{name}", f"{size}rem"
    for name, pixels in asdict(SPACE).items():
        yield f"space-{name}", f"{pixels / 16:g}rem"
    for name, pixels in asdict(RADIUS).items():
        yield f"radius-{name}", f"{pixels}px"
    yield "touch", f"{TOUCH_TARGET}px"
    yield "quick", f"{DURATION.quick}ms"


def _css_grades(tones: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The six tones of judgments; on a dark ground the best is the palest."""
    for place, tone in enumerate(tones):
        yield f"grade-{place}", tone


def _css_colours(palette: Palette) -> Iterator[tuple[str, str]]:
    for name, colour in asdict(palette).items():
        yield name.replace("_", "-"), colour


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
