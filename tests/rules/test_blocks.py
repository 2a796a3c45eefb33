"""Blocks: what is kept of what is typed, what they lack, how they move, and what changed."""

from typing import Any

import pytest

from civic.errors import Invalid, NotFound
from civic.rules import block_order, blocks
from civic.rules.block_changes import compared
from civic.rules.block_order import Spot
from civic.rules.block_writing import Known, filled, gaps, link
from civic.rules.blocks import CLASSES, KINDS, Blocks
from tests.factories import HOSTILE

KNOWN = Known(("fr", "en"), ("a",), ("inputs", "comments"))


def block(kind: str, **values: Any) -> Any:
    return CLASSES[kind](**values)


def three() -> Blocks:
    return tuple(block("text", id=name, heading={"fr": name}) for name in "abc")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_kept_as_it_was(kind: str) -> None:
    page = (block_order.begun(kind),)

    assert blocks.read(blocks.written(page)) == page


def test_a_rich_text_is_made_harmless_and_a_line_stays_a_line() -> None:
    typed = {"heading": {"fr": f"Bon\njour {HOSTILE}"}, "body": {"fr": f"<p>Oui{HOSTILE}</p>"}}

    kept = filled(block("text"), typed, KNOWN)

    assert kept.heading["fr"].startswith("Bon jour =cmd()")
    assert "<script>" not in kept.body["fr"]
    assert "onerror" not in kept.body["fr"]


def test_what_was_not_sent_stays() -> None:
    before = block("text", heading={"fr": "Avant", "en": "Before"}, body={"fr": "<p>Texte</p>"})

    after = filled(before, {"body": {"fr": "<p>Neuf</p>", "en": ""}}, KNOWN)

    assert after.heading == before.heading
    assert after.body == {"fr": "<p>Neuf</p>"}


