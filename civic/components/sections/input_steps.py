"""The steps in which an input is asked for: what, why, where, with what, and all of it again."""

import reflex as rx

from civic.components import ui
from civic.components.editor.text_editor import text_editor
from civic.components.given import given_answers
from civic.components.letters.letter_count import letter_count
from civic.components.map.place_picker import place_picker
from civic.components.masking import masking
from civic.components.notices import told
from civic.components.sections.question_fields import question_field
from civic.components.similar import similar_inputs
from civic.components.ui.classes import Shown, Text
from civic.components.ui.said import spoken
from civic.components.upload.picture_field import file_field, picture_field
from civic.i18n.screens import language, t
from civic.rules.form_files import MEGABYTE, PICTURE_MEGABYTES
from civic.services.inputs import MOST_BODY, MOST_PICTURES, MOST_TITLE
from civic.state.events import sends
from civic.state.session import SessionState
from civic.state.submit import SubmitState
from civic.state.submit_form import TAG

ACTIVITY: Shown = SubmitState.page.activity
FIRST: Shown = SubmitState.first
ERRORS: Shown = SubmitState.errors
SPOKEN = rx.cond(SubmitState.spoken != "", SubmitState.spoken, language())
GROUND: Shown = SubmitState.ground
PREVIEW: Shown = SubmitState.preview


def what() -> rx.Component:
    """Ask for the input in one sentence."""
    error = told(ERRORS["title"])
    return ui.stack(
        _head("what", t("submit.what"), t("submit.what_lead")),
        ui.field(
            "title",
            t("submit.title"),
            ui.text_input(
                "title",
                look="title",
                help=True,
                invalid=error != "",
                required=True,
                default_value=FIRST.title,
                lang=SPOKEN,
                dir="auto",
                auto_complete="off",
            ),
            help=t("submit.title_help"),
            error=error,
            required=True,
            count=letter_count(field="title", most=MOST_TITLE, kind="line"),
        ),
        rx.cond(ACTIVITY.has_hints & (SubmitState.input_id == ""), _similar()),
    )


def _similar() -> rx.Component:
    """Show what is already there, before somebody writes it again."""
    return similar_inputs(
        field="title",
        asks=f"/api/activities/{ACTIVITY.id}/similar",
        can_support=ACTIVITY.has_up & ACTIVITY.react.is_open,
        on_support=SubmitState.support,
    )


def why() -> rx.Component:
    """Ask for the reasons, in a light editor."""
    error = told(ERRORS["body"])
    return ui.stack(
        _head("why", t("submit.why"), t("submit.why_lead"), is_optional=~ACTIVITY.needs_body),
        rx.el.div(
            text_editor(
                name="body",
                value=FIRST.body,
                lang=SPOKEN,
                label=t("submit.body"),
                described_by="body-error",
                invalid=error != "",
                required=ACTIVITY.needs_body,
            ),
            letter_count(field="body", most=MOST_BODY, kind="rich"),
            ui.error_line("body", error),
            class_name="cv-field",
        ),
    )


def where() -> rx.Component:
    """Ask for the place: on a map, by address, from a list."""
    picker = place_picker(SubmitState.page.project.id, GROUND, SubmitState.place)
    return ui.stack(
        _head(
            "where", t("submit.where"), t("submit.where_lead"), is_optional=~ACTIVITY.needs_place
        ),
        ui.error_line("place", told(ERRORS["place"])),
        picker,
    )


def more() -> rx.Component:
    """Ask for pictures and tags."""
    return ui.stack(
        _head("more", t("submit.more"), t("submit.more_lead"), is_optional=rx.Var.create(True)),
        rx.cond(ACTIVITY.asks_pictures, _pictures()),
        rx.cond(
            ACTIVITY.asks_tags & (ACTIVITY.tags.length() > 0),
            ui.fieldset(
                t("submit.tags"),
                rx.el.div(rx.foreach(ACTIVITY.tags, _tag), class_name="cv-chips"),
                error=told(ERRORS["tags"]),
                id="tags",
            ),
        ),
        space="loose",
    )


def questions(page: Shown, name: Text) -> rx.Component:
    """Ask one page of the organiser's own questions."""
    help = rx.el.p(page.help.text, class_name="cv-muted cv-lines", **spoken(page.help.lang))
    return ui.stack(
        rx.el.div(
            rx.el.h2(page_title(page), id=f"step-{name}", tab_index=-1),
            rx.cond(page.help.text != "", help),
            class_name="cv-stack cv-stack--tight",
        ),
        rx.foreach(page.questions, _question),
        space="loose",
    )


