"""Result maps: the right figures, nothing from elsewhere, and texts that stay texts."""

import json
import re
from pathlib import Path

import pytest

from civic.analysis.map_page import Frame, Tiles, VendorFile, Words, vendor_files
from civic.analysis.maps import Pin, area_map, density_map
from civic.front.vendor import VENDORED
from tests.analysis.material import DATA, table

HOSTILE = "`${alert(1)}`</script><script>alert(2)</script>\\\"'{{7*7}}"
WORDS = Words("Où sont les idées", "idées", "Densité", "Quartier", "Ailleurs")
PLACES = [
    Pin(48.8566, 2.3522, HOSTILE, "/inputs/1"),
    Pin(48.8570, 2.3530, "Un banc", "javascript:alert(3)"),
    Pin(48.8700, 2.3800, "Un arbre", "//elsewhere.example"),
    Pin(51.0, 3.0, "Loin"),
]


def square(west: float, south: float, side: float, name: str) -> dict[str, object]:
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


LAYER = {
    "type": "FeatureCollection",
    "features": [square(2.3, 48.8, 0.06, HOSTILE), square(2.36, 48.8, 0.1, "Est")],
}


@pytest.fixture
def vendor(tmp_path: Path) -> Path:
    for file in vendor_files():
        target = tmp_path / file.published
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"/* {file.published} url(images/layers.png) */")
    return tmp_path


@pytest.mark.parametrize("standalone", [False, True], ids=["on the site", "downloaded"])
def test_a_map_asks_nothing_of_another_site(standalone: bool, vendor: Path) -> None:
    frame = Frame(WORDS, standalone=vendor if standalone else None)

    for page in (density_map(PLACES, frame), area_map(PLACES, LAYER, frame)):
        asked = re.findall(r"(?:src|href)=[\"']([^\"']*)", page)
        assert "http" not in page.replace("http-equiv", "")
        assert asked == ([] if standalone else [f"/vendor/{f.published}" for f in _in_order()])


def test_a_downloaded_map_carries_its_parts_without_their_pictures(vendor: Path) -> None:
    page = density_map(PLACES, Frame(WORDS, standalone=vendor))

    assert all(file.published in page for file in vendor_files())
    assert "url(images" not in re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


def test_hostile_titles_and_names_stay_texts() -> None:
    hostile = Words(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    frame = Frame(hostile, Tiles(f"https://tiles.example/{HOSTILE}", HOSTILE))

    for page in (density_map(PLACES, frame), area_map(PLACES, LAYER, frame)):
        script = page[page.rindex("<script>") :]
        assert "alert(" not in script
        assert "<script>alert(2)" not in page
        assert r"\u007b\u007b7\u002a7\u007d\u007d" in script
        assert page.count("</script>") == 4


def test_a_title_is_never_run_as_a_template_of_the_server() -> None:
    title = "{{ 6007 * 6007 }}{% for x in cycler.__init__.__globals__ %}{{ x }}{% endfor %}"
    frame = Frame(
        Words(title, title, title, title, title), Tiles("https://a.b/{{ 6007*6007 }}", title)
    )
    layer = {"features": [square(2.3, 48.8, 0.2, title)]}

    for page in (
        density_map([Pin(48.85, 2.35, title, "/" + title)], frame),
        area_map([], layer, frame),
    ):
        assert str(6007 * 6007) not in page
        assert "__builtins__" not in page


def test_only_links_to_pages_are_kept() -> None:
    page = density_map(PLACES, Frame(WORDS))

    assert r"\u002finputs\u002f1" in page
    assert "javascript" not in page
    assert "elsewhere" not in page


def test_the_table_tells_what_the_colours_tell_and_sums_to_all() -> None:
    page = area_map(PLACES, LAYER, Frame(WORDS))

    assert [int(n) for n in re.findall(r"<td>(\d+)</td>", page)] == [2, 1, 1]
    assert "Ailleurs" in page


def test_the_areas_of_paris_take_in_the_projects_of_new_york_as_elsewhere() -> None:
    layer = json.loads((DATA / "paris_quartiers/quartier_paris.geojson").read_text())
    rows = table("nyc_pb_projects/participatory_budgeting_projects.csv")
    pins = [
        Pin(float(row["Latitude"]), float(row["Longitude"]), row["Title"])
        for row in rows
        if row["Latitude"].strip()
    ][:300]

    page = area_map([*pins, Pin(48.8566, 2.3522)], layer, Frame(WORDS), name_key="l_qu")

    assert sum(int(n) for n in re.findall(r"<td>(\d+)</td>", page)) == 301
    assert re.search(r"Ailleurs</th><td>300<", page)
    assert re.search(r"Saint-Merri</th><td>1<", page)


def test_an_empty_map_is_drawn() -> None:
    assert "L.map(" in density_map([], Frame(WORDS))
    assert "L.map(" in area_map([], {"features": []}, Frame(WORDS))


def test_the_same_map_has_the_same_bytes() -> None:
    assert density_map(PLACES, Frame(WORDS)) == density_map(PLACES, Frame(WORDS))


def test_only_the_site_of_the_tiles_is_let_in() -> None:
    tiles = Tiles("https://{s}.tiles.example/{z}/{x}/{y}.png", "© <b>Mappers</b>")

    page = density_map(PLACES, Frame(WORDS, tiles))

    policy = re.search(r'Content-Security-Policy" content="([^"]*)', page)
    assert policy
    assert "img-src 'self' data: https://*.tiles.example;" in policy[1]
    assert "<b>Mappers" not in page
    assert (
        "javascript"
        not in density_map([], Frame(WORDS, Tiles("javascript:alert(1)"))).split("<body>")[0]
    )


def test_the_page_speaks_the_language_of_its_reader() -> None:
    arabic = Words("خريطة", "أفكار", "كثافة", "حي", "أخرى", "ar", "rtl")

    assert '<html lang="ar" dir="rtl">' in density_map([], Frame(arabic))


def test_the_site_serves_what_a_map_page_asks_for() -> None:
    served = {
        (item.package, item.version, path, target + path.split("/")[-1])
        for item in VENDORED
        for path, target in item.files
    }

    assert {(f.package, f.version, f.path, f.published) for f in vendor_files()} <= served


def _in_order() -> list[VendorFile]:
    files = vendor_files()
    return [
        *(f for f in files if f.path.endswith("css")),
        *(f for f in files if f.path.endswith("js")),
    ]
