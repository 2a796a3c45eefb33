"""The form of an activity in the hands of its team."""

from collections.abc import Mapping
from typing import Any

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.rules.access import Actor
from civic.services import (
    activity_editor,
    form_editor,
    forms,
    inputs,
    log,
    platform_admin,
    undo,
)
from civic.services.form_editor import FormDesk
from civic.services.inputs import Draft
from civic.services.work import House
from civic.words import Role
from tests import factories as make
from tests.factories import HOSTILE
from tests.services.acting import do

WORDING = {"wording": {"fr": "Combien d'arbres ?", "nl": "Hoeveel bomen?"}}
PLAIN: dict[str, Any] = {**WORDING, "need": "optional", "readers": "all"}
TWO = [{"id": "", "name": {"fr": "Ombre"}}, {"id": "", "name": {"fr": "Soleil"}}]


def desk(house: House, actor: Actor, box: str) -> FormDesk:
    return do(house, actor, form_editor.desk_of, box)


def added(house: House, box: str, kind: str = "short", **more: Any) -> str:
    typed: Mapping[str, Any] = {**PLAIN, **more}
    return do(house, make.an_admin(house), form_editor.add, box, kind, typed)


def answered(house: House, box: str, question: str, answer: object) -> str:
    draft = Draft(title="Un banc ici", answers={question: answer})
    return do(house, make.a_person(house), inputs.submit, box, draft)


def wordings(found: FormDesk) -> list[str]:
    return [line.wording["fr"] for line in found.lines]


