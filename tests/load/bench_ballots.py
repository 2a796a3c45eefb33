"""How many ballots the services keep as many vote, and how long a large vote takes to publish."""

import asyncio
import json
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from time import monotonic, perf_counter

from sqlalchemy import func, insert, select
from sqlmodel import col

from civic.models import (
    Activity,
    Ballot,
    BallotOption,
    FollowUp,
    Input,
    Milestone,
    Opening,
    Person,
    Phase,
    Project,
    Vote,
    Voter,
)
from civic.rules import ballots as rules
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    ballots,
    counting,
    register,
    results_pages,
    sealing,
    vote_clock,
    vote_results,
)
from civic.services.database import open_engine
from civic.services.lanes import performed
from civic.services.memory import memory_of
from civic.services.work import House, perform, work
from civic.tally import published
from civic.words import Act, ProjectStatus, new_id
from tests.load.bench_services import houses
from tests.services.ballot_racer import know_the_method

Figure = tuple[str, float, str]
VOTERS, OPTIONS, ENVELOPE = 64, 100, 1_000_000
SECONDS = 8.0
SEALED = 131_778
"""As many ballots as the largest vote that Pabulib has."""
USUAL = 5_000
READ = 200
STEPS = 3


def figures() -> Iterator[Figure]:
    """Yield, on each engine, the pace of voting and of sealing."""
    know_the_method()
    for name, house in houses():
        processes = 2 if name == "PostgreSQL" else 1
        told = f"{name}, {processes} process{'es' * (processes > 1)}"
        activity, people = _vote(house)
        waits = _race(house, activity, people, processes)
        yield f"{told}: ballots kept a second, {VOTERS} voters at once", len(waits) / SECONDS, "/s"
        yield f"{told}: wait of a voter, median", statistics.median(waits) * 1000, "ms"
        yield f"{told}: wait of a voter, p95", _p95(waits) * 1000, "ms"
        yield f"{told}: rules of the vote that were broken", _broken(house, activity), "ballots"
        yield from _closing(house, told, activity, SEALED)
        yield from _closing(house, told, _begun(house), USUAL)


def _closing(house: House, told: str, activity: str, most: int) -> Iterator[Figure]:
    """Fill a vote, end it, publish its result, and let everybody read it."""
    _add_ballots(house, activity, most)
    began = perf_counter()
    register.JOBS[vote_clock.REGISTER](house, {"activity": activity}, lambda *_: None)
    what = f"{told}: entering {most:,} voters and laying their ballots anew, each hour at most"
    yield what, perf_counter() - began, "s"
    began = perf_counter()
    with work(house, SYSTEM) as job:
        job.session.get_one(Vote, activity).ended_at = datetime.now(UTC)
    perform(house, SYSTEM, sealing.seal, activity)
    yield f"{told}: sealing {most:,} ballots", perf_counter() - began, "s"
    began = perf_counter()
    document = published.document(perform(house, SYSTEM, counting.files, activity))
    perform(house, SYSTEM, counting.keep, activity, document)
    perform(house, SYSTEM, vote_results.publish, activity)
    yield f"{told}: counting and publishing {most:,} ballots", perf_counter() - began, "s"
    _follow_up(house, activity)
    what = f"{told}: the result of {most:,} ballots and {OPTIONS} projects, as its page reads it"
    waits = _reads(house, activity)
    yield f"{what}, median", statistics.median(waits) * 1000, "ms"
    yield f"{what}, p95", _p95(waits) * 1000, "ms"


def _reads(house: House, activity: str) -> list[float]:
    """Return how long each reader of a result waits, when somebody has written just before."""
    with work(house, SYSTEM, reading=True) as job:
        opened = job.visit(activity)
        where = opened.project.slug, opened.row.slug
    waits = []
    for _ in range(READ):
        memory_of(house.engine).forget()
        began = perf_counter()
        perform(house, Actor(), results_pages.page, *where)
        waits.append(perf_counter() - began)
    return waits


def _follow_up(house: House, activity: str) -> None:
    """Say of each project how far it is."""
    now = datetime.now(UTC)
    with work(house, SYSTEM) as job:
        for key in ballots.options_of(job, activity):
            job.session.add(FollowUp(input_id=key, percent=40, spent=9_000, at=now))
            for at in range(STEPS):
                title = {"fr": f"Étape {at}"}
                job.session.add(Milestone(input_id=key, title=title, due=now.date()))


