"""Widgets over HTTP: what everybody sees and no more, light, and only where it may be shown."""

import gzip
from collections.abc import Iterator
from datetime import timedelta

import pytest
from lxml import html  # type: ignore[import-untyped]
from sqlmodel import select
from starlette.responses import PlainTextResponse
from starlette.routing import Route, Router
from starlette.testclient import TestClient

from civic.api.shell.guard import Guard
from civic.api.widget.policy import FIT
from civic.api.widget.routes import ROUTES
from civic.models import Input, InputTag, Platform, Project, Tag
from civic.rules.access import SYSTEM
from civic.services.work import House, work
from civic.state.base import SESSION_COOKIE
from civic.words import Held, ProjectStatus
from tests import factories as make
from tests.factories import HOSTILE

BUDGET = 60_000
LIST_BUDGET = 15_000
LONG = "<p>" + "Un banc à l’ombre, près de la fontaine. " * 40 + "</p>"


async def _elsewhere(_: object) -> PlainTextResponse:
    return PlainTextResponse("ours")


@pytest.fixture
def door(served: House) -> Iterator[TestClient]:
    site = Guard(Router([*ROUTES, Route("/elsewhere", _elsewhere)]), {})
    with TestClient(site, base_url="http://localhost") as client:
        yield client


def of(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def titles(page: html.HtmlElement) -> list[str]:
    return [str(title) for title in page.xpath("//li//h2/a/span[1]/text()")]


def set_project(house: House, **values: object) -> None:
    with work(house, SYSTEM) as job:
        project = job.session.exec(select(Project)).one()
        for name, value in values.items():
            setattr(project, name, value)
        job.session.add(project)


def allow(house: House, *sites: str) -> None:
    make.keep(house, Platform(settings={"widget_sites": sites, "languages": ("fr", "en", "ar")}))


def test_a_list_shows_what_was_asked_for_as_it_was_written(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    make.an_idea(served, box, f"Un banc {HOSTILE}")
    make.an_idea(served, box, "Un arbre", created_at=make.NOON + timedelta(hours=1))
    page = of(door.get(f"/widget/list?activity={box}&items=1&order=old&lang=fr").text)

    assert titles(page) == [f"Un banc {HOSTILE}"]
    assert "2 contributions" in page.find(".//header").text_content()
    assert page.xpath("//*[@onerror]") == []
    assert len(page.xpath("//script")) == 1


def test_every_link_leads_to_the_platform_in_a_new_tab_and_says_so(
    served: House, door: TestClient
) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    links = of(door.get("/widget/list?lang=en").text).xpath("//a")

    assert f"http://localhost:3000/inputs/{idea}" in {link.get("href") for link in links}
    assert {link.get("target") for link in links} == {"_blank"}
    assert all("(opens in a new tab)" in link.text_content() for link in links)
    assert all(link.get("href").startswith("http://localhost:3000/") for link in links)


def test_only_the_sites_of_the_platform_may_show_a_widget(served: House, door: TestClient) -> None:
    allow(served, "https://www.serelle.fr", "https://*.parcs.org")
    answer = door.get("/widget/list")
    policy = dict(rule.split(" ", 1) for rule in
                  answer.headers["content-security-policy"].split("; "))  # fmt: skip

    assert policy["frame-ancestors"] == "'self' https://www.serelle.fr https://*.parcs.org"
    assert policy["default-src"] == "'none'"
    assert "x-frame-options" not in answer.headers


def test_all_other_pages_stay_out_of_frames(served: House, door: TestClient) -> None:
    allow(served, "https://www.serelle.fr")

    assert door.get("/elsewhere").headers["x-frame-options"] == "SAMEORIGIN"


def test_no_cookie_is_set_nor_makes_a_difference(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    make.an_idea(served, box)
    caller = make.signed_in(served, make.an_admin(served))
    address = f"/widget/list?activity={box}"
    plain = door.get(address)
    set_project(served, status=ProjectStatus.DRAFT)
    door.cookies.set(SESSION_COOKIE, caller.token)
    hidden = door.get(address)

    assert "set-cookie" not in plain.headers
    assert hidden.status_code == 404
    assert "Un banc" not in hidden.text


@pytest.mark.parametrize("kind", ["list", "map", "input"])
def test_what_is_not_public_is_said_in_a_sentence(
    served: House, door: TestClient, kind: str
) -> None:
    box = make.an_idea_box(served)
    idea = make.an_idea(served, box, lat=50.0, lng=3.0)
    set_project(served, status=ProjectStatus.DRAFT)
    answer = door.get(f"/widget/{kind}?activity={box}&input={idea}&lang=en")

    assert answer.status_code == 404
    assert "not public yet, or no longer is" in answer.text
    assert "frame-ancestors" in answer.headers["content-security-policy"]


def test_an_archived_project_can_be_read_and_says_that_it_is_over(
    served: House, door: TestClient
) -> None:
    box = make.an_idea_box(served)
    make.an_idea(served, box, "Un banc")
    set_project(served, status=ProjectStatus.ARCHIVED)
    page = door.get(f"/widget/list?activity={box}&lang=en")

    assert page.status_code == 200
    assert "This participation is over." in page.text
    assert "Un banc" in page.text


def test_an_input_that_was_hidden_or_taken_back_shows_no_word_of_it(
    served: House, door: TestClient
) -> None:
    box = make.an_idea_box(served)
    ideas = [make.an_idea(served, box, "Un banc"), make.an_idea(served, box, "Un arbre")]
    with work(served, SYSTEM) as job:
        hidden, withdrawn = (job.session.get_one(Input, idea) for idea in ideas)
        hidden.hidden_at = withdrawn.withdrawn_at = make.NOON
        hidden.is_shown = withdrawn.is_shown = False
    pages = [door.get(f"/widget/input?input={idea}&lang=en") for idea in ideas]

    assert [page.status_code for page in pages] == [404, 404]
    assert not [page for page in pages if "Un banc" in page.text or "Un arbre" in page.text]
    assert "withdrawn by the person who made it" in pages[1].text
    assert "No contributions yet" in door.get("/widget/list?lang=en").text


def test_a_merged_input_leads_to_the_one_that_stays(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    stays = make.an_idea(served, box, "Un banc")
    merged = make.an_idea(served, box, "Un arbre", merged_into_id=stays, merged_at=make.NOON)
    answer = door.get(f"/widget/input?input={merged}&lang=en")

    assert answer.status_code == 404
    assert "Merged on June 1, 2026 into another contribution" in answer.text
    [link] = of(answer.text).xpath("//a")
    assert link.get("href") == f"http://localhost:3000/inputs/{stays}"
    assert "Un banc" in link.text_content()


@pytest.mark.parametrize("held", [Held.WAITING, Held.REFUSED])
def test_what_the_team_reads_first_is_not_public_yet(
    served: House, door: TestClient, held: Held
) -> None:
    idea = make.an_idea(
        served, make.an_idea_box(served), "Un banc", held=held, hidden_at=make.NOON, is_shown=False
    )
    answer = door.get(f"/widget/input?input={idea}&lang=en")

    assert answer.status_code == 404
    assert "not public yet, or no longer is" in answer.text


def test_an_input_stands_alone_with_what_became_of_it(served: House, door: TestClient) -> None:
    idea = make.an_idea(served, make.an_idea_box(served), "Un banc", body="<p>À l’ombre</p>")
    page = of(door.get(f"/widget/input?input={idea}&lang=fr").text)

    assert page.xpath("//h1/a/span[1]/text()") == ["Un banc"]
    assert "À l’ombre" in page.find(".//article").text_content()


def test_a_widget_that_has_not_changed_is_not_sent_again(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    address = f"/widget/list?activity={box}&lang=fr"
    first = door.get(address)
    again = door.get(address, headers={"if-none-match": first.headers["etag"]})
    make.an_idea(served, box)
    changed = door.get(address, headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert "max-age=60" in first.headers["cache-control"]


def test_a_site_that_may_show_it_no_more_is_told_at_the_next_look(
    served: House, door: TestClient
) -> None:
    first = door.get("/widget/list?lang=fr")
    allow(served, "https://www.serelle.fr")
    again = door.get("/widget/list?lang=fr", headers={"if-none-match": first.headers["etag"]})

    assert again.status_code == 200


def test_a_widget_speaks_the_language_it_was_asked_for(served: House, door: TestClient) -> None:
    allow(served)
    page = of(door.get("/widget/list?lang=ar").text)
    own = door.get("/widget/list", headers={"accept-language": "en-GB,fr"})

    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert own.headers["content-language"] == "en"
    assert own.headers["vary"] == "Accept-Language"


def test_colours_and_themes_are_those_asked_for(served: House, door: TestClient) -> None:
    usual = door.get("/widget/list").text
    chosen = of(door.get("/widget/list?theme=dark&colour=aa3311").text)

    assert chosen.get("class") == "dark"
    assert "--cv-brand:#aa3311" in chosen.find(".//style").text
    assert "--cv-brand:#aa3311" not in usual


def test_a_tag_narrows_a_list_of_all_projects(served: House, door: TestClient) -> None:
    box, tag = make.an_idea_box(served), Tag(name={"fr": "Vélo"})
    make.an_idea(served, box, "Un banc")
    make.keep(served, tag)
    make.keep(served, InputTag(input_id=make.an_idea(served, box, "Une piste"), tag_id=tag.id))

    assert titles(of(door.get(f"/widget/list?tag={tag.id}&lang=en").text)) == ["Une piste"]
    assert "No contributions yet" in door.get("/widget/list?tag=unknown&lang=en").text


def test_a_map_comes_with_a_list_and_its_pins_only_once_asked_for(
    served: House, door: TestClient
) -> None:
    box = make.an_idea_box(served)
    idea = make.an_idea(served, box, f"Un banc {HOSTILE}", lat=50.0, lng=3.0)
    make.an_idea(served, box, "Nulle part")
    page = of(door.get(f"/widget/map?activity={box}&lang=fr").text)
    place = page.find_class("cv-wid__map")[0]
    pins = door.get(place.get("data-all")).json()
    one = door.get(f"{place.get('data-pin')}&input={idea}").json()

    assert titles(page) == [f"Un banc {HOSTILE}"]
    assert page.xpath("//link") == []
    assert (pins["ids"], pins["lats"], pins["lngs"], pins["rest"]) == ([idea], [50.0], [3.0], 0)
    assert one["title"] == f"Un banc {HOSTILE}"
    assert one["href"] == f"http://localhost:3000/inputs/{idea}"


def test_a_map_of_what_is_not_public_gives_no_pin(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    idea = make.an_idea(served, box, lat=50.0, lng=3.0)
    set_project(served, status=ProjectStatus.DRAFT)

    assert door.get(f"/widget/map.json?activity={box}").status_code == 404
    assert door.get(f"/widget/pin.json?input={idea}").status_code == 404


@pytest.mark.parametrize(
    ("kind", "budget"), [("list", LIST_BUDGET), ("map", BUDGET), ("input", LIST_BUDGET)]
)
def test_the_largest_widget_keeps_to_its_weight(
    served: House, door: TestClient, kind: str, budget: int
) -> None:
    """Everything of the first look is in the page itself: style, script and words."""
    box = make.an_idea_box(served)
    for number in range(25):
        at = make.NOON - timedelta(hours=number)
        idea = make.an_idea(served, box, f"Idée {number} {HOSTILE}", body=LONG, created_at=at,
                            lat=50 + number / 1000, lng=3.0)  # fmt: skip
    page = door.get(f"/widget/{kind}?activity={box}&items=20&input={idea}&pictures=1").content
    fetched = of(page.decode()).xpath("//script/@src | //link/@href")
    rest = [door.get(address).content for address in fetched]

    assert sum(len(gzip.compress(part)) for part in (page, *rest, FIT.encode())) <= budget


def test_the_script_that_fits_the_height_is_a_few_hundred_bytes() -> None:
    assert len(FIT.encode()) < 700
