"""Voting as people do it: by thumb and by keyboard, offline, before signing in, on two devices."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from civic.rules.access import SYSTEM
from civic.services import ballots, counting, sealing, vote_desk, vote_results
from civic.services.ballots import BallotView
from civic.services.work import perform
from civic.tally import published
from tests.browser.addresses import RESULT
from tests.browser.axe import after_a_moment
from tests.browser.entering import new_address, sign_in
from tests.browser.keys import Keys
from tests.browser.names import unclear
from tests.browser.polling import Polling, polling
from tests.browser.tabs import DESKTOP, PHONE, Tabs, darken, settle
from tests.browser.town import ADMIN, BUDGET, VOTE, Resident, Town

BASE = f"/projects/{BUDGET}/{VOTE}"
COUNTS = "Votre bulletin compte"
SHADE = "De l’ombre dans la cour de l’école Jacques-Prévert"
TRACK = "Une piste cyclable jusqu’à Fontenelle"
SHELTER = "Un abri à vélos fermé devant la gare"
NESTS = "Des nichoirs à martinets sous les toits du centre"
TOUCH: dict[str, Any] = {"has_touch": True, "is_mobile": True}


def vote(
    town: Town, tabs: Tabs, who: Resident | None = None, base: str = BASE, **look: Any
) -> Page:
    """Open a vote and wait until the ballot is there."""
    page = tabs.open(f"{town.url}{base}/vote", token=who.token if who else "", **look)
    expect(bar(page)).to_be_visible()
    return page


def bar(page: Page) -> Any:
    """Return what is always in sight of the ballot."""
    return page.get_by_role("region", name="Votre bulletin")


def stand(page: Page) -> Any:
    """Return what is seen of whether the ballot counts; what is spoken of it comes later."""
    return bar(page).locator(".cv-vote__stand")


def kept(town: Town, who: Resident, poll: Polling | None = None) -> BallotView:
    """Return somebody's ballot as the server has it."""
    activity = poll.activity if poll else town.activity(VOTE, BUDGET)
    return town.do(who, ballots.mine, activity)


