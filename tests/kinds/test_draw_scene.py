"""The projected draw: fingerprint before digits, digits before names, and never a family name."""

from __future__ import annotations

from dataclasses import replace

from cocreation_desk.domain.draw.held import DrawState
from cocreation_desk.domain.draw.plan import Place
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene
from cocreation_desk.kinds.scene import scene
from cocreation_desk.words import sayer
from tests.reports.test_draw_certificate import held
from tests.rooms import open_codir_room
from tests.stage.sample_draws import frozen


def shown(state: DrawState, typing: str = "") -> Room:
    room = open_codir_room()
    assert room.session is not None
    made = replace(held(), state=state, typing=typing)
    if not state.has_result:
        made = replace(made, drawn=None, turns=())
    return replace(room, session=replace(room.session, scene=Scene.DRAW), draws=(made,))


def test_digits_show_as_they_are_typed_and_no_name_before_the_result() -> None:
    view = scene(shown(DrawState.FROZEN, "40715938"), sayer("fr"))["view"]

    assert view["phase"] == "frozen"
    assert view["digits"][:3] == ["40715", "938··", "·····"]
    assert len(view["fingerprint"]) == 8
    assert view["people"] == []
    assert view.keys() == frozen(lambda fr, en: fr).keys()


def test_people_are_shown_by_first_name_and_initial_alone() -> None:
    room = shown(DrawState.DRAWN)

    view = scene(room, sayer("fr"))["view"]

    assert len(view["people"]) == 10
    assert not any(seat.full_name in str(view) for seat in room.draws[0].turns)


def test_a_draw_that_was_called_off_is_not_shown() -> None:
    assert scene(shown(DrawState.CANCELLED), sayer("en"))["view"]["phase"] == "open"


def test_of_many_people_those_of_the_session_that_is_projected_come_first() -> None:
    room = shown(DrawState.DRAWN)
    (one,) = room.draws
    assert room.session is not None
    here, elsewhere = (
        one.turns[:10],
        [replace(one.turns[0], id=f"e{n}", number=f"E{n}", place="Lyon", first_name="Zoé") for n in range(40)],
    )
    plan = replace(one.plan, places=(Place("Lyon", 40), *one.plan.places))
    chosen = {"Lyon": tuple(seat.number for seat in elsewhere), **(one.drawn.chosen if one.drawn else {})}
    many = replace(
        one, plan=plan, turns=(*elsewhere, *here), sessions={**one.sessions, "Lyon": "another"},
        drawn=replace(one.drawn, chosen=chosen) if one.drawn else None,
    )  # fmt: skip

    view = scene(replace(room, draws=(many,)), sayer("fr"))["view"]

    assert [each["number"] for each in view["people"][:10]] == [seat.number for seat in here]
    assert (len(view["people"]), view["more"]) == (30, "et 20 autres")