def test_a_question_is_added_changed_removed_and_put_back(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    limits = {"least": "1", "most": "9", "unit": "arbres"}
    question = do(house, admin, form_editor.add, box, "number", {**PLAIN, **limits})
    (line,) = desk(house, admin, box).lines
    assert (line.kind, line.least, line.most, line.unit) == ("number", "1", "9", "arbres")
    assert line.wording == WORDING["wording"]

    typed = {**PLAIN, "help": {"fr": HOSTILE}, "need": "required", "readers": "team"}
    do(house, admin, form_editor.save, question, typed)
    (line,) = desk(house, admin, box).lines
    assert (line.need, line.is_public, line.help) == ("required", False, {"fr": HOSTILE})

    entry = do(house, admin, form_editor.remove, question)
    assert desk(house, admin, box).lines == []
    do(house, admin, undo.restore, entry)
    assert len(desk(house, admin, box).lines) == 1


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        pytest.param("mood", {}, "kind", id="a kind there is not"),
        pytest.param("short", {"wording": {"nl": "Hoe?"}}, "wording.fr", id="not in our language"),
        pytest.param("short", {"wording": {"fr": "x" * 201}}, "wording.fr", id="too long"),
        pytest.param("short", {"wording": {"xx": "?"}}, "wording", id="a language not offered"),
        pytest.param("short", {"need": "maybe"}, "need", id="a need there is not"),
        pytest.param("short", {"readers": "some"}, "readers", id="readers there are not"),
        pytest.param("short", {"most": "0"}, "most", id="a limit of nothing"),
        pytest.param("choice", {"options": TWO[:1]}, "options", id="one choice is none"),
        pytest.param("choice", {"options": [*TWO, {"id": "", "name": "x"}]}, "option.",
                     id="an option that is no text by language"),
        pytest.param("choice", {"options": TWO * 26}, "options", id="endless choices"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_is_refused_at_its_field(
    house: House, kind: str, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        added(house, make.an_idea_box(house), kind, **more)

    assert wrong.value.field == field


def test_a_form_has_so_many_questions_and_no_more(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civic.rules.forms.QUESTIONS_MOST", 1)
    box = make.an_idea_box(house)
    added(house, box)

    with pytest.raises(Invalid, match="kind"):
        added(house, box)


def test_questions_move_to_any_place(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    ids = [added(house, box, wording={"fr": word}) for word in ("Un", "Deux", "Trois")]

    assert do(house, admin, form_editor.place, ids[2], 0) == 0
    assert wordings(desk(house, admin, box)) == ["Trois", "Un", "Deux"]
    assert do(house, admin, form_editor.place, ids[2], 99) == 2
    assert wordings(desk(house, admin, box)) == ["Un", "Deux", "Trois"]


def test_a_removed_question_goes_back_to_where_it_stood(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    ids = [added(house, box, wording={"fr": word}) for word in ("Un", "Deux", "Trois")]
    answered(house, box, ids[1], "Oui")

    do(house, admin, form_editor.remove, ids[1])
    found = desk(house, admin, box)
    assert ([line.id for line in found.gone], found.gone[0].answers) == ([ids[1]], 1)
    do(house, admin, form_editor.ask_again, ids[1])

    assert wordings(desk(house, admin, box)) == ["Un", "Deux", "Trois"]


def test_an_option_that_was_picked_keeps_its_name_for_those_who_picked_it(house: House) -> None:
    box, admin, ana = make.an_idea_box(house), make.an_admin(house), make.a_person(house)
    question = added(house, box, "choice", options=TWO)
    shade, sun = desk(house, admin, box).lines[0].options
    idea = answered(house, box, question, shade.id)

    changed = [{"id": sun.id, "name": sun.name}, {"id": "", "name": {"fr": "Pluie"}}]
    do(house, admin, form_editor.save, question, {**PLAIN, "options": changed})

    (line,) = desk(house, admin, box).lines
    assert [option.name["fr"] for option in line.options] == ["Soleil", "Pluie"]
    (answer,) = do(house, ana, forms.answers_of, [idea])[idea]
    assert answer.text == "Ombre"
    with pytest.raises(Invalid):
        answered(house, box, question, shade.id)


def test_an_option_that_is_renamed_or_moved_stays_what_was_picked(house: House) -> None:
    box, admin, ana = make.an_idea_box(house), make.an_admin(house), make.a_person(house)
    question = added(house, box, "choice", options=TWO)
    shade, sun = desk(house, admin, box).lines[0].options
    idea = answered(house, box, question, shade.id)

    changed = [{"id": sun.id, "name": sun.name}, {"id": shade.id, "name": {"fr": "À l'ombre"}}]
    do(house, admin, form_editor.save, question, {**PLAIN, "options": changed})

    (answer,) = do(house, ana, forms.answers_of, [idea])[idea]
    assert answer.text == "À l'ombre"


def test_what_was_told_to_the_team_alone_never_becomes_public(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    question = added(house, box, readers="team")
    do(house, admin, form_editor.save, question, {**PLAIN, "readers": "all"})
    do(house, admin, form_editor.save, question, {**PLAIN, "readers": "team"})
    answered(house, box, question, "06 12 34 56 78")

    with pytest.raises(Invalid) as wrong:
        do(house, admin, form_editor.save, question, {**PLAIN, "readers": "all"})

    assert (wrong.value.field, wrong.value.key) == ("readers", "team_form.confided")


def test_what_is_public_can_become_the_teams(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    question = added(house, box)
    idea = answered(house, box, question, "Oui")

    do(house, admin, form_editor.save, question, {**PLAIN, "readers": "team"})

    assert do(house, make.a_person(house), forms.answers_of, [idea]) == {}


def test_the_preview_speaks_each_language_of_the_platform(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    added(house, box)
    added(house, box, need="hidden")

    previews = desk(house, admin, box).previews

    assert [page.questions[0].wording.text for page in (previews["fr"][0], previews["nl"][0])] == [
        "Combien d'arbres ?",
        "Hoeveel bomen?",
    ]
    assert len(previews["fr"][0].questions) == 1


def test_only_those_who_manage_the_project_touch_its_form(house: House) -> None:
    box = make.an_idea_box(house)
    question = added(house, box)
    project_id = desk(house, make.an_admin(house), box).head.project_id
    moderator = make.trusted(house, make.a_person(house), project_id, Role.MODERATOR)

    for actor in (moderator, make.a_person(house)):
        for service, *rest in (
            (form_editor.desk_of, box),
            (form_editor.add, box, "short", PLAIN),
            (form_editor.save, question, PLAIN),
            (form_editor.place, question, 0),
            (form_editor.remove, question),
            (form_editor.ask_again, question),
        ):
            with pytest.raises(Refused):
                do(house, actor, service, *rest)


def test_a_method_that_asks_nothing_has_no_form(house: House) -> None:
    page = make.an_activity(house, make.a_project(house), "information")

    with pytest.raises(NotFound):
        desk(house, make.an_admin(house), page)
    with pytest.raises(NotFound):
        added(house, page)


def test_an_activity_goes_and_comes_back_with_its_form(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    added(house, box)

    entry = do(house, admin, activity_editor.remove_activity, box)
    do(house, admin, undo.restore, entry)

    assert len(desk(house, admin, box).lines) == 1


def test_the_log_says_what_became_of_the_form(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    question = added(house, box)
    do(house, admin, form_editor.save, question, PLAIN)
    do(house, admin, form_editor.place, question, 0)
    do(house, admin, form_editor.remove, question)
    do(house, admin, form_editor.ask_again, question)

    acts = {line.act for line in do(house, admin, log.entries).lines}

    assert acts == {
        "question_added",
        "question_changed",
        "question_moved",
        "question_removed",
        "question_asked_again",
    }


def test_a_new_budget_is_asked_in_the_money_of_the_platform(house: House) -> None:
    admin = make.an_admin(house)
    box = make.an_activity(house, make.a_project(house))
    assert do(house, admin, form_editor.desk_of, box).money == "€"

    do(house, admin, platform_admin.save_settings, {"currency": "CHF"})

    assert do(house, admin, form_editor.desk_of, box).money == "CHF"
