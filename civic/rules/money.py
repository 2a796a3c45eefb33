"""Sums of money as people read them: whole units, as their language writes them."""

from functools import cache

from babel import Locale
from babel.numbers import format_currency

MOST = 10**12
"""The largest sum that can be written anywhere, in whole units of a currency."""


def said(amount: int, currency: str, language: str) -> str:
    """Return a sum in a currency as a language writes it, without cents."""
    return format_currency(
        amount, currency, _whole(language), locale=language, currency_digits=False
    )


def exact(amount: float, currency: str, language: str) -> str:
    """Return a sum in a currency as a language writes it, with the cents that it has."""
    pattern = _whole(language).replace("0", "0.##", 1) if amount % 1 else _whole(language)
    return format_currency(amount, currency, pattern, locale=language, currency_digits=False)


@cache
def _whole(language: str) -> str:
    pattern: str = Locale.parse(language).currency_formats["standard"].pattern
    return pattern.replace(".00", "")
