"""Where a project stands is read in one place: elsewhere a scheduled one would be shown early."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import CIVIC, ROOT, tree

HOME = CIVIC / "services" / "standing.py"
SERVICES = sorted(path for path in (CIVIC / "services").glob("*.py") if path != HOME)


def reads_status(node: ast.AST) -> bool:
    """Say whether a piece of code reads the kept status of a project, or makes one of it."""
    if isinstance(node, ast.Attribute) and node.attr == "status":
        named = node.value.id if isinstance(node.value, ast.Name) else ""
        return isinstance(node.ctx, ast.Load) and named in ("Project", "project")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "ProjectStatus"
    return False


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_no_other_service_reads_the_kept_status_of_a_project(path: Path) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for node in ast.walk(tree(path))
        if reads_status(node)
    ]

    assert not found
