"""Where the keyboard stands, and those who hear the page: led on, and never lost."""

import reflex as rx

from civic.components.ui.classes import Text

_LIBRARY = "$/public" + rx.asset("focus.jsx", shared=True).split("?", maxsplit=1)[0]


class FocusKeeper(rx.Component):
    """Holds the focus near its place, and leads it to what was wrong in a form; on every page."""

    library = _LIBRARY
    tag = "FocusKeeper"


class Lead(rx.Component):
    """Gives the focus to what ``led`` of a state names, once that is on screen."""

    library = _LIBRARY
    tag = "Lead"
    to: rx.Var[str]


class NamedPlace(rx.Component):
    """Scrolls to what the address names after ``#``, once it is drawn, and gives it the focus."""

    library = _LIBRARY
    tag = "NamedPlace"
    when: rx.Var[str]
    """Whatever changes when something else is drawn."""


class CurrentInView(rx.Component):
    """Scrolls a strip of links to the current one; on every page that has such strips."""

    library = _LIBRARY
    tag = "CurrentInView"


focus_keeper = FocusKeeper.create
current_in_view = CurrentInView.create
named_place = NamedPlace.create


def leads(led: Text) -> rx.Component:
    """Follow the ``led`` of a page's state."""
    return Lead.create(to=led)
