"""A project's page: its path, a few voices, what came of it, and what was decided."""

from datetime import timedelta

import pytest

from civic.errors import NotFound
from civic.models import Area, Comment, Feedback, StatusChange, Theme, ThemeMember
from civic.models.work import AnalysisRun
from civic.rules.access import SYSTEM, Actor
from civic.services import projects, reading
from civic.services.reading import ProjectLook
from civic.services.work import House, work
from civic.words import Act, ProjectStatus
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do


def look(house: House, slug: str = "parks", actor: Actor | None = None) -> ProjectLook:
    return do(house, actor or Actor(), reading.project, slug)


def test_each_phase_says_what_it_opens(house: House) -> None:
    project = make.a_project(house)
    box, other = make.an_activity(house, project), make.an_activity(house, project)
    make.a_phase(house, project, {box: (Act.SUBMIT_INPUT,)}, starts=-9, ends=-1)
    make.a_phase(house, project, {box: (Act.COMMENT,), other: (Act.REACT,)})
    make.a_phase(house, project, {}, starts=1, ends=None)

    page = look(house).page

    assert [(one.standing, one.acts) for one in page.phases] == [
        ("closed", "submit_input"), ("open", "react_comment"), ("upcoming", ""),
    ]  # fmt: skip
    assert (page.now, page.coming) == (page.phases[1], page.phases[2])


def test_a_door_says_how_many_came_and_what_is_new(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    for days in (0, 2, 8):
        make.an_idea(house, box, author=ana, created_at=NOON - timedelta(days=days))
    make.an_idea(house, box, author=make.a_person(house), hidden_at=NOON)

    [door] = look(house).page.activities

    assert (door.inputs, door.people, door.fresh) == (3, 1, 2)


def test_a_few_voices_stand_for_the_others_each_once(house: House) -> None:
    box, ben = make.an_idea_box(house), make.a_person(house)
    ages = {"Soutenue": (9, 5), "Répondue": (3, 4), "Neuve": (0, 0), "Cachée": (99, 1)}
    ideas = {
        title: make.an_idea(
            house, box, title, up=up, created_at=NOON - timedelta(days=days),
            hidden_at=NOON if title == "Cachée" else None,
        )
        for title, (up, days) in ages.items()
    }  # fmt: skip
    answers = [
        Feedback(input_id=ideas[title], signature=f"Ville {HOSTILE}"[:120], body="Oui", at=NOON)
        for title in ("Répondue", "Cachée")
    ]
    make.keep(house, *answers)
    make.a_comment(house, ideas["Neuve"], ben, "Sans aucun pouce")

    heard = look(house).heard

    assert [(one.why, one.card.title) for one in heard.voices] == [
        ("supported", "Soutenue"), ("answered", "Répondue"), ("newest", "Neuve"),
    ]  # fmt: skip
    assert heard.voices[1].by == f"Ville {HOSTILE}"[:120]
    assert heard.quote.words == ""


def test_one_that_is_newest_answered_and_most_supported_is_shown_once(house: House) -> None:
    box = make.an_idea_box(house)
    best = make.an_idea(house, box, "La seule", up=9)
    make.keep(house, Feedback(input_id=best, signature="Ville", body="Oui", at=NOON))

    [voice] = look(house).heard.voices

    assert (voice.why, voice.card.title) == ("supported", "La seule")


def test_a_comment_that_many_find_useful_is_quoted_with_its_place(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house), "Un banc")
    useful, gone = (make.a_comment(house, idea, make.a_person(house), "Oui") for _ in range(2))
    with work(house, SYSTEM, now=NOON) as job:
        job.session.get_one(Comment, useful).up = 2
        row = job.session.get_one(Comment, gone)
        row.up, row.hidden_at = 9, NOON

    quote = look(house).heard.quote

    assert (quote.words, quote.up, quote.title) == ("Oui", 2, "Un banc")
    assert quote.href == f"/inputs/{idea}?comment={useful}#comment-{useful}"


def test_an_update_is_quoted_as_no_comment(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)
    update = make.a_comment(house, idea, ana)
    with work(house, SYSTEM, now=NOON) as job:
        row = job.session.get_one(Comment, update)
        row.up, row.is_update = 9, True

    assert look(house).heard.quote.words == ""


