"""The command line brings files in and takes them out, and prints what texts say."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from civic.commands import exchange, insights
from civic.services.house import serving
from civic.services.work import House
from tests import factories as make

DATA = Path(__file__).parents[3] / "shared" / "data"
LILLE = DATA / "grand_debat_lille_decidim_fr" / "proposals.csv"


@pytest.fixture
def app() -> typer.Typer:
    found = typer.Typer()
    exchange.add_to(found)
    insights.add_to(found)
    return found


@pytest.fixture
def here(house: House) -> Iterator[list[str]]:
    """Serve a platform with an idea box; give the words that name it."""
    box = make.an_idea_box(house, "parks")
    with serving(house):
        yield ["--project", "parks", "--activity", box]


def test_a_dry_run_counts_and_keeps_nothing(app: typer.Typer, here: list[str]) -> None:
    for _ in range(2):
        said = CliRunner().invoke(app, ["import", "inputs", str(LILLE), *here, "--dry-run"])
        assert said.exit_code == 0
        assert "fresh: 196" in said.stdout
        assert "imported" not in said.stdout


def test_an_import_is_done_once(app: typer.Typer, here: list[str]) -> None:
    command = ["import", "inputs", str(LILLE), *here]

    assert "imported: 196" in CliRunner().invoke(app, command).stdout
    assert "imported: 0" in CliRunner().invoke(app, command).stdout


def test_bad_rows_are_named_and_the_import_fails(
    app: typer.Typer, here: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "ideas.csv"
    file.write_text("Name;Votes\nUn banc;3\nUn arbre;x\n;1\n")
    names = ["--map", "title=Name", "--map", "up=Votes"]

    said = CliRunner().invoke(app, ["import", "inputs", str(file), *here, *names])

    assert said.exit_code == 1
    assert "3" in said.stderr
    assert "bad: 2" in said.stdout
    assert "imported" not in said.stdout


def test_an_unknown_place_or_column_is_said_in_words(app: typer.Typer, here: list[str]) -> None:
    nowhere = ["--project", "parks", "--activity", "nowhere"]

    for command in (
        ["import", "inputs", str(LILLE), *nowhere],
        ["import", "inputs", str(LILLE), *here, "--map", "title=Nowhere"],
    ):
        said = CliRunner().invoke(app, command)
        assert said.exit_code == 1
        assert said.stderr.strip()
        assert "Traceback" not in said.stderr


@pytest.mark.parametrize("kind", ["csv", "xlsx", "geojson"])
def test_an_export_is_written(
    app: typer.Typer, here: list[str], house: House, tmp_path: Path, kind: str
) -> None:
    make.an_idea(house, here[-1])
    out = tmp_path / f"ideas.{kind}"

    said = CliRunner().invoke(app, ["export", "inputs", *here, "--out", str(out)])

    assert said.exit_code == 0
    assert out.stat().st_size > 0
    assert not list(tmp_path.glob("*.part"))


def test_an_export_of_another_kind_is_refused(
    app: typer.Typer, here: list[str], tmp_path: Path
) -> None:
    out = str(tmp_path / "ideas.pdf")

    assert CliRunner().invoke(app, ["export", "inputs", *here, "--out", out]).exit_code != 0


def test_insights_of_a_file_are_printed_as_json_without_a_database(
    app: typer.Typer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVIC_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    command = ["insights", str(LILLE), "--text", "title,body", "--id", "id", "--json"]

    said = CliRunner().invoke(app, command)

    found = json.loads(said.stdout)
    assert set(found) == {"run", "themes", "rows"}
    assert {"id", "name", "keywords", "size", "central"} <= set(found["themes"][0])
    assert len(found["rows"]) == 196
    sizes = sum(theme["size"] for theme in found["themes"])
    assert sizes == sum(row["theme"] is not None for row in found["rows"])
    assert found["rows"][0]["id"] == "457"


def test_insights_without_such_a_column_say_so(app: typer.Typer) -> None:
    said = CliRunner().invoke(app, ["insights", str(LILLE), "--text", "nowhere", "--json"])

    assert said.exit_code == 1
    assert "nowhere" in said.stderr
