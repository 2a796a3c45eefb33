"""What is kept for all readers alike is forgotten as soon as anybody writes."""

from civic.models import Project
from civic.rules.access import Actor
from civic.services import input_lists, projects, reactions
from civic.services.input_lists import Filters
from civic.services.memory import MOST, Memory
from civic.services.work import Caller, House, work
from civic.words import ProjectStatus, Subject
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do


def test_what_was_written_is_in_the_very_next_list(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    make.an_idea(house, box, "Un banc")
    before = do(house, ana, input_lists.listed, box, Filters())

    make.an_idea(house, box, "Un tram")
    after = do(house, ana, input_lists.listed, box, Filters())

    assert (before.total, after.total) == (1, 2)
    assert {card.title for card in after.cards} == {"Un banc", "Un tram"}


def test_each_reader_sees_their_own_thumbs_on_the_same_cards(house: House) -> None:
    box, ana, ben = make.an_idea_box(house), make.a_person(house), make.a_person(house)
    idea = make.an_idea(house, box)
    do(house, ana, reactions.react, Subject.INPUT, idea, 1)

    seen = [
        do(house, who, input_lists.listed, box, Filters()).cards[0]
        for who in (ana, ben, Actor(), ana)
    ]

    assert [(card.up, card.mine) for card in seen] == [(1, 1), (1, 0), (1, 0), (1, 1)]


def test_each_reader_has_the_organisers_words_in_their_language(house: House) -> None:
    status = make.a_status(house, name={"fr": "Acceptée", "nl": "Aanvaard"})
    box = make.an_idea_box(house)
    make.an_idea(house, box, status_id=status)

    def label(language: str) -> str:
        with work(house, Caller(language=language), now=NOON, reading=True) as job:
            return input_lists.listed(job, box, Filters()).cards[0].status.text

    assert [label("fr"), label("nl"), label("fr")] == ["Acceptée", "Aanvaard", "Acceptée"]


def test_a_project_taken_back_is_at_once_on_no_page(house: House) -> None:
    project = make.a_project(house)
    assert do(house, Actor(), projects.home).upcoming or do(house, Actor(), projects.home).open

    with work(house, make.an_admin(house), now=NOON) as job:
        job.session.get_one(Project, project).status = ProjectStatus.DRAFT

    home = do(house, Actor(), projects.home)
    assert [*home.open, *home.upcoming, *home.past] == []


def test_a_writer_finds_its_own_words_before_they_are_kept(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    with work(house, ana, now=NOON) as job:
        assert input_lists.listed(job, box, Filters()).total == 0
        assert job.recall("anything", lambda: 1) == 1
        assert job.recall("anything", lambda: 2) == 2


def test_what_a_write_has_overtaken_is_not_kept() -> None:
    memory = Memory()

    def find() -> str:
        memory.forget()
        return "old"

    assert memory.recall()("key", find) == "old"
    assert memory.recall()("key", lambda: "new") == "new"
    assert memory.recall()("key", lambda: "newer") == "new"


def test_what_another_process_writes_shows_after_a_while() -> None:
    memory = Memory(lasts_s=0.0)

    assert memory.recall()("key", lambda: "old") == "old"
    assert memory.recall()("key", lambda: "new") == "new"


def test_only_so_much_is_kept() -> None:
    memory = Memory()
    for number in range(2 * MOST + 2):
        memory.recall()(number, lambda: "found")

    assert memory.get(2 * MOST + 1) == ("found",)
    assert memory.get(0) is None
