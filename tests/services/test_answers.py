"""What the team does with a contribution."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from civic.adapters.hub import Hub
from civic.errors import Invalid, NotFound, Refused
from civic.models import Area, Feedback, StatusChange, Tag
from civic.services import answers, input_lists, input_pages, log, team_input, undo
from civic.services.input_lists import Filters
from civic.services.team_input import TeamInput
from civic.services.work import Caller, House, perform
from civic.words import Role
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do

NORTH = {"type": "Polygon", "coordinates": [[[0, 45], [9, 45], [9, 50], [0, 50], [0, 45]]]}


def _seen(house: House, input_id: str) -> TeamInput:
    return do(house, make.an_admin(house), team_input.detail, input_id)


def test_a_status_is_a_step_in_the_history(house: House) -> None:
    input_id, admin = make.an_idea(house, make.an_idea_box(house)), make.an_admin(house)
    seen, accepted = make.a_status(house, "seen"), make.a_status(house, "accepted")

    do(house, admin, answers.set_status, input_id, seen)
    do(house, admin, answers.set_status, input_id, seen)
    do(house, admin, answers.set_status, input_id, accepted, "Votée", "Conseil")

    panel = _seen(house, input_id)
    assert panel.status.key == "accepted"
    assert {step.status.key for step in panel.steps} == {"seen", "accepted"}
    assert len(panel.steps) == 2


def test_a_status_that_does_not_exist_is_refused(house: House) -> None:
    input_id = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Invalid, match="status"):
        do(house, make.an_admin(house), answers.set_status, input_id, "nothing")


def test_a_reply_is_signed_edited_taken_back_and_put_back(house: House) -> None:
    input_id, admin = make.an_idea(house, make.an_idea_box(house)), make.an_admin(house)
    body = "<p>Oui<script>x</script></p>"

    reply_id = do(house, admin, answers.reply, input_id, body, "La maire")
    do(house, admin, answers.edit_reply, reply_id, "<p>Non</p>", "Le maire")
    (reply,) = _seen(house, input_id).replies
    assert (reply.body, reply.signature) == ("<p>Non</p>", "Le maire")
    assert reply.edited_at is not None

    entry = do(house, admin, answers.remove_reply, reply_id)
    assert _seen(house, input_id).replies == []
    do(house, admin, undo.restore, entry)
    assert [r.id for r in _seen(house, input_id).replies] == [reply_id]


def test_a_reply_and_a_note_say_in_which_language_they_were_written(house: House) -> None:
    input_id, admin = make.an_idea(house, make.an_idea_box(house)), make.an_admin(house)
    token, status = make.signed_in(house, admin).token, make.a_status(house)
    in_dutch = Caller(token=token, language="nl")

    perform(house, in_dutch, answers.set_status, input_id, status, "Wij kijken het na.")
    reply_id = perform(house, in_dutch, answers.reply, input_id, "<p>Ja</p>", "De stad")
    in_french = Caller(token=token, language="fr")
    perform(house, in_french, answers.edit_reply, reply_id, "<p>Ja, graag</p>", "De stad")

    page = perform(house, in_french, input_pages.page, input_id)
    assert [(step.note, step.lang) for step in page.history] == [("Wij kijken het na.", "nl")]
    assert [(reply.body, reply.lang) for reply in page.feedback] == [("<p>Ja, graag</p>", "nl")]
    panel = perform(house, in_french, team_input.detail, input_id)
    assert (panel.steps[0].lang, panel.replies[0].lang) == ("nl", "nl")


def test_a_department_is_named_in_the_language_of_its_note_and_a_person_in_none(
    house: House,
) -> None:
    input_id, status = make.an_idea(house, make.an_idea_box(house)), make.a_status(house)
    said: dict[str, Any] = {"input_id": input_id, "status_id": status, "language": "nl"}
    by = make.a_person(house).person_id
    later = NOON + timedelta(hours=1)
    make.keep(
        house,
        StatusChange(**said, at=NOON, department="Stad"),
        StatusChange(**said, at=later, author_id=by),
    )

    page = do(house, make.a_person(house), input_pages.page, input_id)
    assert [step.department_lang for step in page.history] == ["nl", ""]


def test_a_reply_from_before_languages_were_kept_is_in_that_of_the_platform(house: House) -> None:
    input_id = make.an_idea(house, make.an_idea_box(house))
    make.keep(house, Feedback(input_id=input_id, signature="Ville", body="<p>Oui</p>", at=NOON))

    page = do(house, make.a_person(house), input_pages.page, input_id)
    assert [reply.lang for reply in page.feedback] == ["fr"]


@pytest.mark.parametrize(
    ("body", "signature", "field"),
    [
        pytest.param("<p> </p>", "La maire", "body", id="says nothing"),
        pytest.param("<p>Oui</p>", " ", "signature", id="nobody signs"),
        pytest.param("x" * 10_001, "La maire", "body", id="too long"),
    ],
)
def test_a_reply_that_cannot_stand_is_refused(
    house: House, body: str, signature: str, field: str
) -> None:
    input_id = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Invalid) as refused:
        do(house, make.an_admin(house), answers.reply, input_id, body, signature)
    assert refused.value.field == field


def test_a_hidden_input_is_gone_for_citizens_until_it_is_shown_again(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    input_id, ana = make.an_idea(house, box), make.a_person(house)

    do(house, admin, answers.hide, input_id, "Insultes")
    assert do(house, ana, input_lists.listed, box, Filters()).total == 0
    assert _seen(house, input_id).hidden_because == "Insultes"
    do(house, admin, answers.show, input_id)
    assert do(house, ana, input_lists.listed, box, Filters()).total == 1


def test_nothing_is_hidden_without_a_reason(house: House) -> None:
    input_id = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Invalid, match="because"):
        do(house, make.an_admin(house), answers.hide, input_id, " ")


def test_an_input_is_sorted_by_tags_and_by_an_area_where_no_place_says_it(house: House) -> None:
    input_id, admin = make.an_idea(house, make.an_idea_box(house)), make.an_admin(house)
    tag, area = Tag(name={"fr": "Vert"}), Area(name={"fr": "Nord"}, shape=NORTH)
    make.keep(house, tag, area)

    do(house, admin, answers.sort, input_id, [tag.id], area.id)

    panel = _seen(house, input_id)
    assert [label.id for label in panel.tags] == [tag.id]
    assert panel.area.id == area.id


def test_the_area_of_a_moved_input_follows_its_place(house: House) -> None:
    input_id, admin = make.an_idea(house, make.an_idea_box(house)), make.an_admin(house)
    area = Area(name={"fr": "Nord"}, shape=NORTH)
    make.keep(house, area)

    do(house, admin, answers.move, input_id, 48.0, 2.0, "Rue Haute")
    assert (_seen(house, input_id).area.id, _seen(house, input_id).lat) == (area.id, 48.0)
    do(house, admin, answers.move, input_id, 10.0, 2.0)
    assert _seen(house, input_id).area.id == ""
    do(house, admin, answers.move, input_id, None, None)
    assert not _seen(house, input_id).has_place


def test_a_move_is_logged_and_taken_back_by_whoever_may_move(house: House) -> None:
    box = make.an_idea_box(house)
    input_id = make.an_idea(house, box, lat=48.0, lng=2.0, address="Rue Haute", up=3)
    moderator = make.trusted(
        house, make.a_person(house), _seen(house, input_id).project_id, Role.MODERATOR
    )

    entry = do(house, moderator, answers.move, input_id, 49.0, 2.5, "Rue Basse")
    assert _seen(house, input_id).address == "Rue Basse"
    assert "Rue Haute" not in repr(_seen(house, input_id).log)
    do(house, moderator, undo.restore, entry)

    panel = _seen(house, input_id)
    assert (panel.lat, panel.lng, panel.address, panel.up) == (48.0, 2.0, "Rue Haute", 3)
    assert {line.act for line in panel.log} == {"input_moved", "restored"}


def test_a_place_that_was_removed_comes_back_with_its_area(house: House) -> None:
    input_id, admin = make.an_idea(house, make.an_idea_box(house)), make.an_admin(house)
    area = Area(name={"fr": "Nord"}, shape=NORTH)
    make.keep(house, area)
    do(house, admin, answers.move, input_id, 48.0, 2.0, "Rue Haute")

    entry = do(house, admin, answers.move, input_id, None, None)
    assert not _seen(house, input_id).has_place
    do(house, admin, undo.restore, entry)

    panel = _seen(house, input_id)
    assert (panel.has_place, panel.address, panel.area.id) == (True, "Rue Haute", area.id)


def test_an_input_that_is_there_already_is_not_moved(house: House) -> None:
    input_id = make.an_idea(house, make.an_idea_box(house), lat=48.0, lng=2.0, address="Rue Haute")

    assert do(house, make.an_admin(house), answers.move, input_id, 48.0, 2.0, "Rue Haute") == ""
    assert _seen(house, input_id).log == ()


def test_a_stranger_takes_no_move_back(house: House) -> None:
    input_id = make.an_idea(house, make.an_idea_box(house))
    entry = do(house, make.an_admin(house), answers.move, input_id, 48.0, 2.0)

    with pytest.raises(Refused):
        do(house, make.a_person(house), undo.restore, entry)
    assert _seen(house, input_id).has_place


@pytest.mark.parametrize(
    ("act", "arguments"),
    [
        pytest.param(answers.sort, (["nothing"], ""), id="a tag that does not exist"),
        pytest.param(answers.sort, ([], "nothing"), id="an area that does not exist"),
        pytest.param(answers.move, (91.0, 2.0), id="a place that is not on Earth"),
    ],
)
def test_what_cannot_be_sorted_is_refused(
    house: House, act: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    input_id = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Invalid):
        do(house, make.an_admin(house), act, input_id, *arguments)


def test_a_moderator_hides_but_does_not_answer(house: House) -> None:
    input_id, admin = make.an_idea(house, make.an_idea_box(house)), make.an_admin(house)
    status = make.a_status(house)
    project_id = _seen(house, input_id).project_id
    moderator = make.trusted(house, make.a_person(house), project_id, Role.MODERATOR)
    reply_id = do(house, admin, answers.reply, input_id, "<p>Oui</p>", "La maire")

    do(house, moderator, answers.hide, input_id, "Insultes")
    assert not do(house, moderator, team_input.detail, input_id).may_answer
    acts: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
        (answers.set_status, (input_id, status)),
        (answers.reply, (input_id, "<p>Oui</p>", "Moi")),
        (answers.edit_reply, (reply_id, "<p>Oui</p>", "Moi")),
        (answers.remove_reply, (reply_id,)),
    ]
    for act, arguments in acts:
        with pytest.raises(Refused):
            do(house, moderator, act, *arguments)


def test_a_stranger_touches_no_contribution(house: House) -> None:
    input_id, stranger = make.an_idea(house, make.an_idea_box(house)), make.a_person(house)
    acts: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
        (answers.hide, ("Non",)),
        (answers.show, ()),
        (answers.sort, ([], "")),
        (answers.move, (None, None)),
    ]
    for act, arguments in acts:
        with pytest.raises(Refused):
            do(house, stranger, act, input_id, *arguments)
    with pytest.raises(NotFound):
        do(house, stranger, answers.edit_reply, "nothing", "<p>Oui</p>", "Moi")


def test_every_act_of_the_team_is_in_the_log_and_wakes_those_who_look(house: House) -> None:
    told: list[str] = []

    class Listening(Hub):
        def tell(self, topic: str) -> None:
            told.append(topic)

    here = House(house.engine, hub=Listening())
    box, admin = make.an_idea_box(here), make.an_admin(here)
    input_id = make.an_idea(here, box)

    do(here, admin, answers.hide, input_id, "Insultes")

    assert told == ["desk", f"input:{input_id}", f"activity:{box}", "jobs"]
    (line,) = do(here, admin, log.entries).lines
    assert (line.act, line.subject_id) == ("input_hidden", input_id)
