"""Real browsers as phones: Chromium at the sizes people hold in their hands, on an address that is no secure context."""

from __future__ import annotations

from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page

from cocreation_desk.domain.people import Participant
from tests.phones import PhoneRoom


class Handset:
    """Somebody's phone: one page, and what went wrong on it."""

    def __init__(self, room: PhoneRoom, browser: Browser, width: int = 390, height: int = 844, **options: Any) -> None:
        self.room = room
        self.url = f"http://lan.test:{room.server.port}"
        given = {"locale": "fr-FR", "viewport": {"width": width, "height": height}} | options
        self.context: BrowserContext = browser.new_context(**given)
        self.context.set_default_timeout(30_000)
        self.page: Page = self.context.new_page()
        self.trouble: list[str] = []
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("console", lambda said: self.trouble.append(said.text) if said.type == "error" else None)

    def join(self, participant: Participant, language: Literal["fr", "en"] = "fr") -> Page:
        self.page.goto(f"{self.url}/j/{self.room.badge(participant)}")
        self.page.locator(f"form.language button[value={language}]").click()
        self.page.locator("h1").wait_for()
        return self.page


def send(page: Page) -> None:
    page.locator(".answer .send").click()
