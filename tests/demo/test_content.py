"""The demo content is complete, consistent and looks like a town."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest

from civic import i18n
from civic.methods import catalogue
from civic.rules.forms import Asked, Kind
from civic.rules.forms import read as read_answer
from civic.words import Act, Role

Row = dict[str, Any]
Point = tuple[float, float]

FOLDER = Path(__file__).parents[2] / "civic" / "demo" / "content"
LANGUAGES = {"fr", "nl", "en"}
NAMED = ("areas", "tags", "statuses", "departments", "layers")
COUNTS = {"rues-et-places": 90, "climat-nature": 45, "filature-demain": 20}


def read(name: str) -> Row:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def layer(name: str) -> list[Row]:
    text = (FOLDER / "layers" / f"{name}.geojson").read_text(encoding="utf-8")
    features: list[Row] = json.loads(text)["features"]
    return features


COMMUNE = read("commune.toml")
PEOPLE: dict[str, Row] = {person["key"]: person for person in read("people.toml")["people"]}
PROJECTS: dict[str, Row] = {row["key"]: row for row in read("projects.toml")["projects"]}
FILES = [read(path.name) for path in sorted(FOLDER.glob("inputs_*.toml"))]
INPUTS: list[Row] = [
    {**row, "project": file["project"], "activity": file["activity"]}
    for file in FILES
    for row in file["inputs"]
]
TEAM = {key for key, person in PEOPLE.items() if person["role"] != Role.CITIZEN}
DISTRICTS: dict[str, list[Point]] = {
    feature["properties"]["key"]: [tuple(p) for p in feature["geometry"]["coordinates"][0]]
    for feature in layer("districts")
}


def keys_of(part: str) -> set[str]:
    return {row["key"] for row in COMMUNE[part]}


def lies_in(point: Point, ring: list[Point]) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        crosses = (y1 > point[1]) != (y2 > point[1])
        if crosses and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def texts(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, f"{path}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from texts(value, f"{path}[{number}]")


def moment(row: Row) -> tuple[int, str]:
    return row["day"], row["time"]


def comments(row: Row) -> list[Row]:
    found: list[Row] = row.get("comments", [])
    return found


def organiser_texts() -> list[tuple[str, str]]:
    answers = [answer for row in INPUTS for answer in row.get("answers", [])]
    return [*texts(COMMUNE), *texts(list(PROJECTS.values())), *texts(answers)]


def french_texts() -> list[str]:
    written = [text for path, text in organiser_texts() if re.search(r"\.fr$", path)]
    for row in INPUTS:
        if row["language"] == "fr":
            written += [row["title"], row["body"]]
        written += [c["body"] for c in comments(row) if c["language"] == "fr"]
    return written


@pytest.mark.parametrize(("project", "least"), COUNTS.items(), ids=COUNTS)
def test_each_project_has_its_ideas(project: str, least: int) -> None:
    assert sum(row["project"] == project for row in INPUTS) >= least


def test_the_town_has_spoken_enough_to_look_real() -> None:
    languages = Counter(row["language"] for row in INPUTS)
    assert len(INPUTS) >= 155
    assert languages["nl"] >= 12
    assert languages["en"] >= 12
    assert set(languages) == LANGUAGES
    assert sum(len(comments(row)) for row in INPUTS) >= 250
    assert sum(bool(row.get("answers")) for row in INPUTS) >= 35
    assert sum("lat" in row for row in INPUTS) > 0.8 * len(INPUTS)


def test_there_are_a_team_and_sixty_citizens() -> None:
    roles = Counter(person["role"] for person in PEOPLE.values())
    assert roles == {"admin": 1, "project_manager": 2, "moderator": 1, "citizen": 60}


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("districts", 6),
        ("streets", 60),
        ("facilities", 25),
        ("cycling", 5),
        ("works", 5),
        ("green", 8),
        ("water", 3),
        ("rail", 1),
    ],
)
def test_each_layer_is_drawn(name: str, least: int) -> None:
    assert len(layer(name)) >= least


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([person["key"] for person in read("people.toml")["people"]], id="people"),
        pytest.param([person["email"] for person in PEOPLE.values()], id="e-mail addresses"),
        pytest.param([person["name"] for person in PEOPLE.values()], id="names"),
        pytest.param([row["key"] for row in INPUTS], id="input keys"),
        pytest.param([row["title"].casefold() for row in INPUTS], id="input titles"),
        pytest.param([row["body"] for row in INPUTS], id="input texts"),
        pytest.param([c["body"] for row in INPUTS for c in comments(row)], id="comments"),
        pytest.param([row["slug"] for row in PROJECTS.values()], id="project slugs"),
        pytest.param([f["properties"]["name"] for f in layer("streets")], id="streets"),
        pytest.param([f["properties"]["key"] for f in layer("facilities")], id="facilities"),
    ],
)
def test_nothing_is_there_twice(keys: list[str]) -> None:
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_no_text_is_empty() -> None:
    everything = [COMMUNE, list(PEOPLE.values()), list(PROJECTS.values()), INPUTS]
    assert [path for path, text in texts(everything) if not text.strip()] == []


def test_projects_and_lists_are_named_in_every_language() -> None:
    for row in (row for part in NAMED for row in COMMUNE[part]):
        assert set(row["name"]) == set(i18n.languages()), row["key"]
    for project in PROJECTS.values():
        for part in ("title", "question", "description", "picture_alt"):
            assert set(project[part]) >= LANGUAGES
        for part in ("title", "question"):
            assert set(project[part]) == set(i18n.languages())
        for row in project["phases"]:
            assert set(row["title"]) == set(row["text"]) == LANGUAGES
        for row in project["activities"]:
            assert set(row["title"]) == set(row["text"]) == LANGUAGES


def test_activities_have_settings_that_their_methods_accept() -> None:
    for row in (row for project in PROJECTS.values() for row in project["activities"]):
        told = {**row.get("settings", {}), "text": row["text"]}
        catalogue()[row["method"]].settings.model_validate(told)


def test_references_of_projects_resolve() -> None:
    for project in PROJECTS.values():
        activities = {row["key"] for row in project["activities"]}
        assert set(project["areas"]) <= keys_of("areas")
        assert set(project["tags"]) <= keys_of("tags")
        assert {*project["managers"], *project["moderators"]} <= TEAM
        for opened in (row for phase in project["phases"] for row in phase.get("opens", [])):
            assert opened["activity"] in activities
            assert set(opened["acts"]) <= set(Act)
    for folder in read("projects.toml")["folders"]:
        assert set(folder["projects"]) <= set(PROJECTS)
    for row in COMMUNE["layers"]:
        assert (FOLDER / row["file"]).exists()


@pytest.mark.parametrize("row", INPUTS, ids=[row["key"] for row in INPUTS])
def test_references_of_an_input_resolve(row: Row) -> None:
    project = PROJECTS[row["project"]]
    assert row["activity"] in {activity["key"] for activity in project["activities"]}
    assert row["author"] in PEOPLE
    assert set(row["tags"]) <= set(project["tags"])
    steps = [line["status"] for line in row.get("history", [])]
    assert set(steps) <= keys_of("statuses")
    assert row.get("status", "proposed") == ["proposed", *steps][-1]
    for line in row.get("history", []) + row.get("answers", []):
        assert line["by"] in TEAM
        assert line["department"] in keys_of("departments")
    known: set[str] = set()
    for comment in comments(row):
        assert comment["author"] in PEOPLE
        assert comment.get("parent") is None or comment["parent"] in known
        known.add(comment["key"])
    assert len(known) == len(comments(row))


@pytest.mark.parametrize("row", INPUTS, ids=[row["key"] for row in INPUTS])
def test_an_input_lives_in_its_phase_and_everything_follows_it(row: Row) -> None:
    phases = PROJECTS[row["project"]]["phases"]
    opening = [
        (phase["starts"], min(phase.get("ends", 0), 0), opened["acts"])
        for phase in phases
        for opened in phase.get("opens", [])
        if opened["activity"] == row["activity"]
    ]
    if row["author"] not in TEAM:  # what the team writes is there before people may act
        assert any(a <= row["day"] < b for a, b, acts in opening if Act.SUBMIT_INPUT in acts)
    for comment in comments(row):
        assert any(a <= comment["day"] < b for a, b, acts in opening if Act.COMMENT in acts)
    for part in ("history", "answers", "comments"):
        moments = [moment(row), *(moment(line) for line in row.get(part, []))]
        assert moments == sorted(moments)
        assert moments[-1][0] <= -1


@pytest.mark.parametrize("row", INPUTS, ids=[row["key"] for row in INPUTS])
def test_reactions_fit_the_citizens_and_the_settings(row: Row) -> None:
    activities = {activity["key"]: activity for activity in PROJECTS[row["project"]]["activities"]}
    citizens = len(PEOPLE) - len(TEAM) - 1
    assert 0 <= row["up"] + row["down"] <= citizens
    assert row["down"] == 0 or activities[row["activity"]]["settings"]["down"] != "off"


def forms() -> dict[tuple[str, str], dict[str, Row]]:
    return {
        (project["key"], activity["key"]): {line["key"]: line for line in activity["form"]}
        for project in PROJECTS.values()
        for activity in project["activities"]
        if "form" in activity
    }


def test_a_form_shows_what_forms_can_do_in_every_language() -> None:
    lines = [line for form in forms().values() for line in form.values()]

    assert len({line["kind"] for line in lines}) >= 5
    assert sum(line["kind"] == "page" for line in lines) >= 2
    assert any(line.get("readers") == "team" for line in lines)
    assert all(set(line["wording"]) == set(i18n.LANGUAGES) for line in lines)
    assert {line["kind"] for line in lines} <= set(Kind)


@pytest.mark.parametrize("row", [row for row in INPUTS if "form" in row], ids=itemgetter("key"))
def test_what_an_input_answers_is_what_its_form_asks(row: Row) -> None:
    form = forms()[row["project"], row["activity"]]
    for key, value in row["form"].items():
        line = form[key]
        asked = Asked(key, Kind(line["kind"]), options=tuple(line.get("options", {})))

        assert read_answer(asked, value) == value


def test_phases_are_in_order_and_cover_past_present_and_future() -> None:
    for project in PROJECTS.values():
        for before, after in pairwise(project["phases"]):
            assert before["starts"] < before["ends"] <= after["starts"]
    starts = {key: project["phases"][0]["starts"] for key, project in PROJECTS.items()}
    assert max(starts.values()) < 0
    future = [phase for phase in PROJECTS["filature-demain"]["phases"] if phase["starts"] > 0]
    assert Act.SUBMIT_INPUT in future[0]["opens"][0]["acts"]


def test_every_place_lies_in_its_district_and_has_an_address() -> None:
    for row in (row for row in INPUTS if "lat" in row):
        homes = [key for key, ring in DISTRICTS.items() if lies_in((row["lng"], row["lat"]), ring)]
        assert homes == [row["area"]], row["key"]
        assert row["address"]


def test_every_address_is_a_street_or_a_facility_of_the_map() -> None:
    known = {f["properties"]["name"].casefold() for f in layer("streets") + layer("facilities")}
    for row in (row for row in INPUTS if "lat" in row):
        assert re.sub(r"^\d+ ", "", row["address"]).casefold() in known, row["address"]


def test_districts_are_the_areas_and_share_their_borders() -> None:
    assert set(DISTRICTS) == keys_of("areas")
    sides = Counter(
        frozenset(side)
        for ring in DISTRICTS.values()
        for side in pairwise(ring)
        if side[0] != side[1]
    )
    assert set(sides.values()) == {1, 2}
    outside = Counter(point for side, times in sides.items() if times == 1 for point in side)
    assert set(outside.values()) == {2}, "the outer border is one closed line: no gap, no overlap"


def test_the_organiser_raises_its_voice_nowhere() -> None:
    assert [text for _, text in organiser_texts() if "!" in text] == []


def test_french_is_set_as_french_is_set() -> None:
    wrong = re.compile(r"[^\s\u00a0\u202f][?;!](?=\s|$)|« | »| [?!;:](?=\s|$)|'")
    assert [
        text for text in french_texts() if wrong.search(re.sub(r"&\w+;|<[^>]+>", "", text))
    ] == []


def test_bodies_hold_only_simple_markup() -> None:
    allowed = {"p", "ul", "li", "strong"}
    for row in INPUTS:
        found = set(re.findall(r"</?(\w+)", row["body"]))
        assert "p" in found
        assert found <= allowed
