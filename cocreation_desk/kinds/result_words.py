"""A result in words and figures, for somebody who cannot see the big screen, and for anyone's pocket."""

from __future__ import annotations

from cocreation_desk.kinds.kind import View


def told(result: View | None) -> View | None:
    """A table of a head and lines, and the sentence above it."""
    if result is None:
        return None
    heads = [side["name"] for side in result["sides"] if not side["suppressed"]]
    lines: list[View] = []
    match result["paper"]:
        case "scale":
            heads = [result["legend"]["mean"], *filter(None, [result["legend"]["predicted"]])]
            for row in result["rows"]:
                texts = [row["mean_text"] or "–", row["predicted_text"] or "–"][: len(heads)]
                lines.append({"label": row["label"], "texts": texts})
        case "agreement":
            heads = [text for text in (result["before_text"], result["round_text"]) if text] or heads
            for column in result["columns"]:
                before = [str(column["before"])] if column["before"] is not None else []
                lines.append(
                    {"label": f"{column['degree']} · {column['label']}", "texts": [*before, str(column["count"])]}
                )
        case "consent":
            lines = [{"label": each["label"], "texts": [str(each["count"])]} for each in result["counts"]]
        case "rounds":
            heads = [result["unit"]]
            lines = [
                {"label": _marked(row), "texts": [" · ".join(filter(None, (row["text"], row["badge"])))]}
                for row in result["rows"]
            ]
        case "judged":
            heads = [grade["label"] for grade in reversed(result["grades"])]
            for row in result["rows"]:
                verdict = f" – {row['verdict']}" if row["verdict"] else ""
                texts = [segment["text"] for segment in row["segments"]]
                lines.append({"label": _marked(row) + verdict, "texts": texts})
        case "duels":
            heads = list(result["heads"])
            lines = [
                {"label": _marked(row), "texts": [cell["text"] or "–" for cell in row["cells"]]}
                for row in result["rows"]
            ]
        case "quadrant":
            lines = [{"label": _marked(row), "texts": [row["verdict"]]} for row in result["rows"]]
        case _:
            for row in result["rows"]:
                mark = f"{row['mark']} · " if row["mark"] and result["paper"] != "yesno" else ""
                texts = [value["text"] for value in row["values"]]
                lines.append({"label": mark + row["label"], "texts": texts})
    summary = result.get("told") or result.get("headline") or result.get("outcome") or result.get("invite") or ""
    if result.get("round_text"):
        summary = f"{result['round_text']} – {summary}"
    return {"heads": heads, "lines": lines, "summary": summary, "n_text": result["n_text"], "note": result["note"]}


def _marked(row: View) -> str:
    return f"{row['mark']} · {row['label']}"
