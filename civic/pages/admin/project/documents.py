"""The documents of a project."""

import reflex as rx

from civic.adapters.documents import MOST_BYTES, TYPES
from civic.components import ui
from civic.components.focus import leads
from civic.components.notices import told
from civic.components.reorder import reorder
from civic.components.team.document_line import document_line
from civic.components.team.frame import lang_bar
from civic.components.team.project_frame import project_frame
from civic.components.ui.classes import Shown
from civic.components.upload.send_files import send_files
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.project_documents import ProjectDocumentsState

S: Shown = ProjectDocumentsState
ACCEPTED = ",".join(f".{kind}" for kind in TYPES)


@page("/admin/projects/[project]/documents", title="team_project.tab.documents", on_load=S.load)
def documents() -> rx.Component:
    """Let the team put documents on the page of the project."""
    return project_frame(
        "documents",
        S,
        rx.el.p(t("team_documents.help"), class_name="cv-muted cv-measure"),
        lang_bar(S),
        _lines(),
        _adding(),
        leads(S.led),
    )


def _lines() -> rx.Component:
    lines = rx.el.ol(
        rx.foreach(S.documents, document_line), id="documents", class_name="cv-builder__list"
    )
    moved = rx.cond(
        S.place > 0, t("team_documents.moved", place=S.place, count=S.documents.length()), ""
    )
    return rx.el.section(
        rx.el.h2(
            t("team_documents.title"), id="documents-title", tab_index=-1, class_name="cv-title"
        ),
        rx.cond(
            S.documents.length() > 0,
            rx.fragment(lines, reorder(list="documents", on_place=S.drop)),
            ui.empty("file-text", t("team_documents.none")),
        ),
        rx.el.p(moved, role="status", class_name="cv-small cv-muted"),
        class_name="cv-stack",
        aria_labelledby="documents-title",
    )


def _adding() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("team_documents.add"), id="add", class_name="cv-title"),
        send_files(
            url="/api/documents",
            accept=ACCEPTED,
            label="documents",
            several=True,
            max_bytes=MOST_BYTES,
            on_kept=S.add,
        ),
        rx.el.p(t("team_documents.kinds"), class_name="cv-small cv-muted"),
        ui.error_line("documents", rx.cond(S.form == "add", told(S.errors["documents"]), "")),
        class_name="cv-panel cv-stack",
        aria_labelledby="add",
    )
