"""Pages come in the visitor's language, with the head of what they show."""

import base64
import hashlib
from pathlib import Path

import pytest

from civic.api.shell.documents import Document, document, with_head
from civic.api.shell.heads import Head
from civic.services.site import Site

HOSTILE = "<script>alert(1)</script>{{7*7}}\"'"
BUILT = (
    '<!DOCTYPE html><html lang="en"><head><title>⟦site.name⟧</title>'
    '<script>one()</script></head><body><p title="⟦shell.home⟧">⟦shell.not_found⟧</p></body></html>'
)


def built(tmp_path: Path, language: str, name: str = "Civic") -> Document:
    """Return the built page in a language."""
    path = tmp_path / "index.html"
    path.write_text(BUILT)
    return document(path, path.stat().st_mtime, language, Site(name=name))


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
    page = with_head(built(tmp_path, "fr").html, Head("Un parc", "Plus d’arbres", image="/p.webp"))

    assert page.count("<title") == 1
    assert '<meta data-head property="og:description" content="Plus d’arbres"/>' in page


def test_a_hostile_title_is_only_text(tmp_path: Path) -> None:
    page = with_head(built(tmp_path, "fr").html, Head(HOSTILE, HOSTILE, canonical=HOSTILE))

    assert "<script>alert" not in page


def test_the_readable_content_stands_where_scripts_do_not_run(tmp_path: Path) -> None:
    page = with_head(built(tmp_path, "fr").html, Head("x", noscript="<h1>Un parc</h1>"))

    assert "<body><noscript><h1>Un parc</h1></noscript>" in page
