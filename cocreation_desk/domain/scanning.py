"""What a scanner meant that presses the keys of an American keyboard, where the computer believes it has another one."""

from __future__ import annotations

# What each layout makes of the American keys, as far as addresses and codes need them: « é » stands where « 2 » is.
_AMERICAN = "1234567890qazwQAZWmM:/.-"
_LAYOUTS = (
    "&é\"'(-è_çà" "aqwz" "AQWZ" ",?" "M!:)",  # French
    "&é\"'(§è!çà" "aqwz" "AQWZ" ",?" "M=:)",  # French, Apple; Belgian
    "1234567890" "qayw" "QAYW" "mM" "Ö-.ß",  # German
    "1234567890" "qayw" "QAYW" "mM" "ö-.'",  # Swiss
)  # fmt: skip


def _table(typed: str) -> dict[int, str]:
    table = dict(zip(map(ord, typed), _AMERICAN, strict=True))
    if "y" in typed:
        table |= {ord("z"): "y", ord("Z"): "Y"}
    return table


_TABLES = tuple(_table(typed) for typed in _LAYOUTS)


def readings(typed: str) -> tuple[str, ...]:
    """What was typed, then what it is on the other layouts that we know, each once."""
    return tuple(dict.fromkeys((typed, *(typed.translate(table) for table in _TABLES))))
