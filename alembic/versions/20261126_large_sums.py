"""large sums."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op


revision: str = '4c8e19d7b205'
down_revision: str | None = '3c7e51a9d0b4'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SUMS = (('ballotoption', 'cost', False), ('optionstep', 'cost', False), ('followup', 'spent', True))


def upgrade() -> None:
    _alter(sa.Integer(), sa.BigInteger())


def downgrade() -> None:
    _alter(sa.BigInteger(), sa.Integer())


def _alter(before: sa.Integer, after: sa.Integer) -> None:
    """Change the sums where it matters how wide a number is; SQLite takes any."""
    if op.get_bind().dialect.name == "postgresql":
        for table, column, optional in SUMS:
            op.alter_column(
                table, column, existing_type=before, type_=after, existing_nullable=optional
            )
