"""Sixteen at once, in four processes of which two are killed, race up to the last second.

Some people are the same in all of them, others are one's own: nobody ever has two ballots, no
ballot is over its envelope, nothing that was said to be kept is lost, and nothing is kept late.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from civic.models import Ballot, Opening, Phase, Vote, Voter
from civic.rules import ballots as rules
from civic.rules.access import SYSTEM, Actor
from civic.services import ballots
from civic.services.work import House, work
from civic.words import Act
from tests import factories as make
from tests.installing import Install
from tests.services.voting import METHODS, Poll

RACES_FOR = timedelta(seconds=6)
PROCESSES, KILLED = 4, 2


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Prepare a vote that no phase has opened yet."""
    install(METHODS)
    return Poll(house, opens=False, least_cost=301)


def open_until(poll: Poll, end: datetime) -> None:
    """Open the vote from yesterday to a moment."""
    phase = Phase(project_id=poll.project, starts_at=end - timedelta(days=1), ends_at=end)
    opening = Opening(phase_id=phase.id, activity_id=poll.activity, acts=[Act.VOTE.value])
    make.keep(poll.house, phase, opening)


@contextmanager
def racing(poll: Poll, journal: Path, shared: list[str]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start the processes, each with people that all race for and one of its own."""
    url = poll.house.engine.url.render_as_string(hide_password=False)
    started = []
    for number in range(PROCESSES):
        own = str(make.a_person(poll.house).person_id)
        command = [sys.executable, "-m", "tests.services.ballot_racer", url, poll.activity]
        command += [f"{journal}.{number}", str(number), *shared, own]
        started.append(subprocess.Popen(command))
    try:
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()


def said_kept(folder: Path) -> list[dict[str, Any]]:
    """Return every line of the journals; a kill may have cut the last one of a process."""
    lines: list[dict[str, Any]] = []
    for journal in sorted(folder.glob("journal.*")):
        whole, _, _ = journal.read_text().rpartition("\n")
        lines += [json.loads(line) for line in whole.splitlines()]
    return lines


def test_no_race_breaks_a_rule_of_the_vote(poll: Poll, tmp_path: Path) -> None:
    shared = [str(make.a_person(poll.house).person_id) for _ in range(3)]
    with racing(poll, tmp_path / "journal", shared) as processes:
        end = _let_them_race(poll, tmp_path, processes)

    lines = said_kept(tmp_path)
    kept, register = poll.kept(), poll.register()
    people = {line["person"] for line in lines}
    by_key = {ballot.key: ballot for ballot in kept}

    assert len(people) == 3 + PROCESSES
    assert len(kept) == len(register) == len({voter.person_id for voter in register})
    assert people <= {voter.person_id for voter in register}
    assert all(datetime.fromisoformat(line["at"]) < end for line in lines)
    with work(poll.house, SYSTEM, reading=True) as job:
        options = ballots.options_of(job, poll.activity)
        vote = job.session.get_one(Vote, poll.activity)
    for voter in register:
        ballot = by_key.pop(_key(poll, vote, voter))
        _holds(ballot, voter, options, vote)
        _nothing_is_lost(ballot, [line for line in lines if line["person"] == voter.person_id])
    assert by_key == {}


def _let_them_race(poll: Poll, folder: Path, processes: list[subprocess.Popen[bytes]]) -> datetime:
    """Open the vote once all are there, kill two midway, and wait until the others are told."""
    end = datetime.now(UTC) + timedelta(days=1)
    open_until(poll, end)
    while len({line["person"] for line in said_kept(folder)}) < 3 + PROCESSES:
        time.sleep(0.1)
    end = datetime.now(UTC) + RACES_FOR
    with work(poll.house, SYSTEM) as job:
        job.session.execute(update(Phase).values(ends_at=end))
    chance = random.Random(7)
    for process in processes[:KILLED]:
        time.sleep(chance.uniform(0.5, 2.5))
        process.kill()
    for process in processes[KILLED:]:
        assert process.wait(timeout=60) == 0
    return end


def _key(poll: Poll, vote: Vote, voter: Voter) -> str:
    with work(poll.house, Actor(person_id=voter.person_id), reading=True) as job:
        return ballots.key_of(job, vote)


def _holds(ballot: Ballot, voter: Voter, options: dict[str, rules.Option], vote: Vote) -> None:
    held = ballots.rules_of(vote)
    assert rules.refuse(held, options, ballot.marks) is None
    assert ballot.counts == voter.counts == (rules.lacking(held, options, ballot.marks) is None)


def _nothing_is_lost(ballot: Ballot, lines: list[dict[str, Any]]) -> None:
    """One more than was said may have been kept, by whoever was killed before they could say so."""
    said = {line["revision"]: line["marks"] for line in lines}
    assert len(said) == len(lines)
    assert ballot.revision >= max(said)
    if ballot.revision in said:
        assert ballot.marks == said[ballot.revision]
    missing = set(range(1, ballot.revision + 1)) - set(said)
    assert len(missing) <= KILLED * 4
