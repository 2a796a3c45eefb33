"""Files that towns published are read to the last row."""

from pathlib import Path

import pytest

from civic.adapters.sheets import read
from civic.errors import Invalid
from civic.rules.cells import Bounds
from civic.rules.importing import Context, ImportedInput, Parsed, RowError, identity, parse
from civic.rules.layouts import guess_mapping, layout_of, recognise

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
LILLE = DATA / "grand_debat_lille_decidim_fr"
NEW_YORK = DATA / "nyc_pb_projects" / "participatory_budgeting_projects.csv"


def parsed(path: Path, context: Context | None = None) -> list[Parsed]:
    sheet = read(path, path.name)
    layout = recognise(sheet.columns) or layout_of(guess_mapping(sheet.columns), sheet.columns)
    return list(parse(sheet.rows, layout, context or Context()))


def inputs(path: Path, context: Context | None = None) -> list[ImportedInput]:
    return [found for found in parsed(path, context) if isinstance(found, ImportedInput)]


def test_every_proposal_of_lille_is_read() -> None:
    found = inputs(LILLE / "proposals.csv")

    assert len(found) == len(parsed(LILLE / "proposals.csv")) == 196
    assert len({identity("decidim", one) for one in found}) == 196
    assert sum(one.up for one in found) > 0
    assert "Impôts, dépenses, action publique" in {tag for one in found for tag in one.tags}
    assert all(one.created_at and one.created_at.year == 2019 for one in found)


def test_a_question_of_lille_too_long_for_a_title_is_named() -> None:
    errors = [found for found in parsed(LILLE / "debates.csv") if isinstance(found, RowError)]

    assert {error.key for error in errors} == {"team_import.title_too_long"}
    assert errors[0].column == "title/fr"
    assert len(inputs(LILLE / "debates.csv", Context(title_max=300))) == 29


@pytest.mark.parametrize("name", ["proposal_comments.csv", "debate_comments.csv"])
def test_the_comments_of_lille_are_no_inputs(name: str) -> None:
    with pytest.raises(Invalid, match=r"team_import\.holds_comments"):
        parsed(LILLE / name)


def test_the_projects_of_new_york_are_read_by_the_names_of_their_columns() -> None:
    city = Bounds.around(40.7, -74.0, 9)
    found = inputs(NEW_YORK, Context(title_max=300, bounds=city))

    assert len(found) == 1491
    places = [one.place for one in found if one.place and one.place.lat is not None]
    assert len(places) == 808
    assert all(p.lat and p.lng and city.holds(p.lat, p.lng) for p in places)
    assert len({identity("nyc", one) for one in found}) == 1491


def test_letters_that_came_broken_from_new_york_are_kept_as_they_are() -> None:
    assert inputs(NEW_YORK)[0].title.endswith("Senior Centeräó»s planned new building")


def test_every_other_table_is_read_without_a_bad_row() -> None:
    for path in sorted(DATA.rglob("*.csv")):
        sheet = read(path, path.name)
        assert not [row for row in sheet.rows if isinstance(row, RowError)], path
