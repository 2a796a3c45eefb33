"""Versions of a page: none that lacks something or says the same, each compared and restored."""

import pytest

from civic.errors import Invalid
from civic.services import block_versions
from tests.services.acting import do
from tests.services.building import Made


def test_a_page_that_lacks_something_is_not_published(made: Made) -> None:
    made.add("image")
    made.add("text")

    with pytest.raises(Invalid) as no:
        made.publish()

    assert (no.value.key, no.value.figures["count"]) == ("team_blocks.lacking", "2")
    assert do(made.house, made.manager, block_versions.versions, made.owner) == []


def test_the_same_is_not_published_twice(made: Made) -> None:
    made.add("text", heading={"fr": "Une fois"})
    made.publish()

    with pytest.raises(Invalid, match="nothing_new"):
        made.publish()


def test_every_version_is_kept_with_who_and_when_and_can_be_compared_and_restored(
    made: Made,
) -> None:
    block = made.add("text", heading={"fr": "Bienvenue"})
    made.publish()
    made.save(block, heading={"fr": "Bienvenue à tous"})
    made.add("text", heading={"fr": "Venez"})
    made.publish()

    lines = do(made.house, made.manager, block_versions.versions, made.owner)
    assert [(one.number, one.author.name, one.is_shown) for one in lines] == [
        (2, "Ana", True), (1, "Ana", False),
    ]  # fmt: skip
    first = do(made.house, made.manager, block_versions.version, made.owner, 1)
    assert [(one.how, one.words.text) for one in first.changes] == [
        ("changed", "Bienvenue à tous"), ("added", "Venez"),
    ]  # fmt: skip
    assert [view.heading.text for view in first.blocks] == ["Bienvenue"]

    do(made.house, made.manager, block_versions.restore, made.owner, 1)
    assert len(made.seen()) == 2  # nothing public changes before it is published
    made.publish()
    assert [view.heading.text for view in made.seen()] == ["Bienvenue"]
    assert len(do(made.house, made.manager, block_versions.versions, made.owner)) == 3
