"""Inputs from files: all of them or none, once, and harmless."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import pytest
from sqlmodel import col, func, select

from civic.adapters.storage import MemoryStorage
from civic.errors import Invalid, NotFound, Refused
from civic.models import Area, Input, InputTag, Job, LogEntry, Status, StatusChange, Tag, Trust
from civic.rules.access import SYSTEM, Actor
from civic.rules.import_plan import MOST_NAMED, Plan
from civic.services import exporting, import_desk, import_trial, importing
from civic.services.import_desk import JOBS
from civic.services.import_rows import MOST_NEW_TAGS
from civic.services.importing import File
from civic.services.input_lists import Filters, listed
from civic.services.work import House, work
from civic.words import Role
from tests import factories as make
from tests.factories import HOSTILE
from tests.services.acting import do

DATA = Path(__file__).parents[3] / "shared" / "data"
LILLE = DATA / "grand_debat_lille_decidim_fr" / "proposals.csv"
COMMENTS = DATA / "grand_debat_lille_decidim_fr" / "proposal_comments.csv"
NEW_YORK = DATA / "nyc_pb_projects" / "participatory_budgeting_projects.csv"
PLACED = 808


def table(*rows: dict[str, Any]) -> bytes:
    """Return rows as the bytes of a CSV file."""
    page = io.StringIO()
    writer = csv.DictWriter(page, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue().encode()


def mapped(
    data: bytes, statuses: Mapping[str, str] = MappingProxyType({}), *, new_tags: bool = True
) -> File:
    """Return a file whose columns are called as our fields are."""
    columns = data.decode().splitlines()[0].split(",")
    return File(data, "inputs.csv", Plan({name: name for name in columns}, statuses, new_tags))


def bring(house: House, actor: Actor, box: str, file: File) -> importing.Imported:
    return importing.import_inputs(house, actor, box, file)


def inputs(house: House, box: str) -> list[Input]:
    with work(house, SYSTEM, reading=True) as job:
        query = select(Input).where(Input.activity_id == box).order_by(col(Input.title))
        return list(job.session.exec(query).all())


def count(house: House, what: Any, *where: Any) -> int:
    with work(house, SYSTEM, reading=True) as job:
        return job.session.exec(select(func.count()).select_from(what).where(*where)).one()


def test_a_decidim_export_comes_in_once(house: House) -> None:
    box, file = make.an_idea_box(house), File(LILLE.read_bytes(), LILLE.name)

    assert do(house, SYSTEM, importing.look, box, file.data, file.filename).layout == "decidim"
    assert bring(house, SYSTEM, box, file) == importing.Imported(196, 0, 0)
    assert bring(house, SYSTEM, box, file) == importing.Imported(0, 196, 0)

    found = inputs(house, box)
    assert len(found) == 196
    assert sum(row.up for row in found) == sum(row.net for row in found) > 0
    assert all("<script" not in row.body for row in found)
    assert count(house, Tag, Tag.activity_id == box) > 0


def test_the_same_export_comes_into_each_activity(house: House) -> None:
    one, other = make.an_idea_box(house, "one"), make.an_idea_box(house, "other")
    file = File(LILLE.read_bytes(), LILLE.name)

    assert bring(house, SYSTEM, one, file).added == 196
    assert bring(house, SYSTEM, other, file).added == 196


def test_places_of_a_mapped_file_find_their_areas(house: House) -> None:
    box, data = make.an_idea_box(house), NEW_YORK.read_bytes()
    ring = [[-75.0, 40.0], [-73.0, 40.0], [-73.0, 41.5], [-75.0, 41.5], [-75.0, 40.0]]
    area = Area(name={"en": "New York"}, shape={"type": "Polygon", "coordinates": [ring]})
    make.keep(house, area)
    seen = do(house, SYSTEM, importing.look, box, data, NEW_YORK.name)

    assert not seen.layout
    assert seen.mapping["title"] == "Title"
    assert bring(house, SYSTEM, box, File(data, NEW_YORK.name, Plan(seen.mapping))).added == 1491
    assert count(house, Input, col(Input.lat).is_not(None)) == PLACED
    assert count(house, Input, Input.area_id == area.id) == PLACED


def test_a_bad_row_is_named_and_nothing_comes_in(house: House) -> None:
    box = make.an_idea_box(house)
    file = mapped(table({"title": "Un banc", "up": "2"}, {"title": "Un arbre", "up": "beaucoup"}))

    trial = do(house, SYSTEM, import_trial.try_out, box, file)
    with pytest.raises(Invalid):
        bring(house, SYSTEM, box, file)

    assert (trial.fresh, trial.bad, trial.is_ready) == (1, 1, False)
    assert trial.mistakes[0].row == 3
    assert "beaucoup" in trial.mistakes[0].sentence
    assert inputs(house, box) == []


def test_many_bad_rows_are_counted_after_the_first(house: House) -> None:
    box = make.an_idea_box(house)
    file = mapped(table(*({"title": "", "up": str(n)} for n in range(MOST_NAMED + 5))))

    trial = do(house, SYSTEM, import_trial.try_out, box, file)

    assert (len(trial.mistakes), trial.bad) == (MOST_NAMED, MOST_NAMED + 5)


def test_hostile_cells_become_harmless_texts(house: House) -> None:
    box = make.an_idea_box(house)
    row = {"title": HOSTILE, "body": f"<p>{HOSTILE}</p>", "tags": HOSTILE, "author_name": HOSTILE}

    bring(house, SYSTEM, box, mapped(table(row)))

    (found,) = inputs(house, box)
    assert found.title == HOSTILE
    assert "<script" not in found.body
    assert "onerror" not in found.body
    cards = do(house, SYSTEM, listed, box, Filters(text="cmd")).cards
    assert [card.id for card in cards] == [found.id]


def test_a_body_of_plain_text_is_not_read_as_markup(house: House) -> None:
    box = make.an_idea_box(house)

    bring(house, SYSTEM, box, mapped(table({"title": "Un banc", "body": "5 < 6 & 7 > 6"})))

    assert inputs(house, box)[0].body == "<p>5 &lt; 6 &amp; 7 &gt; 6</p>"


def test_statuses_are_found_by_key_by_name_by_meaning_or_by_choice(house: House) -> None:
    box = make.an_idea_box(house)
    first = make.a_status(house, "proposed", is_first=True)
    refused = Status(key="not_retained", name={"fr": "Non retenue"})
    done = Status(key="implemented", name={"fr": "Réalisée", "nl": "Uitgevoerd"})
    make.keep(house, refused, done)
    words = ("not_retained", "REALISEE", "uitgevoerd", "rejected", "in de wacht", "unknown")
    rows = [{"title": f"{n}", "status": word} for n, word in enumerate(words)]

    bring(house, SYSTEM, box, mapped(table(*rows), {"in de wacht": done.id}))

    expected = [refused.id, done.id, done.id, refused.id, done.id, first]
    assert [row.status_id for row in inputs(house, box)] == expected
    assert count(house, StatusChange) == len(rows)


def test_a_status_that_is_none_of_ours_cannot_be_chosen(house: House) -> None:
    box = make.an_idea_box(house)

    bring(house, SYSTEM, box, mapped(table({"title": "A", "status": "x"}), {"x": "0" * 32}))

    assert inputs(house, box)[0].status_id is None


def test_tags_are_matched_before_they_are_added(house: House) -> None:
    box = make.an_idea_box(house)
    known = Tag(activity_id=box, name={"fr": "Mobilité"})
    make.keep(house, known)
    file = table({"title": "A", "tags": "MOBILITE; vélo"}, {"title": "B", "tags": "Vélo;vélo"})

    bring(house, SYSTEM, box, mapped(file))

    assert count(house, Tag) == 2
    assert count(house, InputTag) == 3
    assert count(house, InputTag, InputTag.tag_id == known.id) == 1


def test_new_tags_are_left_out_where_that_is_chosen(house: House) -> None:
    box = make.an_idea_box(house)

    bring(house, SYSTEM, box, mapped(table({"title": "A", "tags": "vélo"}), new_tags=False))

    assert count(house, Tag) == count(house, InputTag) == 0


def test_a_manager_does_not_add_to_the_tags_of_the_platform(house: House) -> None:
    box = make.an_idea_box(house)
    make.keep(house, Tag(name={"fr": "Vert"}))
    manager = make.trusted(
        house, make.a_person(house), project_of(house, box), Role.PROJECT_MANAGER
    )
    file = mapped(table({"title": "A", "tags": "vert;vélo"}))

    assert do(house, manager, import_trial.try_out, box, file).may_add_tags is False
    bring(house, manager, box, file)

    assert (count(house, Tag), count(house, InputTag)) == (1, 1)


def test_a_file_cannot_drown_the_tags(house: House) -> None:
    box = make.an_idea_box(house)
    rows = [{"title": str(n), "tags": f"tag {n}"} for n in range(MOST_NEW_TAGS + 1)]

    with pytest.raises(Invalid, match="too_many_tags"):
        bring(house, SYSTEM, box, mapped(table(*rows)))

    assert inputs(house, box) == []


@pytest.mark.parametrize("role", [None, Role.CITIZEN, Role.MODERATOR], ids=str)
def test_only_those_who_manage_the_project_import(house: House, role: Role | None) -> None:
    box = make.an_idea_box(house)
    actor = make.a_person(house)
    elsewhere = make.trusted(house, actor, make.a_project(house, "other"), Role.PROJECT_MANAGER)
    if role is Role.MODERATOR:
        actor = make.trusted(house, actor, project_of(house, box), role)
    file = mapped(table({"title": "A"}))

    for person in (actor, elsewhere, Actor()):
        for service in (
            lambda job: importing.look(job, box, file.data, file.filename),
            lambda job: import_trial.try_out(job, box, file),
            lambda job: import_desk.keep(job, box, file.data, file.filename),
            lambda job: import_desk.begin(job, box, {}, {}, True),
        ):
            with pytest.raises(Refused):
                do(house, person, service)
        with pytest.raises(Refused):
            bring(house, person, box, file)


def test_an_activity_without_inputs_takes_none(house: House) -> None:
    page = make.an_activity(house, make.a_project(house), "information")

    with pytest.raises(Refused):
        bring(house, SYSTEM, page, mapped(table({"title": "A"})))


def test_comments_are_not_taken_for_inputs(house: House) -> None:
    box = make.an_idea_box(house)

    with pytest.raises(Invalid, match="holds_comments"):
        do(house, SYSTEM, importing.look, box, COMMENTS.read_bytes(), COMMENTS.name)


@pytest.mark.parametrize("kind", [exporting.Format.CSV, exporting.Format.XLSX], ids=str)
def test_our_own_export_is_there_already_and_comes_into_another_activity(
    house: House, kind: exporting.Format
) -> None:
    box, other = make.an_idea_box(house), make.an_idea_box(house, "other")
    make.an_idea(house, box, author=make.a_person(house), lat=48.8, lng=2.3, up=4)
    _, parts = exporting.export(house, SYSTEM, exporting.Order(box), kind)
    file = File(b"".join(parts), f"export.{kind}")

    assert bring(house, SYSTEM, box, file).already == 1
    assert bring(house, SYSTEM, other, file).added == 1

    (mine,), (copy,) = inputs(house, box), inputs(house, other)
    assert (copy.title, copy.lat, copy.lng, copy.up) == (mine.title, mine.lat, mine.lng, mine.up)
    assert copy.created_at == mine.created_at


def test_an_import_is_written_in_the_log(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)

    bring(house, admin, box, mapped(table({"title": "A"})))

    entry = LogEntry.act == "inputs_imported"
    assert count(house, LogEntry, entry, LogEntry.actor_id == admin.person_id) == 1


def test_a_waiting_file_is_imported_by_a_job_however_often_it_runs(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    data = LILLE.read_bytes()
    do(house, admin, import_desk.keep, box, data, LILLE.name)
    assert do(house, admin, import_desk.dry_run, box, {}, {}, True).fresh == 196

    job_id = do(house, admin, import_desk.begin, box, {}, {}, True)
    payload = payload_of(house, job_id)
    for _ in range(2):
        JOBS["import_inputs"](house, payload, lambda done, stage="": None)

    assert len(inputs(house, box)) == 196
    assert count(house, LogEntry, LogEntry.act == "inputs_imported") == 1
    latest = do(house, admin, import_desk.latest, box)
    assert latest is not None
    assert (latest.job.id, latest.added) == (job_id, 196)
    assert do(house, admin, import_desk.waiting, box) is None


def test_a_job_imports_nothing_for_somebody_who_lost_their_role(house: House) -> None:
    box = make.an_idea_box(house)
    person = make.a_person(house)
    manager = make.trusted(house, person, project_of(house, box), Role.PROJECT_MANAGER)
    do(house, manager, import_desk.keep, box, LILLE.read_bytes(), LILLE.name)
    payload = payload_of(house, do(house, manager, import_desk.begin, box, {}, {}, True))
    with work(house, SYSTEM) as job:
        for trust in job.session.exec(select(Trust)).all():
            job.session.delete(trust)

    with pytest.raises(Refused):
        JOBS["import_inputs"](house, payload, lambda done, stage="": None)

    assert inputs(house, box) == []


def test_the_file_of_an_import_that_failed_is_forgotten_after_a_day(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    do(house, admin, import_desk.keep, box, table({"title": "A"}), "inputs.csv")
    do(house, admin, import_desk.begin, box, {"title": "title"}, {}, True)
    storage = cast(MemoryStorage, house.storage)
    assert storage.files

    with work(house, SYSTEM, reading=True) as job:
        due = job.session.exec(select(Job).where(Job.name == "forget_file")).all()
    for row in due:
        JOBS["forget_file"](house, row.payload, lambda done, stage="": None)

    assert storage.files == {}


def test_nobody_sees_the_waiting_file_of_another(house: House) -> None:
    box, admin, other = make.an_idea_box(house), make.an_admin(house), make.an_admin(house)
    do(house, admin, import_desk.keep, box, LILLE.read_bytes(), LILLE.name)

    assert do(house, other, import_desk.waiting, box) is None
    with pytest.raises(NotFound):
        do(house, other, import_desk.dry_run, box, {}, {}, True)


def test_a_file_that_nobody_imports_is_forgotten_unless_another_took_its_place(
    house: House,
) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    payloads = []
    for data in (table({"title": "A"}), table({"title": "B"})):
        do(house, admin, import_desk.keep, box, data, "inputs.csv")
        with work(house, SYSTEM, reading=True) as job:
            jobs = job.session.exec(select(Job)).all()
        payloads.append(next(row.payload for row in jobs if row.payload not in payloads))

    JOBS["forget_file"](house, payloads[0], lambda done, stage="": None)
    assert do(house, admin, import_desk.waiting, box) is not None
    JOBS["forget_file"](house, payloads[1], lambda done, stage="": None)
    assert do(house, admin, import_desk.waiting, box) is None


@pytest.mark.parametrize(
    "sent", [None, [], "title", {"title": 3}, {1: "title"}], ids=["nothing", "a list", "a text",
    "a number", "a number as field"],
)  # fmt: skip
def test_a_plan_that_is_none_is_refused(sent: object) -> None:
    with pytest.raises(Invalid):
        import_desk.plan_of(sent, {}, True)


def project_of(house: House, box: str) -> str:
    with work(house, SYSTEM, reading=True) as job:
        return job.visit(box).project.id


def payload_of(house: House, job_id: str) -> dict[str, Any]:
    with work(house, SYSTEM, reading=True) as job:
        row = job.session.get(Job, job_id)
        assert row is not None
        return row.payload
