"""What the code imports is named, pinned and installed, so that a fresh machine gets the same."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s#]+)(?:\s+# (.+))?$", re.MULTILINE)
OWN = {"civic", "rxconfig", "tests"}


def pins(name: str) -> dict[str, tuple[str, str]]:
    """Return the version, and the reason of direct needs, of every package in a list."""
    found = PIN.findall((ROOT / name).read_text())
    return {package.lower(): (pinned, reason) for package, pinned, reason in found}


def imported(folder: str) -> dict[str, Path]:
    """Return the packages of others that the code below ``folder`` imports."""
    found: dict[str, Path] = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        for module in _modules(path):
            top = module.split(".")[0]
            if top not in OWN | set(sys.stdlib_module_names):
                found.setdefault(top, path)
    return found


def _modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_every_import_of_the_product_is_a_direct_need() -> None:
    direct = {name for name, (_, reason) in pins("requirements.txt").items() if reason}
    comes_with = {
        "reflex_base": "reflex",
        "reflex_components_core": "reflex",
        "reflex_components_lucide": "reflex",
        "sqlalchemy": "sqlmodel",
        "socketio": "reflex",
    }
    distributions = packages_distributions()

    unnamed = {
        f"{module} ({path.relative_to(ROOT)})"
        for module, path in imported("civic").items()
        if comes_with.get(module, module) not in direct
        and not {name.lower().replace("_", "-") for name in distributions.get(module, [])} & direct
    }

    assert not unnamed


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_line_is_an_exact_pin_of_what_is_installed(name: str) -> None:
    lines = [line for line in (ROOT / name).read_text().splitlines() if line]
    other = [line for line in lines if not PIN.match(line) and not line.startswith(("#", "-r "))]

    assert not other
    assert {
        package: pinned
        for package, (pinned, _) in pins(name).items()
        if version(package).split("+")[0] != pinned
    } == {}


def test_what_they_need_in_turn_is_pinned_too() -> None:
    pinned = pins("requirements.txt")

    missing = {
        f"{package} needs {need.name}"
        for package in pinned
        for need in map(Requirement, requires(package) or [])
        if (need.marker is None or need.marker.evaluate({"extra": ""}))
        and re.sub(r"[-_.]+", "-", need.name).lower() not in pinned
    }

    assert not missing
