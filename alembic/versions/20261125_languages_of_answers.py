"""Official answers and the notes of statuses say in which language they are written.

What was written before is in none that is known: screens then say the platform's own.
"""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision: str = 'ae51b411fc11'
down_revision: str | None = '9cd055a92929'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ('feedback', 'statuschange')


def upgrade() -> None:
    for table in TABLES:
        language = sqlmodel.sql.sqltypes.AutoString(length=8)
        op.add_column(table, sa.Column('language', language, nullable=False, server_default=''))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, 'language')
