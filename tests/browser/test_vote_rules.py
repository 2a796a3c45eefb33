"""The rule of a vote: settled in a form that says what is missing, and read by everybody."""

from playwright.sync_api import Locator, expect

from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.polling import Polling, polling
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import ADMIN, Town

ENVELOPE = {"envelope": 6000, "ballot": "approval"}
RULE = {"counted": "equal-shares", "completion": "endowment", "ties": "lot"}


def settings_of(town: Town, tabs: Tabs, poll: Polling) -> Locator:
    """Open the form in which an admin settles how a vote is held and counted."""
    address = f"{town.url}/admin/projects/{poll.project}/activities?open={poll.activity}"
    page = tabs.open(address, token=town.enter(ADMIN).token, size=DESKTOP)
    settle(page)
    return page.locator("form").filter(has=page.locator(f"[id='{poll.activity}-counted']"))


def test_a_stated_sum_and_a_lot_are_settled_and_read_before_anybody_votes(
    town: Town, tabs: Tabs
) -> None:
    poll = polling(town, ENVELOPE)
    form = settings_of(town, tabs, poll)
    sum_, seed = (form.locator(f"[id='{poll.activity}-{name}']") for name in ("endowment", "seed"))

    expect(sum_).to_be_hidden()
    form.locator(f"[id='{poll.activity}-counted']").select_option("equal-shares")
    form.locator(f"[id='{poll.activity}-completion']").select_option("endowment")
    expect(sum_).to_be_visible()
    form.locator(f"[id='{poll.activity}-counted']").select_option("greedy")
    expect(sum_).to_be_hidden()
    form.locator(f"[id='{poll.activity}-counted']").select_option("equal-shares")
    form.locator(f"[id='{poll.activity}-ties']").select_option("lot")
    form.get_by_role("button", name="Enregistrer").first.click()
    expect(form.get_by_text("Dites de combien d’argent chaque votant dispose.")).to_be_visible()
    sum_.fill("12.5")
    seed.fill("2027-03-01")
    form.get_by_role("button", name="Enregistrer").first.click()
    expect(form.get_by_text("Dites de combien d’argent chaque votant dispose.")).to_have_count(0)
    assert after_a_moment(form.page) == []

    desk = tabs.open(poll.address, token=town.enter(ADMIN).token, size=DESKTOP)
    settle(desk)
    desk.get_by_text("points réglés").click()
    expect(desk.get_by_text("Cette part est de 12,5")).to_be_visible()

    reader = tabs.open(f"{town.url}{poll.base}/vote", size=PHONE)
    settle(reader)
    reader.get_by_text("Comment c’est compté").click()
    expect(reader.get_by_text("Cette part est de 12,5")).to_be_visible()
    expect(reader.get_by_text("la graine « 2027-03-01 »")).to_be_visible()
    assert after_a_moment(reader) == []


def test_a_rule_that_would_leave_points_out_is_refused_with_the_reason(
    town: Town, tabs: Tabs
) -> None:
    poll = polling(town, ENVELOPE)
    form = settings_of(town, tabs, poll)

    form.locator(f"[id='{poll.activity}-ballot']").select_option("points")
    form.locator(f"[id='{poll.activity}-counted']").select_option("phragmen")
    form.get_by_role("button", name="Enregistrer").first.click()

    expect(form.get_by_text("Cette règle ne lit que qui soutient un projet")).to_be_visible()
    expect(form.locator(f"[id='{poll.activity}-counted']")).to_have_value("phragmen")


def test_a_rule_is_settled_by_keyboard_alone(town: Town, tabs: Tabs) -> None:
    poll = polling(town, ENVELOPE)
    form = settings_of(town, tabs, poll)
    page, keys = form.page, Keys(form.page)
    field = {
        name: form.locator(f"[id='{poll.activity}-{name}']")
        for name in (*RULE, "endowment", "seed")
    }

    for name, value in RULE.items():
        keys.choose(field[name], value)
    keys.press(form.get_by_role("button", name="Enregistrer").first)
    expect(form.get_by_text("Dites de combien d’argent chaque votant dispose.")).to_be_visible()
    keys.stand_on(field["endowment"])
    page.keyboard.type("12.5")
    keys.write(field["seed"], "2027-03-01")
    page.keyboard.press("Enter")
    expect(form.get_by_text("Enregistré")).to_be_visible()
    page.reload()

    for name, value in {**RULE, "endowment": "12.5", "seed": "2027-03-01"}.items():
        expect(field[name]).to_have_value(value)
