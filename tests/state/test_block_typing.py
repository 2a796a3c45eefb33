"""The form of a block is read field by field, and item by item."""

from civic.state.team.block_typing import fields_of


def test_texts_are_read_by_language_and_items_by_their_id() -> None:
    form = {"id": "b", "heading.fr": "Oui", "heading.nl": "Ja", "label@x.fr": "Lien", "url@x": "/"}

    assert fields_of(form) == {
        "heading": {"fr": "Oui", "nl": "Ja"},
        "items": {"x": {"label": {"fr": "Lien"}, "url": "/"}},
    }


def test_a_box_that_is_not_ticked_is_known_by_what_the_form_asks() -> None:
    form = {"asks": "decorative wide", "wide": "on"}

    assert fields_of(form) == {"decorative": False, "wide": True, "items": {}}


def test_no_figure_is_an_answer_too() -> None:
    assert fields_of({"asks": "figures"})["figures"] == []
    assert fields_of({"asks": "figures", "figures:inputs": "on"})["figures"] == ["inputs"]


def test_several_boxes_of_items_are_asked_for_at_once() -> None:
    asked = fields_of({"asks@x": "decorative@x", "asks@y": "decorative@y", "decorative@y": "on"})

    assert asked["items"] == {"x": {"decorative": False}, "y": {"decorative": True}}


def test_nothing_else_of_a_form_is_taken() -> None:
    assert fields_of({"revision": "9", "by": "x", "owner": "home"}) == {"items": {}}
