"""Funded projects are followed up: steps with their days, how much is done, what was spent."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Input, LogEntry, VoteResult
from civic.rules.access import SYSTEM, Actor
from civic.services import follow_ups, vote_results
from civic.services.follow_ups import Funded
from civic.services.work import House, perform, work
from tests import factories as make
from tests.installing import Install
from tests.services.test_vote_results import count, manager
from tests.services.voting import METHODS, Poll


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Hold a vote that funds the tree, whose result is published."""
    install(METHODS)
    held = Poll(house)
    held.cast(make.a_person(house), "tree")
    count(held)
    perform(held.house, manager(held), vote_results.publish, held.activity)
    return held


def seen(poll: Poll, name: str) -> Funded | None:
    with work(poll.house, SYSTEM, reading=True) as job:
        row = job.session.get_one(Input, poll.options[name])
        return follow_ups.funded_of(job, row, job.visit(poll.activity))


def save(poll: Poll, actor: Actor, name: str, **typed: object) -> None:
    perform(poll.house, actor, follow_ups.save, poll.options[name], typed)


def step(poll: Poll, actor: Actor, typed: Mapping[str, Any], milestone: str = "") -> str:
    tree = poll.options["tree"]
    return perform(poll.house, actor, follow_ups.save_milestone, tree, typed, milestone)


PLANTED = {"title": {"fr": "Plantation"}, "due": "2026-11-25"}


def test_a_funded_project_says_how_far_it_is_and_what_was_spent(poll: Poll) -> None:
    ana = manager(poll)
    before = seen(poll, "tree")
    assert before is not None
    assert (before.place, before.cost, before.is_told) == (1, 500, False)

    save(poll, ana, "tree", percent="40", spent="210")

    found = seen(poll, "tree")
    assert found is not None
    assert (found.percent, found.spent, found.is_told) == (40, 210, True)
    with work(poll.house, SYSTEM, reading=True) as job:
        logged = job.session.exec(select(LogEntry).where(LogEntry.act == "follow_up_saved")).one()
    assert (logged.actor_id, logged.figures["percent"]) == (ana.person_id, "40")


def test_as_much_can_be_spent_as_an_option_may_cost(poll: Poll) -> None:
    ana = manager(poll)
    save(poll, ana, "tree", percent="40", spent=str(10**12))

    with pytest.raises(Invalid) as no:
        save(poll, ana, "tree", percent="40", spent=str(10**13))

    found = seen(poll, "tree")
    assert found is not None
    assert (found.spent, no.value.key) == (10**12, "invalid.too_large")


def test_what_was_spent_may_be_unknown_again(poll: Poll) -> None:
    ana = manager(poll)
    save(poll, ana, "tree", percent=40, spent=210)
    save(poll, ana, "tree", percent=50, spent="")

    found = seen(poll, "tree")
    assert found is not None
    assert (found.percent, found.spent) == (50, -1)


def test_steps_stand_in_the_order_of_their_days_and_can_be_changed_and_removed(poll: Poll) -> None:
    ana = manager(poll)
    planted = step(poll, ana, PLANTED)
    step(poll, ana, {"title": {"fr": "Étude"}, "due": "2026-03-01", "done": "2026-03-04"})

    found = seen(poll, "tree")
    assert found is not None
    said = [(one.title.text, one.due, one.done) for one in found.milestones]
    assert said == [("Étude", "2026-03-01", "2026-03-04"), ("Plantation", "2026-11-25", "")]

    step(poll, ana, PLANTED | {"done": "2026-11-20"}, planted)
    form = perform(poll.house, ana, follow_ups.form, poll.options["tree"])
    assert [one.done for one in form.milestones] == ["2026-03-04", "2026-11-20"]

    perform(poll.house, ana, follow_ups.remove_milestone, planted)
    assert len(perform(poll.house, ana, follow_ups.form, poll.options["tree"]).milestones) == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": {"fr": " "}, "due": "2026-11-25"}, "title"),
        ({"title": {"fr": "Plantation"}}, "due"),
        ({"title": {"fr": "Plantation"}, "due": "demain"}, "due"),
        ({"title": "Plantation", "due": "2026-11-25"}, "title"),
    ],
    ids=["no title", "no day", "no date", "no languages"],
)
def test_a_step_without_title_or_day_is_refused(
    poll: Poll, typed: Mapping[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        step(poll, manager(poll), typed)
    assert wrong.value.field == field


@pytest.mark.parametrize("percent", ["", "x", "-1", 101, True, None, 3.5])
def test_a_part_is_a_whole_number_of_hundredths(poll: Poll, percent: object) -> None:
    with pytest.raises(Invalid):
        save(poll, manager(poll), "tree", percent=percent)


def test_only_what_a_published_result_funds_is_followed_up(poll: Poll) -> None:
    ana = manager(poll)

    with pytest.raises(NotFound):
        save(poll, ana, "pool", percent=1)
    assert seen(poll, "pool") is None

    with work(poll.house, SYSTEM) as job:
        job.session.get_one(VoteResult, poll.activity).published_at = None
    with pytest.raises(NotFound):
        save(poll, ana, "tree", percent=1)
    assert seen(poll, "tree") is None


def test_only_the_team_follows_up(poll: Poll) -> None:
    citizen = make.a_person(poll.house)
    milestone = step(poll, manager(poll), PLANTED)

    with pytest.raises(Refused):
        save(poll, citizen, "tree", percent=1)
    with pytest.raises(Refused):
        step(poll, citizen, PLANTED)
    with pytest.raises(Refused):
        perform(poll.house, citizen, follow_ups.remove_milestone, milestone)
    with pytest.raises(NotFound):
        step(poll, manager(poll), PLANTED, "none")
