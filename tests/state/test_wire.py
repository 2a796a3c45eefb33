"""What tabs are shown is written as Reflex would write it, and what many see only once."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import reflex as rx
from reflex_base.utils.format import json_dumps
from socketio.packet import Packet

from civic.civic import app
from civic.rules.listing import Asked
from civic.services.input_lists import Listed
from civic.services.project_views import ActivityPage, ActivityView, ProjectCard
from civic.services.views import Author, Card
from civic.services.vocabulary import Label
from civic.state import wire
from civic.state.listing import Ways, ways
from civic.words import Order

CARD = Card(
    id="i1",
    title="<b>Idée</b> \u2028 \U0001f33b",
    author=Author(name="Ana"),
    created_at=datetime(2026, 6, 1, 12, 30, tzinfo=UTC),
    tags=[Label("t1", "Eau", "fr")],
    up=3,
)
PAGE = ActivityPage(ProjectCard(slug="parc"), ActivityView(slug="idees", views=["cards", "map"]))
CHOICE = ways(PAGE, Asked(tags=("t1",)), Listed(total=45, page=2, pages=3))


@dataclass
class Mixed:
    """What a state may hold."""

    order: Order = Order.NEW
    price: Decimal = Decimal("1.50")
    pair: tuple[int, str] = (1, "deux")
    nothing: None = None
    _own: str = "kept"


class Holder(rx.State):
    """A state whose values Reflex wraps, so as to see them change."""

    cards: rx.Field[list[Card]] = rx.field(default_factory=lambda: [CARD])
    words: rx.Field[dict[str, list[str]]] = rx.field(default_factory=lambda: {"a": ["b"]})


def held() -> Holder:
    """Return the state as Reflex makes it."""
    kind: Callable[..., Holder] = Holder
    return kind(_reflex_internal_init=True)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(lambda: CARD, id="a card"),
        pytest.param(lambda: CHOICE, id="the ways from a list"),
        pytest.param(lambda: {"listed": Listed(cards=[CARD, CARD], total=2)}, id="a list"),
        pytest.param(lambda: PAGE, id="a page"),
        pytest.param(lambda: Mixed(), id="words, sums, pairs, nothing"),
        pytest.param(lambda: held().cards, id="what is wrapped"),
        pytest.param(lambda: held().words, id="wrapped words"),
        pytest.param(lambda: {1: "one", None: "none"}, id="keys that are no words"),
        pytest.param(lambda: {"large": 2**70, "day": date(2026, 1, 2)}, id="large"),
    ],
)
def test_what_is_written_is_what_reflex_writes(value: Callable[[], object]) -> None:
    said = ["event", {"state": value()}]

    assert json.loads(wire.written(said)) == json.loads(json_dumps(said))


def test_the_app_writes_its_events_so() -> None:
    assert isinstance(app, rx.App)
    assert Packet.json.dumps is wire.written
    assert Packet.json.loads('["a"]') == ["a"]


def test_one_card_is_written_once_and_a_changed_one_anew() -> None:
    wire._kept.clear()
    mine = replace(CARD, mine=1)

    assert wire.written([CARD, CARD, mine]) == wire.written([CARD, CARD, mine])
    assert json.loads(wire.written(mine))["mine"] == 1
    assert json.loads(wire.written(CARD))["mine"] == 0
    assert len(wire._kept) == 2


def test_no_more_is_kept_than_a_crowd_looks_at() -> None:
    cards = [replace(CARD, up=number) for number in range(wire.MOST + 5)]

    assert [card["up"] for card in json.loads(wire.written(cards))] == list(range(wire.MOST + 5))
    assert len(wire._kept) <= wire.MOST


def test_ways_are_kept_too() -> None:
    wire._kept.clear()

    wire.written({"ways": CHOICE, "none": Ways()})

    assert len(wire._kept) == 2
