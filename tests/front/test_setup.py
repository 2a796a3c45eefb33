"""What cannot be prepared is said in a sentence, with what to do about it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from civic.front import setup
from tests import everything
from tests.browser.chromium import CannotFetch, chromium, install

ROOT = Path(__file__).parents[2]
NOWHERE = "http://127.0.0.1:9"


def programs(folder: Path, **written: str) -> str:
    """Return a PATH with the usual tools, and programs of a test in place of some."""
    folder.mkdir()
    for name in ("bash", "dirname", "env", "cat"):
        (folder / name).symlink_to(shutil.which(name) or name)
    for name, script in written.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return str(folder)


@pytest.mark.parametrize("python", ["exit 1", ""], ids=["too old", "none"])
def test_without_a_python_that_will_do_setup_says_which_and_where_from(
    tmp_path: Path, python: str
) -> None:
    (tmp_path / "script").mkdir()
    shutil.copy(ROOT / "script" / "setup", tmp_path / "script" / "setup")
    path = programs(tmp_path / "bin", **({"python3": python} if python else {}))

    done = subprocess.run(
        ["script/setup"],
        cwd=tmp_path,
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Civic needs Python 3.11 or newer" in done.stderr
    assert "apt install python3" in done.stderr


def test_without_a_connection_setup_says_how_to_take_packages_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "requirements.txt").write_text("no-such-package-of-civic==1\n")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(setup, "CPU_WHEELS", NOWHERE)
    monkeypatch.setattr(setup, "TORCH", "pip")  # what is there already needs no connection
    for name, value in (("INDEX_URL", NOWHERE), ("RETRIES", "0"), ("FIND_LINKS", "")):
        monkeypatch.setenv(f"PIP_{name}", value)

    assert setup.main(["--only-packages"]) == 1

    said = capsys.readouterr().out
    assert "taking the usual build" in said
    assert "Check the connection, or set PIP_INDEX_URL" in said


def test_without_a_browser_to_have_the_tests_say_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", programs(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", NOWHERE)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))

    with pytest.raises(CannotFetch, match="apt install chromium"):
        chromium(fetch=True)
    assert everything.main([]) == 1
    assert "PLAYWRIGHT_DOWNLOAD_HOST" in capfd.readouterr().out


def test_a_package_that_apt_cannot_install_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = programs(tmp_path / "bin", **{"apt-get": "exit 100"})
    monkeypatch.setenv("PATH", path + os.pathsep)

    with pytest.raises(CannotFetch, match="apt-get install chromium"):
        install("chromium")
