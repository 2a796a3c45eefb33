"""The texts of a project: title, question, description, picture, where it is filed."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.drafts import team_draft
from civic.components.team.frame import lang_bar, save_foot
from civic.components.team.project_frame import project_frame
from civic.components.team.said import How, said_field
from civic.components.ui.classes import Shown
from civic.components.upload.picture_field import picture_field
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.project_texts import ProjectTextsState

S: Shown = ProjectTextsState

VIEW: Shown = S.view


@page("/admin/projects/[project]", title="team_project.tab.texts", on_load=S.load)
def texts() -> rx.Component:
    """Let the team write a project."""
    return project_frame(
        "texts",
        S,
        lang_bar(S),
        ui.columns(_words(), ui.stack(_picture(), _filing(), _address(), space="loose")),
    )


def _words() -> rx.Component:
    return ui.form(
        _said("title", VIEW.title, "title", required=True),
        _said("question", VIEW.question, "area", help=t("team.start.question_help")),
        _said("description", VIEW.description, "rich"),
        ui.field(
            "contact",
            t("team_project.contact"),
            ui.text_input(
                "contact",
                type="email",
                default_value=VIEW.contact,
                help=True,
                invalid=told(S.errors["email"]) != "",
            ),
            help=t("team_project.contact_help"),
            error=told(S.errors["email"]),
            optional=t("team.optional"),
        ),
        team_draft(S, "texts", VIEW.id),
        save_foot(S, "texts"),
        on_submit=S.save_texts,
        key=f"{VIEW.id}{S.times_read}",  # fields that were read anew are drawn anew
    )


def _said(
    name: str,
    texts: Any,  # noqa: ANN401
    how: How,
    help: rx.Var[str] | None = None,
    *,
    required: bool = False,
) -> rx.Component:
    label = t(f"team_project.{name}")
    more: Any = {"how": how, "form": "texts", "help": help, "required": required}
    return said_field(S, name, label, texts, S.languages, **more)


def _picture() -> rx.Component:
    return _panel(
        "picture",
        picture_field(
            name="picture",
            value=S.picture,
            url="/api/uploads",
            most=1,
            describes=False,
            on_change=S.choose_picture,
        ),
        said_field(
            S,
            "picture_alt",
            t("team_project.picture_alt"),
            VIEW.picture_alt,
            S.languages,
            form="picture",
            help=t("team_project.picture_alt_help"),
        ),
        on_submit=S.save_picture,
    )


def _filing() -> rx.Component:
    return _panel(
        "filing",
        ui.field(
            "folder",
            t("team_project.folder"),
            ui.select(
                "folder",
                rx.el.option(t("team_project.no_folder"), value=""),
                rx.foreach(
                    S.filing.folders,
                    lambda one: rx.el.option(one.text, value=one.id, lang=one.lang),
                ),
                default_value=VIEW.folder_id,
            ),
        ),
        _boxes("area", t("team_project.areas"), S.filing.areas, VIEW.areas),
        _boxes("tag", t("team_project.tags"), S.filing.tags, VIEW.tags),
        on_submit=S.save_filing,
    )


def _boxes(group: str, legend: rx.Var[str], labels: Any, picked: Any) -> rx.Component:  # noqa: ANN401
    return rx.cond(
        labels.length() > 0,
        ui.fieldset(
            legend,
            ui.chips(
                rx.foreach(
                    labels,
                    lambda one: rx.el.label(
                        rx.el.input(
                            type="checkbox",
                            name=f"{group}:{one.id}",
                            default_checked=picked.contains(one.id),
                        ),
                        rx.el.span(one.text, lang=one.lang),
                        class_name="cv-chip",
                    ),
                )
            ),
        ),
    )


def _address() -> rx.Component:
    return _panel(
        "address",
        ui.field(
            "slug",
            t("team_project.slug"),
            ui.text_input(
                "slug",
                default_value=VIEW.slug,
                help=True,
                required=True,
                invalid=told(S.errors["slug"]) != "",
            ),
            help=t("team_project.slug_help"),
            error=told(S.errors["slug"]),
            required=True,
        ),
        on_submit=S.save_address,
    )


def _panel(form: str, *fields: Any, on_submit: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.section(
        rx.el.h2(t(f"team_project.part.{form}"), class_name="cv-title"),
        ui.form(*fields, save_foot(S, form), on_submit=on_submit, key=f"{form}{VIEW.id}"),
        class_name="cv-panel",
        aria_label=t(f"team_project.part.{form}"),
    )
