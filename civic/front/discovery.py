"""Finding what was put in its place: pages, views and routes are in no list."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def modules_under(package: str) -> Iterator[ModuleType]:
    """Import and yield every module of ``package``, in alphabetical order, however deep."""
    root = import_module(package)
    yield root
    for name in sorted(found.name for found in pkgutil.walk_packages(root.__path__, f"{package}.")):
        yield import_module(name)


def find_pages() -> None:
    """Import every page, and the view of every participation method."""
    for _ in modules_under("civic.pages"):
        pass
    if find_spec("civic.methods") is None:
        return
    methods = import_module("civic.methods")
    for found in sorted(m.name for m in pkgutil.iter_modules(methods.__path__) if m.ispkg):
        if find_spec(f"civic.methods.{found}.view"):
            import_module(f"civic.methods.{found}.view")
