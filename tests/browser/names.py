"""What a screen reader says of each control of a page: the names that browsers give it."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from civic.i18n import catalogue
from tests.browser.town import SAMPLE

CONTROLS = frozenset({
    "button", "checkbox", "combobox", "link", "listbox", "menuitem", "option", "radio",
    "searchbox", "slider", "spinbutton", "switch", "tab", "textbox",
    "DateTime", "Date", "ColorWell", "DisclosureTriangle", "menuitemradio", "menuitemcheckbox",
})  # fmt: skip
NAMED = frozenset({
    "dialog", "alertdialog", "form", "navigation", "region", "table", "grid", "group",
    "radiogroup", "tablist", "image", "img", "figure", "Iframe", "progressbar", "meter",
})  # fmt: skip
KEY = re.compile(r"^[a-z_]+(\.[a-z0-9_]+)+$")
LEFT_OPEN = re.compile(r"[{}⟦⟧]|undefined|\[object|NaN|null")
SIGNS = re.compile(r"\w")
OF_THE_BROWSER = frozenset({"DateTime", "Date", "InputTime", "ColorWell"})
BY_THE_BROWSER = ("the browser's own",)


@dataclass(frozen=True)
class Spoken:
    """What is said of one thing: its role and name, and the name of what it stands in."""

    role: str
    name: str
    description: str
    within: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.role} «{self.name}» in {' > '.join(self.within) or 'the page'}"


def spoken(page: Page) -> list[Spoken]:
    """Return all that a screen reader speaks of on a page, in its order."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    nodes = {node["nodeId"]: node for node in tree}
    return [
        Spoken(_role(node), _value(node, "name"), _value(node, "description"), _within(node, nodes))
        for node in tree
        if not node.get("ignored") and _role(node) in CONTROLS | NAMED
    ]


def _role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def _value(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", "")).strip()


def _within(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """Return the names of what something stands in, the outermost first."""
    found: list[str] = []
    while node := nodes.get(node.get("parentId", ""), {}):
        if _role(node) in OF_THE_BROWSER:
            return BY_THE_BROWSER
        if _value(node, "name") and _role(node) != "RootWebArea":
            found.append(_value(node, "name"))
    return tuple(reversed(found))


def unclear(page: Page, language: str = "fr") -> list[str]:
    """Return what of a page is spoken of without a name that tells what it is."""
    said = spoken(page)
    return [*(f"{wrong}: {one}" for one in said if (wrong := _wrong(one, language))), *_alike(said)]


def _wrong(one: Spoken, language: str) -> str:
    if not SIGNS.search(one.name):
        return "" if one.role in ("group", "form", "image", "img") else "no name"
    if KEY.match(one.name) and one.name not in catalogue(language).values():
        return "a key for a name"
    if LEFT_OPEN.search(one.name):
        return "a hole in the name"
    return ""


def _alike(said: list[Spoken]) -> list[str]:
    """Return controls that nothing tells apart, neither a name nor what they stand in."""
    ours = [one for one in said if one.role in CONTROLS and one.within != BY_THE_BROWSER]
    counted = Counter((one.role, one.name, one.within) for one in ours)
    return [
        f"{many} alike: {Spoken(role, name, '', within)}"
        for (role, name, within), many in counted.items()
        if many > 1 and role not in ("link", "option") and SAMPLE not in name
    ]
