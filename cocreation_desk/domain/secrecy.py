"""When a vote may be secret, what to warn of first, and the short codes and words by which a sealed urn is recognised."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from cocreation_desk.domain.ballot import Ballot, counts_sides
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side

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


def check_may_be_secret(ballot: Ballot, registered: int | None = None) -> None:
    """Refuse what cannot be kept secret; the number of voters counts once it is known.

    Predictions cannot: they are told apart from the votes by their side, and a side is few people. Nor can a vote in
    which sides count as sides: their papers would have to keep the side even where it is small.
    """
    if ballot.predicted_by is not None:
        raise Refused("secret_without_predictions", code=ballot.code)
    if counts_sides(ballot):
        raise Refused("secret_without_sides", code=ballot.code)
    if registered is None or registered >= FEWEST_FOR_SIGNATURES:
        return
    if ballot.words or METHODS[ballot.method].paper in _SIGNATURES:
        raise Refused("secret_needs_more_voters", code=ballot.code, least=FEWEST_FOR_SIGNATURES)


def secrecy_warnings(ballot: Ballot, registered: int) -> tuple[str, ...]:
    """What to tell whoever opens a secret vote, as keys of the catalogue, the most serious first."""
    few = ("secret_warns_few",) if registered < FRAGILE_BELOW else ()
    patterns = ("secret_warns_patterns",) if METHODS[ballot.method].paper in _PATTERNS | _SIGNATURES else ()
    return (*few, "secret_warns_unanimity", *patterns, "secret_warns_final", "secret_warns_key", "secret_warns_law")


def kept_sides(sides: Sequence[str], min_breakdown: int) -> tuple[str, ...]:
    """The side to write on each opened paper: its own where every side is many, nobody's where one is few.

    Nobody is told apart by a side when all are of the same one.
    """
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
