"""The kinds of step a session is made of, in the order of the menu."""

from __future__ import annotations

from cocreation_desk.kinds.ballot.kind import KIND as BALLOT
from cocreation_desk.kinds.charter.kind import KIND as CHARTER
from cocreation_desk.kinds.checkin.kind import KIND as CHECKIN
from cocreation_desk.kinds.close.kind import KIND as CLOSE
from cocreation_desk.kinds.cluster.kind import KIND as CLUSTER
from cocreation_desk.kinds.collect.kind import KIND as COLLECT
from cocreation_desk.kinds.commit.kind import KIND as COMMIT
from cocreation_desk.kinds.discuss.kind import KIND as DISCUSS
from cocreation_desk.kinds.kind import Kind
from cocreation_desk.kinds.media.kind import KIND as MEDIA
from cocreation_desk.kinds.pause.kind import KIND as PAUSE
from cocreation_desk.kinds.pitch.kind import KIND as PITCH
from cocreation_desk.kinds.survey.kind import KIND as SURVEY
from cocreation_desk.kinds.talk.kind import KIND as TALK

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        CHECKIN,
        CHARTER,
        TALK,
        DISCUSS,
        COLLECT,
        CLUSTER,
        BALLOT,
        PAUSE,
        MEDIA,
        COMMIT,
        SURVEY,
        PITCH,
        CLOSE,
        Kind("briefing"),
        Kind("tour"),
        Kind("assess"),
    )
}
