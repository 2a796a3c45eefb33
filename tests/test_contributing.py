"""What CONTRIBUTING.md says about adding a method is true: here it is done, word for word."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from civic import i18n

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
SECTION = PAGE.split("## Add a participation method in ten minutes")[1].split("\n## ")[0]
FILES = dict(re.findall(r"```\w+ (\S+)\n(.*?)```", SECTION, re.DOTALL))
[COMMAND] = re.findall(r"^    script/test (.+)$", SECTION, re.MULTILINE)
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*_cache", "content", "browser")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the house in which everything the page says was written."""
    for name in ("civic", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT_OUT)
    for name in ("pyproject.toml", "rxconfig.py"):
        shutil.copy(ROOT / name, tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    without = {"CIVIC_TEST_POSTGRES_URL", "PYTEST_CURRENT_TEST", "PYTEST_XDIST_WORKER"}
    environment = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_method_written_as_the_page_says_passes_the_tests_it_names(copy: Path) -> None:
    done = run(copy, "pytest", "-p", "no:cacheprovider", *COMMAND.split())

    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_what_the_page_says_is_in_the_style_of_the_house(copy: Path) -> None:
    written = [name for name in FILES if name.endswith(".py")]

    assert run(copy, "ruff", "check", *written).stdout == "All checks passed!\n"
    assert run(copy, "ruff", "format", "--check", *written).returncode == 0


def test_the_page_names_a_folder_of_methods_and_no_other_place() -> None:
    assert {name.split("/wishes/")[0] for name in FILES} == {"civic/methods", "tests/methods"}
    assert len([name for name in FILES if name.endswith(".json")]) == len(i18n.languages())
