"""What a browser sends of the form of an input."""

from typing import Any

import pytest

from civic.errors import Invalid
from civic.services.form_views import FormPage, OptionView, QuestionView
from civic.services.inputs import Draft
from civic.services.project_views import ActivityView
from civic.state.submit_form import check_page, check_step, draft_from, step_of, steps_of
from tests.factories import HOSTILE

BOX = ActivityView(asks_place=True, asks_pictures=True, first_view="cards")


def test_everything_typed_is_read() -> None:
    form = {
        "title": HOSTILE,
        "body": f"<p>{HOSTILE}</p>",
        "place": '{"lat": 50.5, "lng": 3, "address": "Rue Haute"}',
        "pictures": '[{"id": "p1", "url": "/files/p1.webp", "alt": "Un banc"}]',
        "tag-t1": "on",
        "tag-t2": "",
    }

    assert draft_from(form, Draft()) == Draft(
        HOSTILE,
        f"<p>{HOSTILE}</p>",
        50.5,
        3,
        "Rue Haute",
        ["t1"],
        [{"id": "p1", "url": "/files/p1.webp", "alt": "Un banc"}],
    )


def test_a_field_that_is_not_drawn_yet_says_what_it_said_at_first() -> None:
    first = Draft("Un banc", "<p>À l’ombre</p>", 50.5, 3, "Rue Haute", ["t1"], [{"id": "p1"}])

    draft = draft_from({"title": "Deux bancs"}, first)

    assert draft == Draft(
        "Deux bancs", "<p>À l’ombre</p>", 50.5, 3, "Rue Haute", [], [{"id": "p1"}]
    )


def test_a_field_that_was_emptied_is_empty() -> None:
    first = Draft("Un banc", "<p>À l’ombre</p>", 50.5, 3, "Rue Haute")

    draft = draft_from({"title": "", "body": "", "place": "", "pictures": ""}, first)

    assert draft == Draft(tags=[], pictures=[])


def test_an_empty_form_is_an_empty_draft() -> None:
    assert draft_from({}, Draft()) == Draft(tags=[], pictures=[])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("place", "{", id="a place that is no JSON"),
        pytest.param("place", "[1, 2]", id="a place that is a list"),
        pytest.param("place", "[" * 100_000, id="a place without end"),
        pytest.param("place", {"lat": 1}, id="a place that was never written"),
        pytest.param("pictures", "{}", id="pictures that are no list"),
        pytest.param("pictures", '["p1"]', id="pictures without parts"),
        pytest.param("pictures", f'["{"a" * 20_000}"]', id="pictures that are too long"),
    ],
)
def test_what_has_no_form_is_named_by_its_field(field: str, value: object) -> None:
    with pytest.raises(Invalid) as wrong:
        draft_from({field: value}, Draft())

    assert wrong.value.field == field


def test_a_title_that_is_no_text_is_none() -> None:
    assert draft_from({"title": {"a": 1}}, Draft()).title == ""


@pytest.mark.parametrize(
    ("box", "steps"),
    [
        pytest.param(BOX, ["what", "why", "where", "more", "check"], id="an idea box"),
        pytest.param(
            ActivityView(asks_place=True, first_view="map"),
            ["where", "what", "why", "check"],
            id="a map",
        ),
        pytest.param(ActivityView(first_view="map"), ["what", "why", "check"], id="no place asked"),
    ],
)
def test_the_steps_follow_from_what_is_asked(box: ActivityView, steps: list[str]) -> None:
    assert steps_of(box) == steps


@pytest.mark.parametrize(
    ("step", "draft", "field"),
    [
        pytest.param("what", Draft(), "title", id="no title"),
        pytest.param("what", Draft(title="a" * 200), "title", id="a title too long"),
        pytest.param("why", Draft(), "body", id="no reason where one is needed"),
        pytest.param("where", Draft(), "place", id="no place where one is needed"),
        pytest.param("where", Draft(lat=200.0, lng=3.0), "place", id="a place off the Earth"),
    ],
)
def test_a_step_says_what_is_wrong_before_the_next(step: str, draft: Draft, field: str) -> None:
    box: Any = ActivityView(asks_place=True, needs_place=True, needs_body=True)
    with pytest.raises(Invalid) as wrong:
        check_step(step, draft, box)

    assert wrong.value.field == field


def test_what_is_optional_can_be_left_out() -> None:
    for step in ("why", "where", "more", "check"):
        check_step(step, Draft(), BOX)


FORM = [
    FormPage(questions=[
        QuestionView(id="s", name="question-s", kind="short", is_required=True),
        QuestionView(id="p", name="question-p", kind="place", place={"lat": 49.5, "lng": 3.0}),
    ]),
    FormPage(questions=[
        QuestionView(id="c", name="question-c", kind="choices", options=[
            OptionView("a"), OptionView("b"),
        ], most="1"),
    ]),
]  # fmt: skip


def test_the_pages_of_the_organisers_questions_come_before_all_is_shown_again() -> None:
    assert steps_of(BOX, 2)[-3:] == ["form-0", "form-1", "check"]
    assert (step_of("question-c", FORM), step_of("title", FORM), step_of("x", FORM)) == (
        "form-1", "what", "",
    )  # fmt: skip


def test_answers_are_read_by_question_as_their_kinds_send_them() -> None:
    form = {
        "question-s": HOSTILE, "question-s-team": "on", "question-c-b": "on", "question-c-z": "on",
        "question-p": '{"lat": 50.5, "lng": 3}',
    }  # fmt: skip

    draft = draft_from(form, Draft(), FORM)

    assert draft.answers == {"s": HOSTILE, "p": {"lat": 50.5, "lng": 3}, "c": ["b"]}
    assert draft.confided == ("s",)


def test_a_place_whose_map_has_not_come_says_what_it_said_before() -> None:
    answers = draft_from({}, Draft(), FORM).answers

    assert answers == {"s": "", "p": {"lat": 49.5, "lng": 3.0}, "c": []}


@pytest.mark.parametrize(
    ("page", "form", "field"),
    [
        pytest.param(0, {"question-s": " "}, "question-s", id="a required one left out"),
        pytest.param(
            1, {"question-c-a": "on", "question-c-b": "on"}, "question-c", id="too many picked",
        ),
    ],
)  # fmt: skip
def test_a_page_of_questions_is_checked_before_the_next(
    page: int, form: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        check_page(FORM[page], draft_from(form, Draft(), FORM))

    assert wrong.value.field == field