def _vote(house: House) -> tuple[str, list[str]]:
    """Make a vote that is open, and people for it; return both by their ids."""
    now = datetime.now(UTC)
    slug = f"budget-{token_hex(4)}"
    project = Project(slug=slug, status=ProjectStatus.PUBLISHED, created_at=now)
    settings = {"envelope": ENVELOPE}
    activity = Activity(project_id=project.id, method="voting", slug="vote", settings=settings)
    phase = Phase(
        project_id=project.id, starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=1)
    )
    opening = Opening(phase_id=phase.id, activity_id=activity.id, acts=[Act.VOTE.value])
    ids = [new_id() for _ in range(VOTERS)]
    draw = random.Random(1)
    with work(house, SYSTEM) as job:
        for row in (project, activity, phase, opening):
            job.session.add(row)
            job.session.flush()
        for key in ids:
            job.session.add(
                Person(id=key, email=f"{key}@example.test", created_at=now, confirmed_at=now)
            )
        for at in range(OPTIONS):
            option = Input(project_id=project.id, activity_id=activity.id, title=f"Option {at}",
                        created_at=now)  # fmt: skip
            job.session.add(option)
            job.session.flush()
            cost = draw.randrange(20_000, 200_000)
            job.session.add(BallotOption(input_id=option.id, activity_id=activity.id, cost=cost))
    return activity.id, ids


def _begun(house: House) -> str:
    """Make another vote, in which one person has voted; return its id."""
    activity, people = _vote(house)
    with work(house, SYSTEM, reading=True) as job:
        marks = _basket(random.Random(3), ballots.options_of(job, activity))
    perform(house, Actor(person_id=people[0]), ballots.cast, activity, marks, "", 0)
    return activity


def _race(house: House, activity: str, people: list[str], processes: int) -> list[float]:
    """Let all vote at once from so many processes; return how long each ballot took, in seconds."""
    url = house.engine.url.render_as_string(hide_password=False)
    share = len(people) // processes
    started = [
        subprocess.Popen(
            [sys.executable, "-m", __name__, url, activity, *people[at * share : (at + 1) * share]],
            stdout=subprocess.PIPE,
        )
        for at in range(processes)
    ]
    return [wait for each in started for wait in json.loads(each.communicate()[0])]


async def vote(url: str, activity: str, people: list[str]) -> list[float]:
    """Change the ballots of people, served as the site serves them, and return the waits."""
    know_the_method()
    house, waits = House(open_engine(url)), list[float]()
    with work(house, SYSTEM, reading=True) as job:
        options = ballots.options_of(job, activity)
    end = monotonic() + SECONDS

    async def one(person: str) -> None:
        draw, seen, actor = random.Random(person), 0, Actor(person_id=person)
        while monotonic() < end:
            marks = _basket(draw, options)
            began = perf_counter()
            seen = (await performed(house, actor, ballots.cast, activity, marks, "", seen)).revision
            waits.append(perf_counter() - began)

    await asyncio.gather(*map(one, people))
    return waits


def _basket(draw: random.Random, options: dict[str, rules.Option]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key in draw.sample(sorted(options), 8):
        if rules.cost_of(options, found) + options[key].cost <= ENVELOPE:
            found[key] = 1
    return found


def _broken(house: House, activity: str) -> int:
    """Count ballots beyond the rules, and those that are nobody's or of somebody who has two."""
    with work(house, SYSTEM) as job:
        vote = job.session.get_one(Vote, activity)
        register.complete(job, vote)
        held = ballots.rules_of(vote)
        options = ballots.options_of(job, activity)
        kept = list(job.session.execute(select(Ballot)).scalars())
        named = select(col(Voter.person_id)).where(col(Voter.person_id).is_not(None))
        voters = list(job.session.execute(named).scalars())
    over = sum(rules.refuse(held, options, ballot.marks) is not None for ballot in kept)
    return over + abs(len(kept) - len(voters))


def _add_ballots(house: House, activity: str, most: int) -> None:
    """Fill the vote up to as many ballots as are to be sealed, each of somebody."""
    draw, now = random.Random(2), datetime.now(UTC)
    with work(house, SYSTEM) as job:
        vote = job.session.get_one(Vote, activity)
        options = ballots.options_of(job, activity)
        query = select(func.count()).select_from(Ballot).where(col(Ballot.activity_id) == activity)
        there = job.session.execute(query).scalar_one()
        ids = [new_id() for _ in range(most - there)]
        people = [
            Person(id=key, email=f"{key}@example.test", created_at=now, confirmed_at=now)
            for key in ids
        ]
        rows = [
            {"key": ballots.key_of(job, vote, person), "activity_id": activity,
             "receipt": token_hex(10), "marks": _basket(draw, options), "district": "",
             "counts": True, "revision": 1}
            for person in ids
        ]  # fmt: skip
        job.session.execute(insert(Person), [person.model_dump() for person in people])
        job.session.execute(insert(Ballot), rows)


def _p95(waits: list[float]) -> float:
    return statistics.quantiles(waits, n=20)[-1]


if __name__ == "__main__":
    waits = asyncio.run(vote(sys.argv[1], sys.argv[2], sys.argv[3:]))
    print(json.dumps(waits))  # noqa: T201  its answer
