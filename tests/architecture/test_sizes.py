"""Small enough to be read: files, functions and components."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, functions, named, place, sources

MOST_LINES = 300
MOST_IN_A_FUNCTION = 30
MOST_IN_A_COMPONENT = 60
DRAWS = {"components", "pages", "view"}


@pytest.mark.parametrize("path", [path for _, path in sources()], ids=lambda p: str(p.name))
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES, path.relative_to(ROOT)


def test_a_function_is_a_paragraph() -> None:
    long = []
    for module, path in sources():
        most = MOST_IN_A_COMPONENT if place(module)[0] in DRAWS else MOST_IN_A_FUNCTION
        for function in functions(path):
            length = _length(function)
            if length > most:
                long.append(f"{named(function, path)}: {length}")

    assert not long


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function's body has, its docstring and inner functions left out."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    inner = (n for n in body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    return _lines(body) - sum(_lines([node]) for node in inner)


def _lines(body: list[ast.stmt]) -> int:
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
