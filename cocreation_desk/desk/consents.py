"""What people agree to: the texts they read, which questions are asked, and every answer, given, keyed in or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cocreation_desk.desk import guardians
from cocreation_desk.desk.finding import the_participant, the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.consents import CHOICES, WITHDRAWN, Given, Notice, Purpose, in_order
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.text import Text
from cocreation_desk.store import consents as rows
from cocreation_desk.store import people as people_rows
from cocreation_desk.store import programme
from cocreation_desk.words import sayers

LONGEST = 6000


def write_first_notices(turn: Turn, session_id: str, about_data: Text) -> None:
    """The texts a session begins with: the template's own about data, the house's for every other purpose."""
    for purpose in Purpose:
        text = about_data if purpose is Purpose.NOTICE else _house_text(purpose)
        rows.add_notice(turn.db, session_id, Notice(1, text, purpose), turn.now)


def _house_text(purpose: Purpose) -> Text:
    kept = {name: f"{{{name}}}" for name in ("organisation", "months", "contact")}
    french, english = (say(f"consent_text_{purpose.value}", **kept) for say in sayers())
    return Text(french, english)


def rewrite_notice(turn: Turn, session_id: str, text: Text, purpose: Purpose = Purpose.NOTICE) -> int:
    """Another wording. Once somebody has answered it is a new version, and their answer stays with the one they read."""
    the_session(turn, session_id)
    if max(len(text.fr), len(text.en)) > LONGEST:
        raise Refused("text_too_long", most=LONGEST)
    before = rows.newest_notices(turn.db, session_id).get(purpose)
    if before is not None and before.text == text:
        return before.version
    if before is not None and not rows.was_answered(turn.db, session_id, before):
        version = before.version
        rows.reword_notice(turn.db, session_id, Notice(version, text, purpose))
    else:
        version = (before.version if before else 0) + 1
        rows.add_notice(turn.db, session_id, Notice(version, text, purpose), turn.now)
    turn.note("notice_rewritten", "session", session_id, purpose=purpose, version=version)
    turn.touch("consent")
    return version


def ask_for(turn: Turn, session_id: str, purposes: Iterable[Purpose]) -> None:
    """Which questions each person is asked. What was answered to another one stays in the register."""
    the_session(turn, session_id)
    asked = in_order(purposes)
    programme.change_session(turn.db, session_id, {"purposes": list(asked)})
    turn.note("purposes_set", "session", session_id, purposes=list(asked))
    turn.touch("consent")


def say_each(
    turn: Turn, participant: Participant, choices: Mapping[Purpose, str], channel: str, read: Mapping[Purpose, int]
) -> None:
    """What somebody chose, on the versions they ``read``; the newest where they do not say, or say one that never was."""
    session = the_session(turn, participant.session_id)
    known = rows.notices(turn.db, session.id)
    versions = {(each.purpose, each.version) for each in known}
    newest = {each.purpose: each.version for each in known}
    for purpose, choice in choices.items():
        if choice not in CHOICES[purpose]:
            raise Refused("choice_unknown")
        if purpose is Purpose.IMAGE and choice == "granted" and participant.is_minor:
            _refuse_alone(turn, participant, choices)
        version = read.get(purpose, 0)
        if (purpose, version) not in versions:
            version = newest.get(purpose, 0)
        said = rows.newest(turn.db, participant.id, purpose)
        if said is not None and (said.choice, said.version, said.channel) == (choice, version, channel):
            continue
        spoken = participant.language or session.language
        rows.add_consent(turn.db, Given(participant.id, purpose, choice, turn.now, channel, version, spoken))
    turn.note("consent_given", "consent", participant.id, purposes=sorted(choices))


def _refuse_alone(turn: Turn, participant: Participant, choices: Mapping[Purpose, str]) -> None:
    """A minor is photographed only where a parent or guardian agrees too."""
    if Purpose.GUARDIAN in choices:
        agrees = choices[Purpose.GUARDIAN] == "granted"
    else:
        agrees = guardians.has_guardian(turn, participant.id)
    if not agrees:
        raise Refused("guardian_missing_for_photos")


def key_in_consents(turn: Turn, participant_id: str, choices: Mapping[Purpose, str], guardian: str = "") -> None:
    """What somebody ticked and signed on paper; for a minor, what their ``guardian`` signed."""
    participant = the_participant(turn, participant_id)
    if Purpose.GUARDIAN in choices and participant.is_minor:
        name = guardians.the_name(guardian or participant.guardian)
        people_rows.change_participant(turn.db, participant, {"guardian": name})
        turn.touch("participant", participant_id)
    say_each(turn, participant, choices, "paper", {})


def change_mind(turn: Turn, participant_id: str, purpose: Purpose, choice: str, version: int) -> None:
    """What somebody chooses on their own phone, one purpose at a time: another answer, or the one they take back.

    What they were told of their data was read or not; and for a minor a guardian answers, on paper.
    """
    if purpose is Purpose.GUARDIAN or (purpose is Purpose.NOTICE and choice == WITHDRAWN):
        raise Refused("choice_unknown")
    if choice == WITHDRAWN:
        withdraw_consent(turn, participant_id, purpose, "phone")
    else:
        say_each(turn, the_participant(turn, participant_id), {purpose: choice}, "phone", {purpose: version})


def withdraw_consent(turn: Turn, participant_id: str, purpose: Purpose, channel: str = "hands") -> None:
    """Somebody takes back what they agreed to: that they had agreed stays written, and so does when they took it back."""
    said = rows.newest(turn.db, the_participant(turn, participant_id).id, purpose)
    if said is None or said.choice == WITHDRAWN:
        raise Refused("nothing_to_withdraw")
    rows.add_consent(turn.db, Given(participant_id, purpose, WITHDRAWN, turn.now, channel, said.version, said.language))
    turn.note("consent_withdrawn", "consent", participant_id, purpose=purpose)
