"""What others do on a page stands there at once, though it asks the server for nothing."""

from playwright.sync_api import Page, WebSocket, expect

from civic.state.input import InputState
from tests.browser.tabs import Tabs
from tests.browser.town import Town


def asked_of(page: Page) -> list[str]:
    """Return what the page will have asked of the server, from its next load on."""
    found: list[str] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda said: found.append(str(said)))

    page.on("websocket", listen)
    page.reload()
    page.wait_for_selector("civic-first", state="detached")
    return found


def comment(page: Page, words: str) -> None:
    page.get_by_label("Votre commentaire").fill(words)
    page.get_by_role("button", name="Envoyer mon commentaire").click()
    expect(page.locator(".cv-comment", has_text=words)).to_be_visible()


def test_what_others_do_is_shown_without_asking(town: Town, tabs: Tabs) -> None:
    idea = f"{town.url}/inputs/{town.idea()}"
    ana, ben = town.newcomer("Ana Lectrice"), town.newcomer("Ben Rapide")
    reader, writer = tabs.open(idea, token=ana.token), tabs.open(idea, token=ben.token)
    asked = asked_of(reader)
    thumb = reader.locator("main .cv-reaction[aria-pressed]").first
    thumb.click()
    expect(thumb).to_have_attribute("aria-pressed", "true")
    before = int(thumb.locator(".cv-reaction__count").inner_text())

    comment(writer, "Vu sans demander.")
    said = reader.locator(".cv-comment", has_text="Vu sans demander.")
    expect(said).to_contain_text("Ben Rapide")
    expect(reader.get_by_role("heading", name="1 commentaire")).to_be_visible()

    writer.locator("main .cv-reaction[aria-pressed]").first.click()
    expect(thumb.locator(".cv-reaction__count")).to_have_text(str(before + 1))
    expect(thumb).to_have_attribute("aria-pressed", "true")

    said.get_by_role("button", name="Utile").click()
    expect(said.get_by_role("button", name="Utile")).to_have_attribute("aria-pressed", "true")
    mine = writer.locator(".cv-comment", has_text="Vu sans demander.")
    expect(mine.locator(".cv-reaction__count")).to_have_text("1")
    writer.get_by_role("button", name="Autres actions sur le commentaire de Ben").click()
    writer.get_by_role("button", name="Retirer").click()
    expect(said).to_have_count(0)
    expect(reader.get_by_role("heading", name="1 commentaire")).to_have_count(0)
    assert [said for said in asked if ".react" in said]
    assert "refresh" in InputState.event_handlers
    assert [said for said in asked if ".refresh" in said] == []


def test_what_one_has_of_ones_own_outlives_what_is_told(town: Town, tabs: Tabs) -> None:
    idea = f"{town.url}/inputs/{town.idea()}"
    ana, ben = town.newcomer("Ana Fidèle"), town.newcomer("Ben Bavard")
    reader, writer = tabs.open(idea, token=ana.token), tabs.open(idea, token=ben.token)
    comment(reader, "De moi.")
    reader.get_by_label("Votre commentaire").fill("En cours")

    comment(writer, "D’un autre.")

    expect(reader.locator(".cv-comment", has_text="D’un autre.")).to_be_visible()
    own = reader.locator(".cv-comment", has_text="De moi.")
    expect(own.get_by_role("button", name="Utile")).to_be_disabled()
    expect(reader.get_by_label("Votre commentaire")).to_have_value("En cours")
    reader.get_by_role("button", name="Suivre").click()
    expect(reader.get_by_role("button", name="Suivi")).to_be_visible()
    expect(reader.locator(".cv-comment", has_text="D’un autre.")).to_be_visible()
