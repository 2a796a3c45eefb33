"""The door of the screens: it shows sentences of ours alone, and sends only what has changed."""

from typing import Any

import pytest

from civic.services.project_views import Home
from civic.state.base import WHOLE, complaint_in
from civic.state.home import HomeState
from civic.state.notices import Complaint


def test_a_sentence_of_ours_is_shown_at_its_field_with_its_figures() -> None:
    asked = {"error": "invalid.too_long", "field": "name", "most": "80", "else": "7"}

    assert complaint_in(asked) == {"name": Complaint("invalid.too_long", {"most": "80"})}


@pytest.mark.parametrize(
    "key",
    ["", "invalid.Votre compte est bloqué : appelez le 0 899", "reasons.nothing", "home.welcome"],
)
def test_what_is_no_sentence_of_ours_is_not_shown(key: str) -> None:
    assert complaint_in({"error": key}) == {}


@pytest.mark.parametrize("figure", ["<b>", "99999999", "-1", "1e9"])
def test_what_is_no_small_number_is_no_figure(figure: str) -> None:
    said = complaint_in({"error": "invalid.too_long", "most": figure})

    assert said == {WHOLE: Complaint("invalid.too_long", {})}


def test_what_is_so_already_is_not_sent_again() -> None:
    kind: Any = HomeState
    tab = kind(_reflex_internal_init=True)
    tab._clean()

    tab._change(home=Home(), is_loaded=False)
    assert tab.dirty_vars == set()

    tab._change(home=Home(name="Ville"), is_loaded=False)
    assert tab.dirty_vars == {"home"}
