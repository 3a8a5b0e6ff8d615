"""A result in words and figures, for somebody who cannot see the big screen, and for anyone's pocket."""

from __future__ import annotations

from itertools import accumulate

from cocreation_desk.kinds.kind import View
from cocreation_desk.words import Say


def told(result: View | None, say: Say) -> View | None:
    """A sentence, then a line an option: its figures, each with what it counts, and a share where a bar says more."""
    if result is None:
        return None
    summary = result.get("told") or result.get("headline") or result.get("outcome") or result.get("invite") or ""
    if summary == say("count_duels"):  # it says how to read a table, and here are lines
        summary = say("result_duels_told")
    if result.get("round_text"):
        summary = f"{result['round_text']} – {summary}"
    return {
        "lines": _lines(result, say),
        "summary": summary,
        "n_text": result["n_text"],
        "note": result["note"],
    }


def _lines(result: View, say: Say) -> list[View]:
    rows = result.get("rows", [])
    match result["paper"]:
        case "scale":
            heads = (result["legend"]["mean"], result["legend"]["predicted"])
            return [
                _line(row["label"], *(_figure(head, text or "–") for head, text in zip(heads, _means(row), strict=True) if head))
                for row in rows
            ]  # fmt: skip
        case "agreement":
            return [_line(f"{each['degree']} · {each['label']}", *_degree(each, result)) for each in result["columns"]]
        case "consent":
            return [_line(each["label"], _figure("", str(each["count"]))) for each in result["counts"]]
        case "rounds":
            return [_line(_marked(row), _round(row, result), first=row["state"] == "seated") for row in rows]
        case "judged":
            return [
                _line(_marked(row), *_judged(row, result, say), first=row["first"]) | {"strip": _strip(row, result)}
                for row in rows
            ]
        case "duels":
            return [_line(_marked(row), *_duels(row, result, say), first=row["first"]) for row in rows]
        case "verdict":
            return []
        case "quadrant":
            return [_line(_marked(row), _figure("", row["verdict"])) for row in rows]
        case "shift":
            return [*(_line(_marked(row), *_changed(row, result)) for row in rows), *_moved(result)]
        case _:
            return [_line(_name(row, result), *_bars(row, result), first=row["first"]) for row in rows]


def _line(label: str, *figures: View, first: bool = False) -> View:
    return {"label": label, "first": first, "figures": list(figures), "strip": []}


def _figure(head: str, text: str, share: float | None = None, key: str = "all") -> View:
    return {"head": head, "text": text, "share": share, "key": key}


def _means(row: View) -> tuple[str, str]:
    return row["mean_text"], row["predicted_text"]


def _degree(column: View, result: View) -> list[View]:
    key = result["sides"][0]["key"]
    now = _figure(result["round_text"], str(column["count"]), column["share"], key)
    return [now] if column["before"] is None else [_figure(result["before_text"], str(column["before"])), now]


def _round(row: View, result: View) -> View:
    share = None if row["negative"] or row["count"] is None else row["share"]
    text = " · ".join(filter(None, (row["text"], row["badge"])))
    return _figure(result["unit"], text, share, result["sides"][0]["key"])


def _judged(row: View, result: View, say: Say) -> list[View]:
    """The grade in the middle or the mean, and how often each grade was given; a grade in figures is called one."""
    verdict = _figure(say("count_on_paper_verdict") if result["median"] else say("result_mean"), row["verdict"])
    given = [segment for segment in row["segments"] if segment["count"]]
    labels = [result["grades"][each["grade"]]["label"] for each in given]
    heads = [say("result_grade", grade=label) if label.isdecimal() else label for label in labels]
    grades = [_figure(head, each["text"]) for head, each in zip(heads, given, strict=True)]
    return [verdict, *grades] if row["verdict"] else grades


def _strip(row: View, result: View) -> list[View]:
    """The same in one line of tones, the best grade at the left: where each begins and how long it is, in hundredths."""
    tones = [result["grades"][each["grade"]]["tone"] for each in row["segments"]]
    shares = [100 * each["share"] for each in row["segments"]]
    begins = accumulate(shares, initial=0.0)
    return [
        {"tone": tone, "x": round(x, 2), "width": round(share, 2)}
        for tone, x, share in zip(tones, begins, shares, strict=False)
        if share
    ]


def _duels(row: View, result: View, say: Say) -> list[View]:
    return [
        _figure(say("result_against", mark=head), f"{cell['text']} ✓" if cell["state"] == "won" else cell["text"])
        for head, cell in zip(result["heads"], row["cells"], strict=True)
        if cell["text"]
    ]


def _bars(row: View, result: View) -> list[View]:
    figures = [
        _figure(side["name"] if len(result["sides"]) > 1 else "", value["text"], value["share"], value["key"])
        for side, value in zip(result["sides"], row["values"], strict=True)
    ]
    return [_figure("", row["sum_text"]), *figures] if row["sum_text"] else figures


def _changed(row: View, result: View) -> list[View]:
    before = _figure(result["before_text"], row["before_text"], row["before"])
    after = _figure(result["after_text"], row["after_text"], row["after"], result["sides"][0]["key"])
    return [before, after, _figure("", row["change_text"])]


def _moved(result: View) -> list[View]:
    streams = [_line(f"{each['before']} → {each['after']}", _figure("", each["text"])) for each in result["streams"]]
    return [*streams, *(_line(words) for words in (*result["by_side"], result["why"]) if words)]


def _name(row: View, result: View) -> str:
    return row["label"] if result["paper"] == "yesno" else _marked(row)


def _marked(row: View) -> str:
    return f"{row['mark']} · {row['label']}" if row["mark"] else str(row["label"])
