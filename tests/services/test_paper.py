"""Ballots on paper: entered in batches, mended in the open, sealed and counted with the others."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Area, LogEntry, SealedFile, Vote
from civic.rules.access import SYSTEM, Actor
from civic.services import answers, paper, sealing
from civic.services.paper import PaperDesk
from civic.services.work import House, perform, work
from civic.tally import pabulib_in, published
from civic.words import Act, Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll

DAY = timedelta(days=1)


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000."""
    install(METHODS)
    return Poll(house)


def manager(poll: Poll) -> Actor:
    person = make.a_person(poll.house, name="Ana")
    return make.trusted(poll.house, person, poll.project, Role.PROJECT_MANAGER)


def desk(poll: Poll, who: Actor) -> PaperDesk:
    return perform(poll.house, who, paper.desk, poll.activity)


def do(poll: Poll, who: Actor, service: Any, *words: Any) -> Any:
    return perform(poll.house, who, service, poll.activity, *words)


def sealed(poll: Poll) -> list[SealedFile]:
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    with work(poll.house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(SealedFile)).all())


def election(poll: Poll, file: SealedFile) -> Any:
    held = poll.house.storage.get(file.file)
    assert held is not None
    return pabulib_in.read(held)


def test_paper_is_counted_with_the_others_and_told_apart(poll: Poll) -> None:
    who = manager(poll)
    poll.cast(make.a_person(poll.house), "tree")
    do(poll, who, paper.expect)
    do(poll, who, paper.add_ballot, "Urne 1", poll.marks("bench"))
    do(poll, who, paper.add_ballot, "Urne 1", poll.marks("bench", "tree"))

    assert sealed(poll) == []
    poll.at = NOON + 2 * DAY
    assert sealed(poll) == []
    do(poll, who, paper.finish)
    (file,) = sealed(poll)

    found = election(poll, file)
    assert file.ballots == 3
    assert sorted(found.ballots.columns["source"]) == ["online", "paper", "paper"]
    votes = dict(zip([one.id for one in found.projects], found.votes, strict=True))
    assert votes[poll.options["bench"]] == 2
    held = poll.house.storage.get(file.file)
    assert held is not None
    (said,) = json.loads(published.document([held]))["districts"]
    assert said["paper"] == 2
    assert {one["name"]: one["paper"] for one in said["projects"]} == {
        "bench": 2, "tree": 1, "pool": 0,
    }  # fmt: skip


def test_an_entry_is_mended_by_withdrawing_it_and_both_stay_to_be_read(poll: Poll) -> None:
    who = manager(poll)
    do(poll, who, paper.expect)
    wrong = do(poll, who, paper.add_ballot, "Urne 1", poll.marks("pool"))
    poll.at += timedelta(minutes=1)
    do(poll, who, paper.withdraw, wrong)
    do(poll, who, paper.add_ballot, "Urne 1", poll.marks("tree"))

    found = desk(poll, who)
    assert found.ballots == 1
    assert {(line.said, line.withdrawn_at is None) for line in found.lines} == {
        ("tree", True), ("pool", False),
    }  # fmt: skip
    assert {(line.author, line.batch) for line in found.lines} == {("Ana", "Urne 1")}
    with work(poll.house, SYSTEM, reading=True) as job:
        acts = job.session.exec(select(LogEntry.act)).all()
    assert (acts.count("paper_entered"), acts.count("paper_withdrawn")) == (2, 1)


def test_a_paper_ballot_is_of_a_district_that_there_is(house: House, install: Install) -> None:
    install(METHODS)
    north = Area(name={"fr": "Nord"})
    make.keep(house, north)
    poll = Poll(house, kind="approval", other_districts=1)
    who = manager(poll)
    do(poll, who, paper.expect)

    do(poll, who, paper.add_ballot, "Urne 1", poll.marks("tree"), north.id)
    with pytest.raises(Invalid) as no:
        do(poll, who, paper.add_ballot, "Urne 1", poll.marks("tree"), "mars")

    assert no.value.field == "district"
    assert desk(poll, who).ballots == 1


