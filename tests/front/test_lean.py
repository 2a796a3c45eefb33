"""What is left out of the browser's half is what Reflex wrote, and nothing that Civic needs."""

import re
from pathlib import Path

import pytest

from civic.front.lean import leaner, without_eval

CIVIC = Path(__file__).parents[2] / "civic"
FOR_EVAL = "useEffect(() => {\n window.__reflex = {\n  react: React,\n };\n }, []);"


def test_vite_asks_us_first() -> None:
    settings = leaner("export default { plugins: [ reactRouter() ] }")

    assert settings.startswith("import lean from ")
    assert "plugins: [lean(),  reactRouter() ]" in settings


def test_nothing_is_kept_for_what_would_be_evald() -> None:
    assert "React" not in without_eval(FOR_EVAL)


@pytest.mark.parametrize("change", [leaner, without_eval])
def test_another_form_stops_the_build_in_words(change: object) -> None:
    assert callable(change)
    with pytest.raises(ValueError, match="civic/front/lean"):
        change("Reflex writes this otherwise now")


def test_no_screen_asks_for_what_was_left_out() -> None:
    needs = re.compile(r"rx\.(Cookie|LocalStorage|SessionStorage|upload\b|remove_cookie)|_hover\b")
    asking = [path.name for path in CIVIC.rglob("*.py") if needs.search(path.read_text())]

    assert asking == []
