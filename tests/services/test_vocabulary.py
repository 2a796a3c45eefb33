"""The organiser's words: at hand, and new at once for everybody when they change."""

from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from civic.errors import NotFound
from civic.models import Area, Platform, Status, Tag
from civic.rules.access import SYSTEM, Actor
from civic.services.vocabulary import NO_STATUS, Label, vocabulary
from civic.services.work import Caller, House, work
from tests import factories as make
from tests.factories import NOON

ROWS: list[Any] = [
    pytest.param(Tag, {"name": {"fr": "Vélo"}}, id="a tag"),
    pytest.param(Area, {"name": {"fr": "Nord"}}, id="an area"),
    pytest.param(Status, {"key": "seen", "name": {"fr": "Lue"}}, id="a status"),
]


def version(house: House) -> int:
    with work(house, Actor(), now=NOON, reading=True) as job:
        return job.vocabulary.version


@pytest.mark.parametrize(("table", "columns"), ROWS)
def test_every_change_of_a_word_changes_the_version(
    house: House, table: Any, columns: dict[str, Any]
) -> None:
    seen = [version(house)]
    make.keep(house, Platform())
    row = table(**columns)
    make.keep(house, row)
    seen.append(version(house))
    with work(house, SYSTEM, now=NOON) as job:
        job.session.exec(select(table)).one().name = {"fr": "Autre"}
    seen.append(version(house))
    with work(house, SYSTEM, now=NOON) as job:
        job.session.delete(job.session.exec(select(table)).one())
    seen.append(version(house))

    assert len(set(seen)) == 4


def test_another_process_sees_a_change_at_its_next_act(house: House) -> None:
    make.keep(house, Tag(name={"fr": "Vélo"}))
    version(house)

    make.keep(house, Tag(name={"fr": "Bus"}))

    with Session(house.engine) as session:
        names = [tag.name["fr"] for tag in vocabulary(session, house.engine).tags.values()]
    assert sorted(names) == ["Bus", "Vélo"]


def test_a_word_that_changes_while_all_are_read_is_not_missed(house: House) -> None:
    make.keep(house, Platform())
    late: list[Area] = [Area(name={"fr": "Nord"})]

    def meanwhile(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM area" in statement and late:
            make.keep(house, late.pop())

    event.listen(house.engine, "after_cursor_execute", meanwhile)
    version(house)
    event.remove(house.engine, "after_cursor_execute", meanwhile)

    with work(house, Actor(), now=NOON, reading=True) as job:
        assert len(job.vocabulary.areas) == 1


@pytest.mark.parametrize("reading", [True, False])
def test_a_refusal_leaves_the_words_as_they_are_for_everybody(house: House, reading: bool) -> None:
    make.keep(house, Tag(name={"fr": "Vélo"}), Area(name={"fr": "Nord"}))
    make.keep(house, Status(key="seen", name={"fr": "Lue"}))

    with pytest.raises(NotFound), work(house, Actor(), reading=reading) as job:
        assert job.vocabulary.tags
        raise NotFound

    with work(house, Actor(), reading=True) as job:
        words = job.vocabulary
        assert [words.tag(key, "fr").text for key in words.tags] == ["Vélo"]
        assert [words.area(key, "fr").text for key in words.areas] == ["Nord"]
        assert [words.status(key, "fr").text for key in words.statuses] == ["Lue"]


def test_what_an_act_changes_after_it_read_the_words_is_not_among_them_yet(house: House) -> None:
    make.keep(house, Tag(name={"fr": "Vélo"}))

    with work(house, SYSTEM, now=NOON) as job:
        before = job.vocabulary
        job.session.exec(select(Tag)).one().name = {"fr": "Bus"}

    assert [tag.name["fr"] for tag in before.tags.values()] == ["Vélo"]
    with work(house, SYSTEM, reading=True) as job:
        assert [tag.name["fr"] for tag in job.vocabulary.tags.values()] == ["Bus"]


def test_what_fails_leaves_no_trace_in_memory(house: House) -> None:
    make.keep(house, Tag(name={"fr": "Vélo"}))

    with pytest.raises(ZeroDivisionError), work(house, SYSTEM, now=NOON) as job:
        job.session.add(Tag(name={"fr": "Perdu"}))
        job.session.flush()
        assert len(job.vocabulary.tags) == 2
        _ = 1 / 0

    with work(house, Actor(), now=NOON, reading=True) as job:
        assert len(job.vocabulary.tags) == 1


def test_an_act_that_fails_spoils_the_words_for_nobody(house: House) -> None:
    make.keep(house, Tag(name={"fr": "Vélo"}))

    with pytest.raises(ZeroDivisionError), work(house, Actor(), now=NOON, reading=True) as job:
        assert len(job.vocabulary.tags) == 1
        _ = 1 / 0

    with work(house, Actor(), now=NOON, reading=True) as job:
        (tag,) = job.vocabulary.tags.values()
        assert tag.name == {"fr": "Vélo"}


def test_a_word_comes_in_the_readers_language_and_says_which(house: House) -> None:
    tag = Tag(name={"fr": "Vélo", "nl": "Fiets"})
    make.keep(house, tag)

    with work(house, Caller(language="nl"), now=NOON, reading=True) as job:
        assert job.vocabulary.tag(tag.id, job.reader) == Label(tag.id, "Fiets", "nl")
    with work(house, Caller(language="ar"), now=NOON, reading=True) as job:
        assert job.vocabulary.tag(tag.id, job.reader) == Label(tag.id, "Vélo", "fr")


def test_an_activity_has_its_own_tags_else_the_platforms(house: House) -> None:
    box, other = make.an_idea_box(house), make.an_idea_box(house, "other")
    make.keep(house, Tag(name={"fr": "Pour tous"}), Tag(name={"fr": "Ici"}, activity_id=box))

    with work(house, Actor(), now=NOON, reading=True) as job:
        words = job.vocabulary
        assert [label.text for label in words.tags_for(box, "fr")] == ["Ici"]
        assert [label.text for label in words.tags_for(other, "fr")] == ["Pour tous"]


def test_what_is_not_there_is_no_word(house: House) -> None:
    with work(house, Actor(), now=NOON, reading=True) as job:
        assert job.vocabulary.status("none", "fr") == NO_STATUS
        assert job.vocabulary.area(None, "fr") == Label()
        assert job.vocabulary.first_status() is None
