"""Questions ask for pictures and files too."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision: str = 'e0d34f73b409'
down_revision: str | None = 'b7c25d90e4f1'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('answerfile',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('upload_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('input_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('question_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('is_current', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['input_id'], ['input.id'], ),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], ),
    sa.ForeignKeyConstraint(['upload_id'], ['upload.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('upload_id', 'input_id', 'question_id')
    )
    with op.batch_alter_table('answerfile', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answerfile_input_id'), ['input_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_answerfile_question_id'), ['question_id'], unique=False)

    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.add_column(sa.Column('megabytes', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('types', sa.JSON(), server_default='[]', nullable=False))



def downgrade() -> None:
    op.drop_column('question', 'types')
    op.drop_column('question', 'megabytes')
    op.drop_table('answerfile')
