"""Questions that are answered by pictures and by files: taken, shown, and kept from others."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import select

from civic.adapters.documents import Document
from civic.errors import Invalid, NotFound
from civic.models import Activity, AnswerFile, Input, Platform, Upload
from civic.rules.access import SYSTEM, Actor
from civic.rules.forms import field_of
from civic.services import (
    account,
    exporting,
    form_editor,
    forms,
    input_pages,
    inputs,
    own_inputs,
    project_copy,
    uploads,
    versions,
)
from civic.services.inputs import Draft
from civic.services.project_copy import KEEP, Wish
from civic.services.work import House, work
from civic.words import Role
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do
from tests.services.test_project_end import settle
from tests.services.test_project_reset import reset

PDF = Document("plan.pdf", "pdf", b"%PDF-1.7")


def ask(house: House, box: str, kind: str, **more: Any) -> str:
    typed = {"wording": {"fr": f"{kind} {HOSTILE}"[:200]}, "need": "optional", "readers": "all"}
    return do(house, make.an_admin(house), form_editor.add, box, kind, {**typed, **more})


def a_file(house: House, owner: Actor, document: Document = PDF) -> str:
    return do(house, owner, uploads.keep_document, document).id


def a_picture(house: House, owner: Actor) -> str:
    row = Upload(owner_id=owner.person_id, width=4, height=3, size=9, created_at=NOON)
    make.keep(house, row)
    for key in uploads.files_of(row.id):
        house.storage.put(key, b"picture")
    return row.id


def submit(house: House, who: Actor, box: str, **answers: object) -> str:
    return do(house, who, inputs.submit, box, Draft(title="Un banc ici", answers=answers))


def can_have(house: House, who: Actor, upload: str) -> bool:
    with work(house, SYSTEM, reading=True) as job:
        is_document = bool(job.session.get_one(Upload, upload).kind)
    try:
        if is_document:
            return bool(do(house, who, uploads.document, upload).data)
        return bool(do(house, who, uploads.shown, upload).data)
    except NotFound:
        return False


def test_pictures_and_files_stand_on_the_page_in_order(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    photos, papers = ask(house, box, "pictures"), ask(house, box, "files")
    seen = [a_picture(house, ana), a_picture(house, ana)]
    paper = a_file(house, ana)
    sent = [{"id": seen[1], "alt": HOSTILE}, {"id": seen[0], "alt": ""}, {"id": seen[1]}]
    idea = submit(house, ana, box, **{photos: sent, papers: [{"id": paper, "alt": "x"}]})

    first, second = do(house, Actor(), input_pages.page, idea).answers
    assert [(each.id, each.small) for each in first.files] == [
        (seen[1], f"/files/{seen[1]}-small.webp"), (seen[0], f"/files/{seen[0]}-small.webp"),
    ]  # fmt: skip
    assert [(each.name, each.url, each.size) for each in second.files] == [
        ("plan.pdf", f"/documents/{paper}/plan.pdf", len(PDF.data))
    ]


def test_what_the_team_alone_reads_is_given_to_the_team_and_its_author(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    photos = ask(house, box, "pictures", readers="team")
    papers = ask(house, box, "files", readers="team")
    picture, paper = a_picture(house, ana), a_file(house, ana)
    idea = submit(house, ana, box, **{photos: [{"id": picture}], papers: [{"id": paper}]})
    project = do(house, ana, input_pages.page, idea).project_id
    moderator = make.trusted(house, make.a_person(house), project, Role.MODERATOR)
    elsewhere = make.trusted(
        house, make.a_person(house), make.a_project(house, "roads"), Role.PROJECT_MANAGER
    )

    for upload in (picture, paper):
        assert can_have(house, ana, upload)
        assert can_have(house, moderator, upload)
        assert not can_have(house, Actor(), upload)
        assert not can_have(house, make.a_person(house), upload)
        assert not can_have(house, elsewhere, upload)
    assert do(house, moderator, uploads.shown, picture).is_confided


def test_what_becomes_the_teams_is_taken_back_from_everybody(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    papers = ask(house, box, "files")
    paper = a_file(house, ana)
    submit(house, ana, box, **{papers: [{"id": paper}]})
    assert can_have(house, Actor(), paper)
    typed = {"wording": {"fr": "Papiers"}, "need": "optional", "readers": "team"}
    do(house, make.an_admin(house), form_editor.save, papers, typed)

    assert not can_have(house, Actor(), paper)
    assert can_have(house, ana, paper)


def test_a_file_that_answers_nothing_yet_is_its_owners_alone(house: House) -> None:
    ana = make.a_person(house)
    paper = a_file(house, ana)

    assert can_have(house, ana, paper)
    assert not can_have(house, make.an_admin(house), paper)


def test_a_file_goes_with_its_input(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    paper = a_file(house, ana)
    idea = submit(house, ana, box, **{ask(house, box, "files"): [{"id": paper}]})
    with work(house, SYSTEM, now=NOON) as job:
        row = job.session.get_one(Input, idea)
        row.hidden_at, row.is_shown = NOON, False

    assert not can_have(house, make.a_person(house), paper)
    assert can_have(house, make.an_admin(house), paper)


@pytest.mark.parametrize(
    ("kind", "more", "sends", "key"),
    [
        pytest.param("files", {}, "other", "invalid.choice", id="that of somebody else"),
        pytest.param("files", {}, "nothing", "invalid.choice", id="one that is none"),
        pytest.param("files", {}, "picture", "upload.other_type", id="a picture for a file"),
        pytest.param("pictures", {}, "file", "upload.other_type", id="a file for a picture"),
        pytest.param("files", {"types": ["csv"]}, "file", "upload.other_type", id="another type"),
        pytest.param(
            "files", {"megabytes": "1"}, "heavy", "upload.document_too_big", id="too heavy"
        ),
        pytest.param("files", {"most": "1"}, "two", "invalid.too_large", id="too many"),
        pytest.param("files", {"need": "required"}, "none", "invalid.missing", id="none"),
        pytest.param("files", {}, "text", "invalid.choice", id="no list at all"),
    ],
)
def test_what_a_question_does_not_take_is_refused_at_its_field(
    house: House, kind: str, more: dict[str, Any], sends: str, key: str
) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    question = ask(house, box, kind, **more)
    heavy = replace(PDF, data=b"%PDF-" + b"x" * (1024 * 1024))
    sent: dict[str, Any] = {
        "other": lambda: [{"id": a_file(house, make.a_person(house))}],
        "nothing": lambda: [{"id": "x"}],
        "picture": lambda: [{"id": a_picture(house, ana)}],
        "file": lambda: [{"id": a_file(house, ana)}],
        "heavy": lambda: [{"id": a_file(house, ana, heavy)}],
        "two": lambda: [{"id": a_file(house, ana)}, {"id": a_file(house, ana)}],
        "none": list,
        "text": lambda: "x",
    }
    with pytest.raises(Invalid) as no:
        submit(house, ana, box, **{question: sent[sends]()})

    assert (no.value.field, no.value.key) == (field_of(question), key)


def test_the_form_says_what_it_takes(house: House) -> None:
    box = make.an_idea_box(house)
    ask(house, box, "files", most="2", megabytes="5", types=["pdf", "odt"])
    ask(house, box, "pictures")
    (page,) = do(house, make.a_person(house), forms.form_of, box)
    files, pictures = page.questions

    assert (files.slots, files.megabytes, files.types) == (2, 5, ["pdf", "odt"])
    assert (pictures.slots, pictures.megabytes, pictures.types) == (3, 12, [])


@pytest.mark.parametrize(
    ("field", "typed"),
    [("megabytes", "21"), ("megabytes", "0"), ("megabytes", "x"), ("most", "11"),
     ("types", ["exe"])],
)  # fmt: skip
def test_a_limit_that_is_none_is_refused_by_its_name(
    house: House, field: str, typed: object
) -> None:
    with pytest.raises(Invalid) as no:
        ask(house, make.an_idea_box(house), "files", **{field: typed})

    assert no.value.field == field


def test_an_edit_shows_what_there_was_and_versions_keep_it(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    papers = ask(house, box, "files")
    old, new = a_file(house, ana), a_file(house, ana, replace(PDF, name="devis.pdf"))
    idea = submit(house, ana, box, **{papers: [{"id": old}]})
    own = do(house, ana, own_inputs.draft_of, idea)
    (question,) = own.form[0].questions
    assert question.files == [{"id": old, "url": f"/documents/{old}/plan.pdf", "alt": "plan.pdf"}]
    changed = Draft(title="Un banc ici", answers={papers: [{"id": new}]})
    do(house, ana, inputs.edit, idea, changed)

    (edit,) = do(house, Actor(), versions.edits, idea)
    said = "".join(piece.text for answer in edit.answers for piece in answer.pieces)
    assert "plan" in said
    assert "devis" in said
    assert can_have(house, Actor(), new)
    assert not can_have(house, Actor(), old)
    assert can_have(house, ana, old)
    assert can_have(house, make.an_admin(house), old)


def test_an_export_holds_the_addresses(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    paper = a_file(house, ana)
    submit(house, ana, box, **{ask(house, box, "files", readers="team"): [{"id": paper}]})
    found = do(house, make.an_admin(house), exporting.batch, exporting.Order(box), None)
    ((row, _),) = found.rows

    assert list(row.answers.values()) == [f"http://localhost:3000/documents/{paper}/plan.pdf"]


def test_what_an_edit_takes_out_can_be_put_back(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    papers, paper = ask(house, box, "files"), a_file(house, ana)
    idea = submit(house, ana, box, **{papers: [{"id": paper}]})
    for answer in ([], [{"id": paper}]):
        change = Draft(title="Un banc ici", answers={papers: answer})
        do(house, ana, inputs.edit, idea, change)
        assert can_have(house, Actor(), paper) is bool(answer)


def test_somebody_without_their_name_changes_what_they_sent(house: House) -> None:
    box, ana = make.an_idea_box(house, anonymous=True), make.a_person(house)
    papers, paper, more = ask(house, box, "files"), a_file(house, ana), a_file(house, ana)
    draft = Draft(title="Un banc ici", answers={papers: [{"id": paper}]}, masked=True)
    idea = do(house, ana, inputs.submit, box, draft)
    change = replace(draft, answers={papers: [{"id": paper}, {"id": more}]})
    do(house, ana, inputs.edit, idea, change)

    (answer,) = do(house, Actor(), input_pages.page, idea).answers
    assert [each.id for each in answer.files] == [paper, more]
    assert can_have(house, Actor(), paper)


def test_a_project_that_is_emptied_keeps_no_file_that_people_sent(house: House) -> None:
    box, ana, admin = make.an_idea_box(house), make.a_person(house), make.an_admin(house)
    photos, papers = ask(house, box, "pictures"), ask(house, box, "files")
    picture, old, new = a_picture(house, ana), a_file(house, ana), a_file(house, ana)
    first = {photos: [{"id": picture}], papers: [{"id": old}]}
    idea = submit(house, ana, box, **first)
    changed = Draft(title="Un banc ici", answers={**first, papers: [{"id": new}]})
    do(house, ana, inputs.edit, idea, changed)
    project = do(house, ana, input_pages.page, idea).project_id
    reset(house, admin, project)
    settle(house)

    for upload in (picture, old, new):
        assert house.storage.get(upload) is None
        with work(house, SYSTEM, reading=True) as job:
            assert job.session.get(Upload, upload) is None
    assert len(do(house, ana, forms.form_of, box)[0].questions) == 2


def test_a_copy_asks_for_the_same_files_and_holds_none(house: House) -> None:
    box, ana, admin = make.an_idea_box(house), make.a_person(house), make.an_admin(house)
    papers = ask(house, box, "files", most="2", megabytes="5", types=["pdf"])
    submit(house, ana, box, **{papers: [{"id": a_file(house, ana)}]})
    with work(house, SYSTEM, reading=True) as job:
        original = job.session.get_one(Activity, box).project_id
    new = do(house, admin, project_copy.copy, original, Wish("La suite", KEEP))

    with work(house, SYSTEM, reading=True) as job:
        copy = job.session.exec(select(Activity).where(Activity.project_id == new)).one()
        (line,) = forms.lines_of(job, copy.id)
        assert (line.kind, line.most, line.megabytes, line.types) == ("files", 2, 5, ["pdf"])
        assert not job.session.exec(
            select(AnswerFile).where(AnswerFile.question_id == line.id)
        ).all()


def test_a_rule_reads_how_files_are_called_and_not_how_they_are_kept(house: House) -> None:
    box, ana = make.an_idea_box(house, read_inputs="flagged"), make.a_person(house)
    make.keep(
        house, Platform(settings={"watched_words": "arnaque, pdf, type", "newcomer_days": 30})
    )
    photos, papers = ask(house, box, "pictures"), ask(house, box, "files")
    scam = replace(PDF, name="Une arnaque.odt", kind="odt")
    plain = submit(house, ana, box, **{photos: [{"id": a_picture(house, ana), "alt": "Un banc"}]})
    named = submit(house, ana, box, **{papers: [{"id": a_file(house, ana, scam)}]})

    assert do(house, ana, input_pages.page, plain).gone.how == ""
    assert do(house, ana, input_pages.page, named).gone.how == "waiting"


def test_a_document_is_nobodys_picture(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    paper = a_file(house, ana)
    with pytest.raises(Invalid):
        do(house, ana, inputs.submit, box, Draft(title="Un banc", pictures=[{"id": paper}]))
    with pytest.raises(NotFound):
        do(house, ana, account.show_picture, paper)
