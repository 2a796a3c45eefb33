"""What stands around every page of the team's side: seven words, and a way to take things back."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.draft.connection import connection_banner
from civic.components.focus import current_in_view, focus_keeper
from civic.components.frame import header
from civic.components.live import Live
from civic.components.notices import notice_region
from civic.components.skip import skip_link
from civic.components.ui.classes import Child, Flag, Shown, current_if
from civic.i18n.screens import t, t_key, t_number
from civic.state.session import SessionState


def team_frame(here: str, state: Any, *content: Child) -> rx.Component:  # noqa: ANN401
    """Set content beside the rail; ``here`` is the rail's word, ``state`` a ``Desk``."""
    return rx.el.div(
        skip_link(),
        header(),
        rx.el.div(
            rail(here),
            rx.el.main(
                rx.cond(
                    state.is_refused,
                    _closed(),
                    rx.cond(
                        state.is_missing,
                        _missing(),
                        rx.cond(_is_ready(state), ui.stack(*content, space="loose"), _waiting()),
                    ),
                ),
                id="main",
                tab_index=-1,
                class_name="cv-team__main",
            ),
            class_name="cv-team",
        ),
        _take_back(state),
        connection_banner(),
        notice_region(),
        focus_keeper(),
        current_in_view(),
        class_name="cv-page",
    )


def _is_ready(state: Any) -> rx.Var[bool]:  # noqa: ANN401
    """Whether there is something to show, and the words for it: content without them would jump."""
    return state.is_loaded & (t("team.waiting") != "")


def rail(here: str) -> rx.Component:
    """Lead to the seven places of the team's side, as far as they are this person's."""
    is_admin = SessionState.me.is_admin
    return rx.el.nav(
        _place("projects", "/admin", "folder-open", here),
        _place("inputs", "/admin/inputs", "inbox", here),
        _place("insights", "/admin/insights", "chart-scatter", here),
        _place("figures", "/admin/figures", "chart-column", here),
        _moderation(here),
        rx.cond(is_admin, _place("people", "/admin/people", "users", here)),
        rx.cond(is_admin, _place("settings", "/admin/settings", "settings", here)),
        Live.create(topic="moderation", on_moved=SessionState.load),
        class_name="cv-rail",
        aria_label=t("team.rail"),
    )


def lang_bar(state: Any) -> rx.Component:  # noqa: ANN401
    """Offer the languages in which the fields below can be written, if there are several."""
    return rx.cond(
        state.languages.length() > 1,
        ui.segmented(
            t("team.write_in"),
            rx.foreach(
                state.languages,
                lambda code: ui.segment(
                    t_key("team.language." + code),
                    on=state.lang == code,
                    on_click=state.write_in(code),
                    lang=code,
                ),
            ),
        ),
    )


def saved(state: Any, form: str | rx.Var[str]) -> rx.Component:  # noqa: ANN401
    """Say that a form is kept, while it is."""
    return rx.el.div(
        rx.cond(state.saved == form, ui.saved_line(t("team.saved")), rx.fragment()),
        aria_live="polite",
    )


def save_foot(
    state: Any,  # noqa: ANN401
    form: str | rx.Var[str],
    *others: Child,
    label: rx.Var[str] | None = None,
) -> rx.Component:
    """Build the last line of a form: its act, and the word that it is done."""
    return rx.el.div(
        ui.button(label if label is not None else t("team.save"), kind="primary", type="submit"),
        *others,
        saved(state, form),
        class_name="cv-form__foot",
    )


def mover(id: Any, steps: int, label: rx.Var[str], *, is_end: Any, on_click: Any) -> rx.Component:  # noqa: ANN401
    """Build the button that moves a thing up (negative) or down, which focus finds again."""
    side = "up" if steps < 0 else "down"
    return ui.icon_button(
        f"arrow-{side}",
        label,
        id=f"{side}-{id}",
        aria_disabled=rx.cond(is_end, "true", "false"),
        on_click=on_click,
    )


def summary_line(*words: Child) -> rx.Component:
    """Build what a part that unfolds shows while it is folded."""
    return rx.el.summary(rx.el.span(*words, class_name="cv-cluster cv-cluster--tight"))


def project_status_tag(status: rx.Var[str]) -> rx.Component:
    """Show where a project stands in its life."""
    return rx.match(
        status,
        ("published", ui.tag(t("team.status.published"), "ok")),
        ("archived", ui.tag(t("team.status.archived"), "neutral")),
        ("scheduled", ui.tag(t("team.status.scheduled"), "info")),
        ui.tag(t("team.status.draft"), "warn"),
    )


def _moderation(here: str) -> rx.Component:
    """Lead to the queue, and say how much was reported and contested there."""
    me: Shown = SessionState.me
    count = me.to_moderate
    number = rx.el.span(
        rx.el.span(t_number(count), aria_hidden="true"),
        ui.hidden_text(t("team_moderation.waiting", count=count)),
        class_name="cv-rail__number",
    )
    shown = rx.cond(count > 0, number, rx.fragment())
    return _place("moderation", "/admin/moderation", "shield", here, shown)


def _place(word: str, href: str, icon: str, here: str, *more: Child) -> rx.Component:
    is_here: Flag = word == here
    return rx.el.a(
        ui.icon(icon),
        rx.el.span(t(f"team.rail.{word}")),
        *more,
        href=href,
        class_name="cv-rail__link",
        aria_current=current_if(is_here),
    )


def _take_back(state: Any) -> rx.Component:  # noqa: ANN401
    return ui.toast_region(
        rx.cond(
            state.undo_entry != "",
            ui.toast(
                t_key(state.undo_key, title=state.undo_title),
                ui.text_button(t("team.take_back"), on_click=state.take_back),
                ui.text_button(t("team.let_go"), on_click=state.let_go),
                icon_name="undo-2",
            ),
            rx.fragment(),
        )
    )


def _closed() -> rx.Component:
    return ui.empty("lock", t("team.closed"), rx.el.p(t("team.closed_help")))


def _missing() -> rx.Component:
    return ui.empty(
        "search-x",
        t("team.missing"),
        ui.link_button(t("team.back"), "/admin", icon="arrow-left"),
    )


def _waiting() -> rx.Component:
    return ui.stack(
        ui.hidden_text(t("team.waiting")),
        ui.skeleton("title"),
        ui.skeleton("text"),
        ui.skeleton("text"),
        ui.skeleton("short"),
    )
