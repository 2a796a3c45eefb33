"""What people answer to the questions of an activity, and who reads it."""

from typing import Any

import pytest

from civic.errors import Invalid
from civic.rules.access import Actor
from civic.rules.forms import field_of
from civic.services import (
    api_inputs,
    form_editor,
    forms,
    input_pages,
    inputs,
    own_inputs,
    team_input,
    versions,
)
from civic.services.inputs import Draft
from civic.services.work import House
from civic.words import Role
from tests import factories as make
from tests.factories import HOSTILE
from tests.services.acting import do

TWO = [{"id": "", "name": {"fr": f"Ombre {HOSTILE}"[:160]}}, {"id": "", "name": {"fr": "Soleil"}}]


def ask(house: House, box: str, kind: str = "short", **more: Any) -> str:
    wording = {"fr": f"{kind} {HOSTILE}"[:200]}
    typed = {"wording": wording, "need": "optional", "readers": "all", **more}
    return do(house, make.an_admin(house), form_editor.add, box, kind, typed)


def change(house: House, question: str, **more: Any) -> None:
    typed = {"wording": {"fr": "Autrement"}, "need": "optional", "readers": "all", **more}
    do(house, make.an_admin(house), form_editor.save, question, typed)


def draft(**answers: object) -> Draft:
    return Draft(title="Un banc ici", answers=answers)


def submit(house: House, ana: Actor, box: str, **answers: object) -> str:
    return do(house, ana, inputs.submit, box, draft(**answers))


def seen(house: House, reader: Actor, idea: str) -> list[str]:
    return [each.text for each in do(house, reader, input_pages.page, idea).answers]


