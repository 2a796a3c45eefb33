"""What was answered to the questions of a form, and who reads it."""

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.components.ui.classes import Shown

rx.asset("given.css", shared=True)

GIVEN_TEXTS = ("team",)


class GivenAnswers(BrowserOnly):
    """Questions with their answers, each drawn as its kind asks; loaded where there are some."""

    library = rx.asset("given.jsx", shared=True).importable_path
    tag = "GivenAnswers"

    answers: rx.Var[Shown]
    """The ``AnswerView``s of a service."""
    written: rx.Var[str]
    """The language in which the answers are written, empty where it is not known."""
    texts: rx.Var[dict[str, str]]

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "given", GIVEN_TEXTS


def given_answers(answers: Shown, written: Shown = "") -> rx.Component:
    """Show answers, where there are some."""
    return rx.cond(
        answers.length() > 0,
        GivenAnswers.create(answers=answers, written=written),
    )
