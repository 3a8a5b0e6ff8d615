"""An evening that elects: people, candidates with their pictures, scrutineers, and votes by the dozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image

from cocreation_desk.desk import ballots, elections, people, programme
from cocreation_desk.desk.people import add_many
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.papers import BLANK, Marks, Ticks
from cocreation_desk.domain.election import Election
from cocreation_desk.domain.people import NewParticipant, Presence, Side
from cocreation_desk.store.keys import KeyDrawer
from tests.evenings import Evening

NAMES = (
    "Huguette Marchand", "Ruben Cohen-Salmon", "Aïssatou Diallo", "Léa Nguyen", "Maël Le Goff",
    "Jean-Eudes de La Motte-Saint-Pierre",
)  # fmt: skip
STATEMENT = "Cliente depuis douze ans.\n\nJe porterai vos étonnements jusqu’au comité."


def photo(wide: int = 900, high: int = 1200, colour: str = "#C4572A", kind: str = "JPEG") -> bytes:
    written = BytesIO()
    Image.new("RGB", (wide, high), colour).save(written, kind)
    return written.getvalue()


class ElectionEvening(Evening):
    """The template of the election with that many customers; the first of them stand."""

    def __init__(self, folder: Path, customers: int = 12, candidates: int = 3) -> None:
        super().__init__(folder / "election.cocreation", KeyDrawer(folder / "keys"))
        self.hold("president_election", customers=0, company=0)
        self.do(
            programme.edit_session,
            self.session_id,
            facilitator="Camille Roy",
            chair="Isabelle Weiss",
            secretary="Bruno Tessier",
        )
        named = [*NAMES[:customers], *(f"Client {number}" for number in range(len(NAMES), customers))]
        newcomers = [
            NewParticipant(first, last, Side.CUSTOMER) for first, _, last in (name.partition(" ") for name in named)
        ]
        self.do(add_many, self.session_id, [*newcomers, NewParticipant("Adèle", "Rochefort", Side.COMPANY)])
        self.customers = self.side(Side.CUSTOMER)
        self.candidates = [self.stand(number) for number in range(candidates)]

    def stand(self, number: int) -> str:
        candidate_id: str = self.do(
            elections.declare, self.session_id, self.customers[number], f"Slogan {number}", STATEMENT
        )
        self.do(elections.validate, candidate_id)
        return candidate_id

    @property
    def election(self) -> Election:
        assert self.room.election is not None
        return self.room.election

    def prepare(self, seed: str = "4261351126", scrutineers: int = 2) -> None:
        """The order is drawn, the last customers watch, everybody is here."""
        self.do(elections.draw_order, self.session_id, seed)
        self.do(elections.name_scrutineers, self.session_id, self.customers[-scrutineers:])
        for each in self.customers:
            self.do(people.mark_presence, each, Presence.PRESENT)

    def open_round(self, nth: int = 1) -> Ballot:
        step_id = self.reach("ballot", nth)
        self.do(ballots.open_ballot, self.ballot(step_id).id)
        return self.ballot(step_id)

    def vote(self, ballot: Ballot, votes: Mapping[str, int], blank: int = 0) -> None:
        """So many votes for each, by their letter, from the first customers on."""
        cast: list[Marks] = [
            Ticks(frozenset({option.id})) for option in ballot.options for _ in range(votes.get(option.mark, 0))
        ]
        papers: list[Marks] = [*cast, *(BLANK for _ in range(blank))]
        sent = [
            self.sending(ballot.step_id, voter, Vote(ballot.id, marks, ()))
            for voter, marks in zip(self.customers, papers, strict=False)
        ]
        for each in sent:
            each.result(120)

    def announce(self, ballot: Ballot) -> None:
        self.do(ballots.close_ballot, ballot.id)
        self.desk.look().result(120)
        self.do(ballots.reveal, ballot.id)

    def elect(self, votes: Mapping[str, int], blank: int = 0) -> Ballot:
        ballot = self.open_round()
        self.vote(ballot, votes, blank)
        self.announce(ballot)
        held = self.room.ballot(ballot.id)
        assert held is not None
        return held


Hold = Callable[..., ElectionEvening]
