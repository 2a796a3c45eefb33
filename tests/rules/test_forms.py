"""What a question accepts for an answer, and how a form falls into pages."""

from dataclasses import dataclass

import pytest

from civic.errors import Invalid
from civic.rules import forms
from civic.rules.forms import Answer, Asked, Kind
from tests.factories import HOSTILE

FIELD = forms.field_of("q")


def asked(kind: Kind, *, is_required: bool = False, options: tuple[str, ...] = (),
          least: float | None = None, most: float | None = None) -> Asked:  # fmt: skip
    return Asked("q", kind, is_required, options, least, most)


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        pytest.param(asked(Kind.SHORT), "  Deux \u202e bancs ", "Deux bancs", id="one line"),
        pytest.param(asked(Kind.SHORT), HOSTILE, HOSTILE, id="markup as it was typed"),
        pytest.param(asked(Kind.LONG), "Un\r\nDeux\u200b", "Un\nDeux", id="several lines"),
        pytest.param(asked(Kind.NUMBER), "12,5", 12.5, id="a number with a comma"),
        pytest.param(asked(Kind.NUMBER), "-3", -3, id="a number below nothing"),
        pytest.param(asked(Kind.NUMBER), 0, 0, id="zero is an answer"),
        pytest.param(asked(Kind.NUMBER), "١٢", 12, id="Arabic digits"),
        pytest.param(asked(Kind.BUDGET), "12\u202f000", 12_000, id="a sum with narrow spaces"),
        pytest.param(asked(Kind.DATE), "2026-06-01", "2026-06-01", id="a date"),
        pytest.param(asked(Kind.CHOICE, options=("a", "b")), "b", "b", id="one choice"),
        pytest.param(
            asked(Kind.CHOICES, options=("a", "b", "c")), ["c", "a"], ["a", "c"],
            id="choices in the order in which they are offered",
        ),
        pytest.param(
            asked(Kind.PLACE), {"lat": 49.5, "lng": 3, "address": " Rue  du Pont"},
            {"lat": 49.5, "lng": 3.0, "address": "Rue du Pont"}, id="a place",
        ),
        pytest.param(asked(Kind.LINK), "exemple.fr/banc", "https://exemple.fr/banc", id="a link"),
    ],
)  # fmt: skip
def test_an_answer_is_kept_as_its_kind_reads_it(
    question: Asked, typed: object, kept: Answer
) -> None:
    assert forms.read(question, typed) == kept


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PAGE])
@pytest.mark.parametrize("typed", [None, "", "  ", [], {}], ids=repr)
def test_what_need_not_be_answered_may_stay_empty(kind: Kind, typed: object) -> None:
    assert forms.read(asked(kind, options=("a",)), typed) is None


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PAGE])
@pytest.mark.parametrize("typed", [None, "", " \u200b", [], {}], ids=repr)
def test_what_must_be_answered_may_not(kind: Kind, typed: object) -> None:
    with pytest.raises(Invalid) as wrong:
        forms.read(asked(kind, is_required=True, options=("a",)), typed)

    assert wrong.value.field == FIELD


