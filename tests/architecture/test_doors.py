"""Every door is known, every service asks before it acts, and rows stay home."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.house import CIVIC, ROOT, functions, imports, place, sources, tree

ASKS = {"enter", "visit", "visible", "manage", "require", "person_id"}
DOORS = {"state", "api", "commands", "demo", "jobs", "pages", "components", "front", "view"}
OPEN_TO_ALL = {
    "people.who": "tells nobody but the reader who they are",
    "people.see_again": "moves the reader's own session, and only that",
    "following.leave_by": "the link of the mail is the permission",
    "preview_links.page_of": "the link is the permission",
    "set_up.beginning": "a platform without an admin has nobody to ask",
    "sign_in.ask_code": "asking for a code is how one becomes somebody",
    "sign_in.enter_code": "the code is the permission",
    "sign_in.asked": "the cookie of the asking browser is the permission",
    "sign_in.check_password": "the password is the permission",
    "sign_in.open_visit": "takes only the proof that a password was right",
    "sign_in.sign_out": "the cookie is the permission to give it back",
}


def services() -> dict[str, ast.FunctionDef]:
    """Return every function of the services that takes the work, by module and name."""
    found = {}
    for path in sorted((CIVIC / "services").glob("*.py")):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and _first(node) == "Work":
                found[f"{path.stem}.{node.name}"] = node
    return found


def _first(function: ast.FunctionDef) -> str:
    """Return the type of a function's first argument."""
    first = function.args.args[:1]
    return ast.unparse(first[0].annotation) if first and first[0].annotation else ""


SERVICES = services()


@cache
def reached() -> frozenset[str]:
    """Return the services that some door names."""
    found = set()
    for module, path in sources():
        if place(module)[0] not in DOORS:
            continue
        found |= {name for name in imports(path) if name.startswith("civic.services.")}
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.add(f"civic.services.{node.value.id}.{node.attr}")
    short = {name.removeprefix("civic.services.") for name in found}
    return frozenset(short & SERVICES.keys())


def asks(name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Say whether a function asks for permission, itself or through one that it calls."""
    module = name.split(".")[0]
    function = SERVICES.get(name)
    if function is None or name in seen:
        return False
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "work" and node.attr in ASKS:
                return True
            if asks(f"{node.value.id}.{node.attr}", seen | {name}):
                return True
        if isinstance(node, ast.Name) and asks(_home(module, node.id), seen | {name}):
            return True
    return False


def _home(module: str, name: str) -> str:
    """Return where a bare name of a module is defined."""
    path = CIVIC / "services" / f"{module}.py"
    for node in tree(path).body if path.exists() else ():
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("civic.services."):
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    return f"{(node.module or '').split('.')[2]}.{alias.name}"
    return f"{module}.{name}"


@pytest.mark.parametrize("name", sorted(reached()))
def test_a_service_that_a_door_reaches_asks_for_permission(name: str) -> None:
    assert name in OPEN_TO_ALL or asks(name)


def test_nothing_is_open_to_all_without_need() -> None:
    assert set(OPEN_TO_ALL) <= reached()
    assert not {name for name in OPEN_TO_ALL if asks(name)}


def states() -> list[Path]:
    return sorted([*(CIVIC / "state").rglob("*.py"), *(CIVIC / "methods").glob("*/state.py")])


@pytest.mark.parametrize("path", states(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_public_method_of_a_state_is_a_declared_event(path: Path) -> None:
    """Reflex publishes any method of a state without an underscore, decorated or not."""
    undeclared = [
        f"{cls.name}.{fn.name}"
        for cls in ast.walk(tree(path))
        if isinstance(cls, ast.ClassDef) and any("State" in ast.unparse(b) for b in cls.bases)
        for fn in cls.body
        if isinstance(fn, ast.FunctionDef | ast.AsyncFunctionDef)
        and not fn.name.startswith("_")
        and not {ast.unparse(d).split("(")[0] for d in fn.decorator_list} & {"rx.event", "rx.var"}
    ]

    assert not undeclared


@pytest.mark.parametrize("path", states(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_state_holds_a_row(path: Path) -> None:
    known = {
        alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("civic.models")
        for alias in node.names
    }

    assert not known


def test_nobody_commits() -> None:
    """A transaction is opened and closed in one place."""
    found = [
        str(path.relative_to(ROOT))
        for path in (CIVIC / "services").glob("*.py")
        if path.stem not in ("database", "work", "migrations")
        and any(word in path.read_text() for word in (".commit(", ".rollback(", "Session("))
    ]

    assert not found


def test_only_the_phases_compare_dates_of_phases() -> None:
    watched = {"starts_at", "ends_at"}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in CIVIC.rglob("*.py")
        if path.relative_to(CIVIC) != Path("rules/phases.py")
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Compare)
        and any(isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for op in node.ops)
        and any(isinstance(part, ast.Attribute) and part.attr in watched for part in ast.walk(node))
    ]

    assert not found
