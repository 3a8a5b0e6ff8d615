"""What is forgotten as time goes by, in words: how much of it, from which day, what stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.retention import Due, Matter
from cocreation_desk.words import Say


def counted(counts: Mapping[str, int], say: Say) -> str:
    """« 18 téléphones reconnus et 204 numéros d'envoi »; « rien »."""
    told = [say(f"purge_n_{sort}", n=n) for sort, n in counts.items() if n]
    return say.listing(told) if told else say("purge_none")


def when(due: Due, today: date, say: Say) -> str:
    if due.is_empty:
        return say("purge_empty")
    if due.on is None:
        return say("purge_no_day")
    return say("purge_since" if due.on <= today else "purge_from", on=due.on)


def goes(matter: Matter, programme: Programme, say: Say) -> str:
    match matter:
        case Matter.DAY_AFTER:
            return say("purge_day_after_goes")
        case Matter.UNSELECTED:
            return say("purge_unselected_goes", n=programme.unselected_days)
        case Matter.PEOPLE:
            return say("purge_people_goes", n=programme.retention_months)
