"""Samples of counts that are told in chapters: the picture is the same, what it tells turns with the facilitator’s cue."""

from __future__ import annotations

from typing import Any

from tests.stage.picking import NBSP, Pick, Samples, View
from tests.stage.sample_votes import ballot_closed, some_options


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
    options = some_options(t, 5)
    return _revealed(t, "instant_runoff", options, _rounds(t, options, [6, 5, 3, 2, 1]))


def ballot_runoff_two(t: Pick) -> View:
    options = some_options(t, 2)
    return _revealed(t, "instant_runoff", options, _rounds(t, options, [9, 6], rounds=1, round_text=""))


def ballot_runoff_twelve(t: Pick, long: bool = False) -> View:
    options = some_options(t, 12, long)
    return _revealed(t, "instant_runoff", options, _rounds(t, options, [5, 3, 2, 2, 1, 1, 1, 1, 1, 1, None, None]))


def ballot_runoff_long(t: Pick) -> View:
    return ballot_runoff_twelve(t, long=True)


def ballot_stv(t: Pick) -> View:
    options = some_options(t, 4)
    result = _rounds(
        t, options, [6, 3, 4, 2], line={"share": 1.0, "text": t("Quota : 6", "Quota: 6")}, unit=t("Voix", "Votes"),
        told=t("Le surplus de « A » va aux choix suivants.", "The surplus of “A” moves to the next choices."),
    )  # fmt: skip
    for row, change, state, badge in zip(
        result["rows"],
        ("−3", "+3", "", ""),
        ("seated", "in", "in", "in"),
        (t("l’emporte", "elected"), "", "", ""),
        strict=True,
    ):
        row |= {"change": change, "state": state, "badge": badge}
    return _revealed(t, "stv", options, result)


def ballot_star(t: Pick) -> View:
    options = some_options(t, 5)
    result = _rounds(
        t, options, [66, 39, 38, 14, 13], line=None, rounds=2, round_text=t("Étape 1 sur 2", "Step 1 of 2")
    )
    return _revealed(t, "star", options, result)


def ballot_quadratic(t: Pick) -> View:
    options = some_options(t, 5)
    result = _rounds(t, options, [42, 15, -15, -48, 30], line=None, rounds=1, round_text="", zero=48 / 90)
    for row in result["rows"]:
        row |= {"share": row["share"] * 48 / 90, "badge": t("6 pour, 0 contre", "6 for, 0 against")}
    return _revealed(t, "quadratic", options, result)


def ballot_budget(t: Pick) -> View:
    options = some_options(t, 5)
    result = _rounds(t, options, [14, 9, 5, 5, 3], line=None, unit=t("Voix et coût", "Votes and cost"))
    for row in result["rows"]:
        row |= {
            "text": t(f"9 · 30\u202f000{NBSP}€", "9 · €30,000"),
            "state": "seated",
            "badge": t("financé", "paid for"),
        }
    return _revealed(t, "budget", options, result)


def ballot_duels(t: Pick) -> View:
    options = some_options(t, 5)
    result = _rounds(t, options, [63, 60, 37, 63, 29], line=None, rounds=1, round_text="")
    for row in result["rows"]:
        row |= {
            "span": [row["share"] - 0.2, min(1.0, row["share"] + 0.15)],
            "badge": t("18 duels sur 28", "18 of 28 duels"),
        }
    return _revealed(t, "wiki_survey", options, result)


def _shift(t: Pick, options: list[View], before: list[int], after: list[int]) -> View:
    most = max(*before, *after)
    return _whole(t) | {
        "paper": "shift",
        "round": 1,
        "rounds": 2,
        "round_text": t("Étape 2 sur 2", "Step 2 of 2"),
        "before_text": t("Tour 1", "Round 1"),
        "after_text": t("Tour 2", "Round 2"),
        "told": t("Ce qui a changé, en totaux.", "What changed, in totals."),
        "rows": [
            {
                "mark": option["mark"],
                "label": option["label"],
                "before": was / most,
                "after": now / most,
                "before_text": str(was),
                "after_text": str(now),
                "change_text": f"{now - was:+}".replace("-", "−") if now != was else "=",
            }
            for option, was, now in zip(options, before, after, strict=True)
        ],
        "streams": [],
        "by_side": [t("Clients : A +2 · B −2", "Customers: A +2 · B −2")],
        "why": t(
            "Vote anonyme : à la clôture, les bulletins n’étaient plus à personne. On ne peut comparer que les totaux.",
            "Anonymous vote: at closing the papers no longer belonged to anybody. Only totals can be compared.",
        ),
    }


