"""Words as large as their place allows: letters shrink first, then the end gives way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.reports.lettering import cut, readable, width

LEADING = 1.14
_STEP = 2.0


@dataclass(frozen=True)
class Fitted:
    """Lines of one face at one size, in points."""

    face: str
    size: float
    lines: tuple[str, ...]

    @property
    def high(self) -> float:
        return self.size * LEADING * len(self.lines)

    def draw(self, canvas: Canvas, left: float, top: float) -> float:
        """From that top down, in points; gives where they end."""
        canvas.setFont(self.face, self.size)
        for at, line in enumerate(self.lines):
            canvas.drawString(left, top - self.size * (0.92 + LEADING * at), line)
        return top - self.high


def fit(text: str, face: str, largest: float, smallest: float, wide: float, most: int = 1) -> Fitted:
    """At most so many lines in that width, in the largest letters that hold it all."""
    shown = " ".join(each for each in readable(text).replace("\n", " ").split(" ") if each)
    size = largest
    while size > smallest:
        lines = _broken(shown, face, size, wide)
        if len(lines) <= most and all(width(line, face, size) <= wide for line in lines):
            return Fitted(face, size, lines)
        size -= _STEP
    lines = _broken(shown, face, smallest, wide)
    if len(lines) > most:
        lines = (*lines[: most - 1], " ".join(lines[most - 1 :]))
    return Fitted(face, smallest, tuple(cut(line, face, smallest, wide) for line in lines))


def _broken(text: str, face: str, size: float, wide: float) -> tuple[str, ...]:
    """Between words, and after hyphens; a word wider than the place stays whole."""
    lines = [""]
    for part in re.findall(r"[^ -]*-|[^ -]+| ", text):
        if lines[-1].strip() and part != " " and width(lines[-1] + part, face, size) > wide:
            lines.append(part)
        elif lines[-1] or part != " ":
            lines[-1] += part
    return tuple(line.rstrip() for line in lines)
