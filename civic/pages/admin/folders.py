"""The folders that group projects."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import team_frame
from civic.components.team.invitations import became, invitations
from civic.components.team.members import email_field
from civic.components.team.said import said_field
from civic.components.team.word_list import word_list
from civic.components.ui.classes import Child, Shown
from civic.components.upload.picture_field import picture_field
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
        word_list(S, "folders", _fields, named="title", beside=_people),
    )


def _fields(row: Any, form: Any) -> list[Child]:  # noqa: ANN401  a var of foreach, or nothing
    texts = rx.Var.create({}) if row is None else row.description
    label = t("team_project.description")
    alt = rx.Var.create({}) if row is None else row.picture_alt
    shown = rx.Var.create([]).to(list[dict[str, str]]) if row is None else row.picture
    see: list[Child] = (
        []
        if row is None
        else [ui.link(t("team_life.folder_see"), f"/folders/{row.slug}", icon="eye")]
    )
    return [
        *see,
        said_field(S, "description", label, texts, S.languages, how="rich", form=form),
        ui.fieldset(
            t("team_life.folder_picture"),
            picture_field(name="picture", value=shown, url="/api/uploads", most=1, describes=False),
        ),
        said_field(
            S,
            "picture_alt",
            t("team_project.picture_alt"),
            alt,
            S.languages,
            form=form,
            help=t("team_project.picture_alt_help"),
        ),
    ]


def _people(row: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    form = f"invite-{row.id}"
    return rx.el.section(
        rx.el.h2(t("team_life.folder_people"), class_name="cv-folder-people"),
        rx.el.p(t("team_life.folder_people_help"), class_name="cv-small cv-muted"),
        rx.cond(
            row.managers.length() > 0,
            ui.rows(rx.foreach(row.managers, lambda one: _manager(row, one)), tight=True),
        ),
        rx.cond(row.invited.length() > 0, invitations(row.invited, S.withdraw)),
        ui.form(
            rx.el.input(type="hidden", name="folder", value=row.id),
            email_field(S, form, t("team_life.invite_help")),
            rx.el.div(
                ui.button(t("team_life.folder_invite"), type="submit"),
                became(S, form),
                class_name="cv-form__foot",
            ),
            on_submit=S.invite,
            key=S.serial.to_string(),
        ),
        class_name="cv-panel",
    )


def _manager(row: Any, one: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.li(
        rx.el.div(
            rx.el.p(rx.el.bdi(one.name), class_name="cv-strong"),
            rx.el.p(rx.el.bdi(one.email, dir="ltr"), class_name="cv-small cv-muted"),
            class_name="cv-rows__words",
        ),
        ui.icon_button(
            "x", t("team_life.folder_take", name=one.name), on_click=S.take_from(row.id, one.id)
        ),
        class_name="cv-rows__item",
        key=one.id,
    )
