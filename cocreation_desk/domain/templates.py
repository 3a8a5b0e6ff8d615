"""Ready-made sessions: who they are for, and their steps in order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from cocreation_desk.domain.agenda import Step, check_minutes
from cocreation_desk.domain.ballot import design_from
from cocreation_desk.domain.clock import run_sheet
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Audience, Side
from cocreation_desk.domain.text import Text


@dataclass(frozen=True)
class Template:
    """What a new session starts from. ``days`` says on which day each of the steps is meant to run."""

    key: str
    name: Text
    people: Text
    roles: Text
    confidentiality: str
    guest_side: Side
    start: time
    notice: Text
    steps: tuple[Step, ...]
    days: tuple[int, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    def begun_at(self, starts_at: datetime) -> tuple[tuple[Step, ...], datetime]:
        """The steps, with the first of each later day at a fixed time, and when the last day ends."""
        steps = tuple(
            replace(step, fixed_start=starts_at.time().replace(second=0, microsecond=0))
            if at and day > before and step.fixed_start is None
            else step
            for at, (step, day, before) in enumerate(zip(self.steps, self.days, (0, *self.days), strict=False))
        )
        last = [step for step, day in zip(steps, self.days, strict=True) if day == self.days[-1]]
        opens = starts_at + timedelta(days=self.days[-1] - self.days[0])
        if opens != starts_at and last[0].fixed_start is not None:
            opens = datetime.combine(opens.date(), last[0].fixed_start, starts_at.tzinfo)
        return steps, run_sheet(last, opens)[-1].planned_end


def load(text: str) -> tuple[Template, ...]:
    """The templates of a file's text; ``ValueError`` says which of them makes no sense."""
    plain = json.loads(text)
    if not isinstance(plain, Mapping) or plain.get("schema") != 1 or not isinstance(plain.get("templates"), list):
        raise ValueError("not a file of templates that this version knows")
    templates = tuple(_template(each) for each in plain["templates"])
    if len({template.key for template in templates}) < len(templates):
        raise ValueError("two templates have the same key")
    return templates


def _template(plain: Mapping[str, Any]) -> Template:
    try:
        steps = plain["steps"]
        if not steps:
            raise ValueError("no steps")
        return Template(
            key=_said(plain["key"]),
            name=_bilingual(plain["name"]),
            people=_bilingual(plain["people"]),
            roles=_bilingual(plain["roles"]),
            confidentiality=_said(plain["confidentiality"]),
            guest_side=Side(plain["guest_side"]),
            start=time.fromisoformat(plain["start"]),
            notice=_bilingual(plain["notice"]),
            steps=tuple(_step(position, each) for position, each in enumerate(steps)),
            days=tuple(_whole(each["day"]) for each in steps),
        )
    except (KeyError, TypeError, ValueError, Refused) as wrong:
        key = plain.get("key") if isinstance(plain, Mapping) else None
        raise ValueError(f"template {key!r}: {wrong!r}") from wrong


def _step(position: int, plain: Mapping[str, Any]) -> Step:
    settings = plain["settings"]
    if not isinstance(settings, Mapping):
        raise ValueError("settings are a mapping")
    if plain["kind"] == "ballot":
        design_from(settings)
    check_minutes(_whole(plain["minutes"]), _whole(plain["min_minutes"]))
    return Step(
        id="",
        position=position,
        kind=_said(plain["kind"]),
        title=_bilingual(plain["title"]),
        prompt=_bilingual(plain["prompt"]),
        minutes=plain["minutes"],
        min_minutes=plain["min_minutes"],
        optional=bool(plain["optional"]),
        fixed_start=None if plain["fixed_start"] is None else time.fromisoformat(plain["fixed_start"]),
        audience=Audience(plain["audience"]),
        settings=settings,
    )


def _said(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a word is missing")
    return value


def _bilingual(value: object) -> Text:
    text = Text.from_json(value)
    if not (text.fr and text.en):
        raise ValueError(f"not said in both languages: {text}")
    return text


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"{value!r} is not a whole number")
    return value
