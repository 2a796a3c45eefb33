"""What the organiser wrote and everybody finds: projects, activities, pages, and their words.

These are few: they are compared here, and not by the database, which would have to look into
texts in several languages.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlmodel import col, select

from civic import methods
from civic.i18n import LANGUAGES
from civic.models import (
    Activity,
    BlockPage,
    BlockVersion,
    Folder,
    OwnPage,
    OwnPageVersion,
    Project,
)
from civic.rules.texts import excerpt, fold, plain
from civic.services.standing import is_listed
from civic.services.work import Work
from civic.words import NOTHING_SAID, Said

KEPT = 4_000


@dataclass(frozen=True)
class Place:
    """A page by its address: its title, how it begins, and the project that it is part of."""

    href: str = ""
    title: Said = NOTHING_SAID
    text: Said = NOTHING_SAID
    within: Said = NOTHING_SAID


@dataclass(frozen=True)
class _Page:
    """What a page says, in every language; the ``key`` is that of its row."""

    key: str
    title: dict[str, str]
    texts: list[dict[str, str]]


def projects(work: Work, words: Sequence[str]) -> list[Project]:
    """Return the projects in lists that say all of the words, by their title first."""
    query = select(Project).where(is_listed(work.now)).order_by(col(Project.position))
    rows = {row.id: row for row in work.session.exec(query)}
    built = _built(work)
    pages = (
        _Page(row.id, row.title, [row.question, row.description, *built.get(row.id, ())])
        for row in rows.values()
    )
    return [rows[page.key] for page in _saying(pages, words)]


def activities(work: Work, words: Sequence[str]) -> list[Place]:
    """Return the activities of projects in lists that say all of the words."""
    query = (
        select(Activity, Project)
        .join(Project, col(Project.id) == col(Activity.project_id))
        .where(is_listed(work.now))
        .order_by(col(Project.position), col(Activity.position))
    )
    rows = {activity.id: (activity, project) for activity, project in work.session.exec(query)}
    texts = {key: _text_of(activity) for key, (activity, _) in rows.items()}
    pages = (_Page(key, row.title, [texts[key]]) for key, (row, _) in rows.items())
    return [
        Place(
            f"/projects/{project.slug}/{activity.slug}",
            work.say(activity.title),
            _beginning(work.say(texts[activity.id])),
            work.say(project.title),
        )
        for activity, project in (rows[page.key] for page in _saying(pages, words))
    ]


def pages(work: Work, words: Sequence[str]) -> list[Place]:
    """Return the published pages, and the folders of projects in lists, that say the words."""
    found = {
        f"/pages/{row.slug}": (live.title, live.body)
        for row, live in work.session.exec(
            select(OwnPage, OwnPageVersion)
            .join(OwnPageVersion, col(OwnPageVersion.id) == col(OwnPage.live_id))
            .order_by(col(OwnPage.position), OwnPage.slug)
        )
    }
    inside = select(Project.folder_id).where(is_listed(work.now))
    folders = select(Folder).where(col(Folder.id).in_(inside)).order_by(col(Folder.position))
    found |= {
        f"/folders/{row.slug}": (row.title, row.description) for row in work.session.exec(folders)
    }
    known = (_Page(href, title, [text]) for href, (title, text) in found.items())
    return [
        Place(page.key, work.say(page.title), _beginning(work.say(page.texts[0])))
        for page in _saying(known, words)
    ]


def _text_of(activity: Activity) -> dict[str, str]:
    method = methods.catalogue()[activity.method]
    return method.text(method.settings.model_validate(activity.settings))


def _saying(pages: Iterable[_Page], words: Sequence[str]) -> list[_Page]:
    """Return the pages that say all of the words, those first that do so in their title."""
    by_title: list[_Page] = []
    by_text: list[_Page] = []
    for page in pages:
        title = " ".join(map(fold, page.title.values()))
        rich = (words for text in page.texts for words in text.values())
        whole = " ".join([title, *map(_as_compared, rich)])
        if all(word in title for word in words):
            by_title.append(page)
        elif all(word in whole for word in words):
            by_text.append(page)
    return [*by_title, *by_text]


@lru_cache(KEPT)
def _as_compared(text: str) -> str:
    return fold(plain(text))


def _beginning(words: Said) -> Said:
    return Said(excerpt(words.text), words.lang)


def _built(work: Work) -> dict[str, list[dict[str, str]]]:
    """Return the texts in the blocks of each project's page as it is published."""
    query = (
        select(BlockPage.project_id, BlockVersion.blocks)
        .join(BlockVersion, col(BlockVersion.page_id) == col(BlockPage.id))
        .where(col(BlockVersion.number) == col(BlockPage.shown))
    )
    return {key: list(_texts_in(blocks)) for key, blocks in work.session.exec(query) if key}


def _texts_in(piece: Any) -> Iterator[dict[str, str]]:  # noqa: ANN401  what JSON holds
    """Return every text in several languages that a block holds, however deep."""
    if isinstance(piece, list):
        for one in piece:
            yield from _texts_in(one)
    elif isinstance(piece, dict) and piece and piece.keys() <= LANGUAGES.keys():
        yield piece
    elif isinstance(piece, dict):
        for one in piece.values():
            yield from _texts_in(one)
