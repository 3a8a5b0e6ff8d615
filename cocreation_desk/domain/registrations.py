"""Who asked to take part: the registrations of a programme, what stands in their way, and what was decided about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.french_regions import department_of
from cocreation_desk.domain.text import Language

_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;.]+(\.[^\s@,;.]+)+")


RULE = "rule"  # who decided, where no person did


class Standing(StrEnum):
    """Whether a registration takes part in the draw."""

    ELIGIBLE = "eligible"
    EXCLUDED = "excluded"
    DUPLICATE = "duplicate"


class Reason(StrEnum):
    """Why somebody has to look at a registration, or why it was set aside."""

    DUPLICATE = "duplicate"
    MINOR = "minor"
    EMPLOYEE = "employee"
    OUT_OF_AREA = "out_of_area"
    INCOMPLETE = "incomplete"
    OTHER = "other"


class Clue(StrEnum):
    """What makes us think so."""

    SAME_EMAIL = "same_email"
    SAME_PHONE = "same_phone"
    SAME_NAME = "same_name"
    AGE = "age"
    ORGANISATION = "organisation"
    DOMAIN = "domain"
    POSTCODE = "postcode"
    REGION = "region"
    NO_NAME = "no_name"
    NO_CONTACT = "no_contact"
    EMAIL_WRONG = "email_wrong"
    BIRTH_UNREADABLE = "birth_unreadable"
    AGE_UNKNOWN = "age_unknown"


@dataclass(frozen=True)
class Registration:
    """One line of a list of people who wish to come. A date of birth is never kept: its age band is."""

    id: str
    number: str
    first_name: str
    last_name: str
    email: str = ""
    phone: str = ""
    postcode: str = ""
    age_band: str = ""
    is_minor: bool = False
    birth_unreadable: bool = False
    sex: str = ""
    region: str = ""
    site_choices: tuple[str, ...] = ()
    segment: str = "none"
    household: str = ""
    organisation: str = ""
    language: Language | None = None
    strata: Mapping[str, str] = field(default_factory=dict)
    registered_at: datetime | None = None
    import_id: str = ""
    line: int = 0
    state: Standing = Standing.ELIGIBLE
    reason: Reason | None = None
    duplicate_of: str | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    person_id: str | None = None
    forgotten_at: datetime | None = None
    guardian: str = ""
    guardian_choice: str = ""
    guardian_channel: str = ""
    guardian_at: datetime | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def short_name(self) -> str:
        """« Prénom N. », as it may be read out in the room."""
        return f"{self.first_name} {self.last_name[:1]}." if self.last_name else self.first_name

    @property
    def department(self) -> str:
        """The French département of the postcode, where it has one."""
        return department_of(self.postcode)

    @property
    def is_eligible(self) -> bool:
        """Whether they can be drawn: nobody who was forgotten can."""
        return self.state is Standing.ELIGIBLE and not self.is_forgotten

    @property
    def is_forgotten(self) -> bool:
        """Only the number, and where it stood, are left."""
        return self.forgotten_at is not None

    @property
    def has_guardian(self) -> bool:
        """A parent or guardian agrees that they take part."""
        return self.guardian_choice == "granted"

    @property
    def is_decided(self) -> bool:
        return bool(self.decided_by)

    @property
    def features(self) -> dict[str, str]:
        """What quotas may ask for: the fields every list knows, and the columns this one kept."""
        known = {"sex": self.sex, "age_band": self.age_band, "region": self.region}
        if self.segment != "none":
            known["segment"] = self.segment
        return {name: value for name, value in known.items() if value} | dict(self.strata)


@dataclass(frozen=True)
class Rules:
    """Who cannot take part in this programme."""

    organisations: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()  # as they begin; none: everywhere
    regions: tuple[str, ...] = ()  # none: everywhere
    minors_allowed: bool = False


@dataclass(frozen=True)
class Finding:
    """One thing to look at about one registration."""

    registration_id: str
    reason: Reason
    clue: Clue
    twin_id: str | None = None


def findings(registrations: Iterable[Registration], rules: Rules) -> tuple[Finding, ...]:
    """All there is to look at, registration by registration, decided or not; the first of several doubles is the original.

    Of those who were forgotten nothing is left to look at.
    """
    everybody = tuple(each for each in registrations if not each.is_forgotten)
    doubles = _doubles(everybody)
    employees = frozenset(folded(each) for each in rules.organisations if each.strip())
    domains = tuple(domain.casefold().lstrip("@") for domain in rules.domains if domain.strip())
    regions = frozenset(folded(each) for each in rules.regions)
    knows_ages = any(each.age_band or each.birth_unreadable for each in everybody)
    found: list[Finding] = []
    for each in everybody:
        found += doubles.get(each.id, ())
        if not rules.minors_allowed:
            if each.is_minor:
                found.append(Finding(each.id, Reason.MINOR, Clue.AGE))
            elif each.birth_unreadable:
                found.append(Finding(each.id, Reason.INCOMPLETE, Clue.BIRTH_UNREADABLE))
            elif knows_ages and not each.age_band:
                found.append(Finding(each.id, Reason.INCOMPLETE, Clue.AGE_UNKNOWN))
        if folded(each.organisation) in employees:
            found.append(Finding(each.id, Reason.EMPLOYEE, Clue.ORGANISATION))
        elif _is_of_domain(each.email, domains):
            found.append(Finding(each.id, Reason.EMPLOYEE, Clue.DOMAIN))
        if rules.postcodes and not _compact(each.postcode).startswith(tuple(map(_compact, rules.postcodes))):
            found.append(Finding(each.id, Reason.OUT_OF_AREA, Clue.POSTCODE))
        elif regions and folded(each.region) not in regions:
            found.append(Finding(each.id, Reason.OUT_OF_AREA, Clue.REGION))
        if not each.name:
            found.append(Finding(each.id, Reason.INCOMPLETE, Clue.NO_NAME))
        elif not each.email and not each.phone:
            found.append(Finding(each.id, Reason.INCOMPLETE, Clue.NO_CONTACT))
        elif each.email and not _EMAIL.fullmatch(each.email):
            found.append(Finding(each.id, Reason.INCOMPLETE, Clue.EMAIL_WRONG))
    return tuple(found)


def open_findings(registrations: Iterable[Registration], rules: Rules) -> tuple[Finding, ...]:
    """Those nobody has decided about yet."""
    everybody = tuple(registrations)
    decided = {each.id for each in everybody if each.is_decided}
    return tuple(each for each in findings(everybody, rules) if each.registration_id not in decided)


@dataclass(frozen=True)
class Verdict:
    """Where a registration stands, why, and who said so; nobody where ``decided_by`` is empty."""

    registration_id: str
    state: Standing = Standing.ELIGIBLE
    reason: Reason | None = None
    duplicate_of: str | None = None
    decided_by: str = ""
    decided_at: datetime | None = None


def verdict_on(registration: Registration) -> Verdict:
    return Verdict(
        registration.id,
        registration.state,
        registration.reason,
        registration.duplicate_of,
        registration.decided_by,
        registration.decided_at,
    )


class Way(StrEnum):
    """What a rule does with all that was found for one reason."""

    KEEP = "keep"
    SET_ASIDE = "set_aside"  # of doubles the first stays
    KEEP_NEWEST = "keep_newest"  # of doubles the last stays: it corrects the others


def by_rule(
    registrations: Iterable[Registration], rules: Rules, reason: Reason, way: Way, clue: Clue | None = None
) -> tuple[Verdict, ...]:
    """The verdicts of that rule on whatever nobody has decided about; one clue alone where one is given.

    A double is never set aside for somebody who is set aside: those stay for a person to look at.
    """
    everybody = {each.id: each for each in registrations}
    places = {each: place for place, each in enumerate(everybody)}
    found = [
        each for each in open_findings(everybody.values(), rules) if each.reason is reason and clue in (None, each.clue)
    ]
    if way is Way.KEEP:
        return tuple(Verdict(each, decided_by=RULE) for each in dict.fromkeys(one.registration_id for one in found))
    if reason is not Reason.DUPLICATE:
        aside = dict.fromkeys(one.registration_id for one in found)
        return tuple(Verdict(each, Standing.EXCLUDED, reason, decided_by=RULE) for each in aside)
    verdicts: list[Verdict] = []
    for group in _groups(found):
        standing = [everybody[each] for each in sorted(group, key=places.__getitem__) if everybody[each].is_eligible]
        if len(standing) < 2:
            continue
        settled = [each for each in standing if each.is_decided]
        stays = settled[0] if settled else _newest(standing) if way is Way.KEEP_NEWEST else standing[0]
        for each in standing:
            if not each.is_decided and each is not stays:
                verdicts.append(Verdict(each.id, Standing.DUPLICATE, reason, stays.id, RULE))
        if way is Way.KEEP_NEWEST and not stays.is_decided:
            verdicts.append(Verdict(stays.id, decided_by=RULE))
    return tuple(verdicts)


def _newest(doubles: Sequence[Registration]) -> Registration:
    """The one registered last; where that is not known of all of them, the last on the list."""
    if all(each.registered_at for each in doubles):
        return max(reversed(doubles), key=lambda each: each.registered_at or datetime.min)
    return doubles[-1]


def _groups(found: Iterable[Finding]) -> list[list[str]]:
    """Registrations that are doubles of one another."""
    group_of: dict[str, list[str]] = {}
    for each in found:
        twin = each.twin_id or each.registration_id
        one, other = group_of.setdefault(twin, [twin]), group_of.get(each.registration_id, [each.registration_id])
        if one is not other:
            one.extend(other)
            group_of.update(dict.fromkeys(other, one))
    return list({id(group): group for group in group_of.values()}.values())


def originals_of(registration: Registration, everybody: Iterable[Registration]) -> Iterator[Registration]:
    """The others still in the draw that share an e-mail, a phone, or a name and a postcode with it, in their order."""
    keys = frozenset(_keys(registration).values())
    for other in everybody:
        if other.id != registration.id and other.is_eligible and not keys.isdisjoint(_keys(other).values()):
            yield other


@dataclass(frozen=True)
class Tally:
    """How many there are, in each standing and for each reason; whoever was forgotten counts as they stood."""

    received: int
    eligible: int
    set_aside: Mapping[Reason, int]
    undecided: int
    forgotten: int = 0


def tally(registrations: Sequence[Registration], rules: Rules) -> Tally:
    aside = Counter(each.reason or Reason.OTHER for each in registrations if each.state is not Standing.ELIGIBLE)
    return Tally(
        received=len(registrations),
        eligible=sum(1 for each in registrations if each.state is Standing.ELIGIBLE),
        set_aside={reason: aside[reason] for reason in Reason if aside[reason]},
        undecided=len({each.registration_id for each in open_findings(registrations, rules)}),
        forgotten=sum(1 for each in registrations if each.is_forgotten),
    )


def phone_key(phone: str) -> str:
    """The digits that tell two phones apart: +33 6, 0033 6 and 06 are the same."""
    digits = re.sub(r"\(0\)|[^\d+]", "", phone)
    digits = re.sub(r"^(\+|00)", "+", digits)
    digits = re.sub(r"^\+33", "0", digits)
    return digits if len(digits) >= 6 else ""


def _doubles(everybody: Sequence[Registration]) -> dict[str, list[Finding]]:
    first: dict[tuple[Clue, str], str] = {}
    found: dict[str, list[Finding]] = {}
    for each in everybody:
        for clue, key in _keys(each).items():
            twin = first.setdefault(key, each.id)
            if twin != each.id and each.id not in found:  # one clue is enough to have somebody look
                found[each.id] = [Finding(each.id, Reason.DUPLICATE, clue, twin)]
    return found


def _keys(registration: Registration) -> dict[Clue, tuple[Clue, str]]:
    keys = {
        Clue.SAME_EMAIL: registration.email.casefold(),
        Clue.SAME_PHONE: phone_key(registration.phone),
        Clue.SAME_NAME: _name_and_postcode(registration),
    }
    return {clue: (clue, key) for clue, key in keys.items() if key}


def _name_and_postcode(registration: Registration) -> str:
    if not (registration.first_name and registration.last_name and registration.postcode):
        return ""
    return f"{folded(registration.first_name)}|{folded(registration.last_name)}|{_compact(registration.postcode)}"


def _compact(postcode: str) -> str:
    return "".join(postcode.split()).casefold()


def _is_of_domain(email: str, domains: Sequence[str]) -> bool:
    host = email.casefold().rpartition("@")[2]
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
