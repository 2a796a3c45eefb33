"""What others say in a project: a few that stand for the rest, each for a reason that is told."""

import reflex as rx

from civic.components import ui
from civic.components.sections.input_cards import input_card
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_ago


def voices(heard: Shown) -> rx.Component:
    """Show the chosen voices, a comment that many find useful, and the ways to all the others."""
    quote = heard.quote
    return rx.cond(
        heard.voices.length() > 0,
        ui.section(
            "said",
            t("voices.title"),
            ui.cards(rx.foreach(heard.voices, _voice)),
            rx.cond(quote.words != "", _quote(quote)),
            ui.cluster(rx.foreach(heard.results, _all)),
        ),
    )


def _all(results: Shown) -> rx.Component:
    return ui.link(t("voices.all", count=results.inputs), results.href, icon_end="arrow-right")


def _voice(voice: Shown) -> rx.Component:
    answered = rx.fragment(
        t("voices.answered"),
        " · ",
        ui.in_language(voice.by, voice.by_lang),
        " · ",
        t_ago(voice.at.to(str)),
    )
    why = rx.match(
        voice.why,
        ("supported", rx.fragment(t("voices.supported"))),
        ("answered", answered),
        rx.fragment(t("voices.newest")),
    )
    return input_card(voice.card, rx.el.p(why, class_name="cv-card__why"))


def _quote(quote: Shown) -> rx.Component:
    about = rx.el.a(ui.in_language(quote.title, quote.title_lang), href=quote.href)
    useful = t("voices.useful", count=quote.up)
    by = rx.fragment(useful, " · ", about)
    return ui.quote(ui.in_language(quote.words, quote.lang), by, useful)
