"""An author tells how their contribution goes on, by keyboard on a phone."""

from playwright.sync_api import expect

from civic.services import inputs, moderation, reactions, updates
from civic.services.inputs import Draft
from civic.words import Subject
from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.tabs import PHONE, Tabs, settle
from tests.browser.town import ADMIN, BODY, Town


def test_an_author_appends_an_update_and_others_read_it(town: Town, tabs: Tabs) -> None:
    ana, ben = town.newcomer("Ana Raconte"), town.newcomer("Ben Suit")
    idea = town.do(ana, inputs.submit, town.activity(), Draft("Un banc", BODY, 49.0, 3.0))
    town.do(ben, reactions.react, Subject.INPUT, idea, 1)
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ana.token, size=PHONE)
    keys, field = Keys(page), page.get_by_label("Donner des nouvelles")

    keys.write(field, "Le banc est posé.")
    expect(page.get_by_text("Brouillon conservé")).to_be_visible()
    page.reload()
    settle(page)
    expect(field).to_have_value("Le banc est posé.")
    assert after_a_moment(page) == []
    early = tabs.open(f"{town.url}/inputs/{idea}", size=PHONE)
    keys.press(page.get_by_role("button", name="Publier cette suite"))
    seen = early.get_by_role("article").filter(has_text="Le banc est posé.")
    expect(seen).to_be_visible()

    told = page.get_by_role("region", name="La suite, par son auteur")
    expect(told.get_by_role("article")).to_contain_text("Le banc est posé.")
    expect(field).to_have_value("")
    other = tabs.open(f"{town.url}/inputs/{idea}", token=ben.token, size=PHONE)
    expect(other.get_by_role("article").filter(has_text="Le banc est posé.")).to_be_visible()
    expect(other.get_by_label("Donner des nouvelles")).to_have_count(0)
    assert after_a_moment(other) == []

    page.get_by_role("button", name="Retirer : Le banc est posé.").click()
    expect(seen).to_have_count(0)
    expect(told.get_by_role("article")).to_have_count(0)


def test_what_the_author_alone_reads_stays_with_them_when_more_is_told(
    town: Town, tabs: Tabs
) -> None:
    ana, ben = town.newcomer("Ana Attend"), town.newcomer("Ben Attend")
    idea = town.do(ana, inputs.submit, town.activity(), Draft("Un arbre", BODY, 49.0, 3.0))
    town.do(ben, reactions.react, Subject.INPUT, idea, 1)
    update = town.do(ana, updates.append, idea, "Il est planté.")
    town.do(town.enter(ADMIN), moderation.hide, Subject.COMMENT, update, "Trop tôt")
    writer, author = (tabs.open(f"{town.url}/inputs/{idea}", token=ana.token) for _ in range(2))
    reader = tabs.open(f"{town.url}/inputs/{idea}", token=ben.token)
    told = author.get_by_role("region", name="La suite, par son auteur").get_by_role("article")
    expect(told).to_have_count(1)

    writer.get_by_label("Donner des nouvelles").fill("Il fleurit.")
    writer.get_by_role("button", name="Publier cette suite").click()

    expect(told).to_have_count(2)
    expect(told.first).to_contain_text("Trop tôt")
    expect(reader.get_by_role("article").filter(has_text="Il fleurit.")).to_be_visible()
    expect(reader.get_by_text("Il est planté.")).to_have_count(0)
