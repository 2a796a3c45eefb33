"""Twenty-four at once, in four processes of which two are killed, race up to the last second.

Sixteen of them are there when the vote closes, one kill falls into that very moment, and the vote
is sealed while they still try. Some people are the same in all processes, others are one's own:
nobody ever has two ballots, none is over its limits, nothing that was said to be kept is lost,
nothing is kept late, and the sealed files hold what was kept last, of everybody.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import select

from civic.models import Area, BallotOption, Opening, Phase, SealedFile, Vote
from civic.rules import ballots as rules
from civic.rules.access import SYSTEM
from civic.services import ballots, register, sealing, vote_clock, vote_desk
from civic.services.database import StillRead
from civic.services.work import House, perform, work
from civic.tally import pabulib_in
from civic.tally.pabulib import ballot_lines
from civic.words import Act
from tests import factories as make
from tests.installing import Install
from tests.services.voting import COSTS, METHODS, Poll

RACES_FOR = timedelta(seconds=1.2)
FIRST_KILL, LAST_KILL = timedelta(seconds=0.3), timedelta(seconds=1.15)
AT_ONCE = (4, 4, 8, 8)
"""How many race in each process; the first two are killed."""
KILLED, STAY = ("0", "1"), 16
SHARED = 3
SEALS_EVERY_S, REWRITES_EVERY = 0.02, 8


@dataclass(frozen=True)
class Rules:
    """What may be chosen: what it costs, and of each district its money and what lies there."""

    settings: Mapping[str, Any]
    costs: Mapping[str, int] = field(default_factory=lambda: COSTS)
    districts: Mapping[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)


BASKET = Rules({"envelope": 1000, "most": 2, "least_cost": 301})
POINTS = Rules(
    {"kind": "points", "envelope": None, "points": 9, "points_each": 6, "least": 2},
)
DISTRICTS = Rules(
    {"envelope": None, "other_districts": 1},
    costs={"bench": 300, "tree": 500, "pool": 900, "path": 200},
    districts={"Nord": (700, ("bench", "tree")), "Sud": (900, ("pool",)), "Est": (250, ("path",))},
)


@pytest.fixture
def poll(house: House, install: Install, request: pytest.FixtureRequest) -> Poll:
    """Prepare a vote by some rules, that no phase has opened yet."""
    install(METHODS)
    held: Rules = request.param
    areas = {name: Area(name={"fr": name}) for name in held.districts}
    make.keep(house, *areas.values())
    money = {areas[name].id: envelope for name, (envelope, _) in held.districts.items()}
    settings = {**held.settings, **({"envelopes": money} if money else {})}
    poll = Poll(house, costs=held.costs, opens=False, **settings)
    with work(house, SYSTEM) as job:
        for name, (_, options) in held.districts.items():
            for option in options:
                row = job.session.get_one(BallotOption, poll.options[option])
                row.area_id = areas[name].id
    return poll


@pytest.mark.parametrize(
    ("poll", "closed_by_team"),
    [
        pytest.param(BASKET, False, id="a basket of two at most, until its phase ends"),
        pytest.param(POINTS, True, id="points up to a cap, until the team closes it"),
        pytest.param(DISTRICTS, False, id="one's own district and one other, until its phase ends"),
    ],
    indirect=["poll"],
)
def test_no_race_breaks_a_rule_of_the_vote(
    house: House, poll: Poll, tmp_path: Path, closed_by_team: bool
) -> None:
    shared = [str(make.a_person(house).person_id) for _ in range(SHARED)]
    with racing(poll, tmp_path / "journal", shared) as teams:
        end = _let_them_race(house, poll, tmp_path, teams, closed_by_team)

    journal = Journal(tmp_path)
    with work(house, SYSTEM, reading=True) as job:
        vote = job.session.get_one(Vote, poll.activity)
        options = ballots.options_of(job, poll.activity)
    sealed = _sealed(house, poll)

    assert [line["process"] not in KILLED for line in journal.said("over")].count(True) == STAY
    assert all(datetime.fromisoformat(line["at"]) <= end for line in journal.said("kept"))
    assert len(journal.people) == SHARED + len(AT_ONCE)
    assert {voter.person_id for voter in poll.register()} == journal.people
    assert len(poll.register()) == vote.ballots + vote.left_out == len(journal.people)
    assert len(sealed) == vote.ballots
    for person in journal.people:
        _is_kept_once(journal, person)
        _is_sealed_as_kept(journal, person, sealed, ballots.rules_of(vote), options)
    assert sealed == {}


class Journal:
    """What all processes wrote down; a kill may have cut the last line of each."""

    def __init__(self, folder: Path) -> None:
        self.lines: list[dict[str, Any]] = []
        for journal in sorted(folder.glob("journal.*")):
            whole, _, _ = journal.read_text().rpartition("\n")
            self.lines += [json.loads(line) for line in whole.splitlines()]
        self.people = {line["person"] for line in self.said("kept")}

    def said(self, what: str, person: str = "") -> list[dict[str, Any]]:
        """Return what was tried, kept or found to be over, of one person or of all."""
        return [
            line for line in self.lines
            if line["said"] == what and person in ("", line.get("person"))
        ]  # fmt: skip

    def unsaid(self, person: str) -> list[dict[str, Any]]:
        """Return what may have been kept of somebody by who was killed before they could say so."""
        return [line for line in self.said("tried", person) if line["process"] in KILLED]


class Teams:
    """The processes that race, and the one that started them."""

    def __init__(self, command: list[str]) -> None:
        self._starter = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
        assert self._starter.stdout is not None
        self._ids: list[int] = json.loads(self._starter.stdout.readline())

    @property
    def race(self) -> bool:
        """Whether any of them still does."""
        return self._starter.poll() is None

    def kill(self, number: int) -> None:
        """End one in the middle of whatever it does, unless it has ended by itself."""
        with suppress(ProcessLookupError):
            os.kill(self._ids[number], signal.SIGKILL)

    def wait(self) -> None:
        """Wait until all have found that the vote is over."""
        assert self._starter.wait(timeout=60) == 0

    def stop(self) -> None:
        """End whoever is left, where a test has failed."""
        with suppress(ProcessLookupError):
            os.killpg(self._starter.pid, signal.SIGKILL)
        self._starter.communicate()


@contextmanager
def racing(poll: Poll, journal: Path, shared: list[str]) -> Iterator[Teams]:
    """Start the teams, each with people that all race for and one of its own."""
    url = poll.house.engine.url.render_as_string(hide_password=False)
    plan = [(at_once, [*shared, str(make.a_person(poll.house).person_id)]) for at_once in AT_ONCE]
    command = [sys.executable, "-m", "tests.services.ballot_racer", url, poll.activity]
    teams = Teams([*command, str(journal), json.dumps(plan)])
    try:
        yield teams
    finally:
        teams.stop()


def _let_them_race(
    house: House, poll: Poll, folder: Path, teams: Teams, closed_by_team: bool
) -> datetime:
    """Open the vote once all are there, kill two, and wait until it is over and sealed.

    Return since when nothing may be kept.
    """
    _open_until(poll, datetime.now(UTC) + timedelta(days=1))
    while len(Journal(folder).people) < SHARED + len(AT_ONCE):
        assert teams.race
        time.sleep(0.05)
    with ThreadPoolExecutor(1) as beside:
        sealer = beside.submit(_seal_as_soon_as_may_be, house, poll)
        began = datetime.now(UTC)
        end = began + RACES_FOR
        if not closed_by_team:
            with work(house, SYSTEM) as job:
                job.session.execute(update(Phase).values(ends_at=end))
        for number, after in enumerate((FIRST_KILL, LAST_KILL)):
            _sleep_until(began + after)
            teams.kill(number)
        _sleep_until(end)
        if closed_by_team:
            perform(house, SYSTEM, vote_desk.end_now, poll.activity, "Une erreur")
        teams.wait()
        sealer.result(timeout=60)
    with work(house, SYSTEM, reading=True) as job:
        return job.session.get_one(Vote, poll.activity).ended_at or end


def _open_until(poll: Poll, end: datetime) -> None:
    """Open the vote from a day before a moment until then."""
    phase = Phase(project_id=poll.project, starts_at=end - timedelta(days=1), ends_at=end)
    opening = Opening(phase_id=phase.id, activity_id=poll.activity, acts=[Act.VOTE.value])
    make.keep(poll.house, phase, opening)


def _seal_as_soon_as_may_be(house: House, poll: Poll) -> None:
    """Try to seal the vote again and again, and lay its ballots anew meanwhile."""
    number, lay_anew = 0, register.JOBS[vote_clock.REGISTER]
    while not _is_sealed(house, poll):
        perform(house, SYSTEM, sealing.seal, poll.activity)
        if number % REWRITES_EVERY == 0:
            with suppress(StillRead):
                lay_anew(house, {"activity": poll.activity}, lambda *_: None)
        number += 1
        time.sleep(SEALS_EVERY_S)


def _is_sealed(house: House, poll: Poll) -> bool:
    with work(house, SYSTEM, reading=True) as job:
        return job.session.get_one(Vote, poll.activity).sealed_at is not None


def _sleep_until(moment: datetime) -> None:
    time.sleep(max(0.0, (moment - datetime.now(UTC)).total_seconds()))


def _sealed(house: House, poll: Poll) -> dict[str, dict[str, int]]:
    """Return what the sealed files say by receipt, those of all districts together."""
    with work(house, SYSTEM, reading=True) as job:
        query = select(SealedFile.file).where(SealedFile.activity_id == poll.activity)
        files = [house.storage.get(name) for name in job.session.exec(query)]
    found: dict[str, dict[str, int]] = {}
    for file in files:
        assert file is not None
        election = pabulib_in.read(file)
        votes = election.ballots
        for place, line in enumerate(ballot_lines(file)):
            chosen = [election.projects[option].id for option in votes.row(place)]
            values = [1] * len(chosen)
            if votes.points is not None:
                values = votes.points[votes.starts[place] : votes.starts[place + 1]].tolist()
            marks = found.setdefault(line.partition(";")[0], {})
            marks |= dict(zip(chosen, values, strict=True))
    return found


def _is_kept_once(journal: Journal, person: str) -> None:
    """Each revision was said once, after the one that was seen; others are of who was killed."""
    kept = journal.said("kept", person)
    said = {line["revision"] for line in kept}
    missing = set(range(1, max(said) + 1)) - said

    assert len(said) == len(kept)
    assert all(line["revision"] == line["seen"] + 1 for line in kept)
    assert len({line["receipt"] for line in kept}) == 1
    assert missing <= {line["revision"] for line in journal.unsaid(person)}


def _is_sealed_as_kept(
    journal: Journal,
    person: str,
    sealed: dict[str, dict[str, int]],
    held: rules.BallotRules,
    options: dict[str, rules.Option],
) -> None:
    """What was kept last is in the files if it counts, or what came after it and nobody said."""
    last = max(journal.said("kept", person), key=lambda line: line["revision"])
    later = [line for line in journal.unsaid(person) if line["revision"] > last["revision"]]
    found = sealed.pop(last["receipt"], None)

    matching = [line for line in (last, *later) if _counted(line, held, options) == found]
    assert matching
    assert any(
        rules.refuse(held, options, line["marks"], line["district"]) is None for line in matching
    )


def _counted(
    line: dict[str, Any], held: rules.BallotRules, options: dict[str, rules.Option]
) -> dict[str, int] | None:
    marks: dict[str, int] = line["marks"]
    return marks if rules.lacking(held, options, marks) is None else None
