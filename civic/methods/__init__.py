"""The participation methods: one folder each, found by looking."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

from civic.methods.base import Method
from civic.words import Feature


@cache
def catalogue() -> MappingProxyType[str, Method[Any]]:
    """Return every installed method by its key: the house's own first, then those of packages."""
    found: dict[str, Method[Any]] = {}
    for folder in sorted(m.name for m in iter_modules(__path__) if m.ispkg):
        method: Method[Any] = import_module(f"{__name__}.{folder}.method").METHOD
        if method.key != folder:
            raise ValueError(f"method {method.key!r} lives in folder {folder!r}")
        found[folder] = method
    for entry in sorted(entry_points(group="civic.methods"), key=lambda e: e.name):
        method = entry.load()
        if method.key in found:
            raise ValueError(f"method {method.key!r} is installed twice")
        found[method.key] = method
    return MappingProxyType(found)


def keys_with(feature: Feature) -> list[str]:
    """Return the keys of the methods that have a feature."""
    return [key for key, method in catalogue().items() if feature in method.features]
