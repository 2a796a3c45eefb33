"""A theme that goes on keeps its name."""

from civic.analysis.identity import identities


def test_each_theme_goes_on_from_at_most_one() -> None:
    before = {"A": {"1", "2", "3", "4"}, "B": {"5", "6", "7"}}

    now = [{"5", "6"}, {"1", "2", "3"}, {"4", "7"}]

    assert identities(before, now) == ["B", "A", None]


def test_inputs_that_came_since_do_not_count_against_it() -> None:
    assert identities({"A": {"1", "2"}}, [{"1", "2", *"abcdefgh"}]) == ["A"]


def test_half_in_common_is_the_least() -> None:
    before = {"A": {"1", "2", "3", "4"}, "B": {"5", "6"}}

    assert identities(before, [{"1", "2", "5"}, {"3", "4", "6"}]) == [None, None]


def test_nothing_goes_on_from_nothing() -> None:
    assert identities({}, [{"1"}]) == [None]
    assert identities({"A": {"1"}}, []) == []
