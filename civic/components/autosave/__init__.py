"""A form that is kept as one writes: it sends itself after each pause."""

import reflex as rx

from civic.components.browser_only import BrowserOnly


class AutoSave(BrowserOnly):
    """Put it inside a form: the form is sent after a pause in writing, and when it is left."""

    library = rx.asset("autosave.jsx", shared=True).importable_path
    tag = "AutoSave"

    waits: rx.Var[bool]
    """Whether sending must wait, as what is written would be refused until something is decided."""


auto_save = AutoSave.create
