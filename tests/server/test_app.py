"""What a phone can ask for, over real HTTP."""

from __future__ import annotations

import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cocreation_desk.desk import people, running
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.badges import short_code
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.domain.session import SessionState
from cocreation_desk.server.pages import Pages
from cocreation_desk.store import file as store_file
from tests.phones import Phone, PhoneRoom, Reply, rating


def test_a_badge_opens_the_door_and_leaves_the_address_bar(room: PhoneRoom) -> None:
    camille, phone = room.person(), room.stranger()

    page = phone.get(f"/j/{room.badge(camille)}")
    joined = phone.post("/join", code=room.badge(camille))

    assert room.badge(camille) in page.text
    assert (joined.status, joined.headers["location"]) == (303, "/")
    assert "HttpOnly" in joined.headers["set-cookie"] and "SameSite=Lax" in joined.headers["set-cookie"]
    assert "Quelle langue" in phone.get().text


def test_looking_at_a_join_address_joins_nobody(room: PhoneRoom) -> None:
    page = room.stranger().get(f"/j/{room.badge(room.person())}")

    assert "set-cookie" not in page.headers
    assert room.person().presence is Presence.EXPECTED


def test_joining_marks_who_was_expected_as_present(room: PhoneRoom) -> None:
    room.joined(room.person())

    assert room.person().presence is Presence.PRESENT


def test_the_short_code_is_typed_with_blanks_and_small_letters(room: PhoneRoom) -> None:
    camille = room.person()
    code = short_code(room.evening.desk.file.badge_key, camille.id, 1).lower()

    joined = room.stranger().post("/join", code=f" {code[:4]}-{code[4:]} ")

    assert joined.status == 303


def test_the_room_code_asks_for_a_name_and_lets_a_guest_in(room: PhoneRoom) -> None:
    phone = room.stranger()
    before = len(room.evening.room.participants)

    asked = phone.post("/join", code=room.room_code)
    entered = phone.post("/guest", code=room.room_code, first_name="Noé", last_name="")

    assert 'name="first_name"' in asked.text
    assert entered.status == 303
    assert len(room.evening.room.participants) == before + 1
    assert "Noé" in _chosen(phone).text


def test_a_guest_without_a_name_is_told_so_and_keeps_the_form(room: PhoneRoom) -> None:
    refused = room.stranger().post("/guest", code=room.room_code, first_name="  ", last_name="Martin")

    assert refused.status == 409
    assert 'role="alert"' in refused.text and 'value="Martin"' in refused.text


def test_a_guest_needs_the_room_code(room: PhoneRoom) -> None:
    refused = room.stranger().post("/guest", code="AAAAAA", first_name="Noé")

    assert refused.status == 404
    assert "set-cookie" not in refused.headers


@pytest.mark.parametrize("code", ["", "ZZZZZZ", "A" * 26, "é", "\x00", "<b>"])
def test_wrong_codes_all_get_the_same_answer(room: PhoneRoom, code: str) -> None:
    refused = room.stranger().post("/join", code=code)

    assert refused.status == 404
    assert "Ce code n’ouvre pas cette séance." in refused.text


def test_a_renewed_badge_ends_the_old_code_and_the_phones_it_let_in(room: PhoneRoom) -> None:
    camille = room.person()
    phone = room.joined(camille)

    room.evening.do(people.new_badge, camille.id)
    room.evening.desk.look().result(120)

    assert room.stranger().post("/join", code=room.badge(camille)).status == 404
    assert _until(phone, "Entrez dans la séance")
    assert room.stranger().post("/join", code=room.badge(room.person())).status == 303


def test_the_console_hears_of_a_badge_on_two_phones(room: PhoneRoom) -> None:
    camille = room.person()

    room.joined(camille)
    room.joined(camille)

    assert room.told == [("phones_badge_used_twice", {"participant_id": camille.id})]


def test_scanning_ones_own_badge_again_is_no_second_phone(room: PhoneRoom) -> None:
    phone = room.joined(room.person())

    again = phone.post("/join", code=room.badge(room.person()))

    assert again.status == 303 and "set-cookie" not in again.headers
    assert room.told == []


def test_a_phone_that_knew_its_badge_before_the_doors_opened_comes_in_by_scanning_it(tmp_path: Path) -> None:
    """An executive who predicted at home is expected on the day like everybody, and scans the badge at the door."""
    room = PhoneRoom(tmp_path / "evening.cocreation", doors_open=False)
    try:
        executive = room.person(Side.COMPANY)
        phone = room.joined(executive)
        assert room.person(Side.COMPANY).presence is Presence.EXPECTED
        room.evening.do(running.welcome, room.evening.session_id)
        room.evening.desk.look().result(120)

        assert phone.post("/join", code=room.badge(executive)).status == 303

        assert room.person(Side.COMPANY).presence is Presence.PRESENT
    finally:
        room.close()


def test_everybody_reads_their_own_language(room: PhoneRoom) -> None:
    french, english = room.joined(room.person(), "fr"), room.joined(room.person(Side.COMPANY), "en")

    assert '<html lang="fr">' in french.get().text and "Vous êtes bien arrivé" in french.get().text
    assert '<html lang="en">' in english.get().text and "You are in" in english.get().text


