"""The finder's process finds what its twin finds, and its death costs nobody anything."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from civic.adapters.finder import Found, ProcessFinder
from civic.adapters.finder_in_process import InProcessFinder

TITLES = ["Un banc place du marché", "Plus de bus le soir"]


@pytest.fixture
def finder() -> Iterator[ProcessFinder]:
    finder = ProcessFinder()
    yield finder
    finder.close()


def soon(finder: ProcessFinder, key: str = "box") -> Found:
    """Ask until the collection is learnt."""
    for _ in range(200):
        found = finder.ask(key, "Un banc au marché", "fr", most=3, least=0.3)
        if found is not None:
            return found
        time.sleep(0.05)
    raise AssertionError("the finder learns nothing")


def test_the_process_finds_what_its_twin_finds(finder: ProcessFinder) -> None:
    twin = InProcessFinder()
    for one in (finder, twin):
        one.learn("box", ["a", "b"], TITLES, ["fr", "fr"])

    found = soon(finder)

    assert [key for key, _ in found] == ["a"]
    assert found == twin.ask("box", "Un banc au marché", "fr", most=3, least=0.3)


def test_what_nobody_taught_it_is_not_known(finder: ProcessFinder) -> None:
    assert finder.ask("elsewhere", "Un banc", "fr", most=3, least=0.3) is None
    assert not finder.is_fresh("elsewhere")


def test_a_collection_is_learnt_anew_when_its_process_died(finder: ProcessFinder) -> None:
    finder.learn("box", ["a", "b"], TITLES, ["fr", "fr"])
    soon(finder)
    assert finder.is_fresh("box")
    assert finder.pid

    os.kill(finder.pid, signal.SIGKILL)
    while finder.pid:
        time.sleep(0.02)

    assert finder.ask("box", "Un banc", "fr", most=3, least=0.3) is None
    assert not finder.is_fresh("box")
    finder.learn("box", ["a", "b"], TITLES, ["fr", "fr"])
    assert soon(finder)


def test_it_leaves_no_process_behind(finder: ProcessFinder) -> None:
    finder.learn("box", ["a"], TITLES[:1], ["fr"])
    pid = finder.pid
    assert pid

    finder.close()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert finder.ask("box", "Un banc", "fr", most=3, least=0.3) is None
