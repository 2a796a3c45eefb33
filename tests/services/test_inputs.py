"""Handing in an input, editing it and taking it back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from civic.adapters.hub import Hub
from civic.errors import Invalid, NotFound, Refused
from civic.models import Area, Input, InputVersion, Tag, Upload
from civic.rules.access import SYSTEM, Actor
from civic.services import inputs
from civic.services.inputs import Draft
from civic.services.work import House, Work, work
from civic.words import Act, Reason
from tests import factories as make
from tests.factories import NOON

BENCH = Draft(title="Un banc près de l'école", body="<p>Il manque un banc.</p>")
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[3.0, 49.0], [4.0, 49.0], [4.0, 50.0], [3.0, 50.0], [3.0, 49.0]]],
}


def submit(house: House, actor: Actor, box: str, draft: Draft, days: int = 0) -> str:
    with work(house, actor, now=NOON + timedelta(days=days)) as job:
        return inputs.submit(job, box, draft)


def kept(house: House, input_id: str) -> Input:
    with work(house, SYSTEM, reading=True) as job:
        row = job.session.get(Input, input_id)
        assert row is not None
        return row


def refused(house: House, actor: Actor, box: str, draft: Draft = BENCH) -> Reason:
    with pytest.raises(Refused) as no:
        submit(house, actor, box, draft)
    return no.value.refusal.reason


def test_an_input_is_kept_with_all_that_was_typed(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    area, tag = Area(name={"fr": "Nord"}, shape=SQUARE), Tag(name={"fr": "Vélo"})
    make.keep(house, area)
    make.keep(house, tag)
    upload = Upload(owner_id=ana.person_id, created_at=NOON)
    make.keep(house, upload)
    draft = Draft(
        title="  Un banc\u202e  près de l'école ",
        body="<p>Il manque un banc.</p><script>alert(1)</script>",
        lat=49.5,
        lng=3.5,
        address="Rue du Pont",
        tags=[tag.id],
        pictures=[{"id": upload.id, "alt": "Le trottoir"}],
    )

    row = kept(house, submit(house, ana, box, draft))

    assert row.title == "Un banc près de l'école"
    assert row.body == "<p>Il manque un banc.</p>"
    assert (row.lat, row.lng, row.address, row.area_id) == (49.5, 3.5, "Rue du Pont", area.id)
    assert row.author_id == ana.person_id
    assert row.folded == "un banc pres de l'ecole il manque un banc."


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        pytest.param(Draft(title=""), "title", id="no title"),
        pytest.param(Draft(title="abc"), "title", id="a title too short"),
        pytest.param(Draft(title="x" * 141), "title", id="a title too long"),
        pytest.param(
            Draft(title="Un banc", body="<p>x</p>" * 20_000), "body", id="an endless text"
        ),
        pytest.param(Draft(title="Un banc", lat=91, lng=3), "place", id="beyond the pole"),
        pytest.param(Draft(title="Un banc", lat=float("nan"), lng=3), "place", id="no number"),
        pytest.param(Draft(title="Un banc", tags=["made-up"]), "tags", id="a tag of nobody"),
        pytest.param(
            Draft(title="Un banc", pictures=[{"id": "x", "alt": ""}]), "pictures", id="no picture"
        ),
    ],
)
def test_what_cannot_be_read_is_named_by_its_field(house: House, draft: Draft, field: str) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)

    with pytest.raises(Invalid) as wrong:
        submit(house, ana, box, draft)

    assert wrong.value.field == field


def test_nobody_attaches_the_picture_of_somebody_else(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    theirs = Upload(owner_id=make.a_person(house).person_id, created_at=NOON)
    make.keep(house, theirs)

    with pytest.raises(Invalid):
        submit(house, ana, box, Draft(title="Un banc", pictures=[{"id": theirs.id, "alt": ""}]))


def test_a_required_field_is_asked_for(house: House) -> None:
    box = make.an_idea_box(house, place="required")

    with pytest.raises(Invalid) as wrong:
        submit(house, make.a_person(house), box, BENCH)

    assert (wrong.value.field, wrong.value.key) == ("place", "invalid.missing")


def test_a_person_has_so_many_inputs_and_no_more(house: House) -> None:
    box, ana = make.an_idea_box(house, most_inputs=1), make.a_person(house)
    first = submit(house, ana, box, BENCH)

    assert refused(house, ana, box) is Reason.LIMIT_REACHED
    with work(house, ana, now=NOON) as job:
        inputs.withdraw(job, first)
    assert submit(house, ana, box, BENCH)


def test_nothing_is_handed_in_where_submissions_are_off(house: House) -> None:
    box = make.an_idea_box(house, submissions=False)

    assert refused(house, make.a_person(house), box) is Reason.ACT_NOT_OPEN


def test_nothing_is_handed_in_without_an_account(house: House) -> None:
    assert refused(house, Actor(), make.an_idea_box(house)) is Reason.NOT_SIGNED_IN


def test_nothing_is_handed_in_to_an_activity_that_has_no_inputs(house: House) -> None:
    page = make.an_activity(house, make.a_project(house), "information")

    assert refused(house, make.a_person(house), page) is Reason.ACT_NOT_OPEN


def test_an_author_edits_and_what_they_said_before_is_kept(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    input_id = submit(house, ana, box, BENCH)

    with work(house, ana, now=NOON + timedelta(hours=1)) as job:
        inputs.edit(job, input_id, Draft(title="Deux bancs", body="<p>Un de plus.</p>"))

    with work(house, SYSTEM, reading=True) as job:
        (before,) = job.session.exec(select(InputVersion)).all()
    assert (before.title, kept(house, input_id).title) == (BENCH.title, "Deux bancs")
    assert kept(house, input_id).folded == "deux bancs un de plus."


def test_an_edit_wakes_those_who_look_at_the_input_and_at_the_map(house: House) -> None:
    told: list[str] = []

    class Listening(Hub):
        def tell(self, topic: str) -> None:
            told.append(topic)

    box, ana = make.an_idea_box(house), make.a_person(house)
    input_id = submit(house, ana, box, BENCH)

    with work(House(house.engine, hub=Listening()), ana, now=NOON) as job:
        inputs.edit(job, input_id, Draft(title="Deux bancs", lat=50.0, lng=3.0))

    assert {f"input:{input_id}", f"activity:{box}"} <= set(told)


def test_nobody_edits_what_somebody_else_wrote(house: House) -> None:
    box = make.an_idea_box(house)
    input_id = submit(house, make.a_person(house), box, BENCH)

    with pytest.raises(Refused) as no, work(house, make.a_person(house), now=NOON) as job:
        inputs.edit(job, input_id, BENCH)

    assert no.value.refusal.reason is Reason.NOT_ALLOWED


def rewrite(job: Work, input_id: str) -> None:
    inputs.edit(job, input_id, BENCH)


@pytest.mark.parametrize("change", [inputs.withdraw, rewrite])
def test_an_input_stays_as_it_is_once_somebody_supports_it(
    house: House, change: Callable[[Work, str], None]
) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    input_id = make.an_idea(house, box, author=ana, up=1)

    with pytest.raises(Refused) as no, work(house, ana, now=NOON) as job:
        change(job, input_id)

    assert no.value.refusal.reason is Reason.HAS_SUPPORT


def test_an_input_stays_as_it_is_once_somebody_answers_it(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    input_id = make.an_idea(house, box, author=ana)
    make.a_comment(house, input_id, make.a_person(house))

    with pytest.raises(Refused) as no, work(house, ana, now=NOON) as job:
        inputs.withdraw(job, input_id)

    assert no.value.refusal.reason is Reason.HAS_SUPPORT


def test_an_input_stays_as_it_is_once_the_team_has_closed_it(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    done = make.a_status(house, "implemented", is_closing=True)
    input_id = make.an_idea(house, box, author=ana, status_id=done)

    with pytest.raises(Refused) as no, work(house, ana, now=NOON) as job:
        inputs.edit(job, input_id, BENCH)

    assert no.value.refusal.reason is Reason.CONTENT_CLOSED


def test_an_input_stays_as_it_is_after_the_phase(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    input_id = make.an_idea(house, box, author=ana)

    with pytest.raises(Refused) as no, work(house, ana, now=NOON + timedelta(days=3)) as job:
        inputs.withdraw(job, input_id)

    assert no.value.refusal.reason is Reason.PHASE_ENDED


def test_a_withdrawn_input_cannot_be_edited(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    input_id = make.an_idea(house, box, author=ana, withdrawn_at=NOON)

    with pytest.raises(NotFound), work(house, ana, now=NOON) as job:
        inputs.edit(job, input_id, BENCH)


def test_a_new_input_begins_with_the_first_status_and_its_history(house: House) -> None:
    first = make.a_status(house, "proposed", is_first=True)
    input_id = submit(house, make.a_person(house), make.an_idea_box(house), BENCH)

    assert kept(house, input_id).status_id == first


def test_a_phase_that_opens_only_comments_takes_no_inputs(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: (Act.COMMENT,)})

    assert refused(house, make.a_person(house), box) is Reason.ACT_NOT_OPEN
