"""Ballots on paper: entered one by one or by totals, listed, withdrawn, and all of them done."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import save_foot
from civic.components.team.vote_parts import whole, wrong
from civic.components.ui.classes import Shown, Text
from civic.i18n.screens import t, t_date, t_number
from civic.rules.ballots import GRADES
from civic.state.team.paper import AGAINST, BALLOT, FOR, MARK, TOTAL, TOTALS
from civic.state.team.vote import TeamVoteState

S: Shown = TeamVoteState

DESK: Shown = S.desk
PAPER: Shown = S.paper


def on_paper() -> rx.Component:
    """Show what came on paper, and let the team enter more of it; nothing where none ever did."""
    return rx.cond(PAPER.is_done & ~PAPER.is_on, rx.fragment(), _on_paper())


def _on_paper() -> rx.Component:
    return ui.section(
        "paper",
        t("team_vote.paper"),
        rx.el.p(t("team_vote.paper_help"), class_name="cv-muted cv-measure"),
        rx.cond(S.asking != "paper", whole("paper")),
        rx.cond(
            PAPER.is_on,
            ui.stack(
                rx.cond(PAPER.is_done, ui.alert(t("team_vote.paper_is_done"), tone="ok")),
                rx.cond(PAPER.can_enter, _entering()),
                rx.cond(PAPER.lines.length() > 0, _entries()),
                rx.cond(PAPER.has_more, _older()),
                rx.cond(PAPER.batches.length() > 1, _batches()),
                rx.cond(PAPER.can_enter, _finishing()),
                rx.cond(
                    ~PAPER.is_done & ~PAPER.can_enter,
                    rx.el.p(t("team_vote.paper_later"), class_name="cv-muted"),
                ),
            ),
            ui.cluster(
                ui.button(t("team_vote.paper_on"), icon="file-text", on_click=S.expect_paper)
            ),
        ),
    )


def _entering() -> rx.Component:
    return rx.fragment(
        ui.more(t("team_vote.one_ballot"), _ballot_form(), open=True),
        rx.cond(PAPER.takes_totals, ui.more(t("team_vote.totals"), _totals_form())),
    )


def _ballot_form() -> rx.Component:
    return ui.form(
        _batch(BALLOT),
        rx.cond(PAPER.asks_district, _district()),
        ui.fieldset(t("team_vote.choices"), rx.el.div(rx.foreach(DESK.options, _mark))),
        whole(BALLOT),
        ui.error_line("paper-marks", wrong(BALLOT, "marks")),
        save_foot(S, BALLOT, label=t("team_vote.enter_ballot")),
        on_submit=S.enter_ballot,
        key=f"{BALLOT}{S.serials[BALLOT]}",
    )


def _mark(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    """Ask for what stands beside an option, as ballots of this kind say it."""
    title = rx.el.span(one.title, lang=one.lang, dir="auto")
    name = f"{MARK}{one.id}"
    ways = ui.select(
        f"paper-{one.id}",
        rx.el.option("—", value=""),
        rx.el.option(t("team_vote.for"), value=FOR),
        rx.el.option(t("team_vote.against"), value=AGAINST),
        name=name,
    )
    words = {grade: t(f"vote.grade_{grade}") for grade in range(GRADES, 0, -1)}
    grades = ui.select(
        f"paper-{one.id}",
        rx.el.option("—", value=""),
        *[rx.el.option(word, value=str(grade)) for grade, word in words.items()],
        name=name,
    )
    number = ui.text_input(f"paper-{one.id}", name=name, input_mode="numeric")
    return rx.match(
        DESK.ballot,
        ("one", ui.radio(title, name="one", value=one.id)),
        ("points", ui.field(f"paper-{one.id}", title, number)),
        ("ranking", ui.field(f"paper-{one.id}", title, number)),
        ("grades", ui.field(f"paper-{one.id}", title, grades)),
        ("up_down", ui.field(f"paper-{one.id}", title, ways)),
        ui.checkbox(title, name=name),
    )


def _totals_form() -> rx.Component:
    return ui.form(
        rx.el.p(t("team_vote.totals_help"), class_name="cv-muted cv-measure"),
        _batch(TOTALS),
        _line(TOTALS, "ballots", t("team_vote.ballots_in_batch"), numeric=True),
        ui.fieldset(
            t("team_vote.votes"),
            rx.el.div(rx.foreach(DESK.options, _total), class_name="cv-grid"),
        ),
        whole(TOTALS),
        save_foot(S, TOTALS, label=t("team_vote.enter_totals")),
        on_submit=S.enter_totals,
        key=f"{TOTALS}{S.serials[TOTALS]}",
    )


def _total(one: Any) -> rx.Component:  # noqa: ANN401
    said = wrong(TOTALS, f"total.{one.id}")
    field_id = f"total-{one.id}"
    return ui.field(
        field_id,
        rx.el.span(one.title, lang=one.lang, dir="auto"),
        ui.text_input(field_id, name=f"{TOTAL}{one.id}", input_mode="numeric", invalid=said != ""),
        error=said,
    )


def _batch(form: str) -> rx.Component:
    return _line(form, "batch", t("team_vote.batch"), value=S.batch)


def _line(
    form: str,
    name: str,
    label: Text,
    *,
    value: Any = "",  # noqa: ANN401
    numeric: bool = False,
) -> rx.Component:
    field_id = f"{form}-{name}"
    control = ui.text_input(
        field_id,
        name=name,
        default_value=value,
        input_mode="numeric" if numeric else "text",
        invalid=wrong(form, name) != "",
        required=True,
        dir="auto",
    )
    return ui.field(field_id, label, control, required=True, error=wrong(form, name))


def _district() -> rx.Component:
    areas = rx.foreach(
        DESK.districts, lambda one: rx.el.option(one.name, value=one.id, lang=one.lang)
    )
    nowhere = rx.el.option(t("team_vote.no_district_yet"), value="")
    control = ui.select("paper-district", nowhere, areas, name="district")
    return ui.field("paper-district", t("team_vote.own_district"), control)


def _entries() -> rx.Component:
    name = t("team_vote.entries", count=PAPER.ballots)
    return ui.table(
        name,
        (
            t("team_vote.batch"),
            ui.head(t("team_vote.ballots"), number=True),
            t("team_vote.choices"),
            rx.el.th(ui.hidden_text(t("team_vote.withdraw")), scope="col"),
        ),
        rx.foreach(PAPER.lines, lambda one, at: _entry(one, at)),
    )


def _older() -> rx.Component:
    return ui.cluster(ui.button(t("team_vote.older_entries"), on_click=S.show_older))


def _batches() -> rx.Component:
    name = t("team_vote.by_batch")
    return ui.more(
        name,
        ui.table(
            name,
            (t("team_vote.batch"), ui.head(t("team_vote.ballots"), number=True)),
            rx.foreach(
                PAPER.batches,
                lambda one: ui.line(
                    rx.el.span(one.name, dir="auto"), ui.cell(t_number(one.ballots), number=True)
                ),
            ),
        ),
    )


def _entry(one: Any, at: Any) -> rx.Component:  # noqa: ANN401
    withdrawn = ui.tag(t("team_vote.withdrawn"), "warn")
    act = ui.button(
        t("team_vote.withdraw"), kind="quiet", size="small", on_click=S.withdraw_entry(one.id)
    )
    can = rx.cond(PAPER.can_enter, act, rx.fragment())
    return rx.el.tr(
        rx.el.th(rx.el.span(one.batch, dir="auto"), scope="row", style={"min_inline_size": "4rem"}),
        ui.cell(t_number(one.ballots), number=True),
        ui.cell(
            rx.el.span(one.said, dir="auto"),
            rx.el.p(
                rx.el.span(one.author, dir="auto"),
                " · ",
                t_date(one.at, "time"),
                class_name="cv-small cv-muted",
            ),
        ),
        rx.el.td(
            rx.el.div(
                rx.cond(one.withdrawn_at, withdrawn, can),
                role="group",
                aria_label=f"{at + 1}. {one.said}",
            )
        ),
        key=one.id,
    )


def _finishing() -> rx.Component:
    dialog = ui.dialog(
        "vote-paper",
        t("team_vote.all_entered"),
        rx.el.p(t("team_vote.all_entered_help", count=PAPER.ballots)),
        whole("paper"),
        rx.el.div(
            ui.button(t("team_vote.all_entered"), kind="primary", on_click=S.finish_paper),
            class_name="cv-form__foot",
        ),
        close=t("team_inputs.close"),
        open=S.asking == "paper",
        on_dismiss=S.stop_asking,
    )
    return rx.fragment(
        ui.cluster(
            ui.button(
                t("team_vote.all_entered"),
                icon="circle-check",
                aria_haspopup="dialog",
                on_click=S.ask("paper"),
            )
        ),
        dialog,
    )
