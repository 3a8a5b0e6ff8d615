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

from tests.stage.picking import Samples, View
from tests.stage.sample_counts import COUNTS
from tests.stage.sample_draws import DRAWS
from tests.stage.sample_groups import GROUPS
from tests.stage.sample_judgments import JUDGMENTS
from tests.stage.sample_steps import STEPS
from tests.stage.sample_votes import VOTES


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


SAMPLES: Samples = {**STEPS, **DRAWS, **GROUPS, **VOTES, **JUDGMENTS, **COUNTS}

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
