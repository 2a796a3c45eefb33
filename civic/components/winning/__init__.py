"""What a vote made of a contribution, on its own page; it comes in a file of its own."""

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.components.ui.classes import Shown


class Winning(BrowserOnly):
    """That a vote funds it, how much is done and spent, and its steps; or why it does not."""

    library = rx.asset("winning.jsx", shared=True).importable_path
    tag = "Winning"

    funded: rx.Var[Shown]
    """A ``services.follow_ups.Funded``."""


winning = Winning.create
