"""A sealed vote is counted once by both usual rules; its result is published for good."""

import json
import subprocess
import sys
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Area, BallotOption, Job, LogEntry, Notification, Voter
from civic.rules.access import SYSTEM, Actor
from civic.services import counting, following, paper, receipts, sealing, vote_results
from civic.services.telling import Told, write
from civic.services.work import House, perform, work
from civic.tally import published as tally
from civic.tally.rule import TIES, Completion, Method, Rule, Stop, Utility
from civic.words import BallotKind, Followed, News, Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll

SHARES = Method.EQUAL_SHARES
RULES = [
    Rule(),
    Rule(stop=Stop.END),
    Rule(Method.GREEDY_PER_COST),
    *(
        Rule(SHARES, utility, completion)
        for utility in Utility
        for completion in Completion
        if completion is not Completion.ENDOWMENT
    ),
    Rule(SHARES, Utility.COST, Completion.ENDOWMENT, Fraction("333.33"), Stop.SKIP),
    Rule(SHARES, Utility.CARDINALITY, Completion.ENDOWMENT, Fraction(1000, 3)),
    Rule(Method.PHRAGMEN),
    Rule(Method.PHRAGMEN, stop=Stop.SKIP),
    *(Rule(ties=(tie,)) for tie in TIES if tie != "id"),
    Rule(ties=("votes", "cheapest", "lot:2027-03-01")),
]
BALLOTS: dict[BallotKind, list[dict[str, int]]] = {
    BallotKind.APPROVAL: [{"tree": 1, "pool": 1}, {"pool": 1}],
    BallotKind.ONE: [{"tree": 1}, {"pool": 1}],
    BallotKind.POINTS: [{"tree": 6, "bench": 4}, {"pool": 10}],
    BallotKind.RANKING: [{"tree": 1, "pool": 2}, {"pool": 1, "bench": 2}],
    BallotKind.UP_DOWN: [{"tree": 1, "pool": -1}, {"pool": 1, "tree": -1, "bench": 1}],
}


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000."""
    install(METHODS)
    return Poll(house)


def silence(done: float, stage: str = "") -> None:
    """Tell nobody how far a job has come."""


def count(poll: Poll) -> None:
    """Let the vote end, and be sealed and counted."""
    poll.at = NOON + timedelta(days=1)
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    counting.JOBS[counting.COUNT](poll.house, {"activity": poll.activity}, silence)


def manager(poll: Poll) -> Actor:
    ana = make.a_person(poll.house)
    return make.trusted(poll.house, ana, poll.project, Role.PROJECT_MANAGER)


def document(poll: Poll, reader: Actor | None = None) -> bytes:
    return perform(poll.house, reader or Actor(), vote_results.document, poll.activity)


def files(poll: Poll) -> list[bytes]:
    named = perform(poll.house, Actor(), receipts.files_of, poll.activity)
    return [perform(poll.house, Actor(), receipts.file, poll.activity, f.name) for f in named]


def again(tmp_path: Path, found: list[bytes]) -> bytes:
    """Count files as somebody does who has nothing but them."""
    paths = [tmp_path / f"{at}.pb" for at in range(len(found))]
    for path, data in zip(paths, found, strict=True):
        path.write_bytes(data)
    return recount(*reversed(paths)).stdout


def recount(*paths: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command as everybody can."""
    command = [sys.executable, "-m", "civic", "recount", *map(str, paths), "--json"]
    return subprocess.run(command, capture_output=True, check=False)


def test_both_usual_rules_are_counted_and_the_one_of_the_vote_decides(poll: Poll) -> None:
    for names in (["tree"], ["tree", "bench"], ["tree", "bench"], ["pool"]):
        poll.cast(make.a_person(poll.house), *names)
    count(poll)

    (district,) = json.loads(document(poll, manager(poll)))["districts"]

    first, second = district["counts"]
    assert (first["rule"]["method"], first["decides"]) == ("greedy", True)
    assert (second["rule"]["method"], second["decides"]) == ("equal-shares", False)
    assert first["winners"] == [poll.options["tree"], poll.options["bench"]]
    why = {one["id"]: one for one in first["reasons"]}
    assert why[poll.options["pool"]]["why"] == "did_not_fit"
    assert (why[poll.options["pool"]]["left"], why[poll.options["pool"]]["short"]) == (200, 700)
    assert first["voters_with_a_funded_choice"] == 3
    assert (first["cost"], first["left"]) == (800, 200)


