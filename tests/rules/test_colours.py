"""Colours as numbers."""

import pytest

from civic.errors import Invalid
from civic.rules.colours import contrast, hex_of, oklch_of, read_colour


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("#1D5C4F", "#1d5c4f", id="capitals"),
        pytest.param(" #abc ", "#aabbcc", id="short, with spaces around"),
    ],
)
def test_a_colour_is_read_into_one_form(written: str, read: str) -> None:
    assert read_colour(written) == read


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "red",
        "1d5c4f",
        "#1d5c4",
        "#1d5c4f;}body{display:none",
        "#1d5c4f\n}",
        "url(https://elsewhere.example/x)",
        "rgb(1,2,3)",
        "</style><script>alert(1)</script>",
        "#1d5c4f #000000",
        "#１ｄ５ｃ４ｆ",
        "{{7*7}}",
    ],
)
def test_what_is_not_a_colour_is_refused(hostile: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_colour(hostile)
    assert refused.value.field == "brand"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param("#000000", "#ffffff", 21.0, id="black on white"),
        pytest.param("#ffffff", "#ffffff", 1.0, id="white on white"),
        pytest.param("#767676", "#ffffff", 4.54, id="the lightest grey that passes on white"),
    ],
)
def test_contrast_is_that_of_wcag_whichever_colour_comes_first(
    one: str, other: str, ratio: float
) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_white_and_red_have_the_published_oklch_values() -> None:
    assert oklch_of("#ffffff")[:2] == pytest.approx((1.0, 0.0), abs=1e-4)
    assert oklch_of("#ff0000") == pytest.approx((0.62796, 0.25768, 0.51026), abs=1e-4)


@pytest.mark.parametrize("colour", ["#1d5c4f", "#ffd500", "#0057b8", "#000000", "#ffffff"])
def test_a_colour_comes_back_from_oklch_as_it_went(colour: str) -> None:
    assert hex_of(*oklch_of(colour)) == colour


def test_a_colour_no_screen_can_show_keeps_its_lightness() -> None:
    lightness, _, hue = oklch_of("#1d5c4f")
    shown = oklch_of(hex_of(lightness, 0.9, hue))
    assert shown[0] == pytest.approx(lightness, abs=0.01)
    assert shown[1] < 0.2
