"""A preview link shows one draft to whoever holds it, lets them do nothing, and ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.models import InputPicture, Project, Upload
from civic.rules.access import SYSTEM, Actor
from civic.rules.talking import Look
from civic.services import (
    comments,
    feeds,
    following,
    input_lists,
    input_pages,
    inputs,
    layers,
    live,
    log,
    people,
    preview_links,
    project_editor,
    projects,
    publishing,
    reactions,
    reports,
    talk,
    uploads,
)
from civic.services.inputs import Draft
from civic.services.work import Caller, House, Work, work
from civic.words import Followed, ProjectStatus, Reason, Role, Subject
from tests import factories as make
from tests.factories import ALL_ACTS, NOON
from tests.services.acting import do


class Shown:
    """A draft with an open box and an idea, a link to it, another draft, and who holds the link."""

    def __init__(self, house: House) -> None:
        self.admin = make.an_admin(house)
        self.project = make.a_project(house, "secret", ProjectStatus.DRAFT)
        self.box = make.an_activity(house, self.project)
        make.a_phase(house, self.project, {self.box: ALL_ACTS})
        self.idea = make.an_idea(house, self.box, lat=50.0, lng=3.0)
        self.other = make.a_project(house, "other", ProjectStatus.DRAFT)
        self.link = do(house, self.admin, preview_links.create, self.project, "7")
        self.word = self.link.address.partition("?k=")[2]
        self.stranger = Caller(shows=self.word)
        self.citizen = replace(make.signed_in(house, make.a_person(house)), shows=self.word)


READS: dict[str, Callable[[Work, Shown], object]] = {
    "project": lambda job, town: projects.page(job, "secret"),
    "input": lambda job, town: input_pages.page(job, town.idea),
    "conversation": lambda job, town: talk.look(job, town.idea, Look()),
    "pins": lambda job, town: input_lists.pins(job, town.box, input_lists.Filters()),
    "layers": lambda job, town: layers.layers(job, town.project),
    "news of the page": lambda job, town: live.may_listen(job, f"activity:{town.box}"),
}


def tried(house: House, caller: Caller, town: Shown, act: str, at: datetime = NOON) -> bool:
    with work(house, caller, now=at) as job:
        try:
            READS[act](job, town)
        except NotFound:
            return False
    return True


@pytest.mark.parametrize("act", READS)
def test_whoever_holds_the_link_reads_and_nobody_else(house: House, act: str) -> None:
    town = Shown(house)

    assert tried(house, town.stranger, town, act)
    assert tried(house, town.citizen, town, act)
    assert not tried(house, Caller(), town, act)
    assert not tried(house, Caller(shows=town.word + "0"), town, act)
    assert not tried(house, Caller(shows=f"{town.link.id}."), town, act)
    assert not tried(house, Caller(shows="é.è"), town, act)


@pytest.mark.parametrize("act", READS)
def test_a_link_that_is_revoked_or_has_expired_shows_nothing(house: House, act: str) -> None:
    town = Shown(house)
    assert not tried(house, town.stranger, town, act, NOON + timedelta(days=7))
    assert tried(house, town.stranger, town, act, NOON + timedelta(days=7, seconds=-1))

    do(house, town.admin, preview_links.revoke, town.project, town.link.id)

    assert not tried(house, town.stranger, town, act)


def test_a_link_shows_no_other_draft_and_none_in_a_list(house: House) -> None:
    town = Shown(house)

    with work(house, town.stranger, now=NOON, reading=True) as job:
        home = projects.home(job)
        assert [*home.open, *home.upcoming, *home.past] == []
        assert len(feeds.pages(job)) == 1
        with pytest.raises(NotFound):
            projects.page(job, "other")
        with pytest.raises(NotFound):
            feeds.feed(job, "secret")


def test_the_page_is_as_citizens_will_see_it_and_says_that_it_is_a_preview(house: House) -> None:
    town = Shown(house)

    with work(house, town.citizen, now=NOON, reading=True) as job:
        page = projects.page(job, "secret")
        assert people.who(job).is_previewing
    with work(house, town.stranger, now=NOON, reading=True) as job:
        assert people.who(job).is_previewing
        assert people.who(job).person_id == ""
    assert page.role == Role.CITIZEN
    assert page.activities[0].submit.is_open


ACTS: dict[str, Callable[[Work, Shown], object]] = {
    "submit": lambda job, town: inputs.submit(job, town.box, Draft(title="Un banc")),
    "comment": lambda job, town: comments.write(job, town.idea, "Oui"),
    "react": lambda job, town: reactions.react(job, Subject.INPUT, town.idea, 1),
    "report": lambda job, town: reports.report(job, Subject.INPUT, town.idea, "spam"),
    "follow": lambda job, town: following.follow(job, Followed.PROJECT, town.project, on=True),
}


@pytest.mark.parametrize("act", ACTS)
def test_whoever_came_by_a_link_does_nothing(house: House, act: str) -> None:
    town = Shown(house)

    for caller, reason in (
        (town.citizen, Reason.PREVIEWING),
        (town.stranger, Reason.NOT_SIGNED_IN if act == "follow" else Reason.PREVIEWING),
    ):
        with pytest.raises(Refused) as no, work(house, caller, now=NOON) as job:
            ACTS[act](job, town)
        assert no.value.refusal.reason is reason


def test_a_link_opens_no_door_of_the_team(house: House) -> None:
    town = Shown(house)
    services: tuple[Callable[[Work], object], ...] = (
        lambda job: project_editor.texts_of(job, town.project),
        lambda job: publishing.readiness(job, town.project),
        lambda job: preview_links.of_project(job, town.project),
        lambda job: preview_links.create(job, town.project, "7"),
        lambda job: log.entries(job, town.project),
        lambda job: job.manage(town.project),
    )
    for service in services:
        with pytest.raises(Refused), work(house, town.citizen, now=NOON) as job:
            service(job)


def test_a_picture_of_an_idea_in_the_draft_is_shown_too(house: House) -> None:
    town = Shown(house)
    author = make.a_person(house)
    idea = make.an_idea(house, town.box, author=author)
    upload = Upload(owner_id=author.person_id, created_at=NOON)
    make.keep(house, upload, InputPicture(input_id=idea, upload_id=upload.id))
    house.storage.put(upload.id, b"picture")

    with work(house, town.stranger, now=NOON, reading=True) as job:
        assert uploads.picture(job, upload.id) == b"picture"
    with pytest.raises(NotFound), work(house, Caller(), now=NOON, reading=True) as job:
        uploads.picture(job, upload.id)


def test_another_project_is_read_as_ever(house: House) -> None:
    town = Shown(house)
    published = make.a_project(house, "open")

    with work(house, town.stranger, now=NOON, reading=True) as job:
        assert projects.page(job, "open").card.id == published


def test_once_the_project_is_out_a_link_leads_there_and_holds_nobody_back(house: House) -> None:
    town = Shown(house)
    with work(house, SYSTEM, now=NOON) as job:
        row = job.session.get_one(Project, town.project)
        row.status, row.published_at = ProjectStatus.PUBLISHED, NOON

    with work(house, town.citizen, now=NOON) as job:
        assert not people.who(job).is_previewing
        assert inputs.submit(job, town.box, Draft(title="Un banc", body="<p>Oui</p>"))
    assert do(house, Actor(), preview_links.page_of, town.word) == "/projects/secret"


def test_the_address_of_a_link_leads_to_its_page(house: House) -> None:
    town = Shown(house)

    assert do(house, Actor(), preview_links.page_of, town.word) == "/projects/secret"
    for word in ("", "x", town.word[:-1], town.link.id):
        with pytest.raises(NotFound):
            do(house, Actor(), preview_links.page_of, word)


def test_the_team_sees_the_links_that_work(house: House) -> None:
    town = Shown(house)
    second = do(house, town.admin, preview_links.create, town.project, "90")
    assert second.address != town.link.address

    do(house, town.admin, preview_links.revoke, town.project, town.link.id)

    assert do(house, town.admin, preview_links.of_project, town.project) == (second,)
    acts = [line.act for line in do(house, town.admin, log.entries, town.project).lines]
    assert sorted(acts) == ["preview_link_created", "preview_link_created", "preview_link_revoked"]


@pytest.mark.parametrize("days", ["", "8", "1000000", None, -1])
def test_a_link_lasts_as_long_as_is_offered(house: House, days: object) -> None:
    town = Shown(house)

    with pytest.raises(Invalid, match="days"):
        do(house, town.admin, preview_links.create, town.project, days)


def test_a_project_has_so_many_links_and_no_more(house: House) -> None:
    town = Shown(house)
    for _ in range(preview_links.MOST - 1):
        do(house, town.admin, preview_links.create, town.project, "7")

    with pytest.raises(Refused) as no:
        do(house, town.admin, preview_links.create, town.project, "7")
    assert no.value.refusal.reason is Reason.LIMIT_REACHED


def test_a_link_is_revoked_by_its_own_team_alone(house: House) -> None:
    town = Shown(house)
    manager = make.trusted(house, make.a_person(house), town.other, Role.PROJECT_MANAGER)
    moderator = make.trusted(house, make.a_person(house), town.project, Role.MODERATOR)

    with pytest.raises(NotFound):
        do(house, manager, preview_links.revoke, town.other, town.link.id)
    with pytest.raises(NotFound):
        do(house, manager, preview_links.revoke, town.project, town.link.id)
    with pytest.raises(Refused):
        do(house, moderator, preview_links.revoke, town.project, town.link.id)
    assert tried(house, town.stranger, town, "project")
