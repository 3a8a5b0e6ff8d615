"""The rules of one vote, fixed before it opens: how much may be marked, and what it takes to win."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from fractions import Fraction
from typing import Any, Literal, TypeAlias, get_args

Majority: TypeAlias = Literal["simple", "absolute", "two_thirds", "three_quarters", "four_fifths"]
Base: TypeAlias = Literal["valid", "voters", "present", "registered"]
TieRule: TypeAlias = Literal["draw", "chair", "runoff", "shared"]
QuorumOf: TypeAlias = Literal["present", "voters"]

# The rules of a quorum: whatever decides something may ask for one.
QUORUM = frozenset({"quorum", "quorum_people", "quorum_of"})

LONGEST_AMOUNT = 60

_QUALIFIED = {
    "two_thirds": Fraction(2, 3),
    "three_quarters": Fraction(3, 4),
    "four_fifths": Fraction(4, 5),
}


@dataclass(frozen=True)
class Rules:
    """Each method reads the rules it needs and leaves the others alone.

    ``majority`` is taken of ``base``: the valid votes unless the rule says that blank papers, the people present or
    the whole roll count too. ``quorum`` is the share of ``registered`` that must be ``present`` (the voters, where
    nobody counted heads) and ``quorum_people`` how many of them at least; or it is the voters who must be that many, where
    ``quorum_of`` says so. ``points`` left open are as many as the method gives for that number of options, as ``max_choices`` left open
    is any number. ``lot`` is the order in which the options were drawn in public after the vote had closed, and is
    needed only where a method must choose between options that are level in all else. ``budget`` and ``costs`` are
    in the same currency; ``step`` is by how much shares grow in the completion of equal shares. ``tie_rule`` says who
    settles a tie: a lot drawn in public, the chair, another vote between those level, or nobody: they share the place.
    ``each_side`` are the sides of the room that must each carry the result; ``weights`` what each side weighs,
    whatever its number. A vote has one of the two, or neither.
    """

    min_choices: int = 1
    max_choices: int | None = 1
    points: int | None = None
    max_per_option: int | None = None
    grades: tuple[int, ...] = (1, 2, 3, 4, 5)
    max_text: int = 500
    allow_blank: bool = True
    seats: int = 1
    majority: Majority = "simple"
    base: Base = "valid"
    quorum: Fraction | None = None
    quorum_people: int | None = None
    quorum_of: QuorumOf = "present"
    present: int | None = None
    registered: int | None = None
    lot: tuple[str, ...] = ()
    budget: Fraction | None = None
    costs: Mapping[str, Fraction] = field(default_factory=dict)
    step: Fraction | None = None
    tie_rule: TieRule = "draw"
    each_side: tuple[str, ...] = ()
    weights: Mapping[str, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbers = (self.min_choices, self.max_text, self.seats, *self.grades)
        open_numbers = (
            self.max_choices,
            self.points,
            self.max_per_option,
            self.quorum_people,
            self.present,
            self.registered,
        )
        if not all(_is_count(n) for n in (*numbers, *(n for n in open_numbers if n is not None))):
            raise ValueError("rules count in whole numbers")
        if self.seats < 1:
            raise ValueError("a vote fills at least one seat")
        if not all(isinstance(name, str) for name in (*self.lot, *self.each_side)):
            raise ValueError("options and sides are named by texts")
        if not self.grades or list(self.grades) != sorted(set(self.grades)):
            raise ValueError("grades go from the worst to the best")
        if self.majority not in get_args(Majority) or self.base not in get_args(Base):
            raise ValueError("no such majority")
        if self.quorum_of not in get_args(QuorumOf):
            raise ValueError("no such quorum")
        if self.tie_rule not in get_args(TieRule):
            raise ValueError("nobody settles a tie that way")
        if len(self.weights) == 1 or any(weight <= 0 for weight in self.weights.values()):
            raise ValueError("every side weighs something")
        if self.weights and self.each_side:
            raise ValueError("sides have weights, or each must carry the result")
        if not isinstance(self.allow_blank, bool):
            raise ValueError("blank papers are allowed or not")
        if self.quorum is not None and not 0 <= self.quorum <= 1:
            raise ValueError("a quorum is a share of the roll")
        if any(amount is not None and amount < 0 for amount in (self.budget, self.step, *self.costs.values())):
            raise ValueError("money is counted from nothing upwards")
        if self.step == 0:
            raise ValueError("shares that do not grow never spend the budget")

    def to_json(self) -> dict[str, Any]:
        plain = asdict(self)
        for listed in ("grades", "lot", "each_side"):
            plain[listed] = list(plain[listed])
        for share in ("quorum", "budget", "step"):
            plain[share] = None if plain[share] is None else str(plain[share])
        plain["costs"] = {option: str(cost) for option, cost in self.costs.items()}
        plain["weights"] = {side: str(weight) for side, weight in self.weights.items()}
        return plain

    def with_json(self, plain: Mapping[str, Any]) -> Rules:
        """These rules with those given in their place. ValueError for a rule nobody knows, or one that makes no sense."""
        if not {rule.name for rule in fields(self)}.issuperset(plain):
            raise ValueError("a rule this version does not know")
        try:
            return self._with(dict(plain))
        except TypeError as other:
            raise ValueError("a rule of another kind") from other

    def _with(self, given: dict[str, Any]) -> Rules:
        for listed in ("grades", "lot", "each_side"):
            if listed in given:
                given[listed] = tuple(given[listed])
        for share in ("quorum", "budget", "step"):
            if given.get(share) is not None:
                given[share] = exactly(given[share])
        for each in ("costs", "weights"):
            if each in given:
                given[each] = {str(name): exactly(amount) for name, amount in dict(given[each]).items()}
        return replace(self, **given)

    def for_a_side(self) -> Rules:
        """The same rules where only one side of the room is counted: the roll of the whole room says nothing there."""
        base: Base = self.base if self.base == "voters" else "valid"
        return replace(
            self, base=base, quorum=None, quorum_people=None, present=None, registered=None, each_side=(), weights={}
        )


def exactly(amount: object) -> Fraction:
    """2, "2", "2.50", 2.5 or "5/2": what is written is what is meant. ValueError for what is no amount."""
    written = str(amount)
    if len(written) > LONGEST_AMOUNT or "e" in written.lower():  # nobody's money takes a thousand digits
        raise ValueError("not an amount")
    try:
        return Fraction(written)
    except ZeroDivisionError as nonsense:
        raise ValueError("not an amount") from nonsense


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def votes_needed(majority: Majority, base: int) -> int:
    """The fewest votes that carry: more than half of the base, or at least the qualified share of it."""
    if majority in _QUALIFIED:
        share = _QUALIFIED[majority]
        return -(-share.numerator * base // share.denominator)
    return base // 2 + 1


def carries(majority: Majority, share: Fraction) -> bool:
    """Whether a share carries: more than half, or at least the qualified share."""
    return share >= _QUALIFIED[majority] if majority in _QUALIFIED else share > Fraction(1, 2)


def base_of(rules: Rules, voters: int, valid: int) -> int:
    """How many the majority is taken of. A simple majority is always one of the valid votes."""
    if rules.majority == "simple" or rules.base == "valid":
        return valid
    if rules.base == "voters":
        return voters
    return present_of(rules, voters) if rules.base == "present" else registered_of(rules)


def present_of(rules: Rules, voters: int) -> int:
    """Whoever voted was here, counted or not."""
    return max(voters, rules.present or 0)


def registered_of(rules: Rules) -> int:
    if rules.registered is None:
        raise ValueError("this rule needs the number of registered voters")
    return rules.registered


def points_each(rules: Rules, options: int) -> int:
    """How many points a person has: as the rules say, or one for every four options, from two to five."""
    return min(5, max(2, (options + 2) // 4)) if rules.points is None else rules.points
