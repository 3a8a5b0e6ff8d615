"""When a vote may be secret, what to warn of first, and the short codes and words by which a sealed urn is recognised."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cocreation_desk.domain.ballot import Ballot, counts_sides
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Marks, Paper
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Participant, Side

FEWEST_OF_A_SIDE = 2  # where sides count as sides, the paper of somebody alone on theirs would be theirs for all to see
FEWEST_FOR_SIGNATURES = 20  # below that, words of one's own or a long order can be told apart, and so can their author
FRAGILE_BELOW = 5
LONGEST_WORD = 64
LONGEST_CHARACTER = 6  # bytes, when JSON has to escape it

# What a facilitator is told of a secret vote before choosing it, as keys of the catalogue: what can be seen, and what not.
EXPLAINED = ("secret_says_seen", "secret_says_never_seen", "secret_says_trust", "secret_warns_law")

# A paper of these kinds can say so much that some of them may be the only one of their sort.
_SIGNATURES = frozenset({"ranks", "stance"})
_PATTERNS = frozenset({"points", "grades", "credits", "duels", "spots"})

_CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"  # no I, L, O, U: read aloud and typed without doubt
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"


def check_may_be_secret(ballot: Ballot, voters: Mapping[Side, int] | None = None) -> None:
    """Refuse what cannot be kept secret; how many may vote, by side, counts once it is known.

    Predictions cannot: they are told apart from the votes by their side, and a side is few people. Where sides count
    as sides every paper keeps its own, and each of them hides only among those of its side.
    """
    if ballot.predicted_by is not None:
        raise Refused("secret_without_predictions", code=ballot.code)
    if voters is None:
        return
    if counts_sides(ballot) and 0 < min(voters.values(), default=0) < FEWEST_OF_A_SIDE:
        raise Refused("secret_side_of_one", code=ballot.code)
    if _hides_among(ballot, voters) >= FEWEST_FOR_SIGNATURES:
        return
    if ballot.words or METHODS[ballot.method].paper in _SIGNATURES:
        raise Refused("secret_needs_more_voters", code=ballot.code, least=FEWEST_FOR_SIGNATURES)


def check_may_be_emptied(ballot: Ballot, signed: Iterable[Side]) -> None:
    """Refuse to open an urn in which a side that counts as one has a single paper: opening it would say whose it is."""
    if counts_sides(ballot) and min(Counter(signed).values(), default=FEWEST_OF_A_SIDE) < FEWEST_OF_A_SIDE:
        raise Refused("secret_side_alone", code=ballot.code)


def voters_at_opening(ballot: Ballot, entitled: Iterable[Participant]) -> Counter[Side]:
    """Of those entitled how many, by side, vote if it opens now: an election's roll is made of those who are here."""
    return Counter(each.side for each in entitled if each.presence.is_here or not ballot.is_election)


def secrecy_warnings(ballot: Ballot, voters: Mapping[Side, int]) -> tuple[str, ...]:
    """What to tell whoever opens a secret vote, as keys of the catalogue, the most serious first."""
    patterns = ("secret_warns_patterns",) if METHODS[ballot.method].paper in _PATTERNS | _SIGNATURES else ()
    fragile = fragile_at_opening(ballot, voters)
    return (*fragile, "secret_warns_unanimity", *patterns, "secret_warns_final", "secret_warns_key", "secret_warns_law")


def fragile_at_opening(ballot: Ballot, voters: Mapping[Side, int]) -> tuple[str, ...]:
    """Why a secret vote may not open without somebody's having said that they know, as keys; nothing where it may."""
    few = ("secret_warns_few",) if sum(voters.values()) < FRAGILE_BELOW else ()
    if few or not counts_sides(ballot) or _hides_among(ballot, voters) >= FRAGILE_BELOW:
        return few
    return ("secret_warns_small_side" if ballot.rules.each_side else "secret_warns_small_weight",)


def fragile_at_closing(ballot: Ballot, signed: Sequence[Side]) -> tuple[str, ...]:
    """The same before the papers are opened, from those who have voted: then nothing brings their seals back."""
    if not signed or _hides_among(ballot, Counter(signed)) >= FRAGILE_BELOW:
        return ()
    return ("secret_warns_few_papers",)


def fragile_at_reveal(ballot: Ballot, papers: Iterable[Paper]) -> tuple[str, ...]:
    """The same before a result is announced: everybody of one mind, or everybody of one side where sides count."""
    marks: dict[str, list[Marks]] = {}
    for paper in papers:
        marks.setdefault(paper.side if counts_sides(ballot) else "", []).append(paper.marks)
    of_one_mind = any(len(said) > 1 and len(set(said)) == 1 for said in marks.values())
    return ("secret_of_one_mind",) if ballot.is_secret and of_one_mind and not ballot.outcome_only else ()


def _hides_among(ballot: Ballot, voters: Mapping[Side, int]) -> int:
    """How many papers a paper cannot be told from: those of the room, or of the smallest side where sides count."""
    return min(voters.values(), default=0) if counts_sides(ballot) else sum(voters.values())


def kept_sides(ballot: Ballot, sides: Sequence[str], min_breakdown: int) -> tuple[str, ...]:
    """The side to write on each opened paper: its own where every side is many, nobody's where one is few.

    Nobody is told apart by a side when all are of the same one. Where sides count as sides no paper counts without.
    """
    if counts_sides(ballot):
        return tuple(sides)
    few = len(set(sides)) > 1 and min(Counter(sides).values()) < min_breakdown
    return tuple(Side.NEUTRAL.value if few else side for side in sides)


def receipt_code(box: bytes) -> str:
    """The first 30 bits of the sealed paper's SHA-256 as six characters: it was in the urn, and nothing of what it says."""
    bits = int.from_bytes(hashlib.sha256(box).digest()[:4]) >> 2
    return "".join(_CODE_LETTERS[(bits >> 5 * place) & 31] for place in reversed(range(6)))


def key_words(public_key: bytes) -> str:
    """The first 64 bits of the key's SHA-256 as four words that can be read aloud, the same in every language.

    They are spelt as proquints (D. S. Wilkerson, 2009): consonant, vowel, consonant, vowel, consonant for 16 bits.
    """
    digest = hashlib.sha256(public_key).digest()
    return "-".join(_word(int.from_bytes(digest[at : at + 2])) for at in range(0, 8, 2))


def _word(number: int) -> str:
    c, v = _CONSONANTS, _VOWELS
    return c[number >> 12] + v[number >> 10 & 3] + c[number >> 6 & 15] + v[number >> 4 & 3] + c[number & 15]


def paper_bytes(ballot: Ballot) -> int:
    """Room for the longest paper this ballot allows. It depends on the ballot alone: all its sealed papers are as long."""
    options = len(ballot.options)
    longest_id = max((len(each) for each in ballot.option_ids), default=0)
    duels = options * (options - 1) // 2 if METHODS[ballot.method].paper == "duels" else 0
    marks = (options + 2 * duels) * (longest_id + 24)
    text = ballot.rules.max_text if METHODS[ballot.method].paper == "stance" else 0
    written = (text + ballot.words * LONGEST_WORD) * LONGEST_CHARACTER
    return -(-(256 + marks + written) // 256) * 256
