"""Every text is there in every language, says the same things, and is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from civic import i18n
from civic.i18n.messages import names_in, shown

ROOT = Path(__file__).parents[2]
SPEAKS = {"t", "say"}
BEGINNING = re.compile(r"[\"'`]([a-z_]+\.[a-z_.]*?[._]?)(?:[\"'`] *\+|\{)")
SAMPLE = {1, 2, 5, 11, 100}
FAMILIES = sorted(i18n.families())


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_is_in_every_language(family: str) -> None:
    assert set(i18n.families()[family]) == set(i18n.languages())


@pytest.mark.parametrize("language", i18n.languages())
def test_every_language_has_the_same_keys(language: str) -> None:
    assert set(i18n.catalogue(language)) == set(i18n.catalogue("fr"))


@pytest.mark.parametrize("language", i18n.languages())
def test_every_translation_needs_the_same_figures(language: str) -> None:
    french = i18n.catalogue("fr")
    texts = i18n.catalogue(language)

    assert {key for key, text in texts.items() if names_in(text) != names_in(french[key])} == set()


@pytest.mark.parametrize("language", i18n.languages())
def test_every_text_can_be_said_with_any_number(language: str) -> None:
    for text in i18n.catalogue(language).values():
        for number in SAMPLE:
            assert shown(text, language, dict.fromkeys(names_in(text), number)).strip()


@pytest.mark.parametrize("language", i18n.languages())
def test_a_plural_has_the_forms_of_its_language(language: str) -> None:
    needed = {"one", "two", "few", "other"} if language == "ar" else {"one", "other"}

    for key, text in i18n.catalogue(language).items():
        if ", plural," in text:
            assert not {form for form in needed if f"{form} {{" not in text}, key


def test_no_two_families_share_a_key() -> None:
    total = sum(len(_keys(files["fr"])) for files in i18n.families().values())

    assert total == len(i18n.catalogue("fr"))


def test_every_key_that_code_names_exists() -> None:
    missing = {
        f"{path.relative_to(ROOT)}: {key}"
        for path, key in _named()
        if key not in i18n.catalogue("fr")
    }

    assert not missing


def test_every_key_is_named_somewhere() -> None:
    sources = "\n".join(_sources())
    beginnings = tuple(BEGINNING.findall(sources))

    unused = {
        key
        for key in i18n.catalogue("fr")
        if f'"{key}"' not in sources
        and not key.startswith(beginnings)
        and key.split(".")[1] not in i18n.TEAM_PARTS
    }

    assert not unused


def _keys(path: Path) -> list[str]:
    return re.findall(r'^\s*"([^"]+)":', path.read_text("utf-8"), re.MULTILINE)


def _sources() -> Iterator[str]:
    for suffix in ("*.py", "*.js", "*.jsx"):
        for path in sorted((ROOT / "civic").rglob(suffix)):
            yield path.read_text("utf-8")


def _named() -> Iterator[tuple[Path, str]]:
    for path in sorted((ROOT / "civic").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in SPEAKS:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield path, first.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
