"""What pins on a map say when they are asked: which input each stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlmodel import col

from civic.errors import Invalid
from civic.models import Input
from civic.services.input_lists import shown_in
from civic.services.work import Work, reads

MOST_KEYS = 60
PIN_KEY = re.compile(r"[0-9a-f]{6,32}")


@dataclass(frozen=True)
class Named:
    """An input in one line."""

    id: str
    title: str
    lang: str


@reads
def named(work: Work, activity_id: str, keys: Sequence[str]) -> dict[str, Named]:
    """Return the inputs behind the keys of pins, by key; a key that names none is left out.

    Raises:
        Invalid: if a key is not the beginning of an identifier.
    """
    work.visit(activity_id)
    wanted = list(dict.fromkeys(keys))[:MOST_KEYS]
    if not all(PIN_KEY.fullmatch(key) for key in wanted):
        raise Invalid("keys", "invalid.choice")
    begins = [col(Input.id).startswith(key) for key in wanted]
    if not begins:
        return {}
    query = select(col(Input.id), col(Input.title), col(Input.language)).where(
        *shown_in(activity_id), or_(*begins)
    )
    rows = work.session.connection().execute(query).all()
    return {
        key: Named(row[0], row[1], row[2])
        for row in rows
        for key in wanted
        if row[0].startswith(key)
    }