def page_title(page: Shown) -> rx.Component:
    """Name a page of questions as the organiser does, or simply so."""
    return rx.cond(page.title.text != "", ui.said(page.title), rx.el.span(t("form.page")))


def _question(question: Shown) -> rx.Component:
    return question_field(question, told(ERRORS[question.name]), _question_place, _question_files)


def _question_place(question: Shown) -> rx.Component:
    return place_picker(
        SubmitState.page.project.id, GROUND, question.place.to(dict), name=question.name
    )


def _question_files(question: Shown) -> rx.Component:
    """Let pictures or documents be sent; both fields come in the one script that pictures need."""
    chosen = {
        "name": question.name,
        "value": question.files,
        "most": question.slots,
        "max_bytes": question.megabytes * MEGABYTE,
    }
    documents = file_field(**chosen, url="/api/documents", types=question.types)
    return rx.cond(
        question.kind == "pictures",
        _once_signed_in(picture_field(**chosen, url="/api/uploads"), t("submit.pictures_sign_in")),
        _once_signed_in(documents, t("form.files_sign_in")),
    )


def check() -> rx.Component:
    """Show what the others will read, with a way back to each part."""
    pictures = rx.el.div(
        rx.foreach(PREVIEW.pictures, lambda url: rx.el.img(src=url, alt="")),
        class_name="cv-gallery",
    )
    place = rx.cond(PREVIEW.address != "", PREVIEW.address, t("widgets.place.no_address"))
    return ui.stack(
        _head("check", t("submit.check"), t("submit.check_lead")),
        rx.el.article(
            rx.el.div(
                rx.el.h3(PREVIEW.title, dir="auto"),
                rx.el.div(rx.html(PREVIEW.body), class_name="cv-prose", dir="auto"),
                rx.cond(PREVIEW.pictures.length() > 0, pictures),
                ui.chips(
                    rx.cond(PREVIEW.has_place, ui.chip(place, "map-pin")),
                    rx.foreach(PREVIEW.tags, lambda tag: ui.chip(ui.said(tag))),
                ),
                given_answers(PREVIEW.answers, SPOKEN),
                class_name="cv-card__body",
            ),
            class_name="cv-card cv-card--plain",
        ),
        ui.cluster(
            ui.text_button(t("submit.correct"), on_click=sends(SubmitState.go_to, "what")),
        ),
        rx.cond(ACTIVITY.reads_first, ui.alert(t("submit.read_first"))),
        rx.cond(ACTIVITY.lets_masks & (SubmitState.input_id == ""), masking(activity=ACTIVITY.id)),
    )


def _head(
    name: str, title: Shown, lead: Shown, *, is_optional: Shown | None = None
) -> rx.Component:
    """Open a step; its title takes the focus when the step comes on screen."""
    optional = rx.el.span(t("submit.optional"), class_name="cv-field__optional")
    marks = [] if is_optional is None else [rx.cond(is_optional, optional, *ui.needed(True))]
    return rx.el.div(
        rx.el.h2(title, " ", *marks, id=f"step-{name}", tab_index=-1),
        rx.el.p(lead, class_name="cv-muted"),
        class_name="cv-stack cv-stack--tight",
    )


def _pictures() -> rx.Component:
    field = picture_field(
        name="pictures",
        value=SubmitState.pictures,
        url="/api/uploads",
        most=MOST_PICTURES,
        max_bytes=PICTURE_MEGABYTES * MEGABYTE,
    )
    return rx.el.div(
        rx.el.p(t("submit.pictures"), class_name="cv-legend"),
        _once_signed_in(field, t("submit.pictures_sign_in")),
        ui.error_line("pictures", told(ERRORS["pictures"])),
        class_name="cv-field",
    )


def _once_signed_in(field: rx.Component, words: Text) -> rx.Component:
    """Show a field that sends files; who is not signed in is told to be so first."""
    signed_out = SessionState.is_loaded & ~SessionState.is_signed_in
    link = ui.link(t("submit.sign_in"), f"/sign-in?next={rx.State.router.url.path}")
    return rx.fragment(
        rx.cond(signed_out, ui.alert(words, link)), rx.el.div(field, hidden=signed_out)
    )


def _tag(tag: Shown) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            name=f"{TAG}{tag.id}",
            value="on",
            default_checked=FIRST.tags.contains(tag.id),
        ),
        rx.el.span(tag.text, lang=tag.lang),
        class_name="cv-chip",
    )
