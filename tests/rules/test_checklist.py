"""Whether a project is ready to be published."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from civic.rules.checklist import ActivityState, ProjectState, checks, is_ready
from civic.rules.phases import Window
from tests.factories import NOON

READY = ProjectState(
    language="fr",
    title={"fr": "Parcs"},
    question={"fr": "Quels parcs ?"},
    description={},
    has_picture=False,
    picture_alt={},
    contact="",
    windows=(Window(NOON, NOON + timedelta(days=1)),),
    activities=(ActivityState("a", "ideation", {"fr": "Idées"}),),
)


def test_a_project_with_a_title_a_question_and_an_activity_is_ready() -> None:
    assert is_ready(checks(READY, NOON))


@pytest.mark.parametrize(
    ("change", "key"),
    [
        pytest.param({"title": {"nl": "Parken"}}, "title", id="no title in the main language"),
        pytest.param({"question": {}}, "question", id="no question"),
        pytest.param({"activities": ()}, "activity", id="no activity"),
        pytest.param({"has_picture": True}, "picture_alt", id="a picture without words"),
        pytest.param(
            {"activities": (ActivityState("a", "information", {"fr": "Page"}, ("text",)),)},
            "text",
            id="an activity that misses something",
        ),
        pytest.param(
            {"activities": (ActivityState("a", "ideation", {}),)},
            "activity_title",
            id="an activity without a title",
        ),
        pytest.param(
            {"windows": (Window(NOON, NOON - timedelta(days=1)),)},
            "phases_in_order",
            id="a phase that ends before it starts",
        ),
    ],
)
def test_a_project_is_not_ready(change: dict[str, Any], key: str) -> None:
    found = checks(replace(READY, **change), NOON)

    assert [check.key for check in found if check.needed and not check.is_done] == [key]
    assert not is_ready(found)


def test_phases_that_are_all_over_are_pointed_out_but_not_refused() -> None:
    found = checks(READY, NOON + timedelta(days=9))

    assert "phases_to_come" in [check.key for check in found if not check.is_done]
    assert is_ready(found)
