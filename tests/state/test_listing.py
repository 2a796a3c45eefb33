"""The ways from one look at a collection to another."""

from civic.rules.listing import Asked
from civic.services.input_lists import Listed
from civic.services.project_views import ActivityPage, ActivityView, ProjectCard
from civic.services.reading import filters_of, usual_of
from civic.services.vocabulary import Label
from civic.state.listing import pins_address, ways
from tests.factories import HOSTILE

BASE = "/projects/parks/ideas"
PAGE = ActivityPage(
    project=ProjectCard(slug="parks"),
    activity=ActivityView(
        slug="ideas",
        views=["cards", "map"],
        tags=[Label("t1", f"Vélo {HOSTILE}", "fr"), Label("t2", "Arbres", "fr")],
    ),
    areas=[Label("a1", "Centre", "fr")],
)


def test_pressing_a_tag_filters_and_pressing_it_again_does_not() -> None:
    first, second = ways(PAGE, Asked(tags=("t1",)), Listed()).tags

    assert (first.href, first.is_on) == (BASE, True)
    assert (second.href, second.is_on) == (f"{BASE}?tag=t1,t2", False)


def test_each_value_of_a_kind_is_cleared_alone() -> None:
    asked = Asked(tags=("t2", "t1"), areas=("a1",))
    found = ways(PAGE, asked, Listed())

    assert [(way.key, way.text) for way in found.filters_on] == [
        ("tags", "Arbres"), ("tags", f"Vélo {HOSTILE}"), ("areas", "Centre"),
    ]  # fmt: skip
    assert found.filters_on[0].href == f"{BASE}?tag=t1&area=a1"
    assert [way.is_on for way in found.tags] == [True, True]


def test_each_filter_that_is_on_can_be_cleared_alone_or_with_the_others() -> None:
    asked = Asked(text="banc", tags=("t1",), areas=("gone",), theme="x", order="new")
    found = ways(PAGE, asked, Listed())

    assert [way.key for way in found.filters_on] == ["text", "tags", "areas", "theme"]
    assert [way.text for way in found.filters_on] == ["banc", f"Vélo {HOSTILE}", "", ""]
    assert found.filters_on[1].href == f"{BASE}?q=banc&area=gone&theme=x&order=new"
    assert found.clear == f"{BASE}?order=new"


def test_pages_lead_back_and_forth_with_the_filters() -> None:
    found = ways(PAGE, Asked(tags=("t1",), page=2), Listed(total=45, page=2, pages=3))

    assert (found.before, found.after) == (f"{BASE}?tag=t1", f"{BASE}?tag=t1&page=3")
    assert [(page.number, page.is_on) for page in found.pages] == [
        (1, False), (2, True), (3, False),
    ]  # fmt: skip


def test_one_page_needs_no_links() -> None:
    assert ways(PAGE, Asked(), Listed(total=3)).pages == []


def test_the_map_asks_for_what_the_list_shows() -> None:
    asked = Asked(view="map", text="un banc", tags=("t1", "t2"), order="old", page=3)

    assert pins_address("box", asked) == "/api/activities/box/pins?q=un+banc&tag=t1,t2"
    assert filters_of(asked).page == 3


def test_the_organiser_says_what_is_usual() -> None:
    usual = usual_of(ActivityView(first_view="map", first_order="random"))

    assert (usual.view, usual.order) == ("map", "random")


def test_the_ways_are_made_once_for_all_who_look_at_the_same() -> None:
    first = ways(PAGE, Asked(order="new"), Listed(page=2, pages=3))

    assert ways(PAGE, Asked(order="new"), Listed(page=2, pages=3)) is first
    assert ways(PAGE, Asked(order="new"), Listed(page=3, pages=3)) is not first
