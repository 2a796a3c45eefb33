"""One envelope of a result: the bar that fills, what is funded, what is not and why."""

import reflex as rx

from civic.components import ui
from civic.components.sections.outcome.shared import money, named
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key
from civic.services.result_views import NUMBERED


def envelope(one: Shown) -> rx.Component:
    """Show what is funded from one envelope, in order, as the money is given out."""
    title = rx.cond(
        one.name.text != "", t("outcome.winners_of", name=one.name.text), t("outcome.winners")
    )
    funded = rx.el.ol(
        rx.foreach(one.winners, lambda won: _won(won, one.currency)), class_name="cv-won"
    )
    return rx.el.section(
        rx.el.div(rx.el.h2(title), class_name="cv-section__head"),
        _bar(one),
        rx.cond(one.winners.length() > 0, funded, rx.el.p(t("outcome.winners_none"))),
        rx.cond(one.others.length() > 0, _others(one)),
        rx.el.div(
            _money(t("outcome.areas"), one.areas, one.currency),
            _money(t("outcome.themes"), one.themes, one.currency),
            class_name="cv-grid cv-grid--pair",
        ),
        class_name="cv-section",
    )


def _bar(one: Shown) -> rx.Component:
    sums = {
        name: money(amount, one.currency)
        for name, amount in (("spent", one.spent), ("budget", one.budget), ("left", one.left))
    }
    parts = rx.foreach(
        one.winners,
        lambda won, at: rx.el.span(
            rx.cond(won.percent >= NUMBERED, won.place, ""),
            class_name="cv-given__part",
            style={"--cv-share": f"{won.percent}%", "--cv-at": at},
        ),
    )
    return rx.el.div(
        rx.el.div(parts, class_name="cv-given__bar", aria_hidden="true"),
        rx.el.p(t("outcome.bar", **sums), class_name="cv-strong"),
        class_name="cv-given",
    )


def _won(won: Shown, currency: Shown) -> rx.Component:
    cost = t("outcome.won", cost=money(won.cost, currency), percent=won.share)
    return rx.el.li(
        rx.el.h3(named(won), class_name="cv-rows__title"),
        _own(won),
        rx.el.p(cost, " · ", _support(won)),
        rx.cond(won.why == "completed", rx.el.p(t("outcome.why_completed"), class_name="cv-small")),
        rx.cond(won.funded.is_told, _progress(won, currency)),
        class_name="cv-won__item",
    )


def _own(one: Shown) -> rx.Component:
    """Let those who proposed something find it."""
    return rx.cond(one.is_own, rx.el.p(ui.chip(t("outcome.own"), "user")))


def _progress(won: Shown, currency: Shown) -> rx.Component:
    funded = won.funded
    words = t("outcome.progress", percent=funded.percent)
    sums = {"spent": money(funded.spent, currency), "cost": money(won.cost, currency)}
    count = t("outcome.steps", done=funded.done, count=funded.milestones.length())
    steps = rx.el.ul(rx.foreach(funded.milestones, _step), class_name="cv-plain")
    return ui.stack(
        ui.progress(funded.percent, 100, words, words),
        rx.cond(funded.spent >= 0, rx.el.p(t("outcome.spent", **sums), class_name="cv-small")),
        rx.cond(funded.milestones.length() > 0, ui.more(count, steps, about=won.title)),
        space="tight",
    )


def _step(step: Shown) -> rx.Component:
    day = rx.cond(step.done != "", step.done, step.due).to(str)
    date = t_date(rx.Var.create(f"{day}T12:00:00Z"))
    when = rx.cond(step.done != "", t("outcome.done", date=date), t("outcome.due", date=date))
    return rx.el.li(ui.said(step.title), " · ", rx.el.span(when, class_name="cv-muted"))


def _support(one: Shown) -> rx.Var[str]:
    figures = {"count": one.votes, "score": one.score, "against": one.against}
    said = t_key("outcome.support_" + one.counted, **figures)
    paper = t("outcome.paper", count=one.paper)
    return rx.cond(one.paper > 0, f"{said} ({paper})", said).to(str)


def _others(one: Shown) -> rx.Component:
    lines = rx.foreach(one.others, lambda lost: _lost(lost, one.currency))
    return ui.stack(
        rx.el.h3(t("outcome.others")),
        rx.el.p(t("outcome.others_hint"), class_name="cv-muted"),
        rx.el.ul(lines, class_name="cv-rows"),
    )


def _lost(lost: Shown, currency: Shown) -> rx.Component:
    sums = {"left": money(lost.left, currency), "short": money(lost.short, currency)}
    why = t_key("outcome.why_" + lost.why, **sums)
    effective = t("outcome.effective", count=lost.effective)
    more = t_key("outcome.more_" + lost.more_of, count=lost.more)
    is_less = (lost.why == "not_paid") & (lost.effective >= 0) & (lost.effective < lost.votes)
    return rx.el.li(
        rx.el.div(
            rx.el.h4(named(lost), class_name="cv-rows__title"),
            _own(lost),
            rx.el.p(
                why,
                rx.cond(is_less, f" {effective}", ""),
                rx.cond(lost.more_of != "", f" {more}", ""),
            ),
            rx.el.p(
                money(lost.cost, currency), " · ", _support(lost), class_name="cv-small cv-muted"
            ),
            class_name="cv-rows__words",
        ),
        class_name="cv-rows__item",
    )


def _money(title: rx.Var[str], found: Shown, currency: Shown) -> rx.Component:
    bars = ui.bars(
        rx.foreach(
            found,
            lambda part: ui.bar(ui.said(part.name), money(part.cost, currency), part.percent),
        )
    )
    return rx.cond(found.length() > 0, ui.stack(rx.el.h3(title), bars), rx.fragment())
