"""Who types a title sees what is already there like it, and nothing that they may not see."""

from dataclasses import replace

import pytest

from civic.adapters.finder import Found
from civic.adapters.finder_in_process import InProcessFinder
from civic.errors import NotFound, Refused
from civic.services import similar
from civic.services.work import Caller, House
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import NOON
from tests.pacing import counting, used_up

NOBODY = Caller(language="fr")


@pytest.fixture
def here(house: House) -> House:
    """Return a platform that finds in this process."""
    return replace(house, finder=InProcessFinder())


def test_what_is_like_the_title_is_shown_the_likest_first(here: House) -> None:
    box = make.an_idea_box(here)
    bench = make.an_idea(here, box, "Un banc place du marché")
    make.an_idea(here, box, "Plus de bus le soir")

    found = similar.look(here, NOBODY, box, "un banc pour la place du marche")

    assert [card.id for card in found or ()] == [bench]
    assert similar.look(here, NOBODY, box, "banc") == []


def test_what_is_hidden_or_of_another_box_is_not_shown(here: House) -> None:
    box, other = make.an_idea_box(here), make.an_idea_box(here, "other")
    make.an_idea(here, box, "Un banc place du marché", hidden_at=NOON)
    make.an_idea(here, box, "Un banc à la place du marché", withdrawn_at=NOON)
    make.an_idea(here, other, "Un banc place du marché")

    assert similar.look(here, NOBODY, box, "Un banc place du marché") == []


def test_what_was_hidden_since_it_was_learnt_is_not_shown(here: House) -> None:
    box = make.an_idea_box(here)
    make.an_idea(here, box, "Un banc place du marché", hidden_at=NOON)
    finder = here.finder
    assert isinstance(finder, InProcessFinder)
    finder.learn(box, ["gone", "x"], ["Un banc place du marché"] * 2, ["fr"] * 2)
    finder.fresh = True

    assert similar.look(here, NOBODY, box, "Un banc place du marché") == []


def test_an_organiser_can_switch_it_off(here: House) -> None:
    box = make.an_idea_box(here, hints=False)

    with pytest.raises(NotFound):
        similar.look(here, NOBODY, box, "Un banc place du marché")


def test_a_draft_tells_nothing(here: House) -> None:
    project = make.a_project(here, status=ProjectStatus.DRAFT)
    box = make.an_activity(here, project)

    with pytest.raises(NotFound):
        similar.look(here, NOBODY, box, "Un banc place du marché")


def test_nobody_asks_endlessly(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    box = make.an_idea_box(here)
    counted = counting(here, monkeypatch)
    used_up(counted, "similar", address="192.0.2.7")

    with pytest.raises(Refused, match="too_fast"):
        similar.look(counted, Caller(address="192.0.2.7"), box, "Un banc place du marché")


class Learning(InProcessFinder):
    """A finder that is ready with what it learns only later."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._left = after

    def ask(self, key: str, title: str, language: str, *, most: int, least: float) -> Found | None:
        """Return nothing for a while."""
        self._left -= 1
        return (
            None if self._left >= 0 else super().ask(key, title, language, most=most, least=least)
        )


@pytest.mark.parametrize(("after", "number"), [(1, 1), (99, None)])
def test_who_asks_first_waits_a_moment_and_not_for_ever(
    house: House, after: int, number: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar, "FIRST_WAIT", (0.0, 0.0))
    here = replace(house, finder=Learning(after))
    box = make.an_idea_box(here)
    make.an_idea(here, box, "Un banc place du marché")

    found = similar.look(here, NOBODY, box, "Un banc place du marché")
    assert (len(found) if found is not None else None) == number