def test_each_thing_that_a_block_lists_is_filled_by_its_id() -> None:
    listed = block("links", links=({"id": "x"}, {"id": "y", "label": {"fr": "Reste"}}))

    after = filled(listed, {"items": {"x": {"url": "mairie.fr", "label": {"fr": "M"}}}}, KNOWN)

    assert [(one.url, one.label) for one in after.links] == [
        ("https://mairie.fr", {"fr": "M"}), ("", {"fr": "Reste"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c", "/projects/parcs", "#doors", "mailto:a@b.org", "tel:+33 1 02"],
)
def test_a_link_leads_to_a_page_a_mail_or_a_phone(address: str) -> None:
    assert link("url", address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example",
        "/\\evil.example", "https://a b.org", "vbscript:x", "https://user@evil.example/",
        "ici", "java\tscript:alert(1)",
    ],
)  # fmt: skip
def test_any_other_link_is_refused_at_its_field(address: str) -> None:
    with pytest.raises(Invalid) as wrong:
        link("url@x", address)

    assert (wrong.value.field, wrong.value.key) == ("url@x", "team_blocks.wrong_link")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        pytest.param("figures", {"figures": ["secrets"]}, id="a number that is not counted"),
        pytest.param("activity", {"activity": "b"}, id="an activity of elsewhere"),
        pytest.param("section", {"section": "admin"}, id="a part that there is not"),
        pytest.param("columns", {"per_row": "9"}, id="too many columns"),
        pytest.param("text", {"heading": {"de": "Nein"}}, id="a language not offered"),
        pytest.param("text", {"heading": {"fr": "x" * 161}}, id="too long"),
    ],
)
def test_what_cannot_be_kept_is_refused(kind: str, typed: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        filled(block(kind), typed, KNOWN)


@pytest.mark.parametrize(
    ("made", "lacks"),
    [
        pytest.param(block("text", heading={"en": "Only"}), ["text"], id="not in the language"),
        pytest.param(block("image"), ["picture"], id="no picture"),
        pytest.param(block("image", picture="p"), ["alt"], id="no words for the picture"),
        pytest.param(block("image", picture="p", decorative=True), [], id="only decorates"),
        pytest.param(block("image", picture="p", alt={"fr": "Un pont"}), [], id="in words"),
        pytest.param(block("gallery"), ["no_shots"], id="empty gallery"),
        pytest.param(block("gallery", shots=({"picture": "p"},)), ["alt"], id="gallery"),
        pytest.param(block("files"), ["no_files"], id="no documents"),
        pytest.param(block("links", links=({},)), ["label", "url"], id="a link to nowhere"),
        pytest.param(block("accordion", folds=({},)), ["label", "body"], id="no question"),
        pytest.param(block("video"), ["video"], id="no video"),
        pytest.param(block("video", url="https://a.org/w/x"), ["video_host"], id="not allowed"),
        pytest.param(block("call"), ["label", "url"], id="a button that says nothing"),
        pytest.param(block("activity"), ["activity"], id="no activity"),
        pytest.param(block("figures"), ["figures"], id="no numbers"),
        pytest.param(block("columns"), ["cells"], id="empty columns"),
        pytest.param(block("section"), [], id="a part of the front door"),
    ],
)
def test_a_page_says_what_it_lacks(made: Any, lacks: list[str]) -> None:
    assert [gap.key for gap in gaps((made,), "fr")] == lacks


def test_what_stands_in_columns_lacks_too() -> None:
    cell = block("image", picture="p")
    page = (block("columns", cells=(cell,)),)

    assert [(gap.block_id, gap.key) for gap in gaps(page, "fr")] == [(cell.id, "alt")]


def test_a_block_moves_among_those_beside_it() -> None:
    assert [one.id for one in block_order.moved(three(), "a", 1)] == ["b", "a", "c"]
    assert [one.id for one in block_order.moved(three(), "a", 99)] == ["b", "c", "a"]
    assert [one.id for one in block_order.moved(three(), "c", -5)] == ["c", "a", "b"]


def test_a_block_in_columns_stays_in_them() -> None:
    page = (*three(), block("columns", id="d", cells=tuple(block("text", id=n) for n in "xyz")))

    after: Any = block_order.moved(page, "z", 0)

    assert [one.id for one in after] == ["a", "b", "c", "d"]
    assert [one.id for one in after[3].cells] == ["z", "x", "y"]
    assert block_order.spot_of(after, "z") == Spot("d", 0)


def test_columns_hold_simple_blocks_alone() -> None:
    with pytest.raises(Invalid):
        block_order.begun("columns", "home")
    with pytest.raises(NotFound):
        block_order.put(three(), block("text"), Spot("a"))


def test_a_page_has_an_end() -> None:
    full = tuple(block("text") for _ in range(block_order.MOST_BLOCKS))

    with pytest.raises(Invalid, match="full"):
        block_order.put(full, block("text"), Spot())


def test_a_twin_shares_no_id_with_its_block() -> None:
    columns = block("columns", cells=(block("text", id="x", heading={"fr": "Oui"}),))

    twin = block_order.doubled(columns)

    assert twin.id != columns.id
    assert twin.cells[0].id != "x"
    assert twin.cells[0].heading == {"fr": "Oui"}


def test_what_changed_is_said_block_by_block() -> None:
    before = (*three(), block("image", id="d", picture="p", alt={"fr": "Un pont"}))
    after = (
        before[2],
        before[0].model_copy(update={"heading": {"fr": "a neuf"}, "revision": 4, "by": "x"}),
        before[3].model_copy(update={"picture": "q"}),
        block("call", id="e", heading={"fr": "Venez"}),
    )

    found = compared(before, after)

    assert [(one.how, one.kind, one.words.get("fr")) for one in found] == [
        ("moved", "text", "c"), ("changed", "text", "a neuf"), ("changed", "image", "Un pont"),
        ("added", "call", "Venez"), ("removed", "text", "b"),
    ]  # fmt: skip
    assert [(piece.kind, piece.text) for piece in found[1].texts[0].pieces] == [
        ("kept", "a"), ("new", "neuf"),
    ]  # fmt: skip
    assert [one.is_more for one in found[1:3]] == [False, True]


def test_who_wrote_and_how_often_is_no_change() -> None:
    touched = tuple(one.model_copy(update={"revision": 9, "by": "x"}) for one in three())

    assert compared(three(), touched) == []
