"""What the team found of a contribution before a vote; it comes in a file of its own."""

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.components.ui.classes import Shown


class Found(BrowserOnly):
    """The latest finding with its cost and its reason, and those before it."""

    library = rx.asset("found.jsx", shared=True).importable_path
    tag = "Found"

    findings: rx.Var[Shown]
    """A list of ``services.findings.FindingView``, the latest first."""


found = Found.create
