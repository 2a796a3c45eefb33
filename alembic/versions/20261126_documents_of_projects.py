"""The documents on the page of a project."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision: str = 'b65ccb5dfe92'
down_revision: str | None = 'f1dba12178a8'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('projectdocument',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('project_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('upload_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('name', sa.JSON(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], ),
    sa.ForeignKeyConstraint(['upload_id'], ['upload.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('projectdocument', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_projectdocument_project_id'), ['project_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_projectdocument_upload_id'), ['upload_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('projectdocument', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_projectdocument_upload_id'))
        batch_op.drop_index(batch_op.f('ix_projectdocument_project_id'))

    op.drop_table('projectdocument')
