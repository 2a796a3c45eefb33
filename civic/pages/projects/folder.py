"""A folder's page: what its projects have in common, and the projects."""

import reflex as rx

from civic.components import ui
from civic.components.frame import frame
from civic.components.sections.missing import missing_page
from civic.components.sections.project_cards import project_card
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import named, page
from civic.state.folder import FolderState

PAGE: Shown = FolderState.page


@page(
    "/folders/[folder]",
    title=named(FolderState.is_missing, PAGE.title.text),
    on_load=FolderState.load,
)
def folder() -> rx.Component:
    """Show one folder."""
    picture = rx.el.img(
        src=PAGE.picture,
        alt=PAGE.picture_alt.text,
        lang=PAGE.picture_alt.lang,
        class_name="cv-hero__picture",
    )
    found = ui.stack(
        ui.hero(
            rx.el.span(PAGE.title.text, lang=PAGE.title.lang),
            rx.html(PAGE.description.text, class_name="cv-prose", lang=PAGE.description.lang),
            picture=rx.cond(PAGE.picture != "", picture),
        ),
        rx.cond(
            PAGE.projects.length() > 0,
            rx.el.div(
                rx.foreach(PAGE.projects, lambda card: project_card(card, level="h2")),
                class_name="cv-grid",
            ),
            ui.empty("folder-open", t("projects.none"), rx.el.p(t("projects.none_hint"))),
        ),
        space="sections",
    )
    shown = rx.cond(FolderState.is_missing, missing_page(), found)
    return frame(rx.cond(FolderState.is_loaded, shown, ui.skeleton_cards(t("home.loading"), 3)))
