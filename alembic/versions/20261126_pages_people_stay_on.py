"""people who hide their list, phases in words, what the team is there for."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision: str = 'f1dba12178a8'
down_revision: str | None = 'ce4236cc5bbd'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index('ix_input_place', 'input', ['is_shown', 'lat', 'lng'], unique=False)

    # A batch would build the tables anew, on which others lean.
    op.add_column('person', sa.Column('hides_contributions', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('phase', sa.Column('period', sa.JSON(), server_default='{}', nullable=False))
    duty = sqlmodel.sql.sqltypes.AutoString(length=120)
    op.add_column('trust', sa.Column('duty', duty, server_default='', nullable=False))
    op.add_column('trust', sa.Column('is_shown', sa.Boolean(), server_default=sa.true(), nullable=False))


def downgrade() -> None:
    op.drop_column('trust', 'is_shown')
    op.drop_column('trust', 'duty')
    op.drop_column('phase', 'period')
    op.drop_column('person', 'hides_contributions')
    op.drop_index('ix_input_place', 'input')
