"""The processes of a race for a vote: several people at once change their ballots until its end.

Run as ``python -m tests.services.ballot_racer URL ACTIVITY JOURNAL TEAMS``, where each team is a
process: how many race in it, and for whom. All begin as copies of the first, which says their ids
and ends when they have. What is tried is one line of the journal, what was kept another, written
once it is known to be kept; the last says that the vote is over.
"""

import json
import os
import random
import sys
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Engine

from civic import methods
from civic.errors import Refused
from civic.rules.access import Actor
from civic.rules.ballots import BallotRules, Option
from civic.services import ballots
from civic.services.database import open_engine
from civic.services.work import House, Work, perform, reads
from civic.words import Reason
from tests.services.voting import METHODS

Team = tuple[int, Sequence[str]]
OVER = {Reason.PHASE_ENDED, Reason.VOTE_CLOSED}


class Racer(threading.Thread):
    """Somebody who changes the ballots of several people as fast as they can."""

    def __init__(
        self, engine: Engine, activity: str, journal: Path, number: str, people: Sequence[str]
    ) -> None:
        super().__init__()
        self.house = House(engine, clock=self.clock)
        self.activity, self.path, self.people = activity, journal, people
        self.number = number.partition(".")[0]
        self.draw = random.Random(number)
        self.at = datetime.now(UTC)

    def clock(self, zone: tzinfo) -> datetime:
        """Return the time, and remember the last that the platform was told."""
        self.at = datetime.now(zone)
        return self.at

    def run(self) -> None:
        """Change ballots until the vote is over."""
        with self.path.open("a") as journal:
            while True:
                try:
                    self.change(journal)
                except Refused as no:
                    if no.refusal.reason in OVER:
                        self.note(journal, said="over")
                        return

    def change(self, journal: TextIO) -> None:
        """Change somebody's ballot at random, within its limits or beyond them."""
        actor = Actor(person_id=self.draw.choice(self.people))
        seen = perform(self.house, actor, ballots.mine, self.activity)
        rules, options = perform(self.house, actor, choices, self.activity)
        marks = self.marks(rules, options)
        district = self.draw.choice(sorted({option.district for option in options.values()}))
        tried = {"person": actor.person_id, "seen": seen.revision, "district": district}
        self.note(journal, said="tried", marks=marks, revision=seen.revision + 1, **tried)
        typed = self.activity, marks, district, seen.revision
        kept = perform(self.house, actor, ballots.cast, *typed)
        self.note(
            journal,
            said="kept",
            marks=dict(kept.marks),
            revision=kept.revision,
            receipt=kept.receipt,
            counts=kept.counts,
            at=self.at.isoformat(),
            **tried,
        )

    def marks(self, rules: BallotRules, options: Mapping[str, Option]) -> dict[str, int]:
        """Mark some options, a little beyond what may be at times."""
        most = rules.points or 1
        return {
            key: self.draw.randint(1, most) for key in sorted(options) if self.draw.random() < 0.5
        }

    def note(self, journal: TextIO, **line: Any) -> None:
        """Write one line, which no kill takes back."""
        journal.write(json.dumps({"process": self.number, **line}) + "\n")
        journal.flush()


@reads
def choices(work: Work, activity: str) -> tuple[BallotRules, dict[str, Option]]:
    """Return what can be chosen, and how."""
    opened = work.visit(activity)
    rules = opened.method.ballot(opened.settings)
    assert rules is not None
    return rules, ballots.options_of(work, activity)


def know_the_method() -> None:
    """Put the method of the tests beside those of the house, for as long as the process lives."""
    methods.__path__ = [*methods.__path__, str(METHODS)]
    assert methods.__spec__ is not None
    methods.__spec__.submodule_search_locations = list(methods.__path__)


def race(url: str, activity: str, journal: str, number: int, team: Team) -> None:
    """Race with several at once, who share what a process of the platform shares."""
    at_once, people = team
    engine = open_engine(url)
    racers = [
        Racer(engine, activity, Path(f"{journal}.{number}.{each}"), f"{number}.{each}", people)
        for each in range(at_once)
    ]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()


def main(url: str, activity: str, journal: str, teams: str) -> None:
    """Let each team race in a process of its own, and wait for all of them."""
    know_the_method()
    started = []
    for number, team in enumerate(json.loads(teams)):
        if not (process := os.fork()):
            race(url, activity, journal, number, team)
            os._exit(0)
        started.append(process)
    sys.stdout.write(json.dumps(started) + "\n")
    sys.stdout.flush()
    for process in started:
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)  # nobody else is given its id yet


if __name__ == "__main__":
    main(*sys.argv[1:])
