"""What the page of an input says, and to whom."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from sqlmodel import select

from civic.errors import NotFound
from civic.models import Input, MapLayer, Project
from civic.rules.access import SYSTEM, Actor
from civic.services import answers, comments, identity, input_pages, inputs, reactions
from civic.services.gone import NOT_GONE
from civic.services.input_views import InputPage
from civic.services.work import House, work
from civic.words import Reason, Role, Subject
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

SECRET = "ma rue, au 12"


def withdrawn(house: House) -> str:
    ana = make.a_person(house)
    idea = make.an_idea(
        house,
        make.an_idea_box(house),
        author=ana,
        body=f"<p>{SECRET}</p>",
        lat=50.63,
        lng=3.06,
        address=SECRET,
    )
    before = inputs.Draft(title="Un banc ici", body=f"<p>Encore {SECRET}</p>")
    do(house, ana, inputs.edit, idea, before)
    do(house, ana, inputs.withdraw, idea)
    return idea


def test_what_was_taken_back_is_no_longer_sent_to_anybody_else(house: House) -> None:
    idea = withdrawn(house)

    page = do(house, make.a_person(house), input_pages.page, idea)

    assert page.gone.how == "withdrawn"
    assert (page.card.title, page.lat) == ("Un banc ici", None)
    assert SECRET not in repr(page)


def test_the_team_still_reads_what_was_taken_back(house: House) -> None:
    idea = withdrawn(house)
    seen: InputPage = do(house, make.an_admin(house), input_pages.page, idea)
    moderator = make.trusted(house, make.a_person(house), seen.project_id, Role.MODERATOR)

    assert SECRET in do(house, moderator, input_pages.page, idea).body


def test_an_author_still_reads_what_they_took_back_and_where_to_hand_it_in_again(
    house: House,
) -> None:
    idea = withdrawn(house)
    with work(house, SYSTEM, now=NOON) as job:
        author = identity.known(job.session, job.session.get_one(Input, idea).author_id or "")

    page = do(house, author, input_pages.page, idea)

    assert SECRET in page.body
    assert (page.is_own, page.gone.how, page.gone.at) == (True, "withdrawn", NOON)
    assert page.gone.box == f"/projects/parks/{page.activity_slug}"
    closed = {page.react.reason, page.comment.reason, page.change.reason}
    assert closed == {Reason.CONTENT_CLOSED}


def test_an_author_reads_their_hidden_input_and_the_reason_of_the_team(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)
    with work(house, SYSTEM, now=NOON) as job:
        job.session.exec(select(Project)).one().contact = "team@example.test"
    do(house, make.an_admin(house), answers.hide, idea, f"Insulte {HOSTILE}")

    page = do(house, ana, input_pages.page, idea)

    assert (page.gone.how, page.gone.contact) == ("hidden", "team@example.test")
    assert page.gone.because == f"Insulte {HOSTILE}"
    assert page.body
    assert not page.react.is_open


def test_a_hidden_input_is_not_there_for_others_and_says_so_to_the_team(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana, hidden_at=NOON)

    for other in (Actor(), make.a_person(house)):
        with pytest.raises(NotFound):
            do(house, other, input_pages.page, idea)
    assert do(house, make.an_admin(house), input_pages.page, idea).gone.how == "hidden"


def test_what_everybody_sees_is_not_gone(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    assert do(house, Actor(), input_pages.page, idea).gone == NOT_GONE


def test_an_input_that_moves_is_drawn_anew(house: House) -> None:
    idea, admin = (
        make.an_idea(house, make.an_idea_box(house), lat=48.0, lng=2.0),
        make.an_admin(house),
    )
    project = do(house, admin, input_pages.page, idea).project_id
    make.keep(house, MapLayer(project_id=project, name={"fr": "Rues"}, geojson={}))
    before = do(house, admin, input_pages.page, idea).drawing

    do(house, admin, answers.move, idea, 49.0, 2.0)

    assert before
    assert do(house, admin, input_pages.page, idea).drawing != before


def test_nobody_comments_on_what_was_taken_back(house: House) -> None:
    idea = withdrawn(house)

    with pytest.raises(NotFound):
        do(house, make.a_person(house), comments.write, idea, "Dommage")


def test_nobody_supports_what_is_being_taken_back(house: House) -> None:
    ana, ben = make.a_person(house), make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)

    with ThreadPoolExecutor(1) as pool:
        with work(house, ana, now=NOON) as job:
            inputs.withdraw(job, idea)
            thumb = pool.submit(do, house, ben, reactions.react, Subject.INPUT, idea, 1)
            wait([thumb], timeout=0.5)

        with pytest.raises(NotFound):
            thumb.result()
