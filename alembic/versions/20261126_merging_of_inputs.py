"""merging of inputs."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op


revision: str = 'fff0e385bd47'
down_revision: str | None = '3c12d1b3509e'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    # As SQL, so that SQLite need not make anew a table that so many others lean on.
    op.execute("ALTER TABLE input ADD COLUMN merged_into_id VARCHAR REFERENCES input (id)")
    op.execute("ALTER TABLE input ADD COLUMN merged_status_id VARCHAR REFERENCES status (id)")
    op.add_column('input', sa.Column('merged_at', sa.DateTime(timezone=True), nullable=True))
    op.create_index('ix_input_merged_into_id', 'input', ['merged_into_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_input_merged_into_id', 'input')
    for column in ('merged_at', 'merged_status_id', 'merged_into_id'):
        op.drop_column('input', column)
