"""A secret vote under way: on a real file, its key in a drawer of its own, with short ways to vote in it."""

from __future__ import annotations

import os
from pathlib import Path

from cocreation_desk.desk import agenda, ballots
from cocreation_desk.desk.answers import Receipt
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.papers import Marks, Ticks
from cocreation_desk.domain.text import Text
from cocreation_desk.store.keys import KeyDrawer
from tests.evenings import Evening

TREES = ("Chêne", "Orme", "Frêne", "Hêtre")


class SecretEvening(Evening):
    """A session whose only vote is secret, among four trees, and open."""

    def __init__(
        self, path: Path, *, customers: int = 9, company: int = 9, opens: bool = True, **settings: object
    ) -> None:
        super().__init__(path, KeyDrawer(path.with_name("keys")))
        self.hold("blank", customers, company)
        self.step_id = self.add_ballot(**settings)
        self.do(agenda.move_step, self.step_id, 0)
        self.next()
        if opens:
            self.do(ballots.open_ballot, self.secret.id)

    @classmethod
    def again(cls, path: Path) -> SecretEvening:
        """That evening's programme, as whoever opens it again finds it."""
        evening = cls.__new__(cls)
        evening._take_up(path, KeyDrawer(path.with_name("keys")))
        evening.step_id = next(each.step_id for each in evening.room.ballots if each.is_secret)
        return evening

    def add_ballot(self, **settings: object) -> str:
        asked = {"method": "single", "secrecy": "secret", "options": [{"fr": tree, "en": tree} for tree in TREES]}
        step = Step("", 0, "ballot", Text("Quel arbre ?", "Which tree?"), Text(), 5, 5, settings=asked | settings)
        added: str = self.do(agenda.add_step, self.session_id, step, 99)
        return added

    @property
    def secret(self) -> Ballot:
        return self.ballot(self.step_id)

    def tree(self, number: int) -> Marks:
        return Ticks(frozenset({self.secret.option_ids[number]}))

    def vote(self, voter: str, tree: int = 0, key: str = "") -> Receipt:
        return self.send(self.step_id, voter, Vote(self.secret.id, self.tree(tree)), key)

    def everybody(self) -> list[str]:
        return [each.id for each in self.room.participants]

    def close_and_count(self) -> tuple[int, ...]:
        """Close the vote; how many papers there are for each tree."""
        self.do(ballots.close_ballot, self.secret.id)
        return self.counted()

    def counted(self) -> tuple[int, ...]:
        papers = [paper.marks for paper in self.room.papers.get(self.secret.id, ())]
        return tuple(papers.count(self.tree(number)) for number in range(len(TREES)))

    def traces(self) -> bytes:
        """Every byte of the file and its log as they lie on the disk."""
        log = Path(f"{self.path}-wal")
        return self.path.read_bytes() + (log.read_bytes() if log.exists() else b"")

    def keys_left(self) -> list[str]:
        folder = self.path.with_name("keys")
        return sorted(os.listdir(folder)) if folder.is_dir() else []
