"""What people would change in a scenario, what became of it, and the form to propose more."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.draft.connection import connection_is_lost
from civic.components.draft.draft_keeper import draft_keeper
from civic.components.frame import frame
from civic.components.live import Live
from civic.components.notices import told
from civic.components.sections.missing import missing_page
from civic.components.sections.refusals import is_closed, why
from civic.components.ui.classes import Shown, Text
from civic.i18n.screens import t, t_ago, t_date
from civic.pages.routing import page
from civic.services.amendments import ACCEPTED, REFUSED
from civic.state.amendments import AmendmentsState

S = AmendmentsState
PAGE: Shown = S.page
ERRORS: Shown = S.errors
TITLE = rx.cond(PAGE.is_not_none(), f"{t('amend.title')} · {PAGE.title}", t("amend.title"))


@page("/inputs/[input]/amendments", title=TITLE, on_load=S.load)
def amendments() -> rx.Component:
    """Show the amendments to one scenario."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton("text"))
    shown = rx.cond(PAGE.is_not_none(), _page(), waiting)
    return frame(rx.cond(S.is_missing, missing_page(), shown), width="narrow")


def _page() -> rx.Component:
    listed = rx.el.ul(rx.foreach(PAGE.amendments, _amendment), class_name="cv-rows")
    back = rx.el.a(PAGE.title, href=f"/inputs/{PAGE.id}", lang=PAGE.lang, dir="auto")
    return ui.stack(
        ui.page_heading(
            t("amend.title"), t("amend.lead"), above=ui.breadcrumbs(t("input.path"), back)
        ),
        rx.cond(
            PAGE.amendments.length() > 0,
            listed,
            ui.empty("message-circle", t("amend.none"), rx.el.p(t("amend.none_help"))),
        ),
        _proposing(),
        Live.create(topic=f"input:{PAGE.id}", on_moved=S.refresh),
        space="sections",
    )


def _amendment(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    thread = f"/inputs/{PAGE.id}?comment={one.id}#comment-{one.id}"
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.strong(one.author.name, dir="auto"),
                " · ",
                t_ago(one.created_at.to(str)),
                class_name="cv-small",
            ),
            rx.el.p(one.body, lang=one.lang, dir="auto", class_name="cv-lines"),
            rx.cond(one.verdict != "", _became(one), rx.fragment()),
            ui.cluster(
                rx.el.span(t("amend.useful", count=one.up), class_name="cv-small cv-muted"),
                rx.el.a(t("amend.discuss", count=one.answers), href=thread),
            ),
            rx.cond(PAGE.decides & (one.verdict == ""), _deciding(one), rx.fragment()),
            class_name="cv-rows__words",
        ),
        class_name="cv-rows__item",
        key=one.id,
    )


def _became(one: Any) -> rx.Component:  # noqa: ANN401
    into = t("amend.into", date=t_date(one.version_at.to(str), "time"))
    return ui.alert(
        rx.cond(one.verdict == ACCEPTED, into, t("amend.refused")),
        rx.el.p(one.because, lang=one.because_lang, dir="auto", class_name="cv-lines"),
        tone="info",
    )


def _deciding(one: Any) -> rx.Component:  # noqa: ANN401
    field_id = f"because-{one.id}"
    wrong = rx.cond(S.deciding == one.id, _wrong("because"), "")
    return ui.more(
        t("amend.decide"),
        rx.cond(
            one.can_accept,
            rx.el.p(t("amend.accept_help")),
            rx.el.p(t("amend.change_first"), " ", _edit(), class_name="cv-measure"),
        ),
        ui.form(
            rx.el.input(type="hidden", name="id", value=one.id),
            ui.field(
                field_id,
                t("amend.answer"),
                ui.text_area(field_id, name="because", short=True, help=True,
                             invalid=wrong != "", required=~one.can_accept, dir="auto"),
                help=t("amend.answer_help"),
                error=wrong,
                required=~one.can_accept,
            ),
            ui.select(
                f"verdict-{one.id}",
                rx.cond(one.can_accept, rx.el.option(t("amend.accept"), value=ACCEPTED)),
                rx.el.option(t("amend.refuse"), value=REFUSED),
                name="verdict",
                aria_label=t("amend.decide"),
            ),
            rx.el.div(ui.button(t("amend.tell"), kind="primary", type="submit"),
                      class_name="cv-form__foot"),
            on_submit=S.decide,
            aria_label=t("amend.decide"),
        ),
    )  # fmt: skip


def _edit() -> rx.Component:
    return rx.el.a(t("amend.edit"), href=f"/inputs/{PAGE.id}/edit")


def _proposing() -> rx.Component:
    return ui.section(
        "propose",
        t("amend.propose"),
        rx.cond(
            is_closed(PAGE.propose), rx.el.p(why(PAGE.propose), class_name="cv-muted"), _form()
        ),
    )


def _form() -> rx.Component:
    return rx.el.form(
        _area("text", t("amend.text"), t("amend.text_help")),
        _area("reason", t("amend.reason"), t("amend.reason_help")),
        ui.error_line("amend-whole", rx.cond(S.deciding == "", _wrong("form"), "")),
        rx.el.div(
            ui.button(t("amend.send"), kind="primary", type="submit", icon="send"),
            class_name="cv-form__foot",
        ),
        draft_keeper(draft_key=f"amend.{PAGE.id}", done=S.sent, lost=connection_is_lost()),
        on_submit=S.propose,
        class_name="cv-form",
        key=S.sent,
    )


def _area(name: str, label: Text, help: Text) -> rx.Component:
    wrong = _wrong(name)
    return ui.field(
        name,
        label,
        ui.text_area(
            name, name=name, short=True, help=True, invalid=wrong != "", required=True, dir="auto"
        ),
        help=help,
        error=wrong,
        required=True,
    )


def _wrong(field: str) -> Any:  # noqa: ANN401
    return told(ERRORS[field])
