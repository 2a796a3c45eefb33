"""The places of the README that programs fill."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def part(text: str, name: str) -> str:
    """Return what stands in the place ``name``.

    Raises:
        LookupError: if there is no such place.
    """
    return _place(text, name)[1]


def with_part(text: str, name: str, content: str) -> str:
    """Return the README with ``content`` in the place ``name``.

    Raises:
        LookupError: if there is no such place.
    """
    whole, _ = _place(text, name)
    return text.replace(whole, f"<!-- {name} -->\n{content}\n<!-- /{name} -->", 1)


def _place(text: str, name: str) -> tuple[str, str]:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", text, re.DOTALL)
    if found is None:
        raise LookupError(f"the README has no place for {name}")
    return found[0], found[1]
