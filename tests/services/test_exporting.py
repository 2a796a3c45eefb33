"""Inputs out as files: complete, harmless, and only for the team."""

import csv
import io
import json
import zipfile

import pytest
from sqlmodel import func, select

from civic.errors import NotFound, Refused
from civic.models import LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.rules.exporting import neutralise
from civic.rules.import_plan import Plan
from civic.services import exporting, form_editor, importing, inputs
from civic.services.exporting import BATCH, Format, Order
from civic.services.importing import File
from civic.services.input_lists import Filters
from civic.services.inputs import Draft
from civic.services.work import House, work
from civic.words import ProjectStatus, Role
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

LIVE = ("=", "+", "-", "@", "\t", "\r")


def exported(house: House, actor: Actor, order: Order, kind: Format = Format.CSV) -> bytes:
    return b"".join(exporting.export(house, actor, order, kind)[1])


def rows(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def project_of(house: House, box: str) -> str:
    with work(house, SYSTEM, reading=True) as job:
        return job.visit(box).project.id


def test_no_cell_of_an_export_runs_as_a_formula(house: House) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, HOSTILE, author=make.a_person(house, HOSTILE))
    make.an_idea(house, box, "+33", address="@SUM(A1)", author_name="-1")

    data = exported(house, SYSTEM, Order(box))

    (first, second) = sorted(rows(data), key=lambda row: row["Titre"])
    assert {first["Titre"], second["Titre"]} == {neutralise(HOSTILE), neutralise("+33")}
    cells = [cell for row in rows(data) for cell in row.values()]
    assert not [cell for cell in cells if cell.lstrip().startswith(LIVE)]


def test_a_workbook_holds_texts_and_no_formula(house: House) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, HOSTILE)

    with zipfile.ZipFile(io.BytesIO(exported(house, SYSTEM, Order(box), Format.XLSX))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in sheet
    assert "=cmd()" in sheet


def test_geojson_holds_each_input_with_its_point(house: House) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, "Ici", lat=48.8, lng=2.3)
    make.an_idea(house, box, "Nulle part")

    found = json.loads(exported(house, SYSTEM, Order(box), Format.GEOJSON))

    points = {one["properties"]["title"]: one["geometry"] for one in found["features"]}
    assert points["Ici"] == {"type": "Point", "coordinates": [2.3, 48.8]}
    assert points["Nulle part"] is None


def test_what_nobody_sees_is_not_exported(house: House) -> None:
    box = make.an_idea_box(house)
    shown = make.an_idea(house, box)
    make.an_idea(house, box, hidden_at=NOON)
    make.an_idea(house, box, withdrawn_at=NOON)

    assert [row["civic_id"] for row in rows(exported(house, SYSTEM, Order(box)))] == [shown]


def test_what_was_merged_names_what_stands_for_it_now(house: House) -> None:
    box = make.an_idea_box(house)
    last = make.an_idea(house, box)
    middle = make.an_idea(house, box, merged_into_id=last, merged_at=NOON)
    first = make.an_idea(house, box, merged_into_id=middle, merged_at=NOON)

    found = rows(exported(house, make.an_admin(house), Order(box)))

    into = {row["civic_id"]: row["Fusionnée avec"] for row in found}
    assert into == {last: "", middle: last, first: last}


def test_an_export_is_filtered_as_the_list_is(house: House) -> None:
    box = make.an_idea_box(house)
    status = make.a_status(house)
    make.an_idea(house, box, "Un arbre", body="<p>Petit</p>")
    wanted = make.an_idea(house, box, "Un banc", body="<p>Grand</p>", status_id=status)

    for filters in (Filters(statuses=(status,)), Filters(text="GRAND")):
        found = rows(exported(house, SYSTEM, Order(box, filters)))
        assert [row["civic_id"] for row in found] == [wanted]


