"""Activities have forms, inputs answer them, and versions keep what they answered.

Versions from before answered nothing.
"""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision: str = '9772d45d0651'
down_revision: str | None = '0507d132a4b8'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('question',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('activity_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('wording', sa.JSON(), nullable=False),
    sa.Column('help', sa.JSON(), nullable=False),
    sa.Column('need', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.Column('least', sa.Float(), nullable=True),
    sa.Column('most', sa.Float(), nullable=True),
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['activity_id'], ['activity.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.create_index('ix_question_form', ['activity_id', 'position', 'id'], unique=False)

    op.create_table('questionanswer',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('input_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('question_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('value', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['input_id'], ['input.id'], ),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('input_id', 'question_id')
    )
    with op.batch_alter_table('questionanswer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_questionanswer_question_id'), ['question_id'], unique=False)

    answers = sa.Column('answers', sa.JSON(), nullable=False, server_default='{}')
    op.add_column('inputversion', answers)


def downgrade() -> None:
    op.drop_column('inputversion', 'answers')

    with op.batch_alter_table('questionanswer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_questionanswer_question_id'))

    op.drop_table('questionanswer')
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.drop_index('ix_question_form')

    op.drop_table('question')
