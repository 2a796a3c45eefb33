"""Colours as numbers: reading them, their contrast, and OKLCH, where equal steps look equal.

The matrices are Björn Ottosson's, https://bottosson.github.io/posts/oklab/ ; contrast is that of
WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
"""

import re
from math import atan2, cos, hypot, pi, sin

from civic.errors import Invalid

_HEX = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?", re.IGNORECASE)
_SHORT = len("#rgb")
_ROUNDING = 1e-4


def read_colour(written: str) -> str:
    """Return a colour written ``#rgb`` or ``#rrggbb`` as ``#rrggbb`` in small letters.

    Raises:
        Invalid: if it is written in any other way.
    """
    colour = written.strip().lower()
    if not _HEX.fullmatch(colour):
        raise Invalid("brand", "invalid.colour")
    if len(colour) == _SHORT:
        return "#" + "".join(digit * 2 for digit in colour[1:])
    return colour


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, between 1 and 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def oklch_of(colour: str) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma (0 to about 0.3) and hue (radians) of ``#rrggbb``."""
    red, green, blue = _linear_of(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, hypot(a, b), atan2(b, a) % (2 * pi)


def hex_of(lightness: float, chroma: float, hue: float) -> str:
    """Return the colour a screen can show: the given one, or the same with less chroma."""
    least, most = 0.0, chroma
    if not _is_shown(_linear_from(lightness, most, hue)):
        for _ in range(16):
            middle = (least + most) / 2
            if _is_shown(_linear_from(lightness, middle, hue)):
                least = middle
            else:
                most = middle
        most = least
    parts = (_to_screen(min(1.0, max(0.0, p))) for p in _linear_from(lightness, most, hue))
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = _linear_of(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_of(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _to_linear(red), _to_linear(green), _to_linear(blue)


def _to_linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  sRGB


def _to_screen(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055  # noqa: PLR2004  sRGB


def _linear_from(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _is_shown(parts: tuple[float, float, float]) -> bool:
    return all(-_ROUNDING <= part <= 1 + _ROUNDING for part in parts)
