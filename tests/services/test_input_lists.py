"""Collections of inputs: filtered, ordered, paged; only what everybody may see."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from civic.errors import Invalid, NotFound
from civic.models import Area, Feedback, InputPicture, InputTag, Reaction, Tag, Upload
from civic.rules.access import Actor
from civic.services import input_lists
from civic.services.cards import cards_of
from civic.services.input_lists import PAGE, Filters, Listed
from civic.services.work import House, work
from civic.words import Order, ProjectStatus, Subject
from tests import factories as make
from tests.factories import HOSTILE, NOON


def look(house: House, box: str, actor: Actor | None = None, days: int = 0, **more: Any) -> Listed:
    reader = actor or Actor(address="203.0.113.7")
    with work(house, reader, now=NOON + timedelta(days=days), reading=True) as job:
        return input_lists.listed(job, box, Filters(**more))


def titles(found: Listed) -> list[str]:
    return [card.title for card in found.cards]


@pytest.fixture
def box(house: House) -> str:
    """Return an idea box with three ideas that each order puts differently."""
    box = make.an_idea_box(house)
    old, new = NOON - timedelta(days=9), NOON - timedelta(hours=1)
    make.an_idea(house, box, "Ancienne", created_at=old, up=50, comments=1)
    make.an_idea(house, box, "Débattue", created_at=old + timedelta(days=1), up=3, comments=9)
    make.an_idea(house, box, "Nouvelle", created_at=new, up=4)
    return box


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param(Order.NEW, ["Nouvelle", "Débattue", "Ancienne"], id="new"),
        pytest.param(Order.OLD, ["Ancienne", "Débattue", "Nouvelle"], id="old"),
        pytest.param(Order.POPULAR, ["Ancienne", "Nouvelle", "Débattue"], id="popular"),
        pytest.param(Order.DISCUSSED, ["Débattue", "Ancienne", "Nouvelle"], id="discussed"),
        pytest.param(Order.TRENDING, ["Nouvelle", "Débattue", "Ancienne"], id="trending"),
    ],
)
def test_an_order_is_what_it_is_called(
    house: House, box: str, order: Order, expected: list[str]
) -> None:
    assert titles(look(house, box, order=order)) == expected


def test_a_random_order_stays_for_a_day_and_is_each_persons_own(house: House) -> None:
    box = make.an_idea_box(house)
    for number in range(PAGE):
        make.an_idea(house, box, f"Idée {number}")
    ana, ben = make.a_person(house), make.a_person(house)

    mine = titles(look(house, box, ana, order="random"))

    assert titles(look(house, box, ana, order="random")) == mine
    assert titles(look(house, box, ben, order="random")) != mine
    assert titles(look(house, box, ana, days=1, order="random")) != mine
    assert sorted(titles(look(house, box, ben, order="random"))) == sorted(mine)


@pytest.mark.parametrize("order", Order)
def test_pages_hold_everything_once(house: House, order: Order) -> None:
    box = make.an_idea_box(house)
    for number in range(PAGE + 3):
        make.an_idea(house, box, f"Idée {number}")

    first, second = look(house, box, order=order), look(house, box, order=order, page=2)

    assert (first.total, first.pages, len(second.cards)) == (PAGE + 3, 2, 3)
    assert len({card.id for card in [*first.cards, *second.cards]}) == PAGE + 3


def test_a_page_after_the_last_is_the_last(house: House, box: str) -> None:
    assert look(house, box, page=999).page == 1


@pytest.mark.parametrize("page", [0, -1, "2", None, 1.5, {"a": 1}])
def test_what_is_no_page_is_refused(house: House, box: str, page: Any) -> None:
    with pytest.raises(Invalid):
        look(house, box, page=page)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("debattue", ["Débattue"], id="without accents"),
        pytest.param("DÉBAT", ["Débattue"], id="in capitals"),
        pytest.param("ecole nouvelle", ["Nouvelle"], id="every word, in the title or in the text"),
        pytest.param("ecole absente", [], id="a word that is nowhere"),
        pytest.param("<script>alert(1)</script>", [], id="markup of the page"),
    ],
)
def test_a_search_reads_titles_and_texts(house: House, words: str, found: list[str]) -> None:
    box = make.an_idea_box(house)
    for title in ("Débattue", "Nouvelle"):
        make.an_idea(house, box, title, body="<p>Près de l'école</p>")

    assert titles(look(house, box, text=words)) == found


def test_filters_narrow_and_add_up(house: House, box: str) -> None:
    area, tag = Area(name={"fr": "Nord"}), Tag(name={"fr": "Vélo"})
    make.keep(house, area, tag)
    status = make.a_status(house)
    exact = make.an_idea(house, box, "Piste", area_id=area.id, status_id=status)
    make.an_idea(house, box, "Autre", area_id=area.id)
    make.keep(house, InputTag(input_id=exact, tag_id=tag.id))

    narrow: dict[str, Any] = {"areas": (area.id,), "statuses": (status,), "tags": (tag.id,)}
    assert look(house, box, areas=(area.id,)).total == 2
    assert titles(look(house, box, **narrow)) == ["Piste"]
    assert look(house, box, areas=(area.id,), text="banc").total == 0


def test_one_value_of_a_kind_is_enough_and_every_kind_must_be_met(house: House) -> None:
    box = make.an_idea_box(house)
    seen, done = make.a_status(house, "seen"), make.a_status(house, "done")
    north, south = Area(name={"fr": "Nord"}), Area(name={"fr": "Sud"})
    bike, tree = Tag(name={"fr": "Vélo"}), Tag(name={"fr": "Arbre"})
    make.keep(house, north, south, bike, tree)
    ideas = {
        "Piste au nord": (north, seen, [bike]),
        "Allée au nord": (north, done, [bike, tree]),
        "Haie au sud": (south, seen, [tree]),
        "Banc au sud": (south, done, []),
    }
    for title, (area, status, tags) in ideas.items():
        idea = make.an_idea(house, box, title, area_id=area.id, status_id=status, lat=1, lng=1)
        make.keep(house, *(InputTag(input_id=idea, tag_id=tag.id) for tag in tags))

    def found(**more: Any) -> set[str]:
        shown = titles(look(house, box, **more))
        with work(house, Actor(), now=NOON, reading=True) as job:
            pins = input_lists.pins(job, box, Filters(**more)).ids
            pinned = {card.title for card in cards_of(job, pins)}
        assert (len(shown), set(shown)) == (len(pins), pinned)
        return set(shown)

    assert found(tags=(bike.id, tree.id)) == set(ideas) - {"Banc au sud"}
    assert found(statuses=(seen, done)) == set(ideas)
    assert found(areas=(north.id, south.id), statuses=(seen,)) == {"Piste au nord", "Haie au sud"}
    assert found(tags=(bike.id, tree.id), areas=(south.id,)) == {"Haie au sud"}
    assert found(tags=(tree.id, "gone"), statuses=(done, "gone")) == {"Allée au nord"}


@pytest.mark.parametrize("gone", ["hidden_at", "withdrawn_at"])
def test_what_is_gone_is_in_no_list(house: House, gone: str) -> None:
    box = make.an_idea_box(house)
    when: dict[str, Any] = {gone: NOON}
    idea = make.an_idea(house, box, lat=49.0, lng=3.0, **when)

    assert look(house, box).total == 0
    with work(house, Actor(), now=NOON, reading=True) as job:
        assert input_lists.pins(job, box, Filters()).ids == []
        assert input_lists.chosen(job, box, [idea]) == []


def test_a_card_shows_all_there_is_to_know_at_a_glance(house: House) -> None:
    box, ana, ben = make.an_idea_box(house), make.a_person(house), make.a_person(house)
    area, tag, upload = Area(name={"fr": "Nord"}), Tag(name={"fr": "Vélo"}), Upload(created_at=NOON)
    make.keep(house, area, tag, upload)
    idea = make.an_idea(house, box, author=ana, up=1, area_id=area.id)
    make.keep(
        house,
        InputTag(input_id=idea, tag_id=tag.id),
        InputPicture(input_id=idea, upload_id=upload.id, alt=HOSTILE),
        Feedback(input_id=idea, signature="Ville", body="<p>Oui</p>", at=NOON),
        Reaction(
            person_id=ben.person_id or "",
            subject_id=idea,
            subject=Subject.INPUT,
            activity_id=box,
            value=1,
            at=NOON,
        ),
    )

    [card] = look(house, box, ben).cards

    assert (card.author.id, card.area.text, card.tags[0].text) == (ana.person_id, "Nord", "Vélo")
    assert (card.up, card.mine, card.has_feedback) == (1, 1, True)
    assert card.picture == f"/files/{upload.id}-small.webp"
    assert look(house, box, ana).cards[0].mine == 0


def test_a_name_that_came_with_an_import_is_shown_without_a_page(house: House) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, author_name=HOSTILE[:80])

    [card] = look(house, box).cards

    assert (card.author.id, card.author.name) == ("", HOSTILE[:80])


def test_chosen_inputs_come_in_the_order_asked_for_and_only_from_there(house: House) -> None:
    box, other = make.an_idea_box(house), make.an_idea_box(house, "other")
    one, two = make.an_idea(house, box, "Une"), make.an_idea(house, box, "Deux")
    foreign = make.an_idea(house, other, "Ailleurs")

    with work(house, Actor(), now=NOON, reading=True) as job:
        cards = input_lists.chosen(job, box, [two, foreign, one, two, "none"])

    assert [card.id for card in cards] == [two, one]


def test_the_list_of_a_draft_is_not_there(house: House) -> None:
    box = make.an_activity(house, make.a_project(house, status=ProjectStatus.DRAFT))

    with pytest.raises(NotFound):
        look(house, box)


def test_a_full_page_asks_the_database_no_more_than_ten_things(house: House) -> None:
    box, asked = make.an_idea_box(house), list[str]()
    for _ in range(PAGE):
        make.an_idea(house, box, author=make.a_person(house))

    def note(*given: Any) -> None:
        asked.append(given[2])

    look(house, box)
    event.listen(house.engine, "before_cursor_execute", note)
    look(house, box)
    event.remove(house.engine, "before_cursor_execute", note)

    assert len(asked) <= 10
