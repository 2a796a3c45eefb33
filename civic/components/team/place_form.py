"""Where the open contribution is, and the choice of another place for it."""

import reflex as rx

from civic.components import ui
from civic.components.map.place_picker import place_picker
from civic.components.notices import told
from civic.components.team.internal_parts import whole
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.team.inputs import TeamInputsState

S: Shown = TeamInputsState

INPUT: Shown = S.detail
GROUND: Shown = S.ground


def place() -> rx.Component:
    """Say where the input is, and let the team change it."""
    return ui.stack(
        rx.el.p(ui.icon("map-pin"), " ", _where(), class_name="cv-small"),
        rx.cond(S.is_placing, _form(), _acts()),
        space="tight",
    )


def _where() -> rx.Component:
    address = rx.el.span(
        rx.cond(INPUT.address != "", INPUT.address, t("team_inputs.no_address")), dir="auto"
    )
    is_new = (INPUT.area.text != "") & (INPUT.area.text != INPUT.address)
    area = rx.cond(is_new, rx.el.span(" · ", ui.said(INPUT.area)))
    nowhere = rx.el.span(t("team_inputs.no_place"))
    return rx.el.span(rx.cond(INPUT.has_place, address, nowhere), area)


def _acts() -> rx.Component:
    change = rx.cond(INPUT.has_place, t("team_inputs.change_place"), t("team_inputs.add_place"))
    remove = ui.button(t("team_inputs.remove_place"), kind="quiet", icon="x", on_click=S.unplace)
    return ui.cluster(
        whole("place"),
        ui.button(change, id="change-place", icon="map-pin", on_click=S.place),
        rx.cond(INPUT.has_place, remove),
        space="tight",
    )


def _form() -> rx.Component:
    place = {"lat": INPUT.lat, "lng": INPUT.lng, "address": INPUT.address}
    picker = place_picker(INPUT.project_id, GROUND, rx.cond(INPUT.has_place, place, {}))
    return ui.form(
        rx.el.h3(
            t("team_inputs.place_title"), id="place-form", tab_index=-1, class_name="cv-title"
        ),
        ui.error_line("place", rx.cond(S.form == "place", told(S.errors["place"]), "")),
        picker,
        whole("place"),
        rx.el.div(
            ui.button(t("team_inputs.save_place"), kind="primary", type="submit"),
            ui.button(t("team_inputs.keep_place"), kind="quiet", on_click=S.keep_place),
            class_name="cv-form__foot",
        ),
        on_submit=S.move,
        key=f"place{INPUT.id}{S.serial}",
    )