def test_the_form_is_asked_over_pages_without_what_is_hidden(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    ask(house, box, "short", help={"fr": "En un mot"}, need="required", readers="team")
    ask(house, box, "short", need="hidden")
    ask(house, box, "page", wording={"fr": "Le coût"})
    ask(house, box, "budget", unit="€")

    first, second = do(house, ana, forms.form_of, box)

    (question,) = first.questions
    assert (question.is_required, question.is_public, question.help.text) == (
        True,
        False,
        "En un mot",
    )
    assert second.title.text == "Le coût"
    assert [(each.kind, each.unit) for each in second.questions] == [("budget", "€")]


def test_answers_stand_on_the_page_of_the_input_for_those_who_may_read_them(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    open_, closed = ask(house, box), ask(house, box, "long", readers="team")
    idea = submit(house, ana, box, **{open_: HOSTILE, closed: "06 12"})
    project = do(house, ana, input_pages.page, idea).project_id
    moderator = make.trusted(house, make.a_person(house), project, Role.MODERATOR)

    assert seen(house, make.a_person(house), idea) == [HOSTILE]
    assert seen(house, Actor(), idea) == [HOSTILE]
    assert seen(house, ana, idea) == [HOSTILE, "06 12"]
    assert seen(house, moderator, idea) == [HOSTILE, "06 12"]
    assert [each.text for each in do(house, moderator, team_input.detail, idea).answers] == [
        HOSTILE,
        "06 12",
    ]


def test_who_looks_at_the_site_as_citizens_do_reads_what_they_read(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    idea = submit(house, ana, box, **{ask(house, box, readers="team"): "06 12"})
    previewing = Actor(person_id=make.an_admin(house).person_id, is_admin=True, is_previewing=True)

    assert seen(house, previewing, idea) == []


def test_programs_read_the_public_answers_whoever_they_are(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    open_, closed = ask(house, box), ask(house, box, readers="team")
    idea = submit(house, ana, box, **{open_: "Oui", closed: "06 12"})

    for reader in (make.a_person(house), make.an_admin(house), ana):
        whole = do(house, reader, api_inputs.one, idea)
        assert [each.text for each in whole.form_answers] == ["Oui"]


def test_every_kind_comes_back_as_it_was_answered(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    place = {"lat": 49.5, "lng": 3.5, "address": "Rue du Pont"}
    options = {"options": TWO}
    kinds = {
        ask(house, box, "short"): "Un",
        ask(house, box, "long"): "Un\nDeux",
        ask(house, box, "number", unit="m"): "2,5",
        ask(house, box, "budget", unit="€"): "1 200",
        ask(house, box, "date"): "2026-06-01",
        ask(house, box, "place"): place,
        ask(house, box, "link"): "exemple.fr",
    }
    one, many = ask(house, box, "choice", **options), ask(house, box, "choices", **options)
    picked = {
        question.id: [option.id for option in question.options]
        for page in do(house, ana, forms.form_of, box)
        for question in page.questions
    }
    idea = submit(house, ana, box, **kinds, **{one: picked[one][1], many: picked[many]})

    assert seen(house, ana, idea) == [
        "Un", "Un\nDeux", "2.5 m", "1200 €", "2026-06-01", "Rue du Pont", "https://exemple.fr",
        "Soleil", f"{TWO[0]['name']['fr']}; Soleil",  # type: ignore[index]  # a name by language
    ]  # fmt: skip
    own = do(house, ana, own_inputs.draft_of, idea)
    questions = {each.id: each for page in own.form for each in page.questions}
    assert [questions[each].value for each in kinds][:5] == [
        "Un", "Un\nDeux", "2.5", "1200", "2026-06-01",
    ]  # fmt: skip
    assert [option.is_picked for option in questions[one].options] == [False, True]
    assert [option.is_picked for option in questions[many].options] == [True, True]
    assert [each.place for each in questions.values() if each.kind == "place"] == [place]


def test_a_required_question_must_be_answered_and_keeps_what_it_is_about(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    question = ask(house, box, need="required")

    for service in (inputs.submit, inputs.preview):
        for sent in (draft(), Draft(title="Un banc ici"), draft(**{question: " "})):
            with pytest.raises(Invalid) as wrong:
                do(house, ana, service, box, sent)
            assert (wrong.value.field, wrong.value.key) == (field_of(question), "invalid.missing")


def test_a_question_of_another_form_is_refused(house: House) -> None:
    box, other = make.an_idea_box(house), make.an_idea_box(house, "other")
    question = ask(house, other)

    with pytest.raises(Invalid, match="request"):
        submit(house, make.a_person(house), box, **{question: "Oui"})


@pytest.mark.parametrize("how", ["hidden", "removed"])
def test_what_is_asked_no_more_is_neither_taken_nor_demanded(house: House, how: str) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    question = ask(house, box, need="required")
    if how == "hidden":
        change(house, question, need="hidden")
    else:
        do(house, make.an_admin(house), form_editor.remove, question)

    idea = submit(house, ana, box, **{question: "Oui"})

    assert do(house, ana, own_inputs.draft_of, idea).form == []
    assert seen(house, make.an_admin(house), idea) == []


@pytest.mark.parametrize("how", ["hidden", "removed"])
def test_answers_to_what_is_asked_no_more_stay_for_the_team(house: House, how: str) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    question = ask(house, box)
    idea = submit(house, ana, box, **{question: "Oui"})
    if how == "hidden":
        change(house, question, need="hidden")
    else:
        do(house, make.an_admin(house), form_editor.remove, question)
    do(house, ana, inputs.edit, idea, draft())

    assert seen(house, make.a_person(house), idea) == []
    assert seen(house, make.an_admin(house), idea) == ["Oui"]


def test_an_answer_shown_as_the_teams_does_not_become_public_on_its_way(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    question = ask(house, box, readers="team")
    change(house, question, readers="all")
    sent = Draft(title="Un banc ici", answers={question: "06 12"}, confided=[question])

    with pytest.raises(Invalid, match="now_public"):
        do(house, ana, inputs.submit, box, sent)


def test_answers_are_edited_emptied_and_kept_where_none_are_sent(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    one, two = ask(house, box), ask(house, box, "number")
    idea = submit(house, ana, box, **{one: "Oui", two: 3})

    do(house, ana, inputs.edit, idea, Draft(title="Un autre banc"))
    assert seen(house, ana, idea) == ["Oui", "3"]
    do(house, ana, inputs.edit, idea, draft(**{one: "Non"}))
    assert seen(house, ana, idea) == ["Non"]


def test_what_an_edit_changed_in_public_answers_is_there_for_all_to_read(house: House) -> None:
    box, ana, reader = make.an_idea_box(house), make.a_person(house), make.a_person(house)
    open_, closed = ask(house, box), ask(house, box, readers="team")
    idea = submit(house, ana, box, **{open_: "Deux bancs", closed: "06 12"})
    do(house, ana, inputs.edit, idea, draft(**{open_: "Trois bancs", closed: "07 13"}))
    do(house, ana, inputs.edit, idea, draft(**{open_: "Trois bancs", closed: "07 13"}))

    (edit,) = do(house, reader, versions.edits, idea)

    (answer,) = edit.answers
    assert [(piece.kind, piece.text) for piece in answer.pieces] == [
        ("gone", "Deux"), ("new", "Trois"), ("kept", "bancs"),
    ]  # fmt: skip
    assert do(house, reader, input_pages.page, idea).edited_at is not None


def test_a_withdrawn_input_says_no_more_what_it_answered(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    idea = submit(house, ana, box, **{ask(house, box): "Oui"})
    do(house, ana, inputs.withdraw, idea)

    assert seen(house, make.a_person(house), idea) == []
    assert seen(house, ana, idea) == ["Oui"]


def test_the_preview_shows_the_answers_and_who_reads_them(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    open_, closed = ask(house, box), ask(house, box, readers="team")

    found = do(house, ana, inputs.preview, box, draft(**{open_: "Oui", closed: "06 12"}))

    assert [(each.text, each.is_public) for each in found.answers] == [
        ("Oui", True), ("06 12", False),
    ]  # fmt: skip
