"""How fast votes are counted: Wieliczka's of 2023, and an invented one of 131,778 ballots.

As many as Wrocław counted in 2015, each for one to ten of 100 projects, some far better liked
than others; the same in each run.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from time import perf_counter
from typing import TypeVar

import numpy as np
from pabutools import election as pb
from pabutools import rules as pr

from civic.tally.count import count
from civic.tally.election import Election, Kind, Project, ballots_of
from civic.tally.pabulib_in import read
from civic.tally.pabulib_out import write
from civic.tally.rule import Completion, Method, Rule
from civic.tally.telling import explained
from tests.tally.elections import WIELICZKA

Found = TypeVar("Found")
HEAD = ("What", "Civic", "pabutools 1.2.3")
VOTERS, PROJECTS, CHOICES, BUDGET = 131_778, 100, 10, 20_000_000
ADD1 = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1_EXHAUSTIVE)
RULES = {
    "greedy": Rule(),
    "equal shares": Rule(Method.EQUAL_SHARES),
    "equal shares, raised until nothing fits": ADD1,
    "equal shares, raised to the last feasible step": Rule(
        Method.EQUAL_SHARES, completion=Completion.ADD1_FEASIBLE
    ),
    "Phragmén": Rule(Method.PHRAGMEN),
}


def figures() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured: its name, our time, theirs where they were asked."""
    yield from _wieliczka()
    data = write(invented())
    seconds, election = _timed(lambda: read(data))
    yield f"{VOTERS:,} × {PROJECTS}: read ({len(data) / 2**20:.1f} MiB)", seconds, ""
    for name, rule in RULES.items():
        yield f"{VOTERS:,} × {PROJECTS}: {name}", _timed(lambda: count(election, rule))[0], ""  # noqa: B023
    outcome = count(election, RULES["equal shares"])
    seconds = _timed(lambda: explained(outcome))[0]
    yield f"{VOTERS:,} × {PROJECTS}: every reason, equal shares", seconds, ""


def _wieliczka() -> Iterator[tuple[str, str, str]]:
    theirs, (instance, profile) = _timed(lambda: pb.parse_pabulib(str(WIELICZKA)))
    ours, election = _timed(lambda: read(WIELICZKA.read_bytes()))
    yield "Wieliczka, 6,586 × 64: read", ours, theirs
    shares = {"sat_class": pb.Cost_Sat}
    others: dict[str, Callable[[], object]] = {
        "greedy": lambda: pr.greedy_utilitarian_welfare(instance, profile, **shares),
        "equal shares": lambda: pr.method_of_equal_shares(instance, profile, **shares),
        "equal shares, raised until nothing fits": lambda: pr.method_of_equal_shares(
            instance, profile, voter_budget_increment=1, **shares
        ),
        "Phragmén": lambda: pr.sequential_phragmen(instance, profile),
    }
    for name, other in others.items():
        seconds = _timed(lambda: count(election, RULES[name]))[0]  # noqa: B023
        yield f"Wieliczka, 6,586 × 64: {name}", seconds, _timed(other)[0]


def invented(voters: int = VOTERS, projects: int = PROJECTS) -> Election:
    """Return a large vote, the same each time."""
    chance = np.random.default_rng(1)
    liked = np.log(chance.pareto(1.5, projects) + 0.3)
    costs = np.exp(chance.normal(np.log(BUDGET / 25), 0.9, projects)).round(-2) + 1000
    sizes = chance.integers(1, CHOICES + 1, voters).tolist()
    wanted = chance.gumbel(size=(voters, projects)) + liked
    best = np.argpartition(-wanted, CHOICES, axis=1)[:, :CHOICES].tolist()
    rows = [row[:size] for row, size in zip(best, sizes, strict=True)]
    named = tuple(Project(f"p{n}", Fraction(int(cost))) for n, cost in enumerate(costs))
    return Election(named, Fraction(BUDGET), ballots_of(Kind.APPROVAL, rows))


def _timed(work: Callable[[], Found]) -> tuple[str, Found]:
    start = perf_counter()
    found = work()
    return f"{perf_counter() - start:.3g} s", found
