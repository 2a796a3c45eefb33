"""Reading the form of a block, whose fields are named ``heading.fr``, ``url`` or ``url@item``."""

from typing import Any

_ALONE = ("url", "per_row", "activity", "section")
_TEXTS = ("heading", "body", "caption", "label", "alt")


def fields_of(form: dict[str, Any]) -> dict[str, Any]:
    """Return what a form of a block says, by field, and by item what it lists.

    ``asks``, or ``asks@item``, names the boxes there are: one that is not ticked is not sent.
    """
    found: dict[str, Any] = {"items": {}}
    asked = [str(value) for name, value in form.items() if name.partition("@")[0] == "asks"]
    for name in " ".join(asked).split():
        field, _, item = name.partition("@")
        home = found["items"].setdefault(item, {}) if item else found
        home[field] = [] if field == "figures" else bool(form.get(name))
    for name, value in form.items():
        _take(found, name, value)
    return found


def _take(found: dict[str, Any], name: str, value: object) -> None:
    group, _, ticked = name.partition(":")
    if group == "figures" and value:
        found.setdefault("figures", []).append(ticked)
        return
    named, _, lang = name.partition(".")
    field, _, item = named.partition("@")
    home = found["items"].setdefault(item, {}) if item else found
    if lang and field in _TEXTS:
        home.setdefault(field, {})[lang] = value
    elif not lang and field in _ALONE:
        home[field] = value
