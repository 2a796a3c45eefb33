"""The parts of one's own account: profile, figures, picture, password, visits."""

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.i18n import LANGUAGES
from civic.i18n.screens import t, t_ago
from civic.state.events import sends
from civic.state.people import AccountState

ACCOUNT: Shown = AccountState.account
ERRORS: Shown = AccountState.errors
ABOUT: Shown = AccountState.about


def profile_form() -> rx.Component:
    """Let people change how others see them."""
    wrong_name, wrong_bio = told(ERRORS["name"]), told(ERRORS["bio"])
    return ui.form(
        ui.field(
            "name",
            t("sign_in.name"),
            ui.text_input(
                "name",
                default_value=ACCOUNT.name,
                invalid=wrong_name != "",
                required=True,
                auto_complete="name",
            ),
            error=wrong_name,
            required=True,
        ),
        ui.field(
            "bio",
            t("profile.bio"),
            ui.text_area("bio", default_value=ACCOUNT.bio, help=True, invalid=wrong_bio != ""),
            help=t("profile.bio_help"),
            optional=t("moderation.optional"),
            error=wrong_bio,
        ),
        ui.field("language", t("profile.mail_language"), _languages()),
        ui.checkbox(
            t("profile.hides"),
            help=t("profile.hides_help"),
            id="hides",
            name="hides",
            default_checked=ACCOUNT.hides,
        ),
        rx.cond(AccountState.is_saved, ui.saved_line(t("profile.saved"))),
        ui.button(t("profile.save"), kind="primary", type="submit"),
        on_submit=AccountState.save,
        key=ACCOUNT.id,
    )


def about_form() -> rx.Component:
    """Let people say when they were born and where they live, or not."""
    wrong = told(ERRORS["birth_year"])
    year = ui.text_input(
        "birth_year",
        default_value=ABOUT.birth_year,
        input_mode="numeric",
        auto_complete="bday-year",
        help=True,
        invalid=wrong != "",
    )
    return ui.stack(
        rx.el.p(t("profile.about_help")),
        ui.form(
            ui.field(
                "birth_year",
                t("profile.birth_year"),
                year,
                help=t("profile.birth_year_help"),
                optional=t("moderation.optional"),
                error=wrong,
            ),
            rx.cond(ABOUT.areas.length() > 0, _home()),
            rx.cond(AccountState.is_about_saved, ui.saved_line(t("profile.about_saved"))),
            ui.button(t("profile.about_save"), type="submit"),
            on_submit=AccountState.save_about,
            key=ACCOUNT.id,
        ),
    )


def _home() -> rx.Component:
    areas = rx.foreach(ABOUT.areas, lambda one: rx.el.option(one.text, value=one.id, lang=one.lang))
    return ui.field(
        "area",
        t("profile.area"),
        ui.select(
            "area",
            rx.el.option(t("profile.area_none"), value=""),
            areas,
            default_value=ABOUT.area,
            help=True,
        ),
        help=t("profile.area_help"),
        optional=t("moderation.optional"),
    )


def picture_form() -> rx.Component:
    """Let people show a picture of themselves."""
    wrong = told(ERRORS["picture"])
    chosen = rx.el.input(
        id="file",
        name="file",
        type="file",
        accept="image/jpeg,image/png,image/webp,image/gif,image/heic",
        class_name="cv-input",
        custom_attrs={"required": True},
    )
    drop = ui.button(t("profile.drop_picture"), kind="quiet", on_click=AccountState.drop_picture)
    return ui.stack(
        ui.avatar(ACCOUNT.name[:1], picture=ACCOUNT.picture, size="large"),
        post_form(
            "/account/picture",
            ui.field("file", t("profile.picture"), chosen, error=wrong, required=True),
            ui.button(t("profile.send_picture"), type="submit"),
            class_name="cv-form",
            enc_type="multipart/form-data",
        ),
        rx.cond(ACCOUNT.picture != "", drop),
    )


def password_form() -> rx.Component:
    """Let people set, change or remove a password."""
    wrong = told(ERRORS["password"])
    current = ui.field("current", t("profile.current_password"), _secret("current"), required=True)
    remove = ui.form(
        ui.field(
            "current-again",
            t("profile.current_password"),
            _secret("current", "current-again"),
            required=True,
        ),
        ui.button(t("profile.remove_password"), kind="danger", type="submit"),
        on_submit=AccountState.remove_password,
    )
    return ui.stack(
        ui.form(
            rx.cond(ACCOUNT.has_password, current),
            ui.field(
                "password",
                t("profile.new_password"),
                _secret("password", help=True, kind="new-password"),
                help=t("profile.password_help"),
                error=wrong,
                required=True,
            ),
            ui.error_line("whole", told(ERRORS["form"])),
            rx.cond(AccountState.is_password_saved, ui.saved_line(t("profile.password_saved"))),
            ui.button(t("profile.set_password"), type="submit"),
            on_submit=AccountState.set_password,
            reset_on_submit=True,
        ),
        rx.cond(ACCOUNT.has_password, ui.more(t("profile.without_password"), remove)),
    )


def visits() -> rx.Component:
    """List the browsers in which the person is signed in, each to be ended."""
    others = ui.button(t("profile.end_others"), on_click=AccountState.end_other_visits)
    return ui.stack(
        ui.rows(rx.foreach(ACCOUNT.visits, _visit), tight=True),
        rx.cond(ACCOUNT.visits.length() > 1, others),
    )


def _visit(visit: Shown) -> rx.Component:
    device = rx.cond(visit.device != "", visit.device, t("profile.some_browser"))
    end = ui.button(
        t("profile.end"),
        kind="quiet",
        size="small",
        on_click=sends(AccountState.end_visit, visit.id),
        aria_label=f"{t('profile.end')} : {device}",
    )
    return rx.el.li(
        rx.el.div(
            rx.el.p(device),
            rx.el.p(t("profile.seen", when=t_ago(visit.seen_at)), class_name="cv-small cv-muted"),
            class_name="cv-rows__words",
        ),
        rx.cond(visit.is_this_one, rx.el.span(t("profile.this_one"), class_name="cv-muted"), end),
        class_name="cv-rows__item",
    )


def _languages() -> rx.Component:
    options = [rx.el.option(name, value=code, lang=code) for code, name in LANGUAGES.items()]
    return ui.select("language", *options, default_value=ACCOUNT.language)


def _secret(
    name: str, id: str = "", *, help: bool = False, kind: str = "current-password"
) -> rx.Component:
    return ui.text_input(
        id or name, name=name, type="password", help=help, required=True, auto_complete=kind
    )
