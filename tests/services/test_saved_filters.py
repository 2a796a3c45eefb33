"""Filters under a name: one's own, and those of a team."""

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Project
from civic.rules.access import SYSTEM, Actor
from civic.services import saved_filters
from civic.services.work import House, work
from civic.words import Role
from tests import factories as make
from tests.services.acting import do


def team(house: House) -> tuple[str, Actor, Actor]:
    """Return a project with two of its team."""
    project = make.a_project(house)
    ana, ben = (
        make.trusted(house, make.a_person(house, name), project, Role.MODERATOR)
        for name in ("Ana", "Ben")
    )
    return project, ana, ben


def test_a_filter_of_ones_own_is_nobody_elses(house: House) -> None:
    _, ana, ben = team(house)

    do(house, ana, saved_filters.save, " À  faire ", {"state": "open", "page": "3", "x": "y"})

    [saved] = do(house, ana, saved_filters.mine)
    assert (saved.name, saved.query, saved.is_shared, saved.is_mine) == (
        "À faire", {"state": "open"}, False, True,
    )  # fmt: skip
    assert do(house, ben, saved_filters.mine) == []


def test_the_team_of_a_project_has_what_one_of_it_shares(house: House) -> None:
    project, ana, ben = team(house)
    other = make.a_project(house, "roads")
    stranger = make.trusted(house, make.a_person(house), other, Role.MODERATOR)

    do(
        house,
        ana,
        saved_filters.save,
        "Signalées",
        {"project": project, "reported": "1"},
        shared=True,
    )

    [saved] = do(house, ben, saved_filters.mine)
    assert (saved.name, saved.is_shared, saved.is_mine, saved.owner) == (
        "Signalées", True, False, "Ana",
    )  # fmt: skip
    assert do(house, stranger, saved_filters.mine) == []


def test_only_a_filter_on_one_of_ones_projects_is_shared(house: House) -> None:
    _, ana, _ = team(house)
    foreign = make.a_project(house, "roads")

    for query in ({"state": "open"}, {"project": foreign}):
        with pytest.raises(Invalid) as wrong:
            do(house, ana, saved_filters.save, "Pour tous", query, shared=True)
        assert wrong.value.field == "shared"


def test_a_filter_is_renamed_and_removed_by_whom_it_belongs_to(house: House) -> None:
    project, ana, ben = team(house)
    query = {"project": project, "state": "open"}
    saved = do(house, ana, saved_filters.save, "À faire", query, shared=True)

    with pytest.raises(Refused):
        do(house, ben, saved_filters.change, saved, "À moi", shared=True)
    with pytest.raises(Refused):
        do(house, ben, saved_filters.remove, saved)
    do(house, ana, saved_filters.change, saved, "À répondre", {"state": "answered"}, shared=False)

    [own] = do(house, ana, saved_filters.mine)
    assert (own.name, own.query, own.is_shared) == ("À répondre", {"state": "answered"}, False)
    assert do(house, ben, saved_filters.mine) == []
    do(house, ana, saved_filters.remove, saved)
    assert do(house, ana, saved_filters.mine) == []
    with pytest.raises(NotFound):
        do(house, ana, saved_filters.remove, saved)


def test_a_filter_of_the_same_name_gives_way_to_the_new_one(house: House) -> None:
    _, ana, ben = team(house)
    do(house, ben, saved_filters.save, "À faire", {"state": "hidden"})
    do(house, ana, saved_filters.save, "À faire", {"state": "open"})

    do(house, ana, saved_filters.save, "a FAIRE", {"state": "answered"})

    [own] = do(house, ana, saved_filters.mine)
    assert (own.name, own.query) == ("a FAIRE", {"state": "answered"})
    assert do(house, ben, saved_filters.mine)[0].query == {"state": "hidden"}


def test_a_filter_needs_a_name_and_filters_something(house: House) -> None:
    _, ana, _ = team(house)

    for name, query in (("", {"state": "open"}), ("Rien", {}), ("Long", {"text": "x" * 300})):
        with pytest.raises(Invalid):
            do(house, ana, saved_filters.save, name, query)


def test_nobody_keeps_filters_without_end(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    _, ana, _ = team(house)
    monkeypatch.setattr(saved_filters, "MOST", 1)
    do(house, ana, saved_filters.save, "Une", {"state": "open"})

    with pytest.raises(Invalid) as wrong:
        do(house, ana, saved_filters.save, "Deux", {"state": "open"})

    assert wrong.value.key == "team_filters.too_many"


def test_who_is_of_no_team_has_no_filters(house: House) -> None:
    stranger = make.a_person(house)

    with pytest.raises(Refused):
        do(house, stranger, saved_filters.mine)
    with pytest.raises(Refused):
        do(house, stranger, saved_filters.save, "À faire", {"state": "open"})
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(Project)).all() == []
