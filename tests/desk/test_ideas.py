from __future__ import annotations

from datetime import date

import pytest

from cocreation_desk.desk import captures, ideas, people
from cocreation_desk.domain.answers import Consented, Contributed, Said, Signalled, Supported
from cocreation_desk.domain.commitments import Answer, NoteKind
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import QUESTION, Contribution, ContributionState
from cocreation_desk.domain.people import Presence, Side
from tests.evenings import Evening


def said(evening: Evening, step: str, text: str, label: str = "plus", voter: int = 0) -> Contribution:
    evening.send(step, evening.side(Side.CUSTOMER)[voter], Contributed((Said(label, text),)))
    return evening.room.contributions[-1]


@pytest.fixture
def collection(evening: Evening) -> Evening:
    evening.hold()
    evening.reach("collect")
    return evening


def current(evening: Evening) -> str:
    assert evening.room.current is not None
    return evening.room.current.id


def test_nothing_may_be_shown_before_somebody_let_it_through(collection: Evening) -> None:
    received = said(collection, current(collection), "L'accueil est chaleureux")
    step = collection.room.current
    assert step is not None
    assert collection.room.shown(step) == ()

    collection.do(ideas.approve, received.id)

    assert [each.text for each in collection.room.shown(step)] == ["L'accueil est chaleureux"]


def test_other_words_can_be_shown_and_the_original_is_kept(collection: Evening) -> None:
    received = said(collection, current(collection), "c nul")

    collection.do(ideas.reword, received.id, "Ce n'est pas au niveau")

    (kept,) = collection.room.contributions
    assert (kept.text, kept.display) == ("c nul", "Ce n'est pas au niveau")


def test_hiding_needs_a_reason(collection: Evening) -> None:
    received = said(collection, current(collection), "Un nom propre")

    with pytest.raises(Refused, match="reason_needed"):
        collection.do(ideas.hide, received.id, "")
    collection.do(ideas.hide, received.id, "cite une personne")

    assert collection.room.contributions[0].hidden_reason == "cite une personne"


def test_merged_contributions_keep_both_codes_and_can_be_separated(collection: Evening) -> None:
    first = said(collection, current(collection), "Trop cher", voter=0)
    second = said(collection, current(collection), "Les prix sont élevés", voter=1)
    third = said(collection, current(collection), "Prix", voter=2)

    collection.do(ideas.merge, third.id, second.id)
    collection.do(ideas.merge, second.id, first.id)
    assert [each.merged_into for each in collection.room.contributions] == [None, first.id, first.id]
    collection.do(ideas.unmerge, second.id)

    assert [each.code for each in collection.room.contributions] == ["C-001", "C-002", "C-003"]
    assert collection.room.contributions[1].state is ContributionState.APPROVED


