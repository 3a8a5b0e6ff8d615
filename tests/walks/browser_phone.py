"""A real browser held as a phone: it joins by its badge and answers whatever its page asks, as a thumb would."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect


class BrowserPhone:
    """Chromium at 390 × 844. ``trouble`` holds what the page complained of."""

    def __init__(self, browser: Browser, url: str, path: str) -> None:
        self.context = browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 844})
        self.context.set_default_timeout(45_000)
        self.page: Page = self.context.new_page()
        self.trouble: list[str] = []
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.goto(url + path)
        self.page.locator("form.language button[value=fr]").click()
        expect(self.page.locator("main h1")).to_be_visible()

    def form(self, form_id: str) -> Locator:
        return self.page.locator(f"form[data-form='{form_id}']")

    def answer_all(self) -> None:
        """Whatever the page asks at this moment."""
        asked = self.page.locator("main form.answer")
        expect(asked.first).to_be_visible()
        for form in asked.all():
            self.answer(form.get_attribute("data-form") or "")

    def answer(self, form_id: str) -> None:
        """Fill that form in and send it; it must say that it is saved."""
        self.fill_in(form_id)
        form = self.form(form_id)
        form.locator("button.send").click()
        if form.get_attribute("data-after") != "again":
            expect(form.locator(".saved")).to_be_visible()

    def fill_in(self, form_id: str) -> None:
        form = self.form(form_id)
        expect(form).to_be_visible()
        for fieldset in form.locator("fieldset").all():
            numbers, radios = fieldset.locator("input[type=number]"), fieldset.locator("input[type=radio]")
            if numbers.count():
                numbers.first.fill(fieldset.get_attribute("data-budget") or "1")
            elif radios.count():
                radios.first.check(force=True)
            else:
                fieldset.locator("input[type=checkbox]").first.check(force=True)
        for field in form.locator("textarea, input[type=text]").all():
            field.fill("four à pain"[: int(field.get_attribute("maxlength") or "30")])

    def close(self) -> None:
        self.context.close()
