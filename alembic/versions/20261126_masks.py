"""Who wrote without their name."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision: str = '0e9a2526191f'
down_revision: str | None = '5b0d3c1f7a42'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ('comment', 'input')


def upgrade() -> None:
    op.create_table('mask',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('project_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('activity_id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('person_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('blocked_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('blocked_because', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('activity_id', 'name'),
    sa.UniqueConstraint('activity_id', 'person_id')
    )
    with op.batch_alter_table('mask', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mask_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_mask_project_id'), ['project_id'], unique=False)

    # A batch would build the tables anew, on which others lean.
    for table in TABLES:
        op.add_column(table, sa.Column('mask_id', sa.String(length=32), nullable=True))
        op.create_index(f'ix_{table}_mask_id', table, ['mask_id'], unique=False)


def downgrade() -> None:
    for table in TABLES:
        op.drop_index(f'ix_{table}_mask_id', table)
        op.drop_column(table, 'mask_id')

    with op.batch_alter_table('mask', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_mask_project_id'))
        batch_op.drop_index(batch_op.f('ix_mask_person_id'))

    op.drop_table('mask')
