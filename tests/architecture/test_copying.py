"""Whoever adds a table or a column to projects says whether a copy has it."""

import pytest
from sqlmodel import SQLModel

from civic.services.belongings import belongings
from civic.services.project_copy import COPIED, LEFT, LEFT_WHOLE
from civic.services.project_reset import KEPT

TABLES = {table.name: table for table in belongings("any")}


def test_every_table_that_leans_on_a_project_is_copied_or_left_with_a_reason() -> None:
    copied = {str(table.__tablename__) for table in COPIED}

    assert set(TABLES) | {"logentry"} == copied | set(LEFT_WHOLE)
    assert not copied & set(LEFT_WHOLE)
    assert all(LEFT_WHOLE.values())


@pytest.mark.parametrize("table", COPIED, ids=lambda table: table.__tablename__)
def test_every_column_is_copied_or_left_with_a_reason(table: type[SQLModel]) -> None:
    columns = {column.name for column in TABLES[str(table.__tablename__)].columns}

    assert columns == set(COPIED[table]) | set(LEFT[table])
    assert not set(COPIED[table]) & set(LEFT[table])
    assert all(LEFT[table].values())


def test_a_reset_keeps_tables_that_there_are_and_all_that_a_copy_has() -> None:
    assert set(TABLES) >= KEPT
    assert {str(table.__tablename__) for table in COPIED} <= KEPT
