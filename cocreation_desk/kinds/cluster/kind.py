"""What was written is grouped into themes before everyone's eyes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ideas import Contribution, Theme
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Bullets, Heading, Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import Kind, Setting, View, prompt_of, title_of
from cocreation_desk.words import Say

SETTINGS = (Setting("from", "choice", "previous_collect", ("previous_collect", "all")),)
MOST_ON_STAGE = 12


def sources(step: Step, room: Room) -> Sequence[Step]:
    """The collections whose words are grouped here: the nearest one above, or all of them."""
    above = [each for each in room.steps if each.kind == "collect" and each.position < step.position]
    return above if step.settings.get("from") == "all" else above[-1:]


def themes_of(step: Step, room: Room) -> Sequence[Theme]:
    own = [theme for theme in room.themes if theme.step_id == step.id]
    return own or room.themes


def grouped(theme: Theme, room: Room) -> Sequence[Contribution]:
    """What was let through and stands in that theme; merged ones count with what they were merged into."""
    inside = [each for each in room.contributions if each.theme_id == theme.id and each.state.may_be_shown]
    kept = {each.id for each in inside}
    return [*inside, *(each for each in room.contributions if each.merged_into in kept)]


def ungrouped(step: Step, room: Room) -> Sequence[Contribution]:
    return [each for source in sources(step, room) for each in room.shown(source) if each.theme_id is None]


def _counted(step: Step, room: Room) -> list[tuple[str, int]]:
    counted = [(theme.name, len(grouped(theme, room))) for theme in themes_of(step, room)]
    return sorted(counted, key=lambda each: -each[1])


def stage(step: Step, room: Room, say: Say) -> View:
    counted = _counted(step, room)[:MOST_ON_STAGE]
    most = max((n for _, n in counted), default=0) or 1
    left = len(ungrouped(step, room))
    return {
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "themes": [{"name": name, "count": n, "weight": n / most} for name, n in counted],
        "ungrouped": say("cluster_left", n=left) if left else "",
    }


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    return {
        "title": title_of(step, say),
        "prompt": prompt_of(step, room, say),
        "themes": [{"name": name, "count": say("cluster_ideas", n=n)} for name, n in _counted(step, room)],
    }


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    for theme in sorted(themes_of(step, room), key=lambda theme: -len(grouped(theme, room))):
        inside = [each for each in grouped(theme, room) if each.state.may_be_shown]
        yield Heading(say("cluster_theme", name=theme.name, n=len(grouped(theme, room))), 3)
        if quoted := tuple(each.display for each in inside if each.quotable != "no"):
            yield Bullets(quoted)
    if left := len(ungrouped(step, room)):
        yield Paragraph(say("cluster_left", n=left), "note")


KIND = Kind("cluster", SETTINGS, stage=stage, phone=phone, minutes=minutes)
