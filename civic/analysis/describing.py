"""Groups of nodes become themes with names, and every document gets its row."""

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from civic.analysis.corpus import Corpus
from civic.analysis.findings import Findings, Firmness, Keyword, Parameters, Row, Theme
from civic.analysis.identity import identities
from civic.analysis.keywords import keywords_of, read
from civic.analysis.texts import plain
from civic.analysis.themes import CENTRAL, Group

NAME_LENGTH = 60


@dataclass(frozen=True)
class Picture:
    """What the mathematics says of each node."""

    groups: tuple[Group, ...]
    membership: npt.NDArray[np.float64]
    isolated: npt.NDArray[np.bool_]
    points: npt.NDArray[np.float64]


@dataclass(frozen=True)
class _Part:
    """A theme or a core on its way: its group, its documents and what sets it apart."""

    group: Group
    numbers: list[int]
    keywords: tuple[Keyword, ...]
    parent: int | None = None


def describe(
    corpus: Corpus, picture: Picture, parameters: Parameters, previous: Findings | None
) -> tuple[tuple[Theme, ...], tuple[Row, ...]]:
    """Name the groups, and say of each document where it stands."""
    parts = _parts(corpus, picture.groups)
    ids = _part_ids(corpus, parts, previous)
    themes: list[Theme] = []
    for part, name in zip(parts, ids, strict=True):
        parent = "" if part.parent is None else ids[part.parent]
        themes.append(_theme(corpus, part, name, parent, parameters))
    return _named_apart(themes, corpus), _rows(corpus, picture, parts, ids)


def unclassified(corpus: Corpus) -> tuple[Row, ...]:
    """Return a row without a theme for each document."""
    return tuple(
        Row(id=document.id, language=code)
        for document, code in zip(corpus.documents, corpus.languages, strict=True)
    )


def _parts(corpus: Corpus, groups: Sequence[Group]) -> list[_Part]:
    """Return each theme followed by its cores, with their keywords."""
    ids = [_ids_of(corpus, node) for node in range(len(corpus.first))]
    texts = read(corpus.of_nodes(corpus.masked), corpus.of_nodes(corpus.languages))
    words = keywords_of([group.nodes.tolist() for group in groups], texts, ids)
    parts: list[_Part] = []
    for group, keywords in zip(groups, words, strict=True):
        parent = len(parts)
        parts.append(_Part(group, corpus.documents_of(group.nodes), keywords))
        inner = [core.nodes.tolist() for core in group.cores]
        inner_words = keywords_of(inner, texts, ids, among=group.nodes.tolist())
        parts.extend(
            _Part(core, corpus.documents_of(core.nodes), own, parent)
            for core, own in zip(group.cores, inner_words, strict=True)
        )
    return parts


def _ids_of(corpus: Corpus, node: int) -> tuple[str, ...]:
    return tuple(corpus.documents[n].id for n in np.flatnonzero(corpus.node == node).tolist())


def _part_ids(corpus: Corpus, parts: Sequence[_Part], previous: Findings | None) -> list[str]:
    """Return the id of each part: that of the earlier one that it goes on, or a new one."""
    members = [{corpus.documents[n].id for n in part.numbers} for part in parts]
    ids = [_new_id(part, own) for part, own in zip(parts, members, strict=True)]
    for is_core in (False, True):
        places = [at for at, part in enumerate(parts) if (part.parent is not None) == is_core]
        known = _known(previous, is_core=is_core)
        for at, kept in zip(places, identities(known, [members[at] for at in places]), strict=True):
            ids[at] = kept or ids[at]
    return ids


def _known(previous: Findings | None, *, is_core: bool) -> Mapping[str, Set[str]]:
    if previous is None:
        return {}
    return {
        theme.id: {row.id for row in previous.members(theme.id)}
        for theme in previous.themes
        if bool(theme.parent) == is_core
    }


def _new_id(part: _Part, members: Set[str]) -> str:
    kind = "theme" if part.parent is None else "core"
    digest = hashlib.sha256("\n".join((kind, *sorted(members))).encode("utf-8", "replace"))
    return f"{kind}-{digest.hexdigest()[:12]}"


def _theme(corpus: Corpus, part: _Part, name: str, parent: str, parameters: Parameters) -> Theme:
    inputs = [corpus.documents[int(corpus.first[node])].id for node in part.group.nodes.tolist()]
    firm = part.group.stability >= parameters.firm_from
    return Theme(
        id=name,
        name="",
        keywords=part.keywords,
        size=len(part.numbers),
        medoid=inputs[0],
        central=tuple(inputs[:CENTRAL]),
        peripheral=inputs[-1],
        stability=part.group.stability,
        firmness=Firmness.FIRM if firm else Firmness.SOFT,
        parent=parent,
    )


def _named_apart(themes: Sequence[Theme], corpus: Corpus) -> tuple[Theme, ...]:
    """Name each theme by its first phrase or two words, and by more where the name is taken."""
    titles = {
        document.id: plain(document.title or document.body)[:NAME_LENGTH]
        for document in corpus.documents
    }
    taken: set[str] = set()
    named = []
    for theme in themes:
        words = [word.text for word in theme.keywords] or [titles[theme.medoid]]
        name = next(
            (name for name in _names(words) if name.casefold() not in taken), titles[theme.medoid]
        )
        taken.add(name.casefold())
        named.append(replace(theme, name=name))
    return tuple(named)


def _names(words: Sequence[str]) -> list[str]:
    fewest = 1 if " " in words[0] else min(2, len(words))
    joined = [", ".join(words[:count]) for count in range(fewest, len(words) + 1)]
    return [name[:1].upper() + name[1:] for name in joined]


def _rows(
    corpus: Corpus, picture: Picture, parts: Sequence[_Part], ids: Sequence[str]
) -> tuple[Row, ...]:
    rows = list(unclassified(corpus))
    for part, name in zip(parts, ids, strict=True):
        for number in part.numbers:
            node = int(corpus.node[number])
            if part.parent is None:
                x, y = picture.points[node].tolist()
                rows[number] = replace(
                    rows[number],
                    theme=name,
                    membership=float(picture.membership[node]),
                    x=x,
                    y=y,
                    isolated=bool(picture.isolated[node]),
                )
            else:
                attached = node in part.group.attached
                rows[number] = replace(rows[number], core=name, attached=attached)
    return tuple(rows)
