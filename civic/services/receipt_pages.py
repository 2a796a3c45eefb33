"""The page on which people find their ballot by its receipt, among those that are counted."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import col

from civic.models import Input, Vote, readable
from civic.services import receipts
from civic.services.ballot_files import WORST_GRADE
from civic.services.ballots import rules_of
from civic.services.receipts import Proven
from civic.services.results_pages import named
from civic.services.vocabulary import NO_LABEL, Label
from civic.services.work import Opened, Work, reads
from civic.tally import merkle
from civic.words import NOTHING_SAID, BallotKind, Said

PROTECTS = ("counted", "secret", "before", "shown", "law")
"""The ends of the keys of the sentences that say what a receipt protects, and what not."""


@dataclass(frozen=True)
class Marked:
    """A project that a ballot marks: ``sense`` says how, ``mark`` with how many points, or where.

    It ends the key of a sentence: ``points``, ``rank``, ``grade``, ``up``, ``down``, or nothing.
    """

    title: str = ""
    lang: str = ""
    href: str = ""
    sense: str = ""
    mark: int = 0


@dataclass(frozen=True)
class HashStep:
    """One hash of a proof, and on which side it stands."""

    digest: str = ""
    is_left: bool = False


@dataclass(frozen=True)
class Line:
    """The line of a ballot in a file; ``is_proven`` says whether it leads to what was sealed."""

    name: Label = NO_LABEL
    number: int = 0
    ballots: int = 0
    line: str = ""
    root: str = ""
    is_proven: bool = False
    steps: list[HashStep] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)


@dataclass(frozen=True)
class ReceiptPage:
    """The vote whose ballots are looked through, and whether they are sealed."""

    project_slug: str = ""
    project_title: Said = NOTHING_SAID
    activity_slug: str = ""
    activity_title: Said = NOTHING_SAID
    is_sealed: bool = False


@reads
def page(work: Work, project_slug: str, activity_slug: str) -> ReceiptPage:
    """Return the page before anything is looked for.

    Raises:
        NotFound: if there is no such vote, or the reader may not see it.
    """
    opened = named(work, project_slug, activity_slug)
    vote = work.session.get(Vote, opened.row.id)
    return ReceiptPage(
        opened.project.slug,
        work.say(opened.project.title),
        opened.row.slug,
        work.say(opened.row.title),
        bool(vote and vote.sealed_at),
    )


@reads
def look_up(work: Work, project_slug: str, activity_slug: str, typed: object) -> list[Line]:
    """Return the lines of a receipt, each with its proof looked at; none if no file has it."""
    opened = named(work, project_slug, activity_slug)
    found = receipts.find(work, opened.row.id, typed)
    return [_line(work, opened, one) for one in found]


def _line(work: Work, opened: Opened, found: Proven) -> Line:
    return Line(
        name=work.vocabulary.area(found.file.district, work.reader),
        number=found.number,
        ballots=found.file.ballots,
        line=found.line,
        root=found.file.root,
        is_proven=merkle.leads_to(found.line, found.steps, found.file.root),
        steps=[HashStep(one.digest, one.is_left) for one in found.steps],
        marks=_marks(work, opened, found.line),
    )


def _marks(work: Work, opened: Opened, line: str) -> list[Marked]:
    """Return what a line says, as people read it: its cells are ids and numbers alone."""
    cells = line.split(";")
    keys = [key for key in cells[1].split(",") if key]
    senses = _senses(rules_of(work.session.get_one(Vote, opened.row.id)).kind, keys, cells)
    query = select(col(Input.id), col(Input.title), col(Input.language))
    rows = work.session.connection().execute(query.where(col(Input.id).in_(keys), readable()))
    known = {row[0]: (row[1], row[2]) for row in rows}
    return [
        Marked(*known.get(key, ("", "")), f"/inputs/{key}" if key in known else "", *sense)
        for key, sense in zip(keys, senses, strict=True)
    ]


def _senses(kind: BallotKind, keys: list[str], cells: list[str]) -> list[tuple[str, int]]:
    """Return how a ballot marks each of the projects that it names, and with how much."""
    if kind is BallotKind.RANKING:
        return [("rank", rank) for rank in range(1, len(keys) + 1)]
    if kind not in (BallotKind.POINTS, BallotKind.GRADES, BallotKind.UP_DOWN):
        return [("", 0)] * len(keys)
    points = [int(value) for value in cells[2].split(",")]
    if kind is BallotKind.GRADES:
        return [("grade", value + WORST_GRADE) for value in points]
    if kind is BallotKind.POINTS:
        return [("points", value) for value in points]
    return [("up" if value > 0 else "down", value) for value in points]