def test_results_say_what_became_of_how_many_and_lead_there(house: House) -> None:
    kept, seen = make.a_status(house), make.a_status(house, "seen")
    area = Area(name={"fr": "Centre"})
    make.keep(house, area)
    box = make.an_idea_box(house)
    ideas = [make.an_idea(house, box, status_id=status) for status in (kept, seen, seen)]
    make.an_idea(house, box, area_id=area.id)
    make.an_idea(house, box, status_id=kept, withdrawn_at=NOON)
    make.keep(house, Feedback(input_id=ideas[0], signature="Ville", body="Oui", at=NOON))

    [found] = look(house).heard.results

    assert (found.inputs, found.kept, found.answered) == (4, 1, 1)
    assert sorted((one.status.key, one.count, one.percent) for one in found.statuses) == [
        ("accepted", 1, 50), ("seen", 2, 100),
    ]  # fmt: skip
    assert [(one.text, one.count) for one in found.areas] == [("Centre", 1)]
    assert found.areas[0].href == f"{found.href}?area={area.id}"
    assert found.themes == []


def test_themes_of_an_analysis_are_among_the_results(house: House) -> None:
    box = make.an_idea_box(house)
    ideas = [make.an_idea(house, box) for _ in range(3)]
    hidden = make.an_idea(house, box, hidden_at=NOON)
    run = AnalysisRun(activity_id=box, created_at=NOON, finished_at=NOON)
    theme = Theme(run_id=run.id, number=1, name="Vélo, piste")
    members = [
        ThemeMember(run_id=run.id, input_id=one, theme_id=theme.id) for one in (*ideas[:2], hidden)
    ]
    make.keep(house, run, theme, *members)

    [found] = look(house).heard.results

    assert [(one.text, one.count) for one in found.themes] == [("Vélo, piste", 2)]


def test_a_project_without_contributions_has_neither_voices_nor_results(house: House) -> None:
    make.an_idea_box(house)

    heard = look(house).heard

    assert (heard.voices, heard.results, heard.decided) == ([], [], [])


def test_what_was_decided_is_told_once_for_each_input_with_the_words_of_the_answer(
    house: House,
) -> None:
    status, team = make.a_status(house), make.a_person(house)
    box, other = make.an_idea_box(house), make.an_idea_box(house, "other")
    first, second = make.an_idea(house, box, "Un banc"), make.an_idea(house, other, "Un tram")
    make.keep(
        house,
        StatusChange(input_id=first, status_id=status, author_id=team.person_id, at=NOON,
                     department="Parcs", note="Budget voté"),
        Feedback(input_id=first, signature="La maire", body=f"<p>Oui {HOSTILE}</p>",
                 at=NOON - timedelta(hours=1)),
        Feedback(input_id=second, signature="La maire", body="<p>Plus tard</p>",
                 at=NOON - timedelta(hours=2)),
    )  # fmt: skip

    [here] = look(house).heard.decided
    everywhere = do(house, Actor(), projects.home).lately

    assert (here.title, here.status.key, here.department) == ("Un banc", "accepted", "Parcs")
    assert here.words.startswith("Oui =cmd()")
    assert [one.title for one in everywhere] == ["Un banc", "Un tram"]
    assert (everywhere[1].status.id, everywhere[1].department) == ("", "La maire")


def test_the_front_door_counts_what_came_of_taking_part(house: House) -> None:
    kept, done = make.a_status(house), make.a_status(house, "implemented")
    ana, box = make.a_person(house), make.an_idea_box(house)
    ideas = [make.an_idea(house, box, author=ana, status_id=one) for one in (kept, done, None)]
    draft = make.an_activity(house, make.a_project(house, "secret", ProjectStatus.DRAFT))
    make.an_idea(house, draft, status_id=kept)
    make.keep(house, *(
        Feedback(input_id=ideas[0], signature="Ville", body="Oui", at=NOON) for _ in range(2)
    ))  # fmt: skip

    found = do(house, Actor(), projects.home).figures

    assert (found.inputs, found.people, found.answered) == (3, 1, 1)
    assert (found.kept, found.done) == (2, 1)


@pytest.mark.parametrize("slug", ["", "secret"])
def test_nobody_hears_of_a_project_that_they_may_not_see(house: House, slug: str) -> None:
    make.a_project(house, "secret", ProjectStatus.DRAFT)
    with pytest.raises(NotFound):
        look(house, slug)
