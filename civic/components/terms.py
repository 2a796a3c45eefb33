"""The terms of use, beside what people hand in and where they come in."""

from typing import Any

import reflex as rx

from civic.components.ui.said import in_language
from civic.i18n.screens import t, t_in, t_in_language, ways


def terms() -> rx.Component:
    """Lead to the terms that one accepts by sending; nothing on a platform that has none."""
    return rx.foreach(ways("terms"), _way)


def _way(way: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    title = in_language(t_in(way["texts"]), t_in_language(way["texts"]))
    return rx.el.a(t("frame.terms"), " ", title, href=way["href"].to(str), class_name="cv-terms")
