"""The database moves up and down with what is in it, and ends where the tables say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect
from sqlmodel import select

from civic.models import Feedback
from civic.rules.access import SYSTEM
from civic.services import migrations
from civic.services.database import open_engine
from civic.services.work import House, work
from tests import factories as make
from tests.conftest import ENGINES, fresh_database
from tests.factories import NOON

FIRST = "9cd055a92929"


@pytest.fixture(params=ENGINES)
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Open a database without any table."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path}/blank.db")
    else:
        engine = open_engine(fresh_database("_blank"))
    yield engine
    engine.dispose()


def test_the_migrations_lead_to_the_tables_of_this_version(blank: Engine) -> None:
    migrations.upgrade(blank)

    assert migrations.differences(blank) == []


def test_the_migrations_lead_back_to_nothing_with_data_there(blank: Engine) -> None:
    migrations.upgrade(blank)
    house = House(blank)
    idea = make.an_idea(house, make.an_idea_box(house), author=make.a_person(house))
    make.a_comment(house, idea, make.a_person(house))
    make.keep(house, Feedback(input_id=idea, signature="Ville", body="<p>Oui</p>", at=NOON))

    migrations.downgrade(blank, "base")
    migrations.upgrade(blank)

    assert "input" in inspect(blank).get_table_names()
    assert migrations.differences(blank) == []


def test_an_answer_from_before_its_language_was_kept_stays_there_and_back(blank: Engine) -> None:
    migrations.upgrade(blank)
    house = House(blank)
    idea = make.an_idea(house, make.an_idea_box(house), author=make.a_person(house))
    make.keep(house, Feedback(input_id=idea, signature="Ville", body="<p>Oui</p>", at=NOON))

    migrations.downgrade(blank, FIRST)
    migrations.upgrade(blank)

    with work(house, SYSTEM, reading=True) as job:
        [answer] = job.session.exec(select(Feedback)).all()
        assert (answer.body, answer.language) == ("<p>Oui</p>", "")
        assert answer.folded == "ville oui"
