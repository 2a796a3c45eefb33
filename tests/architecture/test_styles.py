"""One stylesheet: its classes, its direction, its colours, its weight."""

import gzip
import re
from itertools import product
from pathlib import Path

import pytest

from civic.front.vendor import VENDORED
from civic.rules.colours import contrast
from civic.rules.theme import DARK, DEFAULT_BRAND, LIGHT, TEXT_CONTRAST, Ground, Palette, theme_of

ROOT = Path(__file__).parents[2]
STYLESHEET = ROOT / "assets" / "civic.css"
ALL_STYLES = [STYLESHEET, *sorted((ROOT / "civic").rglob("*.css"))]
ALL_SCREENS = sorted(
    path for kind in ("*.py", "*.jsx", "*.js") for path in (ROOT / "civic").rglob(kind)
)

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*"
    r"|(?:min-|max-)?(?:width|height)|left|right|top|bottom"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(|:\s*(?:white|black|red|gr[ae]y)\b",
    re.IGNORECASE,
)


def rules_of(path: Path) -> str:
    """Return the style rules of a file without comments and conditions."""
    written = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    return re.sub(r"@(?:media|supports|container)[^{]*", "@condition ", written)


def token_blocks() -> list[tuple[str, dict[str, str]]]:
    found = re.findall(r"(:root[^\s{]*) \{([^}]*--cv-paper[^}]*)\}", rules_of(STYLESHEET))
    return [
        (selector, dict(re.findall(r"(--cv-[\w-]+):\s*([^;]+);", body))) for selector, body in found
    ]


def tokens(selector: str) -> dict[str, str]:
    return next(block for name, block in token_blocks() if name == selector)


def known_classes() -> set[str]:
    return {name for path in ALL_STYLES for name in re.findall(r"\.(cv-[\w-]+)", rules_of(path))}


@pytest.mark.parametrize("path", ALL_SCREENS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_screen_uses_only_classes_the_stylesheet_has(path: Path) -> None:
    known = known_classes()
    named = set(re.findall(r"(?<![\w-])cv-[a-z0-9_-]+", path.read_text()))
    beginnings = {name for name in named if name.endswith("-")}
    unknown = {name for name in named - beginnings if name not in known}
    unknown |= {name for name in beginnings if not any(k.startswith(name) for k in known)}
    assert not unknown


@pytest.mark.parametrize("path", ALL_STYLES, ids=lambda path: path.name)
def test_styles_follow_the_direction_of_the_text(path: Path) -> None:
    assert [found.group() for found in PHYSICAL.finditer(rules_of(path))] == []


@pytest.mark.parametrize("path", ALL_STYLES, ids=lambda path: path.name)
def test_every_colour_goes_through_a_variable(path: Path) -> None:
    outside_tokens = re.sub(r":root[^{]*\{[^}]*\}|var\([^)]*\)", "", rules_of(path))
    assert COLOUR.findall(outside_tokens) == []


def test_every_variable_that_is_used_is_given() -> None:
    written = "".join(path.read_text() for path in (*ALL_STYLES, *ALL_SCREENS))
    given = set(re.findall(r"(--cv-[\w-]+)[\"']?\s*:", written))
    assert set(re.findall(r"var\((--cv-[\w-]+)\)", written)) <= given


def test_the_night_is_the_same_when_chosen_and_when_the_system_asks() -> None:
    assert tokens(":root.dark") == tokens(":root:not(.light)")


@pytest.mark.parametrize(
    ("selector", "ground", "palette"),
    [
        pytest.param(":root", LIGHT, theme_of(DEFAULT_BRAND).light, id="day"),
        pytest.param(":root.dark", DARK, theme_of(DEFAULT_BRAND).dark, id="night"),
    ],
)
def test_the_stylesheet_holds_the_theme_of_the_default_brand(
    selector: str, ground: Ground, palette: Palette
) -> None:
    held = tokens(selector)
    assert tuple(held[f"--cv-{name}"] for name in ("paper", "surface", "sunken")) == ground.surfaces
    assert (held["--cv-ink"], held["--cv-ink-soft"]) == (ground.ink, ground.ink_soft)
    assert held["--cv-brand"] == palette.brand
    assert held["--cv-on-brand"] == palette.on_brand
    assert held["--cv-brand-soft"] == palette.brand_soft
    assert held["--cv-brand-line"] == palette.brand_line
    assert held["--cv-brand-ink"] == palette.brand_ink
    assert held["--cv-focus"] == palette.focus


@pytest.mark.parametrize("selector", [":root", ":root.dark"])
@pytest.mark.parametrize("tone", ["danger", "ok", "warn", "info"])
def test_a_status_can_be_read_on_every_ground(selector: str, tone: str) -> None:
    held = tokens(selector)
    soft = held[f"--cv-{tone}-soft"]
    grounds = [held[f"--cv-{name}"] for name in ("paper", "surface", "sunken")]
    pairs = [*product([held[f"--cv-{tone}"]], [*grounds, soft]), (held["--cv-ink"], soft)]
    assert [pair for pair in pairs if contrast(*pair) < TEXT_CONTRAST] == []


def test_every_font_is_among_the_files_the_site_serves() -> None:
    served = {f"/vendor/{target}" for item in VENDORED for _, target in item.files}
    asked = set(re.findall(r'url\("([^"]+)"\)', STYLESHEET.read_text()))
    assert asked
    assert asked <= served


def test_the_stylesheet_stays_light() -> None:
    assert len(gzip.compress(STYLESHEET.read_bytes())) <= 14 * 1024
