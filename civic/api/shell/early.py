"""What a page is going to need, told to the browser before it finds out by itself."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from civic import i18n

FONTS = "/vendor/fonts/"
OF_TEAM = f"{i18n.TEAM}.rail."
"""How texts begin that every page of the team's side has, and no other."""
OWN_SCRIPT = {"ar": (f"{FONTS}plex-arabic-400.woff2", f"{FONTS}plex-arabic-700.woff2")}
MANIFEST = re.compile(r"=(\{.*\})", re.DOTALL)
NAMED = re.compile(r"\[(\w+)\]")
ANNOUNCED = re.compile(r'<link rel="modulepreload" href="([^"]+)"/>')
ENTRY = re.compile(r'<script type="module" async="">(.*?)</script>', re.DOTALL)
IMPORTED = re.compile(r'^\s*import (?:\* as (\w+) from )?("[^"]+");$', re.MULTILINE)
AFTER_WORDS = """await new Promise(go => {
  requestAnimationFrame(() => setTimeout(go));
  setTimeout(go, 250); // a tab in the background draws nothing
});
const announce = (href) =>
  Object.assign(document.createElement("link"), { rel: "modulepreload", href });
document.head.append(...%s.map(announce));
"""


def fonts_for(language: str, chosen: Iterable[str]) -> str:
    """Return the tags for the fonts in which the first words of a page are set.

    ``chosen`` are those of the organiser, which a language with a script of its own does without.
    """
    names = OWN_SCRIPT.get(language, chosen)
    return "".join(
        f'<link rel="preload" as="font" type="font/woff2" href="{name}" crossorigin/>'
        for name in names
    )


def begun(page: str, modules: Iterable[str], *, has_words: bool) -> str:
    """Return ``page`` with the scripts of the app, and the ``modules`` it will need, in order.

    Where a page has words before any script, the app is fetched when these are on screen: on a
    slow line, words, fonts and the first picture would else wait for it.
    """
    needed = list(dict.fromkeys([*ANNOUNCED.findall(page), *modules]))
    if has_words:
        opening = AFTER_WORDS % json.dumps(needed)
        page = ANNOUNCED.sub("", page)
        return ENTRY.sub(lambda entry: _module(opening + _later(entry[1])), page)
    links = "".join(f'<link rel="modulepreload" href="{address}"/>' for address in needed)
    page = ANNOUNCED.sub("", page).replace("</head>", f"{links}</head>", 1)
    return ENTRY.sub(lambda entry: _module(entry[1]), page)


def _module(script: str) -> str:
    """Return a script that runs after those of the page's texts, which it uses."""
    return f'<script type="module">{script}</script>'


def _later(script: str) -> str:
    """Return a script whose imports begin where they stand, not before all else."""

    def awaited(found: re.Match[str]) -> str:
        name, source = found.groups()
        return f"{f'const {name}=' if name else ''}await import({source});"

    return IMPORTED.sub(awaited, script)


@dataclass(frozen=True, slots=True)
class Needs:
    """The scripts of a page, and the parts of the texts that these name."""

    scripts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


NOTHING = Needs()


@lru_cache(maxsize=256)
def needs_of(folder: Path, _built: float, route: str) -> Needs:
    """Return what one page of the built site needs, by its route; nothing if it has no page.

    A page with a name in its address comes in a shell that knows of none of them.
    """
    wanted = "" if route == "index" else NAMED.sub(r":\1", route)
    for file in folder.glob("assets/manifest-*.js"):
        if listed := MANIFEST.search(file.read_text("utf-8")):
            for known in json.loads(listed[1])["routes"].values():
                if known["id"] != "root" and known.get("path", "") == wanted:
                    scripts = (known["module"], *known["imports"])
                    return Needs(scripts, _parts_in(folder, scripts))
    return NOTHING


def _parts_in(folder: Path, scripts: tuple[str, ...]) -> tuple[str, ...]:
    files = (folder / address.lstrip("/") for address in scripts)
    written = "".join(file.read_text("utf-8") for file in files if file.is_file())
    return tuple(
        part
        for part, begins in {i18n.TEAM: (OF_TEAM,), **i18n.PARTS}.items()
        if any(f"{quote}{start}" in written for start in begins for quote in "\"'`")
    )
