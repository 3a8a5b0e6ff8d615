"""An Open CoDir of eighteen, prepared from the command line as anybody would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.walks.browser_phone import BrowserPhone
from tests.walks.served import Crowd, Served, cocreation_desk, free_port

CUSTOMERS = "Zoé Ahmed Yves Françoise Łukasz Chloé Oliver Aïssata Marie-Dominique".split()
COMMITTEE = "Hélène Jean-Baptiste Maëlle Thibault Nadia Stéphane Anne-Françoise Karim Inês".split()


@dataclass
class Evening:
    """The file, whoever serves it, and the phones; all put away at the end."""

    path: Path
    port: int = field(default_factory=free_port)
    served: list[Served] = field(default_factory=list)
    crowds: list[Crowd] = field(default_factory=list)
    phones: list[BrowserPhone] = field(default_factory=list)

    def serve(self) -> Served:
        self.served.append(Served(self.path, self.port))
        return self.served[-1]

    def badges(self) -> list[dict[str, Any]]:
        return list(json.loads(cocreation_desk("codes", self.path, "--json"))["badges"])

    def crowd(self, url: str, badges: list[dict[str, Any]]) -> Crowd:
        self.crowds.append(Crowd(url, badges))
        return self.crowds[-1]

    def browser(self, browser: Browser, url: str, badge: dict[str, Any]) -> BrowserPhone:
        self.phones.append(BrowserPhone(browser, url, badge["path"]))
        return self.phones[-1]


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    people = tmp_path / "people.csv"
    lines = [f"{name};client" for name in CUSTOMERS] + [f"{name};codir" for name in COMMITTEE]
    people.write_text("\n".join(["prénom;côté", *lines, ""]), encoding="utf-8")
    path = tmp_path / "open-codir.cocreation"
    cocreation_desk("new", path, "--template", "open_codir", "--language", "fr", "--people", people)
    prepared = Evening(path)
    yield prepared
    for phone in prepared.phones:
        phone.close()
    for crowd in prepared.crowds:
        crowd.close()
    for served in prepared.served:
        served.stop()
