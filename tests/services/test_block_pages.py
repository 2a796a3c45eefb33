"""Who sees a page of blocks, who works on it, and which pages there are."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.rules.blocks import SECTIONS
from civic.services import block_desk, block_editor, block_versions, live, reading
from civic.services.block_pages import HOME
from civic.services.work import work
from civic.words import Role
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do
from tests.services.building import Made, word_of


def test_nobody_but_the_team_sees_a_draft(made: Made) -> None:
    made.add("text", heading={"fr": "Bienvenue"})

    assert made.seen() == []
    with pytest.raises(NotFound):
        made.seen(word="team")
    assert [view.heading.text for view in made.seen(made.manager, "team")] == ["Bienvenue"]


def test_what_is_published_is_what_everybody_sees_until_it_is_published_again(made: Made) -> None:
    block = made.add("text", heading={"fr": f"Bienvenue {HOSTILE}", "en": "Welcome"})
    made.publish()
    made.save(block, heading={"fr": "Au revoir"})

    (view,) = made.seen()
    assert view.heading.text.startswith("Bienvenue")
    made.publish()
    assert made.seen()[0].heading.text == "Au revoir"


def test_each_reads_in_their_language_or_the_nearest_and_is_told_which(made: Made) -> None:
    made.add("text", heading={"fr": "Bienvenue", "en": "Welcome"}, body={"fr": "<p>Ici</p>"})
    made.publish()

    with work(made.house, Actor(), now=NOON, reading=True) as job:
        job.language = "en"
        (view,) = reading.project(job, "parks").blocks

    assert (view.heading.text, view.heading.lang) == ("Welcome", "en")
    assert (view.body.text, view.body.lang) == ("<p>Ici</p>", "fr")


@pytest.mark.parametrize("role", [None, Role.MODERATOR])
def test_only_who_manages_a_project_works_on_its_page(made: Made, role: Role | None) -> None:
    other = make.a_person(made.house)
    other = make.trusted(made.house, other, made.project, role) if role else other

    for service in (block_desk.desk_of, block_versions.versions, block_versions.publish):
        with pytest.raises(Refused):
            do(made.house, other, service, made.owner)
    with pytest.raises(Refused):
        do(made.house, other, block_editor.add, made.owner, "text")
    with pytest.raises(Refused):
        do(made.house, other, live.may_listen, f"blocks:{made.owner}")


def test_only_admins_work_on_the_front_door(made: Made) -> None:
    with pytest.raises(Refused):
        do(made.house, made.manager, block_desk.desk_of, HOME)
    desk = do(made.house, make.an_admin(made.house), block_desk.desk_of, HOME)

    assert tuple(block.section for block in desk.blocks) == SECTIONS


@pytest.mark.parametrize("owner", ["", "home:1", "project:", "project:nothing", "page:x"])
def test_nothing_else_has_a_page(made: Made, owner: str) -> None:
    with pytest.raises((NotFound, Refused)):
        do(made.house, make.an_admin(made.house), block_editor.add, owner, "text")


def test_a_part_of_the_front_door_stands_on_no_page_of_a_project(made: Made) -> None:
    with pytest.raises(Invalid):
        made.add("section")


def test_a_page_can_be_hidden_and_the_log_says_what_was_done(made: Made) -> None:
    made.add("text", heading={"fr": "Bienvenue"})
    made.publish()
    do(made.house, made.manager, block_versions.hide, made.owner)

    assert made.seen() == []
    with work(made.house, SYSTEM, reading=True) as job:
        query = select(LogEntry.act).where(LogEntry.project_id == made.project)
        acts = job.session.exec(query.order_by(col(LogEntry.at))).all()
    assert sorted(acts) == ["page_hidden", "page_published"]


def test_whoever_holds_the_link_sees_the_draft_until_it_ends(made: Made) -> None:
    made.add("text", heading={"fr": "En cours"})
    word = word_of(made)

    assert [view.heading.text for view in made.seen(word=word)] == ["En cours"]
    with pytest.raises(NotFound), work(made.house, Actor(), now=NOON + timedelta(days=20)) as job:
        reading.project(job, "parks", word)
    again = word_of(made)
    with pytest.raises(NotFound):
        made.seen(word=word)
    do(made.house, made.manager, block_versions.end_link, made.owner)
    with pytest.raises(NotFound):
        made.seen(word=again)


def test_the_team_sees_the_draft_by_a_link_that_has_ended_too(made: Made) -> None:
    made.add("text", heading={"fr": "En cours"})
    word = word_of(made)

    with work(made.house, made.manager, now=NOON + timedelta(days=20)) as job:
        seen = reading.project(job, "parks", word).blocks

    assert [view.heading.text for view in seen] == ["En cours"]
