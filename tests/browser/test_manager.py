"""The team at its table of contributions: many at once, together, and by keyboard."""

import re

from playwright.sync_api import Locator, Page, expect

from civic.rules.access import SYSTEM
from civic.services import notifications
from civic.services.work import work
from civic.words import new_id
from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import ADMIN, MANAGER, Town

ADDRESS = "/admin/inputs"
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def some(town: Town, number: int = 3) -> tuple[str, list[str]]:
    """Hand in ideas that one word without figures finds; return it and them, latest first."""
    word = f"zz{new_id()[:8].translate(LETTERS)}"
    ana = town.newcomer("Ana Plusieurs")
    return word, [town.idea(ana, f"Idée {at} {word}") for at in range(number)][::-1]


def box(page: Page, title: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(f"Sélectionner « {title}"))


def line(page: Page, title: str) -> Locator:
    return page.get_by_role("row", name=re.compile(title)).get_by_role("button", name=title)


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Contribution ouverte")


def status_of(town: Town, number: int = 0) -> tuple[str, str]:
    """Return the id and the French name of a status of the town."""
    with work(town.house, SYSTEM, reading=True) as job:
        found = list(job.vocabulary.statuses.values())[number]
        return found.id, found.name["fr"]


def test_many_get_a_status_by_keyboard_and_get_back_what_they_had(town: Town, tabs: Tabs) -> None:
    word, ids = some(town)
    _, name = status_of(town, 2)
    page = tabs.open(
        f"{town.url}{ADDRESS}?text={word}", token=town.enter(ADMIN).token, size=DESKTOP
    )
    keys = Keys(page)
    settle(page)

    keys.reach(line(page, f"Idée 2 {word}"))
    page.keyboard.press("x")
    page.keyboard.press("j")
    keys.stand_on(line(page, f"Idée 1 {word}"))
    page.keyboard.press("x")
    page.keyboard.press("k")
    keys.stand_on(line(page, f"Idée 2 {word}"))
    expect(page.get_by_text("2 sélectionnées")).to_be_visible()
    expect(box(page, f"Idée 0 {word}")).not_to_be_checked()
    assert after_a_moment(page) == []

    keys.reach(page.get_by_role("button", name="Statut", exact=True), back=True)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Donner un statut à 2 contributions")
    expect(dialog).to_be_visible()
    assert after_a_moment(page) == []
    keys.press(dialog.get_by_role("button", name="Donner ce statut"))
    expect(dialog.get_by_text("Choisissez une des réponses")).to_be_visible()
    dialog.get_by_label("Statut").select_option(label=name)
    keys.press(dialog.get_by_role("button", name="Donner ce statut"))
    expect(page.get_by_text("2 contributions modifiées.")).to_be_visible()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("row").filter(has_text=name)).to_have_count(2)
    assert after_a_moment(page) == []

    page.get_by_role("button", name="Rétablir").press("Enter")
    expect(page.get_by_role("row").filter(has_text=name)).to_have_count(0)
    assert ids


def test_all_that_the_filters_find_is_meant_by_one_act(town: Town, tabs: Tabs) -> None:
    word, _ = some(town, 2)
    page = tabs.open(f"{town.url}{ADDRESS}?text={word}", token=town.enter(ADMIN).token)

    page.get_by_role("button", name="Sélectionner cette page").click()
    page.get_by_role("button", name="Masquer", exact=True).click()
    dialog = page.get_by_role("dialog", name="Masquer 2 contributions")
    dialog.get_by_role("button", name="Masquer").click()
    expect(dialog.get_by_text("Remplissez ce champ")).to_be_visible()
    dialog.get_by_label("Pourquoi").fill("Essai")
    dialog.get_by_role("button", name="Masquer").click()

    expect(page.get_by_text("Aucune contribution")).to_be_visible()
    page.get_by_role("button", name="Rétablir").click()
    expect(line(page, f"Idée 1 {word}")).to_be_visible()


def test_what_is_picked_comes_as_a_file(town: Town, tabs: Tabs) -> None:
    word, _ = some(town)
    page = tabs.open(
        f"{town.url}{ADDRESS}?text={word}", token=town.enter(ADMIN).token, size=DESKTOP
    )
    box(page, f"Idée 1 {word}").check()
    page.get_by_role("button", name="Exporter").click()

    with page.expect_download() as coming:
        page.get_by_role("dialog").get_by_role("button", name="CSV").click()

    text = coming.value.path().read_text("utf-8")
    assert f"Idée 1 {word}" in text
    assert f"Idée 0 {word}" not in text


