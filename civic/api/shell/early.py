"""What a page is going to need, told to the browser before it finds out by itself."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

FONTS = "/vendor/fonts/"
LATIN = ("atkinson-latin.woff2", "bricolage-latin.woff2")
FIRST_FONTS = {"ar": ("plex-arabic-400.woff2", "plex-arabic-700.woff2")}
MANIFEST = re.compile(r"=(\{.*\})", re.DOTALL)
NAMED = re.compile(r"\[(\w+)\]")


def fonts_for(language: str) -> str:
    """Return the tags for the fonts in which the first words of a page are set."""
    names = FIRST_FONTS.get(language, LATIN)
    return "".join(
        f'<link rel="preload" as="font" type="font/woff2" href="{FONTS}{name}" crossorigin/>'
        for name in names
    )


def modules(addresses: Iterable[str], page: str) -> str:
    """Return the tags for scripts that ``page`` does not announce yet."""
    return "".join(
        f'<link rel="modulepreload" href="{address}"/>'
        for address in dict.fromkeys(addresses)
        if f'"{address}"' not in page
    )


@lru_cache(maxsize=256)
def scripts_of(folder: Path, _built: float, route: str) -> tuple[str, ...]:
    """Return the scripts of one page of the built site, by its route; none if it has no page.

    A page with a name in its address comes in a shell that knows of none of them.
    """
    wanted = "" if route == "index" else NAMED.sub(r":\1", route)
    for file in folder.glob("assets/manifest-*.js"):
        if listed := MANIFEST.search(file.read_text("utf-8")):
            for known in json.loads(listed[1])["routes"].values():
                if known["id"] != "root" and known.get("path", "") == wanted:
                    return (known["module"], *known["imports"])
    return ()
