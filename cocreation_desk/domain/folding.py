"""Words compared as people compare them: « Jean-Éric » and « JEAN ERIC » are one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


@lru_cache(maxsize=65536)  # a list names the same sites, regions and first names again and again
def folded(words: str) -> str:
    """Without accents, capitals, hyphens, points or apostrophes, one space between words."""
    taken_apart = unicodedata.normalize("NFKD", words.casefold().translate(_LIGATURES))
    letters = (" " if ch in "-_’'.,/‐‑–" else ch for ch in taken_apart if not unicodedata.combining(ch))
    return " ".join("".join(letters).split())