def test_whoever_counts_the_files_again_gets_the_same_bytes(poll: Poll, tmp_path: Path) -> None:
    for names in (["tree"], ["tree", "bench"], ["pool"]):
        poll.cast(make.a_person(poll.house), *names)
    count(poll)

    assert again(tmp_path, files(poll)) == document(poll, manager(poll))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(list(rule.as_dict().values())))
def test_by_every_rule_the_file_gives_the_same_bytes(
    house: House, install: Install, rule: Rule
) -> None:
    install(METHODS)
    poll = Poll(house, rule=rule.as_dict())
    for names in (["tree"], ["tree", "bench"], ["pool"], ["pool"]):
        poll.cast(make.a_person(house), *names)
    count(poll)

    found = document(poll, manager(poll))

    assert json.loads(found)["districts"][0]["counts"][0]["rule"] == rule.as_dict()
    assert tally.document(files(poll)) == found


@pytest.mark.parametrize("method", [Method.GREEDY, Method.GREEDY_PER_COST])
@pytest.mark.parametrize("kind", BALLOTS)
def test_by_every_ballot_the_file_gives_the_same_bytes(
    house: House, install: Install, kind: BallotKind, method: Method
) -> None:
    install(METHODS)
    poll = Poll(house, kind=kind.value, points=10, rule=Rule(method).as_dict())
    for marks in BALLOTS[kind]:
        poll.cast(make.a_person(house), **marks)
    count(poll)

    assert tally.document(files(poll)) == document(poll, manager(poll))


def test_with_ballots_on_paper_the_file_gives_the_same_bytes(poll: Poll, tmp_path: Path) -> None:
    ana = manager(poll)
    poll.cast(make.a_person(poll.house), "tree")
    perform(poll.house, ana, paper.expect, poll.activity)
    perform(poll.house, ana, paper.add_ballot, poll.activity, "Urne 1", poll.marks("bench"))
    poll.at = NOON + timedelta(days=1)
    perform(poll.house, ana, paper.finish, poll.activity)
    count(poll)

    found = document(poll, ana)

    assert json.loads(found)["districts"][0]["paper"] == 1
    assert b";paper" in files(poll)[0]
    assert again(tmp_path, files(poll)) == found


def test_the_files_of_several_districts_give_one_document(
    house: House, install: Install, tmp_path: Path
) -> None:
    install(METHODS)
    areas = [Area(name={"fr": name}) for name in ("Nord", "Sud")]
    north, south = (area.id for area in areas)
    make.keep(house, *areas)
    poll = Poll(house, envelope=None, envelopes={north: 500, south: 900})
    with work(house, SYSTEM) as job:
        for name, area in (("bench", north), ("tree", north), ("pool", south)):
            job.session.get_one(BallotOption, poll.options[name]).area_id = area
    poll.cast(make.a_person(poll.house), "tree", "pool")
    poll.cast(make.a_person(poll.house), "bench")
    count(poll)

    found = json.loads(document(poll, manager(poll)))["districts"]

    assert {one["district"]: one["budget"] for one in found} == {north: 500, south: 900}
    assert again(tmp_path, files(poll)) == document(poll, manager(poll))


def test_a_file_that_says_no_rule_is_not_recounted(poll: Poll, tmp_path: Path) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    count(poll)
    path = tmp_path / "bare.pb"
    kept = [line for line in files(poll)[0].splitlines() if not line.startswith(b"count_")]
    path.write_bytes(b"\n".join(kept))

    said = recount(path)

    assert said.returncode == 2
    assert b"does not say how it is counted" in said.stderr


