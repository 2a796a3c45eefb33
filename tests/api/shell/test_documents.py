"""Pages come in the visitor's language, with the head of what they show."""

import base64
import hashlib
import json
from html import escape
from pathlib import Path
from typing import Any

import pytest

from civic.api.shell.documents import SHELL, Document, document, with_head
from civic.api.shell.early import NOTHING, Needs, needs_of
from civic.api.shell.heads import Head
from civic.services.site import Site
from civic.services.ways import SiteWay, SiteWays
from tests.api.markup import read

HOSTILE = "<script>alert(1)</script>{{7*7}}\"'"
BUILT = (
    '<!DOCTYPE html><html lang="en"><head><title>⟦site.name⟧</title>'
    '<script>one()</script></head><body><p title="⟦shell.home⟧">⟦shell.not_found⟧</p></body></html>'
)


def build_routes(tmp_path: Path, routes: dict[str, dict[str, Any]]) -> None:
    """Say, as a build does, which scripts the page of each route needs."""
    (tmp_path / "assets").mkdir()
    manifest = f"window.__reactRouterManifest={json.dumps({'routes': routes})};"
    (tmp_path / "assets" / "manifest-1.js").write_text(manifest)


def built(tmp_path: Path, language: str, name: str = "Civic") -> Document:
    """Return the built page in a language."""
    path = tmp_path / "index.html"
    path.write_text(BUILT)
    return document(path, path.stat().st_mtime, language, Site(name=name))


def headed(tmp_path: Path, head: Head, name: str = "Civic") -> str:
    """Return the built page, in French, with a head."""
    site = Site(name=name)
    return with_head(built(tmp_path, "fr", name).html, head, site, "fr")


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ar", "rtl")])
def test_a_page_is_in_one_language(tmp_path: Path, language: str, direction: str) -> None:
    page = built(tmp_path, language)

    assert f'<html lang="{language}" dir="{direction}"' in page.html
    assert "⟦" not in page.html


def test_the_scripts_of_the_build_are_known_by_their_content(tmp_path: Path) -> None:
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()

    assert built(tmp_path, "fr").scripts == (f"'sha256-{digest}'",)


def test_a_hostile_name_of_the_platform_is_only_text(tmp_path: Path) -> None:
    page = built(tmp_path, "fr", name=HOSTILE)

    assert "<script>alert" not in page.html
    assert page.scripts == built(tmp_path, "fr").scripts


def test_a_head_takes_the_place_of_the_title(tmp_path: Path) -> None:
    page = headed(tmp_path, Head("Un parc", "Plus d’arbres", image="/p.webp"))

    assert page.count("<title") == 1
    assert '<meta data-head property="og:description" content="Plus d’arbres"/>' in page


def test_a_hostile_title_is_only_text(tmp_path: Path) -> None:
    page = headed(tmp_path, Head(HOSTILE, HOSTILE, canonical=HOSTILE))

    assert "<script>alert" not in page


def test_the_readable_content_stands_where_scripts_do_not_run(tmp_path: Path) -> None:
    page = headed(tmp_path, Head("x", content="<h1>Un parc</h1>"))

    assert "<body><noscript><h1>Un parc</h1></noscript>" in page


def test_a_page_that_is_drawn_is_seen_by_everybody_in_its_frame(tmp_path: Path) -> None:
    drawing = Head("x", content="<main><h1>Un parc</h1></main>", is_drawn=True)
    page = headed(tmp_path, drawing, HOSTILE)

    assert '<body><civic-first class="cv-page">' in page
    assert "</header><main><h1>Un parc</h1></main><footer" in page
    assert "noscript" not in page
    assert "<script>alert" not in page
    assert read(page).text.count(HOSTILE) >= 2


@pytest.mark.parametrize(
    "field",
    [
        pytest.param('<input id="email" name="email" value=""/>', id="of an empty field"),
        pytest.param('<input id="email" name="email"/>', id="of a bare field"),
    ],
)
def test_what_was_typed_is_shown_again_as_text_alone(tmp_path: Path, field: str) -> None:
    page = built(tmp_path, "fr").html.replace("<body>", f'<body><input name="key"/>{field}')
    shown = with_head(page, Head("x", typed={"email": f"ana@{HOSTILE}"}), Site(), "fr")

    assert f'name="email" value="{escape(f"ana@{HOSTILE}")}"/>' in shown
    assert '<input name="key"/>' in shown
    assert "<script>alert" not in shown


def test_what_was_typed_replaces_nothing_that_stands_there(tmp_path: Path) -> None:
    field = '<input name="email" value="ben@example.test"/>'
    page = built(tmp_path, "fr").html.replace("<body>", f"<body>{field}")

    assert field in with_head(page, Head("x", typed={"email": "ana@example.test"}), Site(), "fr")


