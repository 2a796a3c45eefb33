"""Who may send pictures."""

from datetime import timedelta

import pytest

from civic.errors import NotFound, Refused
from civic.models import Input, InputPicture, Project, Upload
from civic.rules.access import SYSTEM, Actor
from civic.services import uploads
from civic.services.work import House, perform, work
from civic.words import ProjectStatus, Reason, Role
from tests import factories as make
from tests.factories import NOON


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
def test_only_people_in_good_standing_send_pictures(
    house: House, actor: Actor, reason: Reason
) -> None:
    with pytest.raises(Refused) as no, work(house, actor, now=NOON) as job:
        uploads.may_keep(job)

    assert no.value.refusal.reason is reason


def test_a_person_without_a_name_yet_may_send_their_picture(house: House) -> None:
    with work(house, make.a_person(house, name=""), now=NOON) as job:
        uploads.may_keep(job)


@pytest.fixture
def shown(house: House) -> tuple[str, Input, Actor]:
    """Return the picture of an idea, the idea and its author."""
    ana, box = make.a_person(house), make.an_idea_box(house)
    idea = make.an_idea(house, box, author=ana)
    picture = Upload(owner_id=ana.person_id, created_at=NOON)
    make.keep(house, picture, InputPicture(input_id=idea, upload_id=picture.id))
    for key in (picture.id, f"{picture.id}.small"):
        house.storage.put(key, b"picture")
    with work(house, SYSTEM, reading=True) as job:
        return picture.id, job.session.get_one(Input, idea), ana


def sees(house: House, who: Actor, picture: str) -> bool:
    try:
        large = perform(house, who, uploads.picture, picture)
        return perform(house, who, uploads.picture, picture, "small") == large
    except NotFound:
        return False


@pytest.mark.parametrize("moment", ["hidden_at", "withdrawn_at"])
def test_a_picture_is_gone_with_its_input_but_for_its_author_and_the_team(
    house: House, shown: tuple[str, Input, Actor], moment: str
) -> None:
    picture, idea, ana = shown
    reader = make.a_person(house)
    moderator = make.trusted(house, make.a_person(house), idea.project_id, Role.MODERATOR)
    elsewhere = make.trusted(
        house, make.a_person(house), make.a_project(house, "roads"), Role.PROJECT_MANAGER
    )
    strangers = (Actor(), reader, elsewhere)
    assert all(sees(house, who, picture) for who in (*strangers, ana, moderator))

    with work(house, SYSTEM, now=NOON) as job:
        setattr(job.session.get_one(Input, idea.id), moment, NOON)

    assert not any(sees(house, who, picture) for who in strangers)
    assert all(sees(house, who, picture) for who in (ana, moderator))

    with work(house, SYSTEM, now=NOON) as job:
        setattr(job.session.get_one(Input, idea.id), moment, None)

    assert all(sees(house, who, picture) for who in strangers)


def test_a_picture_of_a_project_that_is_a_draft_again_is_only_its_teams(
    house: House, shown: tuple[str, Input, Actor]
) -> None:
    picture, idea, ana = shown
    with work(house, SYSTEM, now=NOON) as job:
        job.session.get_one(Project, idea.project_id).status = ProjectStatus.DRAFT

    assert not sees(house, Actor(), picture)
    assert sees(house, make.an_admin(house), picture)
    assert sees(house, ana, picture)
