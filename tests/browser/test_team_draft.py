"""What the team is writing outlives a reload, for the person who writes it, until it is sent."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import ADMIN, MANAGER, Town

DRAFTS = "() => Object.keys(localStorage).filter((name) => name.startsWith('civic.draft.')).length"
FOUND = "Nous avons retrouvé votre brouillon"


def opened(town: Town, tabs: Tabs, input_id: str, email: str = ADMIN) -> Page:
    """Open the panel of an idea as somebody of the team."""
    address = f"{town.url}/admin/inputs?open={input_id}"
    page = tabs.open(address, token=town.enter(email).token, size=DESKTOP)
    expect(panel(page)).to_be_visible()
    return page


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Contribution ouverte")


def answer(page: Page) -> Locator:
    return panel(page).get_by_role("textbox", name="Réponse officielle").first


def write_answer(page: Page, words: str) -> None:
    panel(page).get_by_text("Répondre officiellement").click()
    answer(page).click()
    page.keyboard.type(words)
    expect(panel(page).get_by_text("Brouillon conservé")).to_be_visible()


def test_an_answer_and_a_note_are_found_again_and_forgotten_once_sent(
    town: Town, tabs: Tabs
) -> None:
    page = opened(town, tabs, town.idea())
    write_answer(page, "Nous étudions.")
    panel(page).get_by_text("Dire pourquoi").click()
    page.locator("#status-note").fill("Le budget est voté.")
    expect(panel(page).get_by_text("Brouillon conservé")).to_have_count(2)

    page.reload()
    expect(panel(page).get_by_text(FOUND)).to_have_count(2)
    expect(answer(page)).to_have_text("Nous étudions.")
    expect(page.locator("#status-note")).to_have_value("Le budget est voté.")
    expect(page.locator("#status-note")).to_be_visible()

    panel(page).get_by_role("button", name="Donner ce statut").click()
    expect(page.locator("#status-note")).to_have_value("")
    expect(answer(page)).to_have_text("Nous étudions.")
    page.locator("#reply-signature").fill("La mairie")
    panel(page).get_by_role("button", name="Publier la réponse").first.click()
    expect(panel(page).get_by_text("La mairie", exact=True).first).to_be_visible()
    settle(page)

    assert page.evaluate(DRAFTS) == 0


def test_a_draft_can_be_thrown_away(town: Town, tabs: Tabs) -> None:
    page = opened(town, tabs, town.idea())
    write_answer(page, "Non.")
    page.reload()
    expect(answer(page)).to_have_text("Non.")

    panel(page).get_by_role("button", name="Effacer le brouillon").click()

    expect(answer(page)).to_have_text("")
    assert page.evaluate(DRAFTS) == 0


def test_nobody_else_at_the_same_computer_finds_a_draft(town: Town, tabs: Tabs) -> None:
    input_id = town.idea()
    page = opened(town, tabs, input_id)
    write_answer(page, "Confidentiel.")
    cookie = {"name": "civic_session", "value": town.enter(MANAGER).token, "url": town.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.reload()
    settle(page)

    expect(panel(page).locator(".cv-editor__text").first).to_have_text("")
    expect(panel(page).get_by_text(FOUND)).to_have_count(0)


def test_signing_out_forgets_every_draft(town: Town, tabs: Tabs) -> None:
    input_id, manager = town.idea(), town.enter(MANAGER)
    page = opened(town, tabs, input_id, manager.email)
    write_answer(page, "À finir.")
    assert page.evaluate(DRAFTS) == 1

    page.get_by_title("Mon compte").click()
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("link", name="Se connecter")).to_be_visible()
    town.leave(manager)

    assert page.evaluate(DRAFTS) == 0


def test_the_description_of_a_project_is_found_again_until_it_is_kept(
    town: Town, tabs: Tabs
) -> None:
    address = f"{town.url}/admin/projects/{town.project()}"
    page = tabs.open(address, token=town.enter(ADMIN).token, size=DESKTOP)
    settle(page)
    text = page.get_by_role("textbox", name="Description").first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Encore un mot.")
    expect(page.get_by_text("Brouillon conservé")).to_be_visible()

    page.reload()
    expect(page.get_by_text(FOUND)).to_be_visible()
    expect(text).to_contain_text("Encore un mot.")
    form = page.locator("form", has=page.locator("#contact"))
    form.get_by_role("button", name="Enregistrer").click()
    expect(form.get_by_text("Enregistré")).to_be_visible()
    page.reload()
    settle(page)

    expect(text).to_contain_text("Encore un mot.")
    expect(page.get_by_text(FOUND)).to_have_count(0)
    assert page.evaluate(DRAFTS) == 0
