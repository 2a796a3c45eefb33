"""Official answers as the search compares them."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op

from civic.rules.texts import fold, plain

revision: str = '518c45bb53bb'
down_revision: str | None = 'b65ccb5dfe92'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString()
    op.add_column('feedback', sa.Column('folded', text, server_default='', nullable=False))

    answers = sa.table('feedback', *map(sa.column, ('id', 'signature', 'body', 'folded')))
    there = op.get_bind()
    for row in there.execute(sa.select(answers.c.id, answers.c.signature, answers.c.body)).all():
        folded = fold(f"{row.signature} {plain(row.body)}")
        there.execute(sa.update(answers).where(answers.c.id == row.id).values(folded=folded))


def downgrade() -> None:
    op.drop_column('feedback', 'folded')
