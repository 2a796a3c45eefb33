"""A page of blocks: made by its team, shown once published, every version kept."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from sqlmodel import col, select

from civic.adapters.documents import read_document
from civic.adapters.pictures import read_picture
from civic.errors import Invalid, NotFound, Refused
from civic.models import BlockPage, BlockVersion, Feedback, LogEntry, Project, Upload
from civic.rules.access import SYSTEM, Actor
from civic.rules.blocks import SECTIONS, ActivityBlock, Figure, TextBlock
from civic.services import (
    block_desk,
    block_editor,
    block_figures,
    block_pages,
    block_versions,
    block_views,
    live,
    platform_admin,
    project_cards,
    project_copy,
    project_end,
    project_reset,
    reading,
    uploads,
)
from civic.services.block_pages import HOME, Found
from civic.services.project_copy import Wish
from civic.services.work import House, work
from civic.words import ProjectStatus, Role
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do


class Made:
    """A published project with an idea box, and the manager who builds its page."""

    def __init__(self, house: House, status: ProjectStatus = ProjectStatus.PUBLISHED) -> None:
        self.house = house
        self.project = make.a_project(house, "parks", status)
        self.box = make.an_activity(house, self.project)
        person = make.a_person(house, name="Ana")
        self.manager = make.trusted(house, person, self.project, Role.PROJECT_MANAGER)
        self.owner = block_pages.of_project(self.project)

    def add(self, kind: str, home: str = "", **typed: Any) -> str:
        """Add a block, and write in it."""
        made = do(self.house, self.manager, block_editor.add, self.owner, kind, home)
        if typed:
            self.save(made, **typed)
        return made

    def save(self, block_id: str, **typed: Any) -> int:
        """Write in a block."""
        return do(self.house, self.manager, block_editor.save, self.owner, block_id, typed)

    def publish(self) -> int:
        """Publish the page."""
        return do(self.house, self.manager, block_versions.publish, self.owner)

    def drafted(self) -> list[str]:
        """Return the blocks of the draft."""
        desk = do(self.house, self.manager, block_desk.desk_of, self.owner)
        return [block.id for block in desk.blocks]

    def seen(self, reader: Actor | None = None, word: str = "") -> list[block_views.BlockView]:
        """Return the page as somebody sees it, or its draft by a word."""
        return do(self.house, reader or Actor(), reading.project, "parks", word).blocks

    def picture(self) -> str:
        """Send a picture."""
        out = BytesIO()
        Image.new("RGB", (60, 30), "teal").save(out, "PNG")
        picture = read_picture(out.getvalue())
        return do(self.house, self.manager, uploads.keep_read, picture).id


@pytest.fixture
def made(house: House) -> Made:
    return Made(house)


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


def test_a_page_that_lacks_something_is_not_published(made: Made) -> None:
    made.add("image")
    made.add("text")

    with pytest.raises(Invalid) as no:
        made.publish()

    assert (no.value.key, no.value.figures["count"]) == ("team_blocks.lacking", "2")
    assert do(made.house, made.manager, block_versions.versions, made.owner) == []


def test_the_same_is_not_published_twice(made: Made) -> None:
    made.add("text", heading={"fr": "Une fois"})
    made.publish()

    with pytest.raises(Invalid, match="nothing_new"):
        made.publish()


def test_what_a_colleague_changed_meanwhile_is_not_overwritten_unawares(made: Made) -> None:
    block = made.add("text", heading={"fr": "Avant"})
    boris = make.trusted(
        made.house, make.a_person(made.house, name="Boris"), made.project, Role.PROJECT_MANAGER
    )
    typed = {"heading": {"fr": "De Boris"}}
    seen = do(made.house, boris, block_desk.desk_of, made.owner).blocks[0].revision
    do(made.house, boris, block_editor.save, made.owner, block, typed, seen)

    with pytest.raises(Invalid) as no:
        do(made.house, made.manager, block_editor.save, made.owner, block,
           {"heading": {"fr": "D'Ana"}}, seen)  # fmt: skip

    assert (no.value.key, no.value.figures["who"]) == ("team_blocks.changed", "Boris")
    words = do(made.house, made.manager, block_desk.desk_of, made.owner).blocks[0].words
    assert words == {"fr": "De Boris"}


def test_two_colleagues_in_two_blocks_keep_both(made: Made) -> None:
    first, second = made.add("text"), made.add("text")
    desk = do(made.house, made.manager, block_desk.desk_of, made.owner)
    revisions = {block.id: block.revision for block in desk.blocks}

    for block in (first, second):
        typed = {"heading": {"fr": block}}
        do(made.house, made.manager, block_editor.save, made.owner, block, typed, revisions[block])

    desk = do(made.house, made.manager, block_desk.desk_of, made.owner)
    assert [block.words["fr"] for block in desk.blocks] == [first, second]


def test_blocks_move_double_go_and_come_back_where_they_were(made: Made) -> None:
    a, b, c = (made.add("text", heading={"fr": name}) for name in "abc")
    do(made.house, made.manager, block_editor.place, made.owner, c, 0)
    twin = do(made.house, made.manager, block_editor.duplicate, made.owner, a)
    assert made.drafted() == [c, a, twin, b]

    entry = do(made.house, made.manager, block_editor.remove, made.owner, a)
    assert made.drafted() == [c, twin, b]
    do(made.house, made.manager, block_editor.put_back, made.owner, entry)
    assert made.drafted() == [c, a, twin, b]
    with pytest.raises(NotFound):
        do(made.house, made.manager, block_editor.put_back, made.owner, entry)


def test_columns_hold_blocks_that_are_written_like_others(made: Made) -> None:
    columns = made.add("columns", per_row="3")
    made.add("call", columns, label={"fr": "Venir"}, url="/projects")
    desk = do(made.house, made.manager, block_desk.desk_of, made.owner)
    first, second, _ = desk.blocks[0].cells
    made.save(first.id, heading={"fr": "Un"})
    do(made.house, made.manager, block_editor.remove, made.owner, second.id)
    made.publish()

    (view,) = made.seen()
    assert view.per_row == 3
    assert [(one.kind, one.heading.text) for one in view.cells] == [("text", "Un"), ("call", "")]
    assert view.cells[1].links[0].href == "/projects"


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


def test_an_activity_of_elsewhere_is_no_choice(made: Made) -> None:
    other = make.an_activity(made.house, make.a_project(made.house, "other"))

    with pytest.raises(Invalid):
        made.add("activity", activity=other)


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


def test_every_version_is_kept_with_who_and_when_and_can_be_compared_and_restored(
    made: Made,
) -> None:
    block = made.add("text", heading={"fr": "Bienvenue"})
    made.publish()
    made.save(block, heading={"fr": "Bienvenue à tous"})
    made.add("text", heading={"fr": "Venez"})
    made.publish()

    lines = do(made.house, made.manager, block_versions.versions, made.owner)
    assert [(one.number, one.author.name, one.is_shown) for one in lines] == [
        (2, "Ana", True), (1, "Ana", False),
    ]  # fmt: skip
    first = do(made.house, made.manager, block_versions.version, made.owner, 1)
    assert [(one.how, one.words.text) for one in first.changes] == [
        ("changed", "Bienvenue à tous"), ("added", "Venez"),
    ]  # fmt: skip
    assert [view.heading.text for view in first.blocks] == ["Bienvenue"]

    do(made.house, made.manager, block_versions.restore, made.owner, 1)
    assert len(made.seen()) == 2  # nothing public changes before it is published
    made.publish()
    assert [view.heading.text for view in made.seen()] == ["Bienvenue"]
    assert len(do(made.house, made.manager, block_versions.versions, made.owner)) == 3


def test_a_page_can_be_hidden_and_the_log_says_what_was_done(made: Made) -> None:
    made.add("text", heading={"fr": "Bienvenue"})
    made.publish()
    do(made.house, made.manager, block_versions.hide, made.owner)

    assert made.seen() == []
    with work(made.house, SYSTEM, reading=True) as job:
        query = select(LogEntry.act).where(LogEntry.project_id == made.project)
        acts = job.session.exec(query.order_by(col(LogEntry.at))).all()
    assert sorted(acts) == ["page_hidden", "page_published"]


def word_of(made: Made) -> str:
    do(made.house, made.manager, block_versions.make_link, made.owner)
    link = do(made.house, made.manager, block_versions.link_of, made.owner, "/projects/parks")
    return link.address.partition("draft=")[2]


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


def looks(made: Made, upload_id: str, who: Actor | None = None, word: str = "") -> bool:
    try:
        do(made.house, who or Actor(), uploads.picture, upload_id, "small", word)
    except NotFound:
        return False
    return True


def test_a_picture_is_given_only_to_those_who_see_the_page(made: Made) -> None:
    block, picture = made.add("image", alt={"fr": "Un pont"}), made.picture()
    do(made.house, made.manager, block_editor.put_upload, made.owner, block, picture)
    admin, word = make.an_admin(made.house), word_of(made)

    assert not looks(made, picture)
    assert looks(made, picture, admin)
    assert looks(made, picture, word=word)
    (drafted,) = made.seen(word=word)
    assert drafted.pictures[0].url.endswith(f".webp?draft={word}")

    made.publish()
    assert looks(made, picture)
    (view,) = made.seen()
    assert (view.pictures[0].alt.text, view.pictures[0].width) == ("Un pont", 60)

    do(made.house, made.manager, block_editor.remove, made.owner, block)
    made.publish()
    assert not looks(made, picture)
    assert looks(made, picture, admin)


def test_the_pictures_of_a_project_that_is_a_draft_are_its_teams(house: House) -> None:
    made = Made(house, ProjectStatus.DRAFT)
    block, picture = made.add("image", decorative=True), made.picture()
    do(house, made.manager, block_editor.put_upload, made.owner, block, picture)
    made.publish()

    assert not looks(made, picture)
    assert looks(made, picture, make.an_admin(house))


def test_a_picture_of_somebody_else_is_not_put_on_a_page(made: Made) -> None:
    block = made.add("image")
    foreign = Upload(owner_id=make.a_person(made.house).person_id, created_at=NOON)
    make.keep(made.house, foreign)

    with pytest.raises(NotFound):
        do(made.house, made.manager, block_editor.put_upload, made.owner, block, foreign.id)


def a_document(made: Made) -> str:
    document = read_document("Plan <1>.pdf", b"%PDF-1.7 plan")
    sent = do(made.house, made.manager, uploads.keep_document, document)
    assert sent.url == f"/documents/{sent.id}/Plan%20-1.pdf"
    return sent.id


def test_a_document_stands_by_its_name_kind_and_size_until_it_is_named(made: Made) -> None:
    block = made.add("files")
    do(made.house, made.manager, block_editor.put_upload, made.owner, block, a_document(made))
    with pytest.raises(Invalid, match="lacking"):
        made.publish()
    desk = do(made.house, made.manager, block_desk.desk_of, made.owner)
    item = desk.blocks[0].listed[0].id
    made.save(block, items={item: {"label": {"fr": "Le plan"}}})
    made.publish()

    (link,) = made.seen()[0].links
    assert (link.label.text, link.kind, link.size) == ("Le plan", "pdf", 13)
    assert link.href.endswith("/Plan%20-1.pdf")
    found = do(made.house, Actor(), uploads.document, link.href.split("/")[2])
    assert found.data == b"%PDF-1.7 plan"


def test_only_teams_send_documents(made: Made) -> None:
    with pytest.raises(Refused):
        do(made.house, make.a_person(made.house), uploads.may_keep_document)


def test_a_picture_is_no_document_and_a_document_no_picture(made: Made) -> None:
    files, image = made.add("files"), made.add("image")
    plan, picture = a_document(made), made.picture()

    for block, upload in ((files, picture), (image, plan)):
        with pytest.raises(Invalid):
            do(made.house, made.manager, block_editor.put_upload, made.owner, block, upload)
    with pytest.raises(NotFound):
        do(made.house, made.manager, uploads.picture, plan)
    with pytest.raises(NotFound):
        do(made.house, made.manager, uploads.document, picture)


def test_a_copy_has_the_page_with_its_pictures_and_leads_to_its_own_activities(made: Made) -> None:
    image, picture = made.add("image", decorative=True), made.picture()
    do(made.house, made.manager, block_editor.put_upload, made.owner, image, picture)
    made.add("activity", activity=made.box)
    made.publish()
    made.add("text", heading={"fr": "Pas encore"})
    admin = make.an_admin(made.house)

    copied = do(made.house, admin, project_copy.copy, made.project, Wish("Copie", "keep"))

    owner = block_pages.of_project(copied)
    desk = do(made.house, admin, block_desk.desk_of, owner)
    assert [block.kind for block in desk.blocks] == ["image", "activity", "text"]
    assert desk.blocks[1].activity not in ("", made.box)
    assert (desk.shown, desk.is_changed) == (1, True)
    with work(made.house, SYSTEM, now=NOON) as job:
        job.session.get_one(Project, copied).status = ProjectStatus.PUBLISHED
        page = block_pages.found(job, owner)
        assert [view.kind for view in block_views.views_of(job, page)] == ["image", "activity"]
    assert looks(made, picture)


def test_a_reset_keeps_the_page_and_its_pictures(made: Made) -> None:
    image, picture = made.add("image", decorative=True), made.picture()
    do(made.house, made.manager, block_editor.put_upload, made.owner, image, picture)
    made.publish()
    admin = make.an_admin(made.house)
    assert do(made.house, admin, project_reset.harvest, made.project).pictures == 0

    do(made.house, admin, project_reset.reset, made.project, f"Parcs {HOSTILE}")

    assert [view.kind for view in made.seen()] == ["image"]
    assert looks(made, picture)


def test_a_draft_goes_with_its_page_its_pictures_and_its_documents(house: House) -> None:
    made = Made(house, ProjectStatus.DRAFT)
    image, files = made.add("image", decorative=True), made.add("files")
    picture, plan = made.picture(), a_document(made)
    do(house, made.manager, block_editor.put_upload, made.owner, image, picture)
    do(house, made.manager, block_editor.put_upload, made.owner, files, plan)
    do(house, made.manager, block_editor.remove, made.owner, files)
    assert do(house, made.manager, project_end.loss, made.project).pictures == 2

    do(house, made.manager, project_end.delete_draft, made.project)

    with work(house, SYSTEM, reading=True) as job:
        for table in (BlockPage, BlockVersion):
            assert job.session.exec(select(table)).all() == []
        assert job.session.get(Upload, picture) is None
        assert job.session.get(Upload, plan) is None


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
