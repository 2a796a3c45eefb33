"""What stands on the doors of a project, of its activities, and on its card."""

from datetime import timedelta

from civic.rules.access import Actor
from civic.services import projects
from civic.services.doors import DoorView
from civic.services.work import House
from civic.words import Act, ProjectStatus, Reason
from tests import factories as make
from tests.factories import ALL_ACTS, NOON
from tests.services.acting import do

DAY = timedelta(days=1)
TALKING = (Act.REACT, Act.COMMENT)


def doors(house: House, actor: Actor | None = None, slug: str = "parks") -> list[DoorView]:
    """Return the door on the project's card, then those of its activities."""
    page = do(house, actor or Actor(), projects.page, slug)
    return [page.card.door, *(activity.door for activity in page.activities)]


def test_a_box_open_for_reactions_and_comments_alone_is_open(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: ALL_ACTS}, starts=-9, ends=-5)
    make.a_phase(house, project, {box: TALKING}, starts=-5, ends=3)

    for door in doors(house):
        assert (door.standing, door.acts, door.date) == ("open", "react_comment", NOON + 3 * DAY)


def test_phases_that_overlap_give_each_act_its_own_end(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: (Act.SUBMIT_INPUT,)}, starts=-1, ends=2)
    make.a_phase(house, project, {box: TALKING}, starts=-1, ends=None)

    _, door = doors(house)

    assert (door.acts, door.date) == ("submit_input", NOON + 2 * DAY)
    assert (door.longer, door.later) == ("react_comment", None)


def test_the_card_of_a_project_says_what_any_of_its_activities_offers(house: House) -> None:
    project = make.a_project(house)
    first, second = make.an_activity(house, project), make.an_activity(house, project)
    make.a_phase(house, project, {first: (Act.COMMENT,)}, starts=-1, ends=2)
    make.a_phase(house, project, {second: (Act.SUBMIT_INPUT,)}, starts=4, ends=6)

    card, *others = doors(house)

    assert (card.standing, card.acts, card.date) == ("open", "comment", NOON + 2 * DAY)
    assert sorted(door.standing for door in others) == ["open", "upcoming"]


def test_an_act_that_is_switched_off_is_on_no_door(house: House) -> None:
    make.an_idea_box(house, submissions=False, comments=False)

    assert {door.acts for door in doors(house)} == {"react"}


def test_an_activity_without_phases_is_open_without_end(house: House) -> None:
    make.an_activity(house, make.a_project(house))

    for door in doors(house):
        assert (door.acts, door.date) == ("submit_input_react_comment", None)


def test_nothing_can_be_done_behind_the_doors_of_an_archive(house: House) -> None:
    make.an_activity(house, make.a_project(house, status=ProjectStatus.ARCHIVED))

    assert {door.barrier.reason for door in doors(house)} == {Reason.PROJECT_ARCHIVED}


def test_a_door_tells_a_blocked_person_that_it_is_shut_for_them(house: House) -> None:
    make.an_idea_box(house)
    blocked = make.a_person(house, blocked_until=NOON + DAY)

    assert {door.barrier.reason for door in doors(house, blocked)} == {Reason.BLOCKED}
    assert {door.barrier.is_open for door in doors(house)} == {True}


def test_an_information_page_promises_nothing(house: House) -> None:
    make.an_activity(house, make.a_project(house), "information")

    card, _ = doors(house)

    assert (card.standing, card.acts) == ("", "")


def test_the_next_act_in_a_project_is_to_contribute_wherever_that_is_possible(house: House) -> None:
    project = make.a_project(house)
    talked, open_to_all = make.an_activity(house, project), make.an_activity(house, project)
    make.a_phase(house, project, {talked: TALKING}, starts=-1, ends=2)
    make.a_phase(house, project, {open_to_all: ALL_ACTS}, starts=-1, ends=6)

    page = do(house, Actor(), projects.page, "parks")

    slugs = {activity.id: activity.slug for activity in page.activities}
    assert (page.next.slug, page.next.submits) == (slugs[open_to_all], True)


def test_where_nothing_can_be_contributed_the_next_act_is_to_join_in(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: TALKING}, starts=-1, ends=2)

    page = do(house, Actor(), projects.page, "parks")

    assert (page.next.slug, page.next.submits) == (page.activities[0].slug, False)


def test_a_project_where_all_is_over_has_no_next_act(house: House) -> None:
    project = make.a_project(house)
    make.a_phase(house, project, {make.an_activity(house, project): ALL_ACTS}, starts=-9, ends=-5)

    assert do(house, Actor(), projects.page, "parks").next.slug == ""


def test_all_that_is_open_now_is_told_together_whatever_ends_first(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: (Act.SUBMIT_INPUT, Act.COMMENT)}, starts=-1, ends=2)
    make.a_phase(house, project, {box: (Act.REACT,)}, starts=-1, ends=5)

    for door in doors(house):
        assert (door.now, door.acts) == ("submit_input_react_comment", "submit_input_comment")
