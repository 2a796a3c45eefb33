"""A title written again with slips is found; a title that shares no word is not."""

import random

import pytest

from civic.analysis.likeness import TitleIndex
from civic.services.similar import LEAST_ALIKE, MOST_SHOWN
from tests.analysis.material import SHOUT, table
from tests.load.slips import SLIPS


@pytest.fixture(scope="module")
def titles() -> list[str]:
    """Return real titles of two towns, each once."""
    found = [row["name"] for row in table("toulouse_titles_fr/projects.csv")]
    found += [row["Title"] for row in table("nyc_pb_projects/participatory_budgeting_projects.csv")]
    return list(dict.fromkeys(title for title in found if len(title.split()) >= 3))


@pytest.fixture(scope="module")
def index(titles: list[str]) -> TitleIndex:
    return TitleIndex([f"{n}" for n in range(len(titles))], titles, ["fr"] * len(titles))


@pytest.mark.parametrize(
    ("kind", "least"),
    [("plain", 0.99), ("slips", 0.95), ("reordered with slips", 0.95), ("half typed", 0.85)],
)
def test_a_title_written_again_is_among_the_few_that_are_shown(
    kind: str, least: float, titles: list[str], index: TitleIndex
) -> None:
    chance = random.Random(7)
    asked = [n for n in range(0, len(titles), 5)]

    found = [
        f"{n}"
        in {
            key
            for key, _ in index.like(
                SLIPS[kind](titles[n], chance), "fr", most=MOST_SHOWN, least=LEAST_ALIKE
            )
        }
        for n in asked
    ]

    assert sum(found) / len(asked) >= least


def test_the_likest_comes_first_and_what_is_unlike_does_not_come() -> None:
    index = TitleIndex(
        ["bench", "benches", "bus"],
        ["Un banc place du marché", "Des bancs partout", "Plus de bus le soir"],
        ["fr"] * 3,
    )

    found = index.like("un banc pour la place du marche", "fr", most=3, least=LEAST_ALIKE)

    assert [key for key, _ in found] == ["bench"]
    assert all(0 < score <= 1.001 for _, score in found)
    assert index.like("Une piscine couverte", "fr", most=3, least=LEAST_ALIKE) == []


@pytest.mark.parametrize("title", ["", "…", "  ", SHOUT, "x" * 5000])
def test_any_title_may_be_asked_for(title: str) -> None:
    index = TitleIndex(["a"], ["Un banc"], ["fr"])

    assert index.like(title, "", most=3, least=LEAST_ALIKE) == []
    assert TitleIndex([], [], []).like("Un banc", "fr", most=3, least=0.1) == []
