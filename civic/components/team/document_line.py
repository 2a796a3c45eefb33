"""A document of a project as its team edits it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import mover, save_foot, summary_line
from civic.components.team.said import said_field
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_in, t_in_language
from civic.state.team.project_documents import ProjectDocumentsState

S: Any = ProjectDocumentsState


def document_line(line: Any, at: Any) -> rx.Component:  # noqa: ANN401  vars of foreach
    """Show a document: dragged by its grip, moved by buttons, unfolded to be named."""
    title = rx.cond(t_in(line.name) != "", t_in(line.name), line.file)
    up, down = (t(f"team_form.move_{side}", title=title) for side in ("up", "down"))
    name = rx.el.span(title, class_name="cv-strong", **spoken(t_in_language(line.name)))
    return rx.el.li(
        rx.el.span(
            ui.icon("grip-vertical"),
            class_name="cv-builder__grip",
            aria_hidden="true",
            custom_attrs={"data-drag": ""},
        ),
        rx.el.details(
            summary_line(name, _facts(line)),
            _form(line, title),
            class_name="cv-more",
            aria_label=title,
        ),
        rx.el.div(
            mover(line.id, -1, up, is_end=at == 0, on_click=S.move(line.id, -1)),
            mover(
                line.id,
                1,
                down,
                is_end=at == S.documents.length() - 1,
                on_click=S.move(line.id, 1),
            ),
            class_name="cv-builder__moves",
        ),
        custom_attrs={"data-id": line.id},
        class_name="cv-builder__line",
        key=line.id,
    )


def _facts(line: Any) -> rx.Component:  # noqa: ANN401
    weight = rx.cond(
        line.unit == "megabytes",
        t("blocks.megabytes", size=line.weight),
        t("blocks.kilobytes", size=line.weight),
    )
    return rx.el.span(line.kind.upper(), " · ", weight, class_name="cv-small cv-muted")


def _form(line: Any, title: Any) -> rx.Component:  # noqa: ANN401
    remove = S.remove(line.id, title)
    return ui.form(
        rx.el.input(type="hidden", name="id", value=line.id),
        said_field(
            S,
            "name",
            t("team_documents.name"),
            line.name,
            S.languages,
            form=line.id,
            help=t("team_documents.name_help"),
        ),
        rx.el.p(
            ui.route_link(line.file, line.href, icon="file-text", download=""),
            dir="auto",
        ),
        save_foot(
            S,
            line.id,
            ui.button(t("team.remove"), kind="danger", icon="trash-2", on_click=remove),
        ),
        on_submit=S.save,
    )
