"""The phases of a project in the hands of its team."""

from datetime import datetime

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.models import Phase
from civic.rules.access import SYSTEM, Actor
from civic.services import activity_editor, phase_editor, projects, undo
from civic.services.work import House, work
from civic.words import Act, Reason, Role
from tests import factories as make
from tests.services.acting import do

TYPED = {
    "title": {"fr": "Recueil", "nl": "Verzamelen"},
    "starts": "2026-06-01T09:00",
    "ends": "2026-06-30T18:00",
}


def test_a_phase_is_dated_in_the_platforms_zone(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)

    phase = do(house, admin, phase_editor.add_phase, project_id, TYPED)

    assert (phase.starts, phase.ends, phase.standing) == (TYPED["starts"], TYPED["ends"], "open")
    assert do(house, admin, phase_editor.phases_of, project_id) == [phase]


@pytest.mark.parametrize("ends", ["2026-06-30T21:59:59+00:00", "2026-10-25T01:30:00+00:00"])
def test_a_date_that_is_left_as_it_is_shown_stays_to_the_second_and_hour(
    house: House, ends: str
) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    form = do(house, admin, phase_editor.add_phase, project_id, {**TYPED, "ends": ends})
    shown = {"title": {"fr": "Collecte"}, "starts": form.starts, "ends": form.ends}

    do(house, admin, phase_editor.save_phase, form.id, shown)

    with work(house, SYSTEM, reading=True) as job:
        kept = job.session.get_one(Phase, form.id).ends_at
    assert kept == datetime.fromisoformat(ends)


def test_what_is_put_back_twice_keeps_what_was_changed_between(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    form = do(house, admin, phase_editor.add_phase, project_id, TYPED)
    entry = do(house, admin, phase_editor.remove_phase, form.id)
    do(house, admin, undo.restore, entry)
    do(house, admin, phase_editor.save_phase, form.id, {**TYPED, "title": {"fr": "Collecte"}})

    do(house, admin, undo.restore, entry)

    [phase] = do(house, admin, phase_editor.phases_of, project_id)
    assert phase.title["fr"] == "Collecte"


def test_a_phase_may_have_no_end(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    phase = do(house, admin, phase_editor.add_phase, project_id, TYPED)

    assert do(house, admin, phase_editor.save_phase, phase.id, {**TYPED, "ends": ""}).ends == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"title": {"nl": "Verzamelen"}}, "title.fr", id="no title"),
        pytest.param({"starts": ""}, "starts", id="no start"),
        pytest.param({"ends": "2026-06-01T09:00"}, "ends", id="ends as it starts"),
        pytest.param({"ends": "soon"}, "ends", id="an end that is no date"),
    ],
)
def test_a_phase_that_cannot_be_is_refused(
    house: House, change: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        do(
            house, make.an_admin(house), phase_editor.add_phase,
            make.a_project(house), {**TYPED, **change},
        )  # fmt: skip

    assert refused.value.field == field


def test_a_removed_phase_comes_back_with_what_it_opened(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    activity_id = make.an_activity(house, project_id)
    phase_id = make.a_phase(house, project_id, {activity_id: (Act.COMMENT,)})
    make.a_phase(house, project_id, {activity_id: (Act.REACT,)})

    entry = do(house, admin, phase_editor.remove_phase, phase_id)
    assert len(do(house, admin, phase_editor.phases_of, project_id)) == 1
    do(house, admin, undo.restore, entry)
    do(house, admin, undo.restore, entry)

    (activity,) = do(house, admin, activity_editor.activities_of, project_id)
    opened = {opening.phase_id: opening.acts for opening in activity.openings}
    assert opened[phase_id] == ("comment",)


def test_the_only_phase_of_an_activity_stays_or_it_would_be_open_for_ever(house: House) -> None:
    project_id = make.a_project(house)
    activity_id = make.an_activity(house, project_id)
    phase_id = make.a_phase(house, project_id, {activity_id: (Act.COMMENT,)})

    with pytest.raises(Refused) as refused:
        do(house, make.an_admin(house), phase_editor.remove_phase, phase_id)
    assert refused.value.refusal.reason is Reason.IN_USE


def test_a_phase_is_not_restored_into_another_hand(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    entry = do(
        house, admin, phase_editor.remove_phase,
        do(house, admin, phase_editor.add_phase, project_id, TYPED).id,
    )  # fmt: skip
    moderator = make.trusted(house, make.a_person(house), project_id, Role.MODERATOR)

    with pytest.raises(Refused):
        do(house, moderator, undo.restore, entry)
    with pytest.raises(NotFound):
        do(house, admin, undo.restore, "nothing")


def test_a_manager_of_another_project_cannot_touch_a_phase(house: House) -> None:
    phase_id = make.a_phase(house, make.a_project(house), {})
    other = make.a_project(house, "roads")
    stranger = make.trusted(house, make.a_person(house), other, Role.PROJECT_MANAGER)

    with pytest.raises(Refused):
        do(house, stranger, phase_editor.save_phase, phase_id, TYPED)
    with pytest.raises(Refused):
        do(house, stranger, phase_editor.remove_phase, phase_id)
    with pytest.raises(NotFound):
        do(house, stranger, phase_editor.remove_phase, "nothing")


def test_dates_that_are_not_settled_are_said_in_words_wherever_they_would_stand(
    house: House,
) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    box = make.an_activity(house, project_id)
    typed = {**TYPED, "starts": "2027-03-21T09:00", "ends": "", "period": {"fr": "au printemps"}}
    phase = do(house, admin, phase_editor.add_phase, project_id, typed)
    do(house, admin, activity_editor.set_openings, box, {phase.id: [Act.SUBMIT_INPUT]})

    page = do(house, Actor(), projects.page, "parks")

    [step], [door] = page.phases, page.activities
    assert (step.period.text, page.coming.id) == ("au printemps", phase.id)
    assert (door.door.period.text, door.door.standing) == ("au printemps", "upcoming")
    assert (page.card.period.text, page.card.standing) == ("au printemps", "upcoming")
    do(house, admin, phase_editor.save_phase, phase.id, {**typed, "period": {"fr": ""}})
    assert do(house, Actor(), projects.page, "parks").card.period.text == ""


def test_words_for_dates_are_short(house: House) -> None:
    long = {**TYPED, "period": {"fr": "x" * (phase_editor.PERIOD_MOST + 1)}}

    with pytest.raises(Invalid) as wrong:
        do(house, make.an_admin(house), phase_editor.add_phase, make.a_project(house), long)

    assert wrong.value.field == "period.fr"
