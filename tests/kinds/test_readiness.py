"""What is said before the doors open of the films that candidates bring."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cocreation_desk.domain.election import Candidate, CandidateState, Election
from cocreation_desk.kinds.readiness import Surroundings, concerns, films
from tests.rooms import room_from


@pytest.mark.parametrize(
    ("there", "playable", "told"),
    [(False, None, "preflight_media_gone"), (True, False, "preflight_film"), (True, True, "")],
)
def test_a_candidates_film_is_looked_for_and_tried(
    there: bool, playable: bool | None, told: str, tmp_path: Path
) -> None:
    film = tmp_path / "huguette.mp4"
    if there:
        film.write_bytes(b"a film")
    candidate = Candidate("k", "c1", "Huguette Marchand", 1, state=CandidateState.VALIDATED, film=str(film))
    room = replace(room_from("president_election"), election=Election("e", "session", candidates=(candidate,)))

    around = Surroundings("http://192.168.8.20", films={str(film): playable})

    said = [each.key for each in concerns(room, around) if each.details.get("title") == candidate.name]

    assert films(room)[-1] == str(film)
    assert said == ([told] if told else [])
