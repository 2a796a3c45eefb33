"""One process of a race for a vote: four people at once who change their ballots until its end.

Run as ``python -m tests.services.ballot_racer URL ACTIVITY JOURNAL SEED PERSON…``. Each ballot that
was kept is one line of the journal, written once it is known to be kept.
"""

import json
import random
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from civic import methods
from civic.errors import Refused
from civic.rules.access import Actor
from civic.services import ballots
from civic.services.database import open_engine
from civic.services.work import House, perform
from civic.words import Reason
from tests.services.voting import METHODS

AT_ONCE = 4
OVER = {Reason.PHASE_ENDED, Reason.VOTE_CLOSED}


class Racer(threading.Thread):
    """Somebody who changes the ballots of several people as fast as they can."""

    def __init__(
        self, url: str, activity: str, journal: Path, seed: str, people: Sequence[str]
    ) -> None:
        super().__init__()
        self.house = House(open_engine(url), clock=self.clock)
        self.activity, self.journal, self.people = activity, journal, people
        self.draw = random.Random(seed)
        self.at = datetime.now(UTC)

    def clock(self, zone: tzinfo) -> datetime:
        """Return the time, and remember the last that the platform was told."""
        self.at = datetime.now(zone)
        return self.at

    def run(self) -> None:
        """Change ballots until the vote is over."""
        with self.journal.open("a") as journal:
            while True:
                try:
                    line = self.change()
                except Refused as no:
                    if no.refusal.reason in OVER:
                        return
                    continue
                journal.write(json.dumps(line) + "\n")
                journal.flush()

    def change(self) -> dict[str, Any]:
        """Change somebody's ballot at random, within its limits or beyond them."""
        person = self.draw.choice(self.people)
        actor = Actor(person_id=person)
        seen = perform(self.house, actor, ballots.mine, self.activity)
        with_options = perform(self.house, actor, options, self.activity)
        marks = {key: 1 for key in with_options if self.draw.random() < 0.5}
        kept = perform(self.house, actor, ballots.cast, self.activity, marks, "", seen.revision)
        said = {"person": person, "revision": kept.revision, "marks": dict(kept.marks)}
        return {**said, "counts": kept.counts, "at": self.at.isoformat()}


def options(work: Any, activity: str) -> list[str]:
    """Return what can be chosen."""
    return list(ballots.options_of(work, activity))


def know_the_method() -> None:
    """Put the method of the tests beside those of the house, for as long as the process lives."""
    methods.__path__ = [*methods.__path__, str(METHODS)]
    assert methods.__spec__ is not None
    methods.__spec__.submodule_search_locations = list(methods.__path__)


def main(url: str, activity: str, journal: str, seed: str, *people: str) -> None:
    """Race with several at once."""
    know_the_method()
    racers = [
        Racer(url, activity, Path(f"{journal}.{number}"), f"{seed} {number}", people)
        for number in range(AT_ONCE)
    ]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
