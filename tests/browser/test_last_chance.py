"""A day before the end, from the bell to a ballot that counts."""

import re

import pytest
from playwright.sync_api import expect

from civic.rules.access import SYSTEM
from civic.services import ballots, last_chance
from civic.services.work import perform
from tests.browser.axe import violations
from tests.browser.polling import Polling, polling
from tests.browser.tabs import PHONE, Tabs, settle
from tests.browser.test_following import mail_to
from tests.browser.town import Town

NEWS = "Le bulletin que vous avez commencé ne comptait pas encore"


@pytest.fixture
def poll(town: Town) -> Polling:
    """Open a vote that nobody has voted in."""
    return polling(town)


def test_who_began_a_ballot_is_led_back_to_it_and_completes_it(
    town: Town, tabs: Tabs, poll: Polling
) -> None:
    ana = town.newcomer("Ana Hésite")
    poll.cast(ana)
    poll.move(-1, 0.5)
    perform(town.house, SYSTEM, last_chance.tell_of, poll.activity)

    page = tabs.open(f"{town.url}/notifications", token=ana.token, size=PHONE)
    line = page.locator(".cv-rows").first.get_by_role("listitem").filter(has_text=NEWS)
    expect(line).to_have_count(1)
    settle(page)
    assert violations(page) == []
    line.get_by_role("link").click()

    expect(page).to_have_url(re.compile(f"{poll.base}/vote"))
    bar = page.get_by_role("region", name="Votre bulletin")
    expect(bar).to_contain_text("Ne compte pas encore")
    page.get_by_role("button", name=re.compile("^Choisir : ")).first.click()
    expect(bar.locator(".cv-vote__stand")).to_contain_text("Votre bulletin compte")
    assert town.do(ana, ballots.mine, poll.activity).counts

    said = mail_to(town, ana.email)
    assert "il ne compte pas encore" in said
    assert f"{poll.base}/vote" in said
