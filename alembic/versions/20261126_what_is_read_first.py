"""What the team reads before everybody does, and its decisions counted."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision: str = 'ce4236cc5bbd'
down_revision: str | None = '0e9a2526191f'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = {'comment': ('was_shown', 'is_update'), 'input': ('was_shown',)}


def upgrade() -> None:
    op.create_table('ruling',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('project_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('subject', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('subject_id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('ground', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('ruling', schema=None) as batch_op:
        batch_op.create_index('ix_ruling_at', ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_ruling_project_id'), ['project_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_ruling_subject_id'), ['subject_id'], unique=False)

    # A batch would build the tables anew, on which others lean.
    for table, flags in TABLES.items():
        op.add_column(table, sa.Column('held', sa.String(length=16), server_default='', nullable=False))
        op.add_column(table, sa.Column('caught', sa.String(length=80), server_default='', nullable=False))
        for flag in flags:
            op.add_column(table, sa.Column(flag, sa.Boolean(), server_default=sa.false(), nullable=False))
        op.create_index(f'ix_{table}_held', table, ['held'], unique=False)


def downgrade() -> None:
    for table, flags in TABLES.items():
        op.drop_index(f'ix_{table}_held', table)
        for column in (*flags, 'caught', 'held'):
            op.drop_column(table, column)

    with op.batch_alter_table('ruling', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ruling_subject_id'))
        batch_op.drop_index(batch_op.f('ix_ruling_project_id'))
        batch_op.drop_index('ix_ruling_at')

    op.drop_table('ruling')
