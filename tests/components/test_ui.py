"""Primitives: native elements, named, light."""

import inspect
import re
from types import SimpleNamespace

import pytest
import reflex as rx

from civic.components import ui

HOSTILE = "<script>alert(1)</script>{{7*7}}"
TEXTS: dict[str, object] = {
    "label": HOSTILE,
    "title": HOSTILE,
    "text": HOSTILE,
    "name": HOSTILE,
    "href": "/somewhere",
    "id": "place",
    "icon_name": "map",
    "icon": "map",
    "on": True,
    "now": True,
    "pressed": False,
    "count": 3,
    "number": "142",
    "value": 40,
    "most": 100,
    "percent": 40,
    "width": "narrow",
    "space": "loose",
    "moment": "now",
    "done": True,
    "state": HOSTILE,
    "control": rx.el.input(id="place"),
    "face": rx.el.span("JR"),
    "main": rx.el.p("words"),
    "heads": ("one", "two"),
    "tone": "warn",
    "shape": "text",
    "replies": rx.el.p("reply"),
    "code": "404",
    "src": "/picture.webp",
    "error": HOSTILE,
    "help": HOSTILE,
}
TONE: rx.Var[str] = rx.Var("tone", _var_type=str)
OF_ITS_OWN: dict[str, dict[str, object]] = {
    "skeleton_cards": {"number": 2},
    "dialog": {"shape": "side"},
    "status_of": {"tone": TONE},
    "tag_of": {"tone": TONE},
    "icon": {"name": "map"},
    "icon_button": {"name": "map"},
    "count": {"name": "map"},
    "said": {"words": SimpleNamespace(text=HOSTILE, lang="nl")},
    "stack": {"space": "loose"},
    "cluster": {"space": "between"},
}


def built(name: str) -> rx.Component:
    """Build a primitive from example values for whatever it asks."""
    primitive = getattr(ui, name)
    parameters = inspect.signature(primitive).parameters.values()
    given = {p.name: TEXTS.get(p.name, HOSTILE) for p in parameters if is_asked(p)}
    given |= OF_ITS_OWN.get(name, {})
    children: list[object] = [("a", "b")] if name == "facts" else [rx.el.span("child")]
    takes_children = any(p.kind is p.VAR_POSITIONAL for p in parameters)
    in_order = [
        given.pop(p.name)
        for p in parameters
        if p.kind is p.POSITIONAL_OR_KEYWORD and p.name in given
    ]
    found = primitive(*in_order, *(children * takes_children), **given)
    component: rx.Component = rx.fragment(*found) if isinstance(found, list) else found
    return component


def is_asked(parameter: inspect.Parameter) -> bool:
    """Tell whether a primitive cannot be built without this."""
    several = (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    return parameter.default is parameter.empty and parameter.kind not in several


@pytest.mark.parametrize("name", ui.__all__)
def test_a_primitive_is_built_of_native_elements_only(name: str) -> None:
    libraries = set(built(name)._get_all_imports())
    assert not {library for library in libraries if "radix" in library}


@pytest.mark.parametrize("name", ui.__all__)
def test_a_primitive_writes_what_it_is_given_as_text(name: str) -> None:
    written = str(built(name))
    assert "dangerouslySetInnerHTML" not in written
    assert 'jsx("script"' not in written


@pytest.mark.parametrize("name", ui.__all__)
def test_a_primitive_is_dressed_by_the_stylesheet_alone(name: str) -> None:
    written = str(built(name))
    bare = {"cell", "head", "in_language", "line", "said"}
    assert name in bare or "cv-" in written
    assert re.findall(r'css:\{\(\{ \["(?!--cv-)', written) == []


def test_a_button_that_shows_only_an_icon_has_a_name() -> None:
    assert '"aria-label":"Fermer"' in str(ui.icon_button("x", "Fermer"))


def test_an_icon_beside_words_is_silent_and_one_alone_speaks() -> None:
    assert '"aria-hidden":"true"' in str(ui.icon("map"))
    assert '"aria-label":"Carte"' in str(ui.icon("map", "Carte"))


def test_a_field_ties_its_label_its_help_and_its_error_to_its_control() -> None:
    control = ui.text_input("mail", help=True, invalid=True, required=True)
    written = str(ui.field("mail", "E-mail", control, help="Pour le code", error="Il manque @"))
    assert 'htmlFor:"mail"' in written
    assert '"aria-describedby":"mail-help mail-error"' in written
    assert '"aria-invalid":"true"' in written
    assert '"aria-required":"true"' in written
    assert 'id:"mail-help"' in written
    assert 'id:"mail-error"' in written


def test_an_error_that_comes_later_is_read_aloud() -> None:
    later: rx.Var[str] = rx.Var("error", _var_type=str)
    assert '"aria-live":"polite"' in str(ui.field("a", "A", rx.el.input(), error=later))


def test_a_reaction_says_whether_it_is_given() -> None:
    given = str(ui.reaction_button("Je soutiens", 214, icon="thumbs-up", pressed=True))
    assert '"aria-pressed":"true"' in given
    later: rx.Var[bool] = rx.Var("mine", _var_type=bool)
    asked = str(ui.reaction_button("Je soutiens", 214, icon="thumbs-up", pressed=later))
    assert '"true"' in asked
    assert '"false"' in asked


def test_a_dialog_is_called_by_its_title_and_can_be_shut() -> None:
    written = str(ui.dialog("share", "Partager", close="Fermer"))
    assert '"aria-labelledby":"share-title"' in written
    assert '"data-closes":"true"' in written
    assert '"data-opens":"share"' in str(ui.button("Partager", opens="share"))


def test_the_buttons_of_the_filters_keep_their_own_names() -> None:
    written = str(ui.filters("f", "Filtres", close="Fermer", done="Voir"))
    assert written.count('"aria-label":"Fermer"') == 1
    assert written.count('popoverTarget:"f"') == 2


@pytest.mark.parametrize(
    ("moment", "current"),
    [("past", '"false"'), ("now", '"step"'), ("next", '"false"')],
)
def test_only_the_phase_of_now_is_the_current_one(moment: str, current: str) -> None:
    assert f'"aria-current":{current}' in str(ui.timeline_phase("Proposer", "en mai", moment))


def test_a_busy_button_turns_without_losing_its_words() -> None:
    busy = str(ui.button("Envoyer", busy=True))
    assert "cv-spinner" in busy
    assert '"Envoyer"' in busy


def test_a_table_names_its_columns_and_its_lines() -> None:
    written = str(ui.table("Idées", ("Titre",), ui.line("Un banc", ui.cell("12", number=True))))
    assert 'scope:"col"' in written
    assert 'scope:"row"' in written


def test_words_say_in_which_language_they_are() -> None:
    assert 'lang:"nl"' in str(built("said"))
    assert 'lang:"ar"' in str(ui.in_language("نص", "ar"))


def test_a_choice_among_chips_leaves_the_page_where_it_is() -> None:
    written = str(ui.chip_choice("/list?tag=t1", "Vélo", on=True))
    assert "preventScrollReset:true" in written
    assert '"aria-current":"true"' in written


@pytest.mark.parametrize("name", ["voice", "quote", "card_text", "said", "in_language"])
def test_peoples_words_run_in_their_own_direction(name: str) -> None:
    assert 'dir:"auto"' in str(built(name))
