"""What is new to the team, and how many are marked as seen at once."""

from datetime import timedelta

from sqlmodel import select

from civic.models import Report, Review
from civic.rules.access import SYSTEM
from civic.services import bulk_acts, bulk_undo, moderation_queue, team_inputs
from civic.services.bulk import Chosen
from civic.services.team_query import Query
from civic.services.work import House, work
from civic.words import Role, Subject
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do

UNSEEN = Query(state="unseen")


class Desk:
    """An idea box with three new ideas, and a moderator of its project."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.box = make.an_idea_box(house)
        self.ids = tuple(make.an_idea(house, self.box, f"Idée {n}") for n in range(3))
        with work(house, SYSTEM, reading=True) as job:
            project = job.visit(self.box).project.id
        self.rita = make.trusted(house, make.a_person(house, "Rita"), project, Role.MODERATOR)

    def unseen(self) -> set[str]:
        """Return what is new to the team."""
        return {row.id for row in do(self.house, self.rita, team_inputs.window, UNSEEN).rows}

    def queued(self) -> int:
        """Return how many new pieces wait in the queue of moderation."""
        return do(self.house, self.rita, moderation_queue.queue, "new").counts["new"]


def test_many_are_marked_as_seen_and_leave_the_queue_too(house: House) -> None:
    desk = Desk(house)
    assert desk.unseen() == set(desk.ids)

    done = do(house, desk.rita, bulk_acts.see, Chosen(desk.ids[:2]))

    assert done.count == 2
    assert desk.unseen() == {desk.ids[2]}
    assert desk.queued() == 1
    rows = do(house, desk.rita, team_inputs.window, Query()).rows
    assert {row.id for row in rows if row.is_new} == {desk.ids[2]}


def test_what_was_seen_before_is_left_alone(house: House) -> None:
    desk = Desk(house)
    do(house, desk.rita, bulk_acts.see, Chosen(desk.ids[:1]))

    assert do(house, desk.rita, bulk_acts.see, Chosen(desk.ids)).count == 2


def test_marking_is_undone(house: House) -> None:
    desk = Desk(house)
    done = do(house, desk.rita, bulk_acts.see, Chosen(desk.ids))

    do(house, desk.rita, bulk_undo.undo, done.id)

    assert desk.unseen() == set(desk.ids)
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(Review)).all() == []


def test_what_was_edited_since_is_new_again(house: House) -> None:
    desk = Desk(house)
    do(house, desk.rita, bulk_acts.see, Chosen(desk.ids))
    later = NOON + timedelta(hours=1)
    make.an_idea(house, desk.box, edited_at=later)

    with work(house, desk.rita, now=later, reading=True) as job:
        assert team_inputs.window(job, UNSEEN).total == 1


def test_what_was_reported_stays_to_be_decided(house: House) -> None:
    desk = Desk(house)
    someone = make.a_person(house)
    with work(house, SYSTEM, reading=True) as job:
        project = job.visit(desk.box).project.id
    report = Report(
        project_id=project, input_id=desk.ids[0], subject_id=desk.ids[0],
        person_id=someone.person_id or "", reason="spam", created_at=NOON,
    )  # fmt: skip
    make.keep(house, report)

    do(house, desk.rita, bulk_acts.see, Chosen(desk.ids))

    with work(house, SYSTEM, reading=True) as job:
        assert [row.closed_at for row in job.session.exec(select(Report))] == [None]
    entries = do(house, desk.rita, moderation_queue.queue, "reported").pieces
    assert [(one.subject, one.id) for one in entries] == [(Subject.INPUT, desk.ids[0])]


def test_what_was_imported_is_not_new(house: House) -> None:
    desk = Desk(house)
    make.an_idea(house, desk.box, source="decidim:1")

    assert desk.unseen() == set(desk.ids)
