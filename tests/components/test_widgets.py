"""The widgets load apart from the pages, speak every language, and bring what they need."""

import re
from pathlib import Path

import pytest
import reflex as rx

from civic.components.autosave import AutoSave
from civic.components.browser_only import BrowserOnly
from civic.components.draft.connection import connection_banner
from civic.components.draft.draft_keeper import DraftKeeper, forget_draft
from civic.components.draft.drafts_list import DraftsList
from civic.components.editor.text_editor import TextEditor
from civic.components.given import EditsShown, GivenAnswers, OwnActs
from civic.components.letters.letter_count import LetterCount
from civic.components.map.civic_map import CivicMap
from civic.components.map.place_picker import PlacePicker
from civic.components.previewing import PreviewBar
from civic.components.reorder import Reorder
from civic.components.share.share_buttons import ShareButtons
from civic.components.upload.picture_field import PictureField
from civic.components.upload.send_files import SendFiles
from civic.i18n import catalogue, languages
from civic.rules.texts import TAGS

COMPONENTS = Path(__file__).parents[2] / "civic" / "components"
WIDGETS: list[type[BrowserOnly]] = [
    CivicMap, PlacePicker, TextEditor, PictureField, DraftKeeper, LetterCount, ShareButtons,
    GivenAnswers, Reorder, EditsShown, OwnActs, PreviewBar,
    SendFiles, AutoSave, DraftsList,
]  # fmt: skip
FOLDERS = [
    COMPONENTS / name
    for name in (
        "map",
        "editor",
        "upload",
        "draft",
        "letters",
        "share",
        "given",
        "reorder",
        "previewing",
        "autosave",
    )
]
FILES = [path for folder in FOLDERS for path in folder.iterdir() if path.suffix != ".py"]
OPENED = "{n}"

every_widget = pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: widget.tag)


def shown(component: rx.Component) -> str:
    """Return what the component becomes in the browser."""
    return str(component.render())


def scripts_of(widget: type[BrowserOnly]) -> str:
    """Return the scripts of the folder that the widget lives in."""
    folder = COMPONENTS / widget.__module__.split(".")[2]
    return "".join(path.read_text() for path in folder.glob("*.js*"))


@every_widget
def test_a_widget_is_loaded_only_in_the_browser_and_apart(widget: type[BrowserOnly]) -> None:
    drawn = widget.create()

    assert isinstance(drawn, rx.NoSSRComponent)
    assert f"import('{widget.library}')" in drawn._get_dynamic_imports()


@every_widget
def test_a_widget_speaks_every_language(widget: type[BrowserOnly]) -> None:
    family, names = widget.own_texts()

    for language in languages():
        missing = {n for n in names if f"widgets.{family}.{n}" not in catalogue(language)}
        assert missing == set()


@every_widget
def test_every_text_of_a_widget_is_shown_somewhere(widget: type[BrowserOnly]) -> None:
    _, names = widget.own_texts()

    computed = {"not_found", "outside", "kept", "not_kept", "restored", "lost"}
    channels = {"email", "whatsapp", "facebook", "x"}
    tools = {"bold", "italic", "heading", "bullets", "numbers", "quote", "link"}
    plain = set(names) - computed - tools - channels
    assert {name for name in plain if f"texts.{name}" not in scripts_of(widget)} == set()
    assert {name for name in set(names) - plain if f'"{name}"' not in scripts_of(widget)} == set()


@every_widget
def test_every_text_that_a_script_shows_is_handed_to_it(widget: type[BrowserOnly]) -> None:
    families = [w for w in WIDGETS if scripts_of(w) == scripts_of(widget)]
    known = {name for w in families for name in w.own_texts()[1]}

    assert set(re.findall(r"texts\.([a-z_]+)", scripts_of(widget))) <= known


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_a_widget_is_brought_along(path: Path) -> None:
    python = "".join(module.read_text() for module in path.parent.glob("*.py"))

    assert f'rx.asset("{path.name}", shared=True)' in python


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_that_a_widget_imports_is_there(path: Path) -> None:
    for found in re.findall(r'"\$/public/external/civic/components/([^"]+)"', path.read_text()):
        folder, *_, name = found.split("/")  # a package stands for itself
        assert (COMPONENTS / folder / name).is_file()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_widget_puts_people_s_words_into_the_page_as_html(path: Path) -> None:
    dangerous = r"innerHTML\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|eval\("

    assert not re.search(dangerous, path.read_text())


def test_a_figure_in_a_text_is_left_open_for_the_widget() -> None:
    assert OPENED in shown(CivicMap.create())


def test_the_map_hands_over_routes_and_never_pins() -> None:
    drawn = shown(CivicMap.create(data_url="/api/points", details_url="/api/pins"))

    assert 'dataUrl:"/api/points"' in drawn
    assert 'detailsUrl:"/api/pins"' in drawn


def test_a_page_may_use_words_of_its_own() -> None:
    assert 'copy:"Copy me"' in shown(ShareButtons.create(texts={"copy": "Copy me"})).replace(
        '["copy"] : ', "copy:"
    )


def test_the_editor_keeps_the_tags_that_the_rules_keep() -> None:
    script = (COMPONENTS / "editor" / "clean.js").read_text()

    listed = re.search(r"KEPT = new Set\(\[(.*?)\]\)", script, re.S)
    assert listed
    assert {tag.lower() for tag in re.findall(r'"(\w+)"', listed[1])} == TAGS


def test_a_place_is_handed_over_as_figures_and_an_address() -> None:
    picked = PlacePicker.own_events()["on_pick"](rx.Var("a"), rx.Var("b"), rx.Var("c"))

    assert [str(value) for value in picked] == ["a", "b", "c"]


def test_a_draft_is_forgotten_under_the_name_that_the_script_keeps_it() -> None:
    script = (COMPONENTS / "draft" / "drafts.js").read_text()

    prefix = re.search(r'PREFIX = "(.*?)"', script)
    assert prefix
    assert f"{prefix[1]}input.1" in str(forget_draft("input.1"))


def test_the_lost_connection_is_said_to_screen_readers() -> None:
    drawn = shown(connection_banner())
    script = (COMPONENTS / "draft" / "connection.jsx").read_text()

    assert 'role="status"' in script
    assert "connectErrors" in drawn
    assert "isOffline" in drawn
