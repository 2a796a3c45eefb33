"""A page of blocks before those who make it: its blocks, how it looks, its versions."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.blocks import blocks
from civic.components.copy.copy_field import copy_field
from civic.components.focus import leads
from civic.components.live import Live
from civic.components.notices import told
from civic.components.team.block_lines import adding, block_list
from civic.components.team.block_past import versions
from civic.components.team.frame import lang_bar
from civic.components.ui.classes import Child, Text
from civic.i18n.screens import t, t_date
from civic.state.team.blocks import BlocksState

S: Any = BlocksState
DESK: Any = S.desk

rx.asset("block_desk.css", shared=True)


class Looks(rx.Component):
    """Brings the look of the desk along."""

    library = "$/public" + rx.asset("block_desk.jsx", shared=True).split("?", maxsplit=1)[0]
    tag = "Looks"


def block_desk(lead: Text, address: Text, *more: Child) -> rx.Component:
    """Show a page of blocks to be worked on; ``address`` is where it is public."""
    return rx.fragment(
        Looks.create(),
        Live.create(topic=f"blocks:{S.owner}", on_moved=S.moved),
        rx.el.p(lead, class_name="cv-muted cv-measure"),
        _state(address),
        lang_bar(S),
        rx.el.div(
            ui.stack(block_list(), adding(), versions(), _link(), *more, space="loose"),
            _preview(),
            class_name="cv-builder",
        ),
        leads(S.led),
    )


def _state(address: Text) -> rx.Component:
    """Say what is public, and let the draft be."""
    said = rx.cond(
        DESK.shown == 0,
        rx.cond(
            DESK.choices.sections.length() > 0,
            t("team_blocks.usual_home"),
            t("team_blocks.not_public"),
        ),
        rx.cond(
            DESK.is_changed,
            t("team_blocks.has_changes", number=DESK.shown),
            t("team_blocks.is_public", number=DESK.shown),
        ),
    )
    lacking = rx.el.p(t("team_blocks.lacking", count=DESK.lacks), class_name="cv-muted")
    return rx.el.section(
        rx.el.h2(t("team_blocks.publishing"), id="publishing", class_name="cv-title"),
        rx.el.p(said, role="status", class_name="cv-strong"),
        rx.cond(DESK.lacks > 0, lacking, rx.fragment()),
        ui.cluster(
            ui.button(
                t("team_blocks.publish"),
                kind="primary",
                icon="megaphone",
                disabled=~DESK.is_changed | (DESK.lacks > 0),
                on_click=S.publish,
            ),
            ui.link_button(
                t("team_blocks.look"), f"{address}?draft=team", icon="eye", target="_blank"
            ),
            rx.cond(
                DESK.shown > 0,
                ui.button(t("team_blocks.hide"), kind="quiet", icon="eye-off", on_click=S.hide),
            ),
        ),
        ui.error_line("publish", rx.cond(S.form == "publish", told(S.errors["publish"]), "")),
        class_name="cv-panel",
        aria_labelledby="publishing",
    )


def _preview() -> rx.Component:
    ways = ui.segmented(
        t("team_blocks.widths"),
        ui.segment(t("team_blocks.phone"), on=~S.wide, on_click=S.look(False)),
        ui.segment(t("team_blocks.desktop"), on=S.wide, on_click=S.look(True)),
    )
    drawn = rx.cond(
        DESK.preview.length() > 0,
        blocks(DESK.preview),
        rx.el.p(t("team_blocks.preview_none"), class_name="cv-muted"),
    )
    phone = rx.el.div(
        rx.el.div(drawn, class_name="cv-phone__screen", tab_index=0, role="group",
                  aria_label=t("team_blocks.preview")),
        class_name="cv-phone",
    )  # fmt: skip
    desktop = rx.el.div(
        rx.el.div(drawn, class_name="cv-blocks-desktop__page"),
        class_name="cv-blocks-desktop",
        tab_index=0,
        role="group",
        aria_label=t("team_blocks.preview"),
    )
    return rx.el.section(
        rx.el.h2(t("team_blocks.preview"), id="preview", class_name="cv-title"),
        ways,
        rx.cond(S.wide, desktop, phone),
        class_name="cv-stack cv-builder__side",
        aria_labelledby="preview",
    )


def _link() -> rx.Component:
    """Let somebody without an account look at the draft."""
    until = t_date(DESK.link.until.to(str))
    has = rx.fragment(
        copy_field(words=DESK.link.address, label=t("team_blocks.link", date=until)),
        rx.el.p(t("team_blocks.link", date=until), class_name="cv-small cv-muted"),
    )
    return rx.el.section(
        rx.el.h2(t("team_blocks.links"), id="draft-link", class_name="cv-title"),
        rx.el.p(t("team_blocks.links_help"), class_name="cv-muted cv-measure"),
        rx.cond(DESK.link.address != "", has, rx.fragment()),
        ui.cluster(
            ui.button(
                rx.cond(
                    DESK.link.address != "", t("team_blocks.link_anew"), t("team_blocks.link_make")
                ),
                icon="link",
                on_click=S.make_link,
            ),
            rx.cond(
                DESK.link.address != "",
                ui.button(t("team_blocks.link_end"), kind="quiet", icon="x", on_click=S.end_link),
            ),
        ),
        class_name="cv-stack",
        aria_labelledby="draft-link",
    )
