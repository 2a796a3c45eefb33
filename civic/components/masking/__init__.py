"""Writing without one's name: the box that asks for it."""

import reflex as rx

from civic.components.arriving import FieldWidget
from civic.components.draft import field as _field  # noqa: F401  its script is imported by ours


class Masking(FieldWidget):
    """Put it into the form of what somebody writes: ``masked`` says how they sign."""

    library = rx.asset("masking.jsx", shared=True).importable_path
    tag = "Masking"

    activity: rx.Var[str]
    """The activity in which they write, by its id."""


masking = Masking.create
