"""An idea box: its head, the ways to look at it, its pages; each way is an address."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.preview import preview_button
from civic.components.sections.doorway import door_line, is_shut
from civic.components.sections.input_cards import input_card, input_row
from civic.components.sections.refusals import is_closed, why
from civic.components.sections.sharing import share_button
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.rules.looks import VIEW_ICONS
from civic.words import Role, View


def head(page: Shown) -> rx.Component:
    """Show where one is, what it is about, and the one next act."""
    activity = page.activity
    counts = rx.cond(
        activity.has_inputs, rx.el.p(_figures(activity), class_name="cv-muted"), rx.fragment()
    )
    return ui.stack(
        way_back(page.project),
        rx.el.h1(ui.said(activity.title)),
        rx.cond(
            activity.text.text != "",
            rx.el.div(
                rx.el.h2(t("box.about"), class_name="cv-hidden-text"),
                rx.el.div(
                    rx.html(activity.text.text),
                    class_name="cv-prose",
                    lang=activity.text.lang,
                    dir="auto",
                ),
            ),
        ),
        counts,
        ui.cluster(
            rx.cond(activity.has_inputs, next_act(page), rx.fragment()),
            vote_look(page),
            share_button(activity.title.text, page.channels),
            team_link(page),
            rx.cond(page.role != Role.CITIZEN, preview_button()),
        ),
    )


def way_back(project: Shown) -> rx.Component:
    """Lead back to the project."""
    return ui.breadcrumbs(
        t("box.way_back"),
        rx.el.a(
            project.title.text,
            href=f"/projects/{project.slug}",
            lang=project.title.lang,
            dir="auto",
        ),
    )


def next_act(page: Shown) -> rx.Component:
    """Invite to vote, to see what came of it or to contribute, or say why not and from when."""
    activity = page.activity
    has_ended = (activity.result != "") | activity.is_counting
    return rx.cond(
        is_voting(activity), _vote(page), rx.cond(has_ended, _ended(page), _contribute(page))
    )


def is_voting(activity: Shown) -> rx.Var[bool]:
    """Say whether one votes here now, be it once one is signed in."""
    return rx.cond(
        activity.vote, (activity.vote.options > 0) & ~is_closed(activity.vote.permit), False
    )


def vote_figures(activity: Shown) -> rx.Var[str]:
    """Say how much there is to choose from, and to share out."""
    vote = activity.vote
    return rx.cond(
        vote.envelope != "",
        t("box.vote_envelope", count=vote.options, sum=vote.envelope),
        t("box.vote_choices", count=vote.options),
    )


def vote_look(page: Shown) -> rx.Component:
    """Lead to what can be chosen before a vote opens, and once it is over."""
    vote = page.activity.vote
    there = rx.cond(vote, (vote.options > 0) & (vote.standing != ""), False)
    words = rx.cond(page.activity.by_team, t("box.vote_compare"), t("box.vote_look"))
    way = ui.link_button(words, _vote_page(page), kind="quiet", icon="vote")
    return rx.cond(~is_voting(page.activity) & there, way, rx.fragment())


def _vote_page(page: Shown) -> str:
    return f"/projects/{page.project.slug}/{page.activity.slug}/vote"


def _vote(page: Shown) -> rx.Component:
    way = ui.link_button(t("box.vote"), _vote_page(page), kind="primary", icon="vote")
    return ui.action_bar(way, _also_new(page), why=vote_figures(page.activity))


def _ended(page: Shown) -> rx.Component:
    """Lead to the result of the vote, or say that it is being counted."""
    result = page.activity.result
    way = ui.link_button(t("door.result"), result, kind="primary", icon="trophy")
    return rx.cond(
        result != "",
        ui.action_bar(way, _also_new(page)),
        ui.action_bar(_also_new(page), why=t("door.counting")),
    )


def _also_new(page: Shown) -> rx.Component:
    activity = page.activity
    new = f"/projects/{page.project.slug}/{activity.slug}/new"
    way = ui.link_button(t_key("box.new_" + activity.noun), new, icon="pencil")
    return rx.cond(activity.submit.is_open, way, rx.fragment())


def _contribute(page: Shown) -> rx.Component:
    activity = page.activity
    href = f"/projects/{page.project.slug}/{activity.slug}/new"
    label = t_key("box.new_" + activity.noun)
    door = f"{door_line(activity.door)}."
    waits = (activity.submit.reason == "act_not_open") & (activity.door.standing == "upcoming")
    shut = rx.cond(waits, door, why(activity.submit))
    still = rx.cond(is_shut(activity.door), shut, f"{shut} {door}")
    still = rx.cond(activity.by_team, door, still)
    return rx.cond(
        is_closed(activity.submit),
        ui.action_bar(why=still),
        ui.action_bar(ui.link_button(label, href, kind="primary", icon="pencil")),
    )


def team_link(page: Shown) -> rx.Component:
    """Lead the team to the other side of the page."""
    return rx.cond(
        (page.role == "admin") | (page.role == "project_manager"),
        ui.link_button(
            t("box.team"), f"/admin/projects/{page.project.id}", kind="quiet", icon="settings"
        ),
    )


def views(ways: Shown) -> rx.Component:
    """Offer the views that the organiser allows; nothing where there is only one."""
    return rx.cond(
        ways.views.length() > 1, ui.segmented(t("box.views"), rx.foreach(ways.views, _view))
    )


def order(ways: Shown, asked: Shown) -> rx.Component:
    """Offer the orders, each an address."""
    return ui.menu(
        t("box.order_by", name=t_key("box.order_" + asked.order)),
        rx.foreach(
            ways.orders,
            lambda way: ui.menu_link(t_key("box.order_" + way.key), way.href, current=way.is_on),
        ),
        icon_name="arrow-down-up",
    )


def search(asked: Shown, on_submit: Any) -> rx.Component:  # noqa: ANN401  an event of a state
    """Let a person look for words; the key makes the box follow the address."""
    return rx.el.form(
        ui.search_input("q", t("box.search"), default_value=asked.text, key=asked.text),
        on_submit=on_submit,
        role="search",
        class_name="cv-grow",
    )


def found(listed: Shown, ways: Shown, asked: Shown, page: Shown) -> rx.Component:
    """Show one page of inputs, or invite, or say that nothing matches."""
    thumbs = page.activity.has_up | page.activity.has_down
    cards = rx.el.div(
        rx.foreach(listed.cards, lambda card: input_card(card, thumbs=thumbs)),
        class_name="cv-cards",
    )
    rows = ui.rows(rx.foreach(listed.cards, input_row))
    return ui.stack(
        rx.el.h2(t("box.results"), id="results", tab_index=-1, class_name="cv-hidden-text"),
        rx.el.p(count(listed, page.activity), role="status", class_name="cv-muted"),
        rx.cond(
            listed.total > 0,
            rx.cond(asked.view == View.CARDS, cards, rows),
            nothing(ways, page.activity),
        ),
        _pages(ways),
    )


def count(listed: Shown, activity: Shown) -> rx.Var[str]:
    """Say how many there are, and on which page one is."""
    number = t_key("box.count_" + activity.noun, count=listed.total)
    where = t("box.page_of", page=listed.page, pages=listed.pages)
    return rx.cond(listed.pages > 1, f"{number} · {where}", number)


def nothing(ways: Shown, activity: Shown) -> rx.Component:
    """Say that nothing matches and offer everything, or invite to begin."""
    clear = ui.link_button(t("box.clear"), ways.clear, icon="x")
    return rx.cond(
        ways.filters_on.length() > 0,
        ui.empty("search", t("box.nothing"), rx.el.p(t("box.nothing_hint")), clear),
        rx.cond(
            is_closed(activity.submit),
            ui.empty(
                "lightbulb",
                t("box.empty_closed"),
                rx.el.p(rx.cond(activity.by_team, t("box.no_scenarios"), why(activity.submit))),
            ),
            ui.empty("lightbulb", t("box.empty"), rx.el.p(t("box.empty_hint"))),
        ),
    )


def _figures(activity: Shown) -> rx.Var[str]:
    number = t_key("box.count_" + activity.noun, count=activity.inputs)
    comments = t("box.comments", count=activity.comments)
    return rx.cond(activity.has_comments, f"{number} · {comments}", number)


def _view(way: Shown) -> rx.Component:
    segments = [
        (view, ui.segment_link(t(f"box.view_{view}"), way.href, on=way.is_on, icon_name=icon))
        for view, icon in VIEW_ICONS.items()
    ]
    return rx.match(way.key, *segments, rx.fragment())


def _pages(ways: Shown) -> rx.Component:
    before = ui.page_link(ui.icon("arrow-left"), ways.before, t("box.page_before"))
    after = ui.page_link(ui.icon("arrow-right"), ways.after, t("box.page_after"))
    return rx.cond(
        ways.pages.length() > 1,
        ui.pagination(
            t("box.pages"),
            rx.cond(ways.before != "", before),
            rx.foreach(ways.pages, _page),
            rx.cond(ways.after != "", after),
        ),
    )


def _page(way: Shown) -> rx.Component:
    link = ui.page_link(way.number, way.href, t("box.page", number=way.number), on=way.is_on)
    return rx.cond(way.number > 0, link, rx.el.span("…", aria_hidden="true"))
