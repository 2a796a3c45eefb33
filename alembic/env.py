"""Run the migrations on the connection that the platform hands over."""

from typing import Any

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import civic.models  # noqa: F401  every table must be known


def render(kind: str, item: Any, _autogen: object) -> str | bool:  # noqa: ANN401
    """Write the house's moments as what they are in the database."""
    if kind == "type" and type(item).__name__ == "UTCTime":
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    """Migrate over ``connection``, in batches where the engine can't alter a table."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        render_item=render,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
