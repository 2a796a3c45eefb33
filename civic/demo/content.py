"""The files of the demo commune, read into plain values."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"


@cache
def commune() -> dict[str, Any]:
    """Return the commune: its platform, areas, tags, statuses, departments and layers."""
    return _toml("commune.toml")


def people() -> list[dict[str, Any]]:
    """Return the team and the citizens."""
    found: list[dict[str, Any]] = _toml("people.toml")["people"]
    return found


def folders() -> list[dict[str, Any]]:
    """Return the folders that group the projects."""
    found: list[dict[str, Any]] = _toml("projects.toml").get("folders", [])
    return found


def projects() -> list[dict[str, Any]]:
    """Return the projects with their phases and activities."""
    found: list[dict[str, Any]] = _toml("projects.toml")["projects"]
    return found


def pages() -> list[dict[str, Any]]:
    """Return the pages that are built of blocks."""
    found: list[dict[str, Any]] = _toml("pages.toml")["pages"]
    return found


def boxes() -> list[dict[str, Any]]:
    """Return what people contributed: one value for each file, naming its activity."""
    return [_toml(path.name) for path in sorted(FOLDER.glob("inputs_*.toml"))]


def votes() -> dict[str, Any]:
    """Return the vote that is over: its options, how many voted, how the winners get on."""
    return _toml("votes.toml")


def layer(file: str) -> dict[str, Any]:
    """Return a layer of the town's map as GeoJSON."""
    found: dict[str, Any] = json.loads((FOLDER / file).read_text("utf-8"))
    return found


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))
