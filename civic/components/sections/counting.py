"""How a vote is counted, in the language on screen."""

import reflex as rx

from civic.components.ui.classes import Shown
from civic.i18n.screens import t_key, t_number


def counting(said: Shown, currency: Shown) -> rx.Component:
    """Say the sentences of a rule one after the other."""
    # A name of its own: that of an outer loop, which ``currency`` may be of, would hide behind it.
    return rx.fragment(
        rx.foreach(said, lambda sentence: rx.el.span(_sentence(sentence, currency), " "))
    )


def _sentence(one: Shown, currency: Shown) -> rx.Var[str]:
    first = rx.cond(
        one.first != "", t_key("counting.first_" + one.first.to(str), seed=one.seed), ""
    )
    sum_ = t_number(
        one.sum,
        style="currency",
        currency=currency,
        minimumFractionDigits=0,
        maximumFractionDigits=2,
    )
    return t_key("counting." + one.key.to(str), sum=sum_, first=first)
