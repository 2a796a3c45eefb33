"""The page of a result says what is funded, why the rest is not, and proves a receipt's line."""

from typing import Any

import pytest

from civic.errors import NotFound
from civic.models import Input
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    input_pages,
    receipt_pages,
    receipts,
    result_files,
    results_pages,
    vote_results,
)
from civic.services.follow_ups import Funded
from civic.services.result_views import ResultPage
from civic.services.work import House, perform, work
from tests import factories as make
from tests.installing import Install
from tests.services.test_vote_results import count, files, manager
from tests.services.voting import METHODS, Poll


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000, in which a few people have voted."""
    install(METHODS)
    held = Poll(house)
    for names in (["tree", "bench"], ["tree", "bench"], ["tree"], ["pool"]):
        held.cast(make.a_person(house), *names)
    return held


def slugs(poll: Poll) -> tuple[str, str]:
    with work(poll.house, SYSTEM, reading=True) as job:
        opened = job.visit(poll.activity)
        return opened.project.slug, opened.row.slug


def page(poll: Poll, reader: Actor | None = None) -> ResultPage:
    return perform(poll.house, reader or Actor(), results_pages.page, *slugs(poll))


def published(poll: Poll) -> None:
    count(poll)
    perform(poll.house, manager(poll), vote_results.publish, poll.activity)


def test_before_it_is_over_there_is_nothing_and_it_says_so(poll: Poll) -> None:
    found = page(poll)

    assert (found.stands, found.closed, found.envelopes) == ("none", False, [])


def test_it_says_so_where_everybody_reads_a_count_before_the_end(
    house: House, install: Install
) -> None:
    install(METHODS)
    poll = Poll(house, shows_count=True)
    poll.cast(make.a_person(house), "tree")

    assert page(poll).counts_early
    count(poll)
    assert not page(poll).counts_early


def test_a_draft_is_the_teams_and_others_wait(poll: Poll) -> None:
    count(poll)

    assert page(poll, manager(poll)).stands == "draft"
    found = page(poll)
    assert (found.stands, found.closed, found.files) == ("none", True, [])
    (file,) = perform(poll.house, Actor(), receipts.files_of, poll.activity)
    with pytest.raises(NotFound):
        perform(poll.house, Actor(), results_pages.ballot_file, poll.activity, file.name)


def test_the_money_is_given_out_in_the_order_of_selection(poll: Poll) -> None:
    published(poll)

    (envelope,) = page(poll).envelopes

    won = [(one.place, one.id, one.cost, one.offset) for one in envelope.winners]
    tree, bench = poll.options["tree"], poll.options["bench"]
    assert won == [(1, tree, 500, 0), (2, bench, 300, 50)]
    assert (envelope.budget, envelope.spent, envelope.left, envelope.percent) == (
        1000, 800, 200, 80,
    )  # fmt: skip


def test_each_loser_says_what_it_lacked(poll: Poll) -> None:
    published(poll)

    (lost,) = page(poll).envelopes[0].others

    assert (lost.id, lost.why, lost.left, lost.short) == (
        poll.options["pool"], "did_not_fit", 200, 700,
    )  # fmt: skip
    assert lost.more in (2, 3), "two more are as many as the tree has: the id decides"
    assert lost.more_of == "voters"


@pytest.mark.parametrize(
    ("completion", "lacks"),
    [("none", "voters_at_same_share"), ("add1-exhaustive", "voters_at_same_share"),
     ("endowment", "voters")],
)  # fmt: skip
def test_where_more_voters_would_shrink_the_shares_it_is_said(
    house: House, install: Install, completion: str, lacks: str
) -> None:
    install(METHODS)
    given = {"endowment": "300", "stop": "skip"} if completion == "endowment" else {}
    rule = {"method": "equal-shares", "completion": completion, **given}
    poll = held(house, {"tree": 1}, {"tree": 1}, {"bench": 1}, {"pool": 1}, rule=rule)

    (envelope,) = page(poll).envelopes

    told = {one.more_of for one in envelope.others if one.more_of}
    assert told == {lacks}
    assert [one.key for one in envelope.counts[0].rule][:2] == ["equal_shares", "utility_cost"]
    assert envelope.counts[0].rule[2].key == f"completion_{completion.replace('-', '_')}"


def test_both_rules_stand_beside_each_other(poll: Poll) -> None:
    published(poll)

    first, second = page(poll).envelopes[0].counts

    assert (first.method, first.decides, first.winners, first.with_any) == ("greedy", True, 2, 3)
    assert (second.method, second.decides) == ("equal-shares", False)


def test_turnout_and_files_are_said(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house))
    published(poll)

    found = page(poll)

    assert (found.voters, found.ballots, found.left_out) == (5, 4, 1)
    (file,) = found.files
    data = perform(poll.house, Actor(), results_pages.ballot_file, poll.activity, file.file)
    assert data == files(poll)[0]


def test_what_was_hidden_since_has_no_title(poll: Poll) -> None:
    published(poll)
    with work(poll.house, SYSTEM) as job:
        job.session.get_one(Input, poll.options["tree"]).hidden_at = job.now

    (first, _) = page(poll).envelopes[0].winners

    assert (first.title, first.href, first.cost) == ("", "", 500)


def test_a_table_names_each_project_with_its_reason(poll: Poll) -> None:
    published(poll)

    table = perform(poll.house, Actor(), result_files.table, *slugs(poll))

    assert [row[0] for row in table.rows] == [1, 2, ""]
    assert len(table.heads) == len(table.rows[0])
    assert "700" in str(table.rows[2][6])


def test_a_receipt_shows_what_its_ballot_says_and_that_it_is_proven(poll: Poll) -> None:
    receipt = poll.cast(make.a_person(poll.house), "tree", "bench").receipt
    count(poll)

    (line,) = perform(poll.house, Actor(), receipt_pages.look_up, *slugs(poll), receipt)

    assert line.is_proven
    assert (line.ballots, 1 <= line.number <= 5) == (5, True)
    assert {mark.href for mark in line.marks} == {
        f"/inputs/{poll.options[name]}" for name in ("tree", "bench")
    }


def test_a_receipt_can_be_looked_up_once_the_vote_is_sealed(poll: Poll) -> None:
    before = perform(poll.house, Actor(), receipt_pages.page, *slugs(poll))
    count(poll)
    after = perform(poll.house, Actor(), receipt_pages.page, *slugs(poll))

    assert (before.is_sealed, after.is_sealed) == (False, True)


def held(house: House, *ballots: dict[str, int], **settings: Any) -> Poll:
    """Hold a vote of another kind, and publish what came of it."""
    poll = Poll(house, **settings)
    for marks in ballots:
        poll.cast(make.a_person(house), **marks)
    published(poll)
    return poll


def supported(poll: Poll) -> dict[str, tuple[str, int, int, int]]:
    """Return what is said of the support of each project."""
    (envelope,) = page(poll).envelopes
    return {
        one.title: (one.counted, one.votes, one.score, one.against)
        for one in (*envelope.winners, *envelope.others)
    }


def test_points_are_said_beside_who_gave_them_and_decide(house: House, install: Install) -> None:
    install(METHODS)
    given = [{"tree": 9, "bench": 1}, {"pool": 6, "bench": 4}, {"pool": 10}]
    poll = held(house, *given, kind="points", points=10)

    assert supported(poll) == {
        "tree": ("points", 1, 9, 0), "bench": ("points", 2, 5, 0), "pool": ("points", 2, 16, 0),
    }  # fmt: skip
    (envelope,) = page(poll).envelopes
    assert [one.title for one in envelope.winners] == ["pool"]
    tree, bench = envelope.others
    assert tree.more in (7, 8), "seven more are as many as the pool has: the id decides"
    assert {tree.more_of, bench.more_of} == {"points"}


def test_a_ranking_counts_by_ranks(house: House, install: Install) -> None:
    install(METHODS)
    poll = held(house, {"tree": 1, "bench": 2}, {"bench": 1}, kind="ranking")

    assert supported(poll)["tree"] == ("ranks", 1, 2, 0)
    assert supported(poll)["bench"] == ("ranks", 2, 2, 0)


def test_votes_against_are_said_and_voters_are_what_lacks(house: House, install: Install) -> None:
    install(METHODS)
    poll = held(
        house, {"pool": 1, "tree": -1}, {"pool": 1, "tree": 1}, {"tree": -1}, kind="up_down"
    )

    assert supported(poll)["pool"] == ("up_down", 2, 2, 0)
    assert supported(poll)["tree"] == ("up_down", 1, -1, 2)
    tree = next(one for one in page(poll).envelopes[0].others if one.title == "tree")
    assert tree.more_of == "voters"


@pytest.mark.parametrize(
    ("kind", "marks", "says"),
    [
        ("basket", {"tree": 1, "bench": 1}, {"tree": ("", 0), "bench": ("", 0)}),
        ("points", {"tree": 7, "bench": 3}, {"tree": ("points", 7), "bench": ("points", 3)}),
        ("ranking", {"tree": 2, "bench": 1}, {"tree": ("rank", 2), "bench": ("rank", 1)}),
        ("up_down", {"tree": -1, "bench": 1}, {"tree": ("down", -1), "bench": ("up", 1)}),
    ],
)
def test_a_receipt_says_how_its_ballot_marks_each_project(
    house: House,
    install: Install,
    kind: str,
    marks: dict[str, int],
    says: dict[str, tuple[str, int]],
) -> None:
    install(METHODS)
    poll = Poll(house, kind=kind, points=10)
    receipt = poll.cast(make.a_person(house), **marks).receipt
    count(poll)

    (line,) = perform(poll.house, Actor(), receipt_pages.look_up, *slugs(poll), receipt)

    assert {mark.title: (mark.sense, mark.mark) for mark in line.marks} == says


def test_who_looks_at_an_idea_reads_what_the_vote_made_of_it(poll: Poll) -> None:
    def funded(name: str) -> Funded | None:
        return perform(poll.house, Actor(), input_pages.page, poll.options[name]).funded

    assert funded("pool") is None
    published(poll)

    won, lost = funded("tree"), funded("pool")
    assert won is not None
    assert (won.place, won.cost, won.why) == (1, 500, "")
    assert lost is not None
    assert (lost.place, lost.cost) == (0, 900)
    assert "700" in lost.why
    assert lost.href == won.href == f"/projects/{'/'.join(slugs(poll))}/results"


def test_who_proposed_something_finds_it(poll: Poll) -> None:
    published(poll)
    ana = make.a_person(poll.house)
    with work(poll.house, SYSTEM) as job:
        job.session.get_one(Input, poll.options["pool"]).author_id = ana.person_id

    def own(reader: Actor) -> list[str]:
        (envelope,) = page(poll, reader).envelopes
        return [one.title for one in (*envelope.winners, *envelope.others) if one.is_own]

    assert own(ana) == ["pool"]
    assert own(Actor()) == own(make.a_person(poll.house)) == []


def test_where_nobody_votes_there_is_no_result(house: House) -> None:
    make.an_idea_box(house)
    with pytest.raises(NotFound):
        perform(house, Actor(), results_pages.page, "parks", "ideas")
