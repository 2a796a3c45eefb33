"""The widgets load apart from the pages, and say what they need."""

from pathlib import Path

import pytest
import reflex as rx

from civic.components.map.civic_map import MAP_TEXTS, CivicMap, civic_map

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "civic" / "components" / "map"]


def shown(component: rx.Component) -> str:
    """Return what the component becomes in the browser."""
    return str(component.render())


def test_the_map_is_loaded_only_in_the_browser_and_apart() -> None:
    widget = civic_map(data_url="/api/points", texts={})

    assert isinstance(widget, rx.NoSSRComponent)
    assert "import('$/public/external/civic/components/map/civic_map/civic_map.jsx')" in str(
        widget._get_dynamic_imports()
    )


def test_the_map_hands_over_routes_and_never_pins() -> None:
    drawn = shown(civic_map(data_url="/api/points", details_url="/api/pins", texts={}))

    assert 'dataUrl:"/api/points"' in drawn
    assert 'detailsUrl:"/api/pins"' in drawn


def test_the_map_pins_its_libraries_to_one_version() -> None:
    assert CivicMap.create().lib_dependencies == ["leaflet@1.9.4", "supercluster@8.0.1"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_that_a_widget_imports_is_brought_along(folder: Path) -> None:
    python = "".join(path.read_text() for path in folder.glob("*.py"))

    for path in [*folder.glob("*.js*"), *folder.glob("*.css")]:
        assert f'rx.asset("{path.name}", shared=True)' in python


@pytest.mark.parametrize(("folder", "names"), [pytest.param(FOLDERS[0], MAP_TEXTS, id="map")])
def test_every_text_of_a_widget_is_asked_for_by_name(folder: Path, names: tuple[str, ...]) -> None:
    scripts = "".join(path.read_text() for path in folder.glob("*.js*"))

    assert {name for name in names if f"texts.{name}" not in scripts} == set()
