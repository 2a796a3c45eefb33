"""The themes of the insight page: how large they are, and in whose words."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.team.insights import InsightsState as S

PAGE: Shown = S.page


def figures() -> rx.Component:
    """Show the run in five figures, each leading to what is behind it."""
    return rx.el.div(
        ui.figure(rx.el.a(PAGE.total, href=PAGE.head.public), t("team_insights.figure.inputs")),
        ui.figure(rx.el.a(PAGE.themes.length(), href="#themes"), t("team_insights.figure.themes")),
        _figure("unclassified", PAGE.unclassified),
        _figure("isolated", PAGE.isolated),
        ui.figure(
            rx.el.a(PAGE.duplicates, href="#duplicates"), t("team_insights.figure.duplicates")
        ),
        class_name="cv-figures",
    )


def _figure(kind: str, number: Any) -> rx.Component:  # noqa: ANN401
    name = t(f"team_insights.{kind}")
    return ui.figure(
        ui.text_button(
            rx.fragment(number, ui.hidden_text(t(f"team_insights.figure.{kind}"))),
            on_click=S.look(kind, "", "", name),
        ),
        t(f"team_insights.figure.{kind}"),
    )


def themes() -> rx.Component:
    """Compare the themes by their size; the same figures stand in a table."""
    return ui.section(
        "themes",
        t("team_insights.themes"),
        rx.el.p(t("team_insights.themes_help"), class_name="cv-muted"),
        ui.bars(rx.foreach(PAGE.themes, _bar)),
        ui.more(t("team_insights.figures"), _table()),
    )


def _bar(theme: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return ui.bar(
        rx.el.a(theme.name, href=f"#theme-{theme.id}", dir="auto"),
        t("team_insights.inputs", count=theme.size),
        theme.percent,
    )


def _table() -> rx.Component:
    return ui.table(
        t("team_insights.figures"),
        (
            ui.head(t("team_insights.table.theme")),
            ui.head(t("team_insights.table.inputs"), number=True),
            ui.head(t("team_insights.table.share"), number=True),
            ui.head(t("team_insights.table.agreement"), number=True),
            ui.head(t("team_insights.table.words")),
        ),
        rx.foreach(PAGE.themes, _line),
        ui.line(
            t("team_insights.unclassified"),
            ui.cell(PAGE.unclassified, number=True),
            *[ui.cell("", number=True)] * 2,
            ui.cell(""),
        ),
        ui.line(
            t("team_insights.total"),
            ui.cell(PAGE.total, number=True),
            *[ui.cell("", number=True)] * 2,
            ui.cell(""),
        ),
    )


def _line(theme: Any) -> rx.Component:  # noqa: ANN401
    return ui.line(
        rx.el.span(theme.name, dir="auto"),
        ui.cell(theme.size, number=True),
        ui.cell(t("team_insights.percent", percent=theme.share), number=True),
        ui.cell(t("team_insights.percent", percent=theme.stability), number=True),
        ui.cell(
            rx.foreach(theme.keywords, lambda one: rx.el.span(one.text, " (", one.count, ") "))
        ),
    )


def words() -> rx.Component:
    """Show each theme in the words of those who wrote."""
    return rx.el.div(rx.foreach(PAGE.themes, _theme), class_name="cv-stack cv-stack--loose")


def _theme(theme: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.article(
        rx.el.h3(theme.name, id=f"theme-{theme.id}", tab_index=-1, dir="auto"),
        _firmness(theme),
        ui.chips(
            rx.foreach(
                theme.keywords,
                lambda one: _chip(one.text, one.count, "keyword", theme.id, theme.name),
            ),
            label=t("team_insights.keywords", name=theme.name),
        ),
        ui.columns(_quote(theme), _central(theme)),
        rx.cond(theme.cores.length() > 0, _cores(theme)),
        ui.cluster(
            ui.button(
                t("team_insights.see", count=theme.size),
                icon="list",
                on_click=S.look("theme", theme.id, "", theme.name),
            ),
            rx.cond(
                theme.joined > 0,
                ui.text_button(
                    t("team_insights.joined_in", count=theme.joined),
                    on_click=S.look("joined", theme.id, "", theme.name),
                ),
            ),
            ui.link(
                t("team_insights.public"),
                f"{PAGE.head.public}?theme={theme.id}",
                icon_end="arrow-right",
            ),
        ),
        class_name="cv-theme",
    )


def _chip(word: Any, count: Any, kind: str, of: Any, name: Any) -> rx.Component:  # noqa: ANN401
    said = rx.el.span(word, " ", rx.el.strong(count), dir="auto")
    return rx.el.button(
        said,
        type="button",
        on_click=S.look(kind, of, word, name),
        title=t("team_insights.inputs", count=count),
        class_name="cv-chip",
    )


def _central(theme: Any) -> rx.Component:  # noqa: ANN401
    return ui.stack(
        rx.el.h4(t("team_insights.central"), class_name="cv-strong cv-small"),
        ui.rows(
            rx.foreach(
                theme.central,
                lambda one: ui.row(
                    rx.el.span(one.title, lang=one.lang, dir="auto"),
                    f"/inputs/{one.id}",
                    level="p",
                ),
            ),
            tight=True,
        ),
        space="tight",
    )


def _firmness(theme: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.p(
        rx.cond(
            theme.is_firm,
            ui.tag(t("team_insights.firm", percent=theme.stability), "ok"),
            ui.tag(t("team_insights.soft", percent=theme.stability), "warn"),
        )
    )


def _quote(theme: Any) -> rx.Component:  # noqa: ANN401
    said = rx.cond(theme.quote.text != "", theme.quote.text, theme.quote.title)
    by = rx.cond(
        theme.quote.author != "",
        t("team_insights.quoted_by", author=theme.quote.author, count=theme.size),
        t("team_insights.quoted", count=theme.size),
    )
    return rx.el.div(
        ui.quote(said, rx.el.a(by, href=f"/inputs/{theme.quote.id}")),
        lang=theme.quote.lang,
        dir="auto",
    )


def _cores(theme: Any) -> rx.Component:  # noqa: ANN401
    return ui.stack(
        rx.el.h4(t("team_insights.cores"), class_name="cv-strong cv-small"),
        ui.chips(
            rx.foreach(
                theme.cores,
                lambda one: _chip(one.name, one.size, "theme", one.id, one.name),
            ),
            label=t("team_insights.cores"),
        ),
        space="tight",
    )
