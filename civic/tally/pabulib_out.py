"""Writing of Pabulib's ``.pb`` files: the same election gives the same bytes."""

import csv
from collections.abc import Iterable, Sequence
from fractions import Fraction
from io import StringIO

from civic.tally.election import Election, Kind, Project
from civic.tally.pabulib import meta_of, written

COUNTED = ("votes", "score")


def write(election: Election) -> bytes:
    """Return an election as a ``.pb`` file, one line for each project and each ballot."""
    page = StringIO(newline="")
    table = csv.writer(page, delimiter=";", lineterminator="\n")
    for name, rows in (
        ("META", [["key", "value"], *meta_of(election).items()]),
        ("PROJECTS", _projects(election)),
        ("VOTES", _votes(election)),
    ):
        table.writerow([name])
        table.writerows([_flat(cell) for cell in row] for row in rows)
    return page.getvalue().encode()


def _projects(election: Election) -> Iterable[Sequence[str]]:
    scored = election.ballots.kind in (Kind.POINTS, Kind.UP_DOWN, Kind.RANKING)
    columns = ["project_id", "cost", *(COUNTED if scored else COUNTED[:1]), "name"]
    columns += ["category"] * any(project.categories for project in election.projects)
    columns += ["district"] * any(project.area for project in election.projects)
    for project in election.projects:
        columns += [name for name in project.more if name not in (*columns, *COUNTED)]
    yield columns
    for place, project in enumerate(election.projects):
        said = _said(project) | {
            "votes": str(election.votes[place]),
            "score": written(election.scores[place]),
        }
        yield [said.get(name, "") for name in columns]


def _said(project: Project) -> dict[str, str]:
    return {
        **project.more,
        "project_id": project.id,
        "cost": written(project.cost),
        "name": project.name,
        "category": ",".join(project.categories),
        "district": project.area,
    }


def _votes(election: Election) -> Iterable[Sequence[str]]:
    ballots, ids = election.ballots, [project.id for project in election.projects]
    others = dict(ballots.columns)
    voters = others.pop("voter_id", None) or tuple(map(str, range(1, len(ballots) + 1)))
    pointed = ballots.points is not None
    yield ["voter_id", "vote", *(["points"] if pointed else []), *others]
    points = ballots.points.tolist() if ballots.points is not None else []
    starts = ballots.starts.tolist()
    for number, voter in enumerate(voters):
        named = ",".join(ids[place] for place in ballots.row(number))
        row = [voter, named]
        if pointed:
            given = points[starts[number] : starts[number + 1]]
            row.append(",".join(written(Fraction(value, ballots.parts)) for value in given))
        yield [*row, *(column[number] for column in others.values())]


def _flat(cell: str) -> str:
    return " ".join(cell.splitlines()) if len(cell.splitlines()) > 1 else cell.strip()
