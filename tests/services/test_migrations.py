"""The database moves up and down with what is in it, and ends where the tables say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect
from sqlmodel import select

from civic.models import Feedback, Input, Question, QuestionAnswer
from civic.rules.access import SYSTEM
from civic.rules.forms import Kind
from civic.services import migrations
from civic.services.database import open_engine
from civic.services.work import House, work
from tests import factories as make
from tests.conftest import ENGINES, fresh_database
from tests.factories import NOON

FIRST = "9cd055a92929"
BEFORE_ANSWERS = "518c45bb53bb"


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


def test_what_was_answered_before_the_search_looked_there_is_found(blank: Engine) -> None:
    migrations.upgrade(blank)
    house = House(blank)
    box = make.an_idea_box(house)
    idea = make.an_idea(house, box)
    lines = [
        Question(activity_id=box, kind=kind, wording={"fr": "Où"}, is_public=is_public)
        for kind, is_public in ((Kind.SHORT, True), (Kind.LONG, False), (Kind.LINK, True))
    ]
    make.keep(house, *lines)
    said = ("À l’ÉCOLE", "Œuvre", "https://example.org")
    given = zip(lines, said, strict=True)
    make.keep(house, *(QuestionAnswer(input_id=idea, question_id=q.id, value=v) for q, v in given))

    migrations.downgrade(blank, BEFORE_ANSWERS)
    migrations.upgrade(blank)

    with work(house, SYSTEM, reading=True) as job:
        row = job.session.get_one(Input, idea)
        assert (row.answered, row.confided) == ("a l’ecole", "oeuvre")


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