def test_before_joining_the_browser_says_which_language(room: PhoneRoom) -> None:
    page = room.stranger().ask("GET", "/", headers={"Accept-Language": "en-GB,en;q=0.9,fr;q=0.5"})

    assert "Join the session" in page.text


def test_an_answer_is_saved_when_it_is_on_the_disk(room: PhoneRoom) -> None:
    phone, ballot = room.joined(room.person()), room.open_ballot()

    saved = phone.send(ballot.step_id, rating(ballot))

    assert saved.status == 200
    assert saved.json["saved"] is True and saved.json["again"] is False and saved.json["text"] == "Enregistré"
    with room.evening.desk.file.reader() as db:
        assert db.execute("select count(*) from roll").fetchone()[0] == 1


def test_the_same_key_twice_is_one_answer(room: PhoneRoom) -> None:
    """The answer to the first was lost on the air: the phone sends the same again."""
    phone, ballot = room.joined(room.person()), room.open_ballot()

    phone.send(ballot.step_id, rating(ballot), key="a" * 32)
    again = phone.send(ballot.step_id, rating(ballot), key="a" * 32)

    assert again.json["saved"] is True and again.json["again"] is True
    assert room.evening.room.turnout(ballot)[Side.CUSTOMER] == (1, 9)


def test_a_page_taken_back_and_changed_sends_something_new(room: PhoneRoom) -> None:
    """Without a script the key is the page's: what is sent with it counts too."""
    phone, ballot = room.joined(room.person()), room.open_ballot()

    phone.send(ballot.step_id, rating(ballot, 1), key="b" * 16)
    changed = phone.send(ballot.step_id, rating(ballot, 5), key="b" * 16)

    assert changed.json == changed.json | {"saved": True, "again": False}


def test_many_at_once_from_one_badge_are_one_vote(room: PhoneRoom) -> None:
    phone, ballot = room.joined(room.person()), room.open_ballot()

    with ThreadPoolExecutor(24) as taps:
        replies = list(taps.map(lambda n: phone.send(ballot.step_id, rating(ballot, 1 + n % 5)), range(24)))

    assert {reply.status for reply in replies} <= {200, 409, 429}
    assert sum(reply.status == 200 for reply in replies) >= 1
    assert room.evening.room.turnout(ballot)[Side.CUSTOMER] == (1, 9)
    with room.evening.desk.file.reader() as db:
        assert db.execute("select count(*) from paper").fetchone()[0] == 1


def test_a_whole_side_at_once_is_counted_once_each(room: PhoneRoom) -> None:
    phones = [room.joined(room.person(Side.CUSTOMER, n)) for n in range(9)]
    ballot = room.open_ballot()

    with ThreadPoolExecutor(9) as people_tapping:
        replies = list(people_tapping.map(lambda phone: phone.send(ballot.step_id, rating(ballot)), phones))

    assert [reply.status for reply in replies] == [200] * 9
    assert room.evening.room.turnout(ballot)[Side.CUSTOMER] == (9, 9)


def test_a_late_vote_is_told_so(room: PhoneRoom) -> None:
    phone, ballot = room.joined(room.person()), room.open_ballot()
    room.close_ballot(ballot)

    late = phone.send(ballot.step_id, rating(ballot))

    assert late.status == 409
    assert late.json == {"saved": False, "text": "Le vote est clos\u00a0: cette réponse n’a pas été comptée."}


def test_when_nothing_can_be_written_the_phone_is_told_to_keep_it(room: PhoneRoom) -> None:
    phone, ballot = room.joined(room.person()), room.open_ballot()
    room.evening.desk.close()

    kept = phone.send(ballot.step_id, rating(ballot))

    assert kept.status == 503 and kept.json["saved"] is False


def test_when_nothing_can_be_written_whoever_comes_in_is_told_so(room: PhoneRoom) -> None:
    badge, code = room.badge(room.person()), room.room_code
    known = room.joined(room.person(Side.COMPANY))
    room.evening.desk.close()

    turned_away = [
        room.stranger().post("/join", code=badge),
        room.stranger().post("/guest", code=code, first_name="Noé", last_name=""),
        known.post("/language", language="en"),
        known.post("/mine", purpose="image", choice="granted", version="1"),
    ]

    assert [each.status for each in turned_away] == [503] * 4
    assert all('role="alert"' in each.text and not each.cookie for each in turned_away)


