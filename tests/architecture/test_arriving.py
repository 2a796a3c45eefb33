"""No form is sent without the fields whose scripts are still on their way."""

import re
from pathlib import Path

import pytest

CIVIC = Path(__file__).parents[2] / "civic"
FIELDS = sorted(path for path in CIVIC.rglob("*.jsx") if "useField(" in path.read_text("utf-8"))


def test_there_are_such_fields() -> None:
    assert len(FIELDS) > 2


@pytest.mark.parametrize("script", FIELDS, ids=lambda path: path.name)
def test_a_widget_that_holds_a_value_is_waited_for(script: Path) -> None:
    modules = [path.read_text("utf-8") for path in script.parent.glob("*.py")]
    drawn = [text for text in modules if f'rx.asset("{script.name}"' in text]

    assert drawn
    assert all(re.search(r"class \w+\(FieldWidget\)", text) for text in drawn)
