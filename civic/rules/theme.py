"""The organiser's colours: one brand colour in, a palette that everybody can read out.

Tints are derived in OKLCH, where equal steps look equal, so that any brand gives tints of the same
strength. Nothing that is not a colour gets into the style rules: each starts as three numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields

from civic.rules.colours import contrast, hex_of, oklch_of, read_colour

DEFAULT_BRAND = "#1d5c4f"
TEXT_CONTRAST = 4.5
CONTROL_CONTRAST = 3.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What a palette stands on: the neutral colours of the stylesheet, light or dark."""

    surfaces: tuple[str, ...]
    ink: str
    ink_soft: str
    text_on_brand: tuple[str, ...]
    soft_lightness: float
    soft_chroma: float
    least_lightness: float
    most_chroma: float
    line_lightness: float
    way: float


LIGHT = Ground(
    surfaces=("#faf6ee", "#fffdf9", "#f1ebdf"),
    ink="#26221c",
    ink_soft="#5f584c",
    text_on_brand=("#ffffff", "#26221c"),
    soft_lightness=0.925,
    soft_chroma=0.02,
    least_lightness=0.0,
    most_chroma=1.0,
    line_lightness=0.72,
    way=-0.005,
)
DARK = Ground(
    surfaces=("#191713", "#221f1a", "#12100d"),
    ink="#f0e9dc",
    ink_soft="#b9b0a0",
    text_on_brand=("#191713", "#ffffff"),
    soft_lightness=0.31,
    soft_chroma=0.03,
    least_lightness=0.76,
    most_chroma=0.15,
    line_lightness=0.45,
    way=0.005,
)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that depend on the brand, each in the form ``#rrggbb``."""

    brand: str
    on_brand: str
    brand_soft: str
    brand_line: str
    brand_ink: str
    focus: str


@dataclass(frozen=True, slots=True)
class Theme:
    """An organiser's colours, by day and by night."""

    light: Palette
    dark: Palette


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How a brand colour shows on the site: as given, or as the nearest that can be read."""

    given: str
    shown: str
    contrast: float

    @property
    def is_as_given(self) -> bool:
        """Tell whether the colour can be read as it is."""
        return self.given == self.shown


def theme_of(brand: str) -> Theme:
    """Derive both palettes from one colour.

    Raises:
        Invalid: if ``brand`` is not a colour.
    """
    colour = read_colour(brand)
    return Theme(_palette_of(colour, LIGHT), _palette_of(colour, DARK))


def suggestion_of(brand: str) -> Suggestion:
    """Return how a colour will show by day, and its contrast with the paper as it was given.

    Raises:
        Invalid: if ``brand`` is not a colour.
    """
    given = read_colour(brand)
    shown = _palette_of(given, LIGHT).brand
    return Suggestion(given, shown, round(contrast(given, LIGHT.surfaces[0]), 1))


def theme_css(theme: Theme) -> str:
    """Write a theme as style rules that are read after the stylesheet's own."""
    light, dark = _declarations(theme.light), _declarations(theme.dark)
    return (
        f":root{{{light}}}"
        f"@media (prefers-color-scheme:dark){{:root:not(.light){{{dark}}}}}"
        f":root.dark{{{dark}}}"
    )


def _palette_of(colour: str, ground: Ground) -> Palette:
    lightness, chroma, hue = oklch_of(colour)
    soft = hex_of(ground.soft_lightness, min(chroma, ground.soft_chroma), hue)
    behind = (*ground.surfaces, soft)
    start = (max(lightness, ground.least_lightness), min(chroma, ground.most_chroma), hue)

    def is_control(tried: str) -> bool:
        return all(contrast(tried, under) >= CONTROL_CONTRAST for under in behind)

    def is_fill(tried: str) -> bool:
        return is_control(tried) and contrast(tried, _text_on(tried, ground)) >= TEXT_CONTRAST

    def is_text(tried: str) -> bool:
        return all(contrast(tried, under) >= TEXT_CONTRAST for under in behind)

    as_given = colour if start == (lightness, chroma, hue) else hex_of(*start)
    brand = _nearest(as_given, start, ground.way, is_fill)
    ink = _nearest(brand, oklch_of(brand), ground.way, is_text)
    thin = (ground.line_lightness, chroma * 0.7, hue)
    line = _nearest(hex_of(*thin), thin, ground.way, is_control)
    return Palette(brand, _text_on(brand, ground), soft, line, ink, ink)


def _nearest(
    first: str,
    start: tuple[float, float, float],
    way: float,
    passes: Callable[[str], bool],
) -> str:
    """Return the first colour that passes, going from ``start`` towards black or white."""
    lightness, chroma, hue = start
    tried = first
    while not passes(tried) and 0 < lightness < 1:
        lightness = min(1.0, max(0.0, lightness + way))
        tried = hex_of(lightness, chroma, hue)
    return tried


def _text_on(fill: str, ground: Ground) -> str:
    preferred, other = ground.text_on_brand
    return preferred if contrast(fill, preferred) >= TEXT_CONTRAST else other


def _declarations(palette: Palette) -> str:
    return "".join(
        f"--cv-{field.name.replace('_', '-')}:{getattr(palette, field.name)};"
        for field in fields(palette)
    )