def come_back(page: Page) -> None:
    """Turn to the tab again, as after a look at another."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def take(page: Page, title: str) -> None:
    """Choose something in the list."""
    page.get_by_role("button", name=f"Choisir : {title}").tap()


def test_a_thumb_fills_the_basket_and_the_ballot_counts_at_once(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Vote")
    page = vote(town, tabs, ana, **TOUCH)
    expect(bar(page)).to_contain_text("Ne compte pas encore")

    take(page, SHADE)
    expect(bar(page)).to_contain_text(re.compile(r"Reste 220.000"))
    expect(stand(page)).to_contain_text(COUNTS)
    take(page, TRACK)
    expect(stand(page)).to_contain_text(COUNTS)
    assert len(kept(town, ana).marks) == 2

    take(page, SHELTER)
    expect(page.get_by_role("alert")).to_contain_text(re.compile("de plus que les 250.000"))
    assert len(kept(town, ana).marks) == 2

    page.reload()
    expect(stand(page)).to_contain_text(COUNTS)
    page.get_by_role("button", name="Bulletin (2)").tap()
    mine = page.get_by_role("dialog", name="Votre bulletin")
    expect(mine).to_contain_text(kept(town, ana).receipt)
    mine.get_by_role("button", name=f"Retirer : {TRACK}").tap()
    expect(mine.get_by_text(TRACK)).to_have_count(0)
    mine.get_by_role("button", name="Fermer").tap()
    expect(stand(page)).to_contain_text(COUNTS)
    assert len(kept(town, ana).marks) == 1


def test_the_keyboard_alone_reads_compares_and_votes(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Clavier")
    page = vote(town, tabs, ana, size=DESKTOP)
    keys = Keys(page)

    keys.write(page.get_by_role("searchbox"), "prévert")
    expect(page.get_by_text("1 choix possible", exact=True)).to_be_visible()
    keys.press(page.get_by_role("link", name=SHADE))
    whole = page.get_by_role("dialog", name=SHADE)
    expect(whole).to_contain_text("Nous voulons planter nous-mêmes")
    keys.press(whole.get_by_role("button", name=f"Choisir : {SHADE}"))
    expect(stand(page)).to_contain_text(COUNTS)
    page.keyboard.press("Escape")
    expect(whole).to_have_count(0)

    page.get_by_role("searchbox").fill("")
    for title in (SHADE, NESTS):
        compare = page.get_by_role("button", name=f"Comparer : {title}")
        compare.focus()
        page.keyboard.press("Enter")
    side = page.get_by_role("button", name="Voir côte à côte")
    side.focus()
    page.keyboard.press("Enter")
    both = page.get_by_role("dialog", name="Comparer")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        keys.press(both.get_by_role("button", name=f"Choisir : {NESTS}"))
    expect(both.get_by_text("Choisi", exact=True)).to_have_count(2)
    expect(stand(page)).to_contain_text(COUNTS)
    assert len(kept(town, ana).marks) == 2


def test_a_thumb_goes_through_the_choices_one_by_one(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Feuillette")
    page = vote(town, tabs, ana, **TOUCH)
    titles = page.locator(".cv-vote__choice h3").all_inner_texts()

    page.get_by_role("button", name="Les voir un par un").tap()
    first = page.get_by_role("dialog", name=titles[0])
    expect(first.get_by_role("button", name="Choix précédent")).to_be_disabled()
    first.get_by_role("button", name="Choix suivant").tap()
    second = page.get_by_role("dialog", name=titles[1])
    expect(second.get_by_text(f"2 sur {len(titles)}", exact=True)).to_be_visible()
    second.get_by_role("button", name="Choisir").tap()
    expect(second.get_by_role("button", name="Retirer")).to_be_visible()
    expect(second.get_by_role("status").filter(has_text="Reste")).to_be_visible()
    assert after_a_moment(page) == []
    second.get_by_role("button", name="Fermer").tap()

    expect(stand(page)).to_contain_text(COUNTS)
    assert len(kept(town, ana).marks) == 1


def test_who_fills_a_basket_first_and_signs_in_then_has_it(town: Town, tabs: Tabs) -> None:
    page = vote(town, tabs, **TOUCH)
    take(page, NESTS)
    expect(bar(page)).to_contain_text("vos choix sont gardés sur cet appareil")

    bar(page).get_by_role("link", name="Se connecter").tap()
    sign_in(page, new_address(), "Ana Arrive")

    expect(page).to_have_url(f"{town.url}{BASE}/vote")
    expect(stand(page)).to_contain_text(COUNTS)
    expect(page.get_by_role("button", name=f"Retirer : {NESTS}")).to_be_visible()


def test_without_network_a_choice_stays_and_is_sent_when_it_is_back(town: Town, tabs: Tabs) -> None:
    tabs.pardon("ERR_INTERNET_DISCONNECTED", "WebSocket")
    ana = town.newcomer("Ana Tunnel")
    page = vote(town, tabs, ana, **TOUCH)

    page.context.set_offline(True)
    take(page, NESTS)
    expect(bar(page)).to_contain_text("la connexion est perdue")
    page.context.set_offline(False)

    expect(stand(page)).to_contain_text(COUNTS)
    assert len(kept(town, ana).marks) == 1


def test_two_devices_ask_which_ballot_is_meant_and_lose_neither(town: Town, tabs: Tabs) -> None:
    tabs.pardon("409")
    ana = town.newcomer("Ana Deux")
    phone, home = vote(town, tabs, ana, **TOUCH), vote(town, tabs, ana, size=DESKTOP)
    take(phone, NESTS)
    expect(stand(phone)).to_contain_text(COUNTS)

    home.get_by_role("button", name=f"Choisir : {SHADE}").click()
    expect(home.get_by_text("Votre bulletin a été changé ailleurs")).to_be_visible()
    home.get_by_role("button", name="Prendre celui d’ici").click()

    expect(stand(home)).to_contain_text(COUNTS)
    expect(home.get_by_role("button", name=f"Retirer : {SHADE}")).to_be_visible()
    assert len(kept(town, ana).marks) == 1


def test_the_receipt_is_kept_as_a_file_that_says_what_it_is_for(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Reçu")
    page = vote(town, tabs, ana, **TOUCH)
    take(page, NESTS)
    expect(stand(page)).to_contain_text(COUNTS)
    page.get_by_role("button", name="Bulletin (1)").tap()

    with page.expect_download() as coming:
        page.get_by_role("button", name="Garder sur cet appareil").tap()

    words = coming.value.path().read_text("utf-8")
    assert kept(town, ana).receipt in words
    assert f"{BASE}/receipt" in words


def test_the_map_and_its_list_lead_to_the_same_choices(town: Town, tabs: Tabs) -> None:
    page = vote(town, tabs, town.newcomer("Ana Plan"), size=DESKTOP)
    page.get_by_role("button", name="Carte", exact=True).click()
    page.get_by_role("group", name="Quartiers").get_by_role("button", name="Fontenelle").click()

    expect(page.locator(".cv-vote__choice")).to_have_count(3)
    pin = page.locator(".cv-pin button").first
    expect(pin).to_be_visible()
    settle(page)
    assert after_a_moment(page) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_everybody_can_use_every_part_of_it(town: Town, tabs: Tabs, size: dict[str, int]) -> None:
    page = vote(town, tabs, town.newcomer("Ana Voit"), size=size)
    assert after_a_moment(page) == []
    assert unclear(page) == []
    page.get_by_role("link", name=SHADE).click()
    expect(page.get_by_role("dialog")).to_contain_text("Nous voulons planter")
    assert after_a_moment(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name=f"Choisir : {SHADE}").click()
    expect(stand(page)).to_contain_text(COUNTS)
    page.get_by_role("button", name="Bulletin (1)").click()
    darken(page)
    assert after_a_moment(page) == []


def poll_of(town: Town, kind: str) -> Polling:
    """Open a vote of a kind on a bench, a pond and a swing."""
    return polling(town, {"ballot": kind, "points": 5, "most": 2, "first_view": "list"})


def choose(page: Page, name: str) -> None:
    """Press the button that chooses something."""
    page.get_by_role("button", name=f"Choisir : {name}").press("Enter")


def approve(page: Page) -> None:
    for name in ("Banc", "Mare"):
        choose(page, name)
    choose(page, "Balançoire")
    expect(page.get_by_role("alert")).to_be_visible()


def pick_one(page: Page) -> None:
    page.get_by_role("radio", name="Choisir : Banc").press("Space")
    expect(page.get_by_role("radio", name="Choisir : Banc")).to_be_checked()


def give_points(page: Page) -> None:
    bench = page.get_by_role("group", name="Points pour : Banc")
    for _ in range(3):
        bench.get_by_role("button", name="Un point de plus").press("Enter")
    field = page.get_by_role("group", name="Points pour : Mare").get_by_role("textbox")
    field.fill("9")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(field).to_have_value("0")
    field.fill("2")
    field.press("Enter")
    expect(bar(page)).to_contain_text("Il vous reste 0 points sur 5")


def rank(page: Page) -> None:
    for name in ("Banc", "Mare"):
        choose(page, name)
    page.get_by_role("button", name="Bulletin (2)").press("Enter")
    mine = page.get_by_role("dialog")
    mine.get_by_role("button", name="Monter : Mare").press("Enter")
    expect(mine.locator("li").first).to_contain_text("Mare")
    grip, last = mine.locator(".cv-vote__grip").first, mine.locator("li").last
    at, to = grip.bounding_box(), last.bounding_box()
    assert at
    assert to
    page.mouse.move(at["x"] + 10, at["y"] + 10)
    page.mouse.down()
    page.mouse.move(at["x"] + 10, to["y"] + to["height"] - 2, steps=5)
    page.mouse.up()
    expect(mine.locator("li").first).to_contain_text("Banc")
    page.keyboard.press("Escape")


def say_for_and_against(page: Page) -> None:
    page.get_by_role("button", name="Pour : Banc").press("Enter")
    page.get_by_role("button", name="Contre : Mare").press("Enter")
    expect(bar(page)).to_contain_text("1 pour, 1 contre")


FILLED: dict[str, Callable[[Page], None]] = {
    "approval": approve,
    "one": pick_one,
    "points": give_points,
    "ranking": rank,
    "up_down": say_for_and_against,
}


@pytest.mark.parametrize("kind", FILLED)
def test_each_kind_of_ballot_is_filled_in_by_keyboard(town: Town, tabs: Tabs, kind: str) -> None:
    base = poll_of(town, kind).base
    ana = town.newcomer(f"Ana {kind}")
    page = tabs.open(f"{town.url}{base}/vote", token=ana.token)
    expect(bar(page)).to_be_visible()
    FILLED[kind](page)

    expect(stand(page)).to_contain_text(COUNTS)
    settle(page)
    assert after_a_moment(page) == []
    assert unclear(page) == []


def test_one_chooses_in_ones_own_district_and_one_other(town: Town, tabs: Tabs) -> None:
    names = town.areas()
    (own, far), districts = list(names.values())[:3:2], list(names)[:3]
    poll = polling(town, {"ballot": "approval", "other_districts": 1}, districts=districts)
    ana = town.newcomer("Ana Quartier")
    page = vote(town, tabs, ana, poll.base)
    mine = page.get_by_label("Votre quartier")
    expect(page.get_by_text("Dans votre quartier et un autre.")).to_be_visible()

    mine.select_option(label=own)
    choose(page, "Banc public")
    choose(page, "Mare du parc")
    expect(stand(page)).to_contain_text(COUNTS)
    choose(page, "Balançoire")
    expect(page.get_by_role("alert")).to_contain_text("dans votre quartier et dans")
    mine.select_option(label=far)
    expect(page.get_by_role("alert")).to_contain_text("dans votre quartier et dans")
    expect(mine).to_have_value(districts[0])

    ballot = kept(town, ana, poll)
    assert (ballot.district, len(ballot.marks), ballot.counts) == (districts[0], 2, True)
    assert after_a_moment(page) == []
    assert unclear(page) == []


def test_the_last_minute_is_counted_by_the_second_and_spoken_to_nobody(
    town: Town, tabs: Tabs
) -> None:
    poll = polling(town)
    page = vote(town, tabs, base=poll.base)
    told = page.request.get(f"{town.url}/api/activities/{poll.activity}/vote").json()
    ends, closing = datetime.fromisoformat(told["date"]), page.locator(".cv-vote__closing")
    page.clock.set_fixed_time(ends - timedelta(seconds=42))
    page.reload()
    expect(closing).to_contain_text("dans 42 secondes")

    page.clock.set_fixed_time(ends - timedelta(seconds=7))
    expect(closing).to_contain_text("dans 7 secondes")
    expect(page.get_by_role("status").filter(has_text="secondes")).to_have_count(0)


def test_what_is_left_is_spoken_once_one_has_chosen(town: Town, tabs: Tabs) -> None:
    page = vote(town, tabs, town.newcomer("Ana Écoute"), polling(town).base)
    choose(page, "Banc public")
    spoken = bar(page).get_by_role("status")
    expect(spoken).to_have_text(re.compile(f"Reste 3.000.* {COUNTS}"))
    choose(page, "Balançoire")
    expect(spoken).to_have_text(re.compile(f"Reste 2.100.* {COUNTS}"))


def test_before_it_opens_one_looks_and_as_soon_as_it_does_one_votes(town: Town, tabs: Tabs) -> None:
    poll, ana = polling(town, begins=1), town.newcomer("Ana Tôt")
    page = tabs.open(f"{town.url}{poll.base}", token=ana.token, **TOUCH)
    page.get_by_role("link", name="Voir ce que l’on peut choisir").tap()
    expect(page.get_by_text(re.compile("Le vote ouvre le"))).to_be_visible()
    expect(bar(page)).to_contain_text("Ce sera possible à partir du")
    expect(page.get_by_role("link", name="Banc public")).to_be_visible()
    expect(page.get_by_role("button", name="Choisir")).to_have_count(0)
    assert after_a_moment(page) == []

    poll.move(-1, 2)
    come_back(page)

    take(page, "Banc public")
    expect(stand(page)).to_contain_text(COUNTS)
    assert len(kept(town, ana, poll).marks) == 1


def test_a_tap_that_comes_too_late_changes_nothing_and_is_told_so(town: Town, tabs: Tabs) -> None:
    tabs.pardon("403")
    poll, ana = polling(town), town.newcomer("Ana Tard")
    page = vote(town, tabs, ana, poll.base, **TOUCH)
    take(page, "Banc public")
    expect(stand(page)).to_contain_text(COUNTS)

    poll.move(-2, -1)
    take(page, "Balançoire")

    expect(page.get_by_text("Ce changement n’a pas été enregistré")).to_be_visible()
    expect(page.get_by_text("Le vote est clos", exact=True)).to_be_visible()
    expect(bar(page)).to_contain_text("Votre bulletin a été pris en compte")
    expect(page.get_by_role("button", name="Choisir")).to_have_count(0)
    assert list(kept(town, ana, poll).marks) == [poll.options["Banc public"]]
    assert after_a_moment(page) == []


def test_a_vote_closed_early_says_why_and_no_door_leads_to_it(town: Town, tabs: Tabs) -> None:
    poll, ana = polling(town), town.newcomer("Ana Close")
    poll.cast(ana, "Banc public")
    because = "Une erreur dans la liste"
    town.do(town.enter(ADMIN), vote_desk.end_now, poll.activity, because)

    page = vote(town, tabs, ana, poll.base)
    expect(page.get_by_text(because)).to_be_visible()
    expect(page.get_by_text("Le vote est clos", exact=True)).to_be_visible()
    for address in (project_of(poll), poll.base):
        page.goto(f"{town.url}{address}")
        expect(page.locator(".cv-action-bar")).to_contain_text("le dépouillement est en cours")
        expect(page.get_by_role("link", name="Voter")).to_have_count(0)


def project_of(poll: Polling) -> str:
    """Return the address of the project of a vote."""
    return poll.base.rpartition("/")[0]


def test_what_is_decided_leads_to_the_result_from_everywhere(town: Town, tabs: Tabs) -> None:
    poll, admin = polling(town), town.enter(ADMIN)
    poll.cast(town.newcomer(), "Banc public")
    town.do(admin, vote_desk.end_now, poll.activity, "Tout est dit")
    perform(town.house, SYSTEM, sealing.seal, poll.activity)
    counted = published.document(perform(town.house, SYSTEM, counting.files, poll.activity))
    perform(town.house, SYSTEM, counting.keep, poll.activity, counted)
    town.do(admin, vote_results.publish, poll.activity)

    page = tabs.open(f"{town.url}{project_of(poll)}")
    for address in (project_of(poll), poll.base, f"{poll.base}/vote"):
        page.goto(f"{town.url}{address}")
        page.get_by_role("link", name="Voir le résultat").first.click()
        expect(page).to_have_url(f"{town.url}{poll.base}/results")
    page.goto(town.url)
    page.get_by_role("link", name="Voir le résultat du vote").click()
    expect(page).to_have_url(f"{town.url}{RESULT}/results")
