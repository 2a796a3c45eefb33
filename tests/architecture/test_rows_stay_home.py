"""Rows never leave services, nothing secret is in a state, no text is written in a screen."""

import ast
import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from reflex.state import BaseState
from sqlmodel import SQLModel

from civic import i18n
from civic.front.discovery import find_pages
from civic.models import Person
from civic.services.work import Work
from tests.architecture.house import CIVIC, ROOT, place, sources, tree
from tests.architecture.test_doors import reached

SERVICES = sorted(path.stem for path in (CIVIC / "services").glob("[a-z]*.py"))
DRAWN = [path for module, path in sources() if place(module)[0] in ("components", "pages", "view")]
WORD = re.compile(r"[^\W\d_]{2,}")
SECRET = re.compile(r"(?:\w*_)?(?<!has_)(?:hash|password|token|secret|key_hash)")
NAMES_OF_LANGUAGES = {*i18n.LANGUAGES.values()}


def types_in(annotation: Any, seen: frozenset[Any] = frozenset()) -> set[Any]:
    """Return every type that a value so annotated may hold, down to the fields of its fields."""
    if annotation in seen:
        return set()
    known = seen | {annotation}
    inside: list[Any] = list(get_args(annotation))
    if is_dataclass(annotation):
        hints = get_type_hints(annotation)
        inside += [hints[field.name] for field in fields(annotation)]
    found = {annotation}
    for each in inside:
        if not isinstance(each, list):
            found |= types_in(each, known)
    return found


def tables_in(annotation: Any) -> list[str]:
    """Return the tables that a value so annotated may hold."""
    return sorted(
        each.__name__
        for each in types_in(annotation)
        if isinstance(each, type) and issubclass(each, SQLModel)
    )


def services() -> list[tuple[str, Any]]:
    """Return every service that some door reaches, with what it gives back."""
    found = []
    for name in SERVICES:
        module = import_module(f"civic.services.{name}")
        for key, value in sorted(vars(module).items()):
            own = isfunction(value) and value.__module__ == module.__name__
            if not own or key.startswith("_"):
                continue
            hints = get_type_hints(value)
            first = next(iter(signature(value).parameters), "")
            if hints.get(first) is Work and f"{name}.{key}" in reached():
                found.append((f"{name}.{key}", hints["return"]))
    return found


@pytest.mark.parametrize(("name", "gives"), services())
def test_a_service_that_a_door_reaches_gives_views_and_no_rows(name: str, gives: Any) -> None:
    assert tables_in(gives) == []


def test_the_test_sees_a_row_inside_a_view() -> None:
    assert tables_in(dict[str, list[Person] | None]) == ["Person"]


def states() -> list[type[BaseState]]:
    """Return every state of the house."""
    find_pages()
    waiting, found = [BaseState], []
    while waiting:
        state = waiting.pop()
        waiting += state.__subclasses__()
        if state.__module__.startswith("civic.") and not state._mixin:
            found.append(state)
    return sorted(set(found), key=lambda state: state.__name__)


@pytest.mark.parametrize("state", states(), ids=lambda state: state.__name__)
def test_what_a_state_sends_to_the_browser_holds_no_row_and_no_secret(
    state: type[BaseState],
) -> None:
    for name, var in (state.base_vars | state.computed_vars).items():
        if name == "router":
            continue  # Reflex's own: the address and the tab, without headers
        kind = var._var_type
        assert tables_in(kind) == [], name
        names = {name, *(field.name for each in types_in(kind) for field in _fields(each))}
        assert not {part for part in names if SECRET.fullmatch(part)}


def _fields(kind: Any) -> tuple[Any, ...]:
    return fields(kind) if is_dataclass(kind) else ()


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_is_written_in_a_screen(path: Path) -> None:
    written = [
        f"{path.relative_to(ROOT)}:{node.lineno} {argument.value!r}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("rx.el.")
        for child in node.args
        for argument in texts_in(child)
        if argument.value not in NAMES_OF_LANGUAGES and WORD.search(str(argument.value))
    ]

    assert not written


def texts_in(child: ast.expr) -> list[ast.Constant]:
    """Return the texts that a child of an element is, whichever way a condition goes."""
    if isinstance(child, ast.Constant) and isinstance(child.value, str):
        return [child]
    if isinstance(child, ast.JoinedStr):
        return [part for part in child.values if isinstance(part, ast.Constant)]
    if isinstance(child, ast.Call) and ast.unparse(child.func) == "rx.cond":
        return [text for branch in child.args[1:] for text in texts_in(branch)]
    return []
