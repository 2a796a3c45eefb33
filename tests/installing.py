"""Methods that come and go with a test."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from civic import i18n, methods

Install = Callable[[Path], None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put a folder of methods beside those of the house, for the time of a test."""
    before = set(sys.modules)

    def put(folder: Path) -> None:
        monkeypatch.setattr(methods, "__path__", [*methods.__path__, str(folder)])
        assert methods.__spec__ is not None
        monkeypatch.setattr(methods.__spec__, "submodule_search_locations", methods.__path__)
        _forget()

    yield put
    monkeypatch.undo()
    for name in set(sys.modules) - before:
        if name.startswith("civic.methods."):
            del sys.modules[name]
    _forget()


def _forget() -> None:
    methods.catalogue.cache_clear()
    for kept in (i18n.catalogue, i18n._methods):
        kept.cache_clear()
    i18n._spoken = i18n.Speech({})