@pytest.mark.parametrize(
    ("kind", "marks"),
    [
        ("points", {"tree": "2,5"}),
        ("points", {"tree": "-2"}),
        ("points", {"tree": 10**4300}),
        ("points", {"tree": ["2"]}),
        ("ranking", {"tree": 1, "pool": 1}),
    ],
    ids=["a fraction", "below nothing", "without end", "no number", "two of one rank"],
)
def test_marks_that_make_no_ballot_are_refused_in_words(
    house: House, install: Install, kind: str, marks: dict[str, Any]
) -> None:
    install(METHODS)
    poll = Poll(house, kind=kind, points=10)
    who = manager(poll)
    do(poll, who, paper.expect)

    with pytest.raises(Invalid) as no:
        do(poll, who, paper.add_ballot, "Urne 1", poll.marks(**marks))

    assert (no.value.field, no.value.key) == ("marks", "team_vote.no_ballot")
    assert desk(poll, who).ballots == 0


def test_the_latest_entries_stand_first_and_each_batch_says_how_many_count(poll: Poll) -> None:
    who = manager(poll)
    do(poll, who, paper.expect)
    for batch in ("Urne 1", "Urne 1", "Urne 2"):
        entry = do(poll, who, paper.add_ballot, batch, poll.marks("tree"))
        poll.at += timedelta(minutes=1)
    do(poll, who, paper.add_ballot, "Urne 2", poll.marks("pool"))
    do(poll, who, paper.withdraw, entry)

    found = perform(poll.house, who, paper.desk, poll.activity, 2)
    assert [(line.batch, line.said) for line in found.lines] == [
        ("Urne 2", "pool"), ("Urne 2", "tree"),
    ]  # fmt: skip
    assert found.has_more
    assert [(one.name, one.ballots) for one in found.batches] == [("Urne 1", 2), ("Urne 2", 1)]
    assert not perform(poll.house, who, paper.desk, poll.activity, 4).has_more


@pytest.mark.parametrize(
    ("kind", "said"),
    [("ranking", "bench (1), tree (2)"), ("points", "tree (2), bench (1)")],
)
def test_a_ranking_is_read_from_its_first_and_points_from_the_most(
    house: House, install: Install, kind: str, said: str
) -> None:
    install(METHODS)
    poll = Poll(house, kind=kind, points=10)
    who = manager(poll)
    do(poll, who, paper.expect)
    do(poll, who, paper.add_ballot, "1", poll.marks(tree=2, bench=1))

    assert [line.said for line in desk(poll, who).lines] == [said]


def test_totals_of_a_batch_count_as_the_ballots_that_they_come_from(
    house: House, install: Install
) -> None:
    install(METHODS)
    poll = Poll(house, kind="approval", most=2, least=1, envelope=1000)
    who = manager(poll)
    poll.cast(make.a_person(poll.house), "pool")
    do(poll, who, paper.expect)
    assert desk(poll, who).takes_totals
    do(poll, who, paper.add_totals, "Bureau 2", "10", poll.marks(bench=7, tree=6, pool=0))
    do(poll, who, paper.finish)
    poll.at = NOON + 2 * DAY
    (file,) = sealed(poll)

    found = election(poll, file)
    votes = dict(zip([one.id for one in found.projects], found.votes, strict=True))
    assert file.ballots == 11
    assert {name: votes[key] for name, key in poll.options.items()} == {
        "bench": 7, "tree": 6, "pool": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ballots", "totals", "field"),
    [
        ("0", {"bench": 0}, "ballots"),
        ("10", {"bench": 11}, "total"),
        ("10", {"bench": 9}, "ballots"),
        ("10", {"bench": 10, "tree": 10, "pool": 1}, "ballots"),
        ("20", {"bench": 10, "tree": 9}, "ballots"),
        ("dix", {"bench": 10}, "ballots"),
    ],
    ids=str,
)
def test_totals_that_no_ballots_can_have_given_are_refused(
    house: House, install: Install, ballots: str, totals: dict[str, int], field: str
) -> None:
    install(METHODS)
    poll = Poll(house, kind="approval", most=2, least=1, envelope=1000)
    who = manager(poll)
    do(poll, who, paper.expect)
    with pytest.raises(Invalid) as no:
        do(poll, who, paper.add_totals, "1", ballots, poll.marks(**totals))
    assert no.value.field.partition(".")[0] == field
    assert desk(poll, who).lines == ()


