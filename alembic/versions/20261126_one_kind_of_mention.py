"""one kind of mention."""

import re
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op


revision: str = '5b0d3c1f7a42'
down_revision: str | None = 'fff0e385bd47'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NOTE = sa.table('internalnote', sa.column('id'), sa.column('body'), sa.column('mentions', sa.JSON()))
PERSON = sa.table('person', sa.column('id'), sa.column('name'))
MENTION = re.compile(r'@\[([0-9a-f]{32})\]')


def upgrade() -> None:
    # Whom a note mentions stands in its words by id, as in comments: names were typed into them.
    connection = op.get_bind()
    for key, body, mentioned in connection.execute(sa.select(*NOTE.c)).all():
        said = MENTION.sub(r'@ [\1]', body)
        named = connection.execute(sa.select(*PERSON.c).where(PERSON.c.id.in_(mentioned or [])))
        people = sorted(named.all(), key=lambda one: -len(one.name))
        for person_id, name in people:
            if name:
                typed = rf'(?<!\w)@{re.escape(name)}(?!\w)'
                said = re.sub(typed, f'@[{person_id}]', said, flags=re.IGNORECASE)
        if said != body:
            connection.execute(sa.update(NOTE).where(NOTE.c.id == key).values(body=said))
    op.drop_column('internalnote', 'mentions')


def downgrade() -> None:
    op.add_column(
        'internalnote', sa.Column('mentions', sa.JSON(), nullable=False, server_default='[]')
    )
    connection = op.get_bind()
    names = {row.id: row.name for row in connection.execute(sa.select(*PERSON.c))}
    for key, body, _ in connection.execute(sa.select(*NOTE.c)).all():
        people = list(dict.fromkeys(MENTION.findall(body)))
        said = MENTION.sub(lambda found: f'@{names.get(found[1], "…")}', body)
        values = {'body': said, 'mentions': people}
        connection.execute(sa.update(NOTE).where(NOTE.c.id == key).values(values))
