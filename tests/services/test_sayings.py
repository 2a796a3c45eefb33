"""What people answer to questions finds their contribution, for whoever reads the answer."""

from collections.abc import Callable

import pytest

from civic.models import Question
from civic.rules.access import SYSTEM, Actor
from civic.rules.searching import Wanted
from civic.services import (
    api_inputs,
    exporting,
    form_editor,
    input_lists,
    inputs,
    searching,
    team_inputs,
    undo,
)
from civic.services.exporting import Order as Export
from civic.services.input_lists import Filters
from civic.services.inputs import Draft
from civic.services.team_query import Query
from civic.services.work import House, work
from civic.words import Order, Role, Scope
from tests import factories as make
from tests.services.acting import do
from tests.services.test_forms import ask, change

WORDS = "Près de la Fontaine, à l’ÉCOLE"


class Bench:
    """An idea whose author answered a public question, one for the team, and one to choose from."""

    def __init__(self, house: House) -> None:
        self.house, self.box = house, make.an_idea_box(house)
        with work(house, SYSTEM, reading=True) as job:
            self.project = job.visit(self.box).project.id
        self.open, self.closed = ask(house, self.box), ask(house, self.box, "long", readers="team")
        self.ana = make.a_person(house, "Ana")
        self.moderator = make.trusted(house, make.a_person(house), self.project, Role.MODERATOR)
        make.an_idea(house, self.box, "Un arbre")
        self.idea = do(house, self.ana, inputs.submit, self.box, self.draft(WORDS, "Mon téléphone"))

    def draft(self, said: str, confided: str) -> Draft:
        """Return the idea with two answers."""
        return Draft(title="Un banc", answers={self.open: said, self.closed: confided})

    def finds(self, text: str, by: Actor | None = None) -> bool:
        """Say whether a reader finds the idea, and nothing else, in the list of the activity."""
        listed = do(self.house, by or Actor(), input_lists.listed, self.box, Filters(text=text))
        pins = do(self.house, by or Actor(), input_lists.pins, self.box, Filters(text=text))
        assert len(listed.cards) == listed.total
        assert pins.ids == []
        return [card.id for card in listed.cards] == [self.idea]


@pytest.fixture
def bench(house: House) -> Bench:
    return Bench(house)


def test_words_of_a_public_answer_find_the_contribution(bench: Bench) -> None:
    assert bench.finds("fontaine")
    assert bench.finds("ecole FONTAINE")
    assert bench.finds("banc fontaine")
    assert not bench.finds("fontaine arbre")
    assert not bench.finds("lavoir")


def test_what_was_confided_to_the_team_finds_it_for_the_team_alone(bench: Bench) -> None:
    elsewhere = make.a_project(bench.house, "elsewhere")
    others = make.trusted(bench.house, make.a_person(bench.house), elsewhere, Role.MODERATOR)

    found = {
        who: bench.finds("telephone", actor)
        for who, actor in {
            "nobody": Actor(), "the author": bench.ana, "another team": others,
            "the team": bench.moderator, "an admin": make.an_admin(bench.house),
        }.items()
    }  # fmt: skip

    assert [who for who, finds in found.items() if finds] == ["the team", "an admin"]


def test_one_reader_is_not_given_what_another_was_found(bench: Bench) -> None:
    for reader, expected in ((bench.moderator, True), (Actor(), False), (bench.moderator, True)):
        assert bench.finds("telephone", reader) is expected


def test_the_team_finds_both_in_its_table_and_its_files(bench: Bench) -> None:
    def table(text: str) -> list[str]:
        rows = do(bench.house, bench.moderator, team_inputs.window, Query(text=text)).rows
        return [row.id for row in rows]

    def file(text: str) -> list[str]:
        order = Export(bench.box, Filters(text=text))
        rows = do(bench.house, bench.moderator, exporting.batch, order, None).rows
        return [row.id for row, _ in rows]

    for found in (table, file):
        assert found("fontaine") == found("téléphone") == found("telephone banc") == [bench.idea]
        assert found("lavoir") == []


def test_a_program_finds_what_its_key_lets_it_read(bench: Bench) -> None:
    def found(text: str, *scopes: Scope) -> list[str]:
        admin = make.an_admin(bench.house)
        key = Actor(person_id=admin.person_id, is_admin=True, scopes=frozenset(scopes))
        wanted = api_inputs.Wanted(filters=Filters(text=text, order=Order.NEW))
        return [one.id for one in do(bench.house, key, api_inputs.inputs, wanted).items]

    assert found("fontaine") == [bench.idea]
    assert found("telephone") == []
    assert found("telephone", Scope.READ) == [bench.idea]


def test_the_search_of_the_whole_site_finds_by_what_everybody_reads_alone(bench: Bench) -> None:
    def found(text: str, by: Actor) -> list[str]:
        groups = do(bench.house, by, searching.search, Wanted(text)).groups
        return [card.id for group in groups for card in group.inputs]

    for reader in (Actor(), bench.moderator, make.an_admin(bench.house)):
        assert found("banc fontaine", reader) == [bench.idea]
        assert found("telephone", reader) == []


def test_an_edited_answer_is_found_by_what_it_says_now(bench: Bench) -> None:
    do(bench.house, bench.ana, inputs.edit, bench.idea, bench.draft("Au lavoir", ""))

    assert bench.finds("lavoir")
    assert not bench.finds("fontaine")
    assert not bench.finds("telephone", bench.moderator)


def put_back(house: House, question: str) -> None:
    entry = do(house, make.an_admin(house), form_editor.remove, question)
    do(house, make.an_admin(house), undo.restore, entry)


@pytest.mark.parametrize(
    ("act", "is_public"),
    [
        pytest.param(lambda h, q: change(h, q, readers="team"), False, id="for the team from now"),
        pytest.param(lambda h, q: change(h, q, need="hidden"), False, id="hidden"),
        pytest.param(
            lambda h, q: do(h, make.an_admin(h), form_editor.remove, q), False, id="removed"
        ),
        pytest.param(put_back, True, id="removed and put back"),
        pytest.param(change, True, id="asked in other words"),
    ],
)
def test_who_finds_by_an_answer_changes_with_who_reads_it(
    bench: Bench, act: Callable[[House, str], object], is_public: bool
) -> None:
    act(bench.house, bench.open)

    assert bench.finds("fontaine") is is_public
    assert bench.finds("fontaine", bench.moderator)


def test_what_is_chosen_and_no_words_is_not_searched(house: House) -> None:
    box = make.an_idea_box(house)
    options = [{"id": "", "name": {"fr": "Ombre"}}, {"id": "", "name": {"fr": "Soleil"}}]
    question = ask(house, box, "choice", options=options)
    with work(house, SYSTEM, reading=True) as job:
        (picked, _) = job.session.get_one(Question, question).options
    ana = make.a_person(house)
    do(house, ana, inputs.submit, box, Draft(title="Un banc", answers={question: picked["id"]}))

    found = do(house, ana, input_lists.listed, box, Filters(text=picked["id"]))

    assert found.total == 0
