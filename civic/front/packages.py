"""Fetching pinned npm packages, and placing the files the site serves itself."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from civic.front.vendor import VENDORED, Vendored


class FetchFailed(Exception):
    """A package could not be fetched; the message says what to do."""


def place_vendored(
    workshop: Path,
    destination: Path,
    tell: Callable[[str], None],
    vendored: Sequence[Vendored] = VENDORED,
) -> None:
    """Install the pinned packages beside the build and copy their files, once per list.

    Raises:
        FetchFailed: if npm cannot fetch a package, or a package lacks a file.
    """
    stamp = destination / "packages.json"
    wanted = json.dumps([[v.package, v.version, v.files] for v in vendored], indent=1)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    tell("Fetching fonts and map parts…")
    folder = workshop.with_name("vendor")
    _install(folder, vendored)
    shutil.rmtree(destination, ignore_errors=True)
    destination.mkdir(parents=True)
    for item in vendored:
        for pattern, target in item.files:
            _place(folder / "node_modules" / item.package, pattern, destination, target)
    stamp.write_text(wanted)


def node_environment() -> dict[str, str]:
    """Return the environment in which Node is the one that pip installed beside this Python."""
    beside = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": f"{beside}{os.pathsep}{os.environ.get('PATH', '')}"}
    environment.setdefault("NPM_CONFIG_REGISTRY", "https://registry.npmjs.org")
    return environment


def _install(folder: Path, vendored: Sequence[Vendored]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {"private": True, "dependencies": {v.package: v.version for v in vendored}}
    (folder / "package.json").write_text(json.dumps(wanted))
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
        cwd=folder,
        env=node_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise FetchFailed(
            f"npm could not fetch the packages of the site:\n{done.stderr[-2000:]}\n"
            "Check the connection, or set NPM_CONFIG_REGISTRY to a mirror you can reach."
        )


def _place(package: Path, pattern: str, destination: Path, target: str) -> None:
    found = sorted(package.glob(pattern))
    if not found:
        raise FetchFailed(f"{package.name} has no file {pattern}")
    for path in found:
        to = destination / target / path.name if target.endswith("/") else destination / target
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, to)
