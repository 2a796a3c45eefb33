"""A build that fails leaves the site that worked."""

import json
from pathlib import Path

import pytest

from civic.front import build as building
from civic.front.build import BuildFailed, build, fingerprint


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a tree with a site that works, and sources that cannot be built."""
    (tmp_path / "civic" / "api").mkdir(parents=True)
    (tmp_path / "assets" / "vendor").mkdir(parents=True)
    for name in ("rxconfig.py", "requirements.txt", "civic/page.py"):
        (tmp_path / name).write_text("this is no Python\n")
    site = tmp_path / "build" / "site" / "build" / "client"
    site.mkdir(parents=True)
    (site / "index.html").write_text("it works")
    monkeypatch.setattr(building, "ROOT", tmp_path)
    monkeypatch.setattr(building, "BUILD", tmp_path / "build")
    monkeypatch.setattr(building, "SITE", tmp_path / "build" / "site")
    monkeypatch.setattr(building, "WORKSHOP", tmp_path / "build" / "web")
    monkeypatch.setattr(building, "place_vendored", lambda *_: None)
    return tmp_path


def test_a_failed_build_leaves_the_site_that_worked(tree: Path) -> None:
    told: list[str] = []

    with pytest.raises(BuildFailed, match=r"build\.log"):
        build(told.append)

    assert (tree / "build" / "site" / "build" / "client" / "index.html").read_text() == "it works"
    assert (tree / "build" / "build.log").read_text() in told[-1]


@pytest.mark.parametrize(
    ("name", "differs"),
    [
        pytest.param("civic/page.py", True, id="a page"),
        pytest.param("civic/widget.jsx", True, id="a new widget"),
        pytest.param("assets/civic.css", True, id="the stylesheet"),
        pytest.param("requirements.txt", True, id="another Reflex"),
        pytest.param("reflex.lock/package-lock.json", True, id="another npm package"),
        pytest.param("civic/api/feeds.py", False, id="a route"),
        pytest.param("civic/i18n/texts/home.fr.json", False, id="a text"),
        pytest.param("assets/vendor/leaflet.js", False, id="what the build fetched itself"),
    ],
)
def test_the_site_is_built_anew_only_for_what_it_is_made_of(
    tree: Path, name: str, differs: bool
) -> None:
    before = fingerprint()
    (tree / name).parent.mkdir(parents=True, exist_ok=True)

    (tree / name).write_text("changed")

    assert (fingerprint() != before) is differs


def test_a_build_without_its_first_page_is_no_build(tree: Path) -> None:
    (tree / "build" / "site" / "sources.json").write_text('{"sources": "x"}')
    assert building.built_from() == "x"

    (tree / "build" / "site" / "build" / "client" / "index.html").unlink()

    assert building.built_from() == ""


def test_the_browser_speaks_to_where_the_page_came_from(tree: Path) -> None:
    script = tree / "reflex-env-x.js"
    script.write_text(
        "var e={PING:`http://localhost:3000/ping`,EVENT:`ws://localhost:3000/_event`}"
    )

    building._forget_the_port(tree)

    assert "localhost" not in script.read_text()
    assert 'location.origin.replace("http","ws")+"/_event"' in script.read_text()


def test_the_list_of_packages_is_written_in_one_way(tree: Path) -> None:
    written = tree / "package.json"
    for order in ('{"b":1,"a":{"d":2,"c":3}}', '{"a":{"c":3,"d":2},"b":1}'):
        written.write_text(order)

        building._settle(written)

        assert written.read_text().split() == ['{', '"a":', '{', '"c":', '3,', '"d":', '2', '},',
                                               '"b":', '1', '}']  # fmt: skip


def test_every_package_of_the_browser_is_pinned_by_its_fingerprint_and_by_no_address() -> None:
    lock = json.loads((Path(__file__).parents[2] / "reflex.lock/package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert "node_modules/react" in packages
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
