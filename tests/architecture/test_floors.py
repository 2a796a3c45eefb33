"""The building stands: nothing imports upwards, and each floor knows only what it may."""

import sys
from pathlib import Path

import pytest

from tests.architecture.house import CIVIC, imports, place, sources

MODULES = sources()
PURE = {"words", "errors", "rules", "methods", "analysis", "tally"}
FOREIGN = {"reflex", "sqlmodel", "sqlalchemy", "starlette"}
HOLDS_DATA = {"models", "services"}
SPEAKS_SQL = {"sqlmodel", "sqlalchemy"}
SCREENS = {"civic.i18n.screens"}
"""The one module of a low floor that draws: ``t`` for screens stands beside the catalogues."""


def named(modules: tuple[tuple[str, Path], ...]) -> list[object]:
    return [pytest.param(module, path, id=module) for module, path in modules]


@pytest.mark.parametrize(("module", "path"), named(MODULES))
def test_nothing_imports_upwards(module: str, path: Path) -> None:
    _, floor = place(module)

    above = {i for i in imports(path) if i.startswith("civic.") and place(i)[1] > floor}

    assert not above


@pytest.mark.parametrize(
    ("module", "path"), named(tuple(m for m in MODULES if place(m[0])[0] in PURE))
)
def test_rules_know_no_framework(module: str, path: Path) -> None:
    known = set(imports(path))

    assert not {i.split(".")[0] for i in known} & FOREIGN
    assert not {i for i in known if i.startswith(("civic.models", "civic.adapters"))}


@pytest.mark.parametrize(
    ("module", "path"), named(tuple(m for m in MODULES if place(m[0])[0] == "tally"))
)
def test_who_counts_knows_nothing_but_numbers(module: str, path: Path) -> None:
    """Whoever doubts a result takes the folder and numpy, and counts again."""
    known = {i if i.startswith("civic") else i.split(".")[0] for i in imports(path)}
    others = {i for i in known if not i.startswith("civic.tally") and i != "numpy"}

    assert others <= set(sys.stdlib_module_names)
    assert not others & {"random", "secrets", "time", "datetime", "os"}


@pytest.mark.parametrize(
    ("module", "path"),
    named(tuple(m for m in MODULES if m[0].startswith("civic.methods.") and m[0].count(".") > 2)),
)
def test_methods_do_not_know_one_another(module: str, path: Path) -> None:
    shared = {f"civic.methods.{each.stem}" for each in (CIVIC / "methods").glob("[a-z]*.py")}
    mine = (*sorted(shared), ".".join(module.split(".")[:3]))

    others = {i for i in imports(path) if i.startswith("civic.methods.")}

    assert all(i.startswith(mine) for i in others)


@pytest.mark.parametrize(
    ("module", "path"), named(tuple(m for m in MODULES if place(m[0])[0] not in HOLDS_DATA))
)
def test_only_services_reach_the_data(module: str, path: Path) -> None:
    assert not {i.split(".")[0] for i in imports(path)} & SPEAKS_SQL
    assert "rx.session" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("module", "path"),
    named(tuple(m for m in MODULES if place(m[0])[1] <= 2 and m[0] not in SCREENS)),
)
def test_below_the_screens_nobody_draws(module: str, path: Path) -> None:
    assert "reflex" not in {i.split(".")[0] for i in imports(path)}
