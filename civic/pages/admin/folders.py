"""The folders that group projects."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import team_frame
from civic.components.team.said import said_field
from civic.components.team.word_list import word_list
from civic.components.ui.classes import Child, Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.words import FoldersState

S: Shown = FoldersState


@page("/admin/folders", title="team_settings.folders", on_load=S.load)
def folders() -> rx.Component:
    """Let the organiser group projects."""
    return team_frame(
        "projects",
        S,
        ui.page_heading(
            t("team_settings.folders"),
            above=ui.breadcrumbs(t("team.path"), rx.el.a(t("team.rail.projects"), href="/admin")),
        ),
        word_list(S, "folders", _fields, named="title", can_move=False),
    )


def _fields(row: Any, form: Any) -> list[Child]:  # noqa: ANN401  a var of foreach, or nothing
    texts = rx.Var.create({}) if row is None else row.description
    label = t("team_project.description")
    return [said_field(S, "description", label, texts, S.languages, how="rich", form=form)]
