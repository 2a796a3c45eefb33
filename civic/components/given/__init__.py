"""What the page of an input shows only sometimes: answers, edits, and what its author can do.

All of it comes in one file, once some of it is there, so that the page itself stays light.
"""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly, passes
from civic.components.draft import draft_keeper as _keeper  # noqa: F401  our script imports it
from civic.components.letters import letter_count as _letters  # noqa: F401
from civic.components.ui.classes import Shown
from civic.icons import address_of

rx.asset("given.css", shared=True)
rx.asset("edits.jsx", shared=True)
rx.asset("own_acts.jsx", shared=True)
rx.asset("amending.jsx", shared=True)
rx.asset("gone.jsx", shared=True)
rx.asset("updates.jsx", shared=True)

GIVEN_TEXTS = ("team",)
ICONS: rx.Var[str] = rx.Var.create(address_of("x").removesuffix("x"))


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


class EditsShown(BrowserOnly):
    """The edits of an input or a comment, the latest first, each with what it changed."""

    library = rx.asset("given.jsx", shared=True).importable_path
    tag = "EditsShown"

    edits: rx.Var[Shown]
    """The ``Edit``s of a service."""


class OwnActs(BrowserOnly):
    """What authors can do with an input of theirs: edit it, or take it back."""

    library = rx.asset("given.jsx", shared=True).importable_path
    tag = "OwnActs"

    input: rx.Var[str]
    change: rx.Var[Shown]
    """The ``Permit`` to do so."""
    gone: rx.Var[str]
    """How the input was taken away, empty if it is there."""
    icons: rx.Var[str] = ICONS
    """Where icons are, each by its name."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: the author takes the input back."""
        return {"on_withdraw": rx.event.no_args_event_spec}


class Amending(BrowserOnly):
    """The way to what people would change in a scenario."""

    library = rx.asset("given.jsx", shared=True).importable_path
    tag = "Amending"

    input: rx.Var[str]
    icons: rx.Var[str] = ICONS


class GoneAlert(BrowserOnly):
    """Why an input is not before everybody, and what its author can do."""

    library = rx.asset("given.jsx", shared=True).importable_path
    tag = "GoneAlert"

    gone: rx.Var[Shown]
    """A ``services.gone.Gone`` that is not empty."""
    own: rx.Var[bool]
    input: rx.Var[str]
    contested: rx.Var[Shown]
    icons: rx.Var[str] = ICONS

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: the author contests, the input and the hiding being named."""
        return {"on_contest": passes(str, str)}


class Updates(BrowserOnly):
    """How an input goes on: what its author told later, and the field for more."""

    library = rx.asset("given.jsx", shared=True).importable_path
    tag = "Updates"

    input: rx.Var[str]
    updates: rx.Var[Shown]
    """The ``UpdateView``s of a service."""
    own: rx.Var[bool]
    open: rx.Var[bool]
    """Whether the reader may tell more."""
    sent: rx.Var[int]
    wrong: rx.Var[str]
    most: rx.Var[int]
    lost: rx.Var[bool]
    contested: rx.Var[Shown]

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return what a reader does, with the words or the update that it is about."""
        return {
            "on_append": passes(str),
            "on_remove": passes(str),
            "on_report": passes(str),
            "on_contest": passes(str, str),
        }


updates_shown = Updates.create
edits_shown = EditsShown.create
own_acts = OwnActs.create
amending = Amending.create


def given_answers(answers: Shown, written: Shown = "") -> rx.Component:
    """Show answers, where there are some."""
    return rx.cond(
        answers.length() > 0,
        GivenAnswers.create(answers=answers, written=written),
    )
