"""A scenario in the languages of the platform: each beside the words it was written in."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.editor.text_editor import text_editor
from civic.components.notices import told
from civic.components.team.drafts import team_draft
from civic.components.team.frame import save_foot, team_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.translations import TranslationState

S: Shown = TranslationState
PAGE: Shown = S.page
FORM = "language"


@page("/admin/scenarios/[input]", title="team_vote.languages", on_load=S.load)
def languages() -> rx.Component:
    """Let the team write a scenario in another language."""
    back = rx.el.a(PAGE.title, href=f"/inputs/{PAGE.id}", lang=PAGE.lang, dir="auto")
    return team_frame(
        "projects",
        S,
        ui.page_heading(
            t("team_vote.languages"),
            t("team_vote.languages_lead"),
            above=ui.breadcrumbs(t("input.path"), back),
        ),
        ui.segmented(t("team_vote.languages"), rx.foreach(PAGE.tongues, _tongue)),
        _form(),
        ui.more(
            t("team_vote.original"),
            rx.el.p(PAGE.title, lang=PAGE.lang, dir="auto", class_name="cv-strong"),
            rx.html(PAGE.body, class_name="cv-prose", lang=PAGE.lang, dir="auto"),
        ),
    )


def _tongue(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    words = rx.cond(one.is_there, f"{one.name} ✓", one.name)
    return ui.segment_link(
        rx.el.span(words, lang=one.code),
        f"/admin/scenarios/{PAGE.id}?lang={one.code}",
        on=one.code == PAGE.language,
    )


def _form() -> rx.Component:
    title, body = _wrong("title"), _wrong("body")
    return ui.form(
        rx.el.input(type="hidden", name="language", value=PAGE.language),
        ui.field(
            "title",
            t("team_vote.language_title"),
            ui.text_input(
                "title",
                name="title",
                default_value=PAGE.written_title,
                invalid=title != "",
                lang=PAGE.language,
                dir="auto",
            ),
            error=title,
        ),
        rx.el.div(
            text_editor(
                name="body",
                value=PAGE.written_body,
                lang=PAGE.language,
                label=t("team_vote.language_body"),
                described_by="body-error",
                invalid=body != "",
            ),
            ui.error_line("body", body),
            class_name="cv-field",
        ),
        ui.error_line("language-whole", _wrong("form")),
        team_draft(S, FORM, f"{PAGE.id}.{PAGE.language}"),
        save_foot(S, FORM),
        on_submit=S.save,
        key=f"{PAGE.id}{PAGE.language}",
    )


def _wrong(field: str) -> Any:  # noqa: ANN401
    return told(S.errors[field])
