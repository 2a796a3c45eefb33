"""Two who change a text at the same time."""

import pytest

from civic.rules.merging import merged

SEEN = {"fr": "Parcs", "nl": "Parken"}


@pytest.mark.parametrize(
    ("typed", "now", "kept"),
    [
        pytest.param(SEEN, SEEN, SEEN, id="nobody changed it"),
        pytest.param({**SEEN, "fr": "Bois"}, SEEN, {**SEEN, "fr": "Bois"}, id="one did"),
        pytest.param(SEEN, {**SEEN, "fr": "Bois"}, {**SEEN, "fr": "Bois"}, id="the other did"),
        pytest.param(
            {**SEEN, "fr": "Bois"}, {**SEEN, "nl": "Bos"}, {"fr": "Bois", "nl": "Bos"},
            id="each another language",
        ),
        pytest.param(
            {**SEEN, "fr": "Bois"}, {**SEEN, "fr": "Bois"}, {**SEEN, "fr": "Bois"},
            id="both the same",
        ),
        pytest.param({"fr": "Parcs"}, SEEN, {"fr": "Parcs"}, id="one took a language away"),
        pytest.param(SEEN, {"fr": "Parcs"}, {"fr": "Parcs"}, id="the other took it away"),
    ],
)  # fmt: skip
def test_what_only_one_changed_is_kept(
    typed: dict[str, str], now: dict[str, str], kept: dict[str, str]
) -> None:
    assert merged(SEEN, typed, now) == (kept, None)


def test_where_both_changed_it_differently_it_stays_and_the_language_is_named() -> None:
    typed, now = {**SEEN, "nl": "Bos"}, {**SEEN, "nl": "Groen"}

    assert merged(SEEN, typed, now) == (now, "nl")
