"""What readers find in the blocks of a page: figures, doors, videos, and words that stay words."""

import pytest

from civic.errors import Invalid
from civic.models import Feedback, Project
from civic.rules.access import SYSTEM, Actor
from civic.rules.blocks import SECTIONS, ActivityBlock, Figure, TextBlock
from civic.services import (
    block_desk,
    block_editor,
    block_figures,
    block_versions,
    block_views,
    platform_admin,
    project_cards,
    reading,
)
from civic.services.block_pages import HOME, Found
from civic.services.work import work
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do
from tests.services.building import Made


def test_figures_are_counted_when_they_are_looked_at(made: Made) -> None:
    made.add("figures", figures=["inputs", "people", "answers", "days_left", "supports"])
    made.publish()
    author = make.a_person(made.house)
    idea = make.an_idea(made.house, made.box, author=author, up=3)
    make.an_idea(made.house, made.box, author=author, hidden_at=NOON)
    make.keep(made.house, Feedback(input_id=idea, signature="Voirie", body="Oui", at=NOON))
    make.a_phase(made.house, made.project, {made.box: make.ALL_ACTS}, ends=6)

    found = {one.key: one.number for one in made.seen()[0].figures}

    assert found == {"inputs": 1, "people": 1, "answers": 1, "days_left": 6, "supports": 3}


def test_people_are_counted_as_on_the_card_of_the_project_also_by_what_was_merged(
    made: Made,
) -> None:
    made.add("figures", figures=["people", "inputs"])
    made.publish()
    idea = make.an_idea(made.house, made.box, author=make.a_person(made.house))
    other = make.a_person(made.house)
    make.an_idea(made.house, made.box, author=other, merged_into_id=idea, merged_at=NOON)

    look = do(made.house, Actor(), reading.project, "parks")
    with work(made.house, Actor(), now=NOON, reading=True) as job:
        [card] = project_cards.cards_of(job, [job.session.get_one(Project, made.project)])
        everywhere = block_figures.figure(job, Figure.PEOPLE, None)

    found = {one.key: one.number for one in look.blocks[0].figures}
    assert found == {"people": 2, "inputs": 1}
    assert found["people"] == card.people == everywhere


def test_the_front_door_counts_what_is_listed_alone(made: Made) -> None:
    admin = make.an_admin(made.house)
    box = make.an_activity(made.house, make.a_project(made.house, "secret", ProjectStatus.DRAFT))
    make.an_idea(made.house, box)
    make.an_idea(made.house, made.box)
    block = do(made.house, admin, block_editor.add, HOME, "figures")
    typed = {"figures": ["inputs", "projects"]}
    do(made.house, admin, block_editor.save, HOME, block, typed)
    do(made.house, admin, block_versions.publish, HOME)

    parts = do(made.house, Actor(), reading.home).parts

    assert parts is not None
    *own, built = parts
    assert tuple(part.section for part in own) == SECTIONS
    assert [(one.key, one.number) for one in built.blocks[0].figures] == [
        ("inputs", 1), ("projects", 1),
    ]  # fmt: skip


def test_the_door_of_an_activity_is_there_while_one_may_go_in(made: Made) -> None:
    made.add("activity", activity=made.box)
    made.publish()

    (view,) = made.seen()
    assert view.door is not None
    assert view.door.href.startswith("/projects/parks/")


def test_a_video_is_shown_by_a_page_of_ours_and_only_of_hosts_that_may_be(made: Made) -> None:
    block = made.add("video", url="https://youtu.be/abcDEF12345")
    made.publish()

    (view,) = made.seen()
    assert view.video is not None
    assert view.video.frame.startswith("/video?of=https%3A%2F%2Fwww.youtube.com")
    made.save(block, url="https://evil.example/w/9c9de5e8-0a1e")
    with pytest.raises(Invalid, match="lacking"):
        made.publish()


def test_the_organiser_lists_the_hosts_whose_videos_may_be_shown(made: Made) -> None:
    made.add("video", url="https://tube.example.org/w/9c9de5e8-0a1e-484a")
    with pytest.raises(Invalid, match="lacking"):
        made.publish()
    admin = make.an_admin(made.house)
    with pytest.raises(Invalid, match="wrong_host"):
        do(made.house, admin, platform_admin.save_settings, {"video_hosts": "tube; x"})

    hosts = {"video_hosts": "https://Tube.example.org/\n"}
    do(made.house, admin, platform_admin.save_settings, hosts)
    made.publish()

    (view,) = made.seen()
    assert view.video is not None
    assert view.video.host == "tube.example.org"


def test_a_page_of_hostile_words_stays_words(made: Made) -> None:
    made.add("accordion")
    desk = do(made.house, made.manager, block_desk.desk_of, made.owner)
    item = desk.blocks[0].listed[0].id
    made.save(
        desk.blocks[0].id,
        items={item: {"label": {"fr": HOSTILE}, "body": {"fr": f"<p>Oui{HOSTILE}</p>"}}},
    )
    made.publish()

    (fold,) = made.seen()[0].folds
    assert "<script>" not in fold.body.text
    assert fold.label.text == " ".join(HOSTILE.split())


def test_a_page_of_an_activity_that_is_gone_shows_the_rest(made: Made) -> None:
    with work(made.house, SYSTEM, now=NOON, reading=True) as job:
        page = Found(made.owner, (ActivityBlock(activity="gone"), TextBlock(heading={"fr": "Là"})))
        assert [view.kind for view in block_views.views_of(job, page)] == ["text"]
