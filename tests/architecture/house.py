"""The house as files: where each module lives, what it imports, how long it is."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CIVIC = ROOT / "civic"
FLOORS = {
    "words": 0, "errors": 0, "settings": 0, "i18n": 0, "icons": 0, "secret": 0,
    "rules": 1, "models": 1, "methods": 1, "adapters": 1, "analysis": 1, "tally": 1,
    "services": 2,
    "state": 3,
    "components": 4,
    "pages": 5, "api": 5, "jobs": 5, "commands": 5, "demo": 5, "front": 5,
    "civic": 6, "__main__": 6,
}  # fmt: skip


@cache
def sources() -> tuple[tuple[str, Path], ...]:
    """Return every module of the house by its dotted name."""
    found = []
    for path in sorted(CIVIC.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found.append((".".join(part for part in parts if part != "__init__"), path))
    return tuple(found)


@cache
def tree(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text("utf-8"))


def place(module: str) -> tuple[str, int]:
    """Return the package and the floor of ``module``; a method spans several floors."""
    parts = module.split(".")[1:] or ["civic"]
    if parts[0] == "methods" and parts[-1] in ("state", "view"):
        return parts[-1], FLOORS["state" if parts[-1] == "state" else "components"]
    return parts[0], FLOORS[parts[0]]


def imports(path: Path) -> Iterator[str]:
    """Return every module and name that a file imports, wherever it does so."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def named(function: ast.FunctionDef | ast.AsyncFunctionDef, path: Path) -> str:
    """Return how a person finds a function."""
    return f"{path.relative_to(ROOT)}:{function.lineno} {function.name}"
