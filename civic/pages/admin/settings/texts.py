"""The texts of the interface: found by their words, replaced, put back."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import save_foot, summary_line
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Child, Shown
from civic.i18n.screens import t, t_date, t_key
from civic.pages.routing import page
from civic.state.team.texts import TextsState

S: Shown = TextsState


@page("/admin/settings/texts", title="team_settings.tab.texts", on_load=S.load)
def texts() -> rx.Component:
    """Let the organiser say what the interface says in its own words."""
    return settings_frame(
        "texts",
        S,
        rx.el.p(t("team_texts.help"), class_name="cv-muted cv-measure"),
        _languages(),
        _search(),
        rx.el.p(
            t("team_texts.found", count=S.view.found, shown=S.view.lines.length()),
            role="status",
            class_name="cv-small cv-muted",
        ),
        rx.el.div(rx.foreach(S.view.lines, _line), key=S.lang),
    )


def _languages() -> rx.Component:
    return ui.segmented(
        t("team_texts.language"),
        rx.foreach(
            S.languages,
            lambda code: ui.segment(
                t_key("team.language." + code),
                on=S.lang == code,
                on_click=S.look_in(code),
                lang=code,
            ),
        ),
    )


def _search() -> rx.Component:
    return rx.el.div(
        rx.el.form(
            ui.search_input("q", t("team_texts.search"), default_value=S.sought, key=S.sought),
            ui.button(t("team_texts.look"), type="submit"),
            on_submit=S.look_for,
            class_name="cv-cluster cv-grow",
            role="search",
        ),
        ui.chip_button(t("team_texts.own", count=S.view.own), on=S.own_only, on_click=S.show_own),
        class_name="cv-cluster",
    )


def _line(line: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.details(
        summary_line(
            rx.el.span(line.looks, lang=S.lang, dir="auto"),
            rx.cond(line.is_own, ui.tag(t("team_texts.is_own"), "info"), rx.fragment()),
            rx.cond(line.is_stale, ui.tag(t("team_texts.is_stale"), "warn"), rx.fragment()),
        ),
        ui.stack(
            ui.facts(
                (t("team_texts.key"), rx.el.code(line.key, dir="ltr")),
                (t("team_texts.shipped"), rx.el.span(line.shipped, lang=S.lang, dir="auto")),
                (t("team_texts.figures_kept"), _figures(line)),
            ),
            rx.cond(line.is_own, _since(line), rx.fragment()),
            _form(line),
        ),
        class_name="cv-more",
        aria_label=f"{line.looks} ({line.key})",
        key=line.key,
    )


def _figures(line: Any) -> rx.Component:  # noqa: ANN401
    each = rx.foreach(line.figures, lambda name: rx.el.code(name, " ", dir="ltr"))
    return rx.cond(line.figures.length() > 0, rx.el.span(each), rx.el.span(t("team_texts.none")))


def _since(line: Any) -> rx.Component:  # noqa: ANN401
    date = t_date(line.at.to(str), "time")
    return rx.el.p(t("team_texts.since", date=date, name=line.who), class_name="cv-small cv-muted")


def _form(line: Any) -> rx.Component:  # noqa: ANN401
    wrong = rx.cond(S.form == line.key, told(S.errors["text"]), "")
    return ui.form(
        rx.el.input(type="hidden", name="key", value=line.key),
        ui.field(
            f"text-{line.key}",
            t("team_texts.words"),
            ui.text_area(
                f"text-{line.key}",
                name="text",
                short=True,
                dir="auto",
                lang=S.lang,
                invalid=wrong != "",
                required=True,
                default_value=line.text,
                on_change=lambda words: S.try_text(line.key, words).debounce(300),
            ),
            error=wrong,
            required=True,
        ),
        rx.el.div(rx.cond(S.tried == line.key, _preview(), rx.fragment()), aria_live="polite"),
        save_foot(S, line.key, *_acts(line)),
        on_submit=S.save,
        key=line.text,
    )


def _acts(line: Any) -> list[Child]:  # noqa: ANN401
    again = ui.button(t("team_texts.reset"), icon="rotate-ccw", on_click=S.reset_text(line.key))
    return [rx.cond(line.is_own, again, rx.fragment())]


def _preview() -> rx.Component:
    return rx.cond(
        S.fault.key != "",
        rx.el.p(ui.icon("circle-alert"), rx.el.span(told(S.fault)), class_name="cv-field__error"),
        rx.el.div(
            rx.el.p(t("team_texts.preview"), class_name="cv-small cv-muted"),
            rx.foreach(S.samples, lambda one: rx.el.p(one, lang=S.lang, dir="auto")),
        ),
    )
