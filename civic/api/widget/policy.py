"""What a widget may do in a browser, and who may show it: said anew with every answer."""

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from civic.settings import settings

_HERE = Path(__file__).parent
_TOKENS = re.compile(r":root(?:\.dark|:not\(\.light\))? \{[^}]*--cv-paper[^}]*\}")
_NEEDED = re.compile(r"(--cv-[\w-]+): *([^;]+);")
_NIGHT = "@media (prefers-color-scheme:dark){%s}"


def _slim(written: str) -> str:
    """Return style rules or a script without the comments and the air between their lines."""
    written = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    lines = (line.strip() for line in written.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("// "))


def _style() -> str:
    """Return the rules of a widget over those tokens of the site's stylesheet that they name."""
    rules = _slim((_HERE / "widget.css").read_text("utf-8"))
    whole = (_HERE.parents[2] / "assets" / "civic.css").read_text("utf-8")
    day, by_system, chosen = (_named(block, rules) for block in _TOKENS.findall(whole)[:3])
    return f"{day}{_NIGHT % by_system}{chosen}{rules}"


def _named(block: str, rules: str) -> str:
    selector, _, _ = block.partition(" {")
    kept = (f"{name}:{value};" for name, value in _NEEDED.findall(block) if f"({name})" in rules)
    scheme = "light" if selector == ":root" else "dark"
    return f"{selector}{{color-scheme:{scheme};{''.join(kept)}}}"


def _mark(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


STYLE = _style()
PAGE_SCRIPT = _slim((_HERE / "page.js").read_text("utf-8"))
FIT = (_HERE / "fit.js").read_text("utf-8")
MAP = _slim((_HERE / "map.js").read_text("utf-8"))
MAP_SCRIPT = _mark(MAP)
"""The mark of the map's script, by which browsers keep it for ever."""


def policy(style: str, sites: Sequence[str]) -> str:
    """Return the content policy of a widget whose page has this style, on the sites that may."""
    tiles = urlsplit(settings().tile_url.replace("{s}.", "*."))
    images = f" {tiles.scheme}://{tiles.netloc}" if tiles.netloc else ""
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' {_hash(PAGE_SCRIPT)}",
        "style-src": f"'self' {_hash(style)}",
        "img-src": f"'self' data:{images}",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(["'self'", *sites]),
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
