"""Lists read piece by piece: each piece begins after the last thing of the one before.

What comes or goes meanwhile moves nothing: no thing is given twice, and none is left out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, or_

from civic.errors import Invalid
from civic.rules import cursors

T = TypeVar("T")
R = TypeVar("R")
BIGGEST = 2**62


@dataclass(frozen=True)
class Slice(Generic[T]):
    """A piece of a list; ``after`` leads to the next, and is empty at the end."""

    items: list[T]
    after: str = ""


@dataclass(frozen=True)
class Line:
    """The order of a list: by one column, and by the id among equals."""

    name: str
    by: SQLColumnExpression[Any]
    id: SQLColumnExpression[str]
    kind: type = datetime
    rises: bool = False

    def ordered(self, query: Select[Any], cursor: str, limit: int) -> Select[Any]:
        """Return the query for a piece and one thing more, which says whether there is a next.

        Raises:
            Invalid: if the cursor is none of this list.
        """
        if cursor:
            query = query.where(self._after(cursor))
        first = (self.by.asc(), self.id.asc()) if self.rises else (self.by.desc(), self.id.desc())
        return query.order_by(*first).limit(limit + 1)

    def cut(
        self, rows: Sequence[R], limit: int, place: Callable[[R], tuple[Any, str]]
    ) -> tuple[list[R], str]:
        """Return the things of a piece, and the place after it; ``place`` says where one stands."""
        if len(rows) <= limit:
            return list(rows), ""
        value, last_id = place(rows[limit - 1])
        said = value.isoformat() if isinstance(value, datetime) else value
        return list(rows[:limit]), cursors.written(self.name, said, last_id)

    def place(self, cursor: str) -> tuple[Any, str]:
        """Return after which value, and which id, a piece begins.

        Raises:
            Invalid: if the cursor is none of this list.
        """
        said, last_id = cursors.read(cursor, self.name)
        return self._value(said), last_id

    def _after(self, cursor: str) -> ColumnElement[bool]:
        value, last_id = self.place(cursor)
        if self.rises:
            return or_(self.by > value, and_(self.by == value, self.id > last_id))
        return or_(self.by < value, and_(self.by == value, self.id < last_id))

    def _value(self, said: str | float) -> datetime | float:
        """Return a value as the column holds it."""
        try:
            value = datetime.fromisoformat(said) if isinstance(said, str) else self.kind(said)
        except (TypeError, ValueError, OverflowError):
            raise Invalid("cursor", "invalid.cursor") from None
        if isinstance(value, datetime):
            fits = self.kind is datetime and value.tzinfo is not None
        else:
            fits = -BIGGEST < value < BIGGEST
        if not fits:
            raise Invalid("cursor", "invalid.cursor")
        return value
