"""Elections to count: real ones, small ones by hand, random ones with many ties."""

import json
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from civic.tally.election import Election, Kind, Project, ballots_of
from civic.tally.pabulib_in import read_file

PABULIB = Path(__file__).parents[3] / "shared" / "data" / "pabulib"
FILES = sorted((PABULIB / "elections").glob("*.pb"))
WIELICZKA = PABULIB / "elections" / "poland_wieliczka_2023_green-budget.pb"


@cache
def real(name: str) -> Election:
    """Return an election of a city, by the name of its file."""
    return read_file(PABULIB / "elections" / name)


@cache
def golden() -> list[dict[str, Any]]:
    """Return what pabutools found in some of them."""
    found: list[dict[str, Any]] = json.loads((PABULIB / "golden_pabutools.json").read_text())[
        "elections"
    ]
    return found


def small(
    budget: Fraction | int,
    costs: Mapping[str, Fraction | int],
    ballots: Sequence[Sequence[str] | str],
    kind: Kind = Kind.APPROVAL,
    points: Sequence[Sequence[Fraction | int]] | None = None,
) -> Election:
    """Return an election by hand: a ballot is a list of identifiers, or of single letters."""
    projects = tuple(Project(name, Fraction(cost)) for name, cost in costs.items())
    places = {project.id: place for place, project in enumerate(projects)}
    rows = [[places[name] for name in ballot] for ballot in ballots]
    return Election(projects, Fraction(budget), ballots_of(kind, rows, points))


def poll(ballots: Mapping[str, int], kind: Kind = Kind.RANKING) -> Election:
    """Return a poll on scenarios: how many cast each ballot, the letters of its choices."""
    names = sorted({name for ballot in ballots for name in ballot})
    cast = [ballot for ballot, count in ballots.items() for _ in range(count)]
    return small(0, dict.fromkeys(names, 0), cast, kind)


def by_chance(seed: int, *, most_voters: int = 14, most_projects: int = 7) -> Election:
    """Return a small election in which much is equal: few costs, few voters, many ties."""
    chance = random.Random(seed)
    count = chance.randint(1, most_projects)
    dearest = chance.choice([3, 12, 60])
    costs = {f"p{chance.randint(0, 999)}-{n}": chance.randint(1, dearest) for n in range(count)}
    ballots = [
        [name for name in costs if chance.random() < chance.choice([0.2, 0.5, 0.9])]
        for _ in range(chance.randint(1, most_voters))
    ]
    budget = chance.randint(1, max(1, sum(costs.values())))
    return small(budget, costs, ballots)


def by_chance_in_points(seed: int) -> Election:
    """Return such an election where each voter shares out a few points, or fewer of them."""
    election, chance = by_chance(seed), random.Random(seed)
    most = chance.choice([3, 10])
    rows, points = [], []
    for number in range(len(election.ballots)):
        left, given = most, {}
        for place in election.ballots.row(number):
            if left and (some := chance.randint(0, left)):
                given[place], left = some, left - some
        rows.append(list(given))
        points.append(list(given.values()))
    ballots = ballots_of(Kind.POINTS, rows, points)
    return Election(election.projects, election.budget, ballots)


def shuffled(election: Election, seed: int) -> Election:
    """Return the same election, its ballots in another order."""
    order = list(range(len(election.ballots)))
    random.Random(seed).shuffle(order)
    rows = [election.ballots.row(number) for number in order]
    return Election(election.projects, election.budget, ballots_of(election.ballots.kind, rows))


def joined(election: Election, project: str, more: int) -> Election:
    """Return an election with some more voters who support one project and nothing else."""
    rows = [election.ballots.row(number) for number in range(len(election.ballots))]
    rows += [[election.places[project]]] * more
    return Election(election.projects, election.budget, ballots_of(election.ballots.kind, rows))