def test_a_filter_is_kept_found_again_renamed_and_removed(town: Town, tabs: Tabs) -> None:
    name = f"À faire {new_id()[:6]}"
    page = tabs.open(f"{town.url}{ADDRESS}?state=open", token=town.enter(ADMIN).token, size=DESKTOP)
    settle(page)

    page.get_by_role("button", name="Enregistrer ce filtre").click()
    dialog = page.get_by_role("dialog", name="Enregistrer ce filtre")
    dialog.get_by_label("Partager avec l’équipe").check()
    dialog.get_by_role("textbox", name="Nom").fill(name)
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(dialog.get_by_text("Choisissez d’abord un de vos projets")).to_be_visible()
    assert after_a_moment(page) == []
    dialog.get_by_label("Partager avec l’équipe").uncheck()
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(dialog).to_be_hidden()

    page.goto(f"{town.url}{ADDRESS}")
    page.get_by_role("link", name=name).click()
    expect(page).to_have_url(re.compile(r"\?state=open$"))
    expect(page.get_by_role("link", name=name)).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Renommer ou partager").click()
    page.get_by_role("dialog").get_by_role("textbox", name="Nom").fill(f"{name} bis")
    page.get_by_role("dialog").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("link", name=f"{name} bis")).to_be_visible()

    page.get_by_role("button", name="Retirer ce filtre").click()
    expect(page.get_by_role("link", name=f"{name} bis")).to_have_count(0)
    page.get_by_role("button", name="Rétablir").click()
    expect(page.get_by_role("link", name=f"{name} bis")).to_be_visible()


def a_colleague_gives(town: Town, tabs: Tabs, idea: str, status: str) -> None:
    """Let Julien give an idea a status, in a browser of his own."""
    address = f"{town.url}{ADDRESS}?open={idea}"
    page = tabs.open(address, token=town.enter(MANAGER).token, size=DESKTOP)
    panel(page).get_by_label("Statut").select_option(status)
    panel(page).get_by_role("button", name="Donner ce statut").click()
    expect(panel(page).get_by_text("Enregistré")).to_be_visible()


def test_what_a_colleague_does_appears_and_is_not_written_over_unawares(
    town: Town, tabs: Tabs
) -> None:
    word, [idea, *_] = some(town)
    ours, name = status_of(town, 2)
    theirs, other = status_of(town, 3)
    page = tabs.open(
        f"{town.url}{ADDRESS}?text={word}&open={idea}", token=town.enter(ADMIN).token, size=DESKTOP
    )
    panel(page).get_by_label("Statut").select_option(ours)
    panel(page).get_by_text("Dire pourquoi").click()
    panel(page).get_by_label("Explication").fill("Je l’ai écrit longuement")
    settle(page)

    a_colleague_gives(town, tabs, idea, theirs)

    expect(page.get_by_role("row").filter(has_text=other)).to_have_count(1)
    expect(panel(page).get_by_text("Modifié depuis que vous l’avez ouverte")).to_be_visible()
    expect(panel(page).get_by_label("Explication")).to_have_value("Je l’ai écrit longuement")
    assert after_a_moment(page) == []
    save = panel(page).get_by_role("button", name="Donner ce statut")
    save.click()
    said = panel(page).get_by_role("alert")
    expect(said).to_contain_text("Julien")
    expect(said).to_contain_text(other)
    expect(panel(page).get_by_label("Explication")).to_have_value("Je l’ai écrit longuement")
    assert after_a_moment(page) == []

    save.click()
    expect(page.get_by_role("row").filter(has_text=name)).to_have_count(1)
    expect(panel(page).get_by_role("alert")).to_have_count(0)


def test_the_panel_is_made_anew_of_what_is_there_now(town: Town, tabs: Tabs) -> None:
    word, [idea, *_] = some(town)
    theirs, _ = status_of(town, 3)
    page = tabs.open(
        f"{town.url}{ADDRESS}?text={word}&open={idea}", token=town.enter(ADMIN).token, size=DESKTOP
    )
    settle(page)
    a_colleague_gives(town, tabs, idea, theirs)

    panel(page).get_by_role("button", name="Afficher l’état actuel").click()

    expect(panel(page).get_by_label("Statut")).to_have_value(theirs)
    expect(panel(page).get_by_text("Modifié depuis")).to_have_count(0)


