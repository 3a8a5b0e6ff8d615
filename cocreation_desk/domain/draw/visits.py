"""The sessions of one draw: what the place of each is called, and which choice of the registrations leads there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cocreation_desk.domain.badges import as_typed
from cocreation_desk.domain.draw.plan import Place
from cocreation_desk.domain.draw.pool import PoolMember, composed
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.session import Session


@dataclass(frozen=True)
class Visit:
    """One session to draw for. A site that opens twice has two, each under a key of its own; people chose the ``site``."""

    session: Session
    key: str
    site: str = ""

    def place(self, seats: int, quotas: Sequence[Quota] = ()) -> Place:
        return Place(self.key, seats, tuple(quotas), self.site)

    @property
    def names(self) -> tuple[str, ...]:
        """Whatever a file of quotas may call it by, the narrowest first."""
        session, site = self.session, self.site or self.key
        own = (self.key, _with_code(site, session), session.code)
        every = (*own, site, session.place, session.title.fr, session.title.en)
        return tuple(dict.fromkeys(folded(each) for each in every if each))

    def quotas(self, by_name: Mapping[str, Sequence[Quota]]) -> tuple[Quota, ...]:
        """Its own, else those of its site, else those of every place."""
        given = {folded(name): quotas for name, quotas in by_name.items()}
        return tuple(next((given[name] for name in (*self.names, "") if name in given), ()))


def seats_by_visit(found: Sequence[Visit], wanted: Mapping[str, int]) -> tuple[int, ...]:
    """How many each has, by the code of its session; the empty code is every other one. Refused where one has none."""
    by_code = {as_typed(code): seats for code, seats in wanted.items()}
    codes = {as_typed(each.session.code): each.session.code for each in found}
    for code in wanted:
        if code and as_typed(code) not in codes:
            raise Refused("draw_seats_of_no_session", code=code, codes=list(codes.values()))
    for code, said in codes.items():
        if code not in by_code and "" not in by_code:
            raise Refused("draw_seats_missing", code=said)
    return tuple(by_code.get(as_typed(each.session.code), by_code.get("", 0)) for each in found)


def refuse_strangers(names: Iterable[str], programme: Sequence[Visit]) -> None:
    """Quotas of a site that the programme does not have are a slip that nobody would notice."""
    for name in names:
        if name and not any(folded(name) in each.names for each in programme):
            raise Refused("draw_quotas_of_no_site", name=name, sites=[each.key for each in programme])


def visits(sessions: Sequence[Session], members: Sequence[PoolMember]) -> tuple[Visit, ...]:
    """What each session is called in the choices of the registrations; with one session, everybody may come.

    One that nobody chose goes by its own name; those at the same site go by its name and their code.
    """
    sites = [_site_called((each.place, each.title.fr, each.title.en, each.code), members) for each in sessions]
    if len(sessions) > 1:
        sites = [site or composed(each.place or each.title.fr) for site, each in zip(sites, sessions, strict=True)]
    held = Counter(sites)
    return tuple(
        Visit(each, site) if held[site] == 1 else Visit(each, _with_code(site, each), site)
        for site, each in zip(sites, sessions, strict=True)
    )


def _with_code(site: str, session: Session) -> str:
    return f"{site} {session.code}"


def _site_called(names: Sequence[str], members: Iterable[PoolMember]) -> str:
    """The choice among those that registrations made that one of these names speaks of; empty where none does."""
    choices = sorted({choice for member in members for choice in member.site_choices}, key=len, reverse=True)
    for choice in choices:
        if any(composed(choice).casefold() in composed(name).casefold() for name in names):
            return composed(choice)
    return ""
