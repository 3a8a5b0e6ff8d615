"""Whether somebody who registered is on a session's list already, put there by hand or from another registration."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.domain.registrations import Registration


def recognised(
    registration: Registration, side: Side, listed: Iterable[Participant], registered: frozenset[str]
) -> Participant | None:
    """The same person on the list: by their registration, else by e-mail, else by the whole name on the same ``side``.

    ``registered`` are the persons that a registration has led to: whoever came by another one is somebody else, even of
    the same name or household.
    """
    everybody = tuple(listed)
    for each in everybody:
        if registration.person_id is not None and each.person_id == registration.person_id:
            return each
    by_hand = [each for each in everybody if each.person_id not in registered]
    email = registration.email.casefold()
    same_email = [each for each in by_hand if email and each.email.casefold() == email and _may_be(registration, each)]
    same_name = [
        each
        for each in by_hand
        if (each.side, _words(each)) == (side, _words(registration))
        and not (email and each.email and each.email.casefold() != email)
    ]
    return next(iter((*same_email, *same_name)), None)


def _may_be(registration: Registration, listed: Participant) -> bool:
    """One address may serve a couple: the first names agree, one may be an initial, or first and last are swapped."""
    one, other = folded(registration.first_name), folded(listed.first_name)
    return (
        one.startswith(other)
        or other.startswith(one)
        or (one == folded(listed.last_name) and other == folded(registration.last_name))
    )


def _words(person: Registration | Participant) -> list[str]:
    """Both names, in either order."""
    return sorted(folded(person.name).split())