@pytest.mark.parametrize(
    ("text", "key"), [("   ", "text_is_empty"), ("é" * 201, "text_too_long"), ("\x00\x07", "text_is_empty")]
)
def test_a_text_is_refused_that_says_nothing_or_too_much(collection: Evening, text: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        said(collection, current(collection), text)


def test_line_breaks_and_control_characters_do_not_reach_a_card(collection: Evening) -> None:
    assert said(collection, current(collection), " Un\r\nmot\x07 \u202eà l'envers").text == "Un mot à l'envers"


def test_a_question_goes_on_the_air_alone(evening: Evening) -> None:
    evening.hold()
    step = evening.reach("discuss", 2)
    first, second = (said(evening, step, f"Question {n} ?", QUESTION, voter=n) for n in range(2))
    for question in (first, second):
        evening.do(ideas.put_on_air, question.id)

    states = [each.state for each in evening.room.contributions]
    assert states == [ContributionState.APPROVED, ContributionState.ON_AIR]


def test_support_is_limited_and_can_be_taken_back(evening: Evening) -> None:
    evening.hold()
    step = evening.reach("discuss", 2)
    questions = [said(evening, step, f"Question {n} ?", QUESTION, voter=n) for n in range(4)]
    for question in questions:
        evening.do(ideas.approve, question.id)
    fan = evening.side(Side.CUSTOMER)[5]
    for question in questions[:3]:
        evening.send(step, fan, Supported(question.id, on=True))

    with pytest.raises(Refused, match="enough_supported"):
        evening.send(step, fan, Supported(questions[3].id, on=True))
    evening.send(step, fan, Supported(questions[0].id, on=False))
    evening.send(step, fan, Supported(questions[3].id, on=True))

    assert [each.supports for each in evening.room.contributions] == [0, 1, 1, 1]


def test_a_question_answered_later_is_a_commitment(evening: Evening) -> None:
    evening.hold()
    question = said(evening, evening.reach("discuss", 2), "Quand ouvrirez-vous le dimanche ?", QUESTION)

    evening.do(ideas.answer_later, question.id, "Hélène Roux", date(2026, 3, 27))

    (promise,) = evening.room.commitments
    assert (promise.text, promise.owner, promise.code) == ("Quand ouvrirez-vous le dimanche ?", "Hélène Roux", "E-01")
    assert evening.room.contributions[0].state is ContributionState.LATER


def test_a_signal_is_counted_and_is_nobodys(evening: Evening) -> None:
    evening.hold()
    step = evening.reach("talk", 2)
    for customer in evening.side(Side.CUSTOMER)[:3]:
        evening.send(step, customer, Signalled())

    assert len(evening.room.signals[step]) == 3
    with evening.desk.file.reader() as db:
        assert [row["name"] for row in db.execute("pragma table_info(signal)")] == ["id", "step_id", "at"]


def test_consents_are_kept_by_purpose_with_the_version_of_the_notice(evening: Evening) -> None:
    evening.hold()
    step = evening.reach("charter")
    somebody = evening.side(Side.CUSTOMER)[0]

    evening.send(step, somebody, Consented({Purpose.IMAGE: "refused", Purpose.QUOTES: "anonymous"}))
    evening.send(step, somebody, Consented({Purpose.IMAGE: "granted"}))

    assert evening.room.consents[somebody] == {Purpose.IMAGE: "granted", Purpose.QUOTES: "anonymous"}
    with evening.desk.file.reader() as db:
        assert {row[0] for row in db.execute("select notice_version from consent")} == {1}


def test_a_promise_has_an_owner_and_a_refusal_its_reason(evening: Evening) -> None:
    evening.hold()
    day = date(2026, 6, 30)

    with pytest.raises(Refused, match="commitment_needs_owner"):
        evening.do(captures.commit, evening.session_id, "Ouvrir le dimanche", " ", day)
    with pytest.raises(Refused, match="refusal_needs_reason"):
        evening.do(captures.commit, evening.session_id, "Ouvrir le dimanche", "Paul", day, answer=Answer.REFUSE)


def test_new_words_are_not_shown_before_they_are_validated_again(evening: Evening) -> None:
    evening.hold()
    promise = evening.do(captures.commit, evening.session_id, "Ouvrir le dimanche", "Paul", date(2026, 6, 30))
    evening.do(captures.show_commitment, promise)

    evening.do(captures.edit_commitment, promise, text="Ouvrir un dimanche sur deux", due_on=date(2026, 9, 30))

    (kept,) = evening.room.commitments
    assert (kept.shown, kept.first_due_on, kept.due_on) == (False, date(2026, 6, 30), date(2026, 9, 30))


def test_what_was_caught_can_be_taken_back(evening: Evening) -> None:
    evening.hold()
    note = evening.do(captures.note_down, evening.session_id, NoteKind.VERBATIM, "On se sent attendu")
    decision = evening.do(captures.decide, evening.session_id, "Refaire l'accueil", "Comité de direction")

    evening.do(captures.take_back, "note", note)
    evening.do(captures.take_back, "decision", decision)

    assert (evening.room.notes, evening.room.decisions) == ((), ())
    with pytest.raises(Refused, match="already_taken_back"):
        evening.do(captures.take_back, "note", note)


def test_joining_by_badge_says_that_one_is_here(evening: Evening) -> None:
    evening.hold()
    evening.next()
    somebody = evening.side(Side.CUSTOMER)[0]

    evening.do(people.join_by_badge, somebody)

    participant = evening.room.participant(somebody)
    assert participant is not None
    assert participant.presence is Presence.PRESENT


def test_somebody_who_answered_is_not_removed_and_keeps_their_side(evening: Evening) -> None:
    evening.hold()
    somebody = evening.side(Side.CUSTOMER)[0]
    evening.send(evening.reach("charter"), somebody, Consented({Purpose.IMAGE: "granted"}))

    with pytest.raises(Refused, match="participant_has_answered"):
        evening.do(people.remove_participant, somebody)


def test_the_journal_holds_no_name_and_no_word_of_anybody(collection: Evening) -> None:
    received = said(collection, current(collection), "L'accueil est chaleureux")
    collection.do(ideas.hide, received.id, "cite une personne")
    collection.do(people.mark_presence, collection.side(Side.COMPANY)[0], Presence.LATE)

    with collection.desk.file.reader() as db:
        written = " ".join(str(tuple(row)) for row in db.execute("select * from journal"))
    for word in ("Client", "Cadre", "chaleureux", "cite une personne"):
        assert word not in written
