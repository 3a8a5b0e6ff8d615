"""Quotas as people write them, « Sexe » and « femmes », in the words that registrations answered with, ``sex`` and ``F``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cocreation_desk.domain.columns import guessed
from cocreation_desk.domain.draw.pool import PoolMember, features_of, values_of
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.list_words import SEGMENTS_SAID, SEXES_SAID

_SAID: Mapping[str, Mapping[str, str]] = {"sex": SEXES_SAID, "segment": SEGMENTS_SAID}


def as_answered(quotas: Sequence[Quota], members: Sequence[PoolMember]) -> tuple[Quota, ...]:
    """The same quotas in the words of the pool; what means nothing there stays as it was written."""
    known = {feature: tuple(values_of(members, feature)) for feature in features_of(members)}
    found = []
    for quota in quotas:
        feature = _feature(quota.feature, tuple(known))
        found.append(replace(quota, feature=feature, value=_value(quota.value, feature, known.get(feature, ()))))
    return tuple(found)


def _feature(written: str, known: Sequence[str]) -> str:
    if written in known:
        return written
    alike = [each for each in known if folded(each) == folded(written)]
    meant = guessed((written,))[written].value
    return alike[0] if alike else meant if meant and meant in known else written


def _value(written: str, feature: str, known: Sequence[str]) -> str:
    if written in known:
        return written
    alike = [each for each in known if folded(each) == folded(written)]
    meant = _SAID.get(feature, {}).get(folded(written), "")
    return alike[0] if alike else meant if meant and meant in known else written