@pytest.mark.parametrize("way", ["j", "kiosk", "watch"])
def test_a_page_that_fails_leaves_no_code_in_the_log(
    room: PhoneRoom, way: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(Pages, "page", fails)

    assert room.stranger().get(f"/{way}/ABCDEFGH").status == 500
    assert f"/{way} failed" in caplog.text and "ABCDEFGH" not in caplog.text


def test_without_a_script_a_vote_is_saved_and_the_page_says_so(room: PhoneRoom) -> None:
    phone, ballot = room.joined(room.person()), room.open_ballot()
    page = phone.get().text
    key = re.findall(r'name="key" value="(\w+)"', page)[0]

    sent = phone.post(f"/answer/{ballot.step_id}", key=key, **rating(ballot))
    after = phone.get().text

    assert 'data-state="saved"' not in page
    assert (sent.status, sent.headers["location"]) == (303, "/")
    assert 'data-state="saved"' in after and "Votre réponse est bien arrivée." in after


def test_without_a_script_a_refusal_is_said_on_the_page(room: PhoneRoom) -> None:
    phone, ballot = room.joined(room.person()), room.open_ballot()
    room.close_ballot(ballot)

    refused = phone.post(f"/answer/{ballot.step_id}", key="c" * 16, **rating(ballot))

    assert refused.status == 409
    assert 'role="alert"' in refused.text and "Le vote est clos" in refused.text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"ballot": "x" * 3000},
        {"grade-A": "9" * 5000},
        {"grade-A": ["1", "2"]},
        {"role": "admin", "participant_id": "7"},
        {"ballot": "\x00\u202e"},
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(room: PhoneRoom, fields: dict[str, object]) -> None:
    phone, ballot = room.joined(room.person()), room.open_ballot()

    refused = phone.send(ballot.step_id, rating(ballot) | fields if fields else {})

    assert refused.status == 409 and refused.json["saved"] is False
    assert room.evening.room.turnout(ballot)[Side.CUSTOMER] == (0, 9)


def test_nobody_answers_for_somebody_they_are_not(room: PhoneRoom) -> None:
    ballot, stranger = room.open_ballot(), room.stranger()
    name = next(iter(room.joined(room.person()).cookies))

    unknown = stranger.send(ballot.step_id, rating(ballot))
    forged = Phone(room.server.port, {name: "0" * 32}).send(ballot.step_id, rating(ballot))

    assert (unknown.status, forged.status) == (401, 401)
    assert unknown.text == forged.text


def test_a_step_that_is_not_there_refuses(room: PhoneRoom) -> None:
    phone = room.joined(room.person())

    assert phone.send("nowhere", {"ballot": "x"}).status == 409


def test_phones_are_known_again_after_the_app_was_killed(room: PhoneRoom) -> None:
    phone, ballot = room.joined(room.person()), room.open_ballot()
    port, session_id = room.server.port, room.evening.session_id
    room.server.stop()
    room.evening.desk.close()

    room.evening.desk = Desk(store_file.open_programme(room.evening.path), room.evening.clock, session_id)
    room.server = room.serve(port)

    assert "Client 0" in phone.get().text
    assert phone.send(ballot.step_id, rating(ballot)).json["saved"] is True


def test_the_door_is_closed_before_and_after_the_session(room: PhoneRoom) -> None:
    room.evening.do(running.start, room.evening.session_id)
    room.evening.do(running.close_session, room.evening.session_id)
    session = room.evening.room.session
    assert session is not None and session.state is SessionState.CLOSED

    closed = room.stranger().post("/join", code=room.badge(room.person()))

    assert "La séance est terminée." in closed.text
    assert "set-cookie" not in closed.headers


def test_polling_gets_the_screen_only_when_it_is_another(room: PhoneRoom) -> None:
    phone = room.joined(room.person())

    first = phone.get("/screen?v=")
    same = phone.get(f"/screen?v={first.headers['x-screen']}")
    room.open_ballot()
    another = phone.get(f"/screen?v={first.headers['x-screen']}")

    assert (first.status, same.status, another.status) == (200, 204, 200)
    assert room.stranger().get("/screen?v=").status == 401


def test_nothing_of_the_facilitators_is_there(room: PhoneRoom) -> None:
    phone = room.joined(room.person())

    for path in (
        "/admin",
        "/console",
        "/next",
        "/export",
        "/state",
        "/j",
        "/answer",
        "/static/../page.html",
        "/static/",
    ):
        assert phone.get(path).status == 404, path
        assert phone.post(path).status == 404, path


def test_a_first_visit_weighs_little(room: PhoneRoom) -> None:
    """At most 60 kB in all; a page that comes back needs its text alone."""
    phone = room.joined(room.person())
    room.open_ballot()
    page = phone.get().text
    static = list(re.findall(r'/static/[^"]+', page))

    sizes = [len(phone.zipped(path)) for path in ["/", *dict.fromkeys(static)]]

    assert len(static) >= 3
    assert sum(sizes) < 20_000, sizes


def test_static_things_are_kept_for_ever_and_are_the_same_zipped(room: PhoneRoom) -> None:
    phone = room.stranger()
    path = re.findall(r'/static/[^"]+css', phone.get().text)[0]

    plain = phone.get(path)

    assert "immutable" in plain.headers["cache-control"]
    assert len(phone.zipped(path)) < len(plain.text) / 2
    assert gzip.decompress(phone.zipped(path)).decode() == plain.text


def _chosen(phone: Phone) -> Reply:
    phone.post("/language", language="fr")
    return phone.get()


def _until(phone: Phone, words: str) -> bool:
    return any(words in phone.get().text for _ in range(50))
