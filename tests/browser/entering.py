"""Coming in by the sign-in pages, with the code that a trial shows."""

import re

from playwright.sync_api import Page, expect

from civic.words import new_id
from tests.browser.keys import Keys

BEYOND_WELCOME = re.compile(r"^(?!.*/(welcome|sign-in))")


def new_address() -> str:
    """Return an e-mail address that nobody has used."""
    return f"{new_id()[:10]}@example.org"


def shown_code(page: Page) -> str:
    """Return the code that the page shows."""
    code = page.locator("#shown-code")
    expect(code).to_be_visible()
    return code.inner_text()


def sign_in(page: Page, email: str, name: str) -> None:
    """Go through the steps from the page that asks for an address, until they are over."""
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_role("button", name="Recevoir mon code").click()
    page.get_by_label("Code à six chiffres").fill(shown_code(page))
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.get_by_label("Nom affiché").fill(name)
    page.get_by_role("button", name="Continuer avec ce nom").click()
    page.wait_for_url(BEYOND_WELCOME)


def sign_in_by_keys(page: Page, email: str, name: str) -> None:
    """Go through the same steps by keyboard alone."""
    keys = Keys(page)
    keys.write(page.get_by_label("Adresse e-mail"), email)
    page.keyboard.press("Enter")
    code = shown_code(page)
    keys.stand_on(page.get_by_label("Code à six chiffres"))
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    keys.write(page.get_by_label("Nom affiché"), name)
    page.keyboard.press("Enter")
    page.wait_for_url(BEYOND_WELCOME)
