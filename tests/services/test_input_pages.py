"""What the page of an input says, and to whom."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from civic.errors import NotFound
from civic.services import comments, input_pages, inputs, reactions
from civic.services.input_pages import InputPage
from civic.services.work import House, work
from civic.words import Role, Subject
from tests import factories as make
from tests.factories import NOON
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

    assert page.withdrawn_at
    assert (page.card.title, page.lat, page.versions) == ("Un banc ici", None, [])
    assert SECRET not in repr(page)


def test_the_team_still_reads_what_was_taken_back(house: House) -> None:
    idea = withdrawn(house)
    seen: InputPage = do(house, make.an_admin(house), input_pages.page, idea)
    moderator = make.trusted(house, make.a_person(house), seen.project_id, Role.MODERATOR)

    assert SECRET in do(house, moderator, input_pages.page, idea).body


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
