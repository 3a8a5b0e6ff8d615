"""What stands in the way of a draw, what would help, and why somebody was passed over, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cocreation_desk.domain.draw.advice import Advice, Change, Finding, Scarce
from cocreation_desk.domain.draw.held import HeldDraw
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.visits import Visit
from cocreation_desk.domain.session import Session
from cocreation_desk.words import Say

KNOWN_FEATURES = ("sex", "age_band", "region", "segment")
AS_THEY_ARE: Mapping[str, str] = {}
KNOWN_VALUES = {"sex": ("F", "M", "X"), "segment": ("loyal", "newcomer", "prospect", "expert", "press")}


def feature_name(feature: str, say: Say) -> str:
    return say(f"draw_feature_{feature}") if feature in KNOWN_FEATURES else feature


def value_name(feature: str, value: str, say: Say) -> str:
    """An answer as one says it; those we do not know stay as they were given."""
    if not value:
        return say("draw_no_answer")
    return say(f"draw_value_{feature}_{value}") if value in KNOWN_VALUES.get(feature, ()) else value


def advice_lines(advice: Advice, say: Say, names: Mapping[str, str] = AS_THEY_ARE) -> Iterator[str]:
    """First what is wrong, then the least that would help; where all is well, only what is scarce. ``names`` of the places."""
    yield from (finding_line(finding, say, names) for finding in advice.findings)
    if advice.clash:
        yield say("draw_clash", bounds=say.listing(bound_line(each, say, names) for each in advice.clash))
    if advice.changes:
        yield say("draw_relaxation")
        yield from (change_line(change, say, names) for change in advice.changes)
    if advice.can_be_drawn:
        yield from (scarce_line(each, say, names) for each in advice.scarce)


def finding_line(finding: Finding, say: Say, names: Mapping[str, str] = AS_THEY_ARE) -> str:
    details = dict(finding.details)
    feature, place = str(details.get("feature", "")), str(details.get("place", ""))
    if "feature" in details:
        details["feature"] = feature_name(feature, say)
    if "value" in details:
        details["value"] = say.quoted(value_name(feature, str(details["value"]), say))
    if isinstance(values := details.get("values"), tuple):
        details["values"] = say.listing(say.quoted(value_name(feature, value, say)) for value in values)
    if not place:
        return say(f"draw_found_{finding.key}", **details)
    name = names.get(place, place)
    told = say(f"draw_found_{finding.key}", **details | {"place": name})
    return say("draw_found_there", place=name, what=told) if feature else told


def bound_line(change: Change, say: Say, names: Mapping[str, str] = AS_THEY_ARE) -> str:
    """A bound as it stands: « at least 9 women »."""
    return say(f"draw_bound_{change.bound}", n=change.was, what=_what(change, say, names))


def change_line(change: Change, say: Say, names: Mapping[str, str] = AS_THEY_ARE) -> str:
    what = _what(change, say, names)
    return say(f"draw_change_{change.bound}", what=what, was=change.was, becomes=change.becomes)


def scarce_line(scarce: Scarce, say: Say, names: Mapping[str, str] = AS_THEY_ARE) -> str:
    return say("draw_scarce", what=_what(scarce, say, names), least=scarce.least, available=scarce.available)


def rule_sentence(plan: Plan, say: Say) -> str:
    """The rule in one sentence, as it is projected and printed."""
    if len(plan.places) > 1 and plan.rule is not Rule.EQUAL:
        what = "visits" if any(place.site for place in plan.places) else "sites"
        return say(f"draw_rule_said_{plan.rule.value}_{what}", n=len(plan.places), seats=plan.seats)
    return say(f"draw_rule_said_{plan.rule.value}", seats=plan.seats)


def site_names(held: HeldDraw, sessions: Iterable[Session], say: Say, with_year: bool = True) -> dict[str, str]:
    """By key, each place as one says it: its site, and the day where the site opens more than once."""
    by_id = {session.id: session for session in sessions}
    places = [(place, by_id.get(held.sessions.get(place.key, ""))) for place in held.plan.places]
    return visit_names(places, say, with_year)


def visit_names(
    visits: Sequence[tuple[Place | Visit, Session | None]], say: Say, with_year: bool = True
) -> dict[str, str]:
    """The same for places of a plan, or visits, with their sessions."""
    days = Counter((place.site, session.starts_at.date()) for place, session in visits if session)

    def name(place: Place | Visit, session: Session | None) -> str:
        if not place.site or session is None:
            return place.key
        at, day = session.starts_at, (say.date if with_year else say.day)(session.starts_at.date())
        if days[place.site, at.date()] > 1:
            return say("draw_site_day_and_time", site=place.site, day=day, time=say.clock(at))
        return say("draw_site_and_day", site=place.site, day=day)

    return {place.key: name(place, session) for place, session in visits}


def _what(asked: Change | Scarce, say: Say, names: Mapping[str, str]) -> str:
    value = f"{feature_name(asked.feature, say)} {say.quoted(value_name(asked.feature, asked.value, say))}"
    return f"{value} ({names.get(asked.place, asked.place)})" if asked.place else value
