"""Editing one's own input."""

import reflex as rx

from civic.components.focus import leads
from civic.components.frame import frame
from civic.components.sections.input_sent import conversation
from civic.pages.routing import page
from civic.state.submit import SubmitState


@page("/inputs/[input]/edit", title="submit.title_edit", on_load=SubmitState.load)
def edit_input() -> rx.Component:
    """Offer the input again, as it was typed."""
    return frame(conversation(), leads(SubmitState.led), width="narrow")
