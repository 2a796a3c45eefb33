"""The platform's tags."""

import reflex as rx

from civic.components.team.settings_frame import settings_frame
from civic.components.team.word_list import word_list
from civic.components.ui.classes import Shown
from civic.pages.routing import page
from civic.state.team.words import TagsState

S: Shown = TagsState


@page("/admin/settings/tags", title="team_settings.tab.tags", on_load=S.load)
def tags() -> rx.Component:
    """Let the organiser name the words by which inputs are sorted."""
    return settings_frame("tags", S, word_list(S, "tags", lambda _row, _form: []))
