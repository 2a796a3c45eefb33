"""Whoever votes takes part: counted once among all, with paper beside, and never one by one."""

from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, delete

from civic.models import Area, BallotOption, PaperEntry, Person, Project
from civic.rules.access import SYSTEM, Actor
from civic.rules.blocks import Figure
from civic.services import (
    block_figures,
    counting,
    dashboard,
    figures,
    project_cards,
    results_pages,
    sealing,
    vote_desk,
    vote_results,
)
from civic.services import paper as on_paper
from civic.services.dashboard import Dashboard
from civic.services.work import House, perform, work
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote, of which three things can be chosen that nobody has signed."""
    install(METHODS)
    return Poll(house)


def team(poll: Poll, period: int = 30) -> Dashboard:
    return perform(poll.house, make.an_admin(poll.house), dashboard.figures, "", period)


def on_card(poll: Poll) -> int:
    with work(poll.house, Actor(), now=NOON, reading=True) as job:
        [card] = project_cards.cards_of(job, [job.session.get_one(Project, poll.project)])
        return card.people


def paper(poll: Poll, ballots: int, days: int = 0, **more: Any) -> None:
    """Enter a batch of ballots on paper."""
    entry = PaperEntry(
        activity_id=poll.activity,
        batch="1",
        marks=poll.marks("tree"),
        ballots=ballots,
        is_totals=True,
        at=NOON - timedelta(days=days),
        **more,
    )
    make.keep(poll.house, entry)


def test_who_votes_and_comments_is_one_and_who_only_votes_is_one_more(poll: Poll) -> None:
    before = team(poll).participants
    ana, ben = make.a_person(poll.house), make.a_person(poll.house)
    make.a_comment(poll.house, poll.options["tree"], ana)
    poll.cast(ana, "tree")
    poll.enter()
    assert team(poll).participants == before + 1

    poll.cast(ben, "tree")
    poll.enter()
    assert (team(poll).participants, team(poll).comments) == (before + 2, 1)


def test_who_votes_in_two_votes_is_one(poll: Poll) -> None:
    ana, before = make.a_person(poll.house), team(poll).participants
    other = copy(poll)
    other.activity = make.an_activity(poll.house, poll.project, "voting")
    other.options = {"tree": other.option("tree", 500)}
    for one in (poll, other):
        one.cast(ana, "tree")
        one.enter()

    assert team(poll).participants == before + 1


def test_who_has_just_voted_moves_no_figure_until_the_register_grows(poll: Poll) -> None:
    before = team(poll).participants, on_card(poll)
    poll.cast(make.a_person(poll.house), "tree")

    assert (team(poll).participants, on_card(poll)) == before


def test_who_left_stays_counted(poll: Poll) -> None:
    before, ana = team(poll).participants, make.a_person(poll.house)
    poll.cast(ana, "tree")
    with work(poll.house, SYSTEM) as job:
        job.session.execute(delete(Person).where(col(Person.id) == ana.person_id))
    poll.enter()

    assert team(poll).participants == before + 1


def test_paper_is_a_figure_of_its_own_and_in_the_sum(poll: Poll) -> None:
    before = team(poll).participants
    paper(poll, 12)
    paper(poll, 5, days=60)
    paper(poll, 7, withdrawn_at=NOON)
    poll.cast(make.a_person(poll.house), "tree")
    poll.enter()

    lately, ever = team(poll), team(poll, 0)

    assert (lately.paper, lately.participants) == (12, before + 13)
    assert (ever.paper, ever.participants) == (17, before + 18)


def test_the_desk_says_people_and_paper_and_both_together(poll: Poll) -> None:
    for _ in range(2):
        poll.cast(make.a_person(poll.house), "tree")
    paper(poll, 4)

    found = perform(poll.house, make.an_admin(poll.house), vote_desk.turnout, poll.activity)

    assert (found.people, found.counting, found.paper, found.everybody) == (2, 2, 4, 6)
    assert found.hours == found.days == ()


def test_the_page_of_the_result_counts_a_paper_ballot_once_whatever_its_districts(
    house: House, install: Install
) -> None:
    install(METHODS)
    areas = [Area(name={"fr": name}) for name in ("Nord", "Sud")]
    make.keep(house, *areas)
    north, south = (area.id for area in areas)
    poll = Poll(house, envelope=None, envelopes={north: 500, south: 900})
    with work(house, SYSTEM) as job:
        for name, area in (("bench", north), ("tree", north), ("pool", south)):
            job.session.get_one(BallotOption, poll.options[name]).area_id = area
    admin = make.an_admin(house)
    poll.cast(make.a_person(house), "bench", "pool")
    perform(poll.house, admin, on_paper.expect, poll.activity)
    marks = poll.marks("tree", "pool")
    perform(poll.house, admin, on_paper.add_ballot, poll.activity, "Urne 1", marks)
    poll.at = NOON + timedelta(days=1)
    perform(poll.house, admin, on_paper.finish, poll.activity)
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    counting.JOBS[counting.COUNT](poll.house, {"activity": poll.activity}, lambda *_: None)
    perform(poll.house, admin, vote_results.publish, poll.activity)

    with work(poll.house, SYSTEM, reading=True) as job:
        opened = job.visit(poll.activity)
        found = results_pages.page(job, opened.project.slug, opened.row.slug)
    desk = perform(poll.house, admin, vote_desk.turnout, poll.activity)

    assert (found.voters, found.ballots, found.paper) == (2, 2, 1)
    assert (desk.people, desk.counting, desk.paper, desk.everybody) == (1, 1, 1, 2)


def test_cards_pages_and_the_home_page_count_alike(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    make.an_idea(poll.house, poll.activity, author=ana)
    before = on_card(poll)
    for person in (ana, make.a_person(poll.house)):
        poll.cast(person, "tree")
    poll.enter()
    paper(poll, 3)

    with work(poll.house, Actor(), now=NOON, reading=True) as job:
        found = {
            figures.people_of(job, [poll.project])[poll.project],
            figures.counts_of(job, poll.activity).people,
            figures.figures_of(job, [poll.project]).people,
            block_figures.figure(job, Figure.PEOPLE, None),
            block_figures.figure(job, Figure.PEOPLE, poll.project),
        }

    assert found == {on_card(poll)} == {before + 1 + 3}
