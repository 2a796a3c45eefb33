"""Any brand colour gives a palette that everybody can read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from civic.errors import Invalid
from civic.rules.colours import contrast
from civic.rules.theme import (
    CONTROL_CONTRAST,
    DARK,
    LIGHT,
    TEXT_CONTRAST,
    Ground,
    Palette,
    suggestion_of,
    theme_css,
    theme_of,
)

any_colour = some.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
EXTREMES = ["#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff00ff", "#808080", "#777777"]


def unreadable(palette: Palette, ground: Ground) -> list[str]:
    grounds = (*ground.surfaces, palette.brand_soft)
    wanted = {
        "brand": (palette.brand, grounds, CONTROL_CONTRAST),
        "line": (palette.brand_line, grounds, CONTROL_CONTRAST),
        "focus": (palette.focus, grounds, CONTROL_CONTRAST),
        "brand ink": (palette.brand_ink, grounds, TEXT_CONTRAST),
        "ink": (ground.ink, grounds, TEXT_CONTRAST),
        "soft ink": (ground.ink_soft, grounds, TEXT_CONTRAST),
        "on brand": (palette.on_brand, (palette.brand,), TEXT_CONTRAST),
    }
    return [
        f"{name}: {colour} on {under} is {contrast(colour, under):.2f}"
        for name, (colour, below, least) in wanted.items()
        for under in below
        if contrast(colour, under) < least
    ]


@given(any_colour)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_every_brand_is_legible_by_day_and_by_night(brand: str) -> None:
    theme = theme_of(brand)
    assert unreadable(theme.light, LIGHT) == []
    assert unreadable(theme.dark, DARK) == []


@pytest.mark.parametrize("brand", EXTREMES)
def test_even_the_most_extreme_brand_is_legible(brand: str) -> None:
    theme = theme_of(brand)
    assert unreadable(theme.light, LIGHT) == []
    assert unreadable(theme.dark, DARK) == []


@pytest.mark.parametrize("brand", ["#1d5c4f", "#0057b8", "#7a1fa2", "#e30613"])
def test_a_brand_that_can_be_read_is_shown_as_given(brand: str) -> None:
    assert theme_of(brand).light.brand == brand
    assert suggestion_of(brand).is_as_given


def test_a_brand_too_light_to_be_read_is_answered_with_the_nearest_that_can() -> None:
    suggestion = suggestion_of("#FFD500")
    assert not suggestion.is_as_given
    assert suggestion.given == "#ffd500"
    assert suggestion.contrast < CONTROL_CONTRAST
    assert contrast(suggestion.shown, LIGHT.surfaces[0]) >= CONTROL_CONTRAST


@pytest.mark.parametrize("hostile", ["red;}*{display:none", "</style>", "#12345", "var(--x)"])
def test_a_hostile_colour_gives_no_theme(hostile: str) -> None:
    with pytest.raises(Invalid):
        theme_of(hostile)


@given(any_colour)
@settings(max_examples=50, deadline=None, derandomize=True)
def test_the_style_rules_hold_colours_and_nothing_else(brand: str) -> None:
    rest = re.sub(r"--cv-[a-z-]+:#[0-9a-f]{6};", "", theme_css(theme_of(brand)))
    assert rest == ":root{}@media (prefers-color-scheme:dark){:root:not(.light){}}:root.dark{}"
