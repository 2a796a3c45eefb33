"""What the team finds of a contribution before a vote: feasible or not, at what cost, and why."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.drafts import team_draft
from civic.components.team.frame import save_foot
from civic.components.team.internal_parts import whole
from civic.components.ui.classes import Child, Shown, Text
from civic.i18n.screens import t, t_date, t_key
from civic.rules.ballots import Verdict
from civic.state.team.inputs import TeamInputsState

S: Shown = TeamInputsState

INPUT: Shown = S.detail
OPTION: Shown = INPUT.option
FORM = "option"


def option_form() -> rx.Component:
    """Offer to assess the open input where people vote; once they have, show what was found."""
    settled = ui.alert(t("team_vote.settled"), tone="info")
    return rx.cond(
        OPTION,
        ui.more(
            t("team_vote.assess", verdict=verdict_name(OPTION.verdict)),
            rx.cond(OPTION.is_settled, settled, _form()),
            _findings(),
            open=S.query.verdict == Verdict.OPEN,
        ),
    )


def verdict_name(verdict: Any) -> rx.Var[str]:  # noqa: ANN401  a var
    """Return the word for a verdict."""
    return t_key("team_vote.verdict." + verdict.to(str))


def verdicts(*which: Verdict) -> list[rx.Component]:
    """Return verdicts to choose from."""
    return [rx.el.option(t(f"team_vote.verdict.{one}"), value=one) for one in which]


def _form() -> rx.Component:
    return ui.form(
        _field(
            "verdict",
            t("team_vote.verdict"),
            ui.select(
                "option-verdict", *verdicts(*Verdict), name="verdict", default_value=OPTION.verdict
            ),
        ),
        _line("cost", t("team_vote.cost"), OPTION.cost, help=t("team_vote.cost_help")),
        rx.cond(OPTION.districts.length() > 0, _district()),
        _field(
            "reason",
            t("team_vote.reason"),
            ui.text_area(
                "option-reason",
                name="reason",
                short=True,
                help=True,
                invalid=_wrong("reason") != "",
                dir="auto",
            ),
            help=t("team_vote.reason_help"),
        ),
        _line("department", t("team_vote.department"), OPTION.department),
        team_draft(S, FORM, INPUT.id),
        whole(FORM),
        save_foot(S, FORM, _next(), label=t("team_vote.keep_finding")),
        on_submit=S.assess,
        key=f"option{INPUT.id}{S.serial}",
    )


def _next() -> rx.Component:
    """Lead on to the next contribution of the table, once this one is dealt with."""
    button = ui.button(t("team_vote.next_one"), icon_end="arrow-right", on_click=S.step(1))
    return rx.cond(S.saved == FORM, button, rx.fragment())


def _district() -> rx.Component:
    nowhere = rx.el.option(t("team_vote.no_district_yet"), value="")
    areas = rx.foreach(
        OPTION.districts, lambda one: rx.el.option(one.text, value=one.id, lang=one.lang)
    )
    control = ui.select(
        "option-district", nowhere, areas, name="district", default_value=OPTION.district
    )
    return _field("district", t("team_vote.district"), control)


def _line(name: str, label: Text, value: Any, help: Any = None) -> rx.Component:  # noqa: ANN401
    control = ui.text_input(
        f"option-{name}",
        name=name,
        input_mode="numeric" if name == "cost" else "text",
        default_value=value,
        help=help is not None,
        invalid=_wrong(name) != "",
        dir="auto",
    )
    return _field(name, label, control, help=help)


def _field(name: str, label: Text, control: Child, help: Any = None) -> rx.Component:  # noqa: ANN401
    return ui.field(f"option-{name}", label, control, help=help, error=_wrong(name))


def _findings() -> rx.Component:
    return rx.cond(
        OPTION.findings.length() > 0,
        rx.fragment(
            rx.el.h3(t("team_vote.earlier", count=OPTION.findings.length()), class_name="cv-title"),
            rx.el.ol(rx.foreach(OPTION.findings, _finding), class_name="cv-history"),
        ),
    )


def _finding(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.li(
        rx.el.span(verdict_name(one.verdict), class_name="cv-strong"),
        rx.cond(one.cost != "", rx.fragment(" · ", one.cost)),
        rx.cond(one.district != "", rx.fragment(" · ", rx.el.span(one.district, dir="auto"))),
        " ",
        rx.el.span(
            t_date(one.at), " · ", ui.in_language(one.department, one.lang),
            class_name="cv-small cv-muted",
        ),
        rx.el.p(ui.in_language(one.reason, one.lang)),
    )  # fmt: skip


def _wrong(field: str) -> Any:  # noqa: ANN401
    return rx.cond(S.form == FORM, told(S.errors[field]), "")
