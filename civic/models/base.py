"""What every table shares: unguessable ids, times in UTC, texts in several languages."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, TypeDecorator
from sqlmodel import JSON, Column, Field

from civic.words import new_id


class UTCTime(TypeDecorator[datetime]):
    """A moment, kept in UTC whatever the engine and given back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone, and turn any other into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back aware, as SQLite forgets the zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def identity() -> Any:  # noqa: ANN401  as SQLModel's Field itself
    """Return a primary key that nobody can guess."""
    return Field(default_factory=new_id, primary_key=True, max_length=32)


def moment(*, optional: bool = False, index: bool = False) -> Any:  # noqa: ANN401
    """Return a column for a moment in UTC."""
    column: Column[datetime] = Column(UTCTime(), nullable=optional, index=index)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def money(*, optional: bool = False) -> Any:  # noqa: ANN401
    """Return a column for whole units of money, which in some currencies are many."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    column: Column[int] = Column(kind, nullable=optional)
    return Field(default=None if optional else 0, sa_column=column)


def texts() -> Any:  # noqa: ANN401
    """Return a column for one text in several languages: ``{"fr": "…", "nl": "…"}``."""
    return Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


def document(default: type[dict[str, Any]] | type[list[Any]] = dict) -> Any:  # noqa: ANN401
    """Return a column for a JSON document that a class of the house validates."""
    return Field(default_factory=default, sa_column=Column(JSON, nullable=False))
