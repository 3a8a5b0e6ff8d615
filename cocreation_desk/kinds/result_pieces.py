"""The result of a vote as pieces of the written record: the same figures that the room was shown."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.pieces import (
    Bars,
    Bullets,
    Columns,
    Gap,
    Gaps,
    Judged,
    Judgments,
    Look,
    Paragraph,
    Piece,
    Quarters,
    Rated,
    Ratings,
    Series,
    Spot,
    Table,
    Together,
)
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.pictures import further_views, result_view
from cocreation_desk.words import Say

MOST_CHAPTERS = 6  # of a count, side by side on a page
MOST_NAMED = 6  # options named in each table of a count; more are named once, and then go by their letters
LOOKS: dict[str, Look] = {"customer": "customer", "company": "company"}


def result_pieces(ballot: Ballot, room: Room, say: Say) -> Iterable[Piece]:
    """Nothing while the result was not announced."""
    view = result_view(ballot, room, say)
    if view is None:
        return
    match view["paper"]:
        case "scale":
            yield from _ratings(view, say)
        case "agreement":
            yield _columns(view)
        case "consent":
            yield Table(
                (say("result_answer"), say("result_count")),
                tuple((each["label"], say.number(each["count"])) for each in view["counts"]),
                (3, 1),
                "lr",
            )
            yield Paragraph(view["outcome"])
        case "verdict":
            yield Paragraph(view["outcome"], "lead")
        case "rounds":
            yield from _chapters(ballot, room, view, say)
        case "judged":
            yield _judgments(view, say)
            yield from _told(view)
        case "duels":
            yield from _duels(ballot, room, view, say)
        case "quadrant":
            yield _quarters(view)
            yield _quadrant(view, say)
        case _:
            yield from _told(view)
            yield _bars(view)
    for further in further_views(ballot, room, say):
        yield from _shift(further, say) if further["paper"] == "shift" else _sides(further)
    yield Paragraph(" ".join(filter(None, (_sentence(view["n_text"]), view["note"]))), "note")


def _bars(view: View) -> Bars:
    return Bars(
        options=tuple(_option(row, view) for row in view["rows"]),
        series=tuple(
            Series(
                label=side["name"],
                look=LOOKS.get(side["key"], "neutral"),
                values=tuple(float(row["values"][at]["count"]) for row in view["rows"]),
                texts=tuple(row["values"][at]["text"] for row in view["rows"]),
            )
            for at, side in enumerate(view["sides"])
        ),
    )


def _option(row: View, view: View) -> str:
    mark = f"{row['mark']} · " if row["mark"] and view["paper"] != "yesno" else ""
    more = ", ".join(filter(None, (row["sum_text"], row["people_text"])))
    return f"{mark}{row['label']} ({more})" if more else f"{mark}{row['label']}"


def _chapters(ballot: Ballot, room: Room, last: View, say: Say) -> Iterable[Piece]:
    """The last chapter as a picture, then all of them as a table that can be checked by hand, a sentence each."""
    yield Bars(
        options=tuple(_marked(row) for row in last["rows"]),
        series=(
            Series(
                label=last["unit"],
                look=LOOKS.get(last["sides"][0]["key"], "neutral"),
                values=tuple(None if row["count"] is None else abs(float(row["count"])) for row in last["rows"]),
                texts=tuple(" · ".join(filter(None, (row["text"], row["badge"]))) for row in last["rows"]),
            ),
        ),
    )
    told = [each for at in range(last["rounds"]) if (each := result_view(ballot, room, say, at)) is not None]
    if len(told) == 1:
        yield from _told(last)
        return
    if all(_amounts(each) == _amounts(last) for each in told):  # seats or money are given, and the votes stand
        yield _steps(told, say)
        return
    many = len(last["rows"]) > MOST_NAMED  # their names stand at the bars above
    for first in range(0, len(told), MOST_CHAPTERS):
        page = told[first : first + MOST_CHAPTERS]
        rounds = Table(
            (say("result_option"), *(say("count_on_paper_round", n=each["round"] + 1) for each in page)),
            tuple(
                (row["mark"] if many else _marked(row), *(each["rows"][at]["text"] for each in page))
                for at, row in enumerate(last["rows"])
            ),
            (1.4 if many else 4, *(1.4 for _ in page)),
            "l" + "r" * len(page),
        )
        yield Together((rounds,))
    yield _steps(told, say)


def _amounts(chapter: View) -> list[str]:
    return [row["text"] for row in chapter["rows"]]


def _steps(told: list[View], say: Say) -> Bullets:
    """Numbered as the table is: the chapter in which the screens show the sides apart is a picture of its own here."""
    numbers = (say("count_chapter", n=each["round"] + 1, of=len(told)) for each in told)
    return Bullets(tuple(f"{number} – {each['told']}" for number, each in zip(numbers, told, strict=True)))


def _sides(view: View) -> Iterable[Piece]:
    yield from _told(view)
    yield _bars(view)


def _shift(view: View, say: Say) -> Iterable[Piece]:
    """What changed since the round before: the totals, then the streams of people where they can be followed."""
    yield Paragraph(view["told"])
    yield Table(
        (say("result_option"), view["before_text"], view["after_text"], say("shift_change")),
        tuple(
            (_marked(row) if row["mark"] else row["label"], row["before_text"], row["after_text"], row["change_text"])
            for row in view["rows"]
        ),
        (4, 1, 1, 1),
        "lrrr",
    )
    streams = [say("shift_stream", before=each["before"], after=each["after"], n=each["n"]) for each in view["streams"]]
    if lines := (*streams, *view["by_side"]):
        yield Bullets(tuple(lines))
    if view["why"]:
        yield Paragraph(view["why"], "note")


def _marked(row: View) -> str:
    return f"{row['mark']} · {row['label']}"


def _told(view: View) -> Iterable[Piece]:
    if view.get("told"):
        yield Paragraph(view["told"])


def _judgments(view: View, say: Say) -> Judgments:
    return Judgments(
        grades=tuple(grade["label"] for grade in reversed(view["grades"])),
        judged=tuple(
            Judged(
                _marked(row),
                tuple(segment["count"] for segment in row["segments"]),
                row["verdict"],
            )
            for row in view["rows"]
        ),
        verdict_label=say("count_on_paper_verdict") if view["median"] else say("result_mean"),
        median=view["median"],
    )


def _duels(ballot: Ballot, room: Room, last: View, say: Say) -> Iterable[Piece]:
    """The duels, and where nobody wins them all the strongest paths too; what was won stands between marks."""
    first = result_view(ballot, room, say, 0) or last
    many = len(last["rows"]) > MOST_NAMED
    if many:
        yield Together((Bullets(tuple(_marked(row) for row in first["rows"])),))
    for view in (first, last) if last["rounds"] > 2 else (last,):
        yield Paragraph(view["told"] if last["rounds"] > 2 and view is last else say("count_duels_on_paper"))
        yield Table(
            ("", *view["heads"], say("count_on_paper_won")),
            tuple(
                (
                    row["mark"] if many else _marked(row),
                    *(f"[{cell['text']}]" if cell["state"] == "won" else cell["text"] or "–" for cell in row["cells"]),
                    str(row["won"]),
                )
                for row in view["rows"]
            ),
            (0.8 if many else 7 - 0.4 * len(view["heads"]), *(0.8 for _ in view["heads"]), 1.2),
            "l" + "r" * (len(view["heads"]) + 1),
        )
    if last["rounds"] < 3:
        yield from _told(last)


def _quarters(view: View) -> Quarters:
    placed = (row for row in view["rows"] if row["placed"])
    return Quarters(
        corners=tuple(view["corners"]),
        axes=(view["axes"][0], view["axes"][1]),
        spots=tuple(Spot(row["mark"], row["x"], row["y"], row["disagree"]) for row in placed),
        legend=view["legend"],
    )


def _quadrant(view: View, say: Say) -> Table:
    return Table(
        (say("result_option"), *view["axes"], say("count_on_paper_place")),
        tuple((_marked(row), row["impact_text"], row["effort_text"], row["verdict"]) for row in view["rows"]),
        (4, 1, 1, 2.4),
        "lrrl",
    )


def _columns(view: View) -> Columns:
    looks: Look = LOOKS.get(view["sides"][0]["key"], "neutral")
    series = []
    counts = [column["count"] for column in view["columns"]]
    if view["before_text"]:
        before = [column["before"] for column in view["columns"]]
        series.append(Series(view["before_text"], "earlier", tuple(map(float, before)), tuple(map(str, before))))
        looks = "later"
    label = view["round_text"] or view["sides"][0]["name"]
    series.append(Series(label, looks, tuple(map(float, counts)), tuple(map(str, counts))))
    return Columns(
        steps=tuple(str(column["degree"]) for column in view["columns"]),
        series=tuple(series),
        words=tuple(column["label"] for column in view["columns"]),
    )


def _ratings(view: View, say: Say) -> Iterable[Piece]:
    rows = [row for row in view["rows"] if not row["suppressed"]]
    if rows:
        predicted = bool(view["legend"]["predicted"])
        second = view["sides"][1]["key"] if len(view["sides"]) > 1 else ""
        yield Ratings(
            steps=tuple(str(n + 1) for n in range(view["steps"])),
            rated=tuple(
                Rated(
                    row["label"],
                    tuple(row["counts"]),
                    row["mean"],
                    row["predicted"],
                    (row["mean_text"], row["predicted_text"], row["n_text"])
                    if predicted
                    else (row["mean_text"], row["n_text"]),
                )
                for row in rows
            ),
            columns=(say("result_mean"), say("result_predicted_short"), "n")
            if predicted
            else (say("result_mean"), "n"),
            mean_label=view["legend"]["mean"],
            predicted_label=view["legend"]["predicted"],
            look=LOOKS.get(view["sides"][0]["key"], "neutral"),
            predicted_look=LOOKS.get(second, "company"),
            ends=(view["anchors"][0], view["anchors"][1]),
        )
    gaps = [row for row in rows if row["gap_text"]]
    if gaps:
        yield Gaps(
            lowest=1,
            highest=view["steps"],
            actual_label=view["sides"][0]["name"],
            predicted_label=view["legend"]["predicted"],
            gaps=tuple(
                Gap(row["label"], row["mean"], row["predicted"], row["gap_text"])
                for row in sorted(gaps, key=lambda row: -abs(row["mean"] - row["predicted"]))
            ),
            gap_label=view["legend"]["gap"],
        )
    if view["headline"]:
        yield Paragraph(_sentence(view["headline"]))


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
