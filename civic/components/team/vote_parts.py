"""What stands on the team's page of a vote: who takes part, what it comes to, its end."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.sections.outcome.who import lines_of, place, who
from civic.components.ui.classes import Child, Shown
from civic.i18n.screens import t, t_date, t_key, t_number
from civic.state.team.vote import TeamVoteState

S: Shown = TeamVoteState

DESK: Shown = S.desk
TAKING: Shown = DESK.turnout
DAYS_BY_HOUR = 2
"""So many days are shown hour by hour, more of them day by day."""


def participation() -> rx.Component:
    """Show how many take part, by the hour or the day, in crowds; never what they choose."""
    return ui.section(
        "participation",
        t("team_vote.participation"),
        rx.cond(
            DESK.shows_count,
            _so_far(),
            rx.el.p(t("team_vote.participation_help"), class_name="cv-muted cv-measure"),
        ),
        rx.el.div(
            ui.figure(t_number(TAKING.people), t("team_vote.people")),
            ui.figure(t_number(TAKING.counting), t("team_vote.counting")),
            ui.figure(t_number(TAKING.paper), t("team_vote.paper_ballots")),
            rx.cond(
                TAKING.paper > 0, ui.figure(t_number(TAKING.everybody), t("team_vote.everybody"))
            ),
            class_name="cv-figures",
        ),
        rx.cond(TAKING.hours.length() > 0, _hours()),
        rx.cond(
            TAKING.people > 0,
            rx.el.p(t("team_vote.by_crowds"), class_name="cv-small cv-muted cv-measure"),
        ),
        who(TAKING.who, _districts(TAKING.who.districts)),
    )


def _so_far() -> rx.Component:
    """Show what the vote has come to so far; everybody sees the same."""
    found: Shown = DESK.so_far
    name = t("team_vote.so_far", count=found.ballots, date=t_date(found.at, "time"))
    return rx.cond(
        found,
        rx.cond(
            found.at,
            ui.more(
                name,
                ui.table(
                    name,
                    (t("team_vote.option"), ui.head(t("team_vote.votes"), number=True)),
                    rx.foreach(
                        found.lines,
                        lambda one: ui.line(
                            rx.el.span(one.title, lang=one.lang, dir="auto"),
                            ui.cell(t_number(one.ballots), number=True),
                        ),
                    ),
                ),
            ),
            rx.el.p(t("team_vote.so_far_later", count=found.least), class_name="cv-muted"),
        ),
    )


def _hours() -> rx.Component:
    by_day = TAKING.days.length() > DAYS_BY_HOUR
    name = rx.cond(by_day, t("team_vote.by_day"), t("team_vote.by_hour"))
    return rx.el.div(
        rx.el.h3(name, class_name="cv-title"),
        rx.cond(
            by_day,
            ui.bars(rx.foreach(TAKING.days, lambda one: _bar(one, "day"))),
            ui.bars(rx.foreach(TAKING.hours, lambda one: _bar(one, "time"))),
        ),
        ui.more(
            t("team_vote.table"),
            ui.table(
                t("team_vote.by_hour"),
                (t("team_vote.hour"), ui.head(t("team_vote.began"), number=True)),
                rx.foreach(
                    TAKING.hours,
                    lambda one: ui.line(
                        t_date(one.at, "time"), ui.cell(t_number(one.people), number=True)
                    ),
                ),
            ),
        ),
        class_name="cv-stack",
        role="group",
        aria_label=name,
    )


def _bar(one: Any, style: str) -> rx.Component:  # noqa: ANN401  a var of foreach
    return ui.bar(t_date(one.at, style), t_number(one.people), one.share)


def _districts(lines: Shown) -> rx.Component:
    name = t("team_vote.by_district")
    return rx.cond(
        lines.length() > 0, lines_of(name, t("team_vote.district"), lines, place), rx.fragment()
    )


def ending() -> rx.Component:
    """Say when the vote ends, and let its end be moved in public while it is open."""
    acts = ui.cluster(
        ui.button(
            t("team_vote.put_off"), icon="clock", aria_haspopup="dialog", on_click=S.ask("move")
        ),
        ui.button(
            t("team_vote.close_now"),
            kind="danger",
            icon="x",
            aria_haspopup="dialog",
            on_click=S.ask("end"),
        ),
    )
    return ui.section(
        "ending",
        t("team_vote.ending"),
        rx.el.p(
            t_key("team_vote.standing." + rx.cond(TAKING.standing != "", TAKING.standing, "none")),
            " ",
            rx.cond(TAKING.date, _when()),
        ),
        rx.cond((TAKING.standing == "open") & DESK.is_begun, acts),
        _notes(),
        _dialog("end", t("team_vote.close_now"), _end_form()),
        _dialog("move", t("team_vote.put_off"), _move_form()),
    )


def _when() -> rx.Component:
    date = t_date(TAKING.date, "time")
    return rx.match(
        TAKING.standing,
        ("open", rx.fragment(t("team_vote.until", date=date))),
        ("upcoming", rx.fragment(t("team_vote.opens", date=date))),
        rx.fragment(date),
    )


def _notes() -> rx.Component:
    return rx.cond(
        DESK.notes.length() > 0,
        rx.fragment(
            rx.el.h3(t("team_vote.public_notes"), class_name="cv-title"),
            rx.el.ol(rx.foreach(DESK.notes, _note), class_name="cv-history"),
        ),
    )


def _note(one: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.li(
        rx.el.span(t_key("team_vote.note." + one.kind.to(str)), class_name="cv-strong"),
        " ",
        rx.el.span(t_date(one.at), class_name="cv-small cv-muted"),
        rx.el.p(one.because, dir="auto"),
    )


def _dialog(what: str, title: rx.Var[str], form: Child) -> rx.Component:
    return ui.dialog(
        f"vote-{what}",
        title,
        form,
        close=t("team_inputs.close"),
        open=S.asking == what,
        on_dismiss=S.stop_asking,
    )


def _end_form() -> rx.Component:
    return ui.form(
        rx.el.p(t("team_vote.close_help")),
        whole("end"),
        _because("end"),
        rx.el.div(
            ui.button(t("team_vote.close_now"), kind="danger", type="submit"),
            class_name="cv-form__foot",
        ),
        on_submit=S.end_now,
        key=S.asking,
    )


def _move_form() -> rx.Component:
    return ui.form(
        rx.el.p(t("team_vote.put_off_help")),
        whole("move"),
        ui.field(
            "vote-ends-at",
            t("team_vote.new_end"),
            ui.text_input(
                "vote-ends-at",
                type="datetime-local",
                name="ends_at",
                default_value=DESK.ends,
                help=True,
                invalid=wrong("move", "ends_at") != "",
                required=True,
            ),
            required=True,
            help=t("team_vote.new_end_help", zone=DESK.zone),
            error=wrong("move", "ends_at"),
        ),
        _because("move"),
        rx.el.div(
            ui.button(t("team_vote.put_off"), kind="primary", type="submit"),
            class_name="cv-form__foot",
        ),
        on_submit=S.move_end,
        key=S.asking,
    )


def _because(form: str) -> rx.Component:
    field_id = f"vote-{form}-because"
    return ui.field(
        field_id,
        t("team_vote.reason"),
        ui.text_area(
            field_id,
            name="because",
            short=True,
            help=True,
            invalid=wrong(form, "because") != "",
            required=True,
            dir="auto",
        ),
        required=True,
        help=t("team_vote.because_help"),
        error=wrong(form, "because"),
    )


def whole(form: str) -> rx.Component:
    """Say what is wrong with a form as a whole."""
    said = wrong(form, "form")
    return rx.cond(said != "", ui.alert(said, tone="danger", urgent=True), rx.fragment())


def wrong_at(form: str) -> Any:  # noqa: ANN401
    """Say whether anything is wrong with a form that was sent, so that it must be seen."""
    return (S.form == form) & (S.errors.length() > 0)


def wrong(form: str, field: Any) -> Any:  # noqa: ANN401
    """Return what is wrong with a field of a form that was sent, or an empty text."""
    return rx.cond(S.form == form, told(S.errors[field]), "")
