"""What is read before it is published: sent, refused, corrected, published, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from civic.rules.access import SYSTEM
from civic.services import activity_editor, comments, inputs, moderation
from civic.services.inputs import Draft
from civic.services.work import work
from civic.words import Subject
from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, PHONE, Tabs
from tests.browser.town import ADMIN, PROJECT, Town


@pytest.fixture(scope="module")
def box(town: Town) -> str:
    """Return the address of a box whose team reads all before it is published."""
    admin = town.enter(ADMIN)
    made = town.do(admin, activity_editor.add_activity, town.project(), "ideation", "ideas")
    settings = {
        "read_inputs": "before", "read_comments": "before",
        "pictures": "hidden", "place": "hidden", "tags": "hidden",
    }  # fmt: skip
    title = {"fr": "Lue avant", "en": "Read first"}
    town.do(admin, activity_editor.save_activity, made.id, title, settings)
    with work(town.house, SYSTEM, reading=True) as job:
        slug = job.visit(made.id).row.slug
    return f"{town.url}/projects/{PROJECT}/{slug}"


def test_what_was_refused_is_corrected_and_published(town: Town, tabs: Tabs, box: str) -> None:
    page = tabs.open(f"{box}/new", token=town.newcomer("Ana Attend").token, size=PHONE)
    keys = Keys(page)
    keys.write(page.locator("#title"), "Un banc à relire")
    for step in ("why", "check"):
        keys.press(page.get_by_role("button", name="Continuer"))
        expect(page.locator(f"#step-{step}")).to_be_visible()
    expect(page.get_by_text("L’équipe lit chaque contribution avant")).to_be_visible()
    keys.press(page.get_by_role("button", name="Publier ma contribution"))
    expect(page.get_by_role("heading", name="chez l’équipe")).to_be_visible()
    assert after_a_moment(page) == []
    idea = re.search(r"sent=(\w+)", page.url)[1]  # type: ignore[index]
    page.get_by_role("link", name="Voir ma contribution").click()
    expect(page.get_by_text("L’équipe lit cette contribution avant de la publier")).to_be_visible()
    assert after_a_moment(page) == []

    queue = tabs.open(f"{town.url}/admin/moderation", token=town.enter(ADMIN).token, size=DESKTOP)
    team = Keys(queue)
    team.press(queue.get_by_role("row").get_by_role("button", name="Un banc à relire"))
    panel = queue.get_by_role("complementary", name="Le texte ouvert")
    team.press(panel.get_by_text("Ne pas publier ce texte"))
    panel.get_by_label("Motif").first.select_option(label="Hors sujet")
    team.write(panel.locator("#refused_because"), "Dites où.")
    assert after_a_moment(queue) == []
    team.press(panel.get_by_role("button", name="Ne pas publier"))
    expect(queue.get_by_role("button", name="Un banc à relire")).to_have_count(0)

    page.reload()
    expect(page.get_by_text("Son motif : Dites où.")).to_be_visible()
    page.get_by_role("link", name="Corriger et renvoyer").click()
    page.locator("#title").fill("Un banc devant l’école")
    for step in ("why", "check"):
        page.get_by_role("button", name="Continuer").click()
        expect(page.locator(f"#step-{step}")).to_be_visible()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("L’équipe lit cette contribution avant de la publier")).to_be_visible()

    team.press(queue.get_by_role("row").get_by_role("button", name="Un banc devant l’école"))
    team.press(panel.get_by_role("button", name="Publier", exact=True))
    expect(queue.get_by_role("button", name="Un banc devant l’école")).to_have_count(0)
    other = tabs.open(f"{town.url}/inputs/{idea}", size=PHONE)
    expect(other.get_by_role("heading", name="Un banc devant l’école")).to_be_visible()


def test_a_comment_waits_before_its_author_who_corrects_it(
    town: Town, tabs: Tabs, box: str
) -> None:
    admin, ben = town.enter(ADMIN), town.newcomer("Ben Attend")
    found = town.activity(box.rsplit("/", 1)[1])
    idea = town.do(admin, inputs.submit, found, Draft(title="Un banc de l’équipe"))
    said = town.do(ben, comments.write, idea, "Mal dit")
    town.do(admin, moderation.refuse, Subject.COMMENT, said, "Soyez poli", "insult")
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ben.token, size=PHONE)
    mine = page.locator(f"#comment-{said}")

    expect(mine.get_by_text("Son motif : Soyez poli")).to_be_visible()
    assert after_a_moment(page) == []
    mine.get_by_role("button", name=re.compile("^Modifier")).click()
    mine.get_by_role("textbox").fill("Mieux dit")
    mine.get_by_role("button", name="Enregistrer").click()
    expect(mine.get_by_text("L’équipe lit ce commentaire avant de le publier")).to_be_visible()
    expect(mine.get_by_text("Mieux dit")).to_be_visible()
