"""A person at a browser: signs in, opens pages, fills forms by their labels, and meets no script error."""

import re
import time
from pathlib import Path

PASSWORD = "qinghe-2026"
PHONE = 500  # narrower than this is a phone: it is touched


class Person:
    """One browser context. Every page is checked for script errors and refused content."""

    def __init__(self, system: str, browser, account: str | None, width: int):
        self.system, self.account = system, account
        self.context = browser.new_context(
            viewport={"width": width, "height": 844 if width < PHONE else 900},
            has_touch=width < PHONE,
            accept_downloads=True,
        )
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)
        if account:
            self.open("/staff/sign-in/")
            self.page.fill("#id_username", account)
            self.page.fill("#id_password", PASSWORD)
            self.page.click("button.btn-primary")
            self.page.wait_for_selector("nav.rooms", state="attached")

    def _console(self, message):
        if message.type == "error" and "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def open(self, path: str):
        """Goes to an address of the system."""
        return self.page.goto(self.system + path if path.startswith("/") else path)

    def fill(self, **fields):
        """Fills fields by their names: text, choice, check box, or a file given as a Path."""
        for name, value in fields.items():
            field = self.page.locator(f"main form [name={name}]").first
            kind = field.evaluate("e => e.tagName + ':' + (e.type || '')")
            if isinstance(value, Path):
                field.set_input_files(value)
            elif isinstance(value, list):
                for label in value:
                    self.page.locator("main form label", has_text=label).locator(f"[name={name}]").check()
            elif kind.startswith("SELECT"):
                found = field.locator("option").filter(has_text=re.compile(rf"^\s*{re.escape(value)}"))
                field.select_option(value=found.first.get_attribute("value"))
            elif kind == "INPUT:checkbox":
                field.set_checked(value)
            elif kind == "INPUT:radio":
                self.page.locator("main form label", has_text=value).locator(f"[name={name}]").check()
            else:
                field.fill(str(value))

    def submit(self):
        """Presses the form's main button and waits for the answer."""
        with self.page.expect_navigation():
            self.page.locator("main form .form-bar .btn-primary").click()

    def act(self, dossier: str, name: str, **fields):
        """One step of a dossier: its form filled and sent; it must be accepted."""
        self.open(f"{dossier}{name}/")
        self.fill(**fields)
        self.submit()
        assert not self.page.url.rstrip("/").endswith(name), self.text()
        return self

    def text(self) -> str:
        """The words on the page."""
        return self.page.inner_text("main")

    def sees(self, *words: str) -> None:
        """Every word stands on the page."""
        text = self.text()
        for word in words:
            assert word in text, f"“{word}” is not on {self.page.url}:\n{text[:1500]}"

    def leave(self):
        """Closes the browser; script errors on the way fail the journey."""
        self.context.close()
        assert not self.errors, self.errors

    def press(self, name: str):
        """Presses the button of that name and waits for the answer; confirms a dialog if one opens."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name, exact=True).first.click()
            sure = self.page.locator("dialog[open] .btn-primary")
            if sure.count():
                sure.click()

    def download(self, path: str, until: float = 120) -> bytes:
        """The bytes of a PDF, waiting while the worker makes it."""
        deadline = time.monotonic() + until
        while time.monotonic() < deadline:
            answer = self.context.request.get(self.system + path)
            body = answer.body()
            if answer.ok and body.startswith(b"%PDF"):
                return body
            time.sleep(0.5)
        raise AssertionError(f"{path} did not become a PDF: {answer.status}")