def test_an_export_of_several_batches_misses_nothing(house: House) -> None:
    box = make.an_idea_box(house)
    titles = [f"Idée {number}" for number in range(2 * BATCH + 1)]
    data = "\n".join(["title", *titles]).encode()
    importing.import_inputs(house, SYSTEM, box, File(data, "a.csv", Plan({"title": "title"})))

    found = rows(exported(house, SYSTEM, Order(box)))

    assert sorted(row["Titre"] for row in found) == sorted(titles)


def test_addresses_are_for_those_who_manage_the_project_and_are_logged(house: House) -> None:
    box = make.an_idea_box(house)
    author = make.a_person(house, email="ana@example.test")
    make.an_idea(house, box, author=author)
    project = project_of(house, box)
    manager = make.trusted(house, make.a_person(house), project, Role.PROJECT_MANAGER)
    moderator = make.trusted(house, make.a_person(house), project, Role.MODERATOR)
    with_people = Order(box, with_people=True)

    (row,) = rows(exported(house, manager, with_people))
    assert row["Adresse e-mail"] == "ana@example.test"
    assert b"ana@example.test" not in exported(house, moderator, Order(box))
    with pytest.raises(Refused):
        exported(house, moderator, with_people)
    assert logged(house) == {"inputs_exported": 1, "inputs_exported_with_addresses": 1}


def test_only_the_team_exports(house: House) -> None:
    box = make.an_idea_box(house)
    elsewhere = make.a_project(house, "other")
    others = make.trusted(house, make.a_person(house), elsewhere, Role.PROJECT_MANAGER)

    for actor in (Actor(), make.a_person(house), others):
        with pytest.raises(Refused):
            exported(house, actor, Order(box))
    assert logged(house) == {}


def test_the_activity_of_a_draft_is_not_there_for_others(house: House) -> None:
    box = make.an_activity(house, make.a_project(house, status=ProjectStatus.DRAFT))

    with pytest.raises(NotFound):
        exported(house, make.a_person(house), Order(box))


def logged(house: House) -> dict[str, int]:
    with work(house, SYSTEM, reading=True) as job:
        query = select(LogEntry.act, func.count()).group_by(LogEntry.act)
        return dict(job.session.exec(query).all())


def test_each_question_is_a_column_and_the_teams_say_so(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    plain = {"need": "optional", "readers": "all"}
    number, closed, title, gone = (
        do(house, admin, form_editor.add, box, kind, {**plain, "wording": {"fr": word}, **more})
        for kind, word, more in (
            ("number", HOSTILE[:200], {}),
            ("long", "Téléphone", {"readers": "team"}),
            ("short", "Titre", {}),
            ("short", "Avant", {}),
        )
    )
    do(house, admin, form_editor.add, box, "page", {"wording": {"fr": "Une page"}})
    answers = {number: 2.5, closed: "=cmd()", title: "Oui", gone: "Vieux"}
    do(house, make.a_person(house), inputs.submit, box, Draft("Un banc ici", answers=answers))
    do(house, admin, form_editor.remove, gone)

    (row,) = rows(exported(house, admin, Order(box)))

    assert row[neutralise(HOSTILE[:200])] == "2.5"
    assert row["Téléphone (équipe seulement)"] == "'=cmd()"
    assert row["Titre (2)"] == "Oui"
    assert row["Avant (équipe seulement)"] == "Vieux"
    assert "Une page" not in row
    found = json.loads(exported(house, admin, Order(box, with_people=True), Format.GEOJSON))
    assert found["features"][0]["properties"]["Téléphone (équipe seulement)"] == "=cmd()"
    assert exported(house, admin, Order(box), Format.XLSX).startswith(b"PK")


def test_an_export_with_questions_is_read_in_again(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    typed = {"need": "optional", "readers": "all", "wording": {"fr": "Titre"}}
    question = do(house, admin, form_editor.add, box, "short", typed)
    draft = Draft("Un banc ici", answers={question: "Oui"})
    do(house, make.a_person(house), inputs.submit, box, draft)
    data = exported(house, admin, Order(box))

    found = do(house, admin, importing.look, box, data, "a.csv")

    assert (found.layout, found.mapping["title"]) == ("civic", "Titre")
