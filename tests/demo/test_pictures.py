"""The header pictures of the demo are the same on every run and fit the page."""

import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from civic.demo.pictures import picture

PROJECTS = Path(__file__).parents[2] / "civic" / "demo" / "content" / "projects.toml"
NAMES = [row["picture"] for row in tomllib.loads(PROJECTS.read_text(encoding="utf-8"))["projects"]]


@pytest.mark.parametrize("name", NAMES)
def test_each_project_has_a_light_wide_picture(name: str) -> None:
    content = picture(name)
    image = Image.open(BytesIO(content))
    assert (image.format, image.size) == ("WEBP", (1600, 700))
    assert len(content) < 100_000


def test_a_picture_is_drawn_alike_each_time() -> None:
    assert picture("bridge") == picture("bridge")


def test_no_two_projects_share_a_picture() -> None:
    assert len({picture(name) for name in NAMES}) == len(NAMES)
