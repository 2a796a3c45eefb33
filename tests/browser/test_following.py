"""Following, from the button on a page to the last link of a mail."""

import re
import time
from email import message_from_bytes
from email.policy import default

from playwright.sync_api import Locator, Page, expect
from sqlmodel import select

from civic.models import Status
from civic.rules.access import SYSTEM
from civic.rules.following import MAILED
from civic.services import answers, comments
from civic.services.work import work
from tests.browser.axe import violations
from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import ADMIN, PROJECT, Town

PATIENCE = 30


def mail_to(town: Town, email: str) -> str:
    """Return the text of the last mail to an address; it may still be on its way."""
    for _ in range(PATIENCE):
        if found := _mails(town, email):
            return found[-1]
        time.sleep(1)
    return ""


def _mails(town: Town, email: str) -> list[str]:
    folder = town.site.data / "mail"
    found = []
    for path in sorted(folder.glob("*.eml"), key=lambda each: each.stat().st_mtime):
        message = message_from_bytes(path.read_bytes(), policy=default)
        if email in str(message["To"]) and message["List-Unsubscribe"]:
            body = message.get_body(("plain",))
            found.append(body.get_content() if body else "")
    return found


def test_a_citizen_follows_hears_of_the_answer_and_leaves_the_mails(town: Town, tabs: Tabs) -> None:
    admin, ana = town.enter(ADMIN), town.newcomer("Ana Suit")
    idea = town.idea(title="Une fontaine au marché")
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ana.token)

    page.get_by_role("button", name="Suivre", exact=True).click()
    expect(page.get_by_role("button", name="Suivi", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    town.do(admin, answers.reply, idea, "<p>Nous la poserons au printemps.</p>", "Le maire")
    with work(town.house, SYSTEM, reading=True) as job:
        status = job.session.exec(select(Status.id).where(Status.key == "accepted")).one()
    town.do(admin, answers.set_status, idea, status, "Au budget de 2027")

    bell = page.get_by_role("link", name=re.compile("2 nouvelles notifications"))
    expect_after_reload(page, bell)
    bell.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Notifications")
    lines = page.locator(".cv-rows").first.get_by_role("listitem")
    expect(lines).to_have_count(2)
    expect(lines.filter(has_text="Le maire a répondu officiellement")).to_be_visible()
    expect(page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()
    settle(page)
    assert violations(page) == []

    said = mail_to(town, ana.email)
    assert "Une fontaine au marché" in said
    leave = re.findall(r"http\S+/api/unsubscribe\S+", said)[0]
    stranger = tabs.open(leave)
    stranger.get_by_role("button", name="Ne plus recevoir").click()
    expect(stranger.get_by_text("C’est fait")).to_be_visible()
    page.reload()
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(len(MAILED))
    expect(page.locator("input[type=checkbox]:not(:checked)")).to_have_count(1)


def test_a_citizen_chooses_what_they_hear_of_by_keyboard(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Choisit")
    page = tabs.open(f"{town.url}/projects/{PROJECT}", token=ana.token, size=DESKTOP)
    coming = page.get_by_role("region", name="Et ensuite")
    coming.get_by_role("button", name="Suivre", exact=True).focus()
    page.keyboard.press("Enter")
    expect(coming.get_by_role("button", name="Suivi", exact=True)).to_be_focused()
    expect(page.get_by_role("button", name="Suivi", exact=True)).to_have_count(2)

    page.goto(f"{town.url}/notifications")
    expect(page.get_by_role("link", name="Nos rues, nos places").last).to_be_visible()
    theme = page.get_by_role("group", name="Thèmes").get_by_role("button", name="Vélo")
    theme.focus()
    page.keyboard.press("Space")
    expect(theme).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Ne plus suivre « Nos rues, nos places »").press("Enter")
    expect(page.get_by_text("Vous ne suivez encore aucun projet")).to_be_visible()


def test_who_is_not_signed_in_follows_after_signing_in(town: Town, tabs: Tabs) -> None:
    idea = town.idea()
    page = tabs.open(f"{town.url}/inputs/{idea}")

    page.get_by_role("button", name="Suivre", exact=True).click()

    expect(page).to_have_url(re.compile(r"/sign-in\?next="))


def test_an_answer_to_a_comment_leads_to_its_place(town: Town, tabs: Tabs) -> None:
    ana, ben = town.newcomer("Ana Parle"), town.newcomer("Ben Répond")
    idea = town.idea()
    first = town.do(ana, comments.write, idea, "Et l’ombre ?")
    answer = town.do(ben, comments.write, idea, "Deux platanes.", first)
    page = tabs.open(f"{town.url}/notifications", token=ana.token)
    told = page.locator(f"[href*='{answer}']")  # what one follows is listed there, too
    line = page.get_by_role("link", name="Un banc à l’ombre").and_(told)
    expect_after_reload(page, line)

    line.click()

    expect(page).to_have_url(f"{town.url}/inputs/{idea}?comment={answer}#comment-{answer}")
    expect(page.locator(f"#comment-{answer}")).to_be_in_viewport()


def expect_after_reload(page: Page, what: Locator) -> None:
    """Wait until a job has done its work, looking anew each time."""
    for _ in range(20):
        page.reload()
        settle(page)
        if what.count():
            return
        page.wait_for_timeout(250)
    raise AssertionError("nothing was told")
