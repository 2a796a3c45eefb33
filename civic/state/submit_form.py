"""What a browser sends of the form of an input, read without believing any of it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from civic.errors import Invalid
from civic.rules import forms, places, texts
from civic.rules.forms import Asked, Kind
from civic.services.form_views import FormPage, QuestionView
from civic.services.inputs import LEAST_TITLE, MOST_BODY, MOST_TITLE, Draft
from civic.services.project_views import ActivityView
from civic.words import View

TAG = "tag-"
CONFIDED = "-team"
"""What ends the name of the mark of a question that was shown as the team's to read."""
MASKED = "masked"
"""How a form says that what is in it carries no name."""
MOST_JSON = 10_000
FIELDS = {
    "title": "what",
    "body": "why",
    "place": "where",
    "tags": "more",
    "pictures": "more",
    "picture": "more",
}
"""The step in which each field is asked for."""


def steps_of(activity: ActivityView, pages: int = 0) -> list[str]:
    """Return the steps of the conversation; on a map it begins with the place.

    The pages of the organiser's own questions come last, before all is shown again.
    """
    starts_on_map = activity.asks_place and activity.first_view == View.MAP
    asks_more = activity.asks_pictures or activity.asks_tags
    steps = {
        "place first": starts_on_map,
        "what": True,
        "why": True,
        "where": activity.asks_place and not starts_on_map,
        "more": asks_more,
        **{step_at(page): True for page in range(pages)},
        "check": True,
    }
    return ["where" if step == "place first" else step for step, is_on in steps.items() if is_on]


def step_at(page: int) -> str:
    """Return the step in which a page of the organiser's questions is asked, the first being 0."""
    return f"form-{page}"


def step_of(field: str, pages: Sequence[FormPage]) -> str:
    """Return the step in which a field is asked for, nothing where it is none of the form."""
    for number, page in enumerate(pages):
        if any(question.name == field for question in page.questions):
            return step_at(number)
    return FIELDS.get(field, "")


def draft_from(form: Mapping[str, Any], first: Draft, pages: Sequence[FormPage] = ()) -> Draft:
    """Return what was typed; the services check what it says.

    A field that is not in the form, because what draws it has not come yet, says what it said
    at ``first``.

    Raises:
        Invalid: if a field has not even the form of what it should hold.
    """
    form = {**_written(first), **form}
    place = place_in(form)
    pictures = _json("pictures", form["pictures"], [])
    if not all(isinstance(picture, dict) for picture in pictures):
        raise Invalid("pictures", "invalid.text")
    return Draft(
        title=_text(form, "title"),
        body=_text(form, "body"),
        lat=place.get("lat"),
        lng=place.get("lng"),
        address=str(place.get("address") or ""),
        tags=[name.removeprefix(TAG) for name in form if name.startswith(TAG) and form[name]],
        pictures=[{str(name): str(value) for name, value in p.items()} for p in pictures],
        answers=answers_in(form, pages) if pages else None,
        confided=tuple(one.id for one in _asked(pages) if form.get(one.name + CONFIDED)),
        masked=form.get(MASKED) == MASKED,
    )


def answers_in(form: Mapping[str, Any], pages: Sequence[FormPage]) -> dict[str, object]:
    """Return what was typed into the organiser's questions, by question.

    Raises:
        Invalid: if a place has not even the form of one.
    """
    return {question.id: _answer(form, question) for question in _asked(pages)}


def _answer(form: Mapping[str, Any], question: QuestionView) -> object:
    name = question.name
    if question.kind == Kind.CHOICES:
        return [one.id for one in question.options if form.get(f"{name}-{one.id}")]
    if question.kind == Kind.PLACE:  # its map may be on its way
        return _json(name, form[name], {}) if name in form else question.place
    if question.kind in forms.SENT:  # as may be what takes files
        return _json(name, form[name], []) if name in form else question.files
    return _text(form, name)


def _asked(pages: Sequence[FormPage]) -> list[QuestionView]:
    return [question for page in pages for question in page.questions]


def place_in(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the choice of a place holds: ``lat``, ``lng`` and ``address``, or nothing.

    Raises:
        Invalid: if it is no place at all.
    """
    chosen: dict[str, Any] = _json("place", form.get("place"), {})
    return chosen


def check_page(page: FormPage, draft: Draft) -> None:
    """Check what one page of the organiser's questions asks for, before the next.

    Raises:
        Invalid: if an answer is missing or wrong, with the field's name.
    """
    forms.read_all([_to_hold_against(each) for each in page.questions], draft.answers or {})


def _to_hold_against(question: QuestionView) -> Asked:
    return Asked(
        id=question.id,
        kind=Kind(question.kind),
        is_required=question.is_required,
        options=tuple(option.id for option in question.options),
        least=float(question.least) if question.least else None,
        most=float(question.most) if question.most else None,
    )


def check_step(step: str, draft: Draft, activity: ActivityView) -> None:
    """Check what one step asks for, before the next.

    Raises:
        Invalid: if it is missing or wrong, with the field's name.
    """
    if step == "what":
        texts.line("title", draft.title, most=MOST_TITLE, least=LEAST_TITLE)
    elif step == "why":
        body = texts.rich("body", draft.body, most=MOST_BODY)
        if activity.needs_body and not body:
            raise Invalid("body", "invalid.missing")
    elif step == "where":
        place = places.place(draft.lat, draft.lng, draft.address)
        if activity.needs_place and place is None:
            raise Invalid("place", "submit.place_missing")


def _written(draft: Draft) -> dict[str, str]:
    """Return a draft as the fields of its form hold it, but for its tags."""
    at = places.place(draft.lat, draft.lng, draft.address)
    return {
        "title": draft.title,
        "body": draft.body,
        "place": json.dumps({"lat": at.lat, "lng": at.lng, "address": at.address}) if at else "",
        "pictures": json.dumps([dict(picture) for picture in draft.pictures]),
    }


def _text(form: Mapping[str, Any], name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _json(name: str, written: object, empty: Any) -> Any:  # noqa: ANN401  a dict or a list
    if not written:
        return empty
    try:
        value = json.loads(written) if isinstance(written, str) else None
    except (ValueError, RecursionError) as wrong:
        raise Invalid(name, "invalid.text") from wrong
    if not isinstance(value, type(empty)) or len(str(written)) > MOST_JSON:
        raise Invalid(name, "invalid.text")
    return value