def ballot_shift(t: Pick) -> View:
    options = some_options(t, 5)
    return _revealed(t, "single", options, _shift(t, options, [6, 5, 3, 2, 1], [8, 3, 3, 2, 1]))


def ballot_shift_twelve(t: Pick, long: bool = False) -> View:
    options = some_options(t, 12, long)
    return _revealed(
        t,
        "single",
        options,
        _shift(
            t,
            options,
            [22, 16, 15, 14, 18, 18, 16, 15, 10, 19, 11, 25],
            [18, 13, 27, 14, 19, 21, 16, 17, 11, 15, 10, 19],
        ),
    )


def ballot_shift_long(t: Pick) -> View:
    return ballot_shift_twelve(t, long=True)


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
    return _revealed(t, "majority_judgment", some_options(t, 5), _judged(t, some_options(t, 5)))


def ballot_judgment_two(t: Pick) -> View:
    return _revealed(t, "majority_judgment", some_options(t, 2), _judged(t, some_options(t, 2)))


def ballot_judgment_twelve(t: Pick, long: bool = False) -> View:
    return _revealed(t, "majority_judgment", some_options(t, 12, long), _judged(t, some_options(t, 12, long)))


def ballot_judgment_long(t: Pick) -> View:
    return ballot_judgment_twelve(t, long=True)


def ballot_score(t: Pick) -> View:
    return _revealed(
        t, "score", some_options(t, 5), _judged(t, some_options(t, 5), words=False) | {"rounds": 1, "round_text": ""}
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
    return _revealed(t, "schulze", some_options(t, 5), _matrix(t, some_options(t, 5)))


def ballot_schulze_two(t: Pick) -> View:
    return _revealed(t, "schulze", some_options(t, 2), _matrix(t, some_options(t, 2)))


def ballot_schulze_twelve(t: Pick, long: bool = False) -> View:
    return _revealed(t, "schulze", some_options(t, 12, long), _matrix(t, some_options(t, 12, long)))


def ballot_schulze_long(t: Pick) -> View:
    return ballot_schulze_twelve(t, long=True)


def _spots(t: Pick, options: list[View]) -> View:
    corners = t("Gain rapide|Grand projet|Petit plus|À éviter", "Quick win|Big project|Small plus|Avoid").split("|")
    return {
        "paper": "quadrant",
        "corners": corners,  # upper left, upper right, lower left, lower right
        "axes": [t("Effet", "Impact"), "Effort"],
        "legend": t("Rond clair : les avis divergent.", "Pale disc: opinions differ."),  # where there is one
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
    return _revealed(t, "quadrant", some_options(t, 5), _spots(t, some_options(t, 5)))


def ballot_quadrant_twelve(t: Pick, long: bool = False) -> View:
    return _revealed(t, "quadrant", some_options(t, 12, long), _spots(t, some_options(t, 12, long)))


def ballot_quadrant_long(t: Pick) -> View:
    return ballot_quadrant_twelve(t, long=True)


COUNTS: Samples = {
    "ballot.runoff": ("ballot", ballot_runoff),
    "ballot.runoff_two": ("ballot", ballot_runoff_two),
    "ballot.runoff_twelve": ("ballot", ballot_runoff_twelve),
    "ballot.runoff_long": ("ballot", ballot_runoff_long),
    "ballot.shift": ("ballot", ballot_shift),
    "ballot.shift_twelve": ("ballot", ballot_shift_twelve),
    "ballot.shift_long": ("ballot", ballot_shift_long),
    "ballot.stv": ("ballot", ballot_stv),
    "ballot.star": ("ballot", ballot_star),
    "ballot.quadratic": ("ballot", ballot_quadratic),
    "ballot.budget": ("ballot", ballot_budget),
    "ballot.duels": ("ballot", ballot_duels),
    "ballot.judgment": ("ballot", ballot_judgment),
    "ballot.judgment_two": ("ballot", ballot_judgment_two),
    "ballot.judgment_twelve": ("ballot", ballot_judgment_twelve),
    "ballot.judgment_long": ("ballot", ballot_judgment_long),
    "ballot.score": ("ballot", ballot_score),
    "ballot.schulze": ("ballot", ballot_schulze),
    "ballot.schulze_two": ("ballot", ballot_schulze_two),
    "ballot.schulze_twelve": ("ballot", ballot_schulze_twelve),
    "ballot.schulze_long": ("ballot", ballot_schulze_long),
    "ballot.quadrant": ("ballot", ballot_quadrant),
    "ballot.quadrant_twelve": ("ballot", ballot_quadrant_twelve),
    "ballot.quadrant_long": ("ballot", ballot_quadrant_long),
}
