"""Sums are written as each language writes them."""

import pytest

from civic.rules.money import said


@pytest.mark.parametrize(
    ("language", "shown"),
    [("fr", "1\u202f234\u202f567\xa0€"), ("en", "€1,234,567"), ("nl", "€\xa01.234.567"),
     ("de", "1.234.567\xa0€"), ("es", "1.234.567\xa0€")],
)  # fmt: skip
def test_a_sum_is_whole_and_has_the_sign_where_the_language_puts_it(
    language: str, shown: str
) -> None:
    assert said(1_234_567, "EUR", language) == shown


def test_arabic_has_its_sign_too() -> None:
    assert "€" in said(10, "EUR", "ar")


@pytest.mark.parametrize("currency", ["JPY", "EUR", "TND"], ids=["no", "two", "three"])
def test_it_is_whole_however_many_digits_of_cents_a_currency_has(currency: str) -> None:
    assert said(1000, currency, "en").endswith("1,000")
