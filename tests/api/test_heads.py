"""A page says what it shows before any script runs, and nothing a stranger may not see."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.api.shell.heads import Head, Visitor, head_for, tags_of
from civic.models import (
    Activity,
    Comment,
    Feedback,
    Folder,
    Input,
    InputPicture,
    OptionStep,
    Project,
    Question,
    QuestionAnswer,
    StatusChange,
    Upload,
)
from civic.rules.access import SYSTEM
from civic.services import account, page_editor
from civic.services.work import House, work
from civic.state.base import SESSION_COOKIE
from civic.words import ProjectStatus, Role
from tests import factories as make
from tests.api.markup import DRAWN, PLAIN, dangers, read
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

STRANGER = Visitor("en", {})
SITE = "http://localhost:3000"


def head(path: str, visitor: Visitor = STRANGER) -> Head:
    found = head_for(path, visitor)
    assert found is not None
    return found


def an_answered_idea(house: House) -> str:
    idea = make.an_idea(house, make.an_idea_box(house), author=make.a_person(house))
    status = make.a_status(house)
    step = StatusChange(input_id=idea, status_id=status, department=HOSTILE[:120], at=NOON)
    make.keep(house, step)
    make.keep(house, Feedback(input_id=idea, signature=HOSTILE, body="<p>Oui.</p>", at=NOON))
    make.a_comment(house, idea, make.a_person(house))
    return idea


def test_the_front_door_lists_the_projects(served: House) -> None:
    make.an_idea_box(served)

    page = head("/")

    assert (page.title, page.status, page.canonical) == ("Civic", 200, f"{SITE}/")
    assert 'href="/projects/parks"' in page.content
    assert "Finished on June 2, 2026" in read(page.content).text


def test_a_project_is_described_with_its_doors_and_its_feed(served: House) -> None:
    box = make.an_idea_box(served)
    idea = make.an_idea(served, box)

    page = head("/projects/parks")

    assert page.title.startswith("Parks ")
    assert page.language == "en"
    assert page.canonical == f"{SITE}/projects/parks"
    assert page.feed == f"{SITE}/projects/parks/feed.xml"
    addresses = [attributes.get("href") for _, attributes in read(page.content).elements]
    assert f"/inputs/{idea}" in addresses
    assert any(a and a.startswith("/projects/parks/") for a in addresses)


def test_a_project_shows_its_picture_to_other_sites_by_its_whole_address(served: House) -> None:
    make.an_idea_box(served)
    upload = Upload(created_at=NOON)
    make.keep(served, upload)
    with work(served, SYSTEM, now=NOON) as job:
        job.session.exec(select(Project)).one().picture_id = upload.id

    assert head("/projects/parks").image == f"{SITE}/files/{upload.id}.webp"


def test_an_input_is_readable_without_scripts(served: House) -> None:
    idea = an_answered_idea(served)

    page = head(f"/inputs/{idea}")
    text = read(page.content).text

    assert page.canonical == f"{SITE}/inputs/{idea}"
    assert "Près de l'école." in page.description
    for words in (
        "Un banc",
        "Près de l'école.",
        "Acceptée",
        "Oui.",
        "on June 1, 2026",
    ):
        assert words in text
    assert text.count("alert(1)") >= 5


def test_public_answers_are_read_without_scripts_and_those_for_the_team_are_not(
    served: House,
) -> None:
    box = make.an_idea_box(served)
    idea = make.an_idea(served, box, author=make.a_person(served))
    for number, (answer, is_public) in enumerate(((HOSTILE, True), ("06 12 34", False))):
        question = Question(
            activity_id=box, kind="short", wording={"fr": HOSTILE}, is_public=is_public,
            position=number,
        )  # fmt: skip
        make.keep(
            served,
            question,
            QuestionAnswer(input_id=idea, question_id=question.id, value=answer),
        )

    page = head(f"/inputs/{idea}")

    assert read(page.content).text.count(HOSTILE.split("<")[0]) > 2
    assert "06 12 34" not in f"{page}"
    assert dangers(page.content, DRAWN) == []


def test_what_the_team_found_before_a_vote_is_read_without_scripts(served: House) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    for verdict, cost, hours in (("open", 0, 0), ("refused", 1200, 1)):
        step = OptionStep(
            input_id=idea, verdict=verdict, cost=cost, reason=HOSTILE, department=HOSTILE[:120],
            at=NOON + timedelta(hours=hours),
        )  # fmt: skip
        make.keep(served, step)

    page = head(f"/inputs/{idea}").content

    assert dangers(page, DRAWN) == []
    said = read(page).text
    assert "Not feasible" in said
    assert "€1,200" in said
    assert "1 earlier finding" in said


def test_an_input_shows_its_first_picture_to_other_sites(served: House) -> None:
    idea, upload = make.an_idea(served, make.an_idea_box(served)), Upload(created_at=NOON)
    make.keep(served, upload)
    make.keep(served, InputPicture(input_id=idea, upload_id=upload.id))

    assert head(f"/inputs/{idea}").image == f"{SITE}/files/{upload.id}.webp"


def test_what_people_wrote_is_only_text(served: House) -> None:
    idea = an_answered_idea(served)

    with work(served, SYSTEM, now=NOON) as job:
        job.session.get_one(Input, idea).title = HOSTILE[:120]
        box = job.session.exec(select(Activity)).one()

    for path in ("/", "/projects/parks", f"/projects/parks/{box.slug}", f"/inputs/{idea}"):
        page = head(path)
        assert dangers(page.content, DRAWN) == []
        assert {tag for tag, _ in read(tags_of(page)).elements} <= {"title", "meta", "link"}


def test_a_list_that_is_hidden_is_in_no_page_without_scripts(served: House) -> None:
    ana = make.a_person(served)
    make.an_idea(served, make.an_idea_box(served), "Mon secret", author=ana)
    assert "Mon secret" in head(f"/people/{ana.person_id}").content

    do(served, ana, account.edit, {"name": "Ana", "hides": True})

    assert "Mon secret" not in head(f"/people/{ana.person_id}").content


def test_a_person_is_shown_with_what_they_contributed(served: House) -> None:
    ana = make.a_person(served)
    idea = make.an_idea(served, make.an_idea_box(served), author=ana)

    page = head(f"/people/{ana.person_id}")

    assert (page.status, page.canonical) == (200, f"{SITE}/people/{ana.person_id}")
    assert f'href="/inputs/{idea}"' in page.content
    assert dangers(page.content, PLAIN) == []
    assert "example.test" not in page.content + tags_of(page)


def test_a_person_who_contributed_nothing_public_has_no_page(served: House) -> None:
    ana = make.a_person(served)
    draft = make.a_project(served, status=ProjectStatus.DRAFT)
    make.an_idea(served, make.an_activity(served, draft), author=ana)

    assert head(f"/people/{ana.person_id}").status == 404


def test_a_folder_leads_to_its_projects(served: House) -> None:
    folder = Folder(slug="ville", title={"en": f"Town {HOSTILE}"})
    make.keep(served, folder)
    make.keep(
        served,
        Project(slug="parks", status="published", folder_id=folder.id, created_at=NOON),
        Project(slug="secret", status="draft", folder_id=folder.id, created_at=NOON),
    )

    page = head("/folders/ville")

    assert page.title.startswith("Town ")
    assert 'href="/projects/parks"' in page.content
    assert "secret" not in page.content
    assert head("/folders/nowhere").status == 404


def test_the_words_around_are_in_the_language_of_the_visitor(served: House) -> None:
    idea = an_answered_idea(served)

    page = head(f"/inputs/{idea}", Visitor("nl", {}))

    assert "op 1 juni 2026" in read(page.content).text


@pytest.mark.parametrize(
    "path",
    ["/projects/Parks!", "/projects/\x00", "/projects/parks/\x00", "/inputs/A", "/people/é"],
)
def test_an_address_that_nothing_can_have_is_not_there(served: House, path: str) -> None:
    make.an_idea_box(served)

    assert head(path).status == 404


@pytest.mark.parametrize(
    "path", ["/projects/nowhere", "/inputs/nothing", "/projects/parks", "/inputs/{idea}"]
)
def test_what_a_stranger_may_not_see_is_not_there(served: House, path: str) -> None:
    project = make.a_project(served, status=ProjectStatus.DRAFT)
    idea = make.an_idea(served, make.an_activity(served, project))

    page = head(path.format(idea=idea))

    assert (page.status, page.indexed) == (404, False)
    assert "alert" not in page.content + page.title


def test_the_team_reads_its_draft_and_no_machine_keeps_it(served: House) -> None:
    project = make.a_project(served, status=ProjectStatus.DRAFT)
    manager = make.trusted(served, make.a_person(served), project, Role.PROJECT_MANAGER)
    cookies = {SESSION_COOKIE: make.signed_in(served, manager).token}

    page = head("/projects/parks", Visitor("en", cookies))

    assert (page.status, page.indexed, page.feed) == (200, False, "")


def test_a_hidden_input_is_gone(served: House) -> None:
    idea = make.an_idea(served, make.an_idea_box(served), hidden_at=NOON)

    assert head(f"/inputs/{idea}").status == 404
    assert idea not in head("/projects/parks").content


def test_a_withdrawn_input_says_so_and_no_more(served: House) -> None:
    idea = make.an_idea(served, make.an_idea_box(served), withdrawn_at=NOON)

    page = head(f"/inputs/{idea}")

    assert (page.status, page.indexed) == (200, False)
    assert "withdrawn by the person" in read(page.content).text
    assert "école" not in page.content + page.description
    assert idea not in head("/projects/parks").content


def test_a_merged_input_is_read_without_scripts_and_leads_on(served: House) -> None:
    box = make.an_idea_box(served)
    stays = make.an_idea(served, box, "Des bancs")
    idea = make.an_idea(served, box, merged_into_id=stays, merged_at=NOON)

    page, survivor = head(f"/inputs/{idea}"), head(f"/inputs/{stays}")

    assert (page.status, page.indexed) == (200, False)
    assert "Merged on June 1, 2026 into another contribution" in read(page.content).text
    assert f'href="/inputs/{stays}"' in page.content
    assert "école" in page.content
    assert "Brings together one other contribution" in read(survivor.content).text
    assert f'href="/inputs/{idea}"' in survivor.content
    assert dangers(page.content, DRAWN) == dangers(survivor.content, DRAWN) == []


def test_an_author_reads_without_scripts_why_their_input_is_hidden(served: House) -> None:
    ana = make.a_person(served)
    hidden: dict[str, Any] = {"hidden_at": NOON, "hidden_because": f"Insulte {HOSTILE}"}
    idea = make.an_idea(served, make.an_idea_box(served), author=ana, **hidden)
    cookies = {SESSION_COOKIE: make.signed_in(served, ana).token}

    page = head(f"/inputs/{idea}", Visitor("en", cookies))
    text = read(page.content).text

    assert (page.status, page.indexed, page.description) == (200, False, "")
    assert "The team hid this contribution on June 1, 2026" in text
    assert "Insulte" in text
    assert "Près de l'école." in text
    assert dangers(page.content, DRAWN) == []


def test_a_removed_comment_leaves_a_sentence(served: House) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    gone = make.a_comment(served, idea, make.a_person(served), "Regrettable")
    with work(served, SYSTEM, now=NOON) as job:
        job.session.get_one(Comment, gone).removed_at = NOON

    assert "Regrettable" not in head(f"/inputs/{idea}").content


def test_a_page_of_the_organiser_is_drawn_and_a_draft_is_nobodys(served: House) -> None:
    admin = make.an_admin(served)
    form = do(served, admin, page_editor.form, "terms")
    words = {"title": {"fr": HOSTILE[:120]}, "body": {"fr": f"<p>{HOSTILE}</p>"}}
    do(served, admin, page_editor.save, "terms", words)
    assert form.line.slug == "terms"
    assert head("/pages/terms").status == 404
    assert head("/pages/terms", Visitor("en", {}, {"draft": "1"})).status == 404

    do(served, admin, page_editor.publish, "terms")

    page = head("/pages/terms")
    assert (page.status, page.is_drawn, page.language) == (200, True, "fr")
    assert dangers(page.content, DRAWN) == []
    assert head("/pages/terms", Visitor("en", {}, {"version": "1"})).indexed
    assert head("/pages/terms", Visitor("en", {}, {"version": "7"})).status == 404