def test_what_a_page_needs_first_is_asked_for_at_once(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    known = '<link rel="modulepreload" href="/assets/known.js"/>'
    path.write_text(BUILT.replace("</head>", f"{known}</head>"))

    def page(language: str, modules: tuple[str, ...] = (), *, has_words: bool = True) -> str:
        needs = Needs(modules)
        return document(path, 1.0, language, Site(), needs, has_words=has_words).html

    assert 'as="font" type="font/woff2" href="/vendor/fonts/atkinson-latin.woff2"' in page("fr")
    assert "plex-arabic" in page("ar")
    assert "atkinson" not in page("ar")
    many = page("fr", ("/assets/new.js", "/assets/known.js", "/assets/new.js"), has_words=False)
    assert many.count('<link rel="modulepreload" href="/assets/new.js"/>') == 1
    assert many.count("/assets/known.js") == 1


def test_a_page_that_scripts_draw_lets_no_font_hold_them_up(tmp_path: Path) -> None:
    path = tmp_path / SHELL
    path.write_text(BUILT)

    assert "font" not in document(path, 1.0, "fr", Site(), has_words=False).html


def test_our_scripts_hold_nothing_up_and_come_before_those_that_use_them(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    entry = '<script type="module" async="">\nimport "/assets/entry.js";\n</script>'
    path.write_text(BUILT.replace("</body>", entry + "</body>"))

    page = document(path, 1.0, "fr", Site(), has_words=False).html

    assert '<script defer src="/site.js' in page
    assert '<script defer src="/i18n/site.fr' in page
    assert '<script type="module">\nimport "/assets/entry.js"' in page
    assert "async" not in page


def test_words_are_on_screen_before_the_app_is_fetched(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    entry = (
        '<script type="module" async="">import "/assets/one.js";\n'
        'import * as route0 from "/assets/two.js";\n'
        'window.modules = {"root":route0};\nimport("/assets/entry.js");</script>'
    )
    known = '<link rel="modulepreload" href="/assets/one.js"/></head>'
    path.write_text(BUILT.replace("</body>", entry + "</body>").replace("</head>", known))

    page = document(path, 1.0, "fr", Site(), Needs(("/assets/three.js",)))
    script = page.html.split('<script type="module">')[1].split("</script>")[0]

    assert "modulepreload" not in page.html.replace(script, "")
    assert '["/assets/one.js", "/assets/three.js"].map(announce)' in script
    waits = script.index("requestAnimationFrame")
    assert waits < script.index('await import("/assets/one.js");')
    assert 'const route0=await import("/assets/two.js");' in script
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page.scripts


def test_a_colour_of_the_organiser_comes_with_the_page(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(BUILT)

    assert "<style>" not in document(path, 1.0, "fr", Site()).html
    assert "<style>:root{--cv-brand:" in document(path, 1.0, "fr", Site(brand="#aa3300")).html


def test_the_scripts_of_a_page_are_found_by_its_route(tmp_path: Path) -> None:
    routes = {
        "root": {"id": "root", "path": "", "module": "/root.js", "imports": []},
        "home": {"id": "home", "module": "/home.js", "imports": ["/a.js"]},
        "box": {"id": "box", "path": "p/:project/:box", "module": "/box.js", "imports": ["/b.js"]},
    }
    build_routes(tmp_path, routes)

    assert needs_of(tmp_path, 1.0, "index").scripts == ("/home.js", "/a.js")
    assert needs_of(tmp_path, 1.0, "p/[project]/[box]").scripts == ("/box.js", "/b.js")
    assert needs_of(tmp_path, 1.0, "nothing") == NOTHING


def test_a_page_brings_the_texts_that_its_scripts_name(tmp_path: Path) -> None:
    route = {"id": "home", "path": "", "module": "/home.js", "imports": ["/a.js"]}
    build_routes(tmp_path, {"home": route})
    (tmp_path / "home.js").write_text('t("submit.title")')
    (tmp_path / SHELL).write_text(BUILT)

    needs = needs_of(tmp_path, 1.0, "index")
    page = document(tmp_path / SHELL, 1.0, "fr", Site(), needs)

    assert needs.parts == ("write",)
    assert '<script defer src="/i18n/write.fr.' in page.html
    assert "/i18n/talk.fr." not in page.html


def test_a_page_of_the_team_brings_the_teams_texts_wherever_it_stands(tmp_path: Path) -> None:
    route = {"id": "log", "path": "admin/:project", "module": "/log.js", "imports": ["/rail.js"]}
    build_routes(tmp_path, {"log": route})
    (tmp_path / "log.js").write_text("")
    (tmp_path / "rail.js").write_text('t("team.rail.projects")')
    (tmp_path / SHELL).write_text(BUILT)

    needs = needs_of(tmp_path, 1.0, "admin/[project]")
    page = document(tmp_path / SHELL, 1.0, "fr", Site(), needs)

    assert '<script defer src="/i18n/team.fr.' in page.html


def test_a_page_that_says_words_of_the_team_brings_their_texts(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BUILT.replace("<body>", "<body>⟦team.waiting⟧"))

    page = document(tmp_path / "index.html", 1.0, "fr", Site())

    assert page.html.count('<script defer src="/i18n/team.fr.') == 1


def test_the_first_picture_of_a_page_is_asked_for_at_once(tmp_path: Path) -> None:
    page = headed(tmp_path, Head("x", picture="/files/1.webp"))

    assert '<link data-head rel="preload" as="image" href="/files/1.webp"' in page


def test_the_organisers_ways_stand_where_one_stood_for_all(tmp_path: Path) -> None:
    way = '<a class="x" href="/⟦way.header⟧"><span lang="⟦way.lang⟧">⟦way.text⟧</span></a>'
    path = tmp_path / "index.html"
    path.write_text(f"<html><head></head><body><nav><a href='/'>⟦site.name⟧</a>{way}</nav></body>")
    hostile = f"{HOSTILE}⟦shell.home⟧"
    ways = SiteWays(
        header=(
            SiteWay("/projects", (("en", "Projects"), ("fr", "Projets"))),
            SiteWay("/pages/x", (("en", hostile),)),
        )
    )

    page = document(path, 1.0, "fr", Site(ways=ways)).html

    assert '<a class="x" href="/projects"><span lang="fr">Projets</span></a>' in page
    assert '<a class="x" href="/pages/x"><span lang="en">&lt;script' in page
    assert "<script>alert" not in page
    assert "&#x27E6;shell.home" in page


def test_a_place_without_entries_has_none(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text('<html><head></head><body><a href="/⟦way.footer⟧">⟦way.text⟧</a></body></html>')

    assert "<body></body>" in document(path, 2.0, "fr", Site()).html
