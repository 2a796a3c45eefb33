"""What many are shown alike is made ready once, and is what Reflex would have sent."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import reflex as rx
from reflex_base.utils.format import json_dumps
from reflex_base.utils.serializers import serialize

from civic.civic import app
from civic.rules.listing import Asked
from civic.services.input_lists import Listed
from civic.services.project_views import ActivityPage, ActivityView, ProjectCard
from civic.services.views import Author, Card
from civic.services.vocabulary import Label
from civic.state import plain
from civic.state.listing import Ways, ways

CARD = Card(
    id="i1",
    title="<b>Idée</b>",
    author=Author(name="Ana"),
    created_at=datetime(2026, 6, 1, 12, 30, tzinfo=UTC),
    tags=[Label("t1", "Eau", "fr")],
    up=3,
)
PAGE = ActivityPage(ProjectCard(slug="parc"), ActivityView(slug="idees", views=["cards", "map"]))


def as_sent(value: object) -> object:
    return json.loads(json_dumps(value))


def taken_apart(value: object) -> object:
    """Return a view as Reflex sends those that have no serialiser of their own."""
    return {name: as_sent(part) for name, part in vars(value).items()}


def test_what_is_made_ready_is_what_reflex_sends() -> None:
    choice = ways(PAGE, Asked(tags=("t1",)), Listed(total=45, page=2, pages=3))

    assert as_sent(plain.card(CARD)) == taken_apart(CARD)
    assert as_sent(plain.ways(choice)) == taken_apart(choice)


def test_the_app_sends_cards_and_ways_so() -> None:
    assert isinstance(app, rx.App)
    assert serialize(CARD) is plain.card(CARD)
    assert serialize(no_ways := Ways()) is plain.ways(no_ways)


def test_one_card_is_made_ready_once_and_a_changed_one_anew() -> None:
    mine = replace(CARD, mine=1)

    assert plain.card(CARD) is plain.card(CARD)
    assert plain.card(mine)["mine"] == 1
    assert plain.card(CARD)["mine"] == 0


def test_no_more_is_kept_than_a_crowd_looks_at() -> None:
    cards = [replace(CARD, up=number) for number in range(plain.MOST + 5)]

    assert [plain.card(card)["up"] for card in cards] == list(range(plain.MOST + 5))
    assert len(plain._kept) <= plain.MOST
