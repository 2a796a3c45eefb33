"""What the team settles before a vote: money by district, the order of options; and trying it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.reorder import reorder
from civic.components.team.frame import mover, save_foot
from civic.components.team.vote_parts import wrong, wrong_at
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_number
from civic.state.team.vote import ENVELOPE, TeamVoteState

S: Shown = TeamVoteState

DESK: Shown = S.desk
TRIAL: Shown = S.trial


def envelopes() -> rx.Component:
    """Let the team say how much there is to share out: one sum, or one for each district."""
    return ui.section(
        "envelopes",
        t("team_vote.envelopes"),
        rx.cond(DESK.is_begun, ui.alert(t("team_vote.settled_rules"), tone="info")),
        ui.form(
            rx.el.fieldset(
                rx.el.div(
                    _money("vote-envelope", "envelope", t("team_vote.envelope"), DESK.envelope),
                    class_name="cv-grid",
                ),
                rx.cond(
                    DESK.districts.length() > 0,
                    ui.more(
                        t("team_vote.by_districts"),
                        rx.el.p(t("team_vote.by_districts_help"), class_name="cv-muted"),
                        rx.el.div(rx.foreach(DESK.districts, _district), class_name="cv-grid"),
                        open=DESK.is_by_district | wrong_at("envelopes"),
                    ),
                ),
                disabled=DESK.is_begun,
                class_name="cv-form",
                aria_label=t("team_vote.envelopes"),
            ),
            ui.error_line("envelopes-whole", wrong("envelopes", "form")),
            rx.cond(DESK.is_begun, rx.fragment(), save_foot(S, "envelopes")),
            on_submit=S.save_envelopes,
        ),
    )


def _district(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    name = rx.el.span(one.name, lang=one.lang, dir="auto")
    return _money(f"vote-{one.id}", f"{ENVELOPE}{one.id}", name, one.envelope, f"envelope.{one.id}")


def _money(
    field_id: Any,  # noqa: ANN401
    name: Any,  # noqa: ANN401
    label: Any,  # noqa: ANN401
    value: Any,  # noqa: ANN401
    field: Any = "envelope",  # noqa: ANN401
) -> rx.Component:
    said = wrong("envelopes", field)
    return ui.field(
        field_id,
        label,
        ui.text_input(
            field_id, name=name, input_mode="numeric", default_value=value, invalid=said != ""
        ),
        error=said,
    )


def options() -> rx.Component:
    """List what can be chosen in its order, which is moved by hand or by buttons."""
    look = rx.cond(DESK.is_begun, "cv-rows cv-rows--tight", "cv-builder__list")
    listed = rx.el.ol(rx.foreach(DESK.options, _option), id="options-list", class_name=look)
    work_on = f"/admin/inputs?activity={DESK.head.activity_id}"
    write, new = t("team_vote.write_scenario"), f"{DESK.head.public}/new"
    return ui.section(
        "options",
        t("team_vote.options"),
        rx.cond(
            DESK.is_begun,
            rx.fragment(),
            rx.el.p(t("team_vote.options_help"), class_name="cv-muted cv-measure"),
        ),
        rx.cond(
            DESK.options.length() > 0,
            listed,
            ui.empty(
                "inbox",
                t("team_vote.no_options"),
                rx.el.p(
                    rx.cond(
                        DESK.is_by_team,
                        t("team_vote.no_scenarios_help"),
                        t("team_vote.no_options_help"),
                    )
                ),
            ),
        ),
        rx.cond(DESK.is_begun, rx.fragment(), reorder(list="options-list", on_place=S.drop)),
        rx.el.p(
            rx.cond(
                S.place > 0, t("team_blocks.moved", place=S.place, count=DESK.options.length()), ""
            ),
            role="status",
            class_name="cv-small cv-muted",
        ),
        rx.cond(
            DESK.is_by_team,
            rx.cond(
                DESK.is_begun,
                rx.fragment(),
                ui.cluster(ui.link_button(write, new, icon="pencil")),
            ),
            ui.cluster(ui.link_button(t("team_vote.assess_them"), work_on, icon="list")),
        ),
    )


def _option(one: Any, at: Any) -> rx.Component:  # noqa: ANN401  vars of foreach
    grip = rx.el.span(
        ui.icon("grip-vertical"),
        class_name="cv-builder__grip",
        aria_hidden="true",
        custom_attrs={"data-drag": ""},
        title=t("team_blocks.drag"),
    )
    up = mover(one.id, -1, t("team_vote.move_up"), is_end=at == 0, on_click=S.move(one.id, -1))
    down = mover(
        one.id,
        1,
        t("team_vote.move_down"),
        is_end=at == DESK.options.length() - 1,
        on_click=S.move(one.id, 1),
    )
    moves = rx.el.div(up, down, role="group", aria_label=one.title, class_name="cv-cluster--tight")
    return rx.el.li(
        rx.cond(DESK.is_begun, rx.fragment(), grip),
        rx.el.span(
            rx.el.a(
                one.title,
                href=rx.cond(
                    DESK.is_by_team,
                    rx.cond(DESK.is_begun, f"/inputs/{one.id}", f"/inputs/{one.id}/edit"),
                    f"/admin/inputs?activity={DESK.head.activity_id}&open={one.id}",
                ),
                lang=one.lang,
                dir="auto",
            ),
            rx.el.span(
                one.cost,
                rx.cond(one.district != "", f" · {one.district}", ""),
                class_name="cv-small cv-muted",
            ),
            rx.cond(DESK.is_by_team & ~DESK.is_begun, _languages(one), rx.fragment()),
            class_name="cv-stack cv-stack--tight cv-grow",
        ),
        rx.cond(DESK.is_begun, rx.fragment(), moves),
        custom_attrs={"data-id": one.id},
        class_name=rx.cond(DESK.is_begun, "cv-rows__item", "cv-builder__line"),
        key=one.id,
    )


def _languages(one: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.a(
        t("team_vote.languages"),
        rx.el.span(" : ", one.title, class_name="cv-hidden-text"),
        href=f"/admin/scenarios/{one.id}",
        class_name="cv-small",
    )


def trial() -> rx.Component:
    """Let the team try the vote out with invented ballots, and see who would win by each rule."""
    return ui.section(
        "trial",
        t("team_vote.trial"),
        rx.el.p(t("team_vote.trial_help"), class_name="cv-muted cv-measure"),
        ui.form(
            ui.error_line("trial-whole", wrong("trial", "form")),
            rx.el.div(
                _number("voters", t("team_vote.voters"), "200"),
                _number("seed", t("team_vote.seed"), "1", help=t("team_vote.seed_help")),
                class_name="cv-grid cv-grid--level",
            ),
            rx.el.div(
                ui.button(t("team_vote.try_out"), icon="play", type="submit"),
                class_name="cv-form__foot",
            ),
            on_submit=S.try_out,
        ),
        rx.el.div(
            rx.cond(
                S.is_trying,
                rx.el.p(t("team_vote.trying")),
                rx.cond(TRIAL, _trial_result(), rx.fragment()),
            ),
            role="status",
        ),
    )


def _number(
    name: str,
    label: rx.Var[str],
    value: str,
    help: rx.Var[str] | None = None,
) -> rx.Component:
    return ui.field(
        f"trial-{name}",
        label,
        ui.text_input(
            f"trial-{name}",
            name=name,
            input_mode="numeric",
            default_value=value,
            help=help is not None,
            invalid=wrong("trial", name) != "",
            required=True,
        ),
        required=True,
        help=help,
        error=wrong("trial", name),
    )


def _trial_result() -> rx.Component:
    return ui.stack(
        ui.alert(
            t("team_vote.trial_done", count=TRIAL.ballots, seed=TRIAL.seed),
            rx.el.p(t("team_vote.trial_not_kept")),
            rx.cond(TRIAL.names_only, rx.el.p(t("team_vote.trial_names_only"))),
            tone="info",
        ),
        rx.foreach(TRIAL.envelopes, _envelope),
    )


def _envelope(one: Any) -> rx.Component:  # noqa: ANN401
    name = rx.cond(one.district != "", f"{one.district} · {one.money}", one.money)
    name = rx.cond(TRIAL.has_money, name, t("team_vote.trial"))
    return ui.table(
        name,
        (
            t("team_vote.option"),
            _with_money(ui.head(t("team_vote.cost"), number=True)),
            ui.head(t("team_vote.ballots"), number=True),
            rx.foreach(
                TRIAL.rules,
                lambda rule: rx.el.th(
                    rule, scope="col", style={"white_space": "normal", "min_inline_size": "6.5rem"}
                ),
            ),
        ),
        rx.foreach(one.lines, _line),
        _with_money(
            rx.el.tr(
                rx.el.th(t("team_vote.spent"), scope="row"),
                rx.el.td(),
                rx.el.td(),
                rx.foreach(one.spent, lambda sum_: rx.el.td(sum_)),
            )
        ),
    )


def _with_money(part: rx.Component) -> rx.Component:
    """Show what there is to say only where money is shared out."""
    return rx.cond(TRIAL.has_money, part, rx.fragment())


def _line(line: Any) -> rx.Component:  # noqa: ANN401
    return ui.line(
        rx.el.span(line.title, dir="auto"),
        _with_money(ui.cell(line.cost, number=True)),
        ui.cell(t_number(line.votes), number=True),
        rx.foreach(
            line.wins,
            lambda won: rx.el.td(
                rx.cond(won, ui.icon("circle-check", t("team_vote.wins")), rx.fragment())
            ),
        ),
    )
