"""Mentions: whom a comment or a note names, kept in its words by id and shown by name.

In the database a mention is ``@[<id>]``; before people, and as they type it, it is ``@Name``.
So a name follows the person: changed, it changes everywhere; gone, it is nowhere.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST = 5
"""How many people one text may mention."""
MOST_TYPED = 80
SOMEBODY = "@…"
"""What stands in the place of somebody who is gone."""
_MENTION = re.compile(r"@\[([0-9a-f]{32})\]")


@dataclass(frozen=True)
class Part:
    """A part of a comment: words, or the name of the person with an id."""

    text: str = ""
    person_id: str = ""
    has_page: bool = False


@dataclass(frozen=True)
class Named:
    """Somebody who is or may be mentioned, and whether everybody finds a page of theirs."""

    id: str
    name: str
    has_page: bool = False


def mentioned(body: str) -> list[str]:
    """Return the ids of the people whom a kept text mentions, each once."""
    return list(dict.fromkeys(_MENTION.findall(body)))


def kept(typed: str, people: Sequence[Named]) -> str:
    """Return what was typed with each ``@Name`` of these people in the way it is kept.

    Of several with one name, the first is meant. Nobody types an id: what looks like one is
    taken apart.
    """
    body = _MENTION.sub(r"@ [\1]", typed)
    first = {one.name.casefold(): one.id for one in reversed(people) if one.name}
    if not first:
        return body
    longest = sorted(first, key=len, reverse=True)
    names = re.compile(
        rf"(?<!\w)@({'|'.join(map(re.escape, longest))})(?!\w)",
        re.IGNORECASE,
    )
    return names.sub(lambda found: _marked(found, first), body)


def _marked(found: re.Match[str], ids: Mapping[str, str]) -> str:
    known = ids.get(found[1].casefold())
    return f"@[{known}]" if known else found[0]


def parts(body: str, names: Mapping[str, Named]) -> list[Part]:
    """Return the parts of a kept text that mentions somebody; none if it mentions nobody."""
    pieces = _MENTION.split(body)
    if len(pieces) == 1:
        return []
    found: list[Part] = []
    for at, piece in enumerate(pieces):
        if at % 2:
            one = names.get(piece)
            found.append(_named(one) if one and one.name else Part(SOMEBODY))
        elif piece:
            found.append(Part(piece))
    return found


def _named(one: Named) -> Part:
    return Part(f"@{one.name}", one.id, one.has_page)


def named(body: str, names: Mapping[str, Named]) -> str:
    """Return a kept text as people read it, in plain words."""
    return "".join(part.text for part in parts(body, names)) or body


def all_mentioned(bodies: Iterable[str]) -> set[str]:
    """Return the ids of all people whom these texts mention."""
    return {person for body in bodies for person in _MENTION.findall(body)}
