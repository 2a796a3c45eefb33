"""What the README says is so: each variable, command and link, and the place of each figure."""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from civic import commands
from civic.settings import Variable, variables
from tests.load.readme import README, part
from tests.screenshots import MOST_BYTES, MOST_OF_ALL, layout

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
BENCHES = sorted(path.stem for path in (ROOT / "tests/load").glob("bench_*.py"))
PAGES = [README, *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md"))]


def _row(variable: Variable) -> str:
    default = f"`{variable.default}`" if variable.default else ""
    return f"| `{variable.name}` | {variable.meaning} | {default} | `{variable.example}` |"


def test_the_readme_lists_exactly_the_variables_that_there_are() -> None:
    rows = [_row(variable) for variable in variables()]

    table = "\n".join(["| Variable | Meaning | Default | Example |", "|---|---|---|---|", *rows])

    assert part(README.read_text(), "variables") == table


def test_the_readme_names_every_command() -> None:
    app = typer.Typer()
    for name in (found.name for found in pkgutil.iter_modules(commands.__path__)):
        import_module(f"civic.commands.{name}").add_to(app)

    said = set(re.findall(r"python -m civic ([\w-]+)", README.read_text()))

    assert said == set(vars(get_command(app))["commands"])


@pytest.mark.parametrize("bench", BENCHES)
def test_every_measurement_has_its_place_in_the_readme(bench: str) -> None:
    part(README.read_text(), f"figures:{bench.removeprefix('bench_')}")


@pytest.mark.parametrize("page", [*PAGES, *sorted((ROOT / "docs").rglob("*.md"))], ids=str)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text()) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_test_that_a_decision_names_is_there() -> None:
    named = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
    for record in sorted((ROOT / "docs/decisions").glob("0*.md")):
        for path, test in named.findall(record.read_text()):
            assert f"def {test}" in (ROOT / path).read_text(), record.name


def test_every_picture_is_there_is_light_and_says_what_it_shows() -> None:
    shown = re.findall(r'<img src="([^"]+)" alt="([^"]+)"', part(README.read_text(), "screenshots"))
    sizes = {ROOT / source: (ROOT / source).stat().st_size for source, _ in shown}

    assert set(sizes) == set((ROOT / "docs/images").iterdir())
    assert len(sizes) >= 7
    assert max(sizes.values()) <= MOST_BYTES
    assert sum(sizes.values()) < MOST_OF_ALL
    assert layout() == part(README.read_text(), "screenshots")
