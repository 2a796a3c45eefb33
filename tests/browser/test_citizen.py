"""What a citizen does on a phone, as they do it."""

import re

from playwright.sync_api import expect

from civic.services import comments
from tests.browser.entering import new_address, sign_in
from tests.browser.tabs import Tabs
from tests.browser.town import Town


def idea(town: Town) -> str:
    """Let somebody new hand in an idea; return the address of its page."""
    return f"{town.url}/inputs/{town.idea()}"


def test_who_supports_before_signing_in_finds_it_done_and_the_place_again(
    town: Town, tabs: Tabs
) -> None:
    address = idea(town)
    page = tabs.open(address)

    page.get_by_role("button", name=re.compile("Je soutiens")).click()
    expect(page.get_by_text("rien n’est perdu")).to_be_visible()
    sign_in(page, new_address(), "Lucie Première")

    expect(page).to_have_url(f"{address}#react")
    expect(page.get_by_role("button", name=re.compile("Je soutiens"))).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.get_by_text("Votre avis compte")).to_be_in_viewport()
    assert town.thumbs(address.rsplit("/", 1)[1]) == 1


def test_a_comment_shows_in_another_tab_without_a_reload(town: Town, tabs: Tabs) -> None:
    address = idea(town)
    reader = tabs.open(address)
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    writer = tabs.open(address, token=town.newcomer("Paul Parleur").token)

    writer.get_by_label("Votre commentaire").fill("Et un deuxième près de l’arrêt de bus.")
    writer.get_by_role("button", name="Envoyer mon commentaire").click()

    expect(writer.get_by_text("près de l’arrêt de bus")).to_be_visible()
    expect(writer.get_by_label("Votre commentaire")).to_have_value("")
    expect(reader.get_by_text("près de l’arrêt de bus")).to_be_visible()
    expect(reader.get_by_text("Paul Parleur")).to_be_visible()


def test_one_answers_a_comment_and_takes_the_answer_back(town: Town, tabs: Tabs) -> None:
    address = idea(town)
    first = town.newcomer("Omar Ouvert")
    town.do(first, comments.write, address.rsplit("/", 1)[1], "Bonne idée, mais où exactement ?")
    page = tabs.open(address, token=town.newcomer("Rita Réponse").token)

    page.get_by_role("button", name="Répondre").click()
    expect(page.get_by_label("Votre réponse")).to_be_focused()
    page.get_by_label("Votre réponse").fill("À gauche du portail.")
    page.get_by_role("button", name="Envoyer mon commentaire").click()
    expect(page.get_by_text("À gauche du portail.")).to_be_visible()
    page.get_by_role("button", name="Autres actions sur le commentaire de Rita").click()
    page.get_by_role("button", name="Retirer", exact=True).click()

    expect(page.get_by_text("À gauche du portail.")).to_be_hidden()
    expect(page.get_by_text("Bonne idée, mais où exactement ?")).to_be_visible()


def test_one_withdraws_ones_own_idea(town: Town, tabs: Tabs) -> None:
    author = town.newcomer("Wanda Retrait")
    input_id = town.idea(author)
    page = tabs.open(f"{town.url}/inputs/{input_id}", token=author.token)

    page.get_by_role("button", name="Retirer ma contribution").click()
    page.get_by_role("dialog").get_by_role("button", name="Retirer", exact=True).click()

    expect(page).to_have_url(re.compile(r"/projects/nos-rues-nos-places/la-carte-des-idees"))
    page.goto(f"{town.url}/inputs/{input_id}")
    expect(page.get_by_text("Vous avez retiré cette contribution")).to_be_visible()


def test_one_finds_ones_comment_again_and_comes_to_its_place(town: Town, tabs: Tabs) -> None:
    writer, idea_id = town.newcomer("Nina Nouvelle"), town.discussed()
    comment = town.do(writer, comments.write, idea_id, "Je l’avais écrit sous cette idée.")
    page = tabs.open(f"{town.url}/me", token=writer.token)

    line = page.locator("#comments li", has_text="Je l’avais écrit sous cette idée.")
    line.get_by_role("link").click()

    expect(page).to_have_url(f"{town.url}/inputs/{idea_id}?comment={comment}#comment-{comment}")
    expect(page.locator(f"#comment-{comment}")).to_be_focused()
    expect(page.locator(f"#comment-{comment}")).to_be_in_viewport(ratio=0.9)