def test_what_was_hidden_since_is_taken_out_of_paper_too(poll: Poll) -> None:
    who = manager(poll)
    do(poll, who, paper.expect)
    do(poll, who, paper.add_ballot, "1", poll.marks("bench", "tree"))
    do(poll, who, paper.add_totals, "2", "2", poll.marks(tree=2, bench=1))
    do(poll, who, paper.add_ballot, "3", poll.marks("bench"))
    with work(poll.house, who) as job:
        answers.hide(job, poll.options["bench"], "Erreur")
    do(poll, who, paper.finish)
    poll.at = NOON + 2 * DAY
    (file,) = sealed(poll)

    found = election(poll, file)
    votes = dict(zip([one.id for one in found.projects], found.votes, strict=True))
    assert (file.ballots, votes[poll.options["tree"]]) == (3, 3)
    assert poll.options["bench"] not in votes


def test_where_more_than_totals_decides_they_are_not_taken(house: House, install: Install) -> None:
    install(METHODS)
    poll = Poll(house, kind="points", points=10)
    who = manager(poll)
    do(poll, who, paper.expect)
    with pytest.raises(Invalid) as no:
        do(poll, who, paper.add_totals, "1", "1", poll.marks(bench=1))
    assert no.value.key == "team_vote.no_totals"


def test_a_paper_ballot_keeps_to_the_rules_of_all_others(poll: Poll) -> None:
    who = manager(poll)
    do(poll, who, paper.expect)
    for marks, reason in (
        (poll.marks("tree", "pool"), Reason.OVER_ENVELOPE),
        ({}, Reason.EMPTY_BALLOT),
        ({"none": 1}, Reason.OPTION_GONE),
    ):
        with pytest.raises(Refused) as no:
            do(poll, who, paper.add_ballot, "1", marks)
        assert no.value.refusal.reason is reason
    with pytest.raises(Invalid):
        do(poll, who, paper.add_ballot, " ", poll.marks("tree"))


def test_once_all_is_entered_nothing_is_entered_or_withdrawn_any_more(poll: Poll) -> None:
    who = manager(poll)
    do(poll, who, paper.expect)
    entry = do(poll, who, paper.add_ballot, "1", poll.marks("tree"))
    do(poll, who, paper.finish)
    for service, *words in (
        (paper.add_ballot, "1", poll.marks("tree")),
        (paper.withdraw, entry),
        (paper.finish,),
    ):
        with pytest.raises(Refused) as no:
            do(poll, who, service, *words)
        assert no.value.refusal.reason is Reason.VOTE_CLOSED


def test_a_vote_on_paper_alone_is_sealed_and_one_without_paper_takes_none(poll: Poll) -> None:
    who = manager(poll)
    with pytest.raises(NotFound):
        do(poll, who, paper.add_ballot, "1", poll.marks("tree"))
    do(poll, who, paper.expect)
    do(poll, who, paper.add_ballot, "1", poll.marks("tree"))
    do(poll, who, paper.finish)
    poll.at = NOON + 2 * DAY
    (file,) = sealed(poll)
    assert file.ballots == 1
    with work(poll.house, SYSTEM, reading=True) as job:
        assert job.session.get_one(Vote, poll.activity).ballots == 1


def test_before_the_vote_opens_no_paper_is_entered_and_none_but_the_team_does(
    house: House, install: Install
) -> None:
    install(METHODS)
    poll = Poll(house, opens=False)
    who = manager(poll)
    make.a_phase(poll.house, poll.project, {poll.activity: (Act.VOTE,)}, starts=1, ends=2)
    do(poll, who, paper.expect)
    with pytest.raises(Refused):
        do(poll, who, paper.add_ballot, "1", poll.marks("tree"))
    for other in (Actor(), make.a_person(poll.house)):
        with pytest.raises((Refused, NotFound)):
            do(poll, other, paper.expect)
