"""Reading the forms of the team's side, whose fields are named ``title.fr`` or ``areas:id``."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from civic.i18n import catalogue
from civic.rules.fields import FieldForm, Kind
from civic.state.notices import Complaint

PROBLEMS = ("team_layer", "team_look", "invalid", "reasons")
PROBLEM_FIGURES = ("most", "number", "minutes", "seconds")
MOST_DIGITS = 7


def by_language(form: dict[str, Any], *fields: str) -> dict[str, dict[str, str]]:
    """Return the texts of a form by field, then language."""
    found: dict[str, dict[str, str]] = {field: {} for field in fields}
    for name, value in form.items():
        field, _, lang = name.partition(".")
        if lang and field in found:
            found[field][lang] = value
    return found


def ticked(form: dict[str, Any], group: str) -> list[str]:
    """Return what is ticked in a group of boxes."""
    start = f"{group}:"
    return [name.removeprefix(start) for name, on in form.items() if name.startswith(start) and on]


def text(form: dict[str, Any], name: str) -> str:
    """Return one field of a form, empty when it was not sent."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def picture_in(form: dict[str, Any]) -> str:
    """Return the id of the picture that a form holds, empty where it holds none."""
    try:
        held = json.loads(text(form, "picture") or "[]")
    except ValueError:
        return ""
    first = held[0] if isinstance(held, list) and held else {}
    return str(first.get("id", "")) if isinstance(first, dict) else ""


def settings(form: dict[str, Any], fields: Sequence[FieldForm]) -> dict[str, Any]:
    """Return the settings in a form, each field read as it was asked for."""
    return {field.name: _setting(form, field) for field in fields}


def _setting(form: dict[str, Any], field: FieldForm) -> Any:  # noqa: ANN401  whatever was typed
    if field.kind == Kind.FLAG:
        return bool(form.get(field.name))
    if field.kind == Kind.CHOICES:
        return ticked(form, field.name)
    if field.kind in (Kind.TEXT, Kind.RICH):
        return by_language(form, field.name)[field.name]
    return form.get(field.name, field.value)


def problem_of(parameters: Mapping[str, str]) -> Complaint:
    """Return the sentence that a route left in the address, with its figures; none if unknown."""
    key = parameters.get("problem", "")
    if key.split(".")[0] not in PROBLEMS or key not in catalogue("fr"):
        return Complaint()
    figures = {name: parameters[name][:12] for name in PROBLEM_FIGURES if name in parameters}
    return Complaint(key, {"number": figures.get("most", ""), **figures})


def number(written: str) -> int:
    """Return the page that an address names, the first if it names none."""
    return int(written) if written.isdecimal() and len(written) < MOST_DIGITS else 1


def decimal(written: str) -> float | str:
    """Return the number that was written, or what was written where it is none."""
    try:
        return float(written.replace(",", "."))
    except ValueError:
        return written
