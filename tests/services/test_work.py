"""One piece of work: all of it is kept, or none; what only looks cannot write."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from civic.errors import NotFound, Refused
from civic.models import LogEntry, Project
from civic.rules.access import SYSTEM, Actor
from civic.services.database import open_engine
from civic.services.work import Caller, House, Work, perform, reads, work
from civic.words import Act, ProjectStatus, Reason, Refusal, Role
from tests import factories as make
from tests.factories import ALL_ACTS, NOON


def test_nothing_is_kept_of_work_that_fails(house: House) -> None:
    with pytest.raises(ZeroDivisionError), work(house, SYSTEM, now=NOON) as job:
        job.session.add(Project(slug="lost", created_at=NOON))
        job.session.flush()
        _ = 1 / 0

    with work(house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(Project)).all() == []


def test_a_service_that_reads_cannot_write(house: House) -> None:
    @reads
    def peek(job: Work) -> None:
        job.session.add(Project(slug="sneaked", created_at=NOON))

    with pytest.raises(DBAPIError):
        perform(house, SYSTEM, peek)


def test_acts_go_on_when_the_database_was_started_again(house: House) -> None:
    ana = make.signed_in(house, make.a_person(house))
    _end_connections(house.engine)

    with work(house, ana) as job:
        assert job.actor.person_id


def _end_connections(engine: Engine) -> None:
    """End all that nobody is using, from the side of the server where there is one."""
    if engine.dialect.name == "sqlite":
        engine.dispose()
        return
    ends = text("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()")  # fmt: skip
    server = open_engine(engine.url.render_as_string(hide_password=False))
    with server.begin() as connection:
        ended = connection.execute(ends).scalars().all()
    server.dispose()
    assert ended
    assert all(ended)


def test_a_cookie_is_its_person_until_it_is_revoked(house: House) -> None:
    ana = make.a_person(house)
    caller = make.signed_in(house, ana)

    with work(house, caller, reading=True) as job:
        assert job.actor.person_id == ana.person_id
    with work(house, Caller(token="forged"), reading=True) as job:
        assert job.actor.person_id is None


def test_a_draft_is_not_there_for_citizens(house: House) -> None:
    project_id = make.a_project(house, status=ProjectStatus.DRAFT)
    ana = make.a_person(house)
    manager = make.trusted(house, make.a_person(house), project_id, Role.PROJECT_MANAGER)

    with pytest.raises(NotFound), work(house, ana, now=NOON, reading=True) as job:
        job.visible(project_id)
    with work(house, manager, now=NOON, reading=True) as job:
        assert job.visible(project_id).id == project_id


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        pytest.param(-2, Reason.PHASE_NOT_STARTED, id="before the phase"),
        pytest.param(0, None, id="during the phase"),
        pytest.param(2, Reason.PHASE_ENDED, id="after the phase"),
    ],
)
def test_an_act_is_open_only_during_its_phase(
    house: House, day: int, reason: Reason | None
) -> None:
    activity_id = make.an_idea_box(house)
    ana = make.a_person(house)

    def enter() -> Reason | None:
        try:
            with work(house, ana, now=NOON + timedelta(days=day)) as job:
                job.enter(activity_id, Act.SUBMIT_INPUT)
        except Refused as no:
            return no.refusal.reason
        return None

    assert enter() == reason


@pytest.mark.parametrize(
    ("starts", "ends", "reason"),
    [(10, 20, Reason.PHASE_PLANNED), (-20, -10, Reason.PHASE_OVER)],
)
def test_a_refusal_says_in_the_readers_words_when_what_is_not_settled_is_open(
    house: House, starts: int, ends: int, reason: Reason
) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    words = {"fr": "au printemps 2027", "en": "in spring 2027"}
    make.a_phase(house, project, {box: ALL_ACTS}, starts=starts, ends=ends, period=words)

    for language, said in words.items():
        ana = make.a_person(house, language=language)
        with work(house, ana, now=NOON, reading=True) as job:
            job.language = language
            with pytest.raises(Refused) as no:
                job.enter(box, Act.SUBMIT_INPUT)
            assert no.value.refusal == Refusal(reason, (("period", said),))


def test_the_phase_that_opens_first_says_when_a_refusal_lifts(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: (Act.COMMENT,)}, starts=-9, ends=5, period={"fr": "bientôt"})
    make.a_phase(house, project, {box: (Act.REACT,)}, starts=5, ends=8)
    make.a_phase(house, project, {box: (Act.REACT,)}, starts=8, ends=None, period={"fr": "un jour"})

    ana = make.a_person(house)
    with pytest.raises(Refused) as no, work(house, ana, now=NOON, reading=True) as job:
        job.enter(box, Act.REACT)

    starts = NOON + timedelta(days=5)
    assert no.value.refusal == Refusal(Reason.PHASE_NOT_STARTED, date=starts)


def test_what_the_team_does_outside_phases_is_logged(house: House) -> None:
    activity_id = make.an_idea_box(house)
    admin = make.an_admin(house)

    with work(house, admin, now=NOON + timedelta(days=9)) as job:
        job.enter(activity_id, Act.SUBMIT_INPUT)

    with work(house, SYSTEM, reading=True) as job:
        (entry,) = job.session.exec(select(LogEntry)).all()
    assert (entry.act, entry.actor_id) == ("acted_outside_phase", admin.person_id)


@pytest.mark.parametrize(
    ("actor", "reason"),
    [
        pytest.param(Actor(), Reason.NOT_SIGNED_IN, id="nobody"),
        pytest.param(Actor("x", is_confirmed=False), Reason.EMAIL_NOT_CONFIRMED, id="unconfirmed"),
        pytest.param(
            Actor("x", blocked_until=NOON + timedelta(days=1)), Reason.BLOCKED, id="blocked"
        ),
    ],
)
def test_only_confirmed_people_in_good_standing_act(
    house: House, actor: Actor, reason: Reason
) -> None:
    activity_id = make.an_idea_box(house)

    with pytest.raises(Refused) as no, work(house, actor, now=NOON) as job:
        job.enter(activity_id, Act.COMMENT)

    assert no.value.refusal.reason is reason


async def test_open_pages_are_told_only_of_what_is_kept(house: House) -> None:
    async with house.hub.listening("kept") as kept, house.hub.listening("lost") as lost:
        with work(house, SYSTEM) as job:
            job.tell("kept")
        with pytest.raises(ZeroDivisionError), work(house, SYSTEM) as job:
            job.tell("lost")
            _ = 1 / 0

        assert await asyncio.wait_for(kept.get(), 5) == "kept"
        assert lost.empty()
