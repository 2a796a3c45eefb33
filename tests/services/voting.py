"""A vote that people take part in, its clock in the hands of the test."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlmodel import col, select

from civic.models import Ballot, BallotOption, Vote, Voter
from civic.rules.access import SYSTEM, Actor
from civic.services import ballots, register
from civic.services.ballots import BallotView
from civic.services.work import House, perform, work
from civic.words import Act
from tests import factories as make
from tests.factories import NOON

METHODS = Path(__file__).parent / "methods"


COSTS = {"bench": 300, "tree": 500, "pool": 900}


class Poll:
    """A vote from the day before noon to the day after, on a bench, a tree and a pool."""

    def __init__(
        self,
        house: House,
        method: str = "voting",
        costs: Mapping[str, int] = MappingProxyType(COSTS),
        *,
        opens: bool = True,
        **settings: Any,
    ) -> None:
        self.at = NOON
        self.house = replace(house, clock=self.clock)
        self.project = make.a_project(house, "budget")
        self.activity = make.an_activity(house, self.project, method, settings)
        if opens:
            make.a_phase(house, self.project, {self.activity: (Act.VOTE,)})
        self.options = {name: self.option(name, cost) for name, cost in costs.items()}

    def clock(self, zone: tzinfo = UTC) -> datetime:
        """Return the time as the test has it."""
        return self.at.astimezone(zone)

    def option(self, name: str, cost: int) -> str:
        """Add something to choose."""
        idea = make.an_idea(self.house, self.activity, name)
        make.keep(self.house, BallotOption(input_id=idea, activity_id=self.activity, cost=cost))
        return idea

    def marks(self, *names: str, **values: int) -> dict[str, int]:
        """Return marks by the names of options."""
        named = dict.fromkeys(names, 1) | values
        return {self.options[name]: value for name, value in named.items()}

    def cast(self, person: Actor, *names: str, seen: int = 0, **values: int) -> BallotView:
        """Fill in somebody's ballot."""
        typed = self.marks(*names, **values)
        return perform(self.house, person, ballots.cast, self.activity, typed, "", seen)

    def mine(self, person: Actor) -> BallotView:
        """Return somebody's ballot as they see it."""
        return perform(self.house, person, ballots.mine, self.activity)

    def kept(self) -> list[Ballot]:
        """Return every ballot."""
        with work(self.house, SYSTEM, reading=True) as job:
            query = select(Ballot).where(Ballot.activity_id == self.activity)
            return list(job.session.exec(query.order_by(col(Ballot.key))).all())

    def enter(self) -> None:
        """Enter everybody who has a ballot into the register, few as they may be."""
        with work(self.house, SYSTEM) as job:
            vote = job.session.get_one(Vote, self.activity, with_for_update=True)
            register.complete(job, vote)

    def register(self) -> list[Voter]:
        """Return all who are entered as taking part."""
        with work(self.house, SYSTEM, reading=True) as job:
            query = select(Voter).where(Voter.activity_id == self.activity)
            return list(job.session.exec(query).all())
