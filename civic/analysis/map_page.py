"""The page around a result map: its head, its policy, its legend and the same figures as a table.

A page names its parts below ``/vendor/``, or carries them inside itself and works offline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class VendorFile:
    """A file of an npm package, and its name below ``/vendor/``."""

    package: str
    version: str
    path: str
    published: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a map in the language of its reader."""

    title: str
    inputs: str
    density: str
    area: str
    outside: str
    language: str = "fr"
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class Tiles:
    """A base map; without one the ground is plain."""

    url: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a map is shown; with ``standalone``, the folder of vendor files, it needs no other."""

    words: Words
    tiles: Tiles = field(default_factory=Tiles)
    standalone: Path | None = None


Figures = Sequence[tuple[str, int, str]]
"""A name, a count and the colour it has on the map."""

_SCRIPTS = (
    VendorFile("leaflet", "1.9.4", "dist/leaflet.js", "leaflet/leaflet.js"),
    VendorFile(
        "leaflet.markercluster", "1.5.3", "dist/leaflet.markercluster.js",
        "leaflet.markercluster/leaflet.markercluster.js",
    ),
    VendorFile("leaflet.heat", "0.2.0", "dist/leaflet-heat.js", "leaflet.heat/leaflet-heat.js"),
)  # fmt: skip
_STYLES = (
    VendorFile("leaflet", "1.9.4", "dist/leaflet.css", "leaflet/leaflet.css"),
    VendorFile(
        "leaflet.markercluster", "1.5.3", "dist/MarkerCluster.css",
        "leaflet.markercluster/MarkerCluster.css",
    ),
    VendorFile(
        "leaflet.markercluster", "1.5.3", "dist/MarkerCluster.Default.css",
        "leaflet.markercluster/MarkerCluster.Default.css",
    ),
)  # fmt: skip
_OWN_STYLE = """
:root{color-scheme:light}
html,body{margin:0;height:100%;font:1rem/1.5 system-ui,sans-serif;color:#23201c;background:#faf7f2}
body{display:flex;flex-direction:column}
.folium-map{flex:1;min-height:20rem;background:#efeae1}
.figures{max-height:40%;overflow:auto;padding:.5rem 1rem}
.figures table{border-collapse:collapse;inline-size:100%}
.figures caption,.figures th{text-align:start;font-weight:600}
.figures td,.figures th{padding:.25rem .5rem;border-block-end:1px solid #d9d2c6}
.figures td:last-child{text-align:end}
.swatch{display:inline-block;inline-size:1em;block-size:1em;margin-inline-end:.5em;
border:1px solid #23201c;vertical-align:-.1em}
.marker-cluster.marker-cluster{background:#23201c33}
.marker-cluster.marker-cluster div{background:#faf7f2;color:#23201c;font-weight:600}
"""
_IMAGE = re.compile(r"url\(\s*[\"']?images/[^)]*\)")


def vendor_files() -> tuple[VendorFile, ...]:
    """Return the files that a map page asks for."""
    return _SCRIPTS + _STYLES


def page(name: str, script: str, frame: Frame, figures: Figures = ()) -> str:
    """Return the page on which ``script`` draws the map ``name``, with ``figures`` as a table."""
    words, vendor = frame.words, frame.standalone
    ground = f'<div class="folium-map" id="{name}" role="application"'
    return (
        f'<!doctype html>\n<html lang="{escape(words.language)}" dir="{escape(words.direction)}">'
        f'<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(frame)}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(words.title)}</title>{_styles(vendor)}<style>{_OWN_STYLE}</style></head>\n"
        f'<body>{ground} aria-label="{escape(words.title)}"></div>'
        f"{_table(figures, words)}{_scripts(vendor)}\n"
        f"<script>{script}</script></body></html>\n"
    )


def _policy(frame: Frame) -> str:
    own = "" if frame.standalone else "'self'"
    policy = (
        f"default-src 'none'; script-src {own} 'unsafe-inline'; style-src {own} 'unsafe-inline'; "
        f"img-src {own} data: {_origin(frame.tiles)}; base-uri 'none'; form-action 'none'"
    )
    return " ".join(policy.split())


def _styles(vendor: Path | None) -> str:
    if vendor is None:
        links = (f'<link rel="stylesheet" href="/vendor/{file.published}">' for file in _STYLES)
        return "".join(links)
    texts = ((vendor / file.published).read_text(encoding="utf-8") for file in _STYLES)
    return "".join(f"<style>{_IMAGE.sub('none', text)}</style>" for text in texts)


def _scripts(vendor: Path | None) -> str:
    if vendor is None:
        return "".join(f'<script src="/vendor/{file.published}"></script>' for file in _SCRIPTS)
    texts = ((vendor / file.published).read_text(encoding="utf-8") for file in _SCRIPTS)
    safe = (text.replace("</script", "<\\/script") for text in texts)
    return "".join(f"<script>{text}</script>" for text in safe)


def _table(figures: Figures, words: Words) -> str:
    if not figures:
        return ""
    lines = "".join(
        f'<tr><th scope="row"><span class="swatch" style="background:{colour}"></span>'
        f"{escape(name)}</th><td>{count}</td></tr>"
        for name, count, colour in figures
    )
    return (
        f'<div class="figures" tabindex="0" role="region" aria-label="{escape(words.title)}">'
        f'<table><caption>{escape(words.title)}</caption><thead><tr><th scope="col">'
        f'{escape(words.area)}</th><th scope="col">{escape(words.inputs)}</th></tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _origin(tiles: Tiles) -> str:
    """Return the site of the tiles, for the policy; one that is not the web's is left out."""
    found = urlsplit(tiles.url.replace("{s}", "*"))
    host = re.fullmatch(r"[*\w.:-]+", found.netloc)
    return f"{found.scheme}://{found.netloc}" if host and found.scheme in ("http", "https") else ""