def test_it_is_counted_once_whatever_runs_twice(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    count(poll)
    before = document(poll, manager(poll))

    perform(poll.house, SYSTEM, counting.keep, poll.activity, b"{}")

    assert document(poll, manager(poll)) == before
    with work(poll.house, SYSTEM, reading=True) as job:
        jobs = job.session.exec(select(Job).where(Job.name == counting.COUNT)).all()
        assert len(jobs) == 1


def test_until_it_is_published_the_team_alone_reads_it(poll: Poll) -> None:
    voter = make.a_person(poll.house)
    poll.cast(voter, "tree")
    count(poll)
    ana = manager(poll)

    for reader in (Actor(), voter):
        with pytest.raises(NotFound):
            document(poll, reader)
    assert document(poll, ana)

    perform(poll.house, ana, vote_results.publish, poll.activity)
    assert document(poll) == document(poll, ana)
    with work(poll.house, SYSTEM, reading=True) as job:
        entry = job.session.exec(select(LogEntry).where(LogEntry.act == "results_published")).one()
    assert entry.actor_id == ana.person_id


def test_what_is_not_counted_is_not_published_and_what_is_published_stays(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    ana = manager(poll)

    with pytest.raises(Refused) as no:
        perform(poll.house, ana, vote_results.publish, poll.activity)
    assert no.value.refusal.reason is Reason.NOT_READY

    count(poll)
    perform(poll.house, ana, vote_results.publish, poll.activity)
    with pytest.raises(Refused) as no:
        perform(poll.house, ana, vote_results.publish, poll.activity)
    assert no.value.refusal.reason is Reason.ALREADY_DECIDED


def test_only_the_team_publishes_and_corrects(poll: Poll) -> None:
    voter = make.a_person(poll.house)
    poll.cast(voter, "tree")
    count(poll)

    with pytest.raises(Refused):
        perform(poll.house, voter, vote_results.publish, poll.activity)
    with pytest.raises(Refused):
        perform(poll.house, voter, vote_results.correct, poll.activity, "Non")


def test_a_note_puts_a_published_result_right_and_changes_nothing_of_it(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    count(poll)
    ana = manager(poll)
    with pytest.raises(Refused):
        perform(poll.house, ana, vote_results.correct, poll.activity, "Trop tôt")
    perform(poll.house, ana, vote_results.publish, poll.activity)
    before = document(poll)

    perform(poll.house, ana, vote_results.correct, poll.activity, "Le coût était mal écrit.")

    with pytest.raises(Invalid):
        perform(poll.house, ana, vote_results.correct, poll.activity, "  ")
    with work(poll.house, SYSTEM, reading=True) as job:
        (said,) = vote_results.notes_of(job, poll.activity)
    assert said.body == "Le coût était mal écrit."
    assert document(poll) == before


def test_who_voted_or_follows_is_told_once_when_it_is_published(poll: Poll) -> None:
    voter, fan, other = (make.a_person(poll.house, name) for name in ("Ana", "Bea", "Cléo"))
    poll.cast(voter, "tree")
    perform(poll.house, fan, following.follow, Followed.PROJECT, poll.project, on=True)
    count(poll)
    perform(poll.house, manager(poll), vote_results.publish, poll.activity)

    for _ in range(2):
        tell = vote_results.JOBS[vote_results.TELL]
        tell(poll.house, {"activity": poll.activity}, silence)

    with work(poll.house, SYSTEM, reading=True) as job:
        query = select(Notification).where(Notification.kind == News.RESULTS)
        told = [row.person_id for row in job.session.exec(query)]
        mails = job.session.exec(select(Job).where(Job.name == "mail")).all()
    assert set(told) >= {voter.person_id, fan.person_id}
    assert other.person_id not in told
    assert len(told) == len(set(told))
    assert {mail.payload["kind"] for mail in mails} == {"results"}
    assert mails[0].payload["link"].endswith("/results")


def test_many_people_are_told_a_part_at_a_time_each_once(
    poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vote_results, "AT_ONCE", 2)
    voters = {make.a_person(poll.house).person_id for _ in range(5)}
    make.keep(
        poll.house,
        *(Voter(activity_id=poll.activity, person_id=one, hour=NOON) for one in voters),
    )
    count(poll)
    perform(poll.house, manager(poll), vote_results.publish, poll.activity)

    tell, done = vote_results.JOBS[vote_results.TELL], set[str]()
    while left := [one for one in of_name(poll, vote_results.TELL) if one.id not in done]:
        tell(poll.house, left[0].payload, silence)
        done.add(left[0].id)

    assert len(done) == 3
    with work(poll.house, SYSTEM, reading=True) as job:
        query = select(Notification).where(Notification.kind == News.RESULTS)
        told = [row.person_id for row in job.session.exec(query)]
    assert sorted(told) == sorted(one for one in voters if one)
    assert len(of_name(poll, "mail")) == 5


def test_more_people_can_be_told_than_one_statement_can_name(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    crowd = frozenset({ana.person_id or "", *(f"{number:032}" for number in range(70_000))})
    with work(poll.house, SYSTEM, now=NOON) as job:
        write(job, Told(News.RESULTS, "many", crowd), News.RESULTS, "/", lambda _: {})

    assert len(of_name(poll, "mail")) == 1


def of_name(poll: Poll, name: str) -> list[Job]:
    with work(poll.house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(Job).where(Job.name == name)).all())
