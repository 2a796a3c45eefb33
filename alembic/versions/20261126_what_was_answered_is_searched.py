"""what was answered is searched."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op

from civic.rules.texts import fold

revision: str = 'b7c25d90e4f1'
down_revision: str | None = '518c45bb53bb'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

INPUT = sa.table('input', sa.column('id'), sa.column('answered'), sa.column('confided'))
QUESTION = sa.table(
    'question', sa.column('id'), sa.column('kind'), sa.column('is_public', sa.Boolean()),
    sa.column('need'), sa.column('removed_at'),
)
ANSWER = sa.table(
    'questionanswer', sa.column('id'), sa.column('input_id'), sa.column('question_id'),
    sa.column('value', sa.JSON()), sa.column('folded'),
)


def upgrade() -> None:
    for table, names in (('questionanswer', ['folded']), ('input', ['answered', 'confided'])):
        for name in names:
            text = sqlmodel.sql.sqltypes.AutoString()
            op.add_column(table, sa.Column(name, text, nullable=False, server_default=''))
    # What was answered before is found too.
    connection = op.get_bind()
    written = QUESTION.c.kind.in_(('short', 'long'))
    asked = sa.select(QUESTION.c.id).where(written)
    given = sa.select(ANSWER.c.id, ANSWER.c.value).where(ANSWER.c.question_id.in_(asked))
    for key, value in connection.execute(given).all():
        if isinstance(value, str):
            kept = sa.update(ANSWER).where(ANSWER.c.id == key)
            connection.execute(kept.values(folded=fold(value)))
    for_all = sa.and_(
        QUESTION.c.is_public, QUESTION.c.removed_at.is_(None), QUESTION.c.need != 'hidden'
    )
    said = {'answered': for_all, 'confided': sa.not_(for_all)}
    values = {name: _joined(sa.and_(written, of)) for name, of in said.items()}
    those = sa.select(ANSWER.c.input_id).where(ANSWER.c.folded != '')
    connection.execute(sa.update(INPUT).where(INPUT.c.id.in_(those)).values(values))


def _joined(of: sa.ColumnElement[bool]) -> sa.ScalarSelect[str]:
    whole = sa.func.coalesce(sa.func.aggregate_strings(ANSWER.c.folded, ' '), '')
    query = sa.select(whole).join_from(ANSWER, QUESTION, QUESTION.c.id == ANSWER.c.question_id)
    return query.where(ANSWER.c.input_id == INPUT.c.id, of).correlate(INPUT).scalar_subquery()


def downgrade() -> None:
    op.drop_column('input', 'confided')
    op.drop_column('input', 'answered')
    op.drop_column('questionanswer', 'folded')
