"""One search over all that everybody may read: what the organiser wrote, and what people did.

Drafts, projects that stand in no list, and what was hidden, withdrawn or merged are not found,
whoever looks: for those, the team has its own tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import col

from civic.models import Feedback, Input, Project
from civic.rules.searching import KINDS, Wanted, address
from civic.rules.texts import sought
from civic.services import decided, findable
from civic.services.cards import NOBODY
from civic.services.cards import cards_of as input_cards
from civic.services.decided import Decision
from civic.services.findable import Place
from civic.services.input_lists import PAGE
from civic.services.project_cards import cards_of as project_cards
from civic.services.project_views import ProjectCard
from civic.services.sayings import saying_to_all
from civic.services.standing import is_listed
from civic.services.views import Card
from civic.services.work import Work, reads
from civic.words import Act

FEW = 4
"""How many of each kind are shown where all are wanted."""


@dataclass(frozen=True)
class Group:
    """What was found of one kind: how many, some of them, and where all are."""

    kind: str = ""
    total: int = 0
    href: str = ""
    projects: list[ProjectCard] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    inputs: list[Card] = field(default_factory=list)
    answers: list[Decision] = field(default_factory=list)


@dataclass(frozen=True)
class Choice:
    """A kind to choose, or all of them: how many were found, and whether it is chosen."""

    kind: str = ""
    total: int = 0
    href: str = ""
    is_on: bool = False


@dataclass(frozen=True)
class Found:
    """What was found for some words; ``here`` is the address of the first page of it."""

    text: str = ""
    total: int = 0
    groups: list[Group] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    here: str = ""
    page: int = 1
    pages: int = 1


@reads
def search(work: Work, wanted: Wanted) -> Found:
    """Return what says all of the words: a few of each kind, or one page of one kind."""
    work.require(Act.VIEW)
    words = sought(wanted.text)
    if not words:
        return Found()
    only, page = wanted.kind, max(1, wanted.page)
    groups = {kind: _group(work, kind, wanted.text, words, FEW) for kind in KINDS}
    total = sum(group.total for group in groups.values())
    pages = 1
    if only:
        pages = max(1, -(-groups[only].total // PAGE))
        page = min(page, pages)
        whole = _group(work, only, wanted.text, words, PAGE, (page - 1) * PAGE)
        groups = {**groups, only: whole}
    return Found(
        text=wanted.text,
        total=total,
        groups=[one for one in groups.values() if one.total and only in ("", one.kind)],
        choices=_choices(groups, wanted, total),
        here=address(wanted.text, only),
        page=page if only else 1,
        pages=pages,
    )


def _choices(groups: dict[str, Group], wanted: Wanted, total: int) -> list[Choice]:
    """Return the kinds of which something was found, where they are several or one is chosen."""
    whole = Choice("", total, address(wanted.text), not wanted.kind)
    each = [
        Choice(one.kind, one.total, one.href, one.kind == wanted.kind)
        for one in groups.values()
        if one.total or one.kind == wanted.kind
    ]
    return [whole, *each] if len(each) > 1 else []


def _group(  # noqa: PLR0913, PLR0917  what is looked for, and which part of it
    work: Work, kind: str, text: str, words: Sequence[str], most: int, after: int = 0
) -> Group:
    group, until = Group(kind, href=address(text, kind)), after + most
    if kind == "inputs":
        ids = _inputs(work, words)
        return replace(group, total=len(ids), inputs=input_cards(work, ids[after:until], NOBODY))
    if kind == "answers":
        where = [_says(col(Feedback.folded), words)]
        answers, total = decided.answers_with(work, where, most, after)
        return replace(group, total=total, answers=answers)
    if kind == "projects":
        rows = findable.projects(work, words)
        return replace(group, total=len(rows), projects=project_cards(work, rows[after:until]))
    places = (findable.activities if kind == "activities" else findable.pages)(work, words)
    return replace(group, total=len(places), places=places[after:until])


def _inputs(work: Work, words: Sequence[str]) -> list[str]:
    """Return the ids of all inputs that say the words, those first that do so in their title."""
    beginning = func.substr(col(Input.folded), 1, func.length(col(Input.title)))
    query = (
        select(col(Input.id))
        .where(
            col(Input.is_shown).is_(True),
            col(Input.project_id).in_(select(col(Project.id)).where(is_listed(work.now))),
            *saying_to_all(words),
        )
        .order_by(_says(beginning, words).desc(), col(Input.heat).desc(), col(Input.id))
    )

    def find() -> list[str]:
        return list(work.session.connection().execute(query).scalars())

    return work.recall(("sought", tuple(words)), find)


def _says(text: Any, words: Sequence[str]) -> ColumnElement[bool]:  # noqa: ANN401  a column
    return and_(*(text.contains(word, autoescape=True) for word in words))
