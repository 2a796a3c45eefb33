"""a register entered by the hour."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op


revision: str = '3c7e51a9d0b4'
down_revision: str | None = '5c1e9a40d7b2'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.drop_column('voter', 'counts')
    if op.get_bind().dialect.name == "postgresql":  # its statistics outlive the rows
        op.execute("ALTER TABLE ballot ALTER COLUMN receipt SET STATISTICS 0")


def downgrade() -> None:
    op.add_column('voter', sa.Column('counts', sa.Boolean(), nullable=False, server_default=sa.false()))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE ballot ALTER COLUMN receipt SET STATISTICS -1")
