"""The ways in the header and the footer: where each leads today, and in which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import col, select

from civic import i18n
from civic.models import Folder, Project
from civic.rules.ways import Way
from civic.services.own_pages import legal_of, live_titles
from civic.services.standing import is_out
from civic.services.work import Work

TERMS = "/pages/terms"
Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SiteWay:
    """One entry as every page shows it; ``words`` are pairs of a language and a label."""

    href: str
    words: Words


@dataclass(frozen=True)
class SiteWays:
    """What the header and the footer lead to; ``legal`` is part of the footer.

    ``terms``, part of that, are what one accepts by taking part: one entry, or none.
    """

    header: tuple[SiteWay, ...] = ()
    footer: tuple[SiteWay, ...] = ()
    legal: tuple[SiteWay, ...] = ()
    terms: tuple[SiteWay, ...] = ()


NO_WAYS = SiteWays()


@dataclass(frozen=True)
class _Targets:
    """What entries can lead to, by id: its address and its title."""

    page: dict[str, tuple[str, dict[str, str]]]
    project: dict[str, tuple[str, dict[str, str]]]
    folder: dict[str, tuple[str, dict[str, str]]]


def ways_of(work: Work) -> SiteWays:
    """Return where the header and the footer lead; what nobody may see is left out."""
    return work.recall(("ways", work.vocabulary.version), lambda: _found(work))


def labels_of(work: Work, ways: tuple[Way, ...]) -> list[dict[str, str] | None]:
    """Return the words of entries as they are shown, or nothing where one is not."""
    targets = _targets(work, ways)
    found = (next(_shown((way,), targets), None) for way in ways)
    return [dict(shown.words) if shown else None for shown in found]


def _found(work: Work) -> SiteWays:
    chosen = work.platform
    targets = _targets(work, (*chosen.header, *chosen.footer))
    legal = tuple(_way(f"/pages/{slug}", title) for slug, title in legal_of(targets.page))
    footer = tuple(_shown(chosen.footer, targets))
    known = {way.href for way in footer}
    return SiteWays(
        header=tuple(_shown(chosen.header, targets)),
        footer=(*footer, *(way for way in legal if way.href not in known)),
        legal=legal,
        terms=tuple(way for way in legal if way.href == TERMS),
    )


def _targets(work: Work, ways: tuple[Way, ...]) -> _Targets:
    named = {
        kind: [way.target for way in ways if way.kind == kind] for kind in ("project", "folder")
    }
    projects = select(Project.id, Project.slug, Project.title).where(
        col(Project.id).in_(named["project"]), is_out(work.now)
    )
    folders = select(Folder.id, Folder.slug, Folder.title).where(
        col(Folder.id).in_(named["folder"])
    )
    ask = work.session.exec
    return _Targets(
        page=live_titles(work),
        project={i: (slug, dict(t)) for i, slug, t in ask(projects)} if named["project"] else {},
        folder={i: (slug, dict(t)) for i, slug, t in ask(folders)} if named["folder"] else {},
    )


def _shown(ways: tuple[Way, ...], targets: _Targets) -> Iterator[SiteWay]:
    homes = {"page": "/pages/", "project": "/projects/", "folder": "/folders/"}
    for way in ways:
        if way.kind == "projects":
            usual = {lang: i18n.say("frame.projects", lang) for lang in i18n.languages()}
            yield _way("/projects", {**usual, **way.label})
        elif way.kind == "link":
            yield _way(way.target, way.label)
        elif found := getattr(targets, way.kind).get(way.target):
            slug, title = found
            yield _way(f"{homes[way.kind]}{slug}", {**title, **way.label})


def _way(href: str, words: dict[str, str]) -> SiteWay:
    return SiteWay(href, tuple(sorted((lang, text) for lang, text in words.items() if text)))