def test_a_note_names_a_colleague_by_keyboard_who_finds_it(town: Town, tabs: Tabs) -> None:
    _, [idea, *_] = some(town, 1)
    admin, manager = town.enter(ADMIN), town.enter(MANAGER)
    page = tabs.open(f"{town.url}{ADDRESS}?open={idea}", token=admin.token, size=DESKTOP)
    keys, field = Keys(page), panel(page).get_by_label("Nouvelle note")
    expect(field).to_be_visible()
    settle(page)

    keys.press(panel(page).get_by_role("button", name="Ajouter la note"))
    expect(panel(page).get_by_text("Remplissez ce champ")).to_be_visible()
    keys.reach(field, back=True)
    page.keyboard.type("À voir avec @jul")
    expect(
        page.get_by_role("listbox", name="Personnes que vous pouvez mentionner").get_by_role(
            "option"
        )
    ).to_be_visible()
    assert after_a_moment(page) == []
    page.keyboard.press("Enter")
    expect(field).to_have_value(re.compile("À voir avec @Julien .* $"))
    page.keyboard.type("avant lundi")
    keys.press(panel(page).get_by_role("button", name="Ajouter la note"))
    notes_of = panel(page).get_by_role("region", name="Notes internes")
    expect(notes_of.get_by_role("listitem")).to_contain_text("avant lundi")
    expect(field).to_have_value("")

    told = [one for one in town.do(manager, notifications.mine).lines if idea in one.href]
    assert "note interne" in told[0].told
    other = tabs.open(f"{town.url}{told[0].href}", token=manager.token, size=PHONE)
    expect(panel(other)).to_contain_text("avant lundi")
    assert after_a_moment(other) == []

    keys.press(notes_of.get_by_role("button", name="Retirer cette note"))
    expect(notes_of.get_by_role("listitem")).to_have_count(0)
    page.get_by_role("button", name="Rétablir").click()
    expect(notes_of.get_by_role("listitem")).to_contain_text("avant lundi")


def test_a_note_that_is_half_written_is_there_after_a_reload(town: Town, tabs: Tabs) -> None:
    _, [idea, *_] = some(town, 1)
    page = tabs.open(f"{town.url}{ADDRESS}?open={idea}", token=town.enter(ADMIN).token)
    panel(page).get_by_label("Nouvelle note").fill("À moitié")
    expect(panel(page).get_by_text("Brouillon")).to_be_visible()

    page.reload()

    expect(panel(page).get_by_label("Nouvelle note")).to_have_value("À moitié")


def test_who_looks_after_it_stands_in_the_table_and_in_ones_own_list(
    town: Town, tabs: Tabs
) -> None:
    word, [idea, *_] = some(town)
    page = tabs.open(
        f"{town.url}{ADDRESS}?text={word}&open={idea}", token=town.enter(ADMIN).token, size=DESKTOP
    )
    panel(page).get_by_label("Confiée à").select_option(label="Hélène Vasseur")
    panel(page).get_by_role("button", name="Confier").click()
    expect(panel(page).get_by_text("Enregistré")).to_be_visible()

    page.goto(f"{town.url}{ADDRESS}?text={word}&assignee=me")

    expect(page.get_by_text("1 contribution", exact=True)).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Hélène Vasseur")).to_have_count(1)


def test_similar_contributions_open_in_the_panel(town: Town, tabs: Tabs) -> None:
    title = f"Planter des tilleuls {new_id()[:6]} place du Marché"
    first, second = town.idea(title=title), town.idea(title=f"{title} !")
    page = tabs.open(
        f"{town.url}{ADDRESS}?open={first}", token=town.enter(ADMIN).token, size=DESKTOP
    )

    panel(page).get_by_text("Contributions semblables").click()
    panel(page).get_by_role("button", name=f"{title} !").click()

    expect(panel(page).get_by_role("heading", level=2)).to_have_text(f"{title} !")
    assert second


def test_letters_are_letters_outside_the_table(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}{ADDRESS}", token=town.enter(ADMIN).token, size=DESKTOP)
    settle(page)

    page.get_by_role("searchbox").press_sequentially("jxk")

    expect(page.get_by_role("searchbox")).to_have_value("jxk")
    expect(page.locator("tbody input:checked")).to_have_count(0)
    page.get_by_role("button", name="Afficher", exact=True).focus()
    page.keyboard.press("x")
    expect(page.locator("tbody input:checked")).to_have_count(0)


def test_two_who_write_the_texts_of_a_project_lose_nothing(town: Town, tabs: Tabs) -> None:
    address = f"{town.url}/admin/projects/{town.project()}"
    mine = tabs.open(address, token=town.enter(ADMIN).token, size=DESKTOP)
    theirs = tabs.open(address, token=town.enter(MANAGER).token, size=DESKTOP)
    field = mine.get_by_role("textbox", name=re.compile("^Adresse e-mail de contact"))
    other = theirs.get_by_role("textbox", name=re.compile("^Adresse e-mail de contact"))
    for page in (mine, theirs):
        settle(page)

    other.fill("julien@ambremont.example")
    theirs.get_by_role("button", name="Enregistrer").first.click()
    expect(theirs.get_by_text("Enregistré").first).to_be_visible()
    field.fill("helene@ambremont.example")
    mine.get_by_role("button", name="Enregistrer").first.click()

    expect(mine.get_by_text("On y lit maintenant : « julien@ambremont.example »")).to_be_visible()
    expect(field).to_have_value("helene@ambremont.example")
    assert after_a_moment(mine) == []
    mine.get_by_role("button", name="Enregistrer").first.click()
    expect(mine.get_by_text("Enregistré").first).to_be_visible()
