"""The result of a vote as pieces of the written record: the same figures that the room was shown."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.pieces import (
    Bars,
    Columns,
    Gap,
    Gaps,
    Look,
    Paragraph,
    Piece,
    Rated,
    Ratings,
    Series,
    Table,
)
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.results import result_view
from cocreation_desk.words import Say

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
        case _:
            yield _bars(view)
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
    people = f" ({row['people_text']})" if row["people_text"] else ""
    return f"{mark}{row['label']}{people}"


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
