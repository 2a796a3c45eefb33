"""What a browser sends of the form of an input, read without believing any of it."""

import json
from collections.abc import Mapping
from typing import Any

from civic.errors import Invalid
from civic.rules import places, texts
from civic.services.inputs import LEAST_TITLE, MOST_BODY, MOST_TITLE, Draft
from civic.services.project_views import ActivityView
from civic.words import View

TAG = "tag-"
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


def steps_of(activity: ActivityView) -> list[str]:
    """Return the steps of the conversation; on a map it begins with the place."""
    starts_on_map = activity.asks_place and activity.first_view == View.MAP
    asks_more = activity.asks_pictures or activity.asks_tags
    steps = {
        "place first": starts_on_map,
        "what": True,
        "why": True,
        "where": activity.asks_place and not starts_on_map,
        "more": asks_more,
        "check": True,
    }
    return ["where" if step == "place first" else step for step, is_on in steps.items() if is_on]


def draft_from(form: Mapping[str, Any], first: Draft) -> Draft:
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
    )


def place_in(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the choice of a place holds: ``lat``, ``lng`` and ``address``, or nothing.

    Raises:
        Invalid: if it is no place at all.
    """
    chosen: dict[str, Any] = _json("place", form.get("place"), {})
    return chosen


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