@pytest.mark.parametrize(
    ("question", "typed", "key"),
    [
        pytest.param(asked(Kind.SHORT), "x" * 301, "invalid.too_long", id="too long a line"),
        pytest.param(asked(Kind.SHORT, most=5), "banquette", "invalid.too_long", id="its limit"),
        pytest.param(asked(Kind.SHORT), 7, "invalid.text", id="a number for a text"),
        pytest.param(asked(Kind.LONG), ["x"], "invalid.text", id="a list for a text"),
        pytest.param(asked(Kind.NUMBER), "douze", "invalid.number", id="no number"),
        pytest.param(asked(Kind.NUMBER), "nan", "invalid.number", id="not a number"),
        pytest.param(asked(Kind.NUMBER), "1e999", "invalid.number", id="an endless number"),
        pytest.param(asked(Kind.NUMBER), True, "invalid.number", id="a flag for a number"),
        pytest.param(asked(Kind.NUMBER, least=2), "1", "invalid.too_small", id="too small"),
        pytest.param(asked(Kind.NUMBER, most=2), "3", "invalid.too_large", id="too large"),
        pytest.param(asked(Kind.BUDGET), "-1", "invalid.too_small", id="a sum below nothing"),
        pytest.param(asked(Kind.DATE), "demain", "invalid.date", id="no date"),
        pytest.param(asked(Kind.DATE), "2026-02-30", "invalid.date", id="no day of the year"),
        pytest.param(asked(Kind.DATE), "0001-01-01", "invalid.date", id="long ago"),
        pytest.param(asked(Kind.CHOICE, options=("a",)), "z", "invalid.choice", id="not offered"),
        pytest.param(asked(Kind.CHOICE, options=("a",)), ["a"], "invalid.choice", id="a list"),
        pytest.param(asked(Kind.CHOICES, options=("a",)), "a", "invalid.choice", id="no list"),
        pytest.param(
            asked(Kind.CHOICES, options=("a", "b"), least=2), ["a"], "invalid.too_small", id="few",
        ),
        pytest.param(
            asked(Kind.CHOICES, options=("a", "b"), most=1), ["a", "b"], "invalid.too_large",
            id="many",
        ),
        pytest.param(asked(Kind.PLACE), "ici", "invalid.place", id="a text for a place"),
        pytest.param(asked(Kind.PLACE), {"lat": 95, "lng": 3}, "invalid.place", id="off Earth"),
        pytest.param(asked(Kind.LINK), "javascript:alert(1)", forms.LINK_WRONG, id="a script"),
        pytest.param(asked(Kind.LINK), "data:text/html,x", forms.LINK_WRONG, id="a document"),
        pytest.param(asked(Kind.LINK), "https://a:b@x.fr", forms.LINK_WRONG, id="a password"),
        pytest.param(asked(Kind.LINK), "https://[x", forms.LINK_WRONG, id="a broken address"),
        pytest.param(asked(Kind.LINK), "banc", forms.LINK_WRONG, id="a word"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_at_its_field(
    question: Asked, typed: object, key: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        forms.read(question, typed)

    assert (wrong.value.field, wrong.value.key) == (FIELD, key)


@pytest.mark.parametrize(
    ("kind", "least", "most", "kept"),
    [
        pytest.param(Kind.NUMBER, "-2,5", "4", (-2.5, 4), id="of a number"),
        pytest.param(Kind.SHORT, "", "80", (None, 80), id="of letters"),
        pytest.param(Kind.CHOICES, "1", "", (1, None), id="of choices"),
        pytest.param(Kind.DATE, "1", "2", (None, None), id="a date has none"),
    ],
)
def test_limits_are_read_as_the_kind_has_them(
    kind: Kind, least: str, most: str, kept: tuple[float | None, float | None]
) -> None:
    assert forms.limits(kind, {"least": least, "most": most}) == kept


@pytest.mark.parametrize(
    ("kind", "least", "most", "field"),
    [
        pytest.param(Kind.NUMBER, "4", "2", "most", id="the least above the most"),
        pytest.param(Kind.NUMBER, "x", "", "least", id="no number"),
        pytest.param(Kind.SHORT, "", "9999", "most", id="more letters than a line has"),
        pytest.param(Kind.CHOICES, "0", "", "least", id="no choice at all"),
        pytest.param(Kind.CHOICES, "1,5", "", "least", id="half a choice"),
    ],
)
def test_limits_that_cannot_be_are_refused(kind: Kind, least: str, most: str, field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        forms.limits(kind, {"least": least, "most": most})

    assert wrong.value.field == field


@dataclass(frozen=True)
class Drawn:
    """A line of a form, with a name."""

    name: str
    kind: str = Kind.SHORT


def test_a_form_falls_into_pages_none_of_them_empty() -> None:
    begun, empty = Drawn("page", Kind.PAGE), Drawn("empty", Kind.PAGE)
    one, two, three = Drawn("1"), Drawn("2"), Drawn("3")

    assert forms.pages_of([one, two]) == [(None, [one, two])]
    assert forms.pages_of([one, empty, begun, two, three]) == [(None, [one]), (begun, [two, three])]
    assert forms.pages_of([empty]) == []


@pytest.mark.parametrize(
    ("to", "order"),
    [
        pytest.param(0, "bac", id="to the top"),
        pytest.param(2, "acb", id="to the end"),
        pytest.param(9, "acb", id="past the end"),
        pytest.param(-4, "bac", id="before the beginning"),
    ],
)
def test_a_line_moves_to_a_place_there_is(to: int, order: str) -> None:
    assert forms.moved("abc", "b", to) == list(order)
