"""The questions of an activity: written, ordered, and looked at as on a phone."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.focus import leads
from civic.components.notices import told
from civic.components.reorder import reorder
from civic.components.sections.question_fields import question_field
from civic.components.team.activity_head import activity_heading
from civic.components.team.frame import lang_bar, team_frame
from civic.components.team.question_panel import new_question, question_line
from civic.components.team.said import said_in
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.rules.forms import Kind
from civic.services.form_views import FormPage
from civic.state.team.form import FormState

S: Shown = FormState
HEAD: Shown = FormState.head
PAGES: Shown = S.previews[S.lang].to(list[FormPage])


@page(
    "/admin/projects/[project]/activities/[activity]/form",
    title="team_form.title",
    on_load=S.load,
)
def form() -> rx.Component:
    """Let the team write the questions of an activity."""
    return team_frame(
        "projects",
        S,
        activity_heading(HEAD, "team_form.title", t("team_form.lead")),
        _built_in(),
        lang_bar(S),
        rx.el.div(
            ui.stack(_lines(), _adding(), _gone(), space="loose"),
            _preview(),
            class_name="cv-builder",
        ),
        leads(S.led),
    )


def _built_in() -> rx.Component:
    """Say what is asked before, and where that is set."""
    address = f"/admin/projects/{HEAD.project_id}/activities#{HEAD.activity_id}"
    return rx.el.p(
        t("team_form.built_in"),
        " ",
        rx.el.a(t("team_form.built_in_link"), href=address),
        class_name="cv-muted cv-measure",
    )


def _lines() -> rx.Component:
    lines = rx.el.ol(rx.foreach(S.lines, question_line), id="questions",
                     class_name="cv-builder__list")  # fmt: skip
    return rx.el.section(
        rx.el.h2(t("team_form.questions"), id="questions-title", class_name="cv-title"),
        rx.cond(
            S.lines.length() > 0,
            lines,
            rx.el.p(t("team_form.none"), class_name="cv-muted"),
        ),
        reorder(list="questions", on_place=S.drop),
        rx.el.p(
            rx.cond(
                S.place > 0,
                t("team_form.moved", place=S.place, count=S.lines.length()),
                "",
            ),
            role="status",
            class_name="cv-small cv-muted",
        ),
        class_name="cv-stack",
        aria_labelledby="questions-title",
    )


def _adding() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("team_form.add"), id="add", tab_index=-1, class_name="cv-title"),
        ui.chips(
            *[
                ui.chip_button(
                    t(f"team_form.kind.{kind}"),
                    icon_name="plus",
                    on=S.adding == kind,
                    on_click=S.begin(kind),
                )
                for kind in Kind
            ]
        ),
        ui.error_line("kind", rx.cond(S.form == "new", told(S.errors["kind"]), "")),
        new_question(),
        class_name="cv-stack",
        aria_labelledby="add",
    )


def _gone() -> rx.Component:
    return rx.cond(
        S.gone.length() > 0,
        rx.el.section(
            rx.el.h2(t("team_form.gone"), id="gone", class_name="cv-title"),
            rx.el.p(t("team_form.gone_help"), class_name="cv-muted"),
            rx.el.ul(rx.foreach(S.gone, _gone_line), class_name="cv-builder__list"),
            class_name="cv-stack",
            aria_labelledby="gone",
        ),
    )


def _gone_line(line: Shown) -> rx.Component:
    return rx.el.li(
        ui.cluster(
            said_in(line.wording),
            rx.el.span(t("team_form.answers", count=line.answers), class_name="cv-small cv-muted"),
            ui.button(
                t("team_form.ask_again"),
                icon="rotate-ccw",
                size="small",
                on_click=S.ask_again(line.id),
            ),
        ),
        key=line.id,
    )


def _preview() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("team_form.preview"), id="preview", class_name="cv-title"),
        rx.cond(
            PAGES.length() > 1,
            ui.segmented(
                t("team_form.pages"),
                rx.foreach(
                    PAGES,
                    lambda _, at: ui.segment(
                        t("team_form.page", number=at + 1),
                        on=S.shown == at,
                        on_click=S.look_at(at),
                    ),
                ),
            ),
        ),
        rx.el.div(
            rx.el.div(
                rx.cond(
                    PAGES.length() > 0,
                    rx.foreach(PAGES, _page),
                    rx.el.p(t("team_form.preview_none"), class_name="cv-muted"),
                ),
                class_name="cv-phone__screen",
                role="group",
                aria_labelledby="preview",
                tab_index=0,
            ),
            class_name="cv-phone",
        ),
        class_name="cv-stack cv-builder__side",
        aria_labelledby="preview",
    )


def _page(asked: Shown, at: Shown) -> rx.Component:
    title = rx.cond(asked.title.text != "", ui.said(asked.title), t("form.page"))
    help = rx.el.p(asked.help.text, class_name="cv-muted cv-lines", **spoken(asked.help.lang))
    return rx.cond(
        S.shown == at,
        ui.stack(
            rx.el.h3(title),
            rx.cond(asked.help.text != "", help),
            rx.foreach(
                asked.questions,
                lambda one: question_field(one, rx.Var.create(""), _no_map, _no_files),
            ),
            space="loose",
        ),
    )


def _no_files(question: Shown) -> rx.Component:
    takes = {"n": question.slots, "size": question.megabytes}
    return rx.cond(
        question.kind == "pictures",
        ui.drop_zone("image", t("widgets.pictures.add"), _limits("pictures", **takes)),
        ui.drop_zone(
            "upload",
            t("widgets.files.add"),
            _limits("files", **takes, types=question.types.join(", ").upper()),
        ),
    )


def _limits(family: str, **takes: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.p(t(f"widgets.{family}.help", **takes), class_name="cv-small cv-muted")


def _no_map(_question: Shown) -> rx.Component:
    return ui.drop_zone("map-pin", t("team_form.preview_place"))
