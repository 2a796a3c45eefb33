"""How a project begins."""

import pytest
from sqlmodel import select

from civic.errors import Invalid, Refused
from civic.models import Activity
from civic.rules.access import SYSTEM
from civic.services import (
    activity_editor,
    form_editor,
    phase_editor,
    project_editor,
    project_start,
    undo,
)
from civic.services.project_start import Beginning
from civic.services.work import House, work
from civic.words import Reason, Role
from tests import factories as make
from tests.services.acting import do

IDEAS = Beginning("ideation", "ideas", "Nos parcs", "Quels parcs ?", "2026-06-02")


def test_a_preset_proposes_phases_one_after_the_other(house: House) -> None:
    offers = do(house, make.an_admin(house), project_start.offers, "2026-06-02")

    ideas = next(offer for offer in offers if offer.preset == "ideas")
    assert [(p.title, p.starts, p.ends) for p in ideas.phases] == [
        ("Recueil des idées", "2026-06-02T00:00", "2026-07-14T00:00"),
        ("Analyse des idées", "2026-07-14T00:00", "2026-08-11T00:00"),
        ("Réponses et suites", "2026-08-11T00:00", ""),
    ]


def test_a_project_begins_as_a_draft_with_what_its_preset_proposes(house: House) -> None:
    admin = make.an_admin(house)
    project_id = do(house, admin, project_start.create, IDEAS)

    texts = do(house, admin, project_editor.texts_of, project_id)
    assert (texts.status, texts.slug, texts.title) == ("draft", "nos-parcs", {"fr": "Nos parcs"})
    phases = do(house, admin, phase_editor.phases_of, project_id)
    assert phases[0].starts == "2026-06-02T00:00"
    assert set(phases[0].title) == {"fr", "en", "nl", "de", "es", "ar"}
    (activity,) = do(house, admin, activity_editor.activities_of, project_id)
    assert [opening.acts for opening in activity.openings] == [
        ("comment", "react", "submit_input"),
        (),
        (),
    ]
    assert not activity.is_always_open


def test_the_questions_of_a_preset_stand_in_the_form_of_its_activity(house: House) -> None:
    admin = make.an_admin(house)
    begun = Beginning("scenarios", "graded", "La halle")
    project_id = do(house, admin, project_start.create, begun)
    second = do(house, admin, activity_editor.add_activity, project_id, "scenarios", "ranked")
    first = do(house, admin, activity_editor.activities_of, project_id)[0]

    for activity in (first, second):
        lines = do(house, admin, form_editor.desk_of, activity.id).lines
        assert [(line.kind, line.is_public, line.unit) for line in lines] == [
            ("budget", True, "€"), ("long", True, ""), ("long", True, ""), ("files", True, ""),
        ]  # fmt: skip
        assert set(lines[0].wording) == {"fr", "en", "nl", "de", "es", "ar"}


def test_the_address_of_an_activity_can_be_read(house: House) -> None:
    admin = make.an_admin(house)
    project_id = do(house, admin, project_start.create, IDEAS)
    second = do(house, admin, activity_editor.add_activity, project_id, "ideation", "ideas")
    entry = do(house, admin, activity_editor.remove_activity, second.id)
    third = do(house, admin, activity_editor.add_activity, project_id, "ideation", "ideas")

    assert _slugs(house, project_id) == {"boite-a-idees", "boite-a-idees-2"}
    do(house, admin, undo.restore, entry)
    assert _slugs(house, project_id) == {"boite-a-idees", "boite-a-idees-2", second.id}
    assert third.id != second.id


def test_the_map_preset_asks_for_a_place(house: House) -> None:
    admin = make.an_admin(house)
    project_id = do(house, admin, project_start.create, Beginning("ideation", "map", "Carte"))

    (activity,) = do(house, admin, activity_editor.activities_of, project_id)
    values = {field.name: field.value for field in activity.fields}
    assert (values["place"], values["first_view"]) == ("required", "map")


def test_a_title_that_is_taken_gives_a_numbered_address(house: House) -> None:
    admin = make.an_admin(house)
    ids = [do(house, admin, project_start.create, IDEAS) for _ in range(3)]

    slugs = [do(house, admin, project_editor.texts_of, each).slug for each in ids]
    assert slugs == ["nos-parcs", "nos-parcs-2", "nos-parcs-3"]


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(Beginning("ideation", "nothing", "Nos parcs"), id="an unknown preset"),
        pytest.param(Beginning("nothing", "ideas", "Nos parcs"), id="an unknown method"),
        pytest.param(Beginning("ideation", "ideas", "  "), id="no title"),
        pytest.param(Beginning("ideation", "ideas", "P", "", "soon"), id="no date"),
    ],
)
def test_what_cannot_begin_is_refused(house: House, begun: Beginning) -> None:
    with pytest.raises(Invalid):
        do(house, make.an_admin(house), project_start.create, begun)


def test_only_an_admin_begins_a_project(house: House) -> None:
    project_id = make.a_project(house)
    manager = make.trusted(house, make.a_person(house), project_id, Role.PROJECT_MANAGER)

    with pytest.raises(Refused) as refused:
        do(house, manager, project_start.create, IDEAS)
    assert refused.value.refusal.reason is Reason.NOT_ALLOWED
    with pytest.raises(Refused):
        do(house, manager, project_start.offers)


def _slugs(house: House, project_id: str) -> set[str]:
    with work(house, SYSTEM, reading=True) as job:
        query = select(Activity.slug).where(Activity.project_id == project_id)
        return set(job.session.exec(query))
