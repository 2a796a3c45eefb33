"""What is already there like the title that somebody types: shown before they hand it in."""

import time
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from civic.errors import NotFound
from civic.models import Input
from civic.services.cards import cards_of
from civic.services.input_lists import shown_in
from civic.services.views import Card
from civic.services.work import Caller, House, Work, perform, reads

MOST_SHOWN = 3
LEAST_ALIKE = 0.4
LEAST_LETTERS = 8
MOST_LETTERS = 300
FIRST_WAIT = (0.05, 0.1, 0.2, 0.4, 0.8)
"""How long who types first waits, in seconds, for a collection that nobody has asked for yet."""


@dataclass(frozen=True)
class Titles:
    """The titles of a collection."""

    ids: list[str]
    titles: list[str]
    languages: list[str]


def look(house: House, caller: Caller, activity_id: str, title: str) -> list[Card] | None:
    """Return the inputs of an activity whose titles are like ``title``, the likest first.

    Between its transactions it asks the finder, so that no connection waits for that. None means
    that the finder is learning the collection: in a few seconds it will know.

    Raises:
        NotFound: if there is no such activity, it shows none, or the caller may not see it.
        Refused: if the caller asks too fast.
    """
    language = perform(house, caller, _ask, activity_id)
    words = " ".join(title.split())[:MOST_LETTERS]
    if len(words) < LEAST_LETTERS:
        return []
    if not house.finder.is_fresh(activity_id):
        known = perform(house, caller, titles_of, activity_id)
        house.finder.learn(activity_id, known.ids, known.titles, known.languages)
    for wait in (*FIRST_WAIT, 0):
        found = house.finder.ask(activity_id, words, language, most=MOST_SHOWN, least=LEAST_ALIKE)
        if found is not None:
            return perform(house, caller, _cards, activity_id, [key for key, _ in found])
        time.sleep(wait)
    return None


@reads
def _ask(work: Work, activity_id: str) -> str:
    """Let somebody ask; return the language in which they write."""
    opened = work.visit(activity_id)
    shown = opened.method.collection(opened.settings)
    if shown is None or not shown.has_hints:
        raise NotFound
    work.pace("similar")
    return work.reader


@reads
def titles_of(work: Work, activity_id: str) -> Titles:
    """Return the titles that everybody sees in an activity."""
    work.visit(activity_id)
    query = select(col(Input.id), col(Input.title), col(Input.language))
    rows = work.session.connection().execute(query.where(*shown_in(activity_id))).all()
    return Titles([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


@reads
def _cards(work: Work, activity_id: str, ids: list[str]) -> list[Card]:
    work.visit(activity_id)
    query = select(col(Input.id)).where(*shown_in(activity_id), col(Input.id).in_(ids))
    there = set(work.session.connection().execute(query).scalars())
    return cards_of(work, [key for key in ids if key in there])
