"""Handing in an input."""

import reflex as rx

from civic.components.focus import leads
from civic.components.frame import frame
from civic.components.sections.input_sent import conversation
from civic.pages.routing import page
from civic.state.submit import SubmitState


@page("/projects/[project]/[activity]/new", title="submit.title_new", on_load=SubmitState.load)
def new_input() -> rx.Component:
    """Ask for an input, step by step."""
    return frame(conversation(), leads(SubmitState.led), width="narrow")
